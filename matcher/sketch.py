"""What a text is told by: its words, and the digests of a few of its phrases, the same of every copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b

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


def words(text: str) -> Iterator[str]:
    """The words of a text without signs, hyphens and page numbers, as they are compared."""
    plain = unicodedata.normalize("NFKC", _FURNITURE.sub("", text)).casefold()
    return (word for word in _WORD.findall(_HYPHEN.sub("", plain)) if word not in _BETWEEN)


def bag(found: Sequence[str], key: bytes = b"") -> str:
    """The digest of some words in any order; texts of equal words have the same."""
    return digest(key, "\n".join(sorted(found)), 16).hex()


def sketch(found: Sequence[str], key: bytes = b"") -> list[int]:
    """The smallest digests of the phrases that some words make, in their order."""
    phrases = set(map(" ".join, zip(*(found[i:] for i in range(PHRASE)), strict=False))) or set(found)
    start = blake2b(digest_size=4, key=key[:64])
    return sorted(int.from_bytes(_after(start, phrase), "big") for phrase in phrases)[:SKETCH]


def _after(start: blake2b, phrase: str) -> bytes:
    """The digest of a phrase; to copy a start is quicker than to make one anew."""
    made = start.copy()
    made.update(phrase.encode("utf-8", "surrogatepass"))
    return made.digest()


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of their phrases that two texts have in common, as their sketches tell: 1 for the same text."""
    a, b = set(one), set(other)
    smallest = sorted(a | b)[:SKETCH]
    return sum(phrase in a and phrase in b for phrase in smallest) / len(smallest) if smallest else 0.0


def digest(key: bytes, text: str, size: int) -> bytes:
    """A keyed digest of ``size`` bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size, key=key[:64]).digest()
