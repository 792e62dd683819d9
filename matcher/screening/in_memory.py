"""A ranking of records that are all in memory: for callers who keep no run, such as the service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher
from matcher.matching.ranking import NOISE
from matcher.model import SCHEMA_VERSION, Posting
from matcher.reports import records
from matcher.reports.record_shapes import Ranking, Record
from matcher.screening.order import counts, entry, placed, with_place


def ranking(matcher: Matcher, posting: Posting, made: Sequence[Record], as_of: AsOf) -> Ranking:
    """Records of resumes, ranked, with the facts of a run that has no filter, no profile and no name."""
    entries = [entry(number, record) for number, record in enumerate(made)]
    places = placed(entries)
    nothing = matcher.match(records.nothing(date.min), posting, as_of=as_of)
    return Ranking(
        {
            "schema_version": SCHEMA_VERSION,
            "versions": dict(nothing.versions),
            "as_of": str(as_of),
            "posting": records.asked(nothing),
            "profile": None,
            "changes": [],
            "filters": [],
            "blind": False,
            "left": 0,
            "counts": counts(entries, places),
            "noise": NOISE,
        },
        [with_place(made[at.id], at) for at in places],
    )
