"""Extracted documents as Parquet: what the columns say, whole or not there, and back as profiles that score alike."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.codec.rows import Row, found_in, row
from matcher.errors import MatcherError, StoredProfileError
from matcher.library import Matcher, Source, Text
from matcher.model import Failure, Posting, Resume
from matcher.parquet import batches, read_parquet, read_rows, schema, write_parquet
from tests.codec.same import without_words
from tests.laws.cases import CASES, posting, resume

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
AS_OF = date(2026, 11, 1)
WORDS = (
    "Jo Doe\n\nEXPERIENCE\n\nParalegal, Oduya Law Group\nJune 2016 - June 2020\n- Used Westlaw and CM/ECF daily\n\n"
    "EDUCATION\n\nBachelor of Arts in Botany\n\nCERTIFICATIONS\n\nNotary Public, State of Ohio"
)
ASKED = Text(
    "Paralegal\n\nRemote, full-time, $30 - $35 an hour\n\nRequirements:\n- 3 years of experience as a paralegal\n"
    "- Westlaw or Lexis\n- Notary Public commission",
    "ad-1",
)


def found(matcher: Matcher) -> Iterator[Posting | Resume | Failure]:
    sources: list[Source] = [Text(WORDS, "cv-1"), ASKED, ("cv-2", b"")]
    return matcher.extract_many(sources, as_of=AS_OF)


def test_the_columns_say_what_was_found(matcher: Matcher, tmp_path: Path) -> None:
    assert write_parquet(found(matcher), tmp_path / "out.parquet", matcher.vocabulary) == 3
    own, asked, failure = read_rows(tmp_path / "out.parquet")
    assert [(r["id"], r["status"], r["doc_type"], r["as_of"]) for r in (own, asked, failure)] == [
        ("cv-1", "ok", "resume", AS_OF),
        ("ad-1", "ok", "posting", AS_OF),
        ("cv-2", "empty", None, None),
    ]
    westlaw = next(m for m in own["mentions"] if m["concept"] == "tool.westlaw")
    assert (westlaw["status"], westlaw["section"], westlaw["level"]) == ("held", "experience", None)
    assert own["legal_years"] == own["total_years"] == 4.0
    assert [r["start_month"] for r in own["roles"]] == [date(2016, 6, 1)]
    assert [c["states"] for c in own["credentials"]] == [["Ohio"]]
    assert [e["degree"] for e in own["education"]] == ["bachelor"]
    assert asked["asked_years"] == {"min": 3.0, "max": None, "level": "required"}
    assert {"tool.westlaw", "tool.lexis"} <= {c for r in asked["requirements"] for c in r["wants"]} | {"tool.lexis"}
    assert [(p["min"], p["per"]) for p in asked["pay"]] == [(30.0, "hour")]
    assert asked["workplace"] == ["remote"]
    assert failure["reason"]
    assert failure["profile"] is None
    assert failure["mentions"] == []


def test_the_schema_is_the_rows(matcher: Matcher) -> None:
    assert schema().names == list(Row.__annotations__)
    assert schema().metadata == {b"matcher.rows": b"1", b"matcher.profiles": b"1"}
    for one in found(matcher):
        assert list(row(one, matcher.vocabulary)) == schema().names


@pytest.mark.parametrize("case", CASES)
def test_what_comes_back_scores_alike(matcher: Matcher, tmp_path: Path, case: str) -> None:
    pair = (resume(case), posting(case))
    write_parquet(pair, tmp_path / "out.parquet", matcher.vocabulary)
    own, asked = read_parquet(tmp_path / "out.parquet", matcher.vocabulary)
    assert isinstance(own, Resume)
    assert isinstance(asked, Posting)
    made = matcher.match(*pair, as_of=AS_OF)
    assert without_words(matcher.match(own, asked, as_of=AS_OF)) == without_words(made)
    assert own.document.source == pair[0].document.source


def test_failures_come_back(matcher: Matcher) -> None:
    failure = Failure("cv-9", "encrypted", "needs a password", "ab")
    assert found_in(row(failure, matcher.vocabulary), matcher.vocabulary) == failure


def test_no_word_of_a_document_is_in_the_file(matcher: Matcher, tmp_path: Path) -> None:
    write_parquet(found(matcher), tmp_path / "out.parquet", matcher.vocabulary)
    shown = str(list(read_rows(tmp_path / "out.parquet")))
    assert not [word for word in ("Doe", "Oduya", "Botany", "daily", "commission") if word in shown]


def test_rows_come_in_batches_as_they_are_made(matcher: Matcher) -> None:
    taken: list[int] = []

    def documents() -> Iterator[Resume]:
        for i in range(5):
            taken.append(i)
            yield matcher.resume(Text(f"Skills: Westlaw {i}"), as_of=AS_OF)

    made = batches(documents(), matcher.vocabulary, size=2)
    assert next(made).num_rows == 2
    assert taken == [0, 1]
    assert [batch.num_rows for batch in made] == [2, 1]


def test_a_file_is_whole_or_not_there(matcher: Matcher, tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    path.write_text("what was there", encoding="utf-8")

    def broken() -> Iterator[Resume]:
        yield matcher.resume(Text(WORDS), as_of=AS_OF)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_parquet(broken(), path, matcher.vocabulary, batch=1)
    assert path.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [path]


def test_no_document_makes_an_empty_file(matcher: Matcher, tmp_path: Path) -> None:
    assert write_parquet([], tmp_path / "out.parquet", matcher.vocabulary) == 0
    assert list(read_parquet(tmp_path / "out.parquet", matcher.vocabulary)) == []


def test_foreign_files_are_refused(matcher: Matcher, tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    path.write_text("no Parquet at all", encoding="utf-8")
    with pytest.raises(StoredProfileError, match="not a Parquet file"):
        next(read_rows(path))
    parquet.write_table(pa.table({"id": ["a"]}), path)
    with pytest.raises(StoredProfileError, match="no extracted documents"):
        next(read_rows(path))
    newer = schema().with_metadata({b"matcher.rows": b"7"})
    parquet.write_table(newer.empty_table(), path)
    with pytest.raises(StoredProfileError, match="version 7"):
        next(read_rows(path))
    with pytest.raises(FileNotFoundError):
        next(read_rows(tmp_path / "nowhere.parquet"))


@pytest.fixture
def kept(matcher: Matcher, tmp_path: Path) -> Path:
    """A file of three rows, without compression so that a test can change what it says."""
    path = tmp_path / "out.parquet"
    write_parquet(found(matcher), path, matcher.vocabulary)
    parquet.write_table(parquet.read_table(path), path, compression="none", write_page_checksum=True)
    return path


def rewritten(path: Path, name: str, values: list[object]) -> None:
    """Put other values into a column."""
    table = parquet.read_table(path)
    column = pa.array(values)
    parquet.write_table(table.set_column(table.schema.get_field_index(name), name, column), path)


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("profile", [1, 2, 3], "the column profile is of type int64"),
        ("profile", [[b"a"]] * 3, "the column profile is of type list"),
        ("id", [b"a", b"b", b"c"], "the column id is of type binary"),
        ("id", [None, "b", "c"], "row 1 is not complete"),
        ("reason", ["", None, "c"], "row 2 is not complete"),
        ("profile", [b"torn"] * 3, "row 1: the stored profile is damaged"),
    ],
)
def test_columns_that_hold_something_else_are_told(
    matcher: Matcher, kept: Path, name: str, values: list[object], message: str
) -> None:
    rewritten(kept, name, values)
    with pytest.raises(StoredProfileError, match=rf"out\.parquet: {message}"):
        list(read_parquet(kept, matcher.vocabulary))


def test_columns_that_are_not_there_are_told(matcher: Matcher, kept: Path) -> None:
    for column in ("profile", "keywords", "id"):
        parquet.write_table(parquet.read_table(kept).drop_columns([column]), kept)
        with pytest.raises(StoredProfileError, match=f"has no column {column}, or several"):
            list(read_rows(kept))
    with pytest.raises(StoredProfileError, match="has no column id"):
        next(read_parquet(kept, matcher.vocabulary))


def test_what_is_inside_a_column_is_looked_at_too(kept: Path) -> None:
    rewritten(kept, "keywords", [[{"term": 1, "level": "a", "count": 1}], [], []])
    with pytest.raises(StoredProfileError, match="the column keywords is of type list"):
        next(read_rows(kept))


def test_other_programs_may_write_wider_types(matcher: Matcher, kept: Path) -> None:
    before = list(read_rows(kept))
    table = parquet.read_table(kept)
    for name, kind in (("id", pa.large_string()), ("profile", pa.large_binary()), ("workplace", None)):
        column = table[name].cast(kind or pa.large_list(pa.large_string()))
        table = table.set_column(table.schema.get_field_index(name), name, column)
    status = table["status"].dictionary_encode()
    parquet.write_table(table.set_column(table.schema.get_field_index("status"), "status", status), kept)
    assert list(read_rows(kept)) == before
    assert len(list(read_parquet(kept, matcher.vocabulary))) == 3


def swapped(old: bytes, new: bytes, kept: Path) -> None:
    """Change bytes of a file that are there."""
    data = kept.read_bytes()
    assert old in data
    kept.write_bytes(data.replace(old, new))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: swapped(b"cv-2", b"cv-3", path),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(path.read_bytes()[:-40] + b"\xff" * 30 + path.read_bytes()[-10:]),
        lambda path: path.write_bytes(b""),
    ],
    ids=["page", "cut", "footer", "empty"],
)
def test_a_damaged_file_is_told(matcher: Matcher, kept: Path, damage: Callable[[Path], object]) -> None:
    damage(kept)
    with pytest.raises(StoredProfileError, match=r"out\.parquet: not a Parquet file, or a damaged one"):
        list(read_parquet(kept, matcher.vocabulary))


@pytest.mark.parametrize("version", [b"\xff", b"7"])
def test_a_version_that_nobody_knows_is_told(tmp_path: Path, version: bytes) -> None:
    path = tmp_path / "out.parquet"
    parquet.write_table(schema().with_metadata({b"matcher.rows": version}).empty_table(), path)
    with pytest.raises(StoredProfileError, match="holds rows of version"):
        next(read_rows(path))


def test_text_that_is_none_is_told(matcher: Matcher, kept: Path) -> None:
    raw = pa.array([b"a", b"\xff", b"c"], pa.binary())
    table = parquet.read_table(kept)
    text = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    parquet.write_table(table.set_column(0, "id", text), kept)
    with pytest.raises(StoredProfileError, match="a damaged one"):
        list(read_parquet(kept, matcher.vocabulary))


def test_without_the_extra_one_is_told_which(matcher: Matcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MatcherError, match=r"\[parquet\]"):
        write_parquet([], tmp_path / "out.parquet", matcher.vocabulary)
