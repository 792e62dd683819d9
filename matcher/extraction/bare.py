"""Forms that a guard keeps out, named where they can only be a denial: "no zoom, no teams", "not a notary"."""

from __future__ import annotations

from matcher.extraction.reading import Hit, Reading
from matcher.extraction.refusals import refuses

_BEFORE = frozenset({"no", "not", "never", "nor", "neither", "without", "zero", "non", "isn't", "aren't", "wasn't"})
_ARTICLES = frozenset("a an the any my yet".split())
_AFTER = frozenset({"no", "none", "never", "zero", "nope"})
_ENDS = frozenset({"", ".", ",", ";", ")", "!", "or", "nor", "either", "yet", "and", "/", "but", "at", "certification"})
_PROOFS = frozenset({"exam", "examination", "test", "certificate", "certified", "credential", "license"})
_LINKS = frozenset({",", "or", "nor", "/", "and"})


def is_bare_denial(hit: Hit, reading: Reading, *, as_written: bool) -> bool:
    """True where a form is a whole item that is denied: "not a notary", "Notary: none", "no zoom, no teams".

    One that is not ``as_written`` in the vocabulary ("no word") needs a second denial beside it.
    """
    if hit.kind not in ("tool", "certification"):
        return False
    low, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end] if hit.end < high else ""
    if reading.sentences[hit.sentence].section == "not_required" and as_written:
        return after in _ENDS
    if (
        _answered_no(hit, high, reading)
        or _is_untested(hit, high, reading)
        or (as_written and _in_denied_list(hit, low, after, reading))
    ):
        return True
    start = _before_articles(hit.start, low, reading)
    if after not in _ENDS or start < low or not _is_denial(reading.words[start]):
        return False
    return as_written or _again(hit, start, reading)


def _is_denial(word: str) -> bool:
    return word in _BEFORE or word.endswith("n't")


def _before_articles(place: int, low: int, reading: Reading) -> int:
    """The token before a form and its article."""
    i = place - 1
    while i >= low and reading.words[i] in _ARTICLES:
        i -= 1
    return i


def _answered_no(hit: Hit, high: int, reading: Reading) -> bool:
    """True for "E-filing: none.", "Spanish? No"."""
    if hit.end + 1 >= high or reading.words[hit.end] not in (":", "-", "?", "="):
        return False
    last = hit.end + 2 >= high or reading.words[hit.end + 2] in (".", ",", ";", "!", ")")
    return reading.words[hit.end + 1] in _AFTER and last


def _is_untested(hit: Hit, high: int, reading: Reading) -> bool:
    """True for a credential of which the sentence goes on to say "there was never an exam"."""
    if hit.kind != "certification":
        return False
    words = reading.words
    denials = [i for i in range(hit.end, high) if _is_denial(words[i])]
    return any(not _PROOFS.isdisjoint(words[i + 1 : min(i + 4, high)]) for i in denials)


def _in_denied_list(hit: Hit, low: int, after: str, reading: Reading) -> bool:
    """True for an item of "Not used: Relativity, Everlaw"."""
    words = reading.words[low : hit.start]
    if ":" not in words or words[-1] not in (":", ",", "or", "and", "a", "an") or after not in _ENDS:
        return False
    return refuses(words[: words.index(":")])


def _again(hit: Hit, start: int, reading: Reading) -> bool:
    """True where the item before or after is denied as well."""
    low, high = reading.bounds[hit.sentence]
    before = reading.words[max(low, start - 4) : start]
    after = reading.words[hit.end : min(hit.end + 3, high)]
    if any(map(_is_denial, before)) and _LINKS & set(before):
        return True
    return bool(after) and after[0] in _LINKS and any(map(_is_denial, after))
