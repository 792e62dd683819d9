"""Lists of what is not there: "What I cannot do", "This job is not", "NOT PART OF MY JOB", "WON'T"."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import pairwise

from matcher.extraction.cues import ends_clause
from matcher.extraction.layout import Sentence
from matcher.extraction.reading import Hit, Reading

_MAX_TITLE = 50
_FAR = 12
_REFUSALS = frozenset("cannot can't don't won't haven't didn't never not no none nobody watched".split())
# "Preferred, not required", "not only", "What you will not regret": titles that refuse nothing.
_SOFTENED = frozenset(
    "required mandatory necessary needed essential preferred desirable desired bonus plus helpful nice why "
    "if profit miss mentioned listed named above elsewhere limited included".split()
)
_SUBJECTS = frozenset({"i", "i'm", "i've", "we", "we're", "you", "you'll", "you're"})


def refused(reading: Reading) -> frozenset[int]:
    """The sentences under a title which says that they are not there: items of its list, or of its paragraph.

    An item stands under the line above its list, anything else under the last heading, or line that looks like one,
    that is not too far above it.
    """
    if _REFUSALS.isdisjoint(reading.words):
        return frozenset()
    lines = frozenset(reading.text.lines)
    starts = {start for start, _ in lines}
    found: list[int] = []
    above_list: bool | None = None
    under_title, title = False, -_FAR
    for i, sentence in enumerate(reading.sentences):
        in_list = sentence.bullet and above_list is not None
        if above_list if in_list else under_title and i - title <= _FAR:
            found.append(i)
        if not sentence.bullet:
            above_list = _refuses(sentence, reading, starts)
        if sentence.heading or _is_title(sentence, reading, lines):
            under_title, title = _refuses(sentence, reading, starts), i
    return frozenset(found)


def under_refusal(hit: Hit, reading: Reading) -> bool:
    """True for a hit in a sentence that its title refuses, unless the sentence goes on with what is there."""
    return hit.sentence in reading.refused and not _turns(hit, reading)


def _turns(hit: Hit, reading: Reading) -> bool:
    """True where the sentence goes on with what is there: "No invoices here, though you'll track your hours"."""
    low, _ = reading.bounds[hit.sentence]
    return any(ends_clause(i, reading) and reading.words[i + 1] in _SUBJECTS for i in range(low, hit.anchor))


def _refuses(title: Sentence, reading: Reading, starts: Set[int]) -> bool:
    """True for a short title that begins a line and says of what follows that it is not there."""
    if title.end - title.start > _MAX_TITLE or title.start not in starts:
        return False
    return refuses(word.strip(":.()!,?") for word in _text(title, reading).lower().replace("’", "'").split())


def refuses(words: Iterable[str]) -> bool:
    """True for the words of a title or label that says of what follows that it is not there."""
    listed = list(words)
    if ("not", "only") in pairwise(listed) or ("not", "just") in pairwise(listed):
        return False
    return not _REFUSALS.isdisjoint(listed) and _SOFTENED.isdisjoint(listed)


def _is_title(sentence: Sentence, reading: Reading, lines: Set[tuple[int, int]]) -> bool:
    """True for a short line of its own in capitals or with a colon at its end."""
    if sentence.bullet or sentence.end - sentence.start > _MAX_TITLE or (sentence.start, sentence.end) not in lines:
        return False
    text = _text(sentence, reading).strip()
    return text.isupper() or text.endswith(":")


def _text(sentence: Sentence, reading: Reading) -> str:
    return reading.text.text[sentence.start : sentence.end]
