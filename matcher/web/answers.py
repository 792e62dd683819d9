"""What a working process answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The kind of error that ended a job, and where. Not its message: it may quote a document."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request asks for what cannot be done, in a sentence for whoever sent it."""

    reason: str
