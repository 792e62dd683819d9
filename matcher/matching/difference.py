"""What an edit of a resume changed before one posting: two matches, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.model import Contribution, Evidence, Gap, KnockoutState, Match


@dataclass(frozen=True, slots=True)
class Change:
    """One requirement before and after: ``came`` and ``went`` are quotes that only one of the two resumes has."""

    before: Contribution
    after: Contribution
    came: tuple[Evidence, ...]
    went: tuple[Evidence, ...]

    @property
    def gain(self) -> float:
        """The points won; less than 0 where some were lost."""
        return self.after.points - self.before.points


@dataclass(frozen=True, slots=True)
class MustHave:
    """A hard requirement whose state is another."""

    requirement: str
    needed: str
    before: KnockoutState
    after: KnockoutState


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two matches with one posting; the gains of ``changes`` sum to ``gain``.

    ``gain`` is ``None`` where one of the two has no score. Gaps are those of one side that the other has not.
    """

    before: Match
    after: Match
    gain: float | None
    changes: tuple[Change, ...]
    same: tuple[Contribution, ...]
    must_haves: tuple[MustHave, ...]
    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]
    new_warnings: tuple[str, ...]
    old_warnings: tuple[str, ...]


def compare(before: Match, after: Match) -> Difference:
    """What differs between two matches with the same posting."""
    gain = None if before.score is None or after.score is None else after.score - before.score
    pairs = [_change(b, a) for b, a in zip(before.contributions, after.contributions, strict=gain is not None)]
    changed = [c for c in pairs if c.gain or c.came or c.went]
    return Difference(
        before=before,
        after=after,
        gain=gain,
        changes=tuple(changed),
        same=tuple(c.after for c in pairs if c not in changed),
        must_haves=tuple(_must_haves(before, after)),
        closed=_only(before.gaps, after.gaps) if gain is not None else (),
        opened=_only(after.gaps, before.gaps) if gain is not None else (),
        new_warnings=tuple(w for w in after.warnings if w not in before.warnings),
        old_warnings=tuple(w for w in before.warnings if w not in after.warnings),
    )


def _change(before: Contribution, after: Contribution) -> Change:
    return Change(before, after, _unlike(after.evidence, before.evidence), _unlike(before.evidence, after.evidence))


def _unlike(quotes: Iterable[Evidence], others: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Quotes that are not among others. An edit moves lines: words and section count, not place or case."""
    known = {_words(other) for other in others}
    return tuple(quote for quote in quotes if _words(quote) not in known)


def _words(quote: Evidence) -> tuple[str, str]:
    return " ".join(quote.text.casefold().split()), quote.section


def _must_haves(before: Match, after: Match) -> Iterable[MustHave]:
    known = {k.requirement: k.state for k in before.knockouts}
    for k in after.knockouts:
        if known.get(k.requirement, k.state) != k.state:
            yield MustHave(k.requirement, k.needed, known[k.requirement], k.state)


def _only(gaps: Iterable[Gap], others: Iterable[Gap]) -> tuple[Gap, ...]:
    known = {(other.requirement, other.concept) for other in others}
    return tuple(gap for gap in gaps if (gap.requirement, gap.concept) not in known)
