"""The findings on a posting's wording as a plain dictionary for JSON."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from matcher.lint.rules import Finding, FindingLevel
from matcher.model import SCHEMA_VERSION, Posting


class FindingObject(TypedDict):
    """One finding. ``quote`` is "", and its place ``null``, where it is about the whole posting."""

    rule: str
    group: str
    level: FindingLevel
    quote: str
    start: int | None
    end: int | None
    page: int | None
    line: int | None
    why: str
    instead: str


class LintObject(TypedDict):
    """All findings on one posting."""

    schema_version: str
    source: str
    sha256: str
    title: str
    findings: list[FindingObject]


def lint(posting: Posting, findings: Sequence[Finding]) -> LintObject:
    """The object that ``matcher schema lint`` describes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": posting.document.source,
        "sha256": posting.document.sha256,
        "title": posting.title,
        "findings": [_finding(f) for f in findings],
    }


def _finding(f: Finding) -> FindingObject:
    placed = bool(f.quote)
    return {
        "rule": f.advice.id,
        "group": f.advice.group,
        "level": f.advice.level,
        "quote": f.quote,
        "start": f.start if placed else None,
        "end": f.end if placed else None,
        "page": f.page if placed else None,
        "line": f.line if placed else None,
        "why": f.advice.why,
        "instead": f.advice.instead,
    }
