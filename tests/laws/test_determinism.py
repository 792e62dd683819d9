"""Law 7: the same input gives the same bytes, whatever the process, the machine's settings and what came before."""

from __future__ import annotations

import os
import subprocess
import sys

from matcher.library import Matcher
from tests.laws.cases import AS_OF, CASES, ROOT, match, posting, resume

SCRIPT = """
from datetime import date
from pathlib import Path
from matcher.library import Matcher
m = Matcher()
for case in ("litigation", "immigration"):
    folder = Path("samples") / case
    (own,), (asked,) = folder.glob("resume.*"), folder.glob("posting.*")
    print(repr(m.match(own, asked, as_of=date(2026, 11, 1))))
"""


def run(**environment: str) -> bytes:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "COV_"))} | environment
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=env | {"PYTHONUTF8": "1"}, capture_output=True, check=True
    ).stdout


def test_hash_seed_time_zone_and_locale_change_nothing() -> None:
    first = run(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    assert len(first) > 10_000
    for seed in ("7", "4242"):
        assert run(PYTHONHASHSEED=seed, TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8") == first


def test_reading_one_pair_leaves_nothing_behind_for_the_next() -> None:
    fresh = Matcher()
    for case in CASES[:2]:
        found = fresh.match(resume(case).document, posting(case).document, as_of=AS_OF)
        assert found == match(resume(case), posting(case))
