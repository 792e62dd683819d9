"""Extraction on a Dask cluster of real processes: complete, once each and equal to local, whoever is killed."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from matcher.cluster import running
from matcher.cluster.extractor import Extractor, Job
from matcher.model import Document

dask = pytest.importorskip("dask", reason="needs the extra [cluster]")
pytest.importorskip("distributed", reason="needs the extra [cluster]")

from distributed import Client, LocalCluster, WorkerPlugin  # noqa: E402

from matcher import Text, apart, cluster  # noqa: E402
from matcher.cli import cli  # noqa: E402
from matcher.index import Index, Item  # noqa: E402
from tests.cluster import generated  # noqa: E402
from tests.cluster.generated import HANG, HANGING, names  # noqa: E402

JOB = Job(as_of=date(2026, 11, 1), doc_type="resume", rows=20)
FEW = 24
DEADLY = "r000013"


@contextmanager
def processes(number: int) -> Iterator[Client]:
    """A cluster on this machine alone, which blames a task when it has ended one worker."""
    quick = {
        "distributed.scheduler.allowed-failures": 0,
        # A local cluster gives up a worker that dies twice, this time apart.
        "distributed.deploy.lost-worker-timeout": "1 hour",
    }
    with (
        dask.config.set(quick),
        LocalCluster(
            n_workers=number,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=100,
        ) as local,
        Client(local) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with processes(2) as client:
        yield client


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated.write(tmp_path_factory.mktemp("source") / "resumes.parquet", 200, row_group_size=110)


@pytest.fixture(scope="module")
def local(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local") / "out"
    assert cluster.extract(source, out, job=JOB) == cluster.Summary(200, 2, 11, 0, 0)
    return out


def test_a_killed_worker_loses_nothing_and_duplicates_nothing(
    client: Client, source: Path, local: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = []
    take = running._Run.take

    def killing(run: Any, *taken: Any) -> None:
        take(run, *taken)
        busy = [address for address, tasks in client.processing().items() if tasks]
        if busy and not killed:
            killed.append(client.run(os.getpid, workers=busy[:1])[busy[0]])
            os.kill(killed[0], signal.SIGKILL)

    monkeypatch.setattr(running._Run, "take", killing)
    made = cluster.extract(source, tmp_path / "out", client, JOB)
    assert killed
    assert made == cluster.Summary(200, 2, 11, 0, 0)
    assert generated.content(tmp_path / "out") == generated.content(local)
    assert names(tmp_path / "out") == names(local)


def test_an_index_built_on_the_cluster_is_the_one_that_is_built_here(client: Client, tmp_path: Path) -> None:
    received = date(2026, 11, 1)
    (tmp_path / "own.html").write_text("<p>Skills: Westlaw, Relativity</p>")
    items = [Item(f"r{n}", Text(generated.resume(n)), received, kind="resume") for n in range(30)]
    items += [Item("file", tmp_path / "own.html", received), Item("missing", tmp_path / "nowhere.txt", received)]
    items += [Item("torn", b"%PDF-1.7 torn", received, kind="resume")]
    with Index(tmp_path / "here", create=True) as here, Index(tmp_path / "there", create=True) as there:
        one, two = here.add(items), there.put(cluster.prepared(items, client))
        assert (two.added, set(two.failures)) == (one.added, set(one.failures)) == (31, set(one.failures))
        assert {failure.source for failure in two.failures} == {"missing", "torn"}
        asked = Text("Requirements:\n- Westlaw\n- CM/ECF\n- Relativity")
        found = [[(hit.id, hit.score) for hit in index.search(asked, kind="posting")] for index in (here, there)]
        assert found[0] == found[1]
        assert len(found[0]) == 10


def test_the_command_builds_an_index_on_a_cluster(client: Client, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(5):
        (tmp_path / "in" / f"{number}.txt").write_text(generated.resume(number))
    (tmp_path / "in" / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    said = []
    for name, more in (("here", []), ("there", ["--cluster", client.scheduler.address])):
        given = ["index", "build", str(tmp_path / name), str(tmp_path / "in"), "--as", "resume", *more]
        done = CliRunner().invoke(cli, given, standalone_mode=False)
        said.append((done.return_value, done.output.replace(name, "")))
    assert said[0] == said[1]
    assert said[0][0] == 4


def test_profiles_of_documents_in_hand(client: Client, tmp_path: Path) -> None:
    rows = list(generated.rows(30))
    there = sorted(cluster.profiles(rows, client, JOB), key=lambda row: row["id"])
    assert there == list(cluster.profiles(rows, job=JOB))
    assert [row["status"] for row in there] == ["empty"] + ["ok"] * 29


class Hanging(WorkerPlugin):
    """Lets the extraction of one document never end; every worker, a new one as well, has it."""

    name = "hanging"

    def setup(self, worker: Any) -> None:
        apart.module_command = lambda _: [sys.executable, "-P", "-c", HANG]


def test_a_document_that_hangs_ends_alone_as_a_failure(tmp_path: Path) -> None:
    source, job = generated.write(tmp_path / "few.parquet", FEW), replace(JOB, rows=12, seconds=5)
    cluster.extract(source, tmp_path / "local", job=job)
    with processes(1) as client:
        client.register_plugin(Hanging())
        before = client.run(os.getpid)
        made = cluster.extract(source, tmp_path / "out", client, job)
        assert client.run(os.getpid) == before
    assert made == cluster.Summary(FEW, 2, 2, 0, 0)
    expected = {row["id"]: row for row in generated.content(tmp_path / "local")}
    differing = [row for row in generated.content(tmp_path / "out") if row != expected[row["id"]]]
    assert [(row["id"], row["status"], row["profile"]) for row in differing] == [(HANGING, "timeout", None)]


class Deadly(WorkerPlugin):
    """Ends the process that works on one document; every worker, a new one as well, has it."""

    name = "deadly"

    def setup(self, worker: Any) -> None:
        usual = Extractor._document

        def dying(extractor: Extractor, given: Any) -> Document:
            if given["id"] == DEADLY:
                os._exit(1)
            return usual(extractor, given)

        Extractor._document = dying


def test_a_document_that_kills_every_process_ends_alone_as_a_failure(client: Client, tmp_path: Path) -> None:
    source, job = generated.write(tmp_path / "few.parquet", FEW), replace(JOB, rows=4)
    cluster.extract(source, tmp_path / "local", job=job)
    client.register_plugin(Deadly())
    made = cluster.extract(source, tmp_path / "out", client, job)
    assert (made.documents, made.failures, made.poisoned) == (FEW, 2, 1)
    assert names(tmp_path / "out") == names(tmp_path / "local")
    expected = {row["id"]: row for row in generated.content(tmp_path / "local")}
    for row in generated.content(tmp_path / "out"):
        if row["id"] == DEADLY:
            assert (row["status"], row["profile"]) == ("corrupt", None)
            assert "ended the program every time" in row["reason"]
        else:
            assert row == expected[row["id"]]
