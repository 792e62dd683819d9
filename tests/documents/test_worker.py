"""The reading process: what it answers, and what it takes from itself first."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from matcher.documents import confine, parse, worker
from matcher.documents.confine import refuse
from matcher.documents.parts import Parts
from matcher.documents.process import environment
from matcher.documents.wire import EXIT_MEMORY, GoneError, decode, receive, send

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits address space")


def served(*requests: tuple[str, bytes]) -> list[Parts]:
    asked, answers = io.BytesIO(), io.BytesIO()
    for number, (name, data) in enumerate(requests):
        send(cast(io.RawIOBase, asked), json.dumps({"id": number, "name": name}).encode())
        send(cast(io.RawIOBase, asked), data)
    asked.seek(0)
    with pytest.raises(GoneError):
        worker.serve(cast(io.RawIOBase, asked), cast(io.RawIOBase, answers), 3600)
    answers.seek(0)
    return [decode(receive(cast(io.RawIOBase, answers), 10**7), number) for number in range(len(requests))]


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called here directly must not limit the process of the tests."""
    monkeypatch.setattr(worker, "allow_seconds", lambda seconds: None)


def test_it_answers_one_request_after_the_other() -> None:
    files = (("a.txt", b"Westlaw"), ("b.html", b"<p>Clio</p><p>PACER</p>"), ("c.txt", b"\0\1"))
    assert served(*files) == [parse(data, name) for name, data in files]


class Odd:
    """What JSON cannot say."""


@pytest.mark.parametrize("data", [{"x": Odd()}, {"x": {1, 2}}, {(1, 2): 3}])
def test_data_that_cannot_be_said_is_corrupt(monkeypatch: pytest.MonkeyPatch, data: dict[str, object]) -> None:
    monkeypatch.setattr(worker, "parse", lambda *_, **__: Parts(text="x", data=data))
    [answer] = served(("a", b"x"))
    assert (answer.status, answer.text) == ("corrupt", "")


def test_deep_data_is_corrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    monkeypatch.setattr(worker, "parse", lambda *_, **__: Parts(text="x", data={"x": deep}))
    assert [answer.status for answer in served(("a", b"x"))] == ["corrupt"]
    while deep:  # taken apart by hand: the interpreter's own way to do it is recursive
        deep = cast(list[object], deep[0])


def test_an_answer_that_is_too_long_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MAX_ANSWER", 1000)
    monkeypatch.setattr(worker, "parse", lambda *_, **__: Parts(text="x" * 2000))
    assert [answer.status for answer in served(("a", b"x"))] == ["too_large"]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        timeout=60,
    )


ALLOWED = ("open(__file__ if '__file__' in globals() else sys.executable, 'rb').close()", "import json, decimal", "1")
REFUSED = (
    "open('x', 'w')",
    "open('x', 'r+b')",
    "open('x', 'ab')",
    "open('x', 'x')",
    "os.open('x', os.O_RDWR)",
    "os.open('x', os.O_RDONLY | os.O_CREAT)",
    "pathlib.Path('x').write_text('y')",
    "socket.socket()",
    "socket.getaddrinfo('localhost', 80)",
    "socket.create_connection(('127.0.0.1', 9))",
    "urllib.request.urlopen('http://127.0.0.1:9')",
    "subprocess.run([sys.executable, '-V'])",
    "os.system('true')",
    "os.remove('x')",
    "os.rename('x', 'y')",
    "os.mkdir('x')",
    "os.kill(0, 0)",
    "shutil.rmtree('x')",
    "tempfile.TemporaryFile(dir='.')",
)
TRY = """
import os, pathlib, shutil, socket, subprocess, sys, tempfile, urllib.request
from matcher.documents.confine import confine
confine(2**30)
try:
    {body}
except PermissionError as error:
    print("refused")
except urllib.error.URLError as error:
    print("refused" if isinstance(error.reason, PermissionError) else error)
else:
    print("allowed")
"""


@pytest.mark.parametrize(("body", "said"), [*((b, "allowed") for b in ALLOWED), *((b, "refused") for b in REFUSED)])
def test_it_refuses_what_reading_has_no_need_of(tmp_path: Path, body: str, said: str) -> None:
    done = run(f"import os; os.chdir({str(tmp_path)!r})" + TRY.format(body=body))
    assert (done.stdout.strip(), list(tmp_path.iterdir())) == (said, []), done.stderr


@pytest.mark.parametrize(
    ("event", "arguments"),
    [("open", ("x", "r", 0)), ("open", ("x", "rb", None)), ("open", (3, None, 0)), ("import", ("x",)), ("compile", ())],
)
def test_it_allows_the_rest(event: str, arguments: tuple[object, ...]) -> None:
    refuse(event, arguments)


@LINUX
def test_memory_is_limited_by_the_system() -> None:
    code = "from matcher.documents.confine import confine; confine(2**28); bytearray(2**28)"
    assert "MemoryError" in run(code).stderr


def test_memory_is_watched_where_the_system_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    class ExitError(Exception):
        pass

    def leave(code: int) -> None:
        raise ExitError(code)

    monkeypatch.setattr(confine.os, "_exit", leave)
    monkeypatch.setattr(confine.time, "sleep", lambda seconds: None)
    peaks = iter([1, 5, 10, 11])
    with pytest.raises(ExitError) as left:
        confine._watch_memory(10, lambda: next(peaks))
    assert left.value.args == (EXIT_MEMORY,)
    assert list(peaks) == []


@POSIX
def test_the_watch_knows_how_much_memory_is_held() -> None:
    assert 2**20 < confine._peak() < 2**36


@POSIX
def test_a_process_that_lost_its_master_stops_computing() -> None:
    code = "from matcher.documents import confine as c; c._SPARE_SECONDS = 0; c.allow_seconds(0.01)\nwhile True: pass"
    assert run(code).returncode == -signal.SIGXCPU


@POSIX
def test_the_time_is_renewed_with_every_file() -> None:
    code = (
        "import resource, time; from matcher.documents.confine import allow_seconds\n"
        "for seconds in (1, 1000):\n"
        "    allow_seconds(seconds); print(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    )
    first, second = map(int, run(code).stdout.split())
    assert second - first >= 998


def test_what_a_library_prints_is_no_answer() -> None:
    code = (
        "from matcher.documents import worker\n"
        "def parse(*_, **__):\n"
        "    import os, sys\n"
        "    print('noise', flush=True); os.write(1, b'noise'); os.write(2, b'noise')\n"
        "    return worker.refuse('empty', sys.stdin.read() + 'nothing; sorry')\n"
        "worker.parse = parse; worker.main()"
    )
    asked = io.BytesIO()
    send(cast(io.RawIOBase, asked), b'{"id": 1, "name": "x"}')
    send(cast(io.RawIOBase, asked), b"x")
    command = [sys.executable, "-P", "-c", code, "60", str(2**30)]
    done = subprocess.run(command, input=asked.getvalue(), capture_output=True, env=environment(), check=False)
    answers = cast(io.RawIOBase, io.BytesIO(done.stdout))
    assert receive(answers, 5) == b"ready"
    assert decode(receive(answers, 10_000), 1).warnings == ("nothing; sorry",)
    assert (answers.read(), done.stderr, done.returncode) == (b"", b"", 0)
