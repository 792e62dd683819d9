"""The list of runs for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matcher.reports.text import PIPED_WIDTH, Page
from matcher.reports.wording import clean, count

_UNITS = ("bytes", "kB", "MB", "GB")
_THOUSAND = 1000
_SMALL = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """What a list says of a run; ``problem`` is why nothing else is said.

    ``posting`` is the posting's file as it was given last, ``used`` the day of the run's last change.
    """

    path: Path
    size: int
    used: date
    title: str = ""
    posting: str = ""
    as_of: str = ""
    inputs: int = 0
    left: int = 0
    blind: bool = False
    problem: str = ""


def table(runs: Sequence[Overview], folder: Path, *, width: int = PIPED_WIDTH) -> str:
    """Two lines for each run: what it is of and how far it is, then its file."""
    page = Page(width)
    if not runs:
        page.line(clean(f"No runs in {folder}."))
        return str(page)
    total = sum(run.size for run in runs)
    page.line(clean(f"{count(len(runs), 'run')} in {folder}, {size(total)}; the last used first"), "bold")
    for run in runs:
        page.line(clean("; ".join(_said(run))), indent=2)
        page.line(clean(run.path.name), "dim", indent=4)
    return str(page)


def _said(run: Overview) -> Iterable[str]:
    if run.problem:
        yield run.problem
    else:
        yield f"{run.title or 'a posting without a title'} ({run.posting})"
        yield f"as of {run.as_of}"
        yield f"{count(run.inputs, 'input')}, {f'{run.left:,} left' if run.left else 'finished'}"
    if run.blind:
        yield "name-blind"
    yield size(run.size)
    yield f"last used {run.used.isoformat()}"


def size(number: float) -> str:
    """A size in bytes as it is read.

    >>> size(900), size(180_224), size(3_400_000_000)
    ('900 bytes', '180 kB', '3.4 GB')
    """
    unit = 0
    while number >= _THOUSAND and unit < len(_UNITS) - 1:
        number, unit = number / _THOUSAND, unit + 1
    return f"{number:.0f} {_UNITS[unit]}" if number >= _SMALL or unit == 0 else f"{number:.1f} {_UNITS[unit]}"
