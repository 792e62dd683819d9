"""What a run keeps of a resume to know its copies by: keyed digests, which say nothing to who has no key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from matcher.reports.record_shapes import TraceObject
from matcher.reports.row_shapes import ContactObject

NO_TRACE: TraceObject = {"words": "", "people": [], "sketch": []}
# A sketch keeps so many phrases of so many words, those with the smallest digests: the same of every copy.
SKETCH = 64
PHRASE = 2
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\u00ad](?:\s*\n\s*)?(?=\w)")
_WORD = re.compile(r"[^\W_]+")
# What a word processor prints on a page and the writer did not write.
_FURNITURE = re.compile(
    r"^\s*(?:page\s+\d+(?:\s*(?:of|/)\s*\d+)?|\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?)\s*$", re.IGNORECASE | re.MULTILINE
)
# Words that a form puts between two fields, and a page need not.
_BETWEEN = frozenset({"at", "in", "of"})
_LAST_DIGITS = 10


def trace(text: str, contact: ContactObject | None, key: bytes = b"") -> TraceObject:
    """The trace of a resume: equal words have one digest, whatever the file format and the order of the columns."""
    words = list(_words(text))
    if not words:
        return NO_TRACE
    return {
        "words": _digest(key, "\n".join(sorted(words)), 16).hex(),
        "people": [] if contact is None else list(_people(contact, key)),
        "sketch": _sketch(words, key),
    }


def _words(text: str) -> Iterator[str]:
    """The words of a text without signs, hyphens and page numbers, as they are compared."""
    plain = unicodedata.normalize("NFKC", _FURNITURE.sub("", text)).casefold()
    return (word for word in _WORD.findall(_HYPHEN.sub("", plain)) if word not in _BETWEEN)


def _sketch(words: list[str], key: bytes) -> list[int]:
    phrases = set(map(" ".join, zip(*(words[i:] for i in range(PHRASE)), strict=False))) or set(words)
    start = blake2b(digest_size=4, key=key[:64])
    return sorted(int.from_bytes(_after(start, phrase), "big") for phrase in phrases)[:SKETCH]


def _after(start: blake2b, phrase: str) -> bytes:
    """The digest of a phrase; to copy a start is quicker than to make one anew."""
    digest = start.copy()
    digest.update(phrase.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _people(contact: ContactObject, key: bytes) -> Iterator[str]:
    said: Mapping[str, Iterable[str]] = {
        "n": _words(contact["name"]),
        "e": contact["email"].casefold().split(),
        "p": ["".join(c for c in contact["phone"] if c.isdecimal())[-_LAST_DIGITS:]],
    }
    for kind, parts in said.items():
        if value := " ".join(parts):
            yield f"{kind}:{_digest(key, f'{kind} {value}', 12).hex()}"


def _digest(key: bytes, text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size, key=key[:64]).digest()
