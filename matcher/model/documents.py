"""A file as it was read, or why it could not be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.model.words import BlockKind, DocumentStatus, Place


@dataclass(frozen=True, slots=True)
class Block:
    """One visual unit of a document, as its reader saw it. ``page`` and ``column`` count from 1.

    ``place`` says where it stands if not in the body of the page.
    """

    start: int
    end: int
    kind: BlockKind
    page: int = 1
    column: int = 1
    place: Place = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that a reader of the file cannot see: reported, never counted."""

    text: str
    reason: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file or text as it was read.

    ``pages`` holds the offset in ``text`` at which each page starts (one entry, 0, where the format has no pages).
    ``data`` keeps structured input (a schema.org ``JobPosting``, say) beside the text; empty for plain text.
    ``ocr``: some of the text was read by OCR, so its letters may be wrong.
    """

    source: str
    sha256: str
    status: DocumentStatus
    text: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[int, ...] = (0,)
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, with the reason and what to do about it."""

    source: str
    status: DocumentStatus
    reason: str
    sha256: str = ""
