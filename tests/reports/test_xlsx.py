"""The workbook of a ranking, opened again: what it says, and that nothing in it is run."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matcher.library import Matcher, Text
from matcher.model import Failure
from matcher.reports import records, xlsx, xlsx_matrix
from matcher.reports.record_shapes import Ranking, Record
from tests import screened

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
# Openpyxl says that it leaves out the extended form of the data bars.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
HOSTILE = (
    '=HYPERLINK("http://evil.example","open")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd",
    "@SUM(1+1)*cmd",
    "\t=1+1",
    "\r\n=1+1",
    '=DDE("cmd";"/C calc";"x")',
    "{=1+1}",
    "\uff1d1+1",
    "'=1+1",
    "http://evil.example/",
    "mailto:evil@evil.example",
    "internal:Run!A1",
    "_x003D_1+1",
    "\x00\x01\x0b\x1b[31m\u202e\ufffe\ud800",
    "<is><t>&amp;</t></is>",
    "W" * 40_000,
    "007",
    "2-5",
)
LETTER = "Dear Hiring Manager,\n\nI write to apply for the paralegal position.\n\nSincerely,\nLee"
RESUME = "Lee Example\n\nExperience\nLitigation Paralegal, Example LLP\nMay 2019 - June 2025\n"


@pytest.fixture(scope="module")
def ranking(matcher: Matcher) -> Ranking:
    """The samples, resumes that hold attacks, a file that cannot be read and one that is no resume."""
    posting = matcher.posting(SAMPLES / "e-discovery" / "posting.pdf", as_of=AS_OF)
    sources: list[Text | Path] = sorted(SAMPLES.glob("*/resume.*"))
    sources += [
        Text(f"{RESUME}- Reviewed documents in Relativity for {a} matters\n- {a} e-discovery\n", a) for a in HOSTILE
    ]
    sources += [Text("", HOSTILE[0]), Text(LETTER, "letter")]
    found = [_record(m) for m in matcher.score_many(posting, sources, as_of=AS_OF)]
    for number, record in enumerate(found):
        record["contact"] = {"name": f"{HOSTILE[0]} {number}", "email": "+x@evil.example", "phone": "+1 555 010 0100"}
    return screened.ranking(
        found,
        **screened.asked(matcher, posting, AS_OF),
        profile="=profile.xlsx",
        changes=["=1+1: preferred instead of required", "dropped: typing"],
        filters=["+shows: Certified Paralegal"],
        left=2,
    )


def _record(match: Any) -> Record:
    if isinstance(match, Failure):
        from matcher.model import Document

        return records.unreadable(Document(match.source, "", match.status, "", warnings=(match.reason,)))
    return records.screened(match)


@pytest.fixture(scope="module")
def data(ranking: Ranking) -> bytes:
    return xlsx.workbook(ranking)


@pytest.fixture(scope="module")
def book(data: bytes) -> Any:
    with pytest.warns(UserWarning, match="extension"):
        return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any, header: int = 1) -> list[dict[str, Any]]:
    """The rows below the headings by their headings."""
    found = list(sheet.iter_rows(values_only=True))
    return [dict(zip(found[0], row, strict=True)) for row in found[header:]]


def test_no_cell_is_a_formula_a_link_or_a_number_of_text(data: bytes, book: Any) -> None:
    assert book.sheetnames == ["Ranking", "Requirements", "Evidence", "Unreadable", "Run"]
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            assert "<f>" not in text
            assert "TargetMode" not in text
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", text)


def test_what_could_be_a_formula_stays_text_when_it_is_edited(book: Any) -> None:
    tricky = [
        c for sheet in book for row in sheet for c in row if isinstance(c.value, str) and c.value[:1] in "=+@\uff1d"
    ]
    assert len(tricky) > 20
    assert all(cell.quotePrefix for cell in tricky)


def test_the_ranking_says_what_the_rows_say(book: Any, ranking: Ranking) -> None:
    found = rows(book["Ranking"])
    expected = [r["row"] for r in ranking.records if r["row"]["rank"] is not None]
    assert len(found) == len(expected) == ranking.facts["counts"]["ranked"]
    for line, row in zip(found, expected, strict=True):
        assert (line["rank"], line["coverage of 100"], line["band"]) == (row["rank"], row["score"], row["band"])
        assert line["years in legal support"] == row["years"]["legal_support"]
        assert (line["missing, worth most first"] or "") == "; ".join(row["missing"])
        assert (line["found"] or "") == "; ".join(row["matched"])
        assert line["name"].startswith("=HYPERLINK")
        unmet = [k["needed"] for k in row["knockouts"] if k["state"] == "unmet"]
        assert (line["must-haves not met"] or "") == "; ".join(unmet)
    files = {line["file"] for line in found}
    # Openpyxl does not undo the escape of what looks like an escape; Excel does.
    assert {"=1+1", "'=1+1", "_x005F_x003D_1+1", "007", "2-5", "internal:Run!A1"} <= files
    assert max(len(name) for name in files) < 10_000


def test_the_matrix_and_the_evidence_are_the_cells(book: Any, ranking: Ranking) -> None:
    labels = {r["id"]: xlsx_matrix.heading(r) for r in ranking.facts["posting"]["requirements"]}
    best = next(iter(ranking.records))
    line = rows(book["Requirements"], header=3)[0]
    assert len(line) == 3 + len(labels)
    for cell in best["cells"]:
        assert line[labels[cell["requirement"]]] == cell["credit"]
    quotes = [q for q in rows(book["Evidence"]) if q["rank"] == 1]
    shown = [cell for cell in best["cells"] if cell["evidence"]]
    assert [q["requirement"] for q in quotes] == [labels[c["requirement"]] for c in shown]
    for quote, cell in zip(quotes, shown, strict=True):
        first = cell["evidence"][0]
        assert quote["the line of the resume"] == " ".join(first["text"].split())
        assert (quote["page"], quote["line"], quote["credit"]) == (first["page"], first["line"], cell["credit"])


def test_what_has_no_rank_is_listed_with_the_reason(book: Any) -> None:
    found = {line["file"]: line for line in rows(book["Unreadable"])}
    assert set(found) == {HOSTILE[0], "letter"}
    assert found[HOSTILE[0]]["what came of it"] == "not readable"
    assert found["letter"]["what came of it"] == "no coverage figure"
    assert all(line["why, and what to do"] for line in found.values())


def test_the_counts_of_the_run_add_up(book: Any) -> None:
    facts = {row[0]: row[1] for row in book["Run"].iter_rows(values_only=True) if row[0]}
    parts = [value for name, value in facts.items() if name.startswith(("= ", "+ "))]
    assert facts["Files in all"] == sum(parts) > 20
    assert facts["Jobs counted to"] == "2026-11-01"
    assert facts["Changed by the profile"] == "=1+1: preferred instead of required"
    assert facts["What it is"].startswith("This is keyword coverage of one posting")


def test_it_can_be_sorted_filtered_and_printed(book: Any) -> None:
    for name in ("Ranking", "Requirements", "Evidence", "Unreadable"):
        sheet = book[name]
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows
        assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    kinds = {
        name: [rule.type for found in book[name].conditional_formatting for rule in found.rules]
        for name in ("Ranking", "Requirements")
    }
    assert kinds == {"Ranking": ["dataBar"], "Requirements": ["colorScale"]}


def test_the_same_ranking_is_the_same_bytes(ranking: Ranking, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert xlsx.workbook(ranking) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}


def test_a_blind_ranking_has_no_column_for_a_name(ranking: Ranking) -> None:
    coded = [{**r, "contact": None, "row": {**r["row"], "source": f"c-{n:03}"}} for n, r in enumerate(ranking.records)]
    blind = replace(ranking, facts={**ranking.facts, "blind": True}, records=coded)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(blind)))
    for sheet in book:
        heads = {cell.value for cell in sheet[1]}
        assert heads.isdisjoint({"name", "e-mail", "phone"})
    assert rows(book["Ranking"])[0]["candidate code"] == "c-000"


def test_decisions_and_marks_stand_beside(ranking: Ranking) -> None:
    first, *others = ranking.records
    marked: Any = {**first, "copied": ["Prepare privilege logs."]}
    marked["row"] = {**first["row"], "marks": ["does not show =x"], "duplicate_of": "a.pdf", "copy": "same text"}
    decided = {first["row"]["source"]: {"decision": "hold", "reason": "=call first"}}
    changed: Any = replace(ranking, records=[marked, *others], decisions=decided)
    line, second = rows(openpyxl.load_workbook(io.BytesIO(xlsx.workbook(changed)))["Ranking"])[:2]
    assert (line["decision"], line["reason for the decision"]) == ("hold", "=call first")
    assert (line["outside the filters"], line["copy of"]) == ("does not show =x", "a.pdf (same text)")
    assert line["sentences of the posting, word for word"] == "“Prepare privilege logs.”"
    assert second["decision"] is None


def test_a_full_sheet_is_continued(ranking: Ranking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_matrix, "LAST_ROW", 50)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(ranking)))
    more = [name for name in book.sheetnames if name.startswith("Evidence")]
    assert more[:3] == ["Evidence", "Evidence 2", "Evidence 3"]
    whole = sum(len(rows(book[name])) for name in more)
    assert whole == sum(bool(c["evidence"]) for r in ranking.records if r["row"]["rank"] for c in r["cells"])


def test_a_ranking_of_nothing(ranking: Ranking) -> None:
    facts = {**ranking.facts, "posting": {**ranking.facts["posting"], "requirements": []}}
    book = openpyxl.load_workbook(io.BytesIO(xlsx.workbook(Ranking(facts, []))))  # type: ignore[arg-type]
    assert book["Ranking"]["E2"].value == "No resume is ranked."
    assert book["Unreadable"]["A2"].value.startswith("Every file was read")


def test_records_may_stream(ranking: Ranking, data: bytes) -> None:
    class Once:
        """Records that are there once for each reading."""

        def __iter__(self) -> Iterator[Record]:
            return iter(list(ranking.records))

    assert xlsx.workbook(replace(ranking, records=Once())) == data
