"""The golden results of the samples: ``python tests/golden.py`` rewrites them; read the diff before it is committed.

Each case has its ``check`` beside it; the rankings of all six stand in ``tests/rankings``.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
CASES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 1)
RANKINGS = ROOT / "tests" / "rankings"
FORMS = {"text": "txt", "jsonl": "jsonl", "csv": "csv"}


def sources(case: str) -> tuple[Path, Path]:
    """The resume and the posting of a case."""
    (resume,), (posting,) = (list((SAMPLES / case).glob(f"{side}.*")) for side in ("resume", "posting"))
    return resume, posting


def result(case: str) -> dict[str, Any]:
    """What ``matcher check --format json`` says of a case, without the versions of what said it."""
    from matcher.documents import read
    from matcher.library import Matcher
    from matcher.reports import as_json

    resume, posting = (read(path, name=f"{case}/{path.name}") for path in sources(case))
    found: dict[str, Any] = json.loads(as_json.dumps(as_json.check(Matcher().match(resume, posting, as_of=AS_OF))))
    del found["versions"]
    return found


def ranking(command: str, form: str) -> bytes:
    """What ``matcher screen`` or ``recommend`` prints for the samples in one form; only in the root of the project."""
    from click.testing import CliRunner

    from matcher.cli import cli

    one, many = ("posting", "resume") if command == "screen" else ("resume", "posting")
    files = [path.relative_to(ROOT).as_posix() for case in CASES for path in (SAMPLES / case).glob(f"{many}.*")]
    against = f"samples/litigation/{one}.txt"
    kept = ["--no-cache"] if command == "screen" else []
    given = [command, against, *files, "--as-of", AS_OF.isoformat(), "--format", form, *kept]
    done = CliRunner().invoke(cli, given)
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


def main() -> None:
    """Rewrite every expected result."""
    for case in CASES:
        text = json.dumps(result(case), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (SAMPLES / case / "expected.json").write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{case}\n")
    os.chdir(ROOT)
    for command in ("screen", "recommend"):
        for form, suffix in FORMS.items():
            (RANKINGS / f"{command}.{suffix}").write_bytes(ranking(command, form))
            sys.stdout.write(f"{command} as {form}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
