"""``matcher read``: the text with its pages and columns, what was left out, and what every other file is called."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.demo import samples_folder
from matcher.model import Block, Document, Hidden
from matcher.reports import reading
from matcher.reports.schema import schema
from tests.documents.test_kinds import ole

SAMPLES = samples_folder()
RESUME = SAMPLES / "litigation" / "resume.txt"
POSTING = SAMPLES / "litigation" / "posting.txt"
OLD_WORD = ole(0x00020906)


@pytest.fixture(autouse=True)
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.documents.sandbox.can_ocr", lambda: False)


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args], input=stdin)


def document(text: str, *blocks: Block, **more: object) -> Document:
    return Document(source="r.pdf", sha256="0", status="ok", text=text, blocks=blocks, **more)  # type: ignore[arg-type]


def body(doc: Document, **options: bool) -> list[str]:
    """The report up to the empty line before the facts."""
    shown = reading.text(doc, "PDF", **options).splitlines()
    return shown[: shown.index("")]


def facts(doc: Document) -> list[str]:
    shown = reading.text(doc, "PDF").splitlines()
    return shown[shown.index("") + 1 :]


# the command


def test_the_text_with_the_line_numbers_of_the_reports() -> None:
    result = run("read", RESUME)
    assert (result.exit_code, result.stderr) == (0, "")
    own = RESUME.read_text(encoding="utf-8").splitlines()
    shown = result.stdout.splitlines()
    for number in (0, len(own) - 1):
        assert shown[number].split(None, 2) == [str(number + 1), shown[number].split()[1], own[number].strip()]
    assert f"{RESUME}: plain text, ok" in shown


def test_pages_and_columns_of_a_pdf() -> None:
    shown = run("read", SAMPLES / "e-discovery" / "resume.pdf").stdout.splitlines()
    assert [line for line in shown if line.startswith("──")] == ["── column 1 ──", "── column 2 ──"]
    assert any(line.endswith("▌ Certifications") for line in shown)


def test_blocks_are_named_on_request() -> None:
    shown = run("read", SAMPLES / "corporate" / "resume.docx", "--blocks").stdout
    assert " heading   ▌ Experience" in shown
    assert " paragraph │ " in shown


def test_json_is_the_document_as_data() -> None:
    path = SAMPLES / "e-discovery" / "resume.pdf"
    row = json.loads(run("read", path, "--format", "json").stdout)
    jsonschema.validate(row, schema("read"))
    assert (row["status"], row["format"], row["ocr"]) == ("ok", "PDF", False)
    heading = next(block for block in row["blocks"] if block["kind"] == "heading")
    assert row["text"][heading["start"] : heading["end"]] == "Contact"
    assert row["characters"] == len(row["text"])


def test_standard_input() -> None:
    result = run("read", "-", stdin=b"Skills: Westlaw")
    assert result.exit_code == 0
    assert "Skills: Westlaw" in result.stdout
    assert "standard input: plain text, ok" in result.stdout


def test_an_unreadable_file_is_one_line_and_exit_code_4(tmp_path: Path) -> None:
    path = tmp_path / "resume.docx"
    path.write_bytes(OLD_WORD)
    result = run("read", path)
    assert (result.exit_code, result.stdout) == (4, "")
    assert "Save As > Word Document" in result.stderr
    assert result.stderr.count("\n") == 1
    as_json = run("read", path, "--format", "json")
    row = json.loads(as_json.stdout)
    jsonschema.validate(row, schema("read"))
    assert as_json.exit_code == 4
    assert (row["status"], row["text"], row["format"]) == ("unsupported", "", "old Office file")


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert run("read", RESUME, "-o", target).exit_code == 0
    assert target.read_text(encoding="utf-8") == run("read", RESUME).stdout
    assert run("read", RESUME, "-o", target).exit_code == 5


def test_no_control_character_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.txt"
    lines = [
        "Jane\x1b]0;owned\x07 Roe\u202e",
        "Skills:\tWestlaw\x9b2J",
        *["Drafted discovery requests and motions."] * 40,
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("read", path)
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\t"} & set(result.stdout + result.stderr)
    assert "Skills:    Westlaw" in result.stdout


# files of one kind share a line


@pytest.mark.parametrize("arguments", [("screen", POSTING), ("extract",)])
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_one_line_for_all_files_of_a_kind(tmp_path: Path, arguments: tuple[object, ...], form: str) -> None:
    for name in ("a.doc", "b.doc", "c.docx"):
        (tmp_path / name).write_bytes(OLD_WORD)
    (tmp_path / "d.txt").write_bytes(RESUME.read_bytes())
    result = run(*arguments, tmp_path, "--format", form)
    assert result.exit_code == 4
    said = " ".join((result.stdout if (arguments[0], form) == ("screen", "text") else result.stderr).split())
    assert said.count("--convert-to docx") == 1
    assert said.count("3 files (") == 1
    assert "a.doc" in said
    if form == "jsonl":
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        remedies = [row["warnings"][0] for row in rows if row["status"] == "unsupported"]
        assert len(remedies) == 3
        assert all("--convert-to docx" in remedy for remedy in remedies)


# the report


def test_empty_pages_are_named() -> None:
    doc = document("a\n\nb", Block(0, 1, "paragraph", 2), Block(3, 4, "paragraph", 4), pages=(0, 0, 3, 3, 4))
    assert body(doc) == [
        "── page 1 of 5 (no text) ──",
        "── page 2 of 5 ──",
        "   1 │ a",
        "   2 │",
        "── page 3 of 5 (no text) ──",
        "── page 4 of 5 ──",
        "   3 │ b",
        "── page 5 of 5 (no text) ──",
    ]


def test_columns_are_marked_where_a_page_has_several() -> None:
    doc = document(
        "a\nb\nc\n\nd",
        Block(0, 1, "heading"),
        Block(2, 3, "paragraph"),
        Block(4, 5, "paragraph", 1, 2),
        Block(7, 8, "bullet", 2),
        pages=(0, 7),
    )
    assert body(doc) == [
        "── page 1 of 2 ──",
        "── column 1 ──",
        "   1 ▌ a",
        "   2 │ b",
        "── column 2 ──",
        "   3 │ c",
        "   4 │",
        "── page 2 of 2 ──",
        "   5 │ d",
    ]


def test_a_block_is_named_where_it_starts() -> None:
    doc = document("one\ntwo\nthree", Block(0, 7, "bullet"), Block(8, 13, "cell"))
    assert body(doc, blocks=True) == [
        "   1 bullet    │ one",
        "   2           │ two",
        "   3 cell      │ three",
    ]


def test_a_document_without_blocks() -> None:
    assert body(document("one\n\ntwo", pages=(0, 5))) == [
        "── page 1 of 2 ──",
        "   1 │ one",
        "   2 │",
        "── page 2 of 2 ──",
        "   3 │ two",
    ]


def test_what_is_to_be_known_about_a_document() -> None:
    doc = document(
        "one\ntwo",
        hidden=(Hidden("West\x1blaw " * 100, "white on white", 2),),
        warnings=("page 3 cannot be read",),
        pages=(0, 4),
        ocr=True,
        data={"JobPosting": {}},
    )
    head, size, *rest = facts(doc)
    assert head == "r.pdf: PDF, ok, read by OCR"
    assert size == "  2 pages, 2 words, 7 characters"
    assert rest[:3] == ["Warnings", "  page 3 cannot be read", "Not read"]
    assert rest[3].startswith("  p.2, white on white, 900 characters: Westlaw Westlaw")
    assert rest[3].endswith("…")
    assert rest[4] == "Structured data: JobPosting"


def test_what_is_hidden_in_an_unreadable_document_is_shown() -> None:
    doc = Document("r.pdf", "0", "needs_ocr", "", hidden=(Hidden("Westlaw", "too small"),), warnings=("a scan; do x",))
    assert reading.text(doc, "PDF").splitlines() == [
        "r.pdf: PDF, needs_ocr",
        "  Nothing was read: a scan; do x",
        "Not read",
        "  too small, 7 characters: Westlaw",
    ]
