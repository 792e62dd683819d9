"""Word breaks from boxes: by the gap, whatever habits the page has."""

from __future__ import annotations

import pytest

from matcher.documents.words import Char, words_of


def line(text: str, *, advance: float = 5.0, box: float = 5.0, space: float = 2.5, y: float = 0.0) -> list[Char]:
    """Return the characters of ``text``; a space is not painted but leaves ``space``, "_" is a painted space."""
    chars: list[Char] = []
    x = 0.0
    for sign in text:
        if sign == " ":
            x += space
            continue
        chars.append(Char(" " if sign == "_" else sign, x, y, x + box, y + 10, len(chars)))
        x += advance
    return chars


QT = "the front office of the firm for the first effort of the staff"


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        (line("legal research"), ["legal", "research"]),
        (line("legal_research"), ["legal", "research"]),
        # Boxes wider than the advance, as Qt writes them: the space nearly disappears between two boxes.
        (line(QT, box=7), QT.split()),
        # Letter-spaced: each gap is wide, the space is wider.
        (line("SKILLS AND TOOLS", advance=7, space=5), ["SKILLS", "AND", "TOOLS"]),
        (line("one") + line("two", y=14), ["one", "two"]),
        (line("", y=0), []),
    ],
)
def test_breaks(chars: list[Char], expected: list[str]) -> None:
    assert [word.text for word in words_of(chars)] == expected


def test_word_boxes_enclose_their_characters() -> None:
    first, second = words_of(line("ab cd"))
    assert (first.x0, first.x1, first.y0, first.y1, first.at) == (0, 10, 0, 10, 0)
    assert (second.x0, second.x1, second.at) == (12.5, 22.5, 2)
