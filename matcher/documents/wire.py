"""Messages between a reading process and the program that started it: a length, then so many bytes.

What a reading process answers is JSON and nothing that could run: a file that takes the process over must not get
further than a wrong answer, so every field is checked before it becomes ``Parts``.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from io import RawIOBase
from typing import Any, cast, get_args

from matcher.documents.parts import MAX_CHARACTERS, Parts
from matcher.model import Block, BlockKind, DocumentStatus, Hidden, Place

MAX_ANSWER = 32 * 1024 * 1024
READY = b"ready"
EXIT_MEMORY = 77

_LENGTH = struct.Struct(">I")
_CHUNK = 1024 * 1024
_STATUSES = frozenset(get_args(DocumentStatus))
_BLOCK_KINDS = frozenset(get_args(BlockKind))
_PLACES = frozenset(get_args(Place))
_FIELDS = frozenset(("id", "status", "text", "blocks", "pages", "hidden", "warnings", "data", "scans", "ocr"))


class WireError(Exception):
    """What the other side says is no answer."""


class GoneError(WireError):
    """The other side says nothing any more."""


def send(stream: RawIOBase, payload: bytes) -> None:
    """Write one message.

    Raises:
        GoneError: Nobody reads it.

    """
    view = memoryview(_LENGTH.pack(len(payload)) + payload)
    try:
        while view:
            view = view[stream.write(view) or 0 :]
    except (OSError, ValueError) as error:  # a closed file raises ValueError
        raise GoneError("nobody reads") from error


def receive(stream: RawIOBase, most: int) -> bytes:
    """Return the next message.

    Raises:
        GoneError: The stream ended.
        WireError: The message is longer than ``most``.

    """
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > most:
        raise WireError("the message is too long")
    return _exactly(stream, length)


def _exactly(stream: RawIOBase, size: int) -> bytes:
    pieces: list[bytes] = []
    while size:
        try:
            piece = stream.read(min(size, _CHUNK))
        except (OSError, ValueError) as error:
            raise GoneError("the stream is closed") from error
        if not piece:
            raise GoneError("the stream ended")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def encode(parts: Parts, number: int) -> bytes:
    """Return the answer to request ``number``.

    Raises:
        TypeError, ValueError, RecursionError: ``parts.data`` holds what JSON cannot say.

    """
    answer = {
        "id": number,
        "status": parts.status,
        "text": parts.text,
        "blocks": [(b.start, b.end, b.kind, b.page, b.column, b.place) for b in parts.blocks],
        "pages": parts.pages,
        "hidden": [(h.text, h.reason, h.page) for h in parts.hidden],
        "warnings": parts.warnings,
        "data": dict(parts.data),
        "scans": parts.scans,
        "ocr": parts.ocr,
    }
    # A text may hold half a surrogate pair, which strict UTF-8 refuses.
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(answer: bytes, number: int) -> Parts:
    """Return the parts in the answer to request ``number``.

    Raises:
        WireError: It is no such answer.

    """
    try:
        said = json.loads(answer.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise WireError("the answer is no JSON") from error
    _need(isinstance(said, dict) and said.keys() == _FIELDS and said["id"] == number)
    status, text, data = said["status"], said["text"], said["data"]
    _need(isinstance(status, str) and status in _STATUSES)
    _need(isinstance(text, str) and len(text) <= MAX_CHARACTERS and bool(text) == (status == "ok"))
    _need(isinstance(data, dict) and isinstance(said["ocr"], bool))
    return Parts(
        text=text,
        status=cast(DocumentStatus, status),
        blocks=tuple(_block(item, len(text)) for item in _list(said["blocks"])),
        pages=tuple(_within(item, 0, len(text)) for item in _list(said["pages"])),
        hidden=tuple(_hidden(item) for item in _list(said["hidden"])),
        warnings=tuple(_string(item) for item in _list(said["warnings"])),
        data=cast(Mapping[str, Any], data),
        scans=tuple(_within(item, 1) for item in _list(said["scans"])),
        ocr=said["ocr"],
    )


def _block(item: object, length: int) -> Block:
    start, end, kind, page, column, place = _list(item, 6)
    _need(isinstance(kind, str) and kind in _BLOCK_KINDS)
    _need(isinstance(place, str) and place in _PLACES)
    end = _within(end, 1, length)
    return Block(_within(start, 0, end - 1), end, kind, _within(page, 1), _within(column, 1), cast(Place, place))


def _hidden(item: object) -> Hidden:
    text, reason, page = _list(item, 3)
    return Hidden(_string(text), _string(reason), _within(page, 1))


def _list(item: object, size: int | None = None) -> list[Any]:
    if not isinstance(item, list) or size not in (None, len(item)):
        raise WireError("the answer has another shape")
    return item


def _string(item: object) -> str:
    if not isinstance(item, str):
        raise WireError("the answer has another shape")
    return item


def _within(item: object, low: int, high: int | None = None) -> int:
    # True is an int in Python.
    if type(item) is not int or item < low or (high is not None and item > high):
        raise WireError("the answer has another shape")
    return item


def _need(right: bool) -> None:
    if not right:
        raise WireError("the answer has another shape")
