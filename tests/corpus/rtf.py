"""A resume as RTF, written as Word and WordPad write it: a code page, Unicode escapes, bullets told twice."""

from __future__ import annotations

from tests.corpus.outline import Entry, outline
from tests.corpus.resumes import Content

_HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset2 Symbol;}}\n"
    "{\\colortbl ;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}\n"
    "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b\\fs28 heading 1;}}\n"
    "{\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc23\\leveljc0{\\leveltext\\'01\\u8226 ?;}"
    "{\\levelnumbers;}}\\listid1}}{\\*\\listoverridetable{\\listoverride\\listid1\\listoverridecount0\\ls1}}\n"
    "{\\*\\generator Quill 3;}{\\info{\\title Resume}}\n"
)
_BULLET = "\\pard\\s0{\\listtext\\pard\\plain\\f1\\'b7\\tab}\\ls1\\ilvl0 "


def plain(content: Content) -> bytes:
    """Return an RTF of one column."""
    return (_HEAD + "".join(map(_paragraph, outline(content))) + "}").encode("ascii")


def escape(text: str) -> str:
    r"""Return ``text`` as RTF writes it.

    >>> escape("a {b} – c")
    "a \\{b\\} \\u8211\\'96 c"
    """
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    if character < "\x80":
        return character
    (byte,) = character.encode("cp1252", errors="replace")
    return f"\\u{ord(character)}\\'{byte:02x}"


def _paragraph(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.kind in ("name", "heading"):
        return f"\\pard\\s1\\outlinelevel0{{\\b\\fs28 {text}}}\\par\n"
    if entry.kind == "bullet":
        return f"{_BULLET}{text}\\par\n"
    if entry.kind == "job":
        return f"\\pard\\s0{{\\b {text}}}\\tab {escape(entry.right)}\\par\n"
    return f"\\pard\\s0 {text}\\par\n"
