"""Lists of what is not there: "What I cannot do", "This job is not", "NOT PART OF MY JOB", "WON'T"."""

from __future__ import annotations

from collections.abc import Iterable
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


def under_refusal(hit: Hit, reading: Reading) -> bool:
    """True for an item of a list, or a sentence of a paragraph, whose title says that it is not there."""
    title = reading.title_of(hit.sentence) or _heading_of(hit.sentence, reading)
    return title is not None and _refuses(title, reading) and not _turns(hit, reading)


def _turns(hit: Hit, reading: Reading) -> bool:
    """True where the sentence goes on with what is there: "No invoices here, though you'll track your hours"."""
    low, _ = reading.bounds[hit.sentence]
    return any(ends_clause(i, reading) and reading.words[i + 1] in _SUBJECTS for i in range(low, hit.anchor))


def _refuses(title: Sentence, reading: Reading) -> bool:
    if title.end - title.start > _MAX_TITLE or not _lines_at(title, reading):
        return False
    return refuses(word.strip(":.()!,?") for word in _text(title, reading).lower().replace("’", "'").split())


def refuses(words: Iterable[str]) -> bool:
    """True for the words of a title or label that says of what follows that it is not there."""
    listed = list(words)
    if ("not", "only") in pairwise(listed) or ("not", "just") in pairwise(listed):
        return False
    return not _REFUSALS.isdisjoint(listed) and _SOFTENED.isdisjoint(listed)


def _heading_of(sentence: int, reading: Reading) -> Sentence | None:
    """The last heading, or line that looks like one, above a sentence; nothing beyond the next empty title."""
    for i in range(sentence - 1, max(-1, sentence - 1 - _FAR), -1):
        above = reading.sentences[i]
        if above.heading or _is_title(above, reading):
            return above
    return None


def _is_title(sentence: Sentence, reading: Reading) -> bool:
    """True for a short line of its own in capitals or with a colon at its end."""
    if sentence.bullet or sentence.end - sentence.start > _MAX_TITLE:
        return False
    text = _text(sentence, reading).strip()
    alone = any(line == (sentence.start, sentence.end) for line in _lines_at(sentence, reading))
    return alone and (text.isupper() or text.endswith(":"))


def _lines_at(sentence: Sentence, reading: Reading) -> list[tuple[int, int]]:
    return [line for line in reading.text.lines if line[0] == sentence.start]


def _text(sentence: Sentence, reading: Reading) -> str:
    return reading.text.text[sentence.start : sentence.end]
