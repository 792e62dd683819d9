"""What the head of an RTF file states: the code page of each font, the colours, and which styles are headings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

SYMBOL = "symbol"

_CHARSETS: Mapping[int, str] = {
    0: "cp1252", 2: SYMBOL, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES: Mapping[int, str] = {708: "iso8859_6", 936: "gbk", 1361: "johab", 10000: "mac_roman", 10007: "mac_cyrillic",
                             10029: "mac_latin2", 42: SYMBOL, 65001: "utf-8"}  # fmt: skip
_MAX_TABLE = 500_000
_FONT = re.compile(rb"\\f(\d{1,6})(?![\w])((?:(?!\\f\d).)*)", re.DOTALL)
_CHARSET = re.compile(rb"\\fcharset(\d{1,3})")
_CODE_PAGE = re.compile(rb"\\cpg(\d{1,5})")
_TONE = re.compile(rb"\\(red|green|blue)(\d{1,3})")
_STYLE = re.compile(rb"\\s(\d{1,5})(?![\w])([^{};]{0,400});")
_LEVEL = re.compile(rb"\\outlinelevel[0-8](?!\d)")
_HEADING = re.compile(rb"(?:^|[\s}])(?:heading|title|subtitle)\b[^\\]*$", re.IGNORECASE)


def read_fonts(table: bytes, default: str) -> dict[int, str]:
    """Return the codec of each font; ``default`` is that of the document."""
    fonts: dict[int, str] = {}
    for match in _FONT.finditer(table[:_MAX_TABLE]):
        page, stated = _CODE_PAGE.search(match[2]), _CHARSET.search(match[2])
        number = int(match[1])
        if page and int(page[1]):
            fonts[number] = code_page(int(page[1]))
        else:
            fonts[number] = _CHARSETS.get(int(stated[1]), default) if stated else default
    return fonts


def read_colours(table: bytes) -> list[str | None]:
    r"""Return the colours, six hexadecimal digits each; ``None`` is the one that can be read on any page.

    >>> read_colours(b";\\red255\\green255\\blue240;")
    [None, 'FFFFF0']
    """
    found: list[str | None] = []
    for entry in table[:_MAX_TABLE].split(b";")[:-1]:
        tones = {name: min(int(value), 255) for name, value in _TONE.findall(entry)}
        found.append("".join(f"{tones.get(name, 0):02X}" for name in (b"red", b"green", b"blue")) if tones else None)
    return found


def read_headings(table: bytes) -> frozenset[int]:
    """Return the numbers of the styles that are headings, by their outline level or their name."""
    return frozenset(
        int(match[1])
        for match in _STYLE.finditer(table[:_MAX_TABLE])
        if _LEVEL.search(match[2]) or _HEADING.search(match[2])
    )


def code_page(number: int) -> str:
    """Return the codec of a Windows code page, Windows-1252 for one that Python does not know.

    >>> code_page(1251), code_page(4711)
    ('cp1251', 'cp1252')
    """
    return _known(_PAGES.get(number, f"cp{number}"))


def decoded(data: bytes, codec: str) -> str:
    """Return ``data`` as text; the signs of a symbol font become private code points, as in Word."""
    if codec == SYMBOL:
        return "".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data)
    return data.decode(codec, errors="replace")


def _known(codec: str) -> str:
    try:
        codecs.lookup(codec)
    except LookupError:
        return "cp1252"
    return codec
