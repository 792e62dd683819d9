"""A difference of two vocabularies, as text and as a plain dictionary for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from typing_extensions import TypedDict

from matcher.changes import ConceptChange, Need, Needs, RelationChange, VocabularyDiff
from matcher.changes.compare import Sort
from matcher.model import SCHEMA_VERSION, Frame, Guard, Kind, Relation
from matcher.reports.wording import clean, count

_SIGNS: dict[Sort, str] = {"added": "+", "removed": "-", "changed": "~"}
_NEEDS: dict[Need, str] = {
    "yes": "to be extracted anew",
    "unknown": "that only their text could tell of, which is not stored",
    "no": "that stay as they are",
}


class Pair(TypedDict):
    """What is gone and what is new."""

    removed: list[str]
    added: list[str]


class FieldObject(TypedDict):
    """Another property of a concept."""

    name: str
    old: str
    new: str


class ConceptObject(TypedDict):
    """A concept that differs."""

    concept: str
    label: str
    kind: Kind
    change: Sort
    forms: Pair
    guards: Pair
    frames: Pair
    fields: list[FieldObject]


class RelationObject(TypedDict):
    """What evidence of one concept earns for another."""

    evidence: str
    requirement: str
    old: float | None
    new: float | None


class DocumentObject(TypedDict):
    """Whether a document has to be extracted anew."""

    source: str
    extract_anew: Need
    why: str


class VocabDiffObject(TypedDict):
    """The whole difference; ``documents`` is null where none were given."""

    schema_version: str
    old: str
    new: str
    concepts: list[ConceptObject]
    relations: list[RelationObject]
    tables: list[str]
    documents: list[DocumentObject] | None


def value(diff: VocabularyDiff, documents: Sequence[Needs] | None = None) -> VocabDiffObject:
    """The object that ``matcher schema vocab-diff`` describes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "old": diff.old.version,
        "new": diff.new.version,
        "concepts": [_concept(change) for change in diff.concepts],
        "relations": [_relation(change) for change in diff.relations],
        "tables": list(diff.tables),
        "documents": None
        if documents is None
        else [{"source": d.source, "extract_anew": d.need, "why": d.why} for d in documents],
    }


def _concept(change: ConceptChange) -> ConceptObject:
    return {
        "concept": change.concept,
        "label": change.label,
        "kind": change.kind,
        "change": change.sort,
        "forms": {"removed": list(change.forms[0]), "added": list(change.forms[1])},
        "guards": {"removed": [_guard(g) for g in change.guards[0]], "added": [_guard(g) for g in change.guards[1]]},
        "frames": {"removed": [_frame(f) for f in change.frames[0]], "added": [_frame(f) for f in change.frames[1]]},
        "fields": [
            {"name": name, "old": _plain(old), "new": _plain(new)} for name, (old, new) in (change.fields or {}).items()
        ],
    }


def _relation(change: RelationChange) -> RelationObject:
    return {
        "evidence": change.evidence,
        "requirement": change.requirement,
        "old": change.old.credit if change.old else None,
        "new": change.new.credit if change.new else None,
    }


def _guard(guard: Guard) -> str:
    said = [f"{name} {', '.join(values)}" for name, values in _conditions(guard) if values]
    return f"{guard.form}: {'; '.join(said) or 'no condition'}"


def _conditions(guard: Guard) -> Iterator[tuple[str, Sequence[str]]]:
    yield "case", ("exact",) if guard.case == "exact" else ()
    yield "needs", guard.needs
    yield "sections", guard.sections
    yield "not before", guard.not_before
    yield "not after", guard.not_after
    yield "not near", guard.not_near
    yield "tested with", (f"“{guard.yes}”", f"“{guard.no}”")


def _frame(frame: Frame) -> str:
    with_ = f", with {' / '.join(frame.near)}" if frame.near else ""
    unless = f", unless {' / '.join(frame.unless)}" if frame.unless else ""
    return f"{' / '.join(frame.verbs)} + {' / '.join(frame.objects)}{with_}{unless}"


def _plain(part: Any) -> str:
    """A property in words: a list as its items, a source with its place."""
    if isinstance(part, (tuple, list)):
        return ", ".join(map(_plain, part))
    if isinstance(part, dict):
        return ", ".join(f"{name} {number}" for name, number in sorted(part.items()))
    if hasattr(part, "place"):
        return f"{part.id}:{part.place}" if part.place else str(part.id)
    return str(part)


def text(diff: VocabularyDiff, documents: Sequence[Needs] | None = None) -> Iterator[str]:
    """The lines of the report."""
    yield f"Vocabulary {diff.old.version} -> {diff.new.version}"
    if diff.is_empty:
        yield "  no difference"
    else:
        sorts = Counter(change.sort for change in diff.concepts)
        yield (
            f"  {count(len(diff.concepts), 'concept')}: {sorts['added']} added, {sorts['removed']} removed, "
            f"{sorts['changed']} changed; {count(len(diff.relations), 'relation')}"
        )
    for name in diff.tables:
        yield f"  the {name} changed: every text is read by them"
    for change in diff.concepts:
        yield ""
        yield f"{_SIGNS[change.sort]} {change.concept}  {clean(change.label)}"
        yield from _parts(_concept(change))
    if diff.relations:
        yield ""
        yield "Relations"
        for relation in diff.relations:
            yield f"  {relation.evidence} earned {_earned(relation.old)} of {relation.requirement}, {_now(relation)}"
    if documents is not None:
        yield ""
        yield from _documents(documents)


def _parts(change: ConceptObject) -> Iterator[str]:
    pairs: Iterable[tuple[str, Pair]] = (
        ("form", change["forms"]),
        ("guard", change["guards"]),
        ("found as", change["frames"]),
    )
    for name, pair in pairs:
        for sign, items in (("-", pair["removed"]), ("+", pair["added"])):
            for item in items:
                yield f"    {sign} {name:9}{clean(item)}"
    for part in change["fields"]:
        old, new = clean(part["old"]) or "nothing", clean(part["new"]) or "nothing"
        yield f"    ~ {part['name'].replace('_', ' ')}: {old} -> {new}"


def _earned(relation: Relation | None) -> str:
    return f"{relation.credit:.2f} ({relation.kind.replace('_', ' ')})" if relation else "nothing"


def _now(change: RelationChange) -> str:
    return f"earns {_earned(change.new)}"


def _documents(documents: Sequence[Needs]) -> Iterator[str]:
    for need, said in _NEEDS.items():
        found = [document for document in documents if document.need == need]
        if found:
            yield f"{count(len(found), 'document')} {said}"
            if need != "no":
                yield from (f"  {clean(document.source)}: {document.why}" for document in found)
    if not documents:
        yield "No documents."
