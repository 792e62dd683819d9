"""One line per kind: what the file is, what to do, and one command for all of them."""

from __future__ import annotations

import pytest

from matcher.documents import read
from matcher.documents.kinds import SIGNATURES
from matcher.documents.remedies import REMEDIES, Unread, grouped, unsupported
from tests.documents.test_kinds import ole

WORD = ole(0x00020906)


@pytest.mark.parametrize("kind", REMEDIES)
def test_every_remedy_is_one_line_that_says_what_and_what_to_do(kind: str) -> None:
    parts = unsupported(kind)
    assert parts.status == "unsupported"
    (line,) = parts.warnings
    what, _, remedy = line.partition("; ")
    assert what.startswith("this is ")
    assert remedy
    assert "\n" not in line
    assert line[-1] not in ".;"


def test_every_kind_that_is_told_apart_has_a_remedy() -> None:
    assert {kind for _, _, kind in SIGNATURES} <= REMEDIES.keys()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WORD, "File > Save As > Word Document"),
        (WORD, "soffice --headless --convert-to docx --outdir converted *.doc"),
        (b"\xffWPC\x10\x00", "soffice --headless --convert-to docx --outdir converted *.wpd"),
        (ole(0x00020820), "--convert-to pdf --outdir converted *.xls*"),
        (ole(0x00020D0B), "save the attachment"),
        (b'{"doc_id": "1"}', "File > Download > Microsoft Word"),
        (b"Received: x\nFrom: a@example.org\n\n", "save the attachment"),
        (b"\x00\x00\x00\x18ftypheic", "sips -s format jpeg *.heic"),
        (b"[InternetShortcut]\nURL=x", "shortcut"),
        (b"Rar!\x1a\x07\x00", "unpack it"),
    ],
)
def test_what_a_user_is_told(data: bytes, said: str) -> None:
    document = read(data, name="resume.docx")
    assert document.status == "unsupported"
    assert said in document.warnings[0]


def test_files_of_a_kind_share_one_line() -> None:
    old = unsupported("word").warnings[0]
    files = [
        Unread("a.doc", "unsupported", old),
        Unread("x.pdf", "empty", "no text"),
        Unread("b.doc", "unsupported", old),
        Unread("y.pdf", "corrupt", "no text"),
    ]
    assert grouped(files) == [
        f"2 files (a.doc, b.doc): {old} (unsupported)",
        "x.pdf: no text (empty)",
        "y.pdf: no text (corrupt)",
    ]
    assert grouped([]) == []


def test_many_files_are_counted() -> None:
    (line,) = grouped(Unread(f"{number}.doc", "unsupported", "old") for number in range(1200))
    assert line == "1,200 files (0.doc, 1.doc, 2.doc, 3.doc, 4.doc and 1,195 more): old (unsupported)"
