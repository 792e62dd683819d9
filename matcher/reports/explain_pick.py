"""The one candidate of a run that somebody means: by rank, code, file, digest or name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from matcher.errors import MatcherError
from matcher.reports.record_shapes import Ranking, Record

_SHORTEST_DIGEST = 4
_LISTED = 5
_NEAR = 60.0


class Known(NamedTuple):
    """By what a record can be called, and where it stands in the run."""

    place: int
    rank: int | None
    source: str
    sha256: str
    name: str

    @property
    def file(self) -> str:
        """The name of the file, without the folders or the archive that it is in."""
        return re.split(r"[/\\!]", self.source)[-1]

    def __str__(self) -> str:
        """How the person who runs the program is told of it; this is not for a redacted sheet."""
        place = f"#{self.rank}" if self.rank is not None else "not ranked"
        return f"{self.source} ({place})"


def pick(ranking: Ranking, candidate: str) -> Record:
    """The record that is meant: by rank ("7", "#7"), code, path or part of it, SHA-256 or its start, or name.

    Copies of one file are the same candidate: the best placed one stands for them.

    Raises:
        MatcherError: None or several could be meant; the message names those.
    """
    known = [_known(place, record) for place, record in enumerate(ranking.records)]
    if not known:
        raise MatcherError("the run holds no candidates yet: start 'matcher screen' with it again")
    found = _meant(known, candidate.strip())
    return next(islice(iter(ranking.records), found.place, None))


def _known(place: int, record: Record) -> Known:
    row, contact = record["row"], record["contact"]
    return Known(place, row["rank"], row["source"], row["sha256"], contact["name"] if contact else "")


def _meant(known: Sequence[Known], said: str) -> Known:
    if re.fullmatch(r"#\d+", said):
        return _one(said, [k for k in known if k.rank == int(said[1:])]) or _nobody(known, said)
    for rule in _rules(said):
        if found := _one(said, [k for k in known if rule(k)]):
            return found
    return _nobody(known, said)


def _rules(said: str) -> Iterator[Callable[[Known], bool]]:
    """What may be meant, the most certain first; the first that anybody fits decides."""
    folded = said.casefold()
    if not folded:
        return
    yield lambda k: k.source == said
    if folded.isdecimal():
        yield lambda k: k.rank == int(folded)
    yield lambda k: k.file.casefold() == folded
    yield lambda k: k.file.casefold().rpartition(".")[0] == folded
    if len(folded) >= _SHORTEST_DIGEST and re.fullmatch(r"[0-9a-f]+", folded):
        yield lambda k: k.sha256.startswith(folded)
    yield lambda k: k.name.casefold() == folded
    # A rank that nobody holds is no part of a name.
    if not folded.isdecimal():
        yield lambda k: folded in k.source.casefold()
        yield lambda k: folded in k.name.casefold()


def _one(said: str, hits: Sequence[Known]) -> Known | None:
    """The one that is hit, or ``None``.

    Raises:
        MatcherError: Several different files are.
    """
    if len({hit.sha256 or hit.source for hit in hits}) > 1:
        raise MatcherError(f"{said!r} could be any of {len(hits)}: {_listed(hits)}; name one of them")
    return hits[0] if hits else None


def _nobody(known: Sequence[Known], said: str) -> Known:
    """No candidate at all.

    Raises:
        MatcherError: Always.
    """
    near = _nearest(known, said)
    nearest = f"; nearest: {_listed(near)}" if near else ""
    raise MatcherError(f"no candidate {said!r} in this run{nearest}; give a rank, file name, code, SHA-256 or name")


def _nearest(known: Sequence[Known], said: str) -> list[Known]:
    number = said.removeprefix("#")
    if number.isdecimal():
        ranked = [(abs(k.rank - int(number)), k) for k in known if k.rank is not None]
        return [k for _, k in sorted(ranked)[:2]]
    from rapidfuzz import fuzz

    folded = said.casefold()
    alike = [
        (max(fuzz.ratio(folded, word.casefold()) for word in (k.source, k.file, k.file.rpartition(".")[0], k.name)), k)
        for k in known
    ]
    alike.sort(key=lambda pair: (-pair[0], pair[1].place))
    return [k for likeness, k in alike[:3] if likeness >= _NEAR]


def _listed(found: Iterable[Known]) -> str:
    names = [str(k) for k in found]
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more
