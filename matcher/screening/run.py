"""A screening from its inputs to its ranking: what a run has is answered from it, the rest is worked out and stored."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from matcher.errors import RunFileError, UnreadableError
from matcher.screening.asking import Asking, AsOf
from matcher.screening.definition import defined
from matcher.screening.inputs import Input
from matcher.screening.naming import Codes, Names, key_file, unread
from matcher.screening.places import Place, located, make_folder
from matcher.screening.request import Request
from matcher.screening.run_file import RunFile
from matcher.screening.store import Asked, ranking

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.reports.record_shapes import PostingFacts, Ranking, Record
    from matcher.reports.row_shapes import ScreenRow
    from matcher.screening.recording import Job

_MOST_PENDING = 500
Task = tuple[str, str, bytes]
Waiting = dict[str, list[tuple[int, str]]]


def never() -> bool:
    """No: nobody wants the run to stop."""
    return False


class Run:
    """A run that inputs can be put through; a context manager that leaves one file behind, or none."""

    def __init__(self, request: Request) -> None:
        """Find the run that a request is for; nothing is written yet.

        Raises:
            RunFileError: The file named is another run, or none.
        """
        self.request = request
        self._temporary = None if request.cache else tempfile.TemporaryDirectory(prefix="matcher-")
        where = request.run if self._temporary is None else Path(self._temporary.name)
        self.definition = defined(request.posting, request.profile, request.vocabulary, blind=request.blind)
        as_of = request.as_of if isinstance(request.as_of, str) else request.as_of.isoformat()
        self.place: Place = located(where, self.definition, as_of, today=request.today)
        self._asking = Asking(request, _date(self.place.as_of))
        self._limits = _said(request.limits)
        self._file: RunFile | None = None
        self.names = Names()
        self._about: dict[str, Any] = {}
        self._batch = 0
        self._inputs: Sequence[Input] = ()
        self._pending: list[tuple[int, str, str]] = []
        self._fresh: list[int] = []
        self.done = bytearray()
        self.unread = 0

    @property
    def continues(self) -> bool:
        """Whether an unfinished run goes on whose date is not that of today."""
        return self.request.today and self.place.as_of != str(self.request.as_of)

    def __enter__(self) -> Run:
        """Read the posting, unless it was read before, and open the run file.

        Raises:
            UnreadableError: The posting cannot be read.
            RunFileError: The run file cannot be written.
        """
        try:
            about = dict(self.place.about) or {
                "definition": asdict(self.definition),
                "as_of": self.place.as_of,
                "concepts": {},
                **self._asking.about(),
            }
            new = [text for text in self.request.require if text not in about["concepts"]]
            if new:
                about["concepts"] = {**about["concepts"], **self._asking.concepts(new)}
            if self.request.cache and self.request.run is None:
                make_folder(self.place.path.parent)
            if self.request.blind:
                self.names = Codes(self.place.path, is_new=not self.place.about)
            if about.setdefault("key", self.names.mark) != self.names.mark:
                raise RunFileError(
                    f"{key_file(self.place.path)}: not the key file of this run; put that back, or start another run"
                )
            self._file = RunFile(self.place.path, create=True)
            if about != self.place.about:
                self._file.tell(about)
            self._about = about
        except BaseException:
            self._forget()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the run file, and delete it where it is not to be kept."""
        if self._file is not None:
            self._file.close()
        self._forget()

    def _forget(self) -> None:
        if self._temporary is not None:
            self._temporary.cleanup()

    @property
    def file(self) -> RunFile:
        """The open run file."""
        assert self._file is not None
        return self._file

    @property
    def posting(self) -> PostingFacts:
        """The posting as it was read."""
        return cast("PostingFacts", {**self._about["posting"], "source": self.request.posting_name})

    @property
    def changes(self) -> list[str]:
        """What the profile changed in it."""
        return list(self._about["changes"])

    @property
    def _asked(self) -> Asked:
        from matcher.screening.filters import Filter

        found = [self._about["concepts"][text] for text in self.request.require]
        keep = Filter(self.request.min_score, self.request.min_years, tuple(id_ for id_, _ in found))
        profile = None if self.request.profile is None else self.request.profile.name
        return Asked(self.request.posting_name, profile, keep, dict(found))

    def work(self, inputs: Sequence[Input], stop: Callable[[], bool] = never) -> Iterator[int]:
        """Put inputs through; the place of each as it is done, in the order of completion.

        When ``stop`` says so, the next result is the last.
        """
        self._inputs = inputs
        self.done = bytearray(len(inputs))
        names = [given.name for given in inputs]
        self._batch = self.file.batch(self.names.given(names), self.names.at_first(names), self._asked.stored())
        try:
            yield from self._through(stop)
        finally:
            self._flush()

    def _through(self, stop: Callable[[], bool]) -> Iterator[int]:
        """Answer from the run until an input needs work; only then is everything loaded that work needs."""
        waiting: Waiting = {}
        tasks = self._tasks(stop, waiting)
        for task in tasks:
            if task is not None:
                yield from self._worked(chain([task], filter(None, tasks)), stop, waiting)
            yield from self._news()

    def _worked(self, tasks: Iterator[Task], stop: Callable[[], bool], waiting: Waiting) -> Iterator[int]:
        from matcher.workers import Workers

        with Workers(self._job(), self.request.jobs) as workers:
            for key, record in workers.map(tasks):
                self.file.put(key, record, self._limits)
                self.unread += sum(record["row"]["status"] != "ok" for _ in waiting[key])
                for place, shown in waiting.pop(key):
                    self._finish(place, shown, key)
                self._flush()
                yield from self._news()
                if stop():  # workers have taken more than they work on
                    return

    def _tasks(self, stop: Callable[[], bool], waiting: Waiting) -> Iterator[Task | None]:
        """What is to be worked out, once for the same content; ``None`` for an input that is done without work."""
        shows = self._asked.keep.require
        for place, given in enumerate(self._inputs):
            if stop():
                return
            try:
                data = given.read()
            except (UnreadableError, OSError) as error:
                self._unread(place, given, error)
                yield None
                continue
            key, shown = self.names.key(data, given.name), self.names.shown(data, given.name)
            if key in waiting:
                waiting[key].append((place, shown))
            elif self.file.usable(key, self._limits, shows):
                self._finish(place, shown, key)
                yield None
            else:
                waiting[key] = [(place, shown)]
                yield key, given.name, data

    def _unread(self, place: int, given: Input, error: UnreadableError | OSError) -> None:
        key, shown = self.names.unread(given.name, error)
        if not self.file.usable(key, self._limits, ()):
            self.file.put(key, self.names.closed(unread(given.name, error), shown), self._limits)
        self._finish(place, shown, key)

    def _finish(self, place: int, shown: str, key: str) -> None:
        self.done[place] = True
        self._fresh.append(place)
        self._pending.append((place, shown, key))

    def _news(self) -> list[int]:
        """The places that were done since the last time this was asked, journalled."""
        fresh, self._fresh = self._fresh, []
        if len(self._pending) >= _MOST_PENDING:
            self._flush()
        return fresh

    def _flush(self) -> None:
        if self._pending:
            self.names.remember()
            self.file.note(self._batch, self._pending)
            self._pending = []

    def _job(self) -> Job:
        from matcher.screening.recording import Job

        known = tuple(sorted({id_ for id_, _ in self._about["concepts"].values()}))
        request = self.request
        return Job(
            self._asking.posting,
            self._asking.as_of,
            request.vocabulary,
            request.limits,
            known,
            self.names.secret,
            request.blind,
        )

    @property
    def left(self) -> int:
        """How many inputs have not been come to."""
        return len(self.done) - sum(self.done)

    def statuses(self) -> dict[str, int]:
        """How many inputs came out with each status."""
        self._flush()
        return self.file.statuses(self._batch)

    def unreadable(self) -> list[ScreenRow]:
        """The rows of the inputs that could not be read, in the order given."""
        self._flush()
        return self.file.unreadable(self._batch)

    def record(self, place: int) -> Record:
        """What came of one input, marks filled in."""
        from matcher.screening.filters import marked

        self._flush()
        asked = self._asked
        return marked(self.file.record(self._batch, place), asked.keep, asked.labels)

    def ranking(self) -> Ranking:
        """What has come of all inputs so far, best first; it streams from the file while the run is open."""
        self._flush()
        return ranking(self.file, self._batch, self._asked)

    def wrote(self, output: Path) -> None:
        """Remember an unfinished output, which the same command may write over."""
        self.file.wrote(self._batch, _digest(output) if self.left else "")

    def may_replace(self, output: Path) -> bool:
        """Whether a file is what this run wrote while it was unfinished, and nothing else."""
        if not self.place.about:
            return False
        with RunFile(self.place.path, reading=True) as run, contextlib.suppress(OSError):
            return run.output() == _digest(output)
        return False


def _date(as_of: str) -> AsOf:
    return "latest" if as_of == "latest" else date.fromisoformat(as_of)


def _said(limits: Limits) -> str:
    """What a file that cannot be read may owe to the limits, or to a missing extra."""
    from matcher.documents.scans import can_ocr

    return f"{limits.seconds:g} s, {limits.memory} bytes{', OCR' if can_ocr() else ''}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
