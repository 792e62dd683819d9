"""Bytes to text, whatever program wrote them: marks, statements and, where there are none, what reads as text."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # starts with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A stray form feed or control byte is dirt, a tenth of them is not text.
_MAX_CONTROL_SHARE = 0.02
_GUESS_BYTES = 64 * 1024
_NUL_SHARE = 0.35
# The ones that a resume is really found in, the likelier first.
_ONE_BYTE = ("cp1252", "mac_roman", "cp1250", "cp850", "cp437")
_WESTERN = frozenset("éèêëáàâäãåçñóòôöõíìîïúùûüýßøæœðþÿ")
_CENTRAL = frozenset("řłąęśćżźňčšžěůďťőűğşıâîățșđľĺŕńė")
_QUOTES_OPEN, _QUOTES_CLOSE, _DASHES, _SIGNS = "“‘„«", "”’»", "–—", "©®§£€°½¼¾™¹²³…¡¿ªº·\u00a0\u00ad"
_BULLETS = "•●▪■·□o–—»"
_IMPLAUSIBLE = 0.4

# Any other name in a page is not believed: some codecs are not for text, and punycode takes quadratic time.
_STATED = re.compile(
    r"utf-?8|us-ascii|ascii|(?:iso-?)?8859-?\d{1,2}|iso-8859-\d{1,2}|latin-?[1-9]|(?:windows|cp)-?\d{3,4}|koi8-[ru]|"
    r"mac(?:intosh|roman|-roman)?|x-mac-roman|shift[-_]?jis|sjis|euc-?(?:jp|kr)|gb2312|gbk|gb18030|big5(?:-?hkscs)?|tis-620"
)
_AS_WINDOWS = re.compile(r"us-ascii|ascii|(?:iso-?)?8859-?1|latin-?1")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)


def decode(data: bytes) -> str | None:
    r"""Return ``data`` decoded, or ``None`` where it is not text.

    A byte-order mark decides, then strict UTF-8, then UTF-16 and UTF-32 by their zeros, then what reads best.

    >>> decode(b"caf\xe9 r\xe9sum\xe9")
    'café résumé'
    """
    marked = _marked(data)
    if marked is not None:
        return _unless_binary(marked)
    if b"\x00" in data:
        wide = _wide(data)
        return _unless_binary(data.decode(wide, errors="replace")) if wide else None
    try:
        return _unless_binary(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _unless_binary(_guess(data))


def decode_markup(data: bytes, stated: str = "") -> str:
    """Return a page decoded: by its mark, by what the page or its envelope (``stated``) says if true, else by guess."""
    marked = _marked(data)
    if marked is not None:
        return marked
    for name in (stated, *(match[1].decode("ascii") for rule in (_XML, _META) if (match := rule.search(data[:4096])))):
        if (found := _as_stated(data, name.strip().lower())) is not None:
            return found
    found = decode(data)
    return data.decode("utf-8", errors="replace") if found is None else found


def _as_stated(data: bytes, name: str) -> str | None:
    if not _STATED.fullmatch(name):
        return None
    if _AS_WINDOWS.fullmatch(name):
        name = "cp1252"  # what every browser takes these for
    elif name in ("macintosh", "mac", "x-mac-roman", "macroman", "mac-roman"):
        name = "mac_roman"
    try:
        codec = codecs.lookup(name.replace("windows-", "cp")).name
        if codec != "utf-8" and _is_utf8(data):
            return data.decode("utf-8")  # pages lie about it: no other text happens to be UTF-8
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _marked(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _wide(data: bytes) -> str:
    """Return which of UTF-16 and UTF-32 the places of the zeros fit, or ``""``: Latin letters need one byte only."""
    head = data[: _GUESS_BYTES // 4 * 4]
    zeros = [head[place::4].count(0) / max(1, len(head[place::4])) for place in range(4)]
    # fmt: off
    for encoding, filled, unit in (
        ("utf-32-le", (0,), 4), ("utf-32-be", (3,), 4), ("utf-16-le", (0, 2), 2), ("utf-16-be", (1, 3), 2),
    ):
        # fmt: on
        empty = [zeros[place] for place in range(4) if place not in filled]
        if min(empty) > _NUL_SHARE and max(zeros[place] for place in filled) < 0.02 and len(data) % unit == 0:
            return encoding
    return ""


def _guess(data: bytes) -> str:
    """Return bytes that are no UTF-8 as the text that they read best as."""
    head = data[:_GUESS_BYTES]
    rated = [(_plausibility(head.decode(encoding, errors="replace")), encoding) for encoding in _ONE_BYTE]
    best, encoding = max(rated, key=lambda item: item[0])
    if best < _IMPLAUSIBLE:
        encoding = _other(head) or encoding
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", errors="replace")


def _other(head: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(head).best()
    return found.encoding if found else ""


def _plausibility(text: str) -> float:
    """Return how well the characters beyond ASCII stand where they stand, on average: 1 is well, below 0 is garbage."""
    padded = f"\n{text}\n"
    marks = [_mark(*padded[at - 1 : at + 2]) for at in range(1, len(padded) - 1) if padded[at] > "\x7f"]
    return sum(marks) / len(marks) if marks else 0.0


def _mark(before: str, char: str, after: str) -> float:
    if char == "\ufffd" or "\x80" <= char <= "\x9f":
        return -8.0
    if char.isalpha():
        return _letter(before, char, after)
    if char in _BULLETS and before == "\n":
        return 2.0
    if char in _DASHES:
        return 1.5 if before.isspace() == after.isspace() else 0.5
    if char in _QUOTES_OPEN:
        return 1.5 if not before.isalnum() and after.isalnum() else -0.5
    if char in _QUOTES_CLOSE:
        return 1.5 if before > " " and before.isascii() else -0.5
    if char in _SIGNS or char in _BULLETS:
        return 0.6
    return 0.5 if char in (before, after) and "\u2500" <= char <= "\u257f" else -1.5


def _letter(before: str, char: str, after: str) -> float:
    beside = [side for side in (before, after) if side.isalpha()]
    if not beside:
        return -0.5
    if all(side > "\x7f" for side in beside) and len(beside) == 2:
        return -1.0  # no word in these alphabets has three such letters in a row
    if not unicodedata.name(char, "").startswith("LATIN"):
        return -2.0
    if char.isupper():
        return -1.5 if before.islower() else 0.5
    if char in _WESTERN:
        return 1.2
    return 1.0 if char in _CENTRAL else -0.2


def _unless_binary(text: str) -> str | None:
    dirt = sum(1 for _ in _CONTROLS.finditer(text))
    if "\x00" in text or dirt > _MAX_CONTROL_SHARE * len(text):
        return None
    return text
