"""Functions in processes of their own: what they return and raise, and what becomes of one that hangs or dies."""

from __future__ import annotations

import os
import re
import sys
from functools import partial
from pathlib import Path

import pytest

from matcher import apart
from matcher.apart import Apart, LostError
from matcher.documents.process import module_command
from matcher.errors import MatcherError
from matcher.vocabulary import load_vocabulary

SECONDS = 60.0
# Searching for it in many letters a takes longer than anybody waits, and lets no other thread of its process run.
ENDLESS = r"(a+)+b"
MANY = "a" * 60


def test_a_function_is_called_with_what_its_process_has_made_once() -> None:
    pid = Apart(os.getpid)
    first = pid.call(SECONDS, int)
    assert first != os.getpid()
    assert pid.call(SECONDS, int) == first
    assert pid.call(SECONDS, max, 0) == first


def test_what_hangs_is_ended_and_the_next_call_is_answered() -> None:
    search = Apart(partial(str, ENDLESS))
    assert search.call(SECONDS, re.findall, "xaab") == ["aa"]
    with pytest.raises(LostError) as lost:
        search.call(1.0, re.findall, MANY)
    assert lost.value.timed_out
    assert search.call(SECONDS, re.findall, "ab") == ["a"]


def test_what_ends_its_process_is_tried_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    def starting(name: str) -> list[str]:
        started.append(name)
        return module_command(name)

    monkeypatch.setattr(apart, "module_command", starting)
    code = Apart(partial(int, 3))
    with pytest.raises(LostError) as lost:
        code.call(SECONDS, os._exit)
    assert not lost.value.timed_out
    assert len(started) == 2
    assert code.call(SECONDS, str) == "3"


def test_what_the_program_says_is_wrong_is_said_here() -> None:
    path = Apart(partial(Path, "nowhere.toml"))
    with pytest.raises(MatcherError, match="nowhere"):
        path.call(SECONDS, load_vocabulary)
    assert path.call(SECONDS, str) == "nowhere.toml"


def test_what_cannot_be_made_is_told_at_every_call() -> None:
    vocabulary = Apart(partial(load_vocabulary, Path("nowhere.toml")))
    for _ in range(2):
        with pytest.raises(MatcherError, match="nowhere"):
            vocabulary.call(SECONDS, str)


def test_processes_that_never_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "module_command", lambda _: [sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(MatcherError, match="cannot be started"):
        Apart(os.getpid).call(SECONDS, int)


def test_processes_that_die_while_they_load_are_told() -> None:
    with pytest.raises(MatcherError, match="as soon as they start"):
        Apart(partial(os._exit, 1)).call(SECONDS, str)
