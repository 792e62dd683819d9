"""What an index keeps of a posting to find it by: each thing it asks for as a word, with the points it brings.

The other way round from :mod:`matcher.index.query`: a resume earns one credit for each word, however many postings say
it, and a posting's score is the sum of its points times credits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from matcher.matching.credit import CreditRules
from matcher.matching.experience import USUAL_YEARS
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import Keyword, Posting, Requirement, Resume

_CONCEPTS, _EXPERIENCE, _WORD = "concepts", "experience", "word"
_PROBE = Requirement("", "experience", "", "one", (), "", "required", "", False, False, "", None, True, 0, 0)


def asked(posting: Posting, weights: Weights) -> dict[str, float]:
    """The words of a posting with their points, which sum to 100; empty where nothing can be judged by it."""
    scored = [r for r in posting.requirements if r.scored]
    if posting.no_score or not any(r.wants or r.class_id for r in scored):
        return {}
    rows = [(word, weights.of(r) * share) for r in scored for word, share in _words(r)]
    known = math.fsum(weight for _, weight in rows)
    if known <= 0:
        return {}
    shares = weights.of_keywords(posting.keywords, known)
    rows += [(f"{_WORD} {k.term}", share) for k, share in zip(posting.keywords, shares, strict=True)]
    total = math.fsum(weight for _, weight in rows)
    found: dict[str, float] = {}
    for word, weight in rows:
        found[word] = found.get(word, 0.0) + 100 * weight / total
    return dict(sorted(found.items()))


def _words(requirement: Requirement) -> Iterator[tuple[str, float]]:
    """The words of a requirement, each with its share of it."""
    wants = requirement.wants
    if requirement.kind == "experience":
        # The field of the job is left out: it takes a little of the credit, and the words stay few.
        yield f"{_EXPERIENCE} {wants[0] if wants else '-'} {requirement.min_years or USUAL_YEARS:g}", 1.0
    elif requirement.mode in ("any", "class"):
        yield _alternatives((*wants, *([requirement.class_id] if requirement.class_id else []))), 1.0
    else:
        for want in wants:
            yield _alternatives([want]), 1 / len(wants)


def _alternatives(concepts: Iterable[str]) -> str:
    return " ".join((_CONCEPTS, *sorted(set(concepts))))


def names(ask: str, concept: str) -> bool:
    """Whether a word asks for a concept, alone or as an alternative."""
    kind, *rest = ask.split(" ")
    return kind == _CONCEPTS and concept in rest


class Earner:
    """What one resume earns for words; each is worked out once."""

    def __init__(self, relations: Relations, resume: Resume) -> None:
        """Keep what credits are made of."""
        self._rules = CreditRules(relations, resume)
        self._known: dict[str, float] = {}

    def credits(self, asks: Iterable[str]) -> npt.NDArray[np.float32]:
        """The credit of each word, in [0, 1]."""
        return np.array([self._credit(ask) for ask in asks], dtype=np.float32)

    def _credit(self, ask: str) -> float:
        if ask not in self._known:
            self._known[ask] = self._worked_out(ask)
        return self._known[ask]

    def _worked_out(self, ask: str) -> float:
        kind, *rest = ask.split(" ")
        if kind == _CONCEPTS:
            return max(self._concept(concept) for concept in rest)
        if kind == _WORD:
            return self._rules.keyword(Keyword(" ".join(rest), 0, 0, "required")).value
        family, years = rest
        wants = () if family == "-" else (family,)
        return self._rules.of(replace(_PROBE, wants=wants, min_years=float(years))).value

    def _concept(self, concept: str) -> float:
        if concept not in self._known:
            self._known[concept] = self._rules.concept(concept).value
        return self._known[concept]
