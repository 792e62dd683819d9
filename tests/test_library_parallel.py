"""One matcher in many threads and processes: the same results everywhere, from a pickle too, and not a word said."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pytest

import matcher as package
from matcher.library import Matcher, Text
from matcher.model import Match

AS_OF = date(2026, 11, 1)
ROOT = Path(__file__).resolve().parents[1]
POSTING = ROOT / "samples" / "litigation" / "posting.txt"
RESUMES = sorted((ROOT / "samples").glob("*/resume.*"))

# A program of its own, as a user would write it; what it prints is all that may be printed.
PROGRAM = """
import json, logging, pickle, sys
from datetime import date
with open(sys.argv[1], "rb") as file:
    m = pickle.load(file)
ranked = m.rank(sys.argv[2], sys.argv[3:] + [b"", "nowhere.pdf"], as_of=date(2026, 11, 1))
found = list(m.extract_many([b"", "nowhere.pdf", *sys.argv[3:]], as_of="latest"))
assert logging.root.handlers == [] and logging.root.level == logging.WARNING
print(json.dumps([[x.resume.document.source, x.score, [c.points for c in x.contributions]] for x in ranked]))
"""


@pytest.fixture(scope="module")
def alone(matcher: Matcher) -> list[Match]:
    """The matches as one thread makes them."""
    return [matcher.match(path, POSTING, as_of=AS_OF) for path in RESUMES]


def test_eight_threads_give_what_one_gives(matcher: Matcher, alone: list[Match]) -> None:
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda path: matcher.match(path, POSTING, as_of=AS_OF), RESUMES * 4))
    assert together == alone * 4


def test_eight_threads_on_one_fresh_matcher() -> None:
    """Nothing that is built at the first use is built half."""
    own = Matcher(limits=None)
    texts = [Text(f"EXPERIENCE\n\nUsed Westlaw, {name} daily.", name) for name in ("Clio", "MyCase", "PACER") * 8]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: own.match(text, POSTING, as_of=AS_OF), texts))
    assert together == [own.match(text, POSTING, as_of=AS_OF) for text in texts]


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_pool_of_processes_gives_what_one_gives(matcher: Matcher, alone: list[Match], method: str) -> None:
    work = partial(matcher.match, posting=POSTING, as_of=AS_OF)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        together = list(pool.map(work, RESUMES))
    assert together == alone


def run(program: Path, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    places = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, "-W", "error", str(program), *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places)), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_a_pickled_matcher_opens_in_a_fresh_interpreter_and_says_nothing(matcher: Matcher, tmp_path: Path) -> None:
    saved, program = tmp_path / "matcher.pickle", tmp_path / "program.py"
    saved.write_bytes(pickle.dumps(matcher))
    program.write_text(PROGRAM, encoding="utf-8")
    done = run(program, saved, POSTING, *RESUMES, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    ranked = matcher.rank(POSTING, RESUMES, as_of=AS_OF)
    expected = [[m.resume.document.source, m.score, [c.points for c in m.contributions]] for m in ranked]
    assert json.loads(done.stdout) == expected


def test_a_firms_own_file_is_found_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "firm.toml").write_text(
        '[[concept]]\nid = "tool.firmdesk"\nname = "FirmDesk"\nsources = ["own"]\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps(Matcher("firm.toml"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "tool.firmdesk" in pickle.loads(data).vocabulary.concepts


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(package.__file__).parent / "py.typed").is_file()
