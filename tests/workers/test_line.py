"""The files of one process: one in work and one sent ahead; who is to blame when it dies, and who is not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, cast

import pytest

from matcher.documents.pool import Pool
from matcher.documents.process import DiedError, End, Process
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits
from matcher.errors import MatcherError
from matcher.model import Document
from matcher.workers import line
from matcher.workers.line import Line, Task, Working

DIES, HANGS, WORKS = End(9), End(-9, timed_out=True), None
Fates = Sequence[Sequence[End | None]]


@dataclass(frozen=True)
class Upper:
    """A file comes to its text in capitals; one that is lost, to its status."""

    limits: Limits = DEFAULT_LIMITS

    def worker(self) -> Working[str]:
        raise AssertionError("nothing is done here")

    def lost(self, document: Document, data: bytes) -> str:
        return document.status


class Crew:
    """Processes that only play at it: each has its fates, one for every answer, and tells what it was sent."""

    def __init__(self, fates: Fates) -> None:
        self.fates = list(fates)
        self.sent: list[list[str]] = []

    def __call__(self, _command: object) -> Player:
        return Player(self)


class Player:
    """One of them. It works on what it was sent in order, and answers one file each time it is asked."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._fates: list[End | None] | None = None
        self._files: list[str] = []
        self._end: End | None = None

    def exchange(self, messages: Iterable[bytes], seconds: float) -> bytes:
        given = list(messages)
        if self._fates is None:  # the job
            self._fates = list(self._crew.fates.pop(0))
            return b"{}"
        assert seconds == line.patience(Upper())
        names = [name.decode() for name in given[::2]]
        self._crew.sent.append(names)
        self._files += names
        self._end = self._fates.pop(0) if self._fates else WORKS
        if self._end is not None:
            raise DiedError
        return json.dumps({"made": self._files.pop(0).upper()}).encode()

    def end(self) -> End:
        assert self._end is not None
        return self._end


def put_through(files: str, fates: Fates, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], list[list[str]]]:
    """What came of each file, named by a letter, and what was sent before each answer."""
    crew = Crew(fates)
    monkeypatch.setattr(line, "Process", crew)
    tasks: list[Task[str]] = [(name, name, name.encode()) for name in files]
    waiting: SimpleQueue[Task[str] | None] = SimpleQueue()
    for task in (*tasks[1:], None):
        waiting.put(task)
    made: SimpleQueue[tuple[str, Any] | BaseException] = SimpleQueue()
    pool: Pool[Process] = Pool("this pool")
    a_line: Line[str, Any] = Line(cast(Any, Upper()), pool, waiting)
    a_line.run(tasks[0], made)
    assert pool.has_idle()
    found = {}
    while not made.empty():
        one = made.get()
        assert not isinstance(one, BaseException)
        found[one[0]] = one[1]["made"] if isinstance(one[1], dict) else one[1]
    return found, crew.sent


@pytest.mark.parametrize(
    ("files", "fates", "came_to", "sent"),
    [
        ("a", [[]], "A", [["a"]]),
        ("abcd", [[]], "A B C D", [["a", "b"], ["c"], ["d"], []]),
        # the one in work is tried again, the one ahead goes with it
        ("abc", [[DIES], []], "A B C", [["a", "b"], ["a", "b"], ["c"], []]),
        # the one ahead has two tries of its own
        (
            "abc",
            [[DIES], [DIES], [DIES], []],
            "corrupt B C",
            [["a", "b"], ["a", "b"], ["b", "c"], ["b", "c"], []],
        ),
        (
            "abc",
            [[DIES], [DIES], [DIES], [DIES], []],
            "corrupt corrupt C",
            [["a", "b"], ["a", "b"], ["b", "c"], ["b", "c"], ["c"]],
        ),
        ("abc", [[WORKS, DIES], []], "A B C", [["a", "b"], ["c"], ["b", "c"], []]),
        # what takes for ever is not tried again
        ("abc", [[HANGS], []], "timeout B C", [["a", "b"], ["b", "c"], []]),
        ("ab", [[WORKS, WORKS]], "A B", [["a", "b"], []]),
    ],
)
def test_only_the_file_in_work_is_to_blame(
    files: str, fates: Fates, came_to: str, sent: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, were_sent = put_through(files, fates, monkeypatch)
    assert found == dict(zip(files, came_to.split(), strict=True))
    assert were_sent == sent


def test_an_error_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "Process", lambda _command: (_ for _ in ()).throw(MatcherError("no process today")))
    made: SimpleQueue[tuple[str, Any] | BaseException] = SimpleQueue()
    a_line: Line[str, Any] = Line(cast(Any, Upper()), Pool("this pool"), SimpleQueue())
    a_line.run(("a", "a", b"a"), made)
    error = made.get()
    assert isinstance(error, MatcherError)
    assert str(error) == "no process today"
    assert made.empty()
