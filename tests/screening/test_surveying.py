"""Postings observed in processes: what goes over the pipe is what comes of a posting here."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matcher.model import Document, Posting
from matcher.screening.inputs import inputs
from matcher.screening.surveying import Observing, _restored, observed
from matcher.survey import Asked, LeftOut, observe
from tests.survey.made import CORPORATE, KITCHEN, LITIGATION


@pytest.mark.parametrize("text", [LITIGATION, CORPORATE, KITCHEN], ids=["litigation", "corporate", "kitchen"])
def test_what_goes_over_the_pipe_is_the_observation(text: str, posting: Callable[[str], Posting]) -> None:
    with closing(Observing().worker()) as worker:
        answer = json.loads(json.dumps(worker(text.encode(), "posting")))
    here = observe(posting(text))
    there = _restored(answer)
    assert isinstance(there, type(here))
    if isinstance(here, Asked) and isinstance(there, Asked):
        assert (there.levels, there.years, there.bag, there.sketch) == (here.levels, here.years, here.bag, here.sketch)


def test_every_input_comes_to_something(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LITIGATION)
    (tmp_path / "damaged.zip").write_bytes(b"PK\x03\x04 and nothing more")
    (tmp_path / "empty.txt").write_bytes(b"")
    told: list[tuple[int, int]] = []
    seen = list(
        observed(inputs([tmp_path]), Observing(), jobs=1, tell=lambda done, unread: told.append((done, unread)))
    )
    assert sorted(type(one).__name__ for one in seen) == ["Asked", "LeftOut", "LeftOut"]
    assert all(one.reason == "unreadable" and one.said for one in seen if isinstance(one, LeftOut))
    assert told[-1] == (3, 1)


def test_a_posting_that_ends_its_process_is_left_out_with_the_reason() -> None:
    document = Document("bomb.pdf", "", "timeout", "", warnings=("it takes too long",))
    assert _restored(Observing().lost(document, b"")) == LeftOut(
        "bomb.pdf", "unreadable", "it takes too long (timeout)"
    )
