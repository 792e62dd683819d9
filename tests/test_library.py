"""The library's front: sources, batches, ranking, pickling, threads."""

from __future__ import annotations

import json
import logging
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import matcher as package
from matcher.documents.sandbox import Limits
from matcher.errors import MatcherError, UnreadableError, VocabularyError
from matcher.library import Matcher, Text, remedy
from matcher.model import Document, Failure, Match, Posting, Resume

AS_OF = date(2026, 11, 1)
POSTING = Text("Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Clio", "posting")
STRONG = Text("EXPERIENCE\n\nUsed Westlaw, CM/ECF and Clio daily.", "strong")
WEAK = Text("SKILLS\nWestlaw", "weak")
NONE = Text("SKILLS\nsinging", "none")


def test_the_package_shows_its_front() -> None:
    assert package.Matcher is Matcher
    assert package.Text is Text
    with pytest.raises(AttributeError, match="Nothing"):
        _ = package.Nothing


@pytest.mark.parametrize("form", ["path", "str", "bytes", "text", "document"])
def test_a_source_may_have_any_form(matcher: Matcher, tmp_path: Path, form: str) -> None:
    path = tmp_path / "resume.txt"
    path.write_text(STRONG.text, encoding="utf-8")
    source = {
        "path": path,
        "str": str(path),
        "bytes": path.read_bytes(),
        "text": STRONG,
        "document": Document("d", "", "ok", STRONG.text),
    }[form]
    assert matcher.match(source, POSTING, as_of=AS_OF).score == matcher.match(STRONG, POSTING, as_of=AS_OF).score  # type: ignore[arg-type]


HALF = "Skills: Westlaw \udfff, PACER \ud83d"
HALVES: dict[str, Any] = {
    "text": Text(HALF),
    "document": Document("d", "", "ok", HALF),
    "resume": {"basics": {"name": "X\udfff"}, "skills": [{"name": HALF}], "\ud800": "x"},
    "resume file": json.dumps({"basics": {"name": "X\udfff"}, "skills": [{"name": HALF}]}).encode(),
    "posting": {"@type": "JobPosting", "title": "Paralegal \udfff", "description": f"<p>Requirements: {HALF}</p>"},
}


@pytest.mark.parametrize("form", HALVES)
def test_halves_of_surrogate_pairs_are_replaced(matcher: Matcher, form: str) -> None:
    source = HALVES[form]
    found = matcher.extract(source, as_of=AS_OF)
    document = found.document
    assert "\ufffd, PACER \ufffd" in document.text
    json.dumps(document.data, ensure_ascii=False).encode()
    assert {m.concept for m in found.mentions} >= {"tool.westlaw", "tool.pacer"}
    for mention in found.mentions:
        assert document.text[mention.start : mention.end] == mention.text


def test_extracted_values_are_taken_as_they_are(matcher: Matcher) -> None:
    resume, posting = matcher.resume(STRONG, as_of=AS_OF), matcher.posting(POSTING, as_of=AS_OF)
    assert isinstance(resume, Resume)
    assert isinstance(posting, Posting)
    assert matcher.resume(resume, as_of=AS_OF) is resume
    assert matcher.posting(posting, as_of=AS_OF) is posting
    assert matcher.match(resume, posting, as_of=AS_OF) == matcher.match(STRONG, POSTING, as_of=AS_OF)


def test_the_type_is_guessed_where_none_is_given(matcher: Matcher) -> None:
    asked = Text("We are seeking a paralegal. You will draft pleadings. Requirements: Westlaw. Apply now.")
    own = Text("Work experience\nParalegal, March 2019 - Present\nFiled and maintained records")
    assert isinstance(matcher.extract(asked, as_of=AS_OF), Posting)
    assert isinstance(matcher.extract(own, as_of=AS_OF), Resume)


def test_the_same_arguments_give_the_same_match(matcher: Matcher) -> None:
    assert matcher.match(STRONG, POSTING, as_of=AS_OF) == matcher.match(STRONG, POSTING, as_of=AS_OF)


def test_what_cannot_be_read_is_an_error_with_a_remedy(matcher: Matcher) -> None:
    with pytest.raises(UnreadableError) as error:
        matcher.match(b"", POSTING, as_of=AS_OF)
    assert error.value.status == "empty"
    assert error.value.remedy


def test_a_missing_path_is_an_os_error(matcher: Matcher, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        matcher.match(tmp_path / "nowhere.pdf", POSTING, as_of=AS_OF)


def test_remedies() -> None:
    assert (
        remedy(Document("x", "", "corrupt", "", warnings=("broken: save it again", "more"))) == "broken: save it again"
    )
    assert "corrupt" in remedy(Document("x", "", "corrupt", ""))


def test_a_batch_keeps_the_order_and_every_input(matcher: Matcher, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.pdf"
    results = list(matcher.score_many(POSTING, [WEAK, missing, STRONG, b"", NONE], as_of=AS_OF))
    assert [type(r) for r in results] == [Match, Failure, Match, Failure, Match]
    assert [r.resume.document.source for r in results if isinstance(r, Match)] == ["weak", "strong", "none"]
    first, second = (r for r in results if isinstance(r, Failure))
    assert first.source == str(missing)
    assert first.reason
    assert (second.status, bool(second.reason)) == ("empty", True)


def test_a_batch_is_lazy_and_equals_single_matches(matcher: Matcher) -> None:
    taken: list[str] = []

    def resumes() -> Iterator[Text]:
        for text in (STRONG, WEAK):
            taken.append(text.name)
            yield text

    results = matcher.score_many(POSTING, resumes(), as_of=AS_OF)
    assert taken == []
    assert next(results) == matcher.match(STRONG, POSTING, as_of=AS_OF)
    assert taken == ["strong"]
    assert next(results) == matcher.match(WEAK, POSTING, as_of=AS_OF)


def test_an_unreadable_posting_stops_a_batch(matcher: Matcher) -> None:
    with pytest.raises(UnreadableError):
        next(matcher.score_many(b"", [STRONG], as_of=AS_OF))


def names(matches: list[Match]) -> list[str]:
    return [m.resume.document.source for m in matches]


def test_a_ranking_is_best_first_and_copies_stand_by_name(matcher: Matcher) -> None:
    twins = [Text(STRONG.text, name) for name in ("c", "a", "b")]
    assert names(matcher.rank(POSTING, [NONE, *twins, b"", WEAK], as_of=AS_OF)) == ["a", "b", "c", "weak", "none"]


def test_the_order_of_files_changes_no_ranking(matcher: Matcher) -> None:
    files = [NONE, STRONG, WEAK, Text(WEAK.text, "also weak")]
    assert matcher.rank(POSTING, files, as_of=AS_OF) == matcher.rank(POSTING, files[::-1], as_of=AS_OF)


@pytest.mark.parametrize(("top", "kept"), [(None, 3), (0, 0), (1, 1), (2, 2), (9, 3)])
def test_top_cuts_a_ranking(matcher: Matcher, top: int | None, kept: int) -> None:
    found = names(matcher.rank(POSTING, [NONE, STRONG, WEAK], as_of=AS_OF, top=top))
    assert found == ["strong", "weak", "none"][:kept]


def test_a_posting_without_requirements_ranks_by_content(matcher: Matcher) -> None:
    matches = matcher.rank(Text("Widgets wanted"), [STRONG, NONE], as_of=AS_OF)
    assert matches == sorted(matches, key=lambda m: m.resume.document.sha256)
    assert len(matches) == 2
    assert {m.score for m in matches} == {None}


def test_pickling_carries_the_configuration(matcher: Matcher) -> None:
    data = pickle.dumps(matcher)
    assert len(data) < 1000
    assert pickle.loads(data).match(STRONG, POSTING, as_of=AS_OF) == matcher.match(STRONG, POSTING, as_of=AS_OF)


OVERLAY = """
[[concept]]
id = "tool.firmware-desk"
name = "FirmDesk"
label = "FirmDesk"
aliases = ["FirmDesk"]
try = "FirmDesk"
sources = ["own"]
"""


def test_a_firms_own_vocabulary_is_used_and_pickled(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_text(OVERLAY, encoding="utf-8")
    try:
        own = Matcher(path)
    except VocabularyError as error:
        pytest.fail(str(error))
    asked = Text("Requirements:\n- FirmDesk")
    for made in (own, pickle.loads(pickle.dumps(own))):
        assert made.match(Text("EXPERIENCE\n\nUsed FirmDesk."), asked, as_of=AS_OF).score == 100.0


def test_a_broken_vocabulary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "firm.toml"
    path.write_text("[[concept]]\nid = 3", encoding="utf-8")
    with pytest.raises(VocabularyError, match="firm"):
        Matcher(path)


def test_matches_can_be_pickled(matcher: Matcher) -> None:
    found = matcher.match(STRONG, POSTING, as_of=AS_OF)
    assert pickle.loads(pickle.dumps(found)) == found


def test_four_threads_give_what_one_gives(matcher: Matcher) -> None:
    texts = [
        Text(f"{text.text}\n\nSKILLS\n{'Relativity, ' * i}Everlaw", str(i)) for i in range(8) for text in (STRONG, WEAK)
    ]
    alone = [matcher.match(text, POSTING, as_of=AS_OF) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: matcher.match(text, POSTING, as_of=AS_OF), texts))
    assert together == alone


def test_files_are_read_in_a_process_apart_or_here_with_the_same_result(matcher: Matcher, tmp_path: Path) -> None:
    path = tmp_path / "resume.txt"
    path.write_text(STRONG.text, encoding="utf-8")
    here = Matcher(limits=None)
    for source in (path, str(path), STRONG.text.encode(), b"\0\1\2"):
        assert matcher.read(source) == here.read(source)
    assert here.match(path, POSTING, as_of=AS_OF) == matcher.match(path, POSTING, as_of=AS_OF)


def test_texts_and_documents_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "")
    own = Matcher()
    assert own.match(STRONG, POSTING, as_of=AS_OF).score is not None
    with pytest.raises(MatcherError, match="limits=None"):
        own.match(STRONG.text.encode(), POSTING, as_of=AS_OF)
    with pytest.raises(MatcherError, match="limits=None"):
        list(own.score_many(POSTING, [STRONG.text.encode()], as_of=AS_OF))


@pytest.mark.parametrize("limits", [None, Limits(seconds=30, memory=2**29)])
def test_limits_are_kept_and_pickled(limits: Limits | None) -> None:
    own = Matcher(limits=limits)
    copy = pickle.loads(pickle.dumps(own))
    assert (copy._limits, own._limits) == (limits, limits)
    assert copy.read(b"Westlaw").status == "ok"


def test_what_cannot_be_opened_is_said_in_the_same_words_everywhere(matcher: Matcher, tmp_path: Path) -> None:
    [failure] = matcher.score_many(POSTING, [tmp_path / "nowhere.pdf"], as_of=AS_OF)
    assert failure == Failure(
        str(tmp_path / "nowhere.pdf"),
        "corrupt",
        "cannot be opened (No such file or directory); check the path and the permissions",
    )


@pytest.mark.parametrize("error", [KeyError("Jane Doe"), RecursionError("Jane Doe"), OSError(5, "Jane Doe")])
def test_a_fault_of_the_program_costs_one_file_only(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    real = matcher.extract

    def extract(source: Document | Text, **options: object) -> Posting | Resume:
        if isinstance(source, Document) and source.source == "bad":
            raise error
        return real(source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(matcher, "extract", extract)
    with caplog.at_level(logging.ERROR, "matcher"):
        results = list(matcher.score_many(POSTING, [WEAK, Text("Jane Doe", "bad"), STRONG], as_of=AS_OF))
    assert [type(result) for result in results] == [Match, Failure, Match]
    failure = results[1]
    assert isinstance(failure, Failure)
    assert (failure.source, failure.status) == ("bad", "corrupt")
    assert type(error).__name__ in failure.reason
    assert failure.sha256
    [record] = caplog.records
    assert (record.levelname, record.name) == ("ERROR", "matcher.library")
    assert "test_library.py" in record.getMessage()
    assert "Jane" not in record.getMessage() + failure.reason


def test_the_library_says_nothing_by_itself(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    posting = matcher.posting(POSTING, as_of=AS_OF)
    monkeypatch.setattr(matcher, "extract", lambda *_, **__: 1 / 0)
    assert isinstance(matcher.attempt(STRONG, posting, as_of=AS_OF), Failure)
    assert capfd.readouterr() == ("", "")
