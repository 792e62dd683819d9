"""What is counted, and what of it is shown."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from matcher.model import Failure, Posting, Resume
from matcher.survey import Line, Survey, of_resume, summarise, survey
from matcher.vocabulary import Vocabulary
from tests.survey.made import AGAIN, CORPORATE, KITCHEN, LITIGATION, RESUME, asked

Read = Callable[[str], Posting]


@pytest.fixture(scope="module")
def found(posting: Read, vocabulary: Vocabulary) -> Survey:
    return survey([posting(LITIGATION), posting(CORPORATE), posting(AGAIN)], vocabulary)


def line(found: Survey, concept: str) -> Line:
    return next(line for line in found.lines if line.concept == concept)


@pytest.mark.parametrize(
    ("concept", "required", "preferred", "mentioned"),
    [
        ("tool.relativity", 2, 0, 0),
        ("tool.westlaw", 1, 0, 0),
        ("certification.notary-public", 0, 1, 0),
        ("duty.conduct-legal-research", 0, 0, 2),
    ],
)
def test_shares_by_level_with_a_repost_counted_once(
    found: Survey, concept: str, required: int, preferred: int, mentioned: int
) -> None:
    counted = line(found, concept)
    assert tuple(counted.counts.values()) == (required, preferred, mentioned)
    assert counted.asked == required + preferred + mentioned
    assert counted.share == counted.asked / 2
    assert counted.interval.low < counted.share <= counted.interval.high


def test_files_add_up(found: Survey) -> None:
    assert (found.given, found.counted, len(found.reposts)) == (3, 2, 1)
    assert found.years == (3.0, 5.0)


def test_a_class_is_asked_for_by_its_members(found: Survey) -> None:
    platform = line(found, "tool.legal-research-platform")
    assert (platform.asked, platform.within) == (0, 2)


def test_what_is_no_posting_is_told_and_not_counted(posting: Read, vocabulary: Vocabulary) -> None:
    inputs = [
        posting(LITIGATION),
        posting(RESUME * 2),
        posting(KITCHEN),
        posting(
            "Stellenanzeige. Wir suchen eine Fachkraft für unsere Kanzlei. Sie haben Erfahrung mit Verträgen. " * 5
        ),
        Failure("scan.pdf", "needs_ocr", "this is a scan"),
    ]
    found = survey(inputs, vocabulary)
    assert (found.given, found.counted) == (5, 1)
    reasons = [left.reason for left in found.left_out]
    assert reasons == ["unreadable", "no posting", "no posting", "too little understood"]
    assert found.left_out[0].said == "this is a scan (needs_ocr)"


def test_nothing_given_is_a_survey_of_nothing(vocabulary: Vocabulary) -> None:
    found = survey([], vocabulary)
    assert (found.given, found.counted, found.lines) == (0, 0, ())


def test_a_resume_is_held_against_them(posting: Read, resume: Callable[[str], Resume], vocabulary: Vocabulary) -> None:
    postings = [posting(LITIGATION), posting(CORPORATE)]
    found = survey(postings, vocabulary, held=of_resume(resume(RESUME)))
    states = {line.concept: line.state for line in found.lines}
    assert states["tool.westlaw"] == states["duty.conduct-legal-research"] == "shown"
    assert states["tool.relativity"] == "not shown"  # denied
    assert (states["tool.lexisnexis"], line(found, "tool.lexisnexis").by) == ("near", "tool.westlaw")
    missing = [line.concept for line in found.asked_not_shown]
    assert missing[0] == "tool.relativity"  # asked for by both
    assert not {"tool.westlaw", "role.paralegal"} & set(missing)


def test_shown_and_not_asked_is_only_what_meets_nothing_asked(vocabulary: Vocabulary) -> None:
    from matcher.model import Document
    from matcher.survey import curriculum

    held = curriculum(Document("plan", "", "ok", "Everlaw\nQuickBooks\nWestlaw"), vocabulary)
    wants = asked("a", {"tool.westlaw": "required", "tool.e-discovery-platform": "required"})
    found = summarise([wants], vocabulary, held=held)
    assert [line.concept for line in found.shown_not_asked] == ["tool.quickbooks"]
    assert line(found, "tool.everlaw").meets == "tool.e-discovery-platform"


def test_the_order_of_the_files_changes_nothing(posting: Read, vocabulary: Vocabulary, found: Survey) -> None:
    texts = [AGAIN, LITIGATION, CORPORATE]
    random.Random(7).shuffle(texts)
    assert survey([posting(text) for text in texts], vocabulary) == found


def test_a_concept_that_the_vocabulary_has_lost_is_not_listed(vocabulary: Vocabulary) -> None:
    found = summarise([asked("a", {"tool.gone": "required"})], vocabulary)
    assert (found.counted, found.lines) == (1, ())
