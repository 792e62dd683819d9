"""A run in one line of a list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from matcher.errors import RunFileError
from matcher.reports.runs_text import Overview
from matcher.screening.run_file import RunFile


def overview(path: Path) -> Overview:
    """What a list says of a run file."""
    found = path.stat()
    used = date.fromtimestamp(found.st_mtime)
    try:
        with RunFile(path, reading=True) as run:
            about, last = run.about(), run.last_batch()
            if not about or last is None:
                return Overview(path, found.st_size, used, problem="nothing in it yet")
            left = run.left(last[0])
            return Overview(
                path,
                found.st_size,
                used,
                title=about["posting"]["title"],
                posting=last[1]["posting"],
                as_of=about["as_of"],
                inputs=left + sum(run.statuses(last[0]).values()),
                left=left,
                blind=about["definition"]["blind"],
            )
    except RunFileError as error:
        return Overview(path, found.st_size, used, problem=str(error).partition(": ")[2])
