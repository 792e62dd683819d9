"""Which documents a change of the vocabulary touches.

With its text a document is touched where it may hold a form that came, went, or is guarded otherwise. Without it, only
what was found in it is known: that tells what a lost or changed form touches, and nothing of a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from matcher.changes.compare import ConceptChange, VocabularyDiff
from matcher.model import Frame
from matcher.text import norm, normalise, tokens
from matcher.vocabulary import Vocabulary

Need = Literal["yes", "unknown", "no"]
Words: TypeAlias = tuple[str, ...]
# Extraction takes words of so many letters with one wrong letter for the form itself.
_LONG = 6
_ANY_OBJECT = "*"
_JOINING = frozenset({"and"})


@dataclass(frozen=True, slots=True)
class Document:
    """A document as far as it is known: its text, or only the concepts that were found in it or kept out by guards.

    ``is_stale`` says that a vocabulary before the older of the two found them, or another version of the program.
    """

    source: str
    concepts: frozenset[str] = frozenset()
    text: str | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """Whether a document has to be extracted anew, and by reason of what."""

    source: str
    need: Need
    why: str


def needs(diff: VocabularyDiff, documents: Iterable[Document]) -> Iterator[Needs]:
    """Whether each document has to be extracted anew; "unknown" where only its text could tell, and is not there."""
    touched = _Touched(diff)
    for document in documents:
        yield Needs(document.source, *touched.by(document))


class _Touched:
    """What a difference touches."""

    def __init__(self, diff: VocabularyDiff) -> None:
        self._diff = diff
        speaking = [change for change in diff.concepts if not change.is_silent]
        whole = {change.concept for change in speaking if change.fields}
        for relation in diff.relations:
            whole.update((relation.evidence, relation.requirement))
        self._concepts = whole | {change.concept for change in speaking if change.sort != "added"}
        of_changes = [(change.concept, _forms(change), _objects(change)) for change in speaking]
        forms = of_changes + [_all_of(vocabulary, id_) for vocabulary in (diff.old, diff.new) for id_ in sorted(whole)]
        self._forms = [(form, concept) for concept, written, _ in forms for form in written]
        self._frames = [(words, concept) for concept, _, objects in forms for words in objects]
        self._is_widened = any(_widens(change) for change in speaking)

    def by(self, document: Document) -> tuple[Need, str]:
        if document.is_stale:
            return "yes", "it was extracted with an earlier vocabulary or version"
        if self._diff.tables:
            return "yes", f"every text is read by the {' and the '.join(self._diff.tables)}, which changed"
        found = sorted(self._concepts & document.concepts)
        if found:
            return "yes", f"{found[0]} was found in it"
        if document.text is not None:
            concept = _Text(document.text).holds(self._forms, self._frames) if self._forms or self._frames else ""
            return ("yes", f"it may hold {concept}") if concept else ("no", "it holds no changed form")
        if self._is_widened:
            return "unknown", "a form is new or guarded otherwise"
        return "no", "nothing was found in it that changed"


def _forms(change: ConceptChange) -> list[Words]:
    """The words of each form that came, went, or is guarded otherwise."""
    return _phrases([*change.forms[0], *change.forms[1], *(guard.form for side in change.guards for guard in side)])


def _objects(change: ConceptChange) -> list[frozenset[str]]:
    """The words of each object of a frame that came or went."""
    return _of_frames([frame for side in change.frames for frame in side])


def _all_of(vocabulary: Vocabulary, concept_id: str) -> tuple[str, list[Words], list[frozenset[str]]]:
    """A concept with the words of all its forms and of all objects of its frames."""
    concept = vocabulary.concepts.get(concept_id)
    return (concept_id, _phrases(concept.aliases), _of_frames(concept.frames)) if concept else (concept_id, [], [])


def _phrases(phrases: Iterable[str]) -> list[Words]:
    return [words for words in dict.fromkeys(map(_words, phrases)) if words]


def _of_frames(frames: Iterable[Frame]) -> list[frozenset[str]]:
    """The words of each object; none for the object that stands for anything, which every text holds."""
    phrases = dict.fromkeys(phrase for frame in frames for phrase in frame.objects)
    return [frozenset() if phrase == _ANY_OBJECT else frozenset(_words(phrase)) for phrase in phrases]


def _widens(change: ConceptChange) -> bool:
    """Whether something may be found that was not found before: a form more, or a guard that is other or gone."""
    return bool(change.forms[1] or change.frames[1] or change.frames[0] or change.guards[0] or change.guards[1])


def _words(text: str) -> Words:
    found = (norm(token) for token in tokens(text))
    return tuple(word for word in found if word.isalnum() and word not in _JOINING)


class _Text:
    """A text as forms are looked for in it: its words, and all of them written together."""

    def __init__(self, text: str) -> None:
        self._words: Sequence[str] = _words(normalise(text).text)

    def holds(self, forms: Iterable[tuple[Sequence[str], str]], frames: Iterable[tuple[frozenset[str], str]]) -> str:
        """The concept of a form that the text may hold, or of a frame whose object's words it holds; "" for none."""
        for form, concept in forms:
            if self._together(form) or self._near(form):
                return concept
        return next((concept for words, concept in frames if words <= self._set), "")

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _joined(self) -> tuple[str, frozenset[int]]:
        """All words without a space, and where they begin and end."""
        ends = [0]
        for word in self._words:
            ends.append(ends[-1] + len(word))
        return "".join(self._words), frozenset(ends)

    def _together(self, form: Sequence[str]) -> bool:
        """Whether the letters of a form stand in the text, wherever a hyphen, a space or a dot parts them."""
        (text, borders), wanted = self._joined, "".join(form)
        place = text.find(wanted)
        while place >= 0:
            if place in borders and place + len(wanted) in borders:
                return True
            place = text.find(wanted, place + 1)
        return False

    def _near(self, form: Sequence[str]) -> bool:
        """Whether the words of a form stand in the text in their order, long ones with a wrong letter perhaps."""
        if not any(len(word) >= _LONG for word in form):
            return False
        choices = [self._like(word) for word in form]
        if not all(choices):
            return False
        size = len(form)
        windows = (self._words[i : i + size] for i in range(len(self._words) - size + 1))
        return any(all(word in like for word, like in zip(window, choices, strict=True)) for window in windows)

    def _like(self, wanted: str) -> frozenset[str]:
        """The words of the text that are a word, or nearly so."""
        if len(wanted) < _LONG:
            return frozenset({wanted}) & self._set
        from rapidfuzz.distance import OSA

        return frozenset(word for word in self._set if OSA.distance(wanted, word, score_cutoff=1) <= 1)
