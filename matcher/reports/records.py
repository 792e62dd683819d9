"""Matches and unreadable files as records: what a run keeps of each resume, quotes in their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from matcher.matching.places import Places
from matcher.model import Contribution, Document, Evidence, Match, Resume
from matcher.reports import pieces, rows
from matcher.reports.arithmetic import PLACES, shares
from matcher.reports.copied import copied
from matcher.reports.cutting import cut
from matcher.reports.record_shapes import (
    AskedRequirement,
    CellObject,
    ContactObject,
    HideObject,
    PostingFacts,
    QuoteObject,
    Record,
)
from matcher.reports.trace import NO_TRACE, trace

QUOTE_LENGTH = 200


def screened(
    match: Match,
    *,
    contact: ContactObject | None = None,
    hides: Sequence[HideObject] = (),
    shows: Mapping[str, bool] | None = None,
    key: bytes = b"",
) -> Record:
    """What a run keeps of a resume.

    Args:
        match: The resume held against the posting of the run.
        contact: Who it is from.
        hides: The ranges of its text that say who it is from.
        shows: Whether it shows each of the concepts that the run asks for by id.
        key: What the digests that tell its copies are made with.
    """
    document = match.resume.document
    sentences = copied(document.text, match.posting.document.text)
    return {
        "row": {**rows.screened(match), "copied_sentences": len(sentences)},
        "contact": contact,
        "cells": [
            _cell(c, share.points, document, hides)
            for c, share in zip(match.contributions, shares(match, PLACES), strict=False)
        ],
        "copied": sentences,
        "trace": trace(document.text, contact, key),
        "shows": dict(shows or {}),
    }


def unreadable(document: Document) -> Record:
    """What a run keeps of a file that could not be read."""
    return {
        "row": rows.unreadable_resume(document),
        "contact": None,
        "cells": [],
        "copied": [],
        "trace": NO_TRACE,
        "shows": {},
    }


def nothing(as_of: date) -> Resume:
    """A resume that says nothing, to ask what a posting asks."""
    document = Document("", "", "ok", " ")
    return Resume(document, (), (), (), None, None, None, (), (), as_of)


def asked(nothing: Match) -> PostingFacts:
    """The posting as it was read, from its match with a resume that says nothing: weights hold for every resume."""
    posting = nothing.posting
    places = Places(posting.document)
    hard = {r.id for r in posting.requirements if r.hard}
    found = [
        _asked(c, share.possible, places, hard=c.requirement in hard)
        for c, share in zip(nothing.contributions, shares(nothing, PLACES), strict=False)
    ]
    return {
        "source": posting.document.source,
        "sha256": posting.document.sha256,
        "title": posting.title.lstrip("# "),
        "years": pieces.asked(posting),
        "requirement_lines": posting.asking_lines,
        "recognised_lines": posting.known_lines,
        "requirements": found,
        "not_scored": list(nothing.not_scored),
        "warnings": [*posting.document.warnings, *posting.warnings, *posting.notes],
        "reason": nothing.reason,
    }


def quote(evidence: Evidence, text: str, hides: Iterable[HideObject]) -> QuoteObject:
    r"""The line that holds a quote, cut to words around it, with what is to be hidden there.

    >>> from matcher.model import Evidence
    >>> found = quote(Evidence(9, 16, "Westlaw", 1, 2, "skills"), "Jo Doe\nI Westlaw it for Jo.", ())
    >>> found["text"][found["start"]:found["end"]], found["text"]
    ('Westlaw', 'I Westlaw it for Jo.')
    """
    place = (evidence.start, evidence.end)
    line = _line(text, *place)
    near = sorted((h for h in hides if h["start"] < line[1] and h["end"] > line[0]), key=lambda h: h["start"])
    first, last = cut(text, line, place, near, QUOTE_LENGTH)
    shown = text[first:last]
    inside = ((max(h["start"], first), min(h["end"], last), h["word"]) for h in near)
    return {
        "text": "".join(" " if c.isspace() else c for c in shown),
        "start": evidence.start - first,
        "end": min(evidence.end, last) - first,
        "hide": [{"start": a - first, "end": b - first, "word": word} for a, b, word in inside if a < b],
        "page": evidence.page,
        "line": evidence.line,
        "section": evidence.section,
    }


def _cell(c: Contribution, points: float, document: Document, hides: Sequence[HideObject]) -> CellObject:
    return {
        "requirement": c.requirement,
        "credit": round(c.credit, PLACES),
        "points": points,
        "how": c.how,
        "why": c.why,
        "evidence": [quote(e, document.text, hides) for e in c.evidence],
    }


def _asked(c: Contribution, possible: float, places: Places, *, hard: bool) -> AskedRequirement:
    asked_for = c.posting_quote
    added = asked_for.start == asked_for.end
    line = quote(asked_for, places.document.text, ())
    return {
        "id": c.requirement,
        "label": c.label,
        "kind": c.kind,
        "level": c.level,
        "section": asked_for.section,
        "hard": hard,
        "weight": round(c.weight, PLACES),
        "possible": possible,
        "quote": "" if added else line["text"].strip(),
        "page": 0 if added else asked_for.page,
        "line": 0 if added else asked_for.line,
    }


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of the line or lines that hold a stretch, without outer spaces."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
