"""What a run keeps of a resume to know its copies by: keyed digests, which say nothing to who has no key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from matcher.reports.record_shapes import TraceObject
from matcher.reports.row_shapes import ContactObject
from matcher.sketch import bag, digest, sketch, words

NO_TRACE: TraceObject = {"words": "", "people": [], "sketch": []}
_LAST_DIGITS = 10


def trace(text: str, contact: ContactObject | None, key: bytes = b"") -> TraceObject:
    """The trace of a resume: equal words have one digest, whatever the file format and the order of the columns."""
    found = list(words(text))
    if not found:
        return NO_TRACE
    return {
        "words": bag(found, key),
        "people": [] if contact is None else list(_people(contact, key)),
        "sketch": sketch(found, key),
    }


def _people(contact: ContactObject, key: bytes) -> Iterator[str]:
    said: Mapping[str, Iterable[str]] = {
        "n": words(contact["name"]),
        "e": contact["email"].casefold().split(),
        "p": ["".join(c for c in contact["phone"] if c.isdecimal())[-_LAST_DIGITS:]],
    }
    for kind, parts in said.items():
        if value := " ".join(parts):
            yield f"{kind}:{digest(key, f'{kind} {value}', 12).hex()}"
