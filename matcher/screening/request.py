"""What is asked of a screening, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from matcher.documents.sandbox import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Request:
    """Everything about a screening but its resumes.

    Attributes:
        posting: The bytes of the posting.
        posting_name: What to call it.
        as_of: The date that jobs still held are counted to.
        today: Whether the date is only the day of asking, so that an unfinished run may keep its own.
        require: The concepts asked for, as the user wrote them.
        jobs: How many processes work; all cores if ``None``.
        run: A file or a folder for the run, if the user named one.
        cache: Whether the run is kept.
    """

    posting: bytes
    posting_name: str
    as_of: date | Literal["latest"]
    today: bool = False
    vocabulary: Path | None = None
    profile: Path | None = None
    blind: bool = False
    require: tuple[str, ...] = ()
    min_score: float | None = None
    min_years: float | None = None
    jobs: int | None = None
    limits: Limits = field(default=DEFAULT_LIMITS)
    run: Path | None = None
    cache: bool = True
