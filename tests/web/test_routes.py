"""Every route answers what the command line prints, and refuses what it cannot use in one clear sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from matcher.cli import cli
from matcher.documents import from_mapping
from matcher.library import Matcher, Text
from matcher.reports import as_json
from tests.corpus.attacks import ATTACKS, Attack

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CASES = sorted(folder.name for folder in SAMPLES.iterdir() if folder.is_dir())
DAY = "2026-11-01"
RESUME = "EXPERIENCE\n\nParalegal, Harbor & Pike LLP, 2015 - 2026\n- Drafted discovery requests\n- Used Westlaw daily\n"
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Draft discovery requests\n"
JSON_RESUME = {
    "basics": {"name": "Ada Example"},
    "work": [{"name": "Harbor & Pike LLP", "position": "Paralegal", "startDate": "2015-01", "highlights": ["Westlaw"]}],
}
JOB_POSTING = {
    "@type": "JobPosting",
    "title": "Litigation Paralegal",
    "description": "<p>Requirements:</p><ul><li>Westlaw</li><li>CM/ECF</li></ul>",
}


def files(case: str) -> tuple[Path, Path]:
    """The resume and the posting of a sample."""
    resume, posting = (next(iter(sorted((SAMPLES / case).glob(f"{side}.*")))) for side in ("resume", "posting"))
    return resume, posting


def sent(**paths: Path) -> dict[str, tuple[str, bytes]]:
    return {part: (path.name, path.read_bytes()) for part, path in paths.items()}


def printed(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> str:
    """What a command prints that is run in a folder."""
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, [*arguments, "--as-of", DAY]).stdout


@pytest.mark.parametrize("case", CASES)
def test_a_match_is_what_check_prints(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    resume, posting = files(case)
    answer = client.post("/v1/match", files=sent(resume=resume, posting=posting), data={"as_of": DAY})
    assert answer.status_code == 200
    output = printed(monkeypatch, resume.parent, "check", resume.name, posting.name, "--format", "json")
    assert answer.json() == json.loads(output)


def test_a_report_is_what_check_writes(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    resume, posting = files("corporate")
    answer = client.post("/v1/report", files=sent(resume=resume, posting=posting), data={"as_of": DAY})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.text == printed(monkeypatch, resume.parent, "check", resume.name, posting.name, "--format", "html")


def test_the_same_text_as_json_and_as_a_file(client: httpx.Client) -> None:
    resume, posting = files("litigation")
    body = {
        "resume": {"text": resume.read_text("utf-8"), "name": resume.name},
        "posting": {"text": posting.read_text("utf-8"), "name": posting.name},
        "as_of": DAY,
    }
    by_file = client.post("/v1/match", files=sent(resume=resume, posting=posting), data={"as_of": DAY})
    assert client.post("/v1/match", json=body).json() == by_file.json()


@pytest.mark.parametrize("side", ["resume", "posting"])
@pytest.mark.parametrize("explain", [False, True])
def test_an_extraction_is_what_extract_prints(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, side: str, explain: bool
) -> None:
    path = files("small-firm")[side == "posting"]
    answer = client.post(
        "/v1/extract", files=sent(document=path), data={"as": side, "as_of": DAY, "explain": str(explain).lower()}
    )
    output = printed(monkeypatch, path.parent, "extract", path.name, "--as", side, *["--explain"] * explain)
    assert answer.json() == json.loads(output)


@pytest.mark.parametrize("name", ["resume.pdf", "posting.html"])
def test_a_reading_is_what_read_prints(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = SAMPLES / "small-firm" / name
    monkeypatch.chdir(path.parent)
    output = CliRunner().invoke(cli, ["read", name, "--format", "json"]).stdout
    assert client.post("/v1/read", files=sent(document=path)).json() == json.loads(output)


def test_a_difference_is_what_diff_prints(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    texts = {"before": RESUME, "after": RESUME + "- Filed motions in CM/ECF\n", "posting": POSTING}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    output = printed(monkeypatch, tmp_path, "diff", *(f"{name}.txt" for name in texts), "--format", "json")
    body = {name: {"text": text, "name": f"{name}.txt"} for name, text in texts.items()}
    answer = client.post("/v1/diff", json={**body, "as_of": DAY}).json()
    assert answer == json.loads(output)
    assert answer["score"]["difference"] > 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three resumes, one of which cannot be read, and two of the same text."""
    made = tmp_path / "many"
    made.mkdir()
    for name, data in {
        "a.txt": RESUME.encode(),
        "b.txt": b"EXPERIENCE\n\nReceptionist, 2019 - 2021\n- Answered telephones\n",
        "c.pdf": b"%PDF-1.7\n",
        "d.txt": RESUME.encode(),
    }.items():
        (made / name).write_bytes(data)
    (tmp_path / "one.txt").write_text(POSTING, "utf-8")
    return tmp_path


def test_a_ranking_is_what_screen_prints(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    output = printed(monkeypatch, folder, "screen", "one.txt", "many", "--format", "jsonl")
    expected = [json.loads(line) for line in output.splitlines()]
    parts = [("resumes", (f"many/{path.name}", path.read_bytes())) for path in sorted((folder / "many").iterdir())]
    answer = client.post(
        "/v1/rank", files=[*parts, ("posting", ("one.txt", POSTING.encode()))], data={"as_of": DAY}
    ).json()
    assert answer["rows"] == expected
    assert [row["status"] for row in expected].count("corrupt") == 1


def test_a_recommendation_is_what_recommend_prints(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text(RESUME, "utf-8")
    postings = {
        f"p{number}.txt": f"{POSTING}- {more}\n" for number, more in enumerate(("Relativity", "PACER", "PACER"))
    }
    postings["bad.pdf"] = "%PDF-1.7\n"
    for name, text in postings.items():
        (tmp_path / name).write_text(text, "utf-8")
    output = printed(monkeypatch, tmp_path, "recommend", "own.txt", *postings, "--format", "jsonl")
    *rows, summary = [json.loads(line) for line in output.splitlines()]
    parts = [("postings", (name, text.encode())) for name, text in postings.items()]
    answer = client.post("/v1/recommend", files=[*parts, ("resume", ("own.txt", RESUME.encode()))], data={"as_of": DAY})
    assert answer.json() == {"schema_version": summary["schema_version"], "rows": rows, "summary": summary}
    assert summary["judged"] == 3
    assert summary["unreadable"] == 1


@pytest.mark.parametrize(
    ("resume", "posting"),
    [
        (RESUME, POSTING),
        (JSON_RESUME, JOB_POSTING),
        ({"data": JSON_RESUME, "name": "ada.json"}, {"text": POSTING, "name": "job"}),
    ],
)
def test_each_form_of_a_document(client: httpx.Client, matcher: Matcher, resume: Any, posting: Any) -> None:
    def library(part: str, source: Any) -> Any:
        if isinstance(source, str):
            return Text(source, part)
        if "text" in source:
            return Text(source["text"], source["name"])
        return from_mapping(source.get("data", source), source.get("name", part))

    match = matcher.match(library("resume", resume), library("posting", posting), as_of=date.fromisoformat(DAY))
    answer = client.post("/v1/match", json={"resume": resume, "posting": posting, "as_of": DAY})
    assert answer.json() == json.loads(as_json.dumps(as_json.check(match)))


def test_pasted_texts_of_a_form(client: httpx.Client) -> None:
    body = {"resume": RESUME, "posting": POSTING, "as_of": DAY}
    as_form = client.post("/v1/match", files={name: (None, value) for name, value in body.items()})
    assert as_form.json() == client.post("/v1/match", json=body).json()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_hostile_uploads_are_answered_with_their_status(client: httpx.Client, attack: Attack) -> None:
    answer = client.post(
        "/v1/match", files={"resume": (attack.name, attack.make()), "posting": ("posting.txt", POSTING.encode())}
    )
    if answer.status_code == 200:
        assert "ok" in attack.statuses
        return
    problem = answer.json()
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["document_status"] in attack.statuses
    assert (problem["part"], problem["source"]) == ("resume", attack.name)
    assert problem["detail"] == f"{attack.name}: {problem['remedy']}"


def test_a_text_of_scripts_is_only_data(client: httpx.Client) -> None:
    hostile = 'Westlaw <script>alert(1)</script> "><img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202etxt.exe'
    posting = f"Paralegal {hostile}\n\nRequirements:\n- {hostile}\n- CM/ECF\n"
    answer = client.post("/v1/match", json={"resume": RESUME + f"- {hostile}\n", "posting": posting, "as_of": DAY})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" in answer.text
    assert answer.json()["score"] > 0


def test_the_vocabulary_and_a_concept(client: httpx.Client) -> None:
    everything = client.get("/v1/vocabulary").json()
    tools = client.get("/v1/vocabulary", params={"kind": "tool"}).json()
    assert {c["kind"] for c in tools["concepts"]} == {"tool"}
    assert len(everything["concepts"]) > len(tools["concepts"]) > 100
    concept = client.get("/v1/vocabulary/tool.relativity").json()
    assert concept["name"] == "Relativity"
    assert concept["guards"][0]["yes"]
    assert all("tool.relativity" in (r["evidence"], r["requirement"]) for r in concept["relations"])


def test_health(client: httpx.Client) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["inside"] == 0


MATCH = {"resume": RESUME, "posting": POSTING}
REFUSED = [
    ("match", {"json": {"resume": RESUME}}, 422, "posting"),
    ("match", {"json": {**MATCH, "as_of": "soon"}}, 422, "as_of"),
    ("match", {"json": {**MATCH, "as_of": "2026-02-30"}}, 422, "like 2026-11-01"),
    ("match", {"json": {**MATCH, "more": 1}}, 422, "more"),
    ("match", {"json": [1]}, 422, ""),
    ("match", {"json": {**MATCH, "resume": " "}}, 422, "resume: the file holds no text"),
    ("match", {"json": {**MATCH, "resume": {"a": 1}}}, 422, "JSON Resume"),
    ("match", {"json": {**MATCH, "resume": 5}}, 422, "resume"),
    ("match", {"content": b"{", "headers": {"content-type": "application/json"}}, 400, "no JSON"),
    ("match", {"content": b'"\\ud800"', "headers": {"content-type": "application/json"}}, 400, "no JSON"),
    ("match", {"content": b"[" * 10_000, "headers": {"content-type": "application/json"}}, 400, "no JSON"),
    ("match", {"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400, "boundary"),
    ("match", {"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=b"}}, 400, "form"),
    ("match", {"content": b"{}", "headers": {"content-type": "text/plain"}}, 415, "application/json"),
    ("match", {"content": b"resume=a", "headers": {"content-type": "application/x-www-form-urlencoded"}}, 415, ""),
    ("match", {"content": b"{}"}, 415, "Content-Type"),
    ("match", {"files": {"resume": ("", b""), "posting": ("p", b"x")}}, 422, "resume"),
    ("match", {"files": [("resume", ("a", b"a")), ("resume", ("b", b"b"))]}, 422, "more than once"),
    ("rank", {"json": {"posting": POSTING, "resumes": []}}, 422, "resumes"),
    ("rank", {"json": {"posting": "", "resumes": [RESUME]}}, 422, "posting: the file holds no text"),
    ("rank", {"files": [("resumes", (f"{n}", b"x")) for n in range(21)]}, 400, "20"),
    ("extract", {"json": {"document": RESUME, "as": "letter"}}, 422, "as"),
    ("diff", {"json": {"before": RESUME, "after": "", "posting": POSTING}}, 422, "after: the file holds no text"),
]


@pytest.mark.parametrize(("route", "body", "status", "says"), REFUSED)
def test_refusals_are_problems(client: httpx.Client, route: str, body: Any, status: int, says: str) -> None:
    answer = client.post(f"/v1/{route}", **body)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert says in problem["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/docs", 404),
        ("GET", "/v1/match", 405),
        ("OPTIONS", "/v1/match", 405),
        ("GET", "/v1/vocabulary/tool.nothing", 404),
        ("GET", "/v1/vocabulary?kind=person", 422),
    ],
)
def test_other_refusals_are_problems_too(client: httpx.Client, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_refusal_does_not_repeat_what_was_sent(client: httpx.Client) -> None:
    secret = "Ada Example 555-0100"
    answer = client.post("/v1/match", json={"resume": 5, "posting": POSTING, "as_of": secret})
    assert answer.status_code == 422
    assert secret not in answer.text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\fakepath\\resume.txt", "resume.txt"),
        ("a\u202ecod.txt", "acod.txt"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("x" * 1000, "x" * 254 + "…"),
    ],
)
def test_names_are_labels(client: httpx.Client, given: str, shown: str) -> None:
    body = {"resume": {"text": RESUME, "name": given}, "posting": POSTING}
    assert client.post("/v1/match", json=body).json()["resume"]["source"] == shown
