"""A stored run as a ranking: its facts, and its records streamed from the file in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from matcher.errors import RunFileError
from matcher.matching.ranking import NOISE
from matcher.model import SCHEMA_VERSION
from matcher.reports.record_shapes import PostingFacts, Ranking, Record, RunCounts, RunFacts
from matcher.screening.filters import Filter, marked, sentences
from matcher.screening.order import Placed, counts, entry, placed, with_place
from matcher.screening.run_file import RunFile, told
from matcher.screening.stored import OptionsObject, belongs


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run was asked for: what the user called the posting and the profile, and what marks a resume.

    ``labels`` say what the concepts of ``keep.require`` are.
    """

    posting: str
    profile: str | None
    keep: Filter
    labels: Mapping[str, str]

    def stored(self) -> OptionsObject:
        """The same for the run file."""
        return {
            "posting": self.posting,
            "profile": self.profile,
            "min_score": self.keep.min_score,
            "min_years": self.keep.min_years,
            "require": list(self.keep.require),
            "labels": dict(self.labels),
        }


def asked_of(stored: OptionsObject) -> Asked:
    """What :meth:`Asked.stored` stored."""
    keep = Filter(stored["min_score"], stored["min_years"], tuple(stored["require"]))
    return Asked(stored["posting"], stored["profile"], keep, stored["labels"])


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a run in their order, as often as one asks; only their places are in memory."""

    path: Path
    batch: int
    asked: Asked
    places: Sequence[Placed[int]]

    def __iter__(self) -> Iterator[Record]:
        """Every record, ranks and marks filled in."""
        with RunFile(self.path, reading=True) as run:
            for at in self.places:
                record = run.record(self.batch, at.id)
                yield with_place(marked(record, self.asked.keep, self.asked.labels), at)


def ranking(run: RunFile, batch: int, asked: Asked) -> Ranking:
    """What has come of a batch so far, ranked."""
    about = run.about()
    known = {requirement["id"] for requirement in about["posting"]["requirements"]}
    with told(run.path):
        entries = [
            entry(place, marked(belongs(record, known), asked.keep, asked.labels))
            for place, record in run.records(batch)
        ]
    places = placed(entries)
    found = facts(about, asked, left=run.left(batch), counted=counts(entries, places))
    return Ranking(found, Records(run.path, batch, asked, places))


def ranking_of(path: Path) -> Ranking:
    """The ranking that a run file holds: that of the inputs it was last given, as it was then.

    Raises:
        RunFileError: It is no run file, or nothing was screened in it.
    """
    with RunFile(path, reading=True) as run:
        last = run.last_batch()
        if last is None:
            raise RunFileError(f"{path}: this run holds no results; start it again")
        number, options = last
        return ranking(run, number, asked_of(options))


def facts(about: Mapping[str, Any], asked: Asked, *, left: int, counted: RunCounts) -> RunFacts:
    """What a report says of a run."""
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": about["versions"],
        "as_of": about["as_of"],
        "posting": cast(PostingFacts, {**about["posting"], "source": asked.posting}),
        "profile": asked.profile,
        "changes": about["changes"],
        "filters": sentences(asked.keep, asked.labels),
        "blind": about["definition"]["blind"],
        "left": left,
        "counts": counted,
        "noise": NOISE,
    }
