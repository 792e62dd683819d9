"""In what forms a document may be given, and by what results call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from matcher.extraction.pipeline import AsOf
from matcher.model import Document


@dataclass(frozen=True, slots=True)
class Text:
    """A text in hand, to tell it from a path. ``name`` is what reports call it."""

    text: str
    name: str = "text"


Form: TypeAlias = Path | str | bytes | bytearray | memoryview | Text | Document | Mapping[str, Any]
# A document in whatever form, or with the caller's own id before it, by which results and failures call it.
Source: TypeAlias = Form | tuple[str, Form]


def called(source: Source) -> str:
    """What failures call a source: its id, or its path."""
    if isinstance(source, tuple):
        return str(source[0]) if source else "()"
    return str(Path(source)) if isinstance(source, str | Path) else type(source).__name__


def from_root(source: Source) -> Source:
    """The source for a process that works in another folder: a path from the root on, called as it is here."""
    form = source[-1] if isinstance(source, tuple) and source else source
    if isinstance(form, memoryview):  # which cannot be pickled
        form = bytes(form)
        return (called(source), form) if isinstance(source, tuple) else form
    return (called(source), Path(form).absolute()) if isinstance(form, str | Path) else source


def date_of(as_of: AsOf) -> AsOf:
    """A date as a date, which a date with a time is as well.

    Raises:
        TypeError: It is none.
    """
    if isinstance(as_of, datetime):
        return as_of.date()
    if isinstance(as_of, date) or as_of == "latest":
        return as_of
    raise TypeError(f'as_of is a date or "latest", not {as_of!r}')
