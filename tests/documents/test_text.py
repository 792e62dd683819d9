"""Plain text and Markdown: the text stays as it is; blocks and pages are what a reader sees."""

from __future__ import annotations

import pytest

from matcher.documents.text import blocks_of, parts_of, read

WRAPPED = """\
Litigation paralegal with nine years of experience in commercial and
employment disputes, from the first filing to the verdict. At home in
federal and state court procedure and in large reviews of documents
and of e-mail, with privilege logs.

- Drafted motions, briefs and subpoenas for three partners and their
  associates
- Cite-checked
Harrowgate & Pell LLP
Columbus
"""


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks_of(text)]


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
        ("__Duties__", "heading"),
        ("- draft motions", "bullet"),
        ("* draft motions", "bullet"),
        ("+ draft motions", "bullet"),
        ("  • draft motions", "bullet"),
        ("\u2013 draft motions", "bullet"),
        ("•Westlaw", "bullet"),
        ("1. draft motions", "bullet"),
        ("(2) draft motions", "bullet"),
        ("| Westlaw | 5 years |", "cell"),
        ("-5 degrees", "paragraph"),
        ("2016 Draft", "paragraph"),
        ("**Duties** include drafting", "paragraph"),
        ("Draft motions", "paragraph"),
        ("see [the site](https://example.org/a_b)", "paragraph"),
    ],
)
def test_kind_of_line(line: str, kind: str) -> None:
    (block,) = blocks_of(line)
    assert block.kind == kind
    assert line[block.start : block.end] == line.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n  \n  b  \n", [("paragraph", "a"), ("paragraph", "b")]),
        ("Duties\n------\nDraft", [("heading", "Duties"), ("paragraph", "Draft")]),
        ("Duties\n======", [("heading", "Duties")]),
        ("- a\n---\n- b", [("bullet", "- a"), ("bullet", "- b")]),
        ("---\ntitle: x\n---\n# Jane", [("paragraph", "title: x"), ("heading", "# Jane")]),
        ("| a | b |\n|---|:-:|\n| c | d |", [("cell", "| a | b |"), ("cell", "| c | d |")]),
        ("```text\nWestlaw\n```", [("paragraph", "Westlaw")]),
        ("- Drafted motions\n  and briefs\nNext", [
            ("bullet", "- Drafted motions\n  and briefs"), ("paragraph", "Next")]),
        ("- one\n\n  two", [("bullet", "- one"), ("paragraph", "two")]),
        ("  • one\ntwo", [("bullet", "• one"), ("paragraph", "two")]),
    ],
)  # fmt: skip
def test_lines_that_belong_together(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_a_text_that_was_wrapped_by_hand_is_joined() -> None:
    found = blocks(WRAPPED)
    assert [kind for kind, _ in found] == ["paragraph", "bullet", "bullet", "paragraph", "paragraph"]
    assert found[0][1] == WRAPPED.partition("\n\n")[0]
    assert found[1][1].endswith("partners and their\n  associates")


def test_lines_that_were_not_wrapped_are_not_joined() -> None:
    lines = [
        "Paralegal, Harrowgate & Pell LLP, Columbus, Ohio, March 2020 to the present day",
        "Clerk, Roe LLP",
        "Other",
    ]
    assert [text for _, text in blocks("\n".join(lines))] == lines


def test_form_feeds_are_pages() -> None:
    parts = parts_of("one\n\ftwo\n\fthree\n\f\n")
    assert parts.pages == (0, 5, 10)
    assert [(block.page, parts.text[block.start : block.end]) for block in parts.blocks] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
    ]


@pytest.mark.parametrize("unit", ["word ", " ", "|", "*_", "**a", "- ", "-\n", "(", "\f", "```"])
def test_a_giant_line_is_read(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    assert parts_of(text).text == text
