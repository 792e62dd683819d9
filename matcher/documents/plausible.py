"""Whether the words that were read of a page can be written language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.documents.words import Word

_LONG_WORD = 25
_DOUBTFUL = 0.1
_GARBLED = 0.4
_GARBAGE = re.compile("[\ufffd\ue000-\uf8ff]")


def is_plausible(words: Sequence[Word]) -> bool:
    """Return whether the words of a page look like written language; no words at all is no reason for doubt."""
    if not words:
        return True
    sizes = [len(word.text) for word in words]
    long = [word.text for word in words if len(word.text) > _LONG_WORD]
    if _garbage_share(words) > _DOUBTFUL or sum(map(_is_no_address, long)) > 0.05 * len(words) + 1:
        return False
    return len(words) < 20 or 2 <= sum(sizes) / len(words) <= 14


def is_garbled(words: Sequence[Word]) -> bool:
    """Return whether the fonts of a page do not say which letters they draw."""
    return _garbage_share(words) > _GARBLED


def _is_no_address(text: str) -> bool:
    return not {"/", "@", ".", "_"} & set(text)


def _garbage_share(words: Sequence[Word]) -> float:
    """Return the share of characters that stand for no letter: replacement and private-use characters."""
    text = "".join([word.text for word in words])
    return len(_GARBAGE.findall(text)) / len(text) if text else 0.0
