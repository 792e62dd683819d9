"""Files of profiles that people, spreadsheets and attackers wrote."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matcher.errors import ProfileError
from matcher.profile import Entry, Profile, load
from matcher.profile.files import LARGEST, dumped

PROFILE = Profile(
    entries=(
        Entry("r1", "Westlaw", "tool", ("Westlaw",), "one", None, "required", False, 1.0, True, None, "- Westlaw", 4),
        Entry(
            "r2", "3 years", "experience", ("Paralegal",), "one", None, "required", True, 1.0, True, 3.0, "3 years", 5
        ),
    ),
    keywords=("overtime",),
    weights={"tool": 1.0, "duty": 0.5},
    title='=HYPERLINK("http://evil.example") "quoted" \\n',
    source="posting = 1.txt",
    sha256="ab" * 32,
    vocabulary="123456789abc",
)
TOML = 'format = 1\n[[requirement]]\nid = "r1"\n'


def written(folder: Path, content: str | bytes, name: str = "profile.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(folder: Path, change: Callable[[Any], object]) -> Path:
    """The workbook of the profile as a spreadsheet saves it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(dumped(PROFILE, ".xlsx")))
    change(book)
    path = folder / "profile.xlsx"
    book.save(path)
    return path


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name in names:
            out.writestr(name, "<a/>")
    return buffer.getvalue()


def put(cell: str, value: object, sheet: str = "Requirements") -> Callable[[Any], object]:
    return lambda book: setattr(book[sheet][cell], "value", value)


@pytest.mark.parametrize("suffix", [".toml", ".xlsx"])
def test_what_is_written_is_read(suffix: str, tmp_path: Path) -> None:
    assert load(written(tmp_path, dumped(PROFILE, suffix), f"p{suffix}")) == PROFILE
    # The content decides, not the name.
    assert load(written(tmp_path, dumped(PROFILE, suffix), "p.txt")) == PROFILE


def test_what_is_left_out_stays_as_read(tmp_path: Path) -> None:
    found = load(written(tmp_path, "\ufeff" + TOML.replace("\n", "\r\n")))
    assert found.entries == (Entry("r1"),)
    assert (found.keywords, found.weights) == (None, {})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no 'format = 1' at the top"),
        ("format = 1\n[", "not valid TOML"),
        (b"format = 1\n# \xff\n", "not UTF-8 text"),
        (b"%PDF-1.7\n", r"an Excel workbook \(\.xlsx\) or a TOML file \(\.toml\)"),
        ("keep,what,level\nyes,Westlaw,required\n", "this is neither; save it as one"),
        ('{"format": 1}', "this is neither"),
        ("Paralegal wanted\nFormat: full time = yes, [requirement]\n", "this is neither"),
        (archive("content.xml", "mimetype"), "this is neither"),
        (archive("xl/workbook.xml"), "the workbook is damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
        (TOML + "levl = 'required'\n", r"requirement 1: there is no 'levl'; did you mean 'level'\?"),
        ("requirements = 1\n" + TOML, "there is no 'requirements' in a profile"),
        ("format = 1\nrequirement = 1\n", "write each one under"),
        ("format = 1\nweights = 1\n", "write it as a table under"),
        ("format = 1\n[weights]\ntools = 1\n", "weights: there is no kind 'tools'; did you mean 'tool'"),
        ("format = 1\n[weights]\ntool = 11\n", "weights, tool: 11 is no weight; write 0 to 10"),
        (TOML + "level = 'must'\n", r"requirement 1 \(r1\), level: 'must' is unknown; write one of required, "),
        (TOML + "weight = -1\n", "weight: -1 is no weight"),
        (TOML + "weight = nan\n", "weight: 'nan' is no number"),
        (TOML + "weight = true\n", "weight: 'True' is no number"),
        (TOML + "keep = 'maybe'\n", "keep: 'maybe' is neither yes nor no"),
        (TOML + "years = 80\n", "years: 80 years; write 0 to 50"),
        (TOML + "mode = 'either'\n", "mode: 'either' is unknown"),
        (TOML + "what = ['a']\n", "what: write one text|write one text"),
        (TOML + "[[requirement]]\nid = 'r1'\n", "requirement 2: r1 stands in requirement 1 already"),
        (TOML + "[[requirement]]\nlevel = 'required'\n", "requirement 2: say in 'wants' what it asks for"),
        (TOML + "wants = '" + "x;" * 300 + "'\n", "more than 200 names"),
        ("format = 1\n" + "[[requirement]]\nwants = 'Westlaw'\n" * 1001, "more than 1,000 requirements"),
        ("format = " + "[" * 5000, "nested too deeply|not valid TOML"),
        ("#" * (LARGEST + 1), "larger than a profile ever is"),
    ],
)
def test_a_wrong_file_is_named_with_what_to_do(content: str | bytes, message: str, tmp_path: Path) -> None:
    path = written(tmp_path, content)
    with pytest.raises(ProfileError, match=message) as error:
        load(path)
    assert str(error.value).startswith(f"{path}: ")
    assert "\n" not in str(error.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="check the path"):
        load(tmp_path / "none.toml")
    with pytest.raises(ProfileError, match="check the path"):
        load(tmp_path)
    with pytest.raises(ProfileError, match=r"a \.toml or an \.xlsx file, not '\.csv'"):
        dumped(PROFILE, ".csv")


@pytest.mark.parametrize(
    ("change", "entry", "values"),
    [
        (put("E2", "0,5"), 0, {"weight": 0.5}),
        (put("A2", False), 0, {"keep": False}),
        (put("A2", "No "), 0, {"keep": False}),
        (put("C2", "Preferred"), 0, {"level": "preferred"}),
        (put("F2", " Westlaw;; Lexis+ ;"), 0, {"wants": ("Westlaw", "Lexis+")}),
        (put("C2", None), 0, {"level": None}),
        (put("F9", "Clio; MyCase"), 2, {"id": "", "wants": ("Clio", "MyCase"), "level": None}),
        (put("B9", "Clio"), 2, {"id": "", "wants": ("Clio",)}),
        (lambda book: book["Requirements"].insert_cols(1), 0, {"id": "r1", "weight": 1.0}),
        (lambda book: book["Requirements"].delete_rows(2), 0, {"id": "r2"}),
    ],
)
def test_what_people_do_in_a_spreadsheet(
    change: Callable[[Any], object], entry: int, values: dict[str, object], tmp_path: Path
) -> None:
    found = load(workbook(tmp_path, change)).entries[entry]
    assert {key: getattr(found, key) for key in values} == values


def test_sheets_beside_the_requirements(tmp_path: Path) -> None:
    assert load(workbook(tmp_path, put("B2", "no", "Keywords"))).keywords == ()
    assert load(workbook(tmp_path, put("B3", 4, "Weights"))).weights == {"tool": 1.0, "duty": 4.0}
    assert load(workbook(tmp_path, lambda book: book.remove(book["Keywords"]))).keywords is None
    assert load(workbook(tmp_path, lambda book: book.create_sheet("Notes"))) == PROFILE


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("E2", "=1+1"), "sheet Requirements, cell E2: a formula; write its value instead"),
        (put("Z9", '=HYPERLINK("http://evil.example")'), "cell Z9: a formula"),
        (put("B2", "=1", "Weights"), "sheet Weights, cell B2: a formula"),
        (put("C2", "must"), r"row 2 \(r1\), level: 'must' is unknown"),
        (put("E3", 11), r"row 3 \(r2\), weight: 11 is no weight"),
        (put("M3", "r1"), "row 3: r1 stands in row 2 already"),
        (put("B2", "perhaps", "Keywords"), "sheet Keywords, row 2: 'perhaps' is neither yes nor no"),
        (put("C1", "how firmly"), "the headings 'id' and 'level' are gone"),
        (lambda book: setattr(book["Requirements"], "title", "Sheet1"), "there is no sheet 'Requirements'"),
    ],
)
def test_a_wrong_cell_is_named(change: Callable[[Any], object], message: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=message):
        load(workbook(tmp_path, change))


def packed(parts: dict[str, bytes]) -> bytes:
    """The profile's workbook with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(dumped(PROFILE, ".xlsx"))) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
        ("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'></worksheet>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", b"\xff\xfe<"),
    ],
)
def test_an_attack_is_refused_in_one_line(part: str, content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as error:
        load(written(tmp_path, packed({part: content}), "profile.xlsx"))
    assert "\n" not in str(error.value)


def test_a_row_far_below_costs_nothing(tmp_path: Path) -> None:
    found = load(workbook(tmp_path, put("A1048576", "yes")))
    assert len(found.entries) == 2
