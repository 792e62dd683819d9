"""The vocabulary as JSON: a list of its concepts, and all that is known of one."""

from __future__ import annotations

from matcher.model import SCHEMA_VERSION, Concept, Frame, Guard, Kind
from matcher.vocabulary import Vocabulary
from matcher.web import shapes


def listed(vocabulary: Vocabulary, kind: Kind | None) -> shapes.VocabularyObject:
    """The concepts, in the order of the vocabulary."""
    return {
        "schema_version": SCHEMA_VERSION,
        "version": vocabulary.version,
        "concepts": [
            {"id": c.id, "name": c.name, "label": c.label, "kind": c.kind}
            for c in vocabulary.concepts.values()
            if kind in (None, c.kind)
        ],
    }


def described(vocabulary: Vocabulary, concept: Concept) -> shapes.ConceptObject:
    """What ``matcher vocab show`` says of a concept."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": concept.id,
        "name": concept.name,
        "label": concept.label,
        "kind": concept.kind,
        "aliases": list(concept.aliases),
        "try": concept.try_form,
        "broader": list(concept.broader),
        "frames": [_frame(frame) for frame in concept.frames],
        "guards": [_guard(guard) for guard in concept.guards],
        "relations": [
            {"evidence": r.evidence, "requirement": r.requirement, "kind": r.kind, "credit": r.credit}
            for r in vocabulary.relations
            if concept.id in (r.evidence, r.requirement)
        ],
        "issuer": concept.issuer,
        "commonplace": concept.commonplace,
        "registration": concept.registration,
        "external": dict(concept.external),
        "sources": [
            {"id": s.id, "place": s.place, "title": vocabulary.sources.get(s.id, "your own")} for s in concept.sources
        ],
        "note": concept.note,
    }


def _frame(frame: Frame) -> shapes.FrameObject:
    return {
        "verbs": list(frame.verbs),
        "objects": list(frame.objects),
        "near": list(frame.near),
        "unless": list(frame.unless),
    }


def _guard(guard: Guard) -> shapes.GuardObject:
    return {
        "form": guard.form,
        "yes": guard.yes,
        "no": guard.no,
        "case": guard.case,
        "needs": list(guard.needs),
        "sections": list(guard.sections),
        "not_before": list(guard.not_before),
        "not_after": list(guard.not_after),
        "not_near": list(guard.not_near),
    }
