"""Each attack ends in its status, within its limits, and hurts nobody else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.documents.sandbox import Limits, Sandbox
from tests.corpus.attacks import ATTACKS, CANARY, MB, Attack, docx, odt, odt_content, paragraph, xxe

# So long on a machine that has much else to do: what counts is that no attack takes more seconds of a core than these.
LIMITS = Limits(seconds=60, memory=512 * MB)
SECONDS = 5
STRICT = """
import math, sys, time
from matcher.documents import worker

def allow(_seconds):
    import resource
    most = math.ceil(time.process_time() + {seconds})
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))

if sys.platform != "win32":
    worker.allow_seconds = allow
{more}
worker.main()
"""


def strict(seconds: int, more: str = "") -> Sandbox:
    """A sandbox whose processes are ended by a file that takes so many seconds of a core; other lines may change it."""
    code = STRICT.format(seconds=seconds, more=more)
    return Sandbox(LIMITS, command=[sys.executable, "-P", "-c", code, str(LIMITS.seconds), str(LIMITS.memory)])


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with strict(SECONDS) as made:
        yield made


def peaks(sandbox: Sandbox) -> list[int]:
    """The most memory that each living process held, where the system says so."""
    places = [Path(f"/proc/{process._popen.pid}/status") for process in sandbox._pool._all]
    lines = [line.split() for place in places if place.exists() for line in place.read_text("ascii").splitlines()]
    return [int(line[1]) * 1024 for line in lines if line[0] == "VmHWM:"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the seconds of a core")
def test_an_attack_that_takes_too_long_would_be_seen() -> None:
    with strict(0, "worker.parse = lambda *_, **__: all(True for _ in iter(int, 1))") as made:
        assert made.read(b"x").status == "timeout"


def test_there_are_enough_and_each_has_its_name() -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(names) == len(set(names)) > 50


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_ends_in_its_status(sandbox: Sandbox, attack: Attack) -> None:
    document = sandbox.read(attack.make(), name=attack.name)
    assert document.status in attack.statuses, document.warnings
    assert bool(document.text) == (document.status == "ok")
    assert document.status == "ok" or document.warnings
    assert all(peak < LIMITS.memory for peak in peaks(sandbox))
    assert sandbox.read(b"Westlaw").text == "Westlaw"


@pytest.mark.parametrize("kind", ["docx", "odt", "html", "txt"])
def test_no_file_of_this_computer_is_read(sandbox: Sandbox, tmp_path: Path, kind: str) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, encoding="ascii")
    link = canary.as_uri()
    head = f'<!DOCTYPE d [<!ENTITY leak SYSTEM "{link}"><!ENTITY % more SYSTEM "{link}">%more;]>'.encode()
    frames = f'<iframe src="{link}"></iframe><object data="{link}">x</object><link rel=import href="{link}">'.encode()
    data = {
        "docx": xxe(canary),
        "odt": odt(odt_content(b"<text:p>Westlaw &leak;</text:p>", head)),
        "html": head + b"<html><body><p>Westlaw &leak;</p>" + frames,
        "txt": link.encode(),
    }[kind]
    document = sandbox.read(data, name=f"resume.{kind}")
    assert CANARY not in repr(document)
    assert document.status in ("ok", "corrupt", "unsupported")


def test_names_inside_a_zip_lead_nowhere(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    [attack] = [attack for attack in ATTACKS if attack.name == "traversal.docx"]
    assert sandbox.read(attack.make()).text == "Westlaw"
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/evil.txt").exists()


def test_macros_are_not_text(sandbox: Sandbox) -> None:
    [attack] = [attack for attack in ATTACKS if attack.name == "macros.docm"]
    assert sandbox.read(attack.make()) == sandbox.read(attack.make())
    assert sandbox.read(attack.make()).text == sandbox.read(docx(paragraph(b"Westlaw"))).text == "Westlaw"
