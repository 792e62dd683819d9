"""What counts in full here, but in other words than the posting's: other systems compare words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.matching import sentences
from matcher.matching.case import Case
from matcher.model import Action, Earned, Requirement

_SAME = frozenset({"exact", "same_as", "supersedes"})
_NAMED = frozenset({"tool", "certification"})
# The degrees of a posting are classes ("Bachelor's degree"), those of a resume names: they differ as they should.
_LEFT_OUT = frozenset({"education", "experience"})
# The beginnings of words that many credentials share.
_TITLES = frozenset({"certi", "paral", "legal", "profe", "regis", "secre", "assis"})
_MOST_WORDS = 4
_OTHER = re.compile(r"[\W_]+")
_STEM = 4
_SHARED = 5


def actions(case: Case) -> Iterator[Action]:
    """An action of gain 0 for each thing that the resume says in other words than the posting, and nowhere in them."""
    text = squeezed(case.resume.document.text)
    for requirement in case.requirements.values():
        if requirement.kind in _LEFT_OUT:
            continue
        for part in case.credits[requirement.id].parts:
            action = _action(case, requirement, part, text)
            if action is not None:
                yield action
    yield from _spelt_otherwise(case)


def _spelt_otherwise(case: Case) -> Iterator[Action]:
    """An action for each word of the posting that the resume spells a little differently."""
    for row in case.contributions:
        if row.kind == "keyword" and row.how == "fuzzy":
            shown = row.evidence[0]
            at = sentences.at(shown, case.resume.document)
            gain = row.possible - row.points
            sentence = sentences.say_it_so(row.label, at, row.label, sentences.points(gain))
            yield Action("say it so", row.requirement, row.label, False, gain, row.posting_quote, shown, sentence)


def _action(case: Case, requirement: Requirement, part: Earned, text: str) -> Action | None:
    mention = part.mention
    if mention is None or mention.status != "held" or part.how == "umbrella":
        return None
    if case.scorer.vocabulary.concepts[part.wanted].commonplace:
        return None
    if case.scorer.relations.credit(mention.concept, part.wanted).how not in _SAME:
        return None
    asked = [
        m
        for m in case.posting.mentions
        if m.concept == part.wanted and m.how != "verb-object" and len(m.text.split()) <= _MOST_WORDS
    ]
    if _far_apart(requirement.kind, [m.text for m in asked], mention.text):
        return None
    if not asked or any(says(text, m.text, whole=requirement.kind in _NAMED) for m in asked):
        return None
    posting = case.posting_places.evidence(asked[0])
    resume = case.rules.places.evidence(mention)
    return Action(
        kind="say it so",
        requirement=requirement.id,
        label=case.scorer.vocabulary.concepts[part.wanted].label,
        must_have=requirement.level == "required",
        gain=0.0,
        posting=posting,
        resume=resume,
        sentence=sentences.same_words(sentences.words(posting, ""), sentences.at(resume, case.resume.document)),
    )


def _far_apart(kind: str, asked: Sequence[str], shown: str) -> bool:
    """Whether nothing is to be said of two forms.

    Two ways to say a duty are not always one thing, unless they share a word. A credential is found by a word that
    both share: "notary commission", "Notary Public".
    """
    if kind == "duty":
        return not all(alike(form, shown) for form in asked)
    return kind == "certification" and any(alike(form, shown, but=_TITLES) for form in asked)


def squeezed(text: str) -> str:
    """A text in lower case with its words alone, each after one blank."""
    return " " + _OTHER.sub(" ", text.casefold())


def says(text: str, form: str, *, whole: bool) -> bool:
    """Whether a squeezed text holds a form: as it stands (``whole``), or the beginnings of all its words.

    >>> says(squeezed("Cite-checked briefs"), "cite checking", whole=False)
    True
    """
    words = squeezed(form).split()
    if whole:
        return f" {' '.join(words).removesuffix('s')}" in text
    return all(f" {word[: max(_STEM, len(word) - _STEM)]}" in text for word in words)


def alike(one: str, other: str, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether two forms share the beginning of a word, ``but`` some that say nothing.

    >>> alike("Bates numbering", "Bates-stamped"), alike("bookkeeping", "sent invoices")
    (True, False)
    """
    stems = [{word[:_SHARED] for word in squeezed(form).split() if len(word) >= _STEM} for form in (one, other)]
    return bool(stems[0] & stems[1] - but)
