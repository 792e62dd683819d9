"""All findings about one posting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from matcher.lint.rules import Advice, Finding, Rules, WordingRule, load_rules
from matcher.lint.structure import structure
from matcher.matching.places import Places
from matcher.model import Document, Posting

_SENTENCE_END = re.compile(r"\n\s*\n|\n\s*[-*•·‣▪o–]\s|[!?]\s|(?<![A-Z])(?<!\be\.g)(?<!\bi\.e)\.\s+(?=[A-Z\"“(•*-])")


def lint(posting: Posting, rules: Rules | None = None) -> tuple[Finding, ...]:
    """What to look at in a posting: what law names first, then by place."""
    rules = rules or load_rules()
    found = [*_wording(posting.document, rules), *structure(posting, rules.checks)]
    places = Places(posting.document)
    made = (_finding(advice, start, end, places) for advice, start, end in found)
    return tuple(sorted(set(made), key=lambda f: (f.advice.level != "fix", f.start, -f.end, f.advice.id)))


def _finding(advice: Advice, start: int, end: int, places: Places) -> Finding:
    if start == end:
        return Finding(advice, "", 0, 0, 0, 0)
    quote = places.quote(start, end, "")
    return Finding(advice, quote.text, start, end, quote.page, quote.line)


def _wording(document: Document, rules: Rules) -> Iterator[tuple[Advice, int, int]]:
    """Where a wording stands that a rule looks for; of overlapping places of one group the first and longest."""
    found = [
        (start, -end, rule.advice.id, rule.advice)
        for rule in rules.wording
        for start, end in places_of(rule, document.text, rules.fair)
    ]
    taken: dict[str, int] = {}
    for start, minus_end, _, advice in sorted(found, key=itemgetter(0, 1, 2)):
        if start >= taken.get(advice.group, 0):
            taken[advice.group] = -minus_end
            yield advice, start, -minus_end


def places_of(rule: WordingRule, text: str, fair: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a rule's wording stands in a text and nothing around it rules it out."""
    if rule.not_in_text is not None and rule.not_in_text.search(text):
        return
    for hit in rule.pattern.finditer(text):
        start, end = hit.span()
        sentence = _sentence(text, start, end)
        vetoes = (
            fair.search(sentence),
            rule.not_near and rule.not_near.search(sentence.replace(hit[0], " ")),
            rule.not_before and rule.not_before.match(text, end),
            rule.not_after and rule.not_after.search(text[max(0, start - 40) : start]),
            rule.needs and not rule.needs.search(sentence),
        )
        if not any(vetoes):
            yield start, end


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place; an item of a list is one."""
    ends = _sentence_ends(text)
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    return text[ends[first - 1] if first else 0 : ends[last] if last < len(ends) else len(text)]


@lru_cache(maxsize=2)
def _sentence_ends(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))
