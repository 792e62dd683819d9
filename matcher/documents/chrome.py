"""Page chrome: what a job site puts around a posting, found by its headings, its names and its roles.

Only what is plainly chrome is cut. Nothing that holds the main heading of the page, or a heading such as
"Qualifications", ever is: a line too many costs little, a lost requirement makes the score wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from matcher.documents.chrome_words import (
    CONTENT,
    HEADING_SAYS,
    LEGAL_LINE,
    MAY_BE_LONG,
    NAMES,
    ROLES,
    SAID_ANYWHERE,
    STRAY,
)

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LABELS = (*sorted(HEADINGS), "strong", "b", "legend", "dt", "summary", "p", "span", "div")
_UNREAD = frozenset(("script", "style", "template", "noscript", "svg", "head"))
_LONGEST = 90
_SMALL_BLOCK = 60
_MOST_PIECES = 100
_SPACES = re.compile(r"\s+")


def is_stray(line: str) -> bool:
    """Return whether a line is a button or a counter of a job site.

    >>> is_stray("Apply now"), is_stray("Apply now to this firm's docket")
    (True, False)
    """
    return len(line) <= _LONGEST and STRAY.fullmatch(line) is not None


def find(root: Any) -> dict[Any, str]:
    """Return the outermost elements of a page that are chrome, each with what it is."""
    page = _Page(root)
    found: dict[Any, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _UNREAD or element.tag in ("html", "body", "main"):
            continue
        if page.is_within(element, found):
            continue
        label = page.by_role(element) or page.by_name(element)
        parts = [element] if label else []
        if not label and (label := page.by_words(element)):
            parts = page.under(element, label)
        if label and not any(page.holds_content(part) for part in parts):
            found.update((part, label) for part in parts if part not in found)
    return found


class _Page:
    """What is asked of a page again and again: a class because the answers are kept."""

    def __init__(self, root: Any) -> None:
        self._keeps: set[Any] = set()
        self._has_main = next(root.iter("main"), None) is not None
        self._sizes = _sizes(root)
        self._size = self._sizes[root]
        self._inside: set[Any] = set()
        for element in root.iter(*_LABELS[:10], "main"):
            if element.tag in ("h1", "main") or self._is_content_heading(element):
                self._keeps.add(element)
                self._keeps.update(element.iterancestors())

    @staticmethod
    def _is_content_heading(element: Any) -> bool:
        said = text_of(element, _LONGEST)
        if not CONTENT.fullmatch(said):
            return False
        # The cards of other jobs are links; what stands in one is not about this job.
        return all(item.tag != "a" for item in element.iterancestors()) and next(element.iter("a"), None) is None

    def holds_content(self, element: Any) -> bool:
        return element in self._keeps

    def by_role(self, element: Any) -> str:
        """Return what kind of chrome an element is by its tag and role, or ``""``."""
        role = element.get("role") or ""
        if element.tag == "nav" or role in ROLES:
            return ROLES.get(role, "menu")
        if element.tag == "footer":
            said = text_of(element, 4000)
            links = sum(1 for _ in element.iter("a"))
            return "footer" if LEGAL_LINE.search(said) or links > 2 or self._has_main else ""
        if role == "dialog" or element.get("aria-modal") == "true":
            return "dialog"
        if element.tag == "form":
            fields = [item for item in element.iter("input", "select", "textarea") if item.get("type") != "hidden"]
            return "form" if len(fields) > 1 and self._is_small(element) else ""
        return ""

    def by_name(self, element: Any) -> str:
        """Return what kind of chrome an element is by its class and id, or ``""``."""
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(names) < 4:
            return ""
        plain = re.sub(r"[-_]", "", names.lower())
        label = next((label for label, pattern in NAMES.items() if pattern.search(plain)), "")
        # A name such as "with-cookie-banner" may stand on what is around all of the page.
        return label if label and self._is_small(element) else ""

    def _is_small(self, element: Any) -> bool:
        return self._sizes[element] < self._size / 2

    def is_within(self, element: Any, found: Mapping[Any, str]) -> bool:
        """Return whether an element lies in one that was found; the elements must be asked for from above."""
        parent = element.getparent()
        if parent is not None and (parent in found or parent in self._inside):
            self._inside.add(element)
            return True
        return False

    @staticmethod
    def by_words(element: Any) -> str:
        """Return what kind of chrome an element opens as its heading, or ``""``."""
        if element.tag not in _LABELS and element.get("role") != "heading":
            return ""
        is_heading = _is_heading(element)
        said = "" if len(element) > 2 and not is_heading else text_of(element, _LONGEST)
        if len(said) > _LONGEST or (not is_heading and next(element.iter(*HEADINGS), None) is not None):
            return ""
        if not said:
            return ""
        label = next((label for label, pattern in HEADING_SAYS.items() if pattern.fullmatch(said.rstrip(":"))), "")
        # A sentence of the posting may say the like: "Log in to CM/ECF". A line that is no heading must look like one.
        return (
            label if is_heading or (label in SAID_ANYWHERE and said[-1] not in ".;:," and len(said.split()) < 9) else ""
        )

    def under(self, heading: Any, label: str) -> list[Any]:
        """Return what a heading of chrome is the heading of: the box that it opens, or what follows it."""
        box = heading
        said = len(text_of(heading, _LONGEST))
        while (parent := self._around(box)) is not None and len(text_of(parent, _LONGEST)) <= said:
            box = parent
        if not _is_heading(heading):
            return [box]
        around = self._around(box)
        parts = [around] if around is not None else [box, *self._following(box, heading.tag)]
        size = sum(len(piece.split()) for part in parts for piece in _strings(part))
        return parts if label in MAY_BE_LONG or size < _SMALL_BLOCK else [box]

    def _around(self, box: Any) -> Any:
        """Return the parent of a box if it could be the box of the same heading, else ``None``."""
        parent = box.getparent()
        if parent is None or parent.tag in ("html", "body", "main", "article") or parent in self._keeps:
            return None
        return parent if _opens_with(parent, box) else None

    def _following(self, box: Any, tag: str) -> Iterator[Any]:
        """Yield what follows a heading up to the next of its rank or to what is content."""
        for item in box.itersiblings():
            if isinstance(item.tag, str) and (item in self._keeps or _holds_heading(item, tag)):
                return
            yield item


def _is_heading(element: Any) -> bool:
    return element.tag in HEADINGS or element.tag in ("strong", "b", "legend", "dt") or element.get("role") == "heading"


def _opens_with(parent: Any, box: Any) -> bool:
    """Return whether nothing stands in ``parent`` before ``box``."""
    if (parent.text or "").strip():
        return False
    return not any((item.tail or "").strip() or text_of(item, 8) for item in box.itersiblings(preceding=True))


def _holds_heading(item: Any, tag: str) -> bool:
    """Return whether an element is or holds a heading of the rank of ``tag`` or above; bold words rank with any."""
    tag = tag if tag in HEADINGS else "h6"
    ranks = [name for name in sorted(HEADINGS) if name <= tag]
    return next(item.iter(*ranks), None) is not None


def _sizes(root: Any) -> dict[Any, int]:
    """Return how many characters the words of each element have."""
    found: dict[Any, int] = {}
    for item in reversed(list(root.iter())):
        own = len(item.text or "") if isinstance(item.tag, str) and item.tag not in _UNREAD else 0
        found[item] = own + sum(found[child] + len(child.tail or "") for child in item)
    return found


def _strings(element: Any) -> Iterator[str]:
    """Yield the texts in an element, empty ones too, less those of scripts and the like; its tail is none of them."""
    stack = [(element, False)]
    while stack:
        item, with_tail = stack.pop()
        if with_tail:
            yield item.tail or ""
            continue
        if item is not element:
            stack.append((item, True))
        if not isinstance(item.tag, str) or item.tag in _UNREAD:
            continue
        yield item.text or ""
        stack.extend((child, False) for child in reversed(item))


def text_of(element: Any, most: int) -> str:
    """Return the words of an element on one line; what goes beyond ``most`` characters is not looked at.

    Of what lies deep in empty elements nothing is said: no heading does, and looking again and again takes long.
    """
    pieces: list[str] = []
    size = 0
    for number, piece in enumerate(_strings(element)):
        pieces.append(piece)
        size += len(piece.strip())
        if size > most:
            break
        if number > _MOST_PIECES:
            return ""
    return _SPACES.sub(" ", " ".join(pieces)).strip()


def summary(cut: Mapping[str, int], words: int) -> str:
    """Return the warning that says what was cut: the kinds of chrome in order, and how much it was."""
    blocks = sum(cut.values())
    count = "1 block" if blocks == 1 else f"{blocks} blocks"
    return f"page chrome was not read ({count}, {words} words): {', '.join(cut)}"
