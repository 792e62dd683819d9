"""HTML: what a browser would show, line by line, and the JobPosting that a page states for search engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from matcher.documents import chrome, job_posting
from matcher.documents.charset import decode_markup
from matcher.documents.css import Sheet, is_lifted, sheet_of
from matcher.documents.look import colour_of
from matcher.documents.markup import DepthError, Frames, Seen, Walk, parse, words
from matcher.documents.parts import Line, Parts, assemble, refuse
from matcher.model import Hidden

_NO_TEXT = "the page holds no text; check that it is the right file"
_TOO_DEEP = "its elements are nested too deep to be read; save the page as PDF and try again"
_STATES_MANY = (
    "the page states {} job postings, and none is clearly the one it is about; save the page of the one you mean"
)
# Sheets of fonts and icons paint no background.
_FONTS = re.compile(r"fonts?[./-]|font-?awesome|icons?\b|\.woff", re.IGNORECASE)
_MOST_OF_A_BLOCK = 2000
_TOO_LITTLE = 20
_LIGHT = 225


def read(data: bytes) -> Parts:
    """Return the text of a page, with its JobPosting in ``data`` where it states one."""
    return read_page(decode_markup(data))


def read_mhtml(data: bytes) -> Parts:
    """Return the text of a page that a browser saved with all its parts in one file."""
    from matcher.documents.mhtml import unpack

    saved = unpack(data)
    if saved is None:
        return refuse("corrupt", "the saved page holds no HTML; open it in a browser, save it as PDF and try again")
    return read_page(saved.page, sheets=saved.sheets, frames=saved.frames)


def read_page(source: str, *, sheets: Iterable[str] = (), frames: Mapping[str, str] | None = None) -> Parts:
    """Return the text of a page; ``sheets`` and ``frames`` are what the file holds besides."""
    try:
        root = parse(source)
        if root is None:
            return refuse("empty", _NO_TEXT)
        seen = _seen(root, list(sheets), Frames(frames or {}))
    except DepthError:
        return refuse("too_large", _TOO_DEEP)
    shown, stray = _without_buttons(seen.lines)
    blocks = [*seen.chrome, *((text, "buttons") for text in stray)]
    postings = job_posting.stated(root)
    posting, sure = job_posting.chosen(postings, " ".join(line.text for line in shown))
    text, marks, pages = assemble(_fuller(shown, posting))
    return Parts(
        text=text,
        blocks=marks,
        pages=pages,
        hidden=tuple(Hidden(hidden, reason) for hidden, reason in seen.hidden),
        warnings=_warnings(blocks, 0 if sure else len(postings)),
        data=_data(posting, blocks),
    )


def _seen(root: Any, sheets: list[str], frames: Frames) -> Seen:
    """Return what a page shows; where next to nothing is left of it, what was taken for chrome is the page."""
    seen = Walk(root, _sheet(root, sheets), chrome.find(root), frames).seen
    cut = sum(len(text.split()) for text, _ in seen.chrome)
    if words(seen.lines) < min(_TOO_LITTLE, cut // 5):
        return Walk(root, _sheet(root, sheets), {}, frames).seen
    return seen


def _sheet(root: Any, sheets: list[str]) -> Sheet:
    """Return the style rules of a page; those of a file beside it are not known, whatever they paint."""
    linked = any(
        "stylesheet" in (link.get("rel") or "").lower() and not _FONTS.search(link.get("href") or "")
        for link in root.iter("link")
    )
    own = (style.text or "" for style in root.iter("style") if "print" not in (style.get("media") or ""))
    sheet = sheet_of([*sheets, *own], unsure=linked and not sheets)
    lifted = root.iter() if sheet.has_panels else root.xpath("//*[contains(@style, 'position')]")
    sheet.unsure = (
        sheet.unsure
        or any(_is_panel(element, sheet) for element in lifted)
        or any(sheet.generates_panel(element) for element in root.iter())
    )
    return sheet


def _is_panel(element: Any, sheet: Sheet) -> bool:
    """Return whether an element is a painted area without words: those of others may stand on it."""
    if not isinstance(element.tag, str):
        return False
    said = sheet.declared(element)
    if not is_lifted(said) or not (said.get("ground") or said.get("picture")):
        return False
    colour = colour_of(said.get("ground", ""))
    is_dark = colour is None or (min(colour[:3]) < _LIGHT and colour[3] > 0)
    return is_dark and not chrome.text_of(element, 3)


def _without_buttons(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Return the lines that are no buttons, and the buttons; a page of nothing else is left as it is."""
    kept = [line for line in lines if not chrome.is_stray(line.text.removeprefix("- "))]
    if not kept:
        return lines, []
    return kept, [line.text for line in lines if chrome.is_stray(line.text.removeprefix("- "))]


def _fuller(shown: list[Line], posting: Mapping[str, Any] | None) -> list[Line]:
    """Return the longer one of what the page shows and what its JobPosting says, with what only the fields ask for."""
    if posting is None:
        return shown
    described = job_posting.lines(posting)
    if described and words(shown) <= words(described):
        return described
    return [*shown, *job_posting.missing(posting, shown)]


def _warnings(blocks: list[tuple[str, str]], unclear: int) -> tuple[str, ...]:
    found = []
    if blocks:
        kinds: dict[str, int] = {}
        for _, kind in blocks:
            kinds[kind] = kinds.get(kind, 0) + 1
        found.append(chrome.summary(kinds, sum(len(text.split()) for text, _ in blocks)))
    if unclear:
        found.append(_STATES_MANY.format(unclear))
    return tuple(found)


def _data(posting: Mapping[str, Any] | None, blocks: list[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {"JobPosting": posting} if posting else {}
    if blocks:
        found["page_chrome"] = [{"kind": kind, "text": text[:_MOST_OF_A_BLOCK]} for text, kind in blocks]
    return found
