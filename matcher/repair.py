"""What files do to characters and words, undone where it is certain: the places in a text, and what belongs there.

Nothing here changes a text. Every function returns :class:`Edit` values, which :mod:`matcher.text` carries out on its
copy while it keeps the map to the original. A repair that would be a guess is not made.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

IsKnown: TypeAlias = Callable[[str], bool]

# str.split() would also cut at U+0085, which is half of a mangled bullet (UTF-8 read as Latin-1): hence our own list.
SPACE = r" \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000"
# Long runs are repaired in pieces, so that no library call ever sees more than this.
_LONGEST_RUN = 100
_ODD = re.compile(
    rf"[^\x09-\x0d\x20-\x5f\x61-\x7e{SPACE}](?:(?<=[^\x00-\x7f])[^\x00-\x7f{SPACE}]{{0,{_LONGEST_RUN}}})?"
)
_PLAIN = str.maketrans(
    dict.fromkeys("’‘‛ʼ`´′", "'")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("–—―‒‐‑−﹘", "-")
    # Word's own bullet fonts; other private-use glyphs are icons, which stand between words like a space.
    | {"\uf0b7": "•", "\uf0a7": "•"}
    | dict.fromkeys("®™©℠", None)
)
# Letters and signs that take up no room, though Unicode does not class them as format characters.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_DROPPED = frozenset({"Cc", "Cf"})
# Office fonts name these glyphs after letters that no English word holds in its middle.
_GLYPHS = {"Ɵ": "ti", "Ʃ": "tt", "Ō": "ft", "ƞ": "tf"}
_GLYPH = re.compile("[" + "".join(_GLYPHS) + "]")
# UTF-8 read as Windows-1252, with the last byte lost on the way: U+FF0D and U+201D are the signs that are in use.
_LOST = ((re.compile("ï¼\u200b?(?![^\\W\\d_])"), "-"), (re.compile("â€\x9d?"), '"'))
# UTF-8 read as GBK, with the last byte lost: some dash, quotation mark or bullet.
_LOST_GBK = re.compile("\u9225\\??")
_GBK = re.compile("[\u4e00-\u9fff]")

_SPACED = re.compile(
    r"^[^\S\n]*+(?P<run>(?:[^\W\d_]|&)(?:[^\S\n]++(?:[^\W\d_]|&)(?!\w)){3,}+)[^\S\n]*+(?::[^\S\n]*+)?$", re.MULTILINE
)
_SPACED_GAP = re.compile(r"\s+")
# Firms, years and "Present" that a word is glued to: "P.CParalegal", "LLPLitigation", "2019Present".
_CAPITAL = re.compile(r"[A-Z](?<=[^\W_][A-Z])[a-z]{2,}")
_STOP = re.compile(r"(?<![^\W_])(?:(?:19|20)\d\d|Present|Current|P?LL[CP]|(?:[A-Z]\.){1,4}[A-Z])$")
_WORD_BEFORE = re.compile(r"(?<![^\s(,;|•])[A-Za-z][a-z]{2,}$")
_HEADINGS = frozenset(
    "skills experience education summary objective certifications employment references qualifications".split()
)
_LOOK_BACK = 24

_SOFT_BREAK = re.compile(r"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_GOES_ON = re.compile(r"([^\W\d_]+)(-?)")
_COMPOUND_STARTS = frozenset("e co non self cross multi anti full high long well ex off intra part".split())
_COMPOUND_ENDS = frozenset(
    "based oriented driven related friendly specific facing sensitive minded up house depth person site".split()
)
_PREFIXED = frozenset("bill closing employment filing hearing judgment litigation settlement suit trial".split())


class Edit(NamedTuple):
    """``text[start:end]`` is to be read as ``new``; an empty range is an insertion."""

    start: int
    end: int
    new: str


def soft_breaks(text: str) -> Iterator[Edit]:
    """The line breaks at which a soft hyphen divides a word: nothing belongs there."""
    return (Edit(*match.span(), "") for match in _SOFT_BREAK.finditer(text))


def characters(text: str) -> Iterator[Edit]:
    """The repairs of single characters: mojibake, ligatures, wide forms, invisible signs, quotes and dashes."""
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if unicodedata.combining(text[start]) and start > done and not text[start - 1].isspace():
            start -= 1
        if text[end : end + 1] == "?" and text[end - 1] == "\u9225":
            end += 1
        old = text[start:end]
        at_end = not text[end : end + 1].strip()
        new = _glyphs(_repaired(old, at_end), text[start - 1 : start], text[end : end + 1])
        if new != old:
            yield _least(start, old, new)
        done = end


@lru_cache(maxsize=4096)
def _repaired(run: str, at_end: bool) -> str:
    """A run of unusual characters as it was meant; ``at_end`` where its word ends with it."""
    if at_end:
        # A no-break space in UTF-8 leaves this behind, before the space itself.
        run = run.rstrip("Â") or " "
    if _GBK.search(run):
        run = _LOST_GBK.sub("-", _from_gbk(run))
    if any("\x80" <= char <= "\xff" for char in run):
        from ftfy import fix_encoding

        run = fix_encoding(run)
        for pattern, sign in _LOST:
            run = pattern.sub(sign, run)
    run = unicodedata.normalize("NFKC", run.translate(_PLAIN)).translate(_PLAIN)
    return "".join(map(_visible, run))


def _from_gbk(run: str) -> str:
    try:
        meant = run.encode("gbk").decode("utf-8")
    except UnicodeError:
        return run
    return run if _GBK.search(meant) else meant


def _visible(char: str) -> str:
    if char < "\x7f":
        return char if char >= " " else " " if char.isspace() else ""
    category = unicodedata.category(char)
    if category == "Co":
        return " "
    hidden = category in _DROPPED or char in _INVISIBLE or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100"
    return "" if hidden else char


def _glyphs(run: str, before: str, after: str) -> str:
    """A run with misnamed ligatures spelt out: in the middle of a word, and "ti" also at its start ("liƟgaƟon")."""
    if run.isascii() or not (before.islower() or (run[0] == "Ɵ" and after.islower())):
        return run
    return _GLYPH.sub(lambda match: _GLYPHS[match[0]], run)


def _least(start: int, old: str, new: str) -> Edit:
    """The edit that turns ``old`` into ``new`` without what they share at both ends."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(old) - tail, new[head : len(new) - tail])


def letter_spaced(text: str, known: IsKnown) -> Iterator[Edit]:
    """The spaces to leave out of headings set as ``S K I L L S``; wider spaces part words, and so do known words."""
    for match in _SPACED.finditer(text):
        run = match["run"]
        words = [word.replace(" ", "") for word in re.split(r"\s{2,}|[^\S ]|(?= ?&)|(?<=&)", run)]
        if not all(word.isupper() or word.istitle() or word in ("", "&") for word in words):
            continue
        cut = _cut(words[0].lower(), known) if len(words) == 1 else 0
        for number, gap in enumerate(_SPACED_GAP.finditer(run), 1):
            start = match.start("run") + gap.start()
            if gap[0] == " " and number != cut and "&" not in text[start - 1 : start + 2]:
                yield Edit(start, start + 1, "")


def _cut(word: str, known: IsKnown) -> int:
    """Where a word falls into two known ones, 0 where it is one itself or could fall in several ways."""
    if known(word):
        return 0
    cuts = [i for i in range(3, len(word) - 2) if known(word[:i]) and known(word[i:])]
    return cuts[0] if len(cuts) == 1 else 0


def run_together(text: str, known: IsKnown) -> Iterator[Edit]:
    """The spaces that are missing between words: after a firm, a year or "Present", and between two known words.

    A name in camel case (``PowerPoint``) is no two words. Two words are certain where the first starts in lower case
    or one of them is a heading ("SkillsWestlaw"), and where together they are no known word.
    """
    for match in _CAPITAL.finditer(text):
        at = match.start()
        before = text[max(0, at - _LOOK_BACK) : at]
        if _STOP.search(before) or _are_two(before, match[0], text[match.end() : match.end() + 40], known):
            yield Edit(at, at, " ")


def _are_two(before: str, right: str, after: str, known: IsKnown) -> bool:
    found = _WORD_BEFORE.search(before)
    if not found:
        return False
    left, right = found[0].lower(), right.lower()
    if not (found[0].islower() or left in _HEADINGS or right in _HEADINGS) or known(left + right):
        return False
    rest = re.match(r"\S*", after)
    address = rest is not None and ("@" in rest[0] or "." in rest[0][:-1])
    return not address and known(left) and known(right)


def keeps_hyphen(before: str, after: str, known: IsKnown) -> bool | None:
    """Whether the hyphen that ends ``before`` belongs to the word that goes on in ``after``; ``None``: no word does."""
    broken, rest = _BROKEN.search(before), _GOES_ON.match(after)
    if not broken or not rest or not after[0].islower():
        return None
    left, right = broken[1].lower(), rest[1].lower()
    if known(left + right):
        return False
    if left in _COMPOUND_STARTS or right in _COMPOUND_ENDS or rest[2]:
        return True
    return (left in ("pre", "post") and right in _PREFIXED) or (known(left) and known(right))
