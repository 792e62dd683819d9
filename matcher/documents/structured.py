"""Structured JSON: resumes and postings that programs wrote, as text to read, with the data kept beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from matcher.documents import job_json, job_posting, json_resume, values
from matcher.documents.charset import decode
from matcher.documents.parts import MAX_CHARACTERS, Line, Parts, assemble, refuse

_KNOWN = "JSON Resume, its job schema, a schema.org JobPosting, or a posting of Greenhouse, Lever, Ashby or Workday"
# What JSON calls a number may have more digits than can be turned into one.
_MOST_DIGITS = 18


def read(data: bytes) -> Parts:
    """Return the text of a structured resume or posting, with the data under the name of its shape."""
    text = decode(data)
    if text is None:
        return refuse("corrupt", "these bytes are not text, so they are no JSON; export the file again")
    if text.count(",") > MAX_CHARACTERS:
        return refuse("too_large", "it holds far more than a resume or a posting; keep only the part that matters")
    try:
        stated = json.loads(text.lstrip("\ufeff"), strict=False, parse_int=_whole, parse_constant=lambda _: None)
        return parts_of(values.plain(stated))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return refuse("corrupt", f"this is broken JSON ({error.msg}, {place}); mend it there or export it again")
    except RecursionError:
        return refuse("corrupt", "this JSON is nested too deep to be a resume or a posting; export it again")


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def of_mapping(mapping: Mapping[str, Any]) -> Parts:
    """Return the parts of a resume or posting that is already in hand as a mapping."""
    try:
        return parts_of(values.plain(mapping))
    except RecursionError:
        return refuse("corrupt", "this mapping is nested too deep to be a resume or a posting")


def canonical(mapping: Mapping[str, Any]) -> bytes:
    """Return a mapping as bytes that do not depend on the order of its keys: what its hash is made of."""
    try:
        return json.dumps(values.plain(mapping), sort_keys=True).encode()
    except RecursionError:
        return b""


def parts_of(stated: Any) -> Parts:
    """Return the parts of some JSON; what is neither a resume nor one posting is refused, with what is understood."""
    postings = job_json.postings(stated)
    if len(postings) > 1:
        return refuse(
            "unsupported", f"this file holds {len(postings)} job postings; save each one as a file of its own"
        )
    resume = stated.get("resume", stated) if isinstance(stated, Mapping) else None
    if isinstance(resume, Mapping) and json_resume.is_resume(resume):
        return _parts("JSONResume", resume, json_resume.lines(resume))
    if postings:
        shape, original, posting = postings[0]
        return _parts(shape, original, job_posting.lines(posting))
    return refuse("unsupported", f"this JSON is none of what is understood: {_KNOWN}; save the text as TXT or PDF")


def _parts(shape: str, stated: Mapping[str, Any], lines: list[Line]) -> Parts:
    if not lines:
        return refuse("empty", "its fields hold no text; check that it is the right file")
    text, blocks, pages = assemble(lines)
    return Parts(text=text, blocks=blocks, pages=pages, data={shape: stated})
