"""The tokens of a text as lists: what every component reads."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.text import tokens


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as written, and where each starts."""

    texts: list[str]
    starts: list[int]

    def spaced(self, i: int) -> bool:
        """True where a space follows a token."""
        return i + 1 < len(self.starts) and self.starts[i] + len(self.texts[i]) < self.starts[i + 1]


def split(text: str) -> Tokens:
    """The tokens of a one-line text. Looking them up again is cheaper than asking the pattern for every range."""
    texts = tokens(text)
    starts: list[int] = []
    end = 0
    find = text.find
    for token in texts:
        start = find(token, end)
        starts.append(start)
        end = start + len(token)
    return Tokens(texts, starts)
