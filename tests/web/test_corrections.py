"""Corrections of a posting, archives among resumes, and rankings as files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from matcher.cli import cli

DAY = "2026-11-01"
RESUME = "EXPERIENCE\n\nParalegal, Harbor & Pike LLP, 2015 - 2026\n- Drafted discovery requests\n- Used Westlaw daily\n"
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\nPreferred:\n- Relativity\n"
PAIR = {"resume": RESUME, "posting": POSTING, "as_of": DAY}


def id_of(client: httpx.Client, label: str) -> str:
    asked = client.post("/v1/match", json=PAIR).json()["posting"]["requirements"]
    return str(next(r["id"] for r in asked if label in r["label"]))


def archive(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_no_corrections_change_nothing(client: httpx.Client) -> None:
    assert (
        client.post("/v1/match", json={**PAIR, "corrections": {}}).json() == client.post("/v1/match", json=PAIR).json()
    )


def test_corrections_count_in_every_route_and_form(client: httpx.Client) -> None:
    corrections = {id_of(client, "CM/ECF"): "not asked", id_of(client, "Relativity"): "must"}
    as_json = client.post("/v1/match", json={**PAIR, "corrections": corrections}).json()
    as_form = client.post(
        "/v1/match", data={"as_of": DAY, "corrections": json.dumps(corrections)},
        files={side: (None, PAIR[side]) for side in ("resume", "posting")},
    ).json()  # fmt: skip
    assert as_form == as_json
    assert [k["needed"] for k in as_json["knockouts"]] == ["Relativity"]
    assert "CM/ECF" not in json.dumps(as_json["contributions"])
    difference = client.post(
        "/v1/diff",
        json={
            "before": RESUME, "after": RESUME + "- CM/ECF\n", "posting": POSTING, "as_of": DAY,
            "corrections": corrections,
        },
    ).json()  # fmt: skip
    assert difference["score"]["difference"] == 0
    report = client.post("/v1/report", json={**PAIR, "corrections": corrections})
    assert "<strong>Relativity</strong>" in report.text


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        ('{"r99": "must"}', "no requirement 'r99'"),
        ('{"r1": "maybe"}', "corrections.r1"),
        ("r1", "no JSON"),
        ("[]", "corrections"),
    ],
)
def test_corrections_that_cannot_be_made_are_refused(client: httpx.Client, corrections: str, said: str) -> None:
    files: dict[str, Any] = {side: (None, PAIR[side]) for side in ("resume", "posting")}
    for path in ("/v1/match", "/page/result"):
        answer = client.post(path, files=files, data={"corrections": corrections})
        assert answer.status_code == 422
        assert said in answer.json()["detail"]


def test_an_archive_is_its_files(client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    files = {"b.txt": RESUME.encode(), "in/a.txt": RESUME.encode() + b"- CM/ECF\n", "c.pdf": b"%PDF-1.7\n"}
    data = archive({**files, "in/more.zip": archive(files), "__MACOSX/x": b"x"})
    (tmp_path / "all.zip").write_bytes(data)
    (tmp_path / "one.txt").write_text(POSTING, "utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["screen", "one.txt", "all.zip", "--format", "jsonl", "--no-cache", "--as-of", DAY]
    sent = {"posting": ("one.txt", POSTING.encode()), "resumes": ("all.zip", data)}
    answer = client.post("/v1/rank", files=sent, data={"as_of": DAY}).json()
    printed = [json.loads(line) for line in CliRunner().invoke(cli, command).stdout.splitlines()]
    assert len(printed) == 4
    assert answer["rows"] == printed


@pytest.mark.parametrize("data", [archive({}), archive({"a": b"x"})[:-9]], ids=["empty", "damaged"])
def test_an_archive_that_cannot_be_used_is_a_row(client: httpx.Client, data: bytes) -> None:
    sent = {"posting": ("one.txt", POSTING.encode()), "resumes": ("all.zip", data)}
    (row,) = client.post("/v1/rank", files=sent).json()["rows"]
    assert row["source"] == "all.zip"
    assert row["status"] in ("empty", "corrupt")


def test_an_archive_of_too_many_files_is_refused(client: httpx.Client) -> None:
    data = archive({f"{number}.txt": b"x" for number in range(21)})
    answer = client.post("/v1/rank", files={"posting": ("one.txt", POSTING.encode()), "resumes": ("all.zip", data)})
    assert answer.status_code == 413
    assert "21 files" in answer.json()["detail"]


def test_a_ranking_as_a_page_and_as_a_workbook_is_what_screen_writes(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text(RESUME, "utf-8")
    (tmp_path / "one.txt").write_text(POSTING, "utf-8")
    monkeypatch.chdir(tmp_path)
    sent = {"posting": ("one.txt", POSTING.encode()), "resumes": ("own.txt", RESUME.encode())}
    for form, route, kind in (("html", "report", "text/html"), ("xlsx", "workbook", "application/vnd.openxml")):
        out = tmp_path / f"out.{form}"
        command = ["screen", "one.txt", "own.txt", "--format", form, "-o", str(out), "--no-cache", "--as-of", DAY]
        assert CliRunner().invoke(cli, command).exit_code == 0
        answer = client.post(f"/v1/rank/{route}", files=sent, data={"as_of": DAY})
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.content == out.read_bytes()


def test_the_parts_of_the_page_are_markup_of_our_own(client: httpx.Client) -> None:
    answer = client.post("/page/result", json={**PAIR, "resume": RESUME + "<script>alert(1)</script>"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<section id="asks">' in answer.text
    assert "<script" not in answer.text
