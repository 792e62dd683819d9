"""DOCX: the parts of a Word document in reading order: headers, body, footers, notes, and what is embedded in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.documents.appearance import PLAIN, UNKNOWN, Look
from matcher.documents.drawings import chart_lines, diagram_lines
from matcher.documents.frames import has_panel
from matcher.documents.numbering import Numbering
from matcher.documents.package import Package, PackageError, Relation, relations
from matcher.documents.parts import MAX_CHARACTERS, Line, Parts, assemble, placed, refuse
from matcher.documents.styles import Styles, attribute, child, descendants, is_on, local, theme_colours, without_tables
from matcher.documents.wordml import Setting, Story, story
from matcher.model import Hidden

_NOTES = ("footnotes", "endnotes")
_USUAL = "header|footer|footnotes|endnotes|styles|numbering|settings"
# The warning that a reader gives for text in an imported file that it cannot read.
_NOT_READ = "an imported file inside the document was not read; open it in Word, save it as DOCX and try again"


def read(package: Package, main: str, *, nested: bool = False) -> Parts:
    """Return the text of the document whose main part is ``main``; ``nested``: it is itself part of a document.

    Raises:
        PackageError: a part that is needed is damaged.

    """
    return _Book(package, main, nested=nested).parts()


def read_flat(root: Any) -> Parts:
    """Return the text of a document that is one XML file of Word 2003."""
    sections = list(descendants(root, "sectPr"))
    body = child(root, "body")
    roots = [_named(sections, "hdr"), [] if body is None else [body], _named(sections, "ftr")]
    styles = Styles(child(root, "styles"))
    setting = Setting(styles, Numbering(), _page([body] if body is not None else []))
    return _assembled([story(item, setting) for item in _flat(roots)])


def _named(elements: Iterable[Any], name: str) -> list[Any]:
    return [item for element in elements for item in element if local(item) == name]


def _flat(roots: Iterable[list[Any]]) -> Iterator[Any]:
    for items in roots:
        yield from items


@dataclass(slots=True)
class _Book:
    """A document that is being read, part by part."""

    package: Package
    main: str
    nested: bool = False
    warnings: list[str] = field(default_factory=list)

    def parts(self) -> Parts:
        stated = relations(self.package, self.main)
        links = stated or _usual(self.package, self.main)
        root = self.package.xml(self.main)
        shown, unshown = self._headers(root, links, are_stated=bool(stated))
        order = [*shown["header"], self.main, *shown["footer"], *_targets(links, _NOTES)]
        roots = {name: root if name == self.main else self.package.xml(name) for name in (*order, *unshown)}
        page = _page(roots[name] for name in order)
        styles, numbering = self._styles(links, roots.values()), Numbering(lambda: self._optional(links, "numbering"))
        stories: dict[str, Story] = {}
        for name in roots:
            setting = Setting(styles, numbering, page, self._embedded(name))
            stories[name] = story(roots[name], setting)
        for name in (*shown["header"], *shown["footer"]):
            stories[name].lines = placed(stories[name].lines, "header or footer")
        told = _once([stories[name] for name in order])
        hidden = [_unshown(stories[name]) for name in unshown]
        return _assembled([*told, *hidden], self.warnings)

    def _optional(self, links: Mapping[str, Relation], kind: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root of the part of that kind, or ``None`` where it is missing or damaged: text is elsewhere."""
        for name in _targets(links, (kind,)):
            try:
                return self.package.xml(name, trim)
            except PackageError:
                return None
        return None

    def _styles(self, links: Mapping[str, Relation], roots: Iterable[Any]) -> Styles:
        has_tables = any(next(descendants(root, "tblStyle"), None) is not None for root in roots)
        styles = self._optional(links, "styles", None if has_tables else without_tables)
        return Styles(styles, theme_colours(self._optional(links, "theme")))

    def _headers(
        self, root: Any, links: Mapping[str, Relation], *, are_stated: bool
    ) -> tuple[dict[str, list[str]], list[str]]:
        """Return the headers and footers that some page shows, and those that none does."""
        if not are_stated:
            return {kind: _targets(links, (kind,)) for kind in ("header", "footer")}, []
        settings = self._optional(links, "settings")
        even = is_on(child(settings, "evenAndOddHeaders"))
        shown: dict[str, list[str]] = {"header": [], "footer": []}
        unshown: list[str] = []
        for section in descendants(root, "sectPr"):
            first = is_on(child(section, "titlePg"))
            for item in section:
                kind = local(item).removesuffix("Reference")
                link = links.get(attribute(item, "id"))
                if kind not in shown or link is None:
                    continue
                seen = {"first": first, "even": even}.get(attribute(item, "type"), True)
                (shown[kind] if seen else unshown).append(link.target)
        used = {name for names in shown.values() for name in names}
        names = {kind: list(dict.fromkeys(names)) for kind, names in shown.items()}
        return names, [name for name in dict.fromkeys(unshown) if name not in used]

    def _embedded(self, part: str) -> Callable[[str], list[Line]]:
        """Return how the parts that ``part`` refers to are read."""

        def lines(name: str) -> list[Line]:
            link = relations(self.package, part).get(name)
            if link is None:
                return []
            if link.kind == "diagramData":
                return diagram_lines(self.package.xml(link.target))
            if link.kind == "chart":
                return chart_lines(self.package.xml(link.target))
            return self._imported(link.target) if link.kind == "aFChunk" else []

        return lines

    def _imported(self, name: str) -> list[Line]:
        """Return the lines of a whole file that stands in for a stretch of the body, but of none inside another."""
        from matcher.documents.office import read_imported

        parts = None if self.nested else read_imported(self.package.data(name), name)
        if parts is None or parts.status not in ("ok", "empty"):
            self.warnings.append(_NOT_READ)
            return []
        return [Line(parts.text[block.start : block.end], block.kind) for block in parts.blocks]


def _usual(package: Package, main: str) -> dict[str, Relation]:
    """Return the parts beside the main one by what they are usually called: a repair may have lost the relations."""
    folder = re.escape(posixpath.dirname(main.replace("\\", "/")))
    found: dict[str, Relation] = {}
    for name in sorted(package.names):
        if match := re.fullmatch(rf"{folder}/({_USUAL})\d*\.xml", name.replace("\\", "/"), re.IGNORECASE):
            found[name] = Relation(match[1].lower(), name)
    return found


def _targets(links: Mapping[str, Relation], kinds: Iterable[str]) -> list[str]:
    return [link.target for kind in kinds for link in links.values() if link.kind == kind]


def _page(roots: Iterable[Any]) -> Look:
    """Return the ground of the page: unknown where a picture or a panel may lie behind the text."""
    return Look(ground=UNKNOWN) if any(has_panel(root) for root in roots) else PLAIN


def _once(stories: Iterable[Story]) -> list[Story]:
    """Return the stories without those that say what one before them said, as headers of other pages do."""
    told: list[Story] = []
    for item in stories:
        if item.lines not in [other.lines for other in told] or item.hidden:
            told.append(item)
    return told


def _unshown(item: Story) -> Story:
    text = "\n".join(line.text for line in item.lines)
    return Story(hidden=[Hidden(text, "in a header or footer that no page shows")] if text else [])


def _assembled(stories: Iterable[Story], warnings: Iterable[str] = ()) -> Parts:
    found = list(stories)
    lines = [line for item in found for line in item.lines]
    if sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only what matters")
    text, blocks, pages = assemble(lines)
    hidden = tuple(hidden for item in found for hidden in item.hidden)
    said = (*dict.fromkeys(warnings), *_counted(sum(item.comments for item in found), sum(i.prompts for i in found)))
    return Parts(text=text, blocks=blocks, pages=pages, hidden=hidden, warnings=said)


def _counted(comments: int, prompts: int) -> Iterator[str]:
    if comments:
        yield f"comments are not read, they are notes on the text ({comments} here)"
    if prompts:
        yield f"prompts of the template that were never filled in are not read ({prompts} here)"
