"""A page taken apart: what is on it, whether it nests, and that it loads nothing."""

from __future__ import annotations

from html.parser import HTMLParser

# Elements that end by themselves.
_VOID = {"meta", "input", "line", "rect", "br", "link", "img", "base"}
_CELLS = ("td", "th", "dd", "h1")
_LOADING = {"script", "link", "img", "iframe", "object", "embed", "form", "base"}


class Page(HTMLParser):
    """The elements of a page with their attributes, its text, that of its cells, and which ends are astray."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.cells: list[str] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _CELLS:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (not self.open or self.open.pop() != tag):
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells:
            self.cells[-1] += data

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    @property
    def loading(self) -> set[str]:
        """The tags and attributes that load, run or send something."""
        names = {name for _, attributes in self.elements for name in attributes}
        acting = {n for n in names if n.startswith("on") or n in ("src", "style", "srcset", "action")}
        return (self.tags & _LOADING) | acting

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of the elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """What an attribute says, wherever it stands."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]
