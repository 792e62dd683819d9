"""HTML as lines: what a browser would show of parsed markup, in reading order, and what it would not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.documents import chrome
from matcher.documents.css import Sheet
from matcher.documents.look import Look, look, out_of_sight
from matcher.documents.parts import BULLETS, Line, looks_like_heading
from matcher.model import BlockKind

# fmt: off
# A browser that runs scripts shows no <noscript>; closed <details> are kept, since a click opens them.
_DROPPED = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "object", "select", "textarea", "audio", "video",
    "canvas", "datalist", "frameset", "title",
))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "caption", "iframe", "menu",
))
# fmt: on
_BOLD = frozenset(("b", "strong"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
# "westlaw|Clio", "LLP|Columbus": a word ends and another one starts.
_CLASH = re.compile(r"(?:[a-z]\0[A-Z]|[A-Z]{2}\0[A-Z][a-z])")
# The signs that Word sets in a symbol font: they are letters or nothing in any other.
_WORD_SIGNS = frozenset("·§oØüv\uf0b7\uf0a7\uf0d8\uf0fc")
_DEEPEST_FRAME = 3
_MOST_FRAMES = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows (``lines``), hides (text and reason) and what was cut as chrome (text and kind)."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    chrome: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Frames:
    """The pages that a page shows inside of itself, by their addresses, and how deep this one lies."""

    pages: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def within(self, element: Any) -> str | None:
        """Return the markup that an iframe shows, or ``None`` where it is not in the file."""
        if self.depth >= _DEEPEST_FRAME:
            return None
        return element.get("srcdoc") or self.pages.get(element.get("src") or "")


def parse(source: str) -> Any:
    """Return the root element of some markup, or ``None`` where there is none.

    Raises:
        DepthError: The elements are nested so deep that the parser gave up and lost the rest.

    """
    from lxml import etree

    # Without huge_tree all that lies deeper than 256 elements is lost, and some sites do nest so deep.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    # Lone surrogates and NULs are no text in any encoding.
    data = source.replace("\x00", "").encode("utf-8", errors="replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    last = parser.error_log.last_error
    if last is not None and last.type_name == "ERR_RESOURCE_LIMIT":
        raise DepthError
    return root


class DepthError(Exception):
    """The markup is nested deeper than the parser goes."""


def fragment(markup: str) -> list[Line]:
    """Return the lines of a piece of HTML, such as the description in a JobPosting."""
    root = parse(f"<div>{markup}</div>")
    return [] if root is None else Walk(root, Sheet(), {}, Frames()).seen.lines


@dataclass(slots=True)
class _Open:
    """An element that is being read: its tag, how its words look, and whether it ends the line before and after."""

    tag: str
    look: Look
    is_block: bool
    spaced: bool  # its children stand apart, as in a flex row


class Walk:
    """The reading of one page, element by element."""

    def __init__(self, root: Any, sheet: Sheet, cut: Mapping[Any, str], frames: Frames) -> None:
        """Read the page under ``root``; ``cut`` are the elements that are chrome, each with its kind."""
        self.seen = Seen()
        self._sheet = sheet
        self._cut = cut
        self._frames = frames
        self._frames_read = 0
        self._pieces: list[tuple[str, bool]] = []
        self._open: list[_Open] = []
        self._tags: Counter[str] = Counter()  # of what is open
        self._unseen: tuple[str, list[str]] = ("", [])
        self._marked = False  # the bullet sign of the list item is set
        # Where one inline element ends and the next one starts right behind it: "</span>" is 1, "</span><span>" is 2.
        self._seam = 0
        self._run(root)
        self._flush()
        self._end_unseen()

    def _run(self, root: Any) -> None:
        from lxml import etree

        base = Look(ground=None, unsure=True) if self._sheet.unsure else Look()
        context = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in context:
            if event == "start":
                opened = self._opened(element, self._open[-1].look if self._open else base)
                if opened is None:
                    skipped = element
                    context.skip_subtree()
                else:
                    self._enter(opened, element)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._leave()
                if element is not root:
                    self._add(element.tail)

    def _opened(self, element: Any, parent: Look) -> _Open | None:
        """Return an element as it is read, or ``None`` where nothing of it is."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _DROPPED or (tag == "button" and not self._is_in_heading()):
            return None
        if element in self._cut:
            self._put_aside(self.seen.chrome, element, self._cut[element], {})
            return None
        said = self._sheet.declared(element)
        here = look(element, said, parent)
        if reason := out_of_sight(element, said, here.size):
            self._put_aside(self.seen.hidden, element, reason, self._cut)
            return None
        if tag == "iframe":
            self._read_frame(element)
            return None
        if said.get("mso-list") == "ignore":
            self._add_word_sign(element)
            return None
        display = said.get("display", "")
        inline = display.startswith("inline") or display == "contents"
        is_block = not inline if tag in _BLOCKS else display in ("block", "flex", "grid", "list-item", "table")
        spaced = display.endswith(("flex", "grid")) or display == "inline-block"
        return _Open(tag, here, is_block, spaced)

    def _is_in_heading(self) -> bool:
        """Return whether a heading is being read: a button there opens and closes the section that it names."""
        return self._within(chrome.HEADINGS)

    def _within(self, tags: frozenset[str]) -> bool:
        return any(self._tags[tag] for tag in tags)

    @staticmethod
    def _put_aside(pile: list[tuple[str, str]], element: Any, reason: str, cut: Mapping[Any, str]) -> None:
        text = _SPACES.sub(" ", " ".join(_strings(element, cut))).strip()
        if text:
            pile.append((text, reason))

    def _read_frame(self, element: Any) -> None:
        self._frames_read += 1
        inner = self._frames.within(element) if self._frames_read <= _MOST_FRAMES else None
        root = parse(inner) if inner else None
        if root is None:
            return
        self._flush()
        frames = Frames(self._frames.pages, self._frames.depth + 1)
        seen = Walk(root, self._sheet, chrome.find(root), frames).seen
        self.seen.lines.extend(seen.lines)
        self.seen.hidden.extend(seen.hidden)
        self.seen.chrome.extend(seen.chrome)

    def _add_word_sign(self, element: Any) -> None:
        sign = "".join(_strings(element, {})).replace("\xa0", " ").strip()
        self._pieces.append(("• " if sign in _WORD_SIGNS else f"{sign} ", False))

    def _enter(self, opened: _Open, element: Any) -> None:
        if opened.is_block or opened.tag == "br":
            self._flush()
        elif opened.spaced or (self._open and self._open[-1].spaced):
            self._pieces.append((" ", False))
        elif self._seam:
            self._seam = 2
        self._open.append(opened)
        self._tags[opened.tag] += 1
        if opened.tag == "li":
            self._marked = False
        self._add(element.text)

    def _leave(self) -> None:
        if self._open[-1].is_block:
            self._flush()
        closed = self._open.pop()
        self._tags[closed.tag] -= 1
        if closed.is_block:
            return
        if closed.spaced or (self._open and self._open[-1].spaced):
            self._pieces.append((" ", False))
        elif closed.tag not in ("br", "wbr"):
            self._seam = 1

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._part(text)
        here = self._open[-1].look if self._open else Look()
        if reason := here.unseen() if not text.isspace() else "":
            self._keep_unseen(reason, text)
            return
        bold = self._within(_BOLD)
        if self._tags["pre"]:
            first, *rest = text.split("\n")
            self._pieces.append((first, bold))
            for line in rest:
                self._flush()
                self._pieces.append((line, bold))
        else:
            self._pieces.append((_SPACES.sub(" ", text), bold))

    def _part(self, text: str) -> None:
        """Set a space between two elements that a style sheet parts which may not be in the file.

        Pages made by programs write "<span>Westlaw</span><span>Clio</span>"; a capital after a small letter tells.
        """
        if self._seam == 2 and self._pieces and _CLASH.search(f"{self._pieces[-1][0][-2:]}\0{text[:2]}"):
            self._pieces.append((" ", False))
        self._seam = 0

    def _keep_unseen(self, reason: str, text: str) -> None:
        if reason != self._unseen[0]:
            self._end_unseen()
            self._unseen = (reason, [])
        self._unseen[1].append(text)

    def _end_unseen(self) -> None:
        reason, texts = self._unseen
        if text := _SPACES.sub(" ", " ".join(texts)).strip():
            self.seen.hidden.append((text, reason))
        self._unseen = ("", [])

    def _flush(self) -> None:
        """End the line that is being read."""
        text = _SPACES.sub(" ", "".join(piece for piece, _ in self._pieces)).strip()
        bold = all(is_bold for piece, is_bold in self._pieces if piece.strip())
        self._pieces.clear()
        self._seam = 0
        if not text:
            return
        self._end_unseen()
        lines = self.seen.lines
        kind = self._kind(text, bold=bold)
        if kind == "bullet" and not self._marked and self._tags["li"]:
            self._marked = True
            lines.append(Line(text if text[0] in BULLETS else f"- {text}", kind))
        elif kind == "bullet" and text[0] not in BULLETS:
            lines.append(Line(text, kind, joins=bool(lines) and lines[-1].kind == "bullet"))
        else:
            lines.append(Line(text, kind))

    def _kind(self, text: str, *, bold: bool) -> BlockKind:
        if self._within(chrome.HEADINGS):
            return "heading"
        if self._tags["li"] or text[0] in BULLETS:
            return "bullet"
        if (bold or self._tags["dt"]) and looks_like_heading(text):
            return "heading"
        return "cell" if self._tags["td"] or self._tags["th"] else "paragraph"


def _strings(element: Any, cut: Mapping[Any, str]) -> Iterator[str]:
    """Yield the texts in an element, less those that no browser shows and those that are chrome anyway."""
    stack = [(element, False)]
    while stack:
        item, with_tail = stack.pop()
        if with_tail:
            if item.tail:
                yield item.tail
            continue
        if item is not element:
            stack.append((item, True))
            if item in cut:
                continue
        if not isinstance(item.tag, str) or item.tag in _DROPPED:
            continue
        if item.text:
            yield item.text
        stack.extend((child, False) for child in reversed(item))


def words(lines: list[Line]) -> int:
    """Return how many words some lines hold."""
    return sum(len(line.text.split()) for line in lines)
