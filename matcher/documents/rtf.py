"""RTF: groups and their formatting, and what each destination is for.

A reader of its own and no library: hidden text, list items and table cells have to be told from the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy

from matcher.documents.appearance import UNKNOWN, Look
from matcher.documents.flow import BULLET
from matcher.documents.parts import MAX_CHARACTERS, Line, Parts, assemble, placed, refuse
from matcher.documents.rtf_state import Head, State
from matcher.documents.rtf_story import Story, Table, label, off_page
from matcher.documents.rtf_tables import code_page, decoded, read_colours, read_fonts, read_headings
from matcher.documents.rtf_tokens import Token, Tokens, TooMuchError
from matcher.model import Hidden

# Groups whose text is not the document's: pictures, field codes, tables of the head, what is told twice.
_SKIPPED = frozenset(
    "info pict fldinst objdata objclass nonshppict shprslt atnid atnauthor listtable listoverridetable revtbl rsidtbl "
    "filetbl generator xe tc tcn bkmkstart bkmkend nonesttables themedata colorschememapping datastore latentstyles "
    "datafield formfield sn sv sp private template comment pgptbl xmlnstbl mmathPr ftnsep ftnsepc aftnsep aftnsepc "
    "ftncn aftncn falt panose userprops pnseclvl pn background".split()
)
# Groups marked as one that may be left out, which hold text of the document all the same.
_KEPT = frozenset("shpinst shptxt shppict ud do dptxbxtext result fldrslt footnote nesttableprops listtext".split())
_MARGINS = {f"{place}{page}": place for place in ("header", "footer") for page in ("", "l", "r", "f")}
_STORIES = {
    "footnote": "note",
    "shptxt": "box",
    "dptxbxtext": "box",
    "listtext": "label",
    "pntext": "label",
    **_MARGINS,
}
_SIGNS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "emspace": " ",
    "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "~": "\u00a0", "_": "-",
}  # fmt: skip
_PANEL = (b"\\shpfblwtxt1", b"{\\*\\background")
_MAX_FALLBACK = 100
_TWIPS = 1440.0  # per inch
_MAX_GROUPS = 50_000  # one in the other


def read(data: bytes) -> Parts:
    """Return the text of an RTF file."""
    reader = _Reader(data)
    try:
        reader.run()
    except TooMuchError:
        return refuse("too_large", "it holds far more than a document needs; save it as DOCX and try again")
    return reader.parts()


class _Reader:
    """The file as it is being read."""

    def __init__(self, data: bytes) -> None:
        self._tokens = Tokens(data)
        self._head = Head()
        self._page = UNKNOWN if any(sign in data for sign in _PANEL) else None
        # Headers of the first page, and of even ones, are there on demand.
        self._unshown = {f"{place}f" for place in ("header", "footer") if b"\\titlepg" not in data}
        self._states: list[State] = []
        self._state = State()
        self._body = Story("body")
        self._stories = [self._body]
        self._margins: dict[str, list[Story]] = {"header": [], "footer": []}
        self._notes: list[Line] = []
        self._hidden: list[Hidden] = []
        self._comments = 0
        self._characters = 0
        self._bytes = bytearray()
        self._standing_in = 0
        self._high = 0
        self._starred = False
        self._ended = False
        self._shape: dict[str, float] = {}
        # Of the cell whose properties are being stated.
        self._cell_ground: str | None = None
        self._is_tall = False

    def run(self) -> None:
        """Read the file to its end; a file that was cut short ends where it does."""
        for token in self._tokens:
            if not self._is_fallback(token):
                self._take(token)
            if self._ended:
                break
        self._flush()
        self._end_paragraph(self._state.depth)
        while self._stories:
            self._end_story(self._stories.pop())

    def parts(self) -> Parts:
        """Return what was read."""
        told = {
            place: list(dict.fromkeys(line for story in stories for line in story.lines))
            for place, stories in self._margins.items()
        }
        lines = [*told["header"], *self._body.lines, *told["footer"], *self._notes]
        text, blocks, pages = assemble(lines)
        said = [f"comments are not read, they are notes on the text ({self._comments} here)"] if self._comments else ()
        return Parts(text=text, blocks=blocks, pages=pages, hidden=tuple(self._hidden), warnings=tuple(said))

    def _is_fallback(self, token: Token) -> bool:
        """Return whether a token stands in for a Unicode sign before it; of plain bytes, as many as are needed do."""
        if not self._standing_in:
            return False
        if token.word in ("{", "}"):
            self._standing_in = 0
            return False
        if token.word:
            self._standing_in -= 1
            return True
        left = token.raw[self._standing_in :]
        self._standing_in -= len(token.raw) - len(left)
        if left:
            self._bytes += left
        return True

    def _take(self, token: Token) -> None:
        word = token.word
        if word in ("", "'"):
            self._starred = False
            self._bytes += token.raw
            return
        self._flush()
        starred, self._starred = self._starred, word == "*"
        if word == "{":
            if len(self._states) >= _MAX_GROUPS:
                raise TooMuchError
            self._states.append(copy(self._state))
        elif word == "}":
            self._close()
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif word in _STORIES:
            self._open(word)
        elif word in _SKIPPED or (starred and word not in _KEPT):
            self._comments += word == "annotation"
            self._tokens.skip_group()
        elif word in _WORDS:
            _WORDS[word](self, token.number)

    def _flush(self) -> None:
        if self._bytes:
            text = decoded(bytes(self._bytes), self._state.codec)
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        self._count(len(text))
        if not self._state.deleted:
            self._stories[-1].paragraph.add(text, self._look())

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MAX_CHARACTERS:
            raise TooMuchError

    def _look(self) -> Look:
        state = self._state
        ground = state.ground or state.panel
        tables = self._stories[-1].tables
        if ground is None and state.depth and len(tables) >= state.depth:
            ground = tables[state.depth - 1].ground()
        return Look(
            bold=state.bold, vanish=state.vanish, ink=state.ink, ground=ground or self._page, points=state.points
        )

    def _open(self, word: str) -> None:
        kind = _STORIES[word]
        reason = "in a header or footer that no page shows" if word in self._unshown else ""
        if kind == "box":
            reason, self._shape = off_page(self._shape), {}
        story = Story(kind, reason)
        self._stories.append(story)
        self._state.story = story
        self._state.pard()

    def _close(self) -> None:
        if not self._states:
            return
        story, outer = self._state.story, self._states.pop()
        ends = story is not None and story is not outer.story and story is self._stories[-1]
        if ends:
            self._end_paragraph(self._state.depth)
        self._state = outer
        self._ended = not self._states
        if story is not None and ends:
            self._stories.pop()
            self._end_story(story)

    def _end_story(self, story: Story) -> None:
        story.end()
        self._hidden.extend(story.hidden)
        if story.kind == "label":
            self._stories[-1].paragraph.label = label(story.text())
        elif story.reason:
            self._hidden.extend([Hidden(story.text(), story.reason)] if story.lines else [])
        elif story.kind == "note":
            self._notes.extend(story.lines)
        elif story.kind == "box":
            self._stories[-1].boxes.extend(placed(story.lines, "text box"))
        elif story.kind in self._margins:
            story.lines = placed(story.lines, "header or footer")
            self._margins[story.kind].append(story)

    def _unicode(self, number: int | None) -> None:
        self._standing_in = self._state.fallback
        unit = (number or 0) & 0xFFFF
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._high:
                self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + unit - 0xDC00))
            self._high = 0
        else:
            self._add(chr(unit))

    def _end_paragraph(self, depth: int) -> None:
        self._count(1)  # an empty one costs as much
        story, state = self._stories[-1], self._state
        if state.listed and not story.paragraph.label:
            story.paragraph.label = BULLET
        story.end_paragraph(Look(heading=state.heading), depth)

    def _par(self, _number: int | None) -> None:
        self._end_paragraph(self._state.depth)

    def _cell(self, depth: int) -> None:
        self._end_paragraph(depth)
        self._table(depth).end_cell()

    def _table(self, depth: int) -> Table:
        return self._stories[-1].table(depth)

    def _row(self, depth: int) -> None:
        self._table(depth).end_row()

    def _define_row(self, _number: int | None) -> None:
        self._open_table().define()

    def _open_table(self) -> Table:
        """Return the table that row properties are about; they stand before or after its cells."""
        tables = self._stories[-1].tables
        return tables[-1] if len(tables) >= max(self._state.depth, 1) else self._table(max(self._state.depth, 1))

    def _cell_edge(self, _number: int | None) -> None:
        table = self._open_table()
        table.grounds.append(self._cell_ground)
        table.tall.append(self._is_tall)
        self._cell_ground, self._is_tall = None, False

    def _shade_cell(self, number: int | None) -> None:
        self._cell_ground = self._head.colour(number or 0)

    def _merge_cell(self, _number: int | None) -> None:
        self._is_tall = True

    def _alternatives(self, _number: int | None) -> None:
        r"""Pass over the first of two tellings; the second one, after ``\ud``, is in Unicode."""
        for token in self._tokens:
            if token.word == "{":
                self._tokens.skip_group()
                self._states.append(copy(self._state))
                return
            if token.word == "}":
                self._close()
                return

    def _fonts(self, _number: int | None) -> None:
        self._head.fonts = read_fonts(self._tokens.skip_group(), self._head.codec)

    def _colours(self, _number: int | None) -> None:
        self._head.colours = read_colours(self._tokens.skip_group())

    def _styles(self, _number: int | None) -> None:
        self._head.headings = read_headings(self._tokens.skip_group())

    def _code_page(self, codec: str) -> None:
        self._head.codec = self._state.codec = codec

    def _default_font(self, number: int | None) -> None:
        self._head.font = number or 0

    def _font(self, number: int | None) -> None:
        self._state.codec = self._head.codec_of(number or 0)

    def _plain(self, _number: int | None) -> None:
        self._state.plain(self._head.codec_of(self._head.font))

    def _pard(self, _number: int | None) -> None:
        self._state.pard()

    def _style(self, number: int | None) -> None:
        self._state.heading = (number or 0) in self._head.headings

    def _set(self, name: str, value: object) -> None:
        setattr(self._state, name, value)

    def _set_colour(self, name: str, number: int | None) -> None:
        setattr(self._state, name, self._head.colour(number or 0))

    def _measure(self, side: str, number: int | None) -> None:
        self._shape[side] = (number or 0) / _TWIPS


def _is_on(number: int | None) -> bool:
    return number != 0


_WORDS: Mapping[str, Callable[[_Reader, int | None], None]] = {
    "par": _Reader._par, "\n": _Reader._par, "\r": _Reader._par, "sect": _Reader._par,
    "pard": _Reader._pard, "plain": _Reader._plain, "s": _Reader._style, "u": _Reader._unicode, "f": _Reader._font,
    "fonttbl": _Reader._fonts, "colortbl": _Reader._colours, "stylesheet": _Reader._styles,
    "upr": _Reader._alternatives, "deff": _Reader._default_font,
    "ansicpg": lambda reader, number: reader._code_page(code_page(number or 1252)),
    "mac": lambda reader, _: reader._code_page("mac_roman"),
    "pc": lambda reader, _: reader._code_page("cp437"),
    "pca": lambda reader, _: reader._code_page("cp850"),
    "uc": lambda reader, number: reader._set("fallback", max(0, min(number or 0, _MAX_FALLBACK))),
    "v": lambda reader, number: reader._set("vanish", _is_on(number)),
    "b": lambda reader, number: reader._set("bold", _is_on(number)),
    "deleted": lambda reader, number: reader._set("deleted", _is_on(number)),
    "fs": lambda reader, number: reader._set("points", (24 if number is None else number) / 2),
    "outlinelevel": lambda reader, number: reader._set("heading", (number or 0) < 9),
    "ls": lambda reader, number: reader._set("listed", bool(number)),
    "cf": lambda reader, number: reader._set_colour("ink", number),
    "cb": lambda reader, number: reader._set_colour("ground", number),
    "chcbpat": lambda reader, number: reader._set_colour("ground", number),
    "highlight": lambda reader, number: reader._set_colour("ground", number),
    "cbpat": lambda reader, number: reader._set_colour("panel", number),
    "intbl": lambda reader, _: reader._set("depth", max(reader._state.depth, 1)),
    "itap": lambda reader, number: reader._set("depth", max(number or 0, 0)),
    "cell": lambda reader, _: reader._cell(1), "row": lambda reader, _: reader._row(1),
    "nestcell": lambda reader, _: reader._cell(max(reader._state.depth, 2)),
    "nestrow": lambda reader, _: reader._row(max(reader._state.depth, 2)),
    "trowd": _Reader._define_row, "cellx": _Reader._cell_edge, "clcbpat": _Reader._shade_cell,
    "clvmgf": _Reader._merge_cell,
    "shpleft": lambda reader, number: reader._measure("left", number),
    "shptop": lambda reader, number: reader._measure("top", number),
    "shpright": lambda reader, number: reader._measure("right", number),
    "shpbottom": lambda reader, number: reader._measure("bottom", number),
}  # fmt: skip
