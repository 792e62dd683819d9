"""Every alias of every concept is found wherever it may stand, and a slow, plain regular expression agrees on where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import pytest

from matcher.extraction.pipeline import Reader
from matcher.extraction.reading import Reading
from matcher.vocabulary import Vocabulary

_BATCH = 60
# A full stop and a bracket end a sentence, and nothing is found across one.
_TWO_SENTENCES = frozenset({"certified accredited legal professionals. (CLP)"})
_LONG_LINE = "apples and pears that fill a line of running text, so that what follows is wrapped by its width"


class Alias(NamedTuple):
    """A form of a concept, and whether a guard has the last word on it."""

    concept: str
    kind: str
    form: str
    guarded: bool


class Case(NamedTuple):
    """A form in a context: the text, and where in it the form stands as it is written there."""

    alias: Alias
    text: str
    written: str


def _broken(form: str) -> str:
    """A form that is broken over two lines of running text; one of a single word stands on the second line.

    Not after a full stop, where a line may end its sentence, and not before a dash, which opens a list item.
    """
    broken = re.sub(r"(?<!\.) (?=\w)", "\n", form, count=1)
    return broken if broken != form else f"\n{form}"


# A context is what stands around a form; "" leaves a form out that cannot stand there.
CONTEXTS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "start": lambda f: (f"{f} is named first", f),
    "end": lambda f: (f"what we use is {f}", f),
    "bullet": lambda f: (f"\u2022{f}", f),
    "numbered": lambda f: (f"3) {f}", f),
    # "apples/lexis.com/pears" is an address.
    "slash": lambda f: (f"apples/{f}/pears", "" if re.search(r"\w\.\w", f) else f),
    "parenthesis": lambda f: (f"apples ({f}) pears", f),
    "quotes": lambda f: (f'apples "{f}" pears', f),
    "curly quotes": lambda f: (f"apples \u201c{f}\u201d pears", f),
    "comma list": lambda f: (f"apples, {f}, pears", f),
    "line break": lambda f: (f"{_LONG_LINE} {_broken(f)} are named here", _broken(f).strip("\n")),
    "possessive": lambda f: (f"the {f}'s pears", f"{f}'s" if f[-1:].isalpha() and f[-2:] != "'s" else ""),
    # "SR." and "INC." in capitals end a sentence.
    "capitals": lambda f: (f"APPLES AND {f.upper()} AND PEARS", "" if re.search(r"\w\.[ )]", f) else f.upper()),
    "colon": lambda f: (f"apples:{f}", f),
    "tab": lambda f: (f"apples\t{f}\tpears", f),
    "bold": lambda f: (f"apples **{f}** pears", f),
    "semicolons": lambda f: (f"apples;{f};pears", f),
    "period": lambda f: (f"what we use is {f}.", f),
    "dashes": lambda f: (f"apples \u2013 {f} \u2013 pears", f),
    "non-breaking space": lambda f: (f"apples\u00a0{f.replace(' ', chr(160))}\u00a0pears", f.replace(" ", "\u00a0")),
}


@pytest.fixture(scope="module")
def aliases(vocabulary: Vocabulary) -> list[Alias]:
    return [
        Alias(c.id, c.kind, form, form.lower() in {guard.form.lower() for guard in c.guards})
        for c in vocabulary.concepts.values()
        for form in c.aliases
        if form not in _TWO_SENTENCES
    ]


def oracle(written: str, text: str) -> list[tuple[int, int]]:
    """Where a form stands in a text as a word of its own, by a regular expression that knows nothing of tokens."""
    return [match.span() for match in _pattern(written).finditer(text)]


@lru_cache(maxsize=10_000)  # all forms of one context: they are written alike in most
def _pattern(written: str) -> re.Pattern[str]:
    pattern = r"\s+".join(re.escape(part) for part in written.split())
    before = r"(?<![^\W_])" if written[0].isalnum() else ""
    after = r"(?![^\W_])" if written[-1].isalnum() else ""
    return re.compile(before + pattern + after)


def missed(reading: Reading, alias: Alias, span: tuple[int, int]) -> bool:
    """True where a form is neither found on its words nor inside a longer name of its kind.

    A guard may refuse a form; it has then seen it.
    """
    hits = [*reading.hits, *reading.organizations]
    refusals = [r for r in reading.refusals if alias.guarded]
    same = [x for x in (*hits, *refusals) if x.concept == alias.concept]
    if any(reading.span(x.start, x.end) == span for x in same):
        return False
    return not any(_covers(reading.span(h.start, h.end), span) for h in hits if h.kind == alias.kind)


def _covers(wider: tuple[int, int], span: tuple[int, int]) -> bool:
    return wider != span and wider[0] <= span[0] and span[1] <= wider[1]


def _texts(cases: Sequence[Case], *, apart: bool) -> Iterator[tuple[str, list[Case]]]:
    """The cases with the texts that they are read in: one each, or many as paragraphs of one text."""
    size = 1 if apart else _BATCH
    for i in range(0, len(cases), size):
        batch = list(cases[i : i + size])
        yield "\n\n".join(case.text for case in batch), batch


@pytest.mark.parametrize("name", CONTEXTS)
def test_every_alias_is_found_in_its_context(pipeline: Reader, aliases: list[Alias], name: str) -> None:
    placed = ((alias, *CONTEXTS[name](alias.form)) for alias in aliases)
    cases = [Case(alias, text, written) for alias, text, written in placed if written]
    assert len(cases) > 0.9 * len(aliases)
    lost = []
    for text, batch in _texts(cases, apart=name in ("start", "end")):
        reading = pipeline.read(text, "posting")
        offset = 0
        for case in batch:
            spans = [(a + offset, b + offset) for a, b in oracle(case.written, case.text)]
            assert spans, case
            if all(missed(reading, case.alias, span) for span in spans):
                lost.append(f"{case.alias.concept}: {case.text!r}")
            offset += len(case.text) + 2
    assert lost == [], "\n".join(lost)


@pytest.mark.parametrize("around", ["x{}x", "{}x", "x{}"])
def test_no_alias_is_found_inside_a_longer_word(pipeline: Reader, aliases: list[Alias], around: str) -> None:
    solid = [a for a in aliases if a.form[0].isalnum() and a.form[-1].isalnum()]
    cases = [Case(alias, f"apples {around.format(alias.form)} pears", alias.form) for alias in solid]
    found = []
    for text, batch in _texts(cases, apart=False):
        reading = pipeline.read(text, "posting")
        offset = 0
        hits = {(reading.span(h.start, h.end), h.concept): h for h in reading.hits if h.how != "typo"}
        for case in batch:
            assert oracle(case.written, case.text) == []
            start = offset + case.text.index(case.alias.form)
            if ((start, start + len(case.alias.form)), case.alias.concept) in hits:
                found.append(case.text)
            offset += len(case.text) + 2
    assert found == []
