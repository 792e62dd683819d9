"""A digest of a Parquet file that stands in its own footer: it tells whether a byte has changed since it was made.

It is taken as if it were blank itself, as the checksum of a TAR header is, and covers the footer too, which page
checksums do not. A second file for it could be lost or be there without the first.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

KEY = b"matcher.seal"
# What the footer holds under the key until the file is sealed.
BLANK = b"-" * 64
_AT_ONCE = 1024**2
# A length and the four letters at the very end.
_TAIL = 8


def footer(file: BinaryIO) -> tuple[int, bytes]:
    """Where the footer of a Parquet file starts, and the footer: places, sizes and extremes of all that is in it."""
    end = file.seek(-_TAIL, os.SEEK_END)
    length = int.from_bytes(file.read(4), "little")
    start = file.seek(end - length)
    return start, file.read(length)


def seal(path: Path) -> None:
    """Put the digest of a file in place of its blank."""
    with path.open("rb+") as file:
        start, content = footer(file)
        # The caller's values, such as the extremes of a column, stand before.
        place = start + content.rindex(BLANK)
        digest = _digest(file, place)
        file.seek(place)
        file.write(digest)


def is_whole(path: Path, noted: bytes) -> bool:
    """Whether a file is as it was when it was sealed with the digest that its footer has under the key."""
    with path.open("rb") as file:
        start, content = footer(file)
        place = content.rfind(noted)
        return len(noted) == len(BLANK) and place >= 0 and _digest(file, start + place) == noted


def _digest(file: BinaryIO, place: int) -> bytes:
    digest = hashlib.sha256()
    file.seek(0)
    for piece in _pieces(file, place):
        digest.update(piece)
    digest.update(BLANK)
    file.seek(len(BLANK), os.SEEK_CUR)
    for piece in _pieces(file):
        digest.update(piece)
    return digest.hexdigest().encode()


def _pieces(file: BinaryIO, length: int | None = None) -> Iterator[bytes]:
    """The next bytes of a file, up to its end where no length is given."""
    left = length
    while piece := file.read(_AT_ONCE if left is None else min(_AT_ONCE, left)):
        yield piece
        left = None if left is None else left - len(piece)
