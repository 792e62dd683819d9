"""The folder of profiles: made whole, kept when run again, refused where it holds something else."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra [cluster]")

import pyarrow.parquet as pq  # noqa: E402

from matcher import cluster  # noqa: E402
from matcher.cluster import extractor, kept, partitions  # noqa: E402
from matcher.cluster.extractor import Job  # noqa: E402
from matcher.errors import MatcherError  # noqa: E402
from tests.cluster import generated  # noqa: E402
from tests.cluster.generated import names  # noqa: E402

JOB = Job(as_of=date(2026, 11, 1), doc_type="resume", rows=4)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return generated.write(tmp_path / "resumes.parquet", 10, row_group_size=7)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_run_again_it_goes_on(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cluster.extract(source, out, job=JOB)
    whole = contents(out)
    lost = sorted(out.glob("*.parquet"))[1]
    lost.rename(out / f".{lost.name}.{'0' * 32}.tmp")
    times = {path.name: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert cluster.extract(source, out, job=JOB) == cluster.Summary(10, 1, 3, 2, 0)
    assert contents(out) == whole
    assert {name: (out / name).stat().st_mtime_ns for name in times} == times


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def flip(path: Path) -> None:
    """Change a letter in the middle, where the values are."""
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)


def rename(path: Path) -> None:
    """Damage the name of a column."""
    path.write_bytes(path.read_bytes().replace(b"sha256", b"sha\xff56"))


def unmark(path: Path) -> None:
    """Damage what the part is known by."""
    path.write_bytes(path.read_bytes().replace(b"matcher.part", b"matcher.dart"))


@pytest.mark.parametrize("damage", [cut, flip, rename, unmark, lambda path: path.write_bytes(b"")])
def test_a_damaged_part_is_made_again(source: Path, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    out = tmp_path / "out"
    cluster.extract(source, out, job=JOB)
    whole = contents(out)
    damage(out / "resumes-0000-00000004.parquet")
    assert cluster.extract(source, out, job=JOB) == cluster.Summary(10, 1, 3, 2, 0)
    assert contents(out) == whole


def test_one_run_at_a_time_works_on_a_folder(source: Path, tmp_path: Path) -> None:
    with (
        kept.alone(tmp_path / "out"),
        pytest.raises(MatcherError, match=f"another run works on {tmp_path / 'out'}"),
    ):
        cluster.extract(source, tmp_path / "out", job=replace(JOB, rows=5))
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("late", ["another run's", "foreign"])
def test_what_comes_into_the_folder_meanwhile_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    """As a worker does that the program of another run has left behind."""
    out = tmp_path / "out"
    first, *_ = partitions.plan(source, JOB)
    other = replace(first, mark="0") if late == "foreign" else replace(first, name="resumes-0000-00000007.parquet")
    tidy = kept.tidy

    def beside(*given: Any) -> None:
        kept.keep(replace(other, stop=0), out, [])
        tidy(*given)

    monkeypatch.setattr(kept, "tidy", beside)
    with pytest.raises(MatcherError, match="of other input or settings"):
        cluster.extract(source, out, job=JOB)


def test_a_part_that_goes_away_meanwhile_is_told(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "tidy", lambda out, parts: parts[0].path(out).unlink())
    with pytest.raises(MatcherError, match="taken away or damaged meanwhile; run again"):
        cluster.extract(source, tmp_path / "out", job=JOB)


def test_only_our_own_is_tidied(source: Path, tmp_path: Path) -> None:
    parts = partitions.plan(source, JOB)
    own, rest = tmp_path / "out" / "_run", "0" * 32
    own.mkdir(parents=True)
    ours = [f".{parts[0].name}.{rest}.tmp", f"_run/{parts[1].name}.4-7", f"_run/.{parts[1].name}.4-5.{rest}.tmp"]
    others = [f".others-0000-00000000.parquet.{rest}.tmp", f".{parts[0].name}.tmp", "_run/list.csv", "_run/a.parquet"]
    for name in (*ours, *others):
        (tmp_path / "out" / name).touch()
    kept.tidy(tmp_path / "out", parts)
    left = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(left) == sorted(others)


def touch(source: Path) -> None:
    os.utime(source, ns=(0, 0))


@pytest.mark.parametrize(
    ("change", "job"),
    [
        pytest.param(touch, JOB, id="input"),
        pytest.param(lambda _: None, replace(JOB, as_of=date(2026, 11, 2)), id="date"),
        pytest.param(lambda _: None, replace(JOB, rows=5), id="parts"),
        pytest.param(lambda source: source.rename(source.with_name("others.parquet")), JOB, id="name"),
    ],
)
def test_what_was_made_of_something_else_is_refused(
    source: Path, tmp_path: Path, change: Callable[[Path], object], job: Job
) -> None:
    out = tmp_path / "out"
    cluster.extract(source, out, job=JOB)
    before = contents(out)
    change(source)
    with pytest.raises(MatcherError, match="other input or settings"):
        cluster.extract(next(tmp_path.glob("*.parquet")), out, job=job)
    assert contents(out) == before


def test_whoever_is_stopped_leaves_no_part_behind(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        cluster.extract(source, tmp_path / "out", job=JOB)
    assert names(tmp_path / "out") == []


def test_pieces_become_the_part_that_they_are_of(source: Path, tmp_path: Path) -> None:
    cluster.extract(source, tmp_path / "whole", job=JOB)
    part = partitions.plan(source, JOB)[0]
    expected = extractor.extractor(JOB).versions
    out = tmp_path / "out"
    pieces = [half for piece in part.halves() for half in piece.halves() or [piece]]
    assert [len(piece) for piece in pieces] == [1, 1, 1, 1]
    for piece in reversed(pieces):
        kept.make(piece, out, JOB, expected)
    assert kept.joined(part, pieces, out) == kept.Made(4, 1)
    assert names(out) == [part.name]
    assert names(out / "_run") == []
    assert pq.read_table(out / part.name).equals(pq.read_table(tmp_path / "whole" / part.name))


def test_a_folder_of_profiles_that_cannot_be_one_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MatcherError, match="file is no folder"):
        cluster.extract(source, tmp_path / "file", job=JOB)
    with pytest.raises(MatcherError, match=r"below cannot be locked \(Not a directory\)"):
        cluster.extract(source, tmp_path / "file" / "below", job=JOB)
