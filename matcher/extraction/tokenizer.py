"""The tokens of a text as lists: what every component reads."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.text import placed


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as written, and where each starts."""

    texts: list[str]
    starts: list[int]

    def spaced(self, i: int) -> bool:
        """True where a space follows a token."""
        return i + 1 < len(self.starts) and self.starts[i] + len(self.texts[i]) < self.starts[i + 1]


def split(text: str) -> Tokens:
    """The tokens of a one-line text."""
    found = placed(text)
    return Tokens([match[0] for match in found], [match.start() for match in found])
