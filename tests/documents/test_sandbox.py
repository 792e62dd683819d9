"""The sandbox: the same documents as without it, and a status whatever the reading process does."""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matcher.documents import process, read, sandbox
from matcher.documents.parts import MAX_BYTES
from matcher.documents.process import Process
from matcher.documents.sandbox import LEAST_MEMORY, Limits, Sandbox
from matcher.errors import MatcherError
from tests.corpus import docx as docx_corpus
from tests.corpus import odt, pdf, rtf
from tests.corpus.attacks import MB, docx, one_page, paragraph, stream
from tests.corpus.resumes import RESUMES

ROOT = Path(__file__).resolve().parents[2]
SMALL = Limits(seconds=20, memory=LEAST_MEMORY)
HASTY = Limits(seconds=0.3, memory=LEAST_MEMORY)

# A reading process that is the real one but for what becomes of a file.
PARSING = """
import os, sys, time
from matcher.documents import worker
from matcher.documents.parts import Parts
state = {{"count": 0}}
def parse(data, name, **options):
    state["count"] += 1
    {body}
    return Parts(text=f"{{os.getpid()}} {{name}}")
worker.parse = parse
worker.main()
"""
# One that speaks for itself.
TALKING = """
import os, sys, time
from matcher.documents.wire import *
from matcher.documents.parts import Parts
requests, answers = open(0, "rb", buffering=0), open(1, "wb", buffering=0)
send(answers, READY)
header, data = receive(requests, 10**6), receive(requests, 10**8)
{body}
"""


def parsing(body: str = "pass", limits: Limits = SMALL) -> Sandbox:
    return Sandbox(limits, command=[sys.executable, "-P", "-c", PARSING.format(body=body), "20", str(limits.memory)])


def talking(body: str, limits: Limits = SMALL) -> Sandbox:
    return Sandbox(limits, command=[sys.executable, "-P", "-c", TALKING.format(body=body)])


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


FILES = {
    "text.txt": "SKILLS\r\n• Westlaw – naïve".encode(),
    "latin.txt": "Résumé: Westlaw".encode("latin-1"),
    "page.html": b"<html><body><h1>Skills</h1><p style='display:none'>Clio</p><ul><li>Westlaw</li></ul></body></html>",
    "posting.html": b'<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Paralegal",'
    b' "description": "<p>Westlaw</p>", "baseSalary": [1, 2.5, null, true, "\\ud83d"]}</script><p>Westlaw</p></html>',
    "resume.pdf": one_page(stream(b"BT /F1 12 Tf 72 700 Td (Westlaw) Tj 3 Tr 0 -20 Td (Clio) Tj ET")),
    "resume.docx": docx(paragraph(b"Westlaw") + b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Clio</w:t></w:r></w:p>"),
    "broken.docx": docx(paragraph(b"Westlaw"))[:100],
    "resume.odt": odt.plain(RESUMES[0]),
    "resume.rtf": rtf.plain(RESUMES[0]),
    "resume.json": b'{"basics": {"name": "Jane Roe", "summary": "Westlaw"}, "work": [{"position": "Paralegal"}]}',
    "sidebar.pdf": pdf.left_sidebar(RESUMES[0]),
    "boxes.docx": docx_corpus.boxed(RESUMES[0]),
    "empty.txt": b" \n",
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
}


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_the_same_as_without(shared: Sandbox, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert shared.read(path) == read(path)
    assert shared.read(FILES[name]) == read(FILES[name])
    assert shared.read(FILES[name], name="candidate \udcff 7") == read(FILES[name], name="candidate \udcff 7")


def test_a_path_that_is_no_file_raises(shared: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        shared.read(tmp_path / "missing.pdf")


def test_what_is_empty_or_too_large_starts_no_process() -> None:
    made = talking("raise SystemExit")
    assert made.read(b" ").status == "empty"
    assert made.read(b"a" * (MAX_BYTES + 1)).status == "too_large"
    assert made.read(b"a" * MAX_BYTES).status == "corrupt"


# fmt: off
DEATHS = [
    ("os._exit(3)", "corrupt"),
    ("sys.exit(0)", "corrupt"),
    ("raise KeyboardInterrupt", "corrupt"),
    ("pile = []\n    while True: pile.append(bytearray(10**7))", "too_large"),
    ("raise MemoryError", "too_large"),
    ("raise ValueError('Jane Doe')", "corrupt"),
]
POSIX_DEATHS = [("os.abort()", "too_large"), ("signal.raise_signal(signal.SIGSEGV)", "corrupt"),
                ("signal.raise_signal(signal.SIGKILL)", "too_large"),
                ("signal.raise_signal(signal.SIGXCPU)", "timeout")]
NONSENSE = [
    ("send(answers, b'garbage')", "corrupt"),
    ("send(answers, encode(Parts(text='x'), 2))", "corrupt"),
    ("send(answers, encode(Parts(text='x', status='empty'), 1))", "corrupt"),
    ("answers.write(b'\\xff' * 100)", "corrupt"),
    ("answers.write(b'\\0\\0')", "corrupt"),
    ("answers.close(); time.sleep(600)", "too_large"),
    ("\nwhile True: answers.write(b'\\xff' * 100_000)", "corrupt"),
]
# fmt: on


@pytest.mark.parametrize(("body", "status"), DEATHS)
def test_a_process_that_dies_of_a_file(body: str, status: str) -> None:
    with parsing(body) as made:
        document = made.read(b"x", name="a.pdf")
    assert (document.source, document.status, document.text) == ("a.pdf", status, "")
    assert ";" in document.warnings[0]
    assert "Jane" not in document.warnings[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(("body", "status"), POSIX_DEATHS)
def test_a_process_that_is_killed_by_a_file(body: str, status: str) -> None:
    with parsing(f"import signal; {body}") as made:
        assert made.read(b"x").status == status


@pytest.mark.parametrize(("body", "status"), NONSENSE)
def test_a_process_that_talks_nonsense(body: str, status: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # How it ended is waited for, but for the one that does not end.
    monkeypatch.setattr(process, "_LAST_SECONDS", 0.2 if "sleep" in body else SMALL.seconds)
    with talking(body) as made:
        assert made.read(b"x").status == status


@pytest.mark.parametrize("body", ["time.sleep(600)", "while True: pass"])
def test_a_process_that_hangs(body: str) -> None:
    with parsing(body, HASTY) as made:
        document = made.read(b"x")
    assert document.status == "timeout"
    assert "0.3 seconds" in document.warnings[0]


def test_a_process_that_drips_its_answer() -> None:
    with talking("while True: answers.write(b'\\0'); time.sleep(0.1)", HASTY) as made:
        assert made.read(b"x").status in ("timeout", "corrupt")


def test_a_process_that_does_not_take_its_file() -> None:
    body = "send(answers, READY); import time; time.sleep(600)"
    code = f"from matcher.documents.wire import *; answers = open(1, 'wb', buffering=0); {body}"
    with Sandbox(HASTY, command=[sys.executable, "-P", "-c", code]) as made:
        assert made.read(b"x" * (5 * MB)).status == "timeout"


def test_processes_are_used_again_and_their_files_are_not_their_neighbours() -> None:
    with parsing("if name == 'bad': os._exit(1)") as made:
        first, second = made.read(b"x", name="1").text, made.read(b"x", name="2").text
        assert (first.split()[1], second.split()[1]) == ("1", "2")
        assert first.split()[0] == second.split()[0]
        assert made.read(b"x", name="bad").status == "corrupt"
        after = made.read(b"x", name="3").text
        assert after.split()[0] != first.split()[0]


def test_a_file_does_not_pay_for_what_others_left_behind() -> None:
    with parsing("if state['count'] > 1: os._exit(1)") as made:
        texts = [made.read(b"x", name=str(number)).text for number in range(4)]
    assert [text.split()[1] for text in texts] == ["0", "1", "2", "3"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_file_does_not_pay_for_a_process_that_somebody_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, asked = Process.ask, list[str]()

    def killed_once(process: Process, data: bytes, name: str, seconds: float) -> object:
        asked.append(name)
        if len(asked) == 1:
            process.kill()
        return ask(process, data, name, seconds)

    monkeypatch.setattr(Process, "ask", killed_once)
    with parsing() as made:
        assert made.read(b"x", name="a").status == "ok"
    assert asked == ["a", "a"]


def test_a_process_is_replaced_after_so_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_FILES_PER_PROCESS", 3)
    with parsing() as made:
        pids = [made.read(b"x").text.split()[0] for _ in range(7)]
    assert [pids.index(pid) for pid in pids] == [0, 0, 0, 3, 3, 3, 6]


def test_threads_share_a_sandbox() -> None:
    with parsing() as made, ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda number: made.read(b"x", name=str(number)).text, range(60)))
    assert [text.split()[1] for text in texts] == [str(number) for number in range(60)]
    assert len({text.split()[0] for text in texts}) <= 4


def test_pickling_carries_the_limits() -> None:
    with Sandbox(SMALL) as made:
        made.read(b"x")
        with pickle.loads(pickle.dumps(made)) as copy:
            assert copy.limits == SMALL
            assert copy.read(b"Westlaw").status == "ok"


def test_a_closed_sandbox_says_so() -> None:
    made = parsing()
    made.read(b"x")
    made.close()
    with pytest.raises(MatcherError, match="closed"):
        made.read(b"x")


def test_closing_ends_a_read_in_another_thread() -> None:
    made = parsing("time.sleep(600)")
    with ThreadPoolExecutor(1) as pool:
        made.prepare()
        under_way = pool.submit(made.read, b"x")
        while not (under_way.done() or made._pool._all - set(made._pool._idle)):
            pass
        made.close()
        with pytest.raises(MatcherError, match="closed"):
            under_way.result(60)


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", "raise SystemExit(9)"], [sys.executable, "-c", "print('hello')"], ["/no/where"]]
)
def test_a_process_that_does_not_start_is_an_error_of_one_line(command: list[str]) -> None:
    with Sandbox(SMALL, command=command) as made, pytest.raises(MatcherError, match="cannot be started") as error:
        made.read(b"x")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("name", "value"), [("executable", ""), ("executable", None), ("frozen", True)])
def test_without_an_interpreter_there_is_no_reading(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    monkeypatch.setattr(sys, name, value, raising=False)
    with Sandbox() as made, pytest.raises(MatcherError, match=r"limits=None"):
        made.prepare()


@pytest.mark.parametrize("values", [(0, 2**30), (-1, 2**30), (float("nan"), 2**30), (float("inf"), 2**30), (1, 2**20)])
def test_limits_under_which_nothing_can_be_read_are_refused(values: tuple[float, int]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Limits(*values)


def test_modules_of_the_current_folder_are_not_taken_for_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lxml.py", "json.py", "matcher.py", "pypdfium2.py"):
        (tmp_path / name).write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}")
    with Sandbox() as made:
        assert made.read(FILES["page.html"]).status == "ok"
        assert made.read(FILES["resume.pdf"]).status == "ok"


def test_the_environment_leads_to_this_package_and_not_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), "/some/where"])
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    variables = process.environment()
    assert variables["PYTHONPATH"].split(os.pathsep) == [str(ROOT), "/some/where"]
    assert "PYTHONSTARTUP" not in variables
    assert set(os.environ) - set(variables) == {name for name in os.environ if name.startswith("PYTHON")} - {
        "PYTHONPATH"
    }


# --- what happens to the processes when something happens to their master ------------------------------------------

START = """
import os, signal, sys, threading
from pathlib import Path
from matcher.documents.sandbox import Limits, Sandbox
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs in the background is started without
made = Sandbox(Limits(60))
made.read(b"x")
[process] = made._pool._all
print(process._popen.pid, flush=True)
input()
"""


def run(code: str, then: Callable[[subprocess.Popen[str]], None] | None = None) -> tuple[int, str]:
    """Run a master; the exit code and what it says after the number of its reading process, which is gone."""
    command = [sys.executable, "-c", START + code]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=variables) as master:
        assert master.stdin is not None
        assert master.stdout is not None
        ended = os.pidfd_open(int(master.stdout.readline()))
        master.stdin.write("\n")
        master.stdin.flush()
        if then:
            then(master)
        said, _ = master.communicate(timeout=60)
    assert select.select([ended], [], [], 60)[0], "the reading process lives on"
    os.close(ended)
    return master.returncode, said


needs_pidfd = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs pidfd_open (Linux)")


@needs_pidfd
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", 0),
        ("raise SystemExit(5)", 5),
        ("os._exit(6)", 6),
        ("signal.raise_signal(signal.SIGKILL)", -9),
        ("del made; input()", 1),
    ],
)
def test_no_process_outlives_its_master(code: str, expected: int) -> None:
    assert run(code, lambda master: None)[0] == expected


@needs_pidfd
def test_ctrl_c_ends_master_and_process() -> None:
    code = """
import matcher.documents.process as p
hang = [sys.executable, "-P", "-c", "from matcher.documents import worker\\n"
        "def parse(*a, **k):\\n while True: pass\\n"
        "worker.parse = parse; worker.main()", "60", str(2**30)]
with Sandbox(Limits(60), command=hang) as hanging:
    print("reading", flush=True)
    hanging.read(b"x")
"""

    def interrupt(master: subprocess.Popen[str]) -> None:
        assert master.stdout is not None
        assert master.stdout.readline() == "reading\n"
        master.send_signal(signal.SIGINT)

    assert run(code, interrupt)[0] in (-signal.SIGINT, 130)


@needs_pidfd
def test_a_fork_has_processes_of_its_own() -> None:
    code = """
import warnings
warnings.simplefilter("ignore")
mine = made._pool._all.copy()
child = os.fork()
if not child:
    fine = made.read(b"in the child").text == "in the child" and not (made._pool._all & mine)
    made.close()
    os._exit(0 if fine else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), made.read(b"in the parent").text, made._pool._all == mine)
"""
    assert run(code) == (0, "0 in the parent True\n")


def test_a_forgotten_sandbox_leaves_nothing_behind() -> None:
    made = parsing()
    made.read(b"x")
    [kept] = made._pool._all
    del made
    gc.collect()
    assert kept._popen.returncode is not None
