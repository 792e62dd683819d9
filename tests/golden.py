"""The golden results of the samples: ``python tests/golden.py`` rewrites them; read the diff before it is committed."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
CASES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 1)


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


def main() -> None:
    """Rewrite every expected.json."""
    for case in CASES:
        text = json.dumps(result(case), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (SAMPLES / case / "expected.json").write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{case}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
