"""What can be wrong with a vocabulary, what the guides name, and what an overlay changes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from matcher.errors import VocabularyError
from matcher.extraction.pipeline import Reader
from matcher.model import Concept, Document, DocumentType
from matcher.reports.wording import clean
from matcher.vocabulary import Vocabulary, load_vocabulary

_CLAIMED = ("held", "wanted", "expired")
_GUIDE = "guide-"
_TABLE_KEYS = ("kind", "canonical")
_AROUND = 60


def ordinary_words(vocabulary: Vocabulary, concepts: Iterable[Concept]) -> list[str]:
    """Single words of ordinary English that stand for a tool or a credential without a guard."""
    from spacy.lang.en.stop_words import STOP_WORDS

    common = STOP_WORDS | {term for term in vocabulary.frequencies if "." not in term}
    found = []
    for concept in concepts:
        guarded = {guard.form.lower() for guard in concept.guards}
        for alias in concept.aliases:
            written = alias.islower() or alias.istitle()
            if (
                concept.kind in ("tool", "certification")
                and alias.isalpha()
                and written
                and alias.lower() not in guarded
                and alias.lower() in common
            ):
                found.append(f"{concept.id}: {alias!r} is an ordinary word; give it a guard, or leave it out")
    return found


def broken_guards(vocabulary: Vocabulary, concepts: Iterable[Concept]) -> list[str]:
    """Guards whose sentences do not do what they say."""
    reader = Reader(vocabulary)
    found = []
    for concept in concepts:
        for guard in concept.guards:
            if concept.id not in _claimed(reader, guard.yes, "resume"):
                found.append(f"{concept.id}, guard {guard.form!r}: not found in its yes sentence: {guard.yes}")
            if any(concept.id in _claimed(reader, guard.no, kind) for kind in ("resume", "posting")):
                found.append(f"{concept.id}, guard {guard.form!r}: found in its no sentence: {guard.no}")
    return found


def _claimed(reader: Reader, text: str, doc_type: DocumentType) -> set[str]:
    reading = reader.read(text, doc_type)
    hits = [hit for hit in reading.hits if hit.status in _CLAIMED]
    return {hit.concept for hit in (*hits, *reading.organizations)}


def guide_concepts(vocabulary: Vocabulary) -> list[tuple[Concept, list[str]]]:
    """The concepts that a guide names, each with its places ("guide-002:43,177")."""
    found = []
    for concept in vocabulary.concepts.values():
        places = [f"{s.id}:{s.place}" if s.place else s.id for s in concept.sources if s.id.startswith(_GUIDE)]
        if places:
            found.append((concept, places))
    return found


def counts_by_guide(vocabulary: Vocabulary) -> dict[str, Counter[str]]:
    """How many concepts of each kind each guide names."""
    counts: dict[str, Counter[str]] = {source: Counter() for source in vocabulary.sources if source.startswith(_GUIDE)}
    for concept in vocabulary.concepts.values():
        for guide in dict.fromkeys(s.id for s in concept.sources if s.id.startswith(_GUIDE)):
            counts.setdefault(guide, Counter())[concept.kind] += 1
    return counts


def missing_names(vocabulary: Vocabulary, table: Path) -> tuple[int, list[str]]:
    """How many concepts a table asks for, and those that the vocabulary lacks, as "kind: name".

    Rows that are noted as noise, and organizations, are not asked for.

    Raises:
        VocabularyError: The table is not UTF-8 or lacks the columns kind and canonical.
    """
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except UnicodeDecodeError:
        raise VocabularyError(f"{table}: not UTF-8 text; save it as UTF-8 and try again") from None
    if not rows or any(key not in rows[0] for key in _TABLE_KEYS):
        raise VocabularyError(f"{table}: needs tab-separated columns named kind and canonical in its first line")
    asked = dict.fromkeys(
        (row["kind"].strip(), row["canonical"].strip())
        for row in rows
        if row["kind"] != "organization" and not (row.get("note") or "").startswith("NOISE")
    )
    return len(asked), [f"{kind}: {name}" for kind, name in asked if (kind, name) not in vocabulary.by_name]


def changes(document: Document, overlay: Path) -> Iterator[str]:
    """The hits that an overlay adds (+) to a document or takes from it (-), each in its surroundings."""
    from matcher.extraction.wording import guess_type

    kind = guess_type(document.text)
    before, after = (_hits(Reader(load_vocabulary(path)), document.text, kind) for path in (None, overlay))
    for sign, hits in (("+", after - before), ("-", before - after)):
        for start, end, concept, status in sorted(hits):
            line = document.text.count("\n", 0, start) + 1
            left = clean(document.text[max(0, start - _AROUND) : start])
            right = clean(document.text[end : end + _AROUND])
            quote = clean(document.text[start:end])
            said = "" if status in _CLAIMED else f" ({status.replace('_', ' ')})"
            yield f"{sign} {concept}{said}  {clean(document.source)} l.{line}: … {left} [{quote}] {right} …"


def _hits(reader: Reader, text: str, kind: DocumentType) -> set[tuple[int, int, str, str]]:
    reading = reader.read(text, kind)
    return {(*reading.span(hit.start, hit.end), hit.concept, hit.status) for hit in reading.hits}
