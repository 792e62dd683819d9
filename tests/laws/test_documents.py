"""Laws 1 and 2 on real resumes and postings, where they are at hand: every so many, so that the suite stays quick."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from matcher.library import Text
from matcher.model import Posting, Resume
from tests.laws.cases import AS_OF, CASES, MATCHER, SCORER, TINY, TRIED, bits, match, own, posting, wish, with_line
from tests.laws.checks import assert_accounted_for, assert_gains_are_exact, assert_only_adds
from tests.laws.profiles import DENIED

DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "documents"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents (../shared) are not on this machine"),
]


def every(folder: str, step: int) -> list[str]:
    return [path.stem for path in sorted((DOCUMENTS / folder).glob("*.txt"))[::step]]


RESUMES = every("resumes", 8)
POSTINGS = every("postings", 6)


@cache
def text_of(name: str) -> str:
    return (DOCUMENTS / "resumes" / f"{name}.txt").read_text(encoding="utf-8", errors="replace")


@cache
def real_resume(name: str) -> Resume:
    return own(text_of(name))


@cache
def real_posting(name: str) -> Posting:
    return wish((DOCUMENTS / "postings" / f"{name}.txt").read_text(encoding="utf-8", errors="replace"))


def judged(name: str) -> list[Posting]:
    """The postings that a resume has a score for: a file of several resumes has none."""
    return [real_posting(p) for p in POSTINGS if SCORER.total(real_resume(name), real_posting(p)) is not None]


@pytest.mark.parametrize("name", RESUMES)
def test_the_parts_account_for_the_score(name: str) -> None:
    for asked in POSTINGS:
        assert_accounted_for(match(real_resume(name), real_posting(asked)))


@pytest.mark.parametrize("number", range(len(RESUMES)))
def test_a_true_mention_only_adds_and_a_second_one_changes_nothing(number: int) -> None:
    name, form = RESUMES[number], TRIED[number * 37 % len(TRIED)][0]
    once = with_line(text_of(name), form)
    for asked in judged(name)[:3]:
        assert_only_adds(match(real_resume(name), asked), match(once, asked))
        assert bits(own(with_line(once, form)), asked) == bits(own(once), asked)


@pytest.mark.parametrize("name", RESUMES)
def test_a_denial_adds_nothing(name: str) -> None:
    denied = own(f"{text_of(name).rstrip()}\n\nADDITIONAL INFORMATION\n\nNo experience with {', '.join(DENIED)}.\n")
    for asked in [*judged(name), posting(CASES[-1])]:
        before, after = SCORER.total(real_resume(name), asked), SCORER.total(denied, asked)
        assert after is None or before is None or after <= before + TINY


@pytest.mark.parametrize("name", RESUMES[::3])
def test_gains_are_exact(name: str) -> None:
    assert_gains_are_exact(text_of(name), judged(name)[:2])


def test_neighbours_and_their_order_play_no_part() -> None:
    asked = real_posting(POSTINGS[0])
    texts = [Text(text_of(name), name) for name in RESUMES]
    alone = {text.name: SCORER.total(own(text.text), asked) for text in texts}
    for batch in (texts, texts[::-1], texts[::2]):
        ranked = MATCHER.rank(asked, batch, as_of=AS_OF)
        assert {m.resume.document.source: m.score for m in ranked} == {t.name: alone[t.name] for t in batch}
