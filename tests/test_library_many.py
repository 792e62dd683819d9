"""Documents in any number: ``extract_many``, the caller's own ids, stored profiles in place of documents."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from matcher.codec import decode, encode
from matcher.documents import read_text
from matcher.library import Matcher, Source, Text
from matcher.model import Failure, Match, Posting, Resume
from matcher.workers import FEW, line

AS_OF = date(2026, 11, 1)
WORDS = "EXPERIENCE\n\nParalegal, Oduya Law Group\nJune 2016 - June 2020\n- Used Westlaw and CM/ECF daily"
POSTING = Text("Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Clio", "posting")
JSON_RESUME: dict[str, Any] = {"basics": {"name": "Jo Doe"}, "skills": [{"name": "Research", "keywords": ["Westlaw"]}]}
JOB_POSTING: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Paralegal",
    "description": "<p>Requirements:</p><ul><li>Westlaw</li><li>CM/ECF</li></ul>",
}


def concepts(found: Posting | Resume | Failure) -> set[str]:
    assert not isinstance(found, Failure)
    return {m.name for m in found.mentions}


def test_every_form_is_taken_in_the_order_given(matcher: Matcher, tmp_path: Path) -> None:
    path = tmp_path / "resume.txt"
    path.write_text(WORDS, encoding="utf-8")
    sources: list[Source] = [path, str(path), WORDS.encode(), Text(WORDS), read_text(WORDS), JSON_RESUME, JOB_POSTING]
    found = list(matcher.extract_many(sources, as_of=AS_OF))
    assert [type(f) for f in found] == [Resume] * 6 + [Posting]
    assert all("Westlaw" in concepts(f) for f in found)


def test_what_cannot_be_read_is_a_failure_and_stops_nothing(matcher: Matcher, tmp_path: Path) -> None:
    sources: list[Source] = [b"", tmp_path / "nowhere.pdf", "no\0name", {}, b"\0\1\2", Text(WORDS)]
    *failures, last = matcher.extract_many(sources, as_of=AS_OF)
    assert [type(f) for f in failures] == [Failure] * 5
    assert all(f.reason for f in failures if isinstance(f, Failure))
    assert isinstance(last, Resume)


NO_DOCUMENTS: list[Any] = [None, 5, ("a", None), (), ("a", b"", b""), Text(None), object]  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_document_is_a_failure_too(matcher: Matcher, jobs: int) -> None:
    """As a row of a database may be: NULL where a document should be."""
    *failures, last = matcher.extract_many([*NO_DOCUMENTS, (7, Text(WORDS))], as_of=AS_OF, jobs=jobs)  # type: ignore[list-item]
    assert [type(f) for f in failures] == [Failure] * len(NO_DOCUMENTS)
    assert all("give a path" in f.reason for f in failures if isinstance(f, Failure))
    assert isinstance(failures[2], Failure)
    assert failures[2].source == "a"
    assert isinstance(last, Resume)
    assert last.document.source == "7"
    matches = list(matcher.score_many(POSTING, [*NO_DOCUMENTS, Text(WORDS)], as_of=AS_OF))
    assert [type(m) for m in matches] == [Failure] * len(NO_DOCUMENTS) + [Match]


@pytest.mark.parametrize("form", [bytearray, memoryview])
@pytest.mark.parametrize("jobs", [1, 2])
def test_bytes_come_in_any_form(matcher: Matcher, form: Any, jobs: int) -> None:
    given = [form(WORDS.encode()), ("a", form(WORDS.encode()))] * 12
    found = list(matcher.extract_many(given, as_of=AS_OF, jobs=jobs))
    assert all("Westlaw" in concepts(f) for f in found)


def test_a_date_is_a_date(matcher: Matcher) -> None:
    plain = matcher.extract(Text(WORDS), as_of=AS_OF)
    assert matcher.extract(Text(WORDS), as_of=datetime(2026, 11, 1, 23, 59)) == plain
    for call in (
        lambda: matcher.extract(Text(WORDS), as_of="2026-11-01"),  # type: ignore[call-overload]
        lambda: list(matcher.extract_many([Text(WORDS)], as_of="2026-11-01")),  # type: ignore[call-overload]
        lambda: matcher.match(Text(WORDS), POSTING, as_of="2026-11-01"),  # type: ignore[arg-type]
        lambda: matcher.rank(POSTING, [Text(WORDS)], as_of="2026-11-01"),  # type: ignore[arg-type]
        lambda: matcher.recommend(Text(WORDS), [POSTING], as_of=None),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match="as_of is a date"):
            call()


@pytest.mark.parametrize(("doc_type", "made"), [("resume", Resume), ("posting", Posting), (None, Resume)])
def test_the_type_is_what_one_says(matcher: Matcher, doc_type: Any, made: type) -> None:
    (found,) = matcher.extract_many([Text(WORDS)], as_of=AS_OF, doc_type=doc_type)
    assert type(found) is made


def test_many_equal_one_by_one(matcher: Matcher) -> None:
    texts = [Text(WORDS + f"\n- Filed {i} motions", str(i)) for i in range(5)]
    assert list(matcher.extract_many(texts, as_of=AS_OF)) == [matcher.extract(text, as_of=AS_OF) for text in texts]


def test_nothing_is_taken_before_its_turn_and_nothing_is_kept(matcher: Matcher) -> None:
    taken: list[int] = []

    def sources() -> Iterator[Text]:
        for i in range(30):
            taken.append(i)
            yield Text(f"{WORDS}\n- Number {i}", f"lazy-{i}")

    found = matcher.extract_many(sources(), as_of=AS_OF, doc_type="resume")
    assert taken == []
    for number, one in enumerate(found):
        assert taken == list(range(number + 1))
        assert isinstance(one, Resume)
    alive = [o for o in gc.get_objects() if isinstance(o, Resume) and o.document.source.startswith("lazy-")]
    assert len(alive) <= 1


def many(folder: Path) -> Iterator[Source]:
    """Sources of every form, more than are done without processes; some cannot be read."""
    (folder / "resume.txt").write_text(WORDS, encoding="utf-8")
    yield from (Path("resume.txt"), "./resume.txt", ("cv", folder / "resume.txt"), WORDS.encode(), read_text(WORDS))
    yield from (
        JSON_RESUME,
        ("ad", JOB_POSTING),
        b"",
        "./nowhere.pdf",
        ("n", Path("nowhere.pdf")),
        "no\0name",
        b"%PDF-",
    )
    yield from (Text(f"{WORDS}\n- Number {i}", f"t{i}") for i in range(FEW))


def test_any_number_of_jobs_finds_the_same(matcher: Matcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    alone = list(matcher.extract_many(many(tmp_path), as_of=AS_OF))
    assert list(matcher.extract_many(many(tmp_path), as_of=AS_OF, jobs=2)) == alone
    assert sum(isinstance(found, Failure) for found in alone) == 5


def test_few_are_taken_ahead_by_processes(matcher: Matcher) -> None:
    taken: list[int] = []

    def sources() -> Iterator[Text]:
        for i in range(10_000):
            taken.append(i)
            yield Text(f"{WORDS}\n- Number {i}", f"ahead-{i}")

    with closing(matcher.extract_many(sources(), as_of=AS_OF, jobs=2)) as found:
        names = [one.document.source for one in islice(found, 30) if isinstance(one, Resume)]
    assert names == [f"ahead-{i}" for i in range(30)]
    assert len(taken) < 500


def test_a_document_that_ends_its_process_is_a_failure(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "import os",
        "from matcher import library",
        "from matcher.workers import serving",
        "real = library._Extracting.__call__",
        "call = lambda work, data, name: os._exit(9) if name == 'bad' else real(work, data, name)",
        "library._Extracting.__call__ = call",
        "serving.main()",
    )
    monkeypatch.setattr(line, "module_command", lambda _name: [sys.executable, "-P", "-c", "\n".join(lines)])
    texts: list[Source] = [(f"t{i}", Text(f"{WORDS}\n- Number {i}")) for i in range(FEW + 5)]
    found = list(matcher.extract_many([*texts[:2], ("bad", b"x"), *texts[2:]], as_of=AS_OF, jobs=2))
    (lost,) = (one for one in found if isinstance(one, Failure))
    assert (found.index(lost), lost.source, lost.status) == (2, "bad", "corrupt")


@pytest.mark.parametrize("form", [WORDS.encode(), Text(WORDS), JSON_RESUME, read_text(WORDS)])
def test_the_callers_id_passes_through(matcher: Matcher, form: Any) -> None:
    (found,) = matcher.extract_many([("cv/17", form)], as_of=AS_OF, doc_type="resume")
    assert isinstance(found, Resume)
    assert found.document.source == "cv/17"


def test_the_callers_id_names_failures(matcher: Matcher, tmp_path: Path) -> None:
    sources: list[Source] = [("a", b""), ("b", tmp_path / "nowhere.pdf"), ("c", {}), ("d", "no\0name")]
    found = list(matcher.extract_many(sources, as_of=AS_OF))
    assert [f.source for f in found if isinstance(f, Failure)] == ["a", "b", "c", "d"]


def test_ids_pass_through_rankings_and_recommendations(matcher: Matcher) -> None:
    resumes: list[Source] = [("weak", Text("Skills: Westlaw")), ("strong", WORDS.encode()), ("broken", b"")]
    ranked = matcher.rank(POSTING, resumes, as_of=AS_OF)
    assert [m.resume.document.source for m in ranked] == ["strong", "weak"]
    postings: list[Source] = [("p1", Text("Requirements:\n- Clio")), ("p2", JOB_POSTING)]
    advised = matcher.recommend(("me", Text(WORDS)), postings, as_of=AS_OF)
    assert {m.posting.document.source for m in advised} == {"p1", "p2"}
    assert {m.resume.document.source for m in advised} == {"me"}


def test_stored_profiles_stand_where_documents_do(matcher: Matcher) -> None:
    texts = [Text(WORDS, "strong"), Text("Skills: Westlaw", "weak")]
    stored = []
    for text in texts:
        own = matcher.resume(text, as_of=AS_OF)
        again = decode(encode(own), matcher.vocabulary, source=text.name, sha256=own.document.sha256)
        assert isinstance(again, Resume)
        stored.append(again)
    asked = decode(encode(matcher.posting(POSTING, as_of=AS_OF)), matcher.vocabulary)
    assert isinstance(asked, Posting)

    def scores(matches: list[Match]) -> list[tuple[str, float | None]]:
        return [(m.resume.document.source, m.score) for m in matches]

    made = scores(matcher.rank(POSTING, texts, as_of=AS_OF))
    assert scores(matcher.rank(POSTING, stored, as_of=AS_OF)) == made
    assert scores(matcher.rank(asked, stored, as_of=AS_OF)) == made
    assert [m.score for m in matcher.recommend(stored[0], [asked], as_of=AS_OF)] == [made[0][1]]
