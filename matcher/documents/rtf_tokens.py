r"""RTF as tokens: control words, bytes, and what a skipped group spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# One alternative each: control word, hexadecimal byte, control symbol, brace, plain bytes. Line ends mean nothing.
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\$",
    re.DOTALL,
)
_EDGE = re.compile(rb"[{}]|\\bin(\d{1,10}) ?|\\.", re.DOTALL)
MAX_TOKENS = 600_000


class Token(NamedTuple):
    """A piece of RTF: ``{``, ``}``, a control ``word`` with its number, or ``raw`` bytes of text (``word`` is "")."""

    word: str
    number: int | None = None
    raw: bytes = b""


class TooMuchError(Exception):
    """The file holds more than any document needs."""


class Tokens:
    """The tokens of a file, one by one, with a way over the rest of a group."""

    def __init__(self, data: bytes) -> None:
        """Start before the first token of ``data``."""
        self._data = data
        self._place = 0

    def __iter__(self) -> Iterator[Token]:
        """Yield each token that is not skipped.

        Raises:
            TooMuchError: there are more than ``MAX_TOKENS``.

        """
        for _ in range(MAX_TOKENS):
            match = _TOKEN.match(self._data, self._place)
            if match is None:
                return
            self._place = match.end()
            kind = match.lastindex
            if kind in (1, 2):
                yield self._word(match)
            elif kind == 3:
                yield Token("'", raw=bytes.fromhex(match[3].decode("ascii")))
            elif kind == 6:
                yield Token("", raw=match[6])
            elif kind == 4 and match[4] in b"{}\\":
                yield Token("", raw=match[4])
            elif kind is not None:
                yield Token(match[kind].decode("latin-1"))
        raise TooMuchError

    def _word(self, match: re.Match[bytes]) -> Token:
        word = match[1].decode("ascii")
        number = None if match[2] is None else int(match[2])
        if word == "bin" and number:
            self._place += max(number, 0)
        return Token(word, number)

    def skip_group(self) -> bytes:
        """Go on before the brace that closes the group that is open, and return what was skipped."""
        start, depth = self._place, 1
        while match := _EDGE.search(self._data, self._place):
            self._place = match.end()
            edge = match.group()
            if edge == b"{":
                depth += 1
            elif edge == b"}":
                depth -= 1
                if not depth:
                    self._place = match.start()
                    return self._data[start : self._place]
            elif match[1]:
                self._place += int(match[1])
        self._place = len(self._data)
        return self._data[start:]
