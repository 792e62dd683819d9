"""The sample documents that are installed with the package, to try it without files of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matcher.errors import MatcherError

DEFAULT_CASE = "litigation"


def samples_folder() -> Path:
    """The sample documents: inside the installed package, else beside it in a checkout.

    Raises:
        MatcherError: The installation holds none.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "samples", package.parent / "samples"):
        if (folder / DEFAULT_CASE).is_dir():
            return folder
    raise MatcherError("the samples are missing from this installation: install the package again")


def cases() -> list[str]:
    """The names of the samples.

    Raises:
        MatcherError: The installation holds none.
    """
    return sorted(p.name for p in samples_folder().iterdir() if p.is_dir() and any(p.glob("resume.*")))


def case_files(case: str) -> Mapping[str, Path]:
    """The two files of a sample, under ``resume`` and ``posting``."""
    folder = samples_folder() / case
    return {side: next(iter(sorted(folder.glob(f"{side}.*")))) for side in ("resume", "posting")}
