"""What a posting as a whole asks for: pay, the length of its list, what it says twice or in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import attrgetter

from matcher.lint.rules import Advice
from matcher.model import Mention, Posting

# More things than this that are plainly required make a long list; the samples of real postings have a median of 3.
MOST_MUSTS = 12
# Whoever asks for so many years means no beginners.
FEW_YEARS = 2.0
# Not the millions that a company has raised.
_MONEY = re.compile(r"(?:[$€£]|\b(?:USD|EUR|GBP))\s?\d[\d,.]*k?\b(?!\s?(?:million|billion|bn|mn))", re.I)
# "65,000 - 90,000" and "75k to 90k": nothing else in a posting is written so.
_BARE_RANGE = re.compile(r"\b\d{2,3}(?:,\d{3}|k)\s*(?:[-\u2013\u2014]|to)\s*\d{2,3}(?:,\d{3}|k)\b", re.I)
_PAY_WORD = re.compile(
    r"\b(?:pay|paid|salary|salaries|compensation|wage|wages|hourly|hour|hr|annum|annually|year|stipend)\b", re.I
)
_UNPAID = re.compile(
    r"\b(?:unpaid|volunteers? position|volunteer role|pro bono position|for (?:school|course|academic) credit)\b", re.I
)
_ENTRY = re.compile(
    r"\b(?:entry[- ]level (?:position|role|job|opportunity)"
    r"|no (?:prior )?experience (?:is )?(?:needed|necessary|required))\b",
    re.I,
)
_DUTY_HEADING = re.compile(r"^(?![-*\u2022]).{0,60}\b(?:responsibilities|duties)\W*$", re.I | re.M)
# Between two ways to qualify, on a line of its own.
_OR_LINE = re.compile(r"^\W*or\W*$", re.I | re.M)
_LINES_BEFORE_PAY = 3
# What is one thing, whatever the sentence; a skill or a duty may be asked for twice in two senses.
_NAMED = frozenset({"tool", "certification", "education"})
_LISTS = frozenset({"requirements", "preferred"})
_ASKED = frozenset({"wanted", "not_required"})

Place = tuple[Advice, int, int]


def structure(posting: Posting, checks: Mapping[str, Advice]) -> Iterator[Place]:
    """Every finding that comes from counting, with its place; an empty one where it is about the whole posting."""
    yield from _pay(posting, checks)
    # A file with several jobs asks for the same things again, and rightly.
    if len(_DUTY_HEADING.findall(posting.document.text)) > 1:
        return
    yield from _many(posting, checks["must.many"])
    yield from _repeated(posting, checks)
    yield from _years(posting, checks)


def _pay(posting: Posting, checks: Mapping[str, Advice]) -> Iterator[Place]:
    for pay in posting.facts.pay:
        if (pay.min is None or pay.max is None) and pay.start is not None and pay.end is not None:
            yield checks["pay.open"], pay.start, pay.end
    text = posting.document.text
    if not posting.facts.pay and not _UNPAID.search(text) and not _speaks_of_pay(text):
        yield checks["pay.missing"], 0, 0


def _speaks_of_pay(text: str) -> bool:
    """Whether a sum of money stands near a word for pay: what is stated in an unusual form is not missing."""
    if _BARE_RANGE.search(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    return any(
        _MONEY.search(line) and _PAY_WORD.search(" ".join(lines[max(0, i - _LINES_BEFORE_PAY) : i + 1]))
        for i, line in enumerate(lines)
    )


def _many(posting: Posting, advice: Advice) -> Iterator[Place]:
    """The whole posting, where it plainly requires more than a dozen things; duties describe the job."""
    musts = [r for r in posting.requirements if r.level == "required" and r.scored and r.section != "responsibilities"]
    if len(musts) > MOST_MUSTS:
        yield advice, 0, 0


def _repeated(posting: Posting, checks: Mapping[str, Advice]) -> Iterator[Place]:
    """What is asked for again on another line: at the same level, or required here and optional there."""
    text = posting.document.text
    # One of several ways to qualify may well be preferred.
    choices = {concept for r in posting.requirements if r.mode != "one" for concept in r.wants}
    first: dict[str, Mention] = {}
    for mention in sorted(posting.mentions, key=attrgetter("start")):
        if mention.kind not in _NAMED or mention.section not in _LISTS:
            continue
        before = first.setdefault(mention.concept, mention)
        if "\n" not in text[before.end : mention.start]:
            continue
        if before.status == mention.status == "wanted" and before.level == mention.level:
            yield checks["must.twice"], mention.start, mention.end
        elif mention.concept not in choices and not _OR_LINE.search(text) and _differ(before, mention):
            yield checks["must.levels"], mention.start, mention.end


def _differ(before: Mention, after: Mention) -> bool:
    """Whether a thing is required in one of two places, and in the other optional or not needed."""
    return "required" in (before.level, after.level) and {before.status, after.status} <= _ASKED


def _years(posting: Posting, checks: Mapping[str, Advice]) -> Iterator[Place]:
    entry = _ENTRY.search(posting.document.text)
    asked = posting.years
    if entry and asked is not None and asked.level == "required" and asked.min > FEW_YEARS:
        yield checks["must.entry"], *entry.span()
    figures: dict[tuple[str, ...], float] = {}
    for r in posting.requirements:
        stated = r.min_years if r.kind == "experience" and r.level == "required" else None
        if stated is not None and figures.setdefault(r.wants, stated) != stated:
            yield checks["must.years"], r.start, r.end
