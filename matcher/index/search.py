"""From a snapshot to the documents worth scoring: filters, then candidates with what each can score at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.index.asks import Earner, names
from matcher.index.candidates import Close, highest, rough
from matcher.index.items import Filter
from matcher.index.query import Asker, Query
from matcher.index.segment import Array, Segment
from matcher.index.snapshot import Piece, Snapshot
from matcher.index.states import states_as_bits
from matcher.lookup import find
from matcher.model import FOUND_CREDIT

# Resumes that are looked at more closely after the first pass: fewer cost recall, more cost time.
WIDE = 1000
# Of a large index one in so many: of a million resumes, a thousand held 97 of 100 of the best ten, so many all of them.
ONE_IN = 150
# Postings that cannot be judged well stand after all others, whatever their figure.
_LOW = 1000.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents that may be among the best: their numbers, and what each can score at most, falling.

    ``doubtful`` are those that stand after the others whatever they score. ``complete`` says that there are no others.
    """

    numbers: Array
    bounds: Array
    doubtful: Array
    complete: bool


def resumes(snapshot: Snapshot, query: Query, wanted: Sequence[Array], width: int, wide: int = WIDE) -> Candidates:
    """The resumes that a posting's query finds; ``wanted`` says of each piece who passes the filters."""
    segments = [piece.segment for piece in snapshot.pieces]
    everyone = sum(int(np.count_nonzero(allowed)) for allowed in wanted)
    wide = max(wide, everyone // ONE_IN)
    if everyone <= wide:
        chosen = [np.flatnonzero(allowed) for allowed in wanted]
    else:
        chosen = _widest([rough(segment, query) for segment in segments], wanted, wide)
    numbers = _joined(s.numbers[rows] for s, rows in zip(segments, chosen, strict=True))
    bounds = _joined(Close(s, rows, width).bounds(query) for s, rows in zip(segments, chosen, strict=True))
    order = np.lexsort((numbers, -bounds))
    return Candidates(numbers[order], bounds[order], np.zeros(len(order), bool), everyone <= wide)


def _widest(scores: Sequence[Array], wanted: Sequence[Array], wide: int) -> list[Array]:
    """The rows of each piece that are among the best of all pieces by a first figure."""
    for score, allowed in zip(scores, wanted, strict=True):
        # One more for everybody: nothing is who does not pass.
        score += np.uint16(1)
        score *= allowed
    together = np.concatenate(scores)
    places = np.sort(highest(together, wide))
    places = places[together[places] > 0]
    ends = np.cumsum([len(score) for score in scores])
    cuts = np.split(places, np.searchsorted(places, ends[:-1]))
    return [rows - (end - len(score)) for rows, end, score in zip(cuts, ends, scores, strict=True)]


def postings(snapshot: Snapshot, earner: Earner, wanted: Sequence[Array], wide: int = WIDE) -> Candidates:
    """The postings that a resume earns most of."""
    segments = [piece.segment for piece in snapshot.pieces]
    bounds = _joined(_earned(segment, earner)[allowed] for segment, allowed in zip(segments, wanted, strict=True))
    numbers = _joined(s.numbers[allowed] for s, allowed in zip(segments, wanted, strict=True))
    low = _joined(s.low[allowed] for s, allowed in zip(segments, wanted, strict=True)).astype(bool)
    places = highest(bounds - _LOW * low, wide)
    order = places[np.lexsort((numbers[places], -bounds[places], low[places]))]
    return Candidates(numbers[order], bounds[order], low[order], len(order) == len(numbers))


def _earned(segment: Segment, earner: Earner) -> Array:
    """What each posting of a segment gives a resume: its points times the resume's credits."""
    from scipy.sparse import csr_array

    arrays = segment.arrays
    entries = (arrays["weights"], arrays["items"].astype(arrays["starts"].dtype, copy=False), arrays["starts"])
    found: Array = csr_array(entries, shape=(len(segment), len(segment.asks))) @ earner.credits(segment.asks)
    return found


def _joined(arrays: Iterable[Array]) -> Array:
    found = list(arrays)
    return np.concatenate(found) if found else np.zeros(0)


class Sieve:
    """Applies a filter to the pieces of a snapshot."""

    def __init__(self, where: Filter, asker: Asker) -> None:
        """Look up what the filter names.

        Raises:
            UnknownConceptError: A credential is no concept of the vocabulary.
        """
        self._where = where
        self._credentials = [
            find(asker.relations.vocabulary, name, near="certification").id for name in where.credentials
        ]
        self._asker = asker
        self._states = states_as_bits(where.states)

    def __call__(self, piece: Piece) -> Array:
        """Which documents of a piece pass."""
        where, segment = self._where, piece.segment
        passed = piece.present
        if self._states:
            passed = passed & ((segment.arrays["states"] & np.uint64(self._states)) != 0)
        if where.remote is not None:
            passed = passed & (segment.remote if where.remote else segment.on_site)
        # What is unknown is no number, and no comparison with it is true.
        if where.min_years is not None:
            passed = passed & (segment.arrays["years"] >= np.float32(where.min_years))
        if where.max_years is not None:
            passed = passed & (segment.arrays["years"] <= np.float32(where.max_years))
        if where.since is not None:
            passed = passed & (segment.arrays["received"] >= where.since.toordinal())
        for concept in self._credentials:
            passed = passed & self._with(segment, concept)
        return passed

    def _with(self, segment: Segment, concept: str) -> Array:
        """Which resumes show a concept by the rule by which requirements are found, or which postings ask for it."""
        found = np.zeros(len(segment), dtype=bool)
        arrays = segment.arrays
        if "shown" in arrays:
            edges, shown = arrays["shown_starts"], arrays["shown"]
            credits = self._asker.concept(concept).credits
            for number in credits.numbers[credits.values >= np.float32(FOUND_CREDIT)].tolist():
                found[shown[edges[number] : edges[number + 1]]] = True
            return found
        asking = np.array([names(ask, concept) for ask in segment.asks], dtype=bool)
        rows = np.repeat(np.arange(len(segment)), np.diff(arrays["starts"]))
        found[rows[asking[arrays["items"]]]] = True
        return found
