"""Records without people: quotes with their words in place of names, and rows that stand under a code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from matcher.reports.record_shapes import CellObject, HideObject, QuoteObject, Record
from matcher.reports.row_shapes import ScreenRow

# Notes that go on with words of the resume are kept up to here.
_QUOTING = re.compile(r"(alphabets that look alike, and (?:is|are) not matched): .*", re.DOTALL)


def redacted(quote: QuoteObject) -> QuoteObject:
    """A quote with every stretch that says who somebody is replaced by its word; nothing is left to hide in it.

    What counts (``start:end``) moves with the text; where it lay in a hidden stretch, it is that stretch's word.
    """
    hide = _apart(quote["hide"], len(quote["text"]))
    out, done = [], 0
    start, end = _Place(quote["start"]), _Place(quote["end"])
    length = 0
    for stretch in hide:
        before = quote["text"][done : stretch["start"]]
        start.moves(stretch, length + len(before), done, length, opens=True)
        end.moves(stretch, length + len(before), done, length, opens=False)
        out += [before, stretch["word"]]
        length += len(before) + len(stretch["word"])
        done = stretch["end"]
    text = "".join([*out, quote["text"][done:]])
    return {
        **quote,
        "text": text,
        "start": start.after(done, length),
        "end": max(end.after(done, length), start.after(done, length)),
        "hide": [],
    }


def redacted_record(record: Record, code: str) -> Record:
    """A record that names nobody: its file is called by its code, its quotes are redacted, contact data is gone.

    Its trace stays: it must be made with a key already, or digests of a name could be found again by trying names.
    """
    return {
        **record,
        "row": _row(record["row"], code),
        "contact": None,
        "cells": [_cell(cell) for cell in record["cells"]],
    }


class _Place:
    """A place of a quote on its way through the replacements."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.new: int | None = None

    def moves(self, stretch: HideObject, at: int, done: int, length: int, *, opens: bool) -> None:
        """Settle the place if it stands before the end of a stretch, whose word begins at ``at``."""
        if self.new is not None or self.place >= stretch["end"] + (0 if opens else 1):
            return
        if self.place <= stretch["start"]:
            self.new = length + self.place - done
        else:
            self.new = at if opens else at + len(stretch["word"])

    def after(self, done: int, length: int) -> int:
        return length + self.place - done if self.new is None else self.new


def _apart(hide: Sequence[HideObject], length: int) -> list[HideObject]:
    """The stretches in order, inside the text; what an earlier one covers is left out."""
    found: list[HideObject] = []
    done = 0
    for stretch in sorted(hide, key=lambda h: (h["start"], -h["end"])):
        start, end = max(stretch["start"], done), min(stretch["end"], length)
        if start < end:
            found.append({"start": start, "end": end, "word": stretch["word"]})
            done = end
    return found


def _cell(cell: CellObject) -> CellObject:
    return {**cell, "evidence": [redacted(quote) for quote in cell["evidence"]]}


def _row(row: ScreenRow, code: str) -> ScreenRow:
    """The row under its code. The length of the text goes too: it is that of the name as well."""
    return {
        **row,
        "source": code,
        "sha256": "",
        "reason": _safe(row["reason"], row["source"], code),
        "warnings": [_safe(warning, row["source"], code) for warning in row["warnings"]],
        "duplicate_of": None,
        "words": 0,
    }


def _safe(message: str, source: str, code: str) -> str:
    """A message without the name of the file and without words of the resume."""
    message = _QUOTING.sub(r"\1", message)
    for name in (source, PurePath(source).name, PurePath(source).stem):
        if name:
            message = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", code, message)
    return message
