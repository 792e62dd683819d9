"""Style sheets, as far as they decide what a reader sees: the few properties that hide text, under plain selectors.

This is no CSS engine. Selectors of tags, classes, ids and their descent are understood; what is not understood never
hides anything, and where it might paint a background, no word is judged by its colour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# fmt: off
_KEPT = {name: name for name in (
    "display visibility opacity font-size color position left top right bottom text-indent margin-left margin-top clip "
    "clip-path transform height width max-height max-width overflow overflow-x overflow-y content-visibility"
).split()} | {
    "background": "ground", "background-color": "ground", "background-image": "picture", "font": "font-size",
    "-webkit-text-fill-color": "fill", "mso-list": "mso-list",
}
# fmt: on
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
# One that never ends goes as far as it can: else it would be tried again from each quotation mark in it.
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?', re.DOTALL)
_PIECE = re.compile(r"([^{};]*+)([{};]|\Z)")
_IN_BRACKETS = r"\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)"
_DECLARATION = re.compile(rf"(?<![\w-])([\w-]++)\s*+:\s*+((?:[^;\"'(]|\"[^\"]*+\"|'[^']*+'|{_IN_BRACKETS})++)")
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_MARK = re.compile(r"([.#])([\w-]+)")
# Apart from the page as it stands: nothing that these match is what a reader first sees.
_MOMENTARY = re.compile(
    r"::?(?:before|after|hover|focus[\w-]*|active|visited|placeholder|selection|marker|-\w[\w-]*)\b"
)
_GENERATED = re.compile(r"::?(?:before|after)\b")
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_SCREEN = 1280
_MOST_RULES = 5000
_MOST_GENERATED = 20
_MOST_TRIES = 300_000


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    child: bool = False  # the compound before it must be the parent, not any ancestor

    def fits(self, element: Any) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.ids and any(element.get("id") != name for name in self.ids):
            return False
        return not self.classes or set(self.classes) <= set((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    path: tuple[_Compound, ...]  # rightmost first
    weight: tuple[int, int, int, int]  # ids, classes, tags, place
    declared: Mapping[str, tuple[str, bool]]

    def fits(self, element: Any) -> bool:
        if not self.path[0].fits(element):
            return False
        at = element
        for compound, below in zip(self.path[1:], self.path, strict=False):
            at = at.getparent()
            while at is not None and not compound.fits(at):
                at = None if below.child else at.getparent()
            if at is None:
                return False
        return True


@dataclass(slots=True)
class Sheet:
    """The rules of a page's style sheets.

    ``unsure``: something there may paint a background that is not known. ``has_panels``: some rule takes an element out
    of the flow and paints it, so that it may lie behind the words of another.
    """

    unsure: bool = False
    has_panels: bool = False
    _rules: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))
    _generated: list[_Rule] = field(default_factory=list)
    _count: int = 0
    _tries: int = 0

    def declared(self, element: Any) -> dict[str, str]:
        """Return what the sheets and its own ``style`` say of an element, the stronger winning."""
        found: list[tuple[bool, tuple[int, int, int, int], Mapping[str, tuple[str, bool]]]] = []
        for rule in self._candidates(element):
            self._tries += 1
            if self._tries >= _MOST_TRIES:
                break
            if rule.fits(element):
                found.append((False, rule.weight, rule.declared))
        if style := element.get("style"):
            found.append((True, (0, 0, 0, 0), _declarations(style)))
        if not found:
            return {}
        found.sort(key=lambda item: item[:2])
        said: dict[str, str] = {}
        for pressing in (False, True):
            for _, _, declared in found:
                said.update((name, value) for name, (value, important) in declared.items() if important is pressing)
        return said

    def _candidates(self, element: Any) -> Iterator[_Rule]:
        if not self._count:
            return
        yield from self._rules.get("*", ())
        yield from self._rules.get(element.tag, ())
        if name := element.get("id"):
            yield from self._rules.get(f"#{name}", ())
        for name in dict.fromkeys((element.get("class") or "").split()):
            yield from self._rules.get(f".{name}", ())

    def add(self, css: str) -> None:
        """Take in the rules of one style sheet."""
        for selectors, body in _blocks(_STRING.sub('""', _COMMENT.sub(" ", css))):
            declared = _declarations(body)
            for selector in selectors.split(",") if declared else ():
                if self._count >= _MOST_RULES:
                    self.unsure = self.unsure or _paints(declared)
                    break
                self._add(selector.strip(), declared)

    def _add(self, selector: str, declared: Mapping[str, tuple[str, bool]]) -> None:
        paints = _paints(declared)
        panel = paints and is_lifted({name: value for name, (value, _) in declared.items()})
        if _MOMENTARY.search(selector):
            if panel and _GENERATED.search(selector):
                self._add_generated(_GENERATED.sub("", selector).strip() or "*")
            return
        path = _path(selector)
        if path is None:
            self.unsure = self.unsure or paints
            return
        self.has_panels = self.has_panels or panel
        last = path[0]
        key = f"#{last.ids[0]}" if last.ids else f".{last.classes[0]}" if last.classes else last.tag or "*"
        ids, classes = sum(len(c.ids) for c in path), sum(len(c.classes) for c in path)
        tags = sum(bool(c.tag) for c in path)
        self._count += 1
        self._rules[key].append(_Rule(path, (ids, classes, tags, self._count), declared))

    def _add_generated(self, selector: str) -> None:
        path = _path(selector)
        if path is None or len(self._generated) >= _MOST_GENERATED:
            self.unsure = True
        else:
            self._generated.append(_Rule(path, (0, 0, 0, 0), {}))

    def generates_panel(self, element: Any) -> bool:
        """Return whether the sheets paint a panel before or after what is in an element."""
        return any(rule.fits(element) for rule in self._generated)


def _paints(declared: Mapping[str, object]) -> bool:
    return bool(declared.keys() & {"ground", "picture"})


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the body of every rule that applies to a screen; nested rules are passed over."""
    open_blocks: list[bool] = []  # whether what stands in it applies
    selector: str | None = None
    inner = 0
    body: list[str] = []
    for match in _PIECE.finditer(css):
        text, sign = match[1].strip(), match[2]
        if selector is not None:
            if sign == "{":
                inner += 1
            elif not inner:
                body.append(text)
            if sign == "}":
                if inner:
                    inner -= 1
                    continue
                yield selector, ";".join(body)
                selector = None
        elif sign == "{" and not text.startswith("@") and all(open_blocks):
            selector, body, inner = text, [], 0
        elif sign == "{":
            open_blocks.append(text.startswith("@") and _applies(text.lower()))
        elif sign == "}" and open_blocks:
            open_blocks.pop()


def _applies(rule: str) -> bool:
    """Return whether the block of an at-rule is for an ordinary screen."""
    if rule.startswith(("@supports", "@layer")):
        return "not" not in rule
    if not rule.startswith("@media"):
        return False
    return any(_is_screen(query) for query in rule.removeprefix("@media").split(","))


def _is_screen(query: str) -> bool:
    for side, number, unit in _WIDTH.findall(query):
        width = float(number) * (1 if unit == "px" else 16)
        if width > _SCREEN if side == "min" else width < _SCREEN:
            return False
    rest = _WIDTH.sub("", query)
    return not re.search(r"\b(?:print|speech|not)\b|\(", rest)


def _declarations(body: str) -> dict[str, tuple[str, bool]]:
    """Return the properties that matter here, each with its value and whether it is important."""
    found: dict[str, tuple[str, bool]] = {}
    for name, raw in _DECLARATION.findall(body.lower()):
        kept = _KEPT.get(name)
        if kept is None:
            continue
        value, bang, _ = raw.strip().partition("!")
        found[kept] = (value.strip(), bool(bang))
        if name == "background" and re.search(r"url\(|gradient|image", value):
            found["picture"] = (value, bool(bang))
    return found


def _path(selector: str) -> tuple[_Compound, ...] | None:
    """Return a selector as compounds, rightmost first, or ``None`` where it is not a plain one."""
    parts = selector.replace(">", " > ").split()
    found: list[_Compound] = []
    child = False
    for part in parts:
        if part == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch(part)
        if not match:
            return None
        marks = _MARK.findall(match[2])
        tag = "" if match[1] in (None, "*") else match[1].lower()
        ids = tuple(name for sign, name in marks if sign == "#")
        found.append(_Compound(tag, ids, tuple(name for sign, name in marks if sign == "."), child))
        child = False
    return tuple(reversed(found)) if 0 < len(found) <= 8 else None


def is_lifted(said: Mapping[str, str]) -> bool:
    """Return whether an element is taken out of the flow, so that it may stand anywhere."""
    return said.get("position") in ("absolute", "fixed")


def sheet_of(sheets: Iterable[str], *, unsure: bool = False) -> Sheet:
    """Return the rules of some style sheets, in their order."""
    found = Sheet(unsure)
    for css in sheets:
        found.add(css)
    return found
