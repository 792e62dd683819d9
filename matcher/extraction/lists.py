"""Lists of names in a posting's line: where one ends, and whether it asks for all of its names or for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from matcher.extraction.cues import Cue
from matcher.extraction.reading import Hit, Reading
from matcher.model import RequirementMode

# How many words may stand between "at least one of" and the first name.
_ONE_OF_REACH = 6


def stretches(hits: Sequence[Hit], reading: Reading) -> Iterator[list[Hit]]:
    """The hits of a sentence, cut at its semicolons."""
    stretch: list[Hit] = []
    end = -1
    for hit in sorted(hits, key=lambda h: (h.start, h.end)):
        if stretch and ";" in reading.words[end : hit.start]:
            yield stretch
            stretch = []
        stretch.append(hit)
        end = max(end, hit.end)
    if stretch:
        yield stretch


def said_by(hit: Hit, others: Iterable[Hit]) -> bool:
    """True where other hits cover the same words: alternatives of one stretch, of which the first kind stands."""
    return any(o is not hit and o.start <= hit.start and hit.end <= o.end for o in others)


def runs(hits: Sequence[Hit], reading: Reading) -> Iterator[list[Hit]]:
    """Hits that stand in one list: at most eight words between neighbours."""
    run: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, h.end)):
        if run and hit.start - run[-1].end > 8:
            yield run
            run = []
        run.append(hit)
    if run:
        yield run


def one_suffices(run: Sequence[Hit], cues: Sequence[Cue]) -> bool:
    """True after "at least one of the following:"."""
    return bool(run) and any(c.name == "one_of" and 0 <= run[0].start - c.end <= _ONE_OF_REACH for c in cues)


def or_unknown(run: Sequence[Hit], reading: Reading) -> bool:
    """True where the list ends, or begins, with an alternative that the vocabulary does not know: "Clio or Zola"."""
    low, high = reading.bounds[run[0].sentence]
    i = run[-1].end + (run[-1].end < high and reading.words[run[-1].end] == ",")
    if i + 1 < high and reading.words[i] == "or" and reading.tokens.texts[i + 1][0].isupper():
        return True
    before = run[0].start - 1
    return before - 1 >= low and reading.words[before] == "or" and reading.tokens.texts[before - 1][0].isupper()


def combine(run: Sequence[Hit], reading: Reading, *, alternatives: bool) -> Iterator[tuple[list[Hit], RequirementMode]]:
    """A list to its groups: "A, B or C" is one of three, "A, B and C" all three, "A and B or C" A and one of two."""
    if not run:
        return
    joints = [_joint(a, b, reading) for a, b in pairwise(run)]
    if ("or" in joints and "and" not in joints) or (alternatives and len(run) > 1 and "and" not in joints):
        yield list(run), "any"
        return
    groups: list[list[Hit]] = [[run[0]]]
    for joint, hit in zip(joints, run[1:], strict=True):
        if joint == "or":
            groups[-1].append(hit)
        else:
            groups.append([hit])
    singles = [group[0] for group in groups if len(group) == 1]
    for group in groups:
        if len(group) > 1:
            yield group, "any"
    if singles:
        yield singles, "all" if len({h.concept for h in singles}) > 1 else "one"


def _joint(a: Hit, b: Hit, reading: Reading) -> str:
    gap = reading.words[a.end : b.start]
    if "or" in gap or ("/" in gap and len(gap) == 1) or b.start < a.end:
        return "or"
    return "and" if "and" in gap or "&" in gap else ","
