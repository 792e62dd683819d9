"""The signs of icon fonts in a text: bullets stay bullets, and the little telephone before a number is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.documents.words import Word

# The code points for private use, where icon fonts have their signs.
PRIVATE = range(0xE000, 0xF900)
# Bullets of Symbol and Wingdings.
_KNOWN = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf06e": "■"}
_BULLETS = str.maketrans(_KNOWN)
_REPEATED = 3


def without_icons(words: Sequence[Word]) -> list[Word]:
    """Return the words without icons; one that comes again and again on a page is a bullet."""
    icons = Counter(_icons(words))
    if not icons:
        return list(words)
    signs = {icon: "•" for icon, count in icons.items() if count >= _REPEATED} | _KNOWN
    return [
        word._replace(text=signs.get(word.text, word.text).translate(_BULLETS))
        for word in words
        if word.text not in icons or word.text in signs
    ]


def _icons(words: Iterable[Word]) -> list[str]:
    return [word.text for word in words if ord(word.text[0]) in PRIVATE and ord(word.text[-1]) in PRIVATE]
