"""What a run file says is believed only where every value, however deep, is one that the program could have written."""

from __future__ import annotations

import copy
import json
import zlib
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from matcher.library import Matcher, Text
from matcher.screening.definition import Definition
from matcher.screening.filters import Filter
from matcher.screening.recording import Job, recorded
from matcher.screening.store import Asked
from matcher.screening.stored import about_of, belongs, options_of, record_of
from tests.screened import ASKED

AS_OF = date(2026, 11, 1)
WANTED = Text("Paralegal\n\nRequirements:\n- Westlaw\n- Clio\n- Notary Public commission", "posting")
SHOWN = Text("Jo Doe\njo.doe@example.com\n\nEXPERIENCE\n\nParalegal, June 2018 - June 2022\n- Used Westlaw daily", "a")
ABOUT: dict[str, Any] = {
    "definition": asdict(Definition("p", "", "v", "m", blind=False)),
    "as_of": "2026-11-01",
    "concepts": {"westlaw": ["tool.westlaw", "Westlaw"]},
    "versions": {"matcher": "1"},
    "posting": ASKED,
    "changes": ["Westlaw: required to preferred"],
}
OPTIONS = Asked("posting.txt", None, Filter(50.0, None, ("tool.westlaw",)), {"tool.westlaw": "Westlaw"}).stored()
Path = tuple[str | int, ...]


@pytest.fixture(scope="module")
def record(matcher: Matcher) -> dict[str, Any]:
    job = Job(matcher.posting(WANTED, as_of=AS_OF), AS_OF, require=("tool.westlaw",))
    made: dict[str, Any] = json.loads(json.dumps(recorded(matcher, job, matcher.opened(SHOWN))))
    return made


def packed(record: object) -> bytes:
    return zlib.compress(json.dumps(record).encode())


def rows(about: dict[str, Any]) -> list[tuple[object, object]]:
    return [(name, json.dumps(value)) for name, value in about.items()]


def with_value(whole: Any, path: Path, value: object) -> Any:
    """A copy of nested lists and dictionaries with another value at one place."""
    whole = copy.deepcopy(whole)
    at = whole
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return whole


def test_what_was_stored_is_read_as_it_was(record: dict[str, Any]) -> None:
    assert record_of(packed(record)) == record
    assert about_of(rows(ABOUT)) == ABOUT
    assert about_of(rows({**ABOUT, "as_of": "latest", "key": "digest"}))["as_of"] == "latest"
    assert about_of([]) == {}
    assert options_of(json.dumps(OPTIONS)) == OPTIONS


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("row", "score"), "89"),
        (("row", "score"), None),
        (("row", "score"), -1.0),
        (("row", "score"), 10**400),
        (("row", "outcome"), "best"),
        (("row", "outcome"), "not scored"),
        (("row", "knockouts"), [{}]),
        (("row", "warnings"), [7]),
        (("row", "years"), None),
        (("cells", 0), None),
        (("cells", 0, "credit"), []),
        (("cells", 0, "evidence", 0, "start"), "1"),
        (("cells", 0, "evidence", 0, "hide"), [{"start": 0}]),
        (("contact", "email"), 5),
        (("trace", "sketch", 0), -1),
        (("trace", "sketch", 0), 2**32),
        (("trace", "people"), "jo"),
        (("shows", "tool.westlaw"), "yes"),
    ],
)
def test_a_result_with_a_wrong_value_is_none(record: dict[str, Any], path: Path, value: object) -> None:
    with pytest.raises(ValueError, match=r"^a result that is none$"):
        record_of(packed(with_value(record, path, value)))


def test_a_number_without_end_is_none(record: dict[str, Any]) -> None:
    text = json.dumps(with_value(record, ("row", "score"), 12345.0)).replace("12345.0", "1e999")
    with pytest.raises(ValueError, match="1e999 is no value"):
        record_of(zlib.compress(text.encode()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("definition",), {}),
        (("definition", "blind"), "no"),
        (("as_of",), "yesterday"),
        (("concepts", "westlaw"), ["tool.westlaw"]),
        (("concepts", "westlaw"), "tool.westlaw"),
        (("versions", "matcher"), 1),
        (("posting", "requirements"), [{"id": "r1"}]),
        (("posting", "title"), None),
        (("posting", "years"), {"min": "5"}),
        (("changes",), [None]),
        (("key",), 5),
    ],
)
def test_a_run_with_a_wrong_value_is_damaged(path: Path, value: object) -> None:
    with pytest.raises(ValueError, match=r"^(nothing says what it is of|a concept without|Invalid isoformat)"):
        about_of(rows(with_value(ABOUT, path, value)))


@pytest.mark.parametrize(
    ("path", "value"),
    [(("posting",), None), (("min_score",), "50"), (("require",), "Westlaw"), (("labels",), {"tool.westlaw": 1})],
)
def test_options_with_a_wrong_value_are_none(path: Path, value: object) -> None:
    with pytest.raises(ValueError, match=r"^nothing says how it was asked for$"):
        options_of(json.dumps(with_value(OPTIONS, path, value)))


def test_a_result_for_another_posting_is_told(record: dict[str, Any]) -> None:
    found = record_of(packed(record))
    asked = [cell["requirement"] for cell in found["cells"]]
    assert belongs(found, asked) is found
    with pytest.raises(ValueError, match="another posting"):
        belongs(found, asked[1:])
