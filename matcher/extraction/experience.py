"""Dated roles of a resume and the years that they sum to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.extraction import dates
from matcher.extraction.headers import Header, Headers, Named, dated_lines
from matcher.extraction.reading import Reading
from matcher.extraction.titles import is_lawyer, is_leave, is_legal_support, is_office_job, is_unpaid
from matcher.model import Role

_NOT_WORK = frozenset({"education", "certifications", "references", "other"})
# Roles that a posting or resume may name without being legal support.
NOT_SUPPORT = frozenset(
    {"role.attorney", "role.managing-partner", "role.administrative-assistant", "role.office-manager"}
)
_LAWYERS = frozenset({"role.attorney", "role.managing-partner"})
_SAME_EMPLOYER = re.compile(
    r"\bsame\s+(?:law\s+)?(?:firm|office|employer|court|lawyer|attorney|place)\b", re.IGNORECASE
)
_LAW_CLERK = re.compile(r"\blaw\s+clerk\b", re.IGNORECASE)
_SAME_YEAR_MONTHS = 6
_MAX_HEADER = 600


def roles(reading: Reading, as_of_month: int) -> tuple[Role, ...]:
    """The dated jobs of a resume, in the order of the text."""
    lines = reading.text.lines
    named = Named(reading)
    spans = list(dated_lines(reading, named))
    headers = Headers(reading, named, {i for i, _ in spans})
    found: list[Role] = []
    for i, span in spans:
        start = lines[i][0]
        sentence = reading.sentence_at(start)
        if sentence and sentence.section in _NOT_WORK:
            continue
        months_ = _months(span, as_of_month)
        header = headers(i, span) if months_ else None
        if header is None or months_ is None or is_unpaid(header.text) or is_leave(_said_with(reading, start, span)):
            continue
        family = _family(named, header)
        support = _is_support(reading, header, family)
        if not support and found and found[-1].legal_support and _SAME_EMPLOYER.search(header.text):
            support = is_office_job(reading.text.text[slice(*header.title)])
        begin, stop = reading.text.original(start + span.start, start + span.end)
        title = header.title if header.title[0] < header.title[1] else lines[i]
        found.append(
            Role(
                title=reading.text.text[slice(*title)].strip(),
                family=family,
                legal_support=support,
                start_month=dates.day(months_[0]),
                end_month=dates.day(min(months_[1], as_of_month)),
                current=span.last is None,
                start=begin,
                end=stop,
            )
        )
    return tuple(dict.fromkeys(_adjoined(found)))


def _said_with(reading: Reading, start: int, span: dates.Range) -> str:
    """The sentence that holds a range, or the line where it is a line of its own."""
    sentence = reading.sentence_at(start + span.start)
    return reading.text.text[sentence.start : sentence.end] if sentence else ""


def _is_support(reading: Reading, header: Header, family: str) -> bool:
    title = reading.text.text[slice(*header.title)]
    if family and family not in NOT_SUPPORT:
        return True
    return is_legal_support(title, header.text[:_MAX_HEADER], header.body)


def _months(span: dates.Range, as_of: int) -> tuple[int, int] | None:
    """First and last month (exclusive): year-only ranges run from January to January, a single year for half of it.

    ``None`` for a stretch that is still to come or ends before it begins.
    """
    first = span.first.month
    if span.last is None:
        last = as_of if span.first.exact else max(as_of // 12 * 12, min(first + _SAME_YEAR_MONTHS, as_of))
    elif not span.first.exact and not span.last.exact and first == span.last.month:
        last = first + _SAME_YEAR_MONTHS
    else:
        last = span.last.month
    return (first, last) if first <= min(last, as_of) else None


def _family(named: Named, header: Header) -> str:
    """The role concept that the title names, or "": whom the job is done for ("clerk to the partners") is none."""
    title = named.reading.text.text[slice(*header.title)]
    hits = [h for h in named.between(*header.title) if h.status != "other_person"]
    own = [h for h in hits if h.concept not in _LAWYERS]
    if not own and (is_lawyer(title) or _LAW_CLERK.search(title)):
        own = hits
    own = [h for h in own if h.concept not in NOT_SUPPORT] or own
    return max(own, key=lambda h: (h.end - h.start, -h.start)).concept if own else ""


def _adjoined(found: Sequence[Role]) -> list[Role]:
    """The roles, each lengthened by the last month that it names where another role begins in the next one.

    "March 2012 - October 2016" and "November 2016 - present" leave no gap, though months are counted to the first day
    of the last one.
    """
    begins = {dates.months(role.start_month) for role in found}
    return [
        replace(role, end_month=dates.day(end + 1))
        if (end := dates.months(role.end_month)) + 1 in begins
        and end not in begins
        and end > dates.months(role.start_month)
        and not role.current
        else role
        for role in found
    ]


def years(roles_: Iterable[Role]) -> float | None:
    """Years that dated roles sum to, overlapping months counted once, to a tenth; ``None`` without roles."""
    stretches = sorted((dates.months(r.start_month), dates.months(r.end_month)) for r in roles_)
    if not stretches:
        return None
    total = 0
    edge = 0
    for first, last in stretches:
        total += max(0, last - max(first, edge))
        edge = max(edge, last)
    return round(total / 12, 1)
