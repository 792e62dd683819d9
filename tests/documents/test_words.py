"""Word breaks from boxes: by the gap, whatever habits the page has."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest

from matcher.documents.characters import Characters
from matcher.documents.icons import without_icons
from matcher.documents.words import Word, words_of

Box = tuple[str, float, float, float, float]


def line(text: str, *, advance: float = 5.0, box: float = 5.0, space: float = 2.5, y: float = 0.0) -> list[Box]:
    """Return the characters of ``text``; a space is not painted but leaves ``space``, "_" is a painted space."""
    boxes: list[Box] = []
    x = 0.0
    for sign in text:
        if sign == " ":
            x += space
            continue
        boxes.append((" " if sign == "_" else sign, x, y, x + box, y + 10))
        x += advance
    return boxes


def page(*lines: list[Box]) -> Characters:
    boxes = list(chain(*lines))
    return Characters(
        np.array([ord(sign) for sign, *_ in boxes], np.uint32),
        np.array([box for _, *box in boxes], np.float64).reshape(-1, 4),
        np.arange(len(boxes)),
    )


QT = "the front office of the firm for the first effort of the staff"
# Half of a ligature is as high as its ink, and the room beside the ink looks like a gap.
LIGATURE = [("o", 0, 0, 5, 10), ("f", 5.1, 2, 7, 8), ("i", 7, 2, 9, 8), ("c", 9.8, 0, 14, 10), ("e", 14, 0, 19, 10)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([line("legal research")], ["legal", "research"]),
        ([line("legal_research")], ["legal", "research"]),
        # Boxes wider than the advance, as Qt writes them: the space nearly disappears between two boxes.
        ([line(QT, box=7)], QT.split()),
        # A colon is always followed by a space there, so nothing is usual about its advance but its width.
        ([line("to: a to: b to: c to: d", box=5.3, space=1.7)], "to: a to: b to: c to: d".split()),
        # Letter-spaced: each gap is wide, the space is wider.
        ([line("SKILLS AND TOOLS", advance=7, space=5)], ["SKILLS", "AND", "TOOLS"]),
        ([line("S_K_I_L_L_S__A_N_D__M_O_R_E")], ["SKILLS", "AND", "MORE"]),
        ([line("A_A_A_A_B")], ["A", "A", "A", "A", "B"]),
        ([line("one"), line("two", y=14)], ["one", "two"]),
        ([LIGATURE, line("i ii iii", y=14)], ["ofice", "i", "ii", "iii"]),
        ([line("\ue0b0555-0142")], ["\ue0b0", "555-0142"]),
        ([[]], []),
        ([line("__")], []),
    ],
)
def test_breaks(lines: list[list[Box]], expected: list[str]) -> None:
    assert [word.text for word in words_of(page(*lines))] == expected


def test_word_boxes_enclose_their_characters() -> None:
    first, second = words_of(page(line("ab cd")))
    assert (first.x0, first.x1, first.y0, first.y1, first.at) == (0, 10, 0, 10, 0)
    assert (second.x0, second.x1, second.at) == (12.5, 22.5, 2)


def icons(*texts: str) -> list[str]:
    return [word.text for word in without_icons([Word(text, 0, 0, 5, 10, 0) for text in texts])]


def test_an_icon_is_gone_but_a_bullet_stays() -> None:
    assert icons("\ue0b0", "555-0142", "\ue0be", "me@example.org") == ["555-0142", "me@example.org"]
    assert icons("\ue123", "one", "\ue123", "two", "\ue123", "three") == ["•", "one", "•", "two", "•", "three"]
    assert icons("\uf0b7", "one", "\uf0a7two") == ["•", "one", "▪two"]
    assert icons("no", "icons") == ["no", "icons"]
