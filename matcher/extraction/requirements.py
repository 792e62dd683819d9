"""A posting's mentions to its requirements: how the wording combines them ("such as", "or", "and", "or similar").

One stretch of one line is one requirement and carries one weight, however many concepts the vocabulary knows in it.
The reading of the wording follows the table in ``docs/scoring.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.extraction.cues import Cue, CueFinder, same_clause
from matcher.extraction.education import DEGREES
from matcher.extraction.labels import experience_label, label
from matcher.extraction.lists import combine, one_suffices, or_unknown, runs, said_by, stretches
from matcher.extraction.reading import Hit, Reading
from matcher.model import Level, Requirement, RequirementMode, Years
from matcher.vocabulary import Vocabulary

_ORDER: Mapping[Level | None, int] = {"required": 0, "preferred": 1, "mentioned": 2, None: 3}
_UNSCORED_SECTIONS = frozenset({"benefits", "other", "not_required"})
_SCORED_KINDS = ("tool", "certification", "duty", "practice_area", "skill", "document_type")
# How many tokens from a title's role, and characters after "5 years", a practice area may stand to qualify it.
_TITLE_REACH = 4
_YEARS_REACH = 60

_HARD_KINDS = frozenset({"certification", "education", "experience"})
# "Westlaw Experience Preferred" on a line of its own looks like a heading and asks for Westlaw all the same.
_HEADLINE_KINDS = frozenset({"tool", "certification", "education"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A requirement before it has an id."""

    kind: str
    mode: RequirementMode
    hits: tuple[Hit, ...]
    class_id: str = ""
    open: bool = False

    @property
    def wants(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(hit.concept for hit in self.hits))


class RequirementReader:
    """Groups a posting's hits into requirements. Built once per pipeline."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the cues and the class relation of the vocabulary."""
        self.vocabulary = vocabulary
        self.cues = CueFinder(vocabulary.cues)
        self._known_classes: dict[str, frozenset[str]] = {}
        self.wider: dict[str, set[str]] = {}
        for relation in vocabulary.relations:
            if relation.kind == "broader":
                self.wider.setdefault(relation.evidence, set()).add(relation.requirement)
        self.suites: dict[str, set[str]] = {}
        for relation in vocabulary.relations:
            if relation.kind == "part_of":
                self.suites.setdefault(relation.evidence, set()).add(relation.requirement)
        self.twins: dict[str, set[str]] = {}
        for relation in vocabulary.relations:
            if relation.kind == "same_as":
                self.twins.setdefault(relation.evidence, {relation.evidence}).add(relation.requirement)

    def __call__(self, reading: Reading, years: Years | None, family: str) -> tuple[Requirement, ...]:
        """The requirements of a posting in the order of its text; each concept once, where it is asked for most."""
        by_sentence: dict[int, list[Hit]] = {}
        for hit in reading.hits:
            if hit.status == "wanted":
                by_sentence.setdefault(hit.sentence, []).append(hit)
        drafts = [d for index in sorted(by_sentence) for d in self._sentence(by_sentence[index], reading, index)]
        kept = self._once(drafts)
        found = [self._finish(draft, reading) for draft in kept]
        if years is not None or (family and any(r.scored for r in found)):
            found.append(self._experience(years, family, reading))
        found.sort(key=lambda r: (r.start, r.end, r.kind))
        return tuple(replace(r, id=f"r{i}") for i, r in enumerate(found, 1))

    def _sentence(self, hits: Sequence[Hit], reading: Reading, index: int) -> Iterator[_Draft]:
        """The requirements of one sentence, in which ``hits`` are asked for."""
        if reading.sentences[index].section in _UNSCORED_SECTIONS:
            return
        if reading.sentences[index].heading:
            hits = [h for h in hits if h.kind in _HEADLINE_KINDS and h.concept not in self.vocabulary.members]
        cues = self.cues(reading.words, *reading.bounds[index])
        for stretch in stretches(hits, reading):
            yield from self._stretch(stretch, cues, reading)

    def _stretch(self, hits: Sequence[Hit], cues: Sequence[Cue], reading: Reading) -> Iterator[_Draft]:
        """The requirements of one stretch between semicolons."""
        duties = self._narrowest([h for h in hits if h.kind == "duty"])
        rest = [h for h in hits if h.kind != "duty" and not said_by(h, duties)]
        if duties:
            yield _Draft("duty", "all" if len({h.concept for h in duties}) > 1 else "one", tuple(duties))
        for kind in ("tool", "certification"):
            for run in runs([h for h in rest if h.kind == kind], reading):
                yield from self._run(kind, run, cues, reading)
        yield from _education([h for h in rest if h.kind == "education"], reading)
        named = [h for h in rest if h.kind in ("tool", "certification")]
        for kind in ("practice_area", "skill", "document_type"):
            loose = [h for h in rest if h.kind == kind and not said_by(h, named)]
            if loose:
                yield _Draft(kind, "any" if len(loose) > 1 else "one", tuple(loose))

    def _run(self, kind: str, run: Sequence[Hit], cues: Sequence[Cue], reading: Reading) -> Iterator[_Draft]:
        """Tools or credentials that stand in one list."""
        is_open = any(c.name == "similar" and 0 <= c.start - run[-1].end <= 4 for c in cues)
        run = [h for h in run if not self._spelled_out(h, run, cues, reading)]
        class_hits = [h for h in run if self._is_class(h.concept)]
        classes = sorted({h.concept for h in class_hits})
        members = [h for h in run if not self._is_class(h.concept) or any(self._member(h.concept, c) for c in classes)]
        for class_hit in class_hits:
            named = [
                h for h in members if self._member(h.concept, class_hit.concept) and h.concept != class_hit.concept
            ]
            if named and self._exemplifies(class_hit, named, cues, reading):
                taken = [class_hit, *named]
                yield _Draft(kind, "class", tuple(sorted(taken, key=lambda h: h.start)), class_hit.concept, True)
                run = [h for h in run if h not in taken]
        shared = self._shared_class(run)
        if run and is_open and shared:
            yield _Draft(kind, "class", tuple(run), shared, True)
            return
        unknown = bool(run) and or_unknown(run, reading)
        alternatives = kind == "certification" or unknown or one_suffices(run, cues)
        for group, mode in combine(run, reading, alternatives=alternatives):
            yield _Draft(kind, mode, tuple(group), open=is_open or unknown)

    def _spelled_out(self, hit: Hit, run: Sequence[Hit], cues: Sequence[Cue], reading: Reading) -> bool:
        """True for a suite whose parts are named beside it: "MS Office (Word, Excel)" asks for Word and Excel."""
        parts = [h for h in run if hit.concept in self.suites.get(h.concept, ()) and h.start >= hit.end]
        return bool(parts) and self._exemplifies(hit, parts, cues, reading)

    def _exemplifies(self, class_hit: Hit, named: Sequence[Hit], cues: Sequence[Cue], reading: Reading) -> bool:
        """True where names stand beside their class as examples: "such as", brackets, or right before it."""
        first, last = named[0], named[-1]
        if class_hit.end <= first.start:
            gap = reading.words[class_hit.end : first.start]
            cue = any(c.name in ("examples", "similar") and class_hit.end <= c.start < first.start for c in cues)
            return cue or bool(set(gap) & {"(", ":", "-", "/"}) or len(gap) <= 1
        gap = reading.words[last.end : class_hit.start]
        return bool(set(gap) & {"or", "other", "another", "and", "(", ")"}) or len(gap) <= 2

    def _twins(self, concept: str) -> set[str]:
        """A concept and its other names that are concepts too ("practice" and "case management software")."""
        return self.twins.get(concept, {concept})

    def _is_class(self, concept: str) -> bool:
        return not self._twins(concept).isdisjoint(self.vocabulary.members)

    def _member(self, concept: str, class_id: str) -> bool:
        return not self._twins(class_id).isdisjoint(self._classes(concept))

    def _classes(self, concept: str) -> frozenset[str]:
        """The classes that a concept belongs to, directly or through another class; searched for once."""
        found = self._known_classes.get(concept)
        if found is None:
            seen: set[str] = set()
            queue = [concept]
            while queue:
                parents = self.vocabulary.concepts[queue.pop()].broader
                queue.extend(p for p in parents if p not in seen)
                seen.update(parents)
            found = self._known_classes[concept] = frozenset(seen)
        return found

    def _shared_class(self, run: Sequence[Hit]) -> str:
        """The first class that all of a list's names belong to, or ""; an umbrella such as "legal software" is none."""
        for class_id in self.vocabulary.concepts[run[0].concept].broader if run else ():
            if self.vocabulary.concepts[class_id].sibling and all(self._member(h.concept, class_id) for h in run):
                return class_id
        return ""

    def _narrowest(self, hits: Sequence[Hit]) -> list[Hit]:
        """Duties of a line without those that a narrower one on overlapping words implies."""
        return [
            h
            for h in hits
            if not any(
                h.concept in self.wider.get(o.concept, ()) and o.start < h.end and h.start < o.end
                for o in hits
                if o is not h
            )
        ]

    def _once(self, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Each concept in one requirement only: the one of the highest level, then the earliest."""
        order = sorted(range(len(drafts)), key=lambda i: (min(_ORDER[h.level] for h in drafts[i].hits), i))
        seen: set[str] = set()
        kept: dict[int, _Draft] = {}
        for i in order:
            draft = drafts[i]
            fresh = tuple(h for h in draft.hits if h.concept not in seen)
            if draft.mode in ("any", "class") and draft.hits[0].concept in seen and len(fresh) < len(draft.hits):
                continue
            if fresh:
                mode = draft.mode if len({h.concept for h in fresh}) > 1 or draft.mode == "class" else "one"
                kept[i] = replace(draft, hits=fresh, mode=mode)
                seen.update(h.concept for h in fresh)
        return [kept[i] for i in sorted(kept)]

    def _finish(self, draft: _Draft, reading: Reading) -> Requirement:
        level = min((h.level for h in draft.hits), key=lambda value: _ORDER[value]) or "mentioned"
        first, last = min(h.start for h in draft.hits), max(h.end for h in draft.hits)
        start, end = reading.span(first, last)
        low, high = reading.bounds[draft.hits[0].sentence]
        cues = _beside(draft.hits, self.cues(reading.words, low, high), reading)
        willing = any(cue.name == "willing" for cue in cues)
        return Requirement(
            id="",
            kind=draft.kind,
            label=label(self.vocabulary, draft.wants, draft.mode, draft.class_id),
            mode=draft.mode,
            wants=draft.wants,
            class_id=draft.class_id,
            level=level,
            section=reading.sentences[draft.hits[0].sentence].section,
            hard=level == "required" and draft.kind in _HARD_KINDS and not willing,
            open=draft.open or willing,
            proficiency=_proficiency(first, cues),
            min_years=None,
            scored=draft.kind in (*_SCORED_KINDS, "education") and not self._quality(draft),
            start=start,
            end=end,
        )

    def _experience(self, years: Years | None, family: str, reading: Reading) -> Requirement:
        """The experience that a posting asks for: the role and field of its title, and the years that it states."""
        titled = next((h for h in reading.hits if h.concept == family), None)
        if years is not None:
            start, end, level = years.start, years.end, years.level
        else:
            assert titled is not None
            start, end = reading.span(titled.start, titled.end)
            level = "mentioned"
        fields = self._fields(years, titled, reading)
        wants = (family, *fields) if family else ()
        return Requirement(
            id="",
            kind="experience",
            label=experience_label(self.vocabulary, wants, years.min if years else None),
            mode="one",
            wants=wants,
            class_id="",
            level=level,
            section="requirements",
            hard=years is not None and level == "required",
            open=False,
            proficiency="",
            min_years=years.min if years else None,
            scored=True,
            start=start,
            end=end,
        )

    @staticmethod
    def _fields(years: Years | None, titled: Hit | None, reading: Reading) -> list[str]:
        """The practice areas that the title or the line about years names."""
        found: dict[str, None] = {}
        for hit in reading.hits:
            if hit.kind != "practice_area" or hit.status != "wanted":
                continue
            start, end = reading.span(hit.start, hit.end)
            beside = (
                titled is not None and hit.sentence == titled.sentence and abs(hit.start - titled.start) <= _TITLE_REACH
            )
            if beside or (years is not None and years.start <= start and end <= years.end + _YEARS_REACH):
                found[hit.concept] = None
        return list(found)

    def _quality(self, draft: _Draft) -> bool:
        """True for personal qualities: asked, never scored."""
        return draft.kind == "skill" and all(self.vocabulary.concepts[c].commonplace for c in draft.wants)


def _beside(hits: Sequence[Hit], cues: Sequence[Cue], reading: Reading) -> list[Cue]:
    """The cues of the clauses that a requirement's hits stand in."""
    first, last = min(h.start for h in hits), max(h.end for h in hits)
    return [c for c in cues if same_clause(min(c.start, first), max(c.end, last), reading)]


def _proficiency(first: int, cues: Sequence[Cue]) -> str:
    """How well a thing is to be known: what the nearest word before it says, else any word of its clause."""
    found = [c for c in cues if c.name in ("expert", "familiar")]
    before = [c for c in found if c.end <= first]
    nearest = max(before, key=lambda c: (c.end, c.end - c.start), default=found[0] if found else None)
    return nearest.name if nearest else ""


def _education(hits: Sequence[Hit], reading: Reading) -> Iterator[_Draft]:
    """One requirement for the degrees of a line (the lowest suffices); "and a certificate" is one of its own."""
    degrees = [h for h in hits if h.concept in DEGREES]
    if not degrees:
        return
    certificates = [h for h in degrees if DEGREES[h.concept] == "paralegal certificate"]
    ladder = [h for h in degrees if h not in certificates]
    joined = [
        c
        for c in certificates
        if any("and" in reading.words[min(c.end, d.end) : max(c.start, d.start)] for d in ladder)
    ]
    together = [h for h in degrees if h not in joined]
    if together:
        yield _Draft("education", "any" if len(together) > 1 else "one", tuple(together))
    if joined:
        yield _Draft("education", "one", tuple(joined))
