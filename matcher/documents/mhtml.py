"""MHTML: a page that a browser saved as a single file, with its style sheets and frames as parts of a message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message

_MOST_PARTS = 2000
_HEADER = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Saved:
    """The page itself, its style sheets, and the pages in its frames by the addresses that it uses for them."""

    page: str
    sheets: tuple[str, ...] = ()
    frames: Mapping[str, str] = field(default_factory=dict)


def unpack(data: bytes) -> Saved | None:
    """Return what a saved page is made of, or ``None`` where no part is HTML."""
    from email import message_from_bytes, policy

    if len(_HEADER.findall(data)) > _MOST_PARTS:
        return None
    message = message_from_bytes(data, policy=policy.compat32)
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False)]
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        return None
    wanted = (message.get("Snapshot-Content-Location") or "").strip()
    page = next((part for part in pages if wanted and _location(part) == wanted), pages[0])
    frames = {
        address: _text(part)
        for part in pages
        if part is not page
        for address in (_address(part), _location(part))
        if address
    }
    sheets = tuple(_text(part) for part in parts if part.get_content_type() == "text/css")
    return Saved(_text(page), sheets, frames)


def _location(part: Message) -> str:
    return re.sub(r"\s+", "", str(part.get("Content-Location") or ""))


def _address(part: Message) -> str:
    found = str(part.get("Content-ID") or "").strip().strip("<>")
    return f"cid:{found}" if found else ""


def _text(part: Message) -> str:
    from matcher.documents.charset import decode_markup

    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    return decode_markup(body, str(part.get_param("charset") or ""))
