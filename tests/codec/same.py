"""What a stored profile must have in common with its original: all of a match but words, pages and warnings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from matcher.codec import decode, encode
from matcher.model import Contribution, Evidence, Match, Posting, Resume
from tests.laws.cases import MATCHER

T = TypeVar("T", Posting, Resume)


def stored(found: T) -> T:
    """A value as it comes back from its bytes."""
    document = found.document
    again = decode(encode(found), MATCHER.vocabulary, source=document.source, sha256=document.sha256)
    assert type(again) is type(found)
    return again  # type: ignore[return-value]


def without_words(match: Match) -> dict[str, Any]:
    """Everything of a match that no text is needed for."""
    return {
        "score": match.score,
        "reason": match.reason,
        "band": match.band,
        "confidence": match.confidence,
        "contributions": [_contribution(c) for c in match.contributions],
        "knockouts": [replace(k, evidence=_places(k.evidence)) for k in match.knockouts],
        "gaps": match.gaps,
        "not_scored": match.not_scored,
        "as_of": match.as_of,
        "versions": match.versions,
    }


def _contribution(found: Contribution) -> Contribution:
    return replace(found, posting_quote=_place(found.posting_quote), evidence=_places(found.evidence))


def _places(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(map(_place, evidence))


def _place(evidence: Evidence) -> Evidence:
    return replace(evidence, text="", page=0, line=0)
