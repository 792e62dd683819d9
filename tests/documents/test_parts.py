"""Lines to text: separators, blocks and page offsets."""

from __future__ import annotations

import pytest

from matcher.documents.parts import Line, assemble, looks_like_heading


def test_lines_blocks_and_pages() -> None:
    lines = [
        Line("SKILLS", "heading"),
        Line("- draft", "bullet"),
        Line("motions", joins=True),
        Line("  "),
        Line("page three", page=3, column=2),
    ]
    text, blocks, pages = assemble(lines, page_count=4)
    assert text == "SKILLS\n- draft\nmotions\n\npage three"
    assert [(text[block.start : block.end], block.kind) for block in blocks] == [
        ("SKILLS", "heading"),
        ("- draft\nmotions", "bullet"),
        ("page three", "paragraph"),
    ]
    assert (blocks[-1].page, blocks[-1].column) == (3, 2)
    assert pages == (0, 24, 24, len(text))


def test_no_lines() -> None:
    assert assemble([]) == ("", (), (0,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Skills & Tools", True), ("Duties:", True), ("Drafted motions.", False), ("2019", False), ("a " * 9, False)],
)
def test_looks_like_heading(text: str, expected: bool) -> None:
    assert looks_like_heading(text) is expected
