"""HTML: what a browser would show, line by line, and the JobPosting that a page states for search engines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from matcher.documents.parts import BULLETS, Line, Parts, assemble, looks_like_heading, refuse
from matcher.documents.text import decode
from matcher.model import BlockKind, Hidden

# fmt: off
_DROPPED = frozenset((
    "script", "style", "template", "noscript", "head", "nav", "footer", "svg", "iframe", "object", "select",
    "button", "textarea", "audio", "video", "canvas",
))
# fmt: on
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))
# fmt: on
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD = frozenset(("b", "strong"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_STYLE_RULES = (
    (re.compile(r"display\s*:\s*none"), "not displayed"),
    (re.compile(r"visibility\s*:\s*hidden"), "not displayed"),
    (re.compile(r"opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"), "transparent"),
    (re.compile(r"font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|$)"), "smaller than 2 px"),
)
_WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|$)")
_TAG = re.compile(r"<[^>]+>")


def read(data: bytes) -> Parts:
    """Return the text of a page, with its JobPosting in ``data`` where it states one."""
    root = _parse(data)
    if root is None:
        return refuse("empty", "the page holds no text; check that it is the right file")
    walk = _Walk(root)
    posting = _job_posting(root)
    lines = walk.lines
    described = _described(posting)
    if described and _size(lines) <= _size(described):
        lines = described
    text, blocks, pages = assemble(lines)
    hidden = tuple(Hidden(text, reason) for text, reason in walk.hidden)
    return Parts(text=text, blocks=blocks, pages=pages, hidden=hidden, data={"JobPosting": posting} if posting else {})


def _parse(data: bytes) -> Any:
    """Return the root element, or ``None`` where there is none."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    # Lone surrogates and NULs are no text in any encoding.
    source = _decoded(data).replace("\x00", "").encode("utf-8", errors="replace")
    return etree.fromstring(source, parser) if source.strip() else None


def _decoded(data: bytes) -> str:
    if (stated := _CHARSET.search(data[:4096])) and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(stated[1].decode("ascii"))
        except (LookupError, ValueError):
            pass  # pages lie about it: go by the bytes
    text = decode(data)
    return data.decode("utf-8", errors="replace") if text is None else text


class _Walk:
    """The visible lines of a page and its hidden texts."""

    def __init__(self, root: Any) -> None:
        self.lines: list[Line] = []
        self.hidden: list[tuple[str, str]] = []
        self._pieces: list[tuple[str, bool]] = []
        self._open: list[str] = []
        self._marked = False  # the bullet sign of the list item is set
        # With a style sheet about, a white word may stand on any colour.
        self._judges_white = not root.xpath("//style | //link[contains(@rel, 'stylesheet')]")
        self._run(root)
        self._flush()

    def _run(self, root: Any) -> None:
        from lxml import etree

        context = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in context:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if not tag or tag in _DROPPED or self._is_hidden(element):
                    skipped = element
                    context.skip_subtree()
                else:
                    self._enter(tag, element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self._leave(tag)
                if element is not root:
                    self._add(element.tail)

    def _enter(self, tag: str, text: str | None) -> None:
        if tag in _BLOCKS or tag == "br":
            self._flush()
        self._open.append(tag)
        if tag == "li":
            self._marked = False
        self._add(text)

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        self._open.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        bold = any(tag in _BOLD for tag in self._open)
        if "pre" in self._open:
            first, *rest = text.split("\n")
            self._pieces.append((first, bold))
            for line in rest:
                self._flush()
                self._pieces.append((line, bold))
        else:
            self._pieces.append((_SPACES.sub(" ", text), bold))

    def _flush(self) -> None:
        """End the line that is being read."""
        text = _SPACES.sub(" ", "".join(piece for piece, _ in self._pieces)).strip()
        bold = all(is_bold for piece, is_bold in self._pieces if piece.strip())
        self._pieces.clear()
        if not text:
            return
        kind = self._kind(text, bold=bold)
        if kind == "bullet" and not self._marked:
            self._marked = True
            text = text if text[0] in BULLETS else f"- {text}"
            self.lines.append(Line(text, kind))
        else:
            self.lines.append(Line(text, kind, joins=kind == "bullet" and self.lines[-1].kind == "bullet"))

    def _kind(self, text: str, *, bold: bool) -> BlockKind:
        if any(tag in _HEADINGS for tag in self._open):
            return "heading"
        if "li" in self._open:
            return "bullet"
        if bold and looks_like_heading(text):
            return "heading"
        return "cell" if "td" in self._open or "th" in self._open else "paragraph"

    def _is_hidden(self, element: Any) -> bool:
        reason = "not displayed" if element.get("hidden") is not None else self._styled_away(element)
        if not reason:
            return False
        text = _SPACES.sub(" ", " ".join(_visible_strings(element))).strip()
        if text:
            self.hidden.append((text, reason))
        return True

    def _styled_away(self, element: Any) -> str:
        style = (element.get("style") or "").lower()
        if not style:
            return ""
        for rule, reason in _STYLE_RULES:
            if rule.search(style):
                return reason
        if self._judges_white and _WHITE.search(style) and not any(_has_background(item) for item in _lineage(element)):
            return "white on white"
        return ""


def _lineage(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _has_background(element: Any) -> bool:
    return "background" in (element.get("style") or "").lower() or element.get("bgcolor") is not None


def _visible_strings(element: Any) -> Iterator[str]:
    for item in element.iter():
        if isinstance(item.tag, str) and item.tag not in _DROPPED and item.text:
            yield item.text
        if item is not element and item.tail:
            yield item.tail


def _job_posting(root: Any) -> Mapping[str, Any] | None:
    """Return the first schema.org JobPosting that the page states as JSON-LD."""
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                stated = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue  # many sites write broken JSON here; the page itself is still readable
            for item in _items(stated):
                kinds = item.get("@type")
                if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
                    return item
    return None


def _items(stated: Any) -> Iterator[Mapping[str, Any]]:
    for item in stated if isinstance(stated, list) else [stated]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else []) if isinstance(inner, dict))


def _described(posting: Mapping[str, Any] | None) -> list[Line]:
    """Return the lines of a JobPosting: its title and its description, which is HTML, often escaped."""
    description = (posting or {}).get("description")
    if not posting or not isinstance(description, str) or not description.strip():
        return []
    markup = description if _TAG.search(description) else html.unescape(description)
    if not _TAG.search(markup):
        markup = markup.replace("\n", "<br>")
    root = _parse(f"<div>{markup}</div>".encode("utf-8", errors="replace"))
    lines = [] if root is None else _Walk(root).lines
    title = posting.get("title")
    if not isinstance(title, str) or not title.strip():
        return lines
    return [Line(_SPACES.sub(" ", html.unescape(title)).strip(), "heading"), *lines]


def _size(lines: list[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
