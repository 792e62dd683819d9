"""RTF: everything that Word shows, once, and nothing that it does not show."""

from __future__ import annotations

import pytest

from matcher.documents import read, rtf_tokens
from matcher.model import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 MS Mincho;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red217\green217\blue217;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Part;}}"
)


def read_body(body: str) -> Document:
    return read((HEAD + body + "}").encode("latin-1"))


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"a\par b\line c\tab d", "a\nb\nc\td"),
        ("a\r\nb\\\nc", "ab\nc"),
        (r"caf\'e9 \{x\} \\ \emdash\endash\rquote\ldblquote", "café {x} \\ —–’“"),
        (r"\u8226? x\u8211\'96y", "• x–y"),
        (r"{\uc2\u1055\'8f\'90\u1088 xy}z", "Прz"),
        (r"{\uc0\u1055 z}", "Пz"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"{\f1 \'cf\'f0}", "Пр"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"opt\-ion e\_mail a\~b", "option e-mail a\u00a0b"),
        (r"{\field{\*\fldinst HYPERLINK \\x}{\fldrslt shown}}", "shown"),
        (r"a{\pict\wmetafile8 0a0b0c}b{\*\unknown c}d{\info{\title e}}", "abd"),
        ("a{\\pict\\bin5 }}}\\{}b", "ab"),
        (r"a{\deleted b}c{\revised d}", "acd"),
        (r"a{\*\annotation note}b", "ab"),
        (r"body{\footnote note}\par after", "body\nafter\nnote"),
        (r"{\header head}{\footer foot}body", "head\nbody\nfoot"),
        (r"{\headerl head}{\headerr head}body", "head\nbody"),
        (r"\titlepg{\headerf first}body", "first\nbody"),
        (r"a{\shp{\*\shpinst\shpleft0\shptop0\shpright900\shpbottom900{\sp{\sn x}{\sv y}}{\shptxt boxed\par}}"
         r"{\shprslt{\*\do boxed}}}\par b", "a\nboxed\nb"),
        (r"{\upr{\*\bkmkstart x}{\*\ud{ud}}}", "ud"),
        (r"{\object{\*\objdata 00}{\result shown}}", "shown"),
        ("a{b{c", "abc"),
        ("a}}}b", "a"),
    ],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    document = read_body(body)
    assert (document.text, document.hidden) == (text, ())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\pard\s1 Skills, all of them.\par", [("heading", "Skills, all of them.")]),
        (r"\pard\s2 Skills, all of them.\par", [("heading", "Skills, all of them.")]),
        (r"\pard\s0\outlinelevel0 Skills.\par", [("heading", "Skills.")]),
        (r"{\b Skills}\par\b0 x.", [("heading", "Skills"), ("paragraph", "x.")]),
        (r"{\listtext\f2\'b7\tab}Westlaw\par plain.", [("bullet", "- Westlaw"), ("paragraph", "plain.")]),
        (r"{\listtext 2.\tab}Westlaw\par", [("bullet", "2. Westlaw")]),
        (r"{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt}Westlaw\par", [("bullet", "- Westlaw")]),
        (r"\pard\ls1 Westlaw\par\pard x\par", [("bullet", "- Westlaw"), ("paragraph", "x")]),
        (r"{\f2 \'b7} Westlaw\par", [("bullet", "• Westlaw")]),
        (r"\trowd\cellx1\cellx2\pard\intbl Paralegal\cell 2019 - 2021\cell\row\pard after",
         [("cell", "Paralegal\t2019 - 2021"), ("paragraph", "after")]),
        (r"\trowd\cellx1\cellx2\pard\intbl a\par b\cell c\cell\row\pard",
         [("cell", "a"), ("cell", "b"), ("cell", "c")]),
        (r"\trowd\cellx1\pard\intbl out\par\pard\intbl\itap2 in\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}"
         r"{\nonesttables\par}\pard\intbl end\cell\row", [("cell", "out"), ("cell", "in"), ("cell", "end")]),
    ],
)  # fmt: skip
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read_body(body)) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (r"{\v Westlaw}", "marked as hidden"),
        (r"{\fs2 Westlaw}", "smaller than 2 pt"),
        (r"{\cf1 Westlaw}", "white on white"),
        (r"{\cf2\highlight2 Westlaw}", "in the colour of its background"),
        (r"{\headerf Westlaw}", "in a header or footer that no page shows"),
        (r"{\shp{\*\shpinst\shpleft-90000\shptop0\shpright-80000\shpbottom900{\shptxt Westlaw\par}}}", "off the page"),
    ],
)
def test_hidden_text_is_reported_and_not_read(body: str, reason: str) -> None:
    document = read_body("Seen " + body)
    assert document.text == "Seen"
    assert [(item.text, item.reason) for item in document.hidden] == [("Westlaw", reason)]


@pytest.mark.parametrize(
    "body",
    [
        r"{\cf3 Westlaw}",
        r"{\cf1\highlight2 Westlaw}",
        r"\pard\cbpat2\cf1 Westlaw\par",
        r"\trowd\clcbpat2\cellx1\pard\intbl\cf1 Westlaw\cell\row",
        r"{\v\v0 Westlaw}",
        r"{\v\plain Westlaw}",
        r"{\*\background x}{\cf1 Westlaw}",
    ],
)
def test_text_that_can_be_read_raises_no_alarm(body: str) -> None:
    assert (read_body(body).text, read_body(body).hidden) == ("Westlaw", ())


def test_comments_are_counted() -> None:
    assert "1 here" in read_body(r"a{\*\annotation b}").warnings[0]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"{\\rtf1}", "empty"),
        (b"{\\rtf", "empty"),
        (b"{\\rtf1 " + b"{" * 20_000 + b"deep" + b"}" * 20_000 + b"}", "ok"),
        (b"{\\rtf1 " + b"\\u-1?" * 1000, "ok"),
        (b"{\\rtf1 \\bin99999999999 x}", "empty"),
        (b"{\\rtf1 " + b"word " * 50_000 + b"}", "too_large"),
        (b"\xef\xbb\xbf {\\rtf1 text}", "ok"),
    ],
)
def test_status(data: bytes, status: str) -> None:
    assert read(data).status == status


def test_more_tokens_than_a_document_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtf_tokens, "MAX_TOKENS", 10)
    assert read_body(r"\b" * 20).status == "too_large"
