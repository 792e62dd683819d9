"""Messages: what is sent arrives, and what is no answer is refused."""

from __future__ import annotations

import io
import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents.parts import MAX_CHARACTERS, Parts
from matcher.documents.wire import GoneError, WireError, decode, encode, receive, send
from matcher.model import Block, Hidden


class Trickle(io.RawIOBase):
    """A pipe that takes and gives a few bytes at a time."""

    def __init__(self) -> None:
        self.held = bytearray()

    def write(self, data: Any) -> int:
        self.held += data[:7]
        return min(7, len(data))

    def read(self, size: int = -1) -> bytes:
        piece = bytes(self.held[: min(size, 5)])
        del self.held[: len(piece)]
        return piece


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_messages_arrive_whole_and_in_order(messages: list[bytes]) -> None:
    pipe = Trickle()
    for message in messages:
        send(pipe, message)
    assert [receive(pipe, 50) for _ in messages] == messages
    with pytest.raises(GoneError):
        receive(pipe, 50)


def test_a_message_that_is_too_long_or_cut_is_refused() -> None:
    pipe = Trickle()
    send(pipe, b"abc")
    with pytest.raises(WireError, match="too long"):
        receive(pipe, 2)
    with pytest.raises(GoneError):
        receive(cast(io.RawIOBase, io.BytesIO(b"\0\0\0\5abc")), 9)


def test_a_closed_pipe_is_gone() -> None:
    closed = cast(io.RawIOBase, io.BytesIO())
    closed.close()
    with pytest.raises(GoneError):
        send(closed, b"x")
    with pytest.raises(GoneError):
        receive(closed, 9)


FULL = Parts(
    text="a\ud800 naïve\n🙂",
    blocks=(Block(0, 2, "heading"), Block(3, 8, "bullet", 2, 3, "text box")),
    pages=(0, 3),
    hidden=(Hidden("secret\udcff", "white on white", 2),),
    warnings=("one; two",),
    data={"title": "Paralegal", "pay": [1, 2.5, None, True, {"x": "é"}]},
    scans=(2,),
    ocr=True,
)


@pytest.mark.parametrize("parts", [FULL, Parts(status="empty", warnings=("no text",))])
def test_parts_survive_the_way(parts: Parts) -> None:
    assert decode(encode(parts, 7), 7) == parts


GOOD = json.loads(encode(Parts(text="hello", blocks=(Block(0, 5, "bullet"),)), 1))


# fmt: off
WRONG = [
    ("id", 2), ("id", None), ("status", "fine"), ("status", []), ("status", "empty"), ("text", ""), ("text", 5),
    ("text", "a" * (MAX_CHARACTERS + 1)), ("data", []), ("data", None), ("blocks", None), ("blocks", {}),
    ("blocks", [[0, 5, "bullet", 1]]), ("blocks", [[0, 6, "bullet", 1, 1, ""]]),
    ("blocks", [[3, 3, "bullet", 1, 1, ""]]), ("blocks", [[-1, 3, "bullet", 1, 1, ""]]),
    ("blocks", [[0, 5, "poem", 1, 1, ""]]), ("blocks", [[0, 5, "bullet", 0, 1, ""]]),
    ("blocks", [[0, True, "bullet", 1, 1, ""]]), ("blocks", [[0, 2.0, "bullet", 1, 1, ""]]), ("blocks", ["abcdef"]),
    ("blocks", [[0, 5, "bullet", 1, 1, "attic"]]),
    ("pages", [6]), ("pages", [-1]), ("pages", "0"), ("pages", [10**400]), ("hidden", [["a", "b"]]),
    ("hidden", [["a", 1, 1]]), ("hidden", [[1, "b", 1]]), ("hidden", [["a", "b", 0]]), ("warnings", "no"),
    ("warnings", [1]), ("ocr", 1), ("scans", [0]),
]
# fmt: on


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_an_answer_with_anything_wrong_is_refused(key: str, value: object) -> None:
    with pytest.raises(WireError):
        decode(json.dumps({**GOOD, key: value}).encode(), 1)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 200_000,
        b"1" * 5000,
        json.dumps({k: v for k, v in GOOD.items() if k != "pages"}).encode(),
        json.dumps({**GOOD, "more": 1}).encode(),
    ],
)
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(WireError):
        decode(answer, 1)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_the_same_way(noise: bytes) -> None:
    with pytest.raises(WireError):
        decode(noise, 1)
