"""Whether a text reads as a posting or as a resume, by the wording that only one of them uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from matcher.model import DocumentType

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Wording that speaks for one type of document: single words, phrases, and patterns for the rest."""

    weight: float
    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, str, re.Pattern[str]], ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()

    def total(self, lower: str, counts: Mapping[str, int]) -> float:
        """What the sign says of a lower-case text, whose words are counted already."""
        found = sum(counts[word] for word in self.words & counts.keys())
        for first, phrase, pattern in self.phrases:
            if first in counts and phrase in lower:
                found += len(pattern.findall(lower))
        return self.weight * (found + sum(len(pattern.findall(lower)) for pattern in self.patterns))


def _sign(weight: float, listed: str, *patterns: str) -> _Sign:
    """A sign of words and phrases parted by "|"; a phrase that ends in "*" may end inside a word."""
    entries = listed.split("|") if listed else []
    phrases = [(entry.rstrip("*"), "" if entry.endswith("*") else r"\b") for entry in entries if " " in entry]
    return _Sign(
        weight,
        frozenset(entry for entry in entries if " " not in entry),
        tuple((_WORDS.findall(p)[0], p, re.compile(rf"\b{p}{end}")) for p, end in phrases),
        tuple(map(re.compile, patterns)),
    )


# The patterns start with one literal or a small set, so that the search can skip ahead; what must stand before it is
# looked up behind. The year of a range stands for itself as well.
_YEARS = frozenset(map(str, range(1900, 2100)))
_POSTING_SIGNS = (
    _sign(1.0, "you|your"),
    _sign(2.0, "we are*|we offer*|we seek*|we firm*|we team*|we client*"),
    _sign(2.0, "our are*|our offer*|our seek*|our firm*|our team*|our client*"),
    _sign(
        2.0,
        "apply|applicant|applicants|candidate|candidates|equal opportunity|salary|benefits|responsibilities include",
    ),
    _sign(1.5, "requirements|qualifications|responsibilities|preferred|required|must have"),
    _sign(2.0, "seeking|looking for|will be responsible|the ideal|this position|this role|the position"),
    _sign(2.0, "", r"\$\s?\d[\d,.]*k?\s*(?:-|–|to)\s*\$\s?\d", r"/\s?(?:hr|hour|year)\b"),
)
_RESUME_SIGNS = (
    _sign(
        4.0,
        "",
        r"[12](?<!\w[12])(?:(?<=1)9|(?<=2)0)\d\d\s*(?:-|–|—|to)\s*"
        r"(?:present|current|now|(?:[a-z]+\.? )?(?:19|20)\d\d)",
    ),
    _Sign(0.7, _YEARS),
    _sign(1.0, "drafted|managed|prepared|assisted|maintained|filed|organized|scheduled|reviewed"),
    _sign(2.0, "", r"@(?<=[\w.]@)[\w.]"),
    _sign(2.0, "work history|work experience|professional experience|objective|references|resume"),
    _sign(0.7, "i|my"),
    # A cover letter speaks of the position and of "you", but it is the candidate who speaks.
    _sign(
        4.0,
        "sincerely|to whom it may concern|yours truly|best regards|kind regards|warm regards|warmest regards|"
        "i am writing|i'm writing|i am applying|i'm applying|i am excited to apply",
        r"dear(?<![^\n]dear)(?=\s)",
    ),
)
_CLEARLY = 3.0


def _signs(text: str) -> tuple[float, float]:
    """How much of a text's wording only postings, and only resumes, use."""
    lower = text.lower()
    counts = Counter(_WORDS.findall(lower))
    posting, resume = (sum(sign.total(lower, counts) for sign in signs) for signs in (_POSTING_SIGNS, _RESUME_SIGNS))
    return posting, resume


def guess_type(text: str) -> DocumentType:
    """Whether a text reads as a posting or as a resume.

    A resume speaks of dates and of what was done; a posting of "you", "we" and "apply".
    """
    posting, resume = _signs(text)
    return "posting" if posting > resume else "resume"


def clear_type(text: str) -> DocumentType | None:
    """The type that a text reads as beyond doubt, or ``None``."""
    posting, resume = _signs(text)
    if max(posting, resume) < 2 * _CLEARLY or max(posting, resume) < _CLEARLY * min(posting, resume):
        return None
    return "posting" if posting > resume else "resume"
