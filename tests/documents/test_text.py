"""Plain text: every encoding met in the wild ends in the same words, garbage in none."""

from __future__ import annotations

import pytest

from matcher.documents.text import blocks_of, decode, parts_of, read

CURLY = "Résumé of Zoë: “drafted” motions … filed"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CURLY.encode(), CURLY),
        (b"\xef\xbb\xbf" + CURLY.encode(), CURLY),
        (b"\xff\xfe" + CURLY.encode("utf-16-le"), CURLY),
        (b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY),
        (CURLY.encode("cp1252"), CURLY),
        ("Drafted briefs at Café Légal\n".encode("latin-1") * 30, "Drafted briefs at Café Légal\n" * 30),
        (b"one\x00two", None),
        (bytes(range(1, 32)) * 4, None),
        (b"\x00\xe9\xff\x80" * 50, None),
        (b"page one\x0cpage two", "page one\x0cpage two"),
    ],
)
def test_decode(data: bytes, expected: str | None) -> None:
    assert decode(data) == expected


def test_newlines_are_unified_and_the_rest_is_untouched() -> None:
    assert parts_of("a\r\nb\rc\n\ufb01le\u00a0x").text == "a\nb\nc\n\ufb01le\u00a0x"


def test_binary_is_unsupported_with_a_remedy() -> None:
    parts = read(b"\x01\x02\x00\x03" * 100)
    assert (parts.status, parts.text) == ("unsupported", "")
    assert "PDF or DOCX" in parts.warnings[0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## Responsibilities", "heading"),
        ("**Duties:**", "heading"),
        ("- draft motions", "bullet"),
        ("* draft motions", "bullet"),
        ("  • draft motions", "bullet"),
        ("\u2013 draft motions", "bullet"),
        ("•Westlaw", "bullet"),
        ("-5 degrees", "paragraph"),
        ("**Duties** include drafting", "paragraph"),
        ("Draft motions", "paragraph"),
    ],
)
def test_kind_of_line(line: str, kind: str) -> None:
    (block,) = blocks_of(line)
    assert block.kind == kind
    assert line[block.start : block.end] == line.strip()


def test_blank_lines_have_no_block() -> None:
    text = "a\n\n  \n  b  \n"
    assert [text[block.start : block.end] for block in blocks_of(text)] == ["a", "b"]
