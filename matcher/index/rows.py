"""A document's entry of the snapshot as bytes: what the database keeps of it until a segment holds it."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence

import numpy as np

from matcher.index.columns import Numbers
from matcher.index.segment import Facts, Row, Segment, of_postings, of_resumes

_HEAD = struct.Struct("<ifQB")


def packed_resume(facts: Facts, shown: Numbers) -> bytes:
    """The entry of a resume."""
    return _head(facts) + shown.astype("<u4").tobytes()


def packed_posting(facts: Facts, asks: dict[str, float]) -> bytes:
    """The entry of a posting: its words with their points."""
    return _head(facts) + json.dumps(asks, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _head(facts: Facts) -> bytes:
    return _HEAD.pack(facts.received, facts.years, facts.states, facts.flags)


def resumes(packed: Sequence[tuple[int, bytes]], width: int) -> Segment:
    """Entries of resumes, with their numbers, as a segment."""
    rows = [
        Row(number, Facts(*_HEAD.unpack_from(data)), np.frombuffer(data, "<u4", offset=_HEAD.size))
        for number, data in packed
    ]
    return of_resumes(rows, width)


def postings(packed: Sequence[tuple[int, bytes]]) -> Segment:
    """Entries of postings, with their numbers, as a segment."""
    found = [(number, _HEAD.unpack_from(data), json.loads(data[_HEAD.size :])) for number, data in packed]
    asks = sorted({ask for _, _, asked in found for ask in asked})
    place = {ask: number for number, ask in enumerate(asks)}
    rows = [
        Row(
            number,
            Facts(*head),
            np.array([place[ask] for ask in asked], dtype=np.int32),
            np.array(list(asked.values()), dtype=np.float32),
        )
        for number, head, asked in found
    ]
    return of_postings(rows, asks)
