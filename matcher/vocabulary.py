"""TOML files to a validated :class:`Vocabulary`; only this module and :mod:`matcher.entries` know the file format.

The shipped files live in ``vocab/`` beside the package in a checkout and in ``matcher/vocab`` in an installed wheel.
A user's own file (an *overlay*) has the same form; its entries add concepts or, under a known id, replace them.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from matcher.entries import ConceptEntry, FrameEntry, SourceEntry, SourceFile, VocabularyFile
from matcher.errors import VocabularyError
from matcher.model import Concept, Frame, Guard, Kind, Relation, Source
from matcher.vocabulary_files import CONCEPT_FILES as CONCEPT_FILES
from matcher.vocabulary_files import unread
from matcher.vocabulary_files import vocabulary_folder as vocabulary_folder
from matcher.vocabulary_files import vocabulary_version as vocabulary_version

KINDS: tuple[Kind, ...] = get_args(Kind)
# What a broader requirement gets from narrower evidence, and the reverse, unless an entry says otherwise.
# Figures: one product shows its class; a class word alone hardly shows one product; duties are nearer to each other.
BROADER_CREDIT: Mapping[str, tuple[float, float]] = {"duty": (1.0, 0.5)}
BROADER_DEFAULT = (1.0, 0.25)
SYMMETRIC = frozenset({"same_as", "supersedes"})
DIGEST_SIZE = 4


@dataclass(frozen=True)
class Vocabulary:
    """The whole vocabulary, immutable. ``concepts`` is keyed by id, in file order.

    ``verb_nouns`` maps a verb to the nouns that say the same ("prepare" → "preparation"); ``headings`` maps a section
    to its headings; ``cues`` maps a context cue's name to its phrases; ``frequencies`` is the TF-IDF background: term →
    share of background documents that hold it, in (0, 1].
    """

    version: str
    concepts: Mapping[str, Concept]
    relations: tuple[Relation, ...]
    verb_nouns: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, Mapping[str, tuple[str, ...]]]
    cues: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]
    frequencies: Mapping[str, float] = field(default_factory=dict, repr=False)

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], Concept]:
        """Concepts keyed by (kind, name)."""
        return {(c.kind, c.name): c for c in self.concepts.values()}

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Direct members of each class: broader concept id → ids of its narrower concepts, in file order."""
        found: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for parent in concept.broader:
                found.setdefault(parent, []).append(concept.id)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def by_digest(self) -> Mapping[bytes, Concept]:
        """Concepts keyed by the digest of their ids, by which stored profiles name them.

        Raises:
            VocabularyError: Two ids share a digest, which can happen to ids of an overlay only.
        """
        found: dict[bytes, Concept] = {}
        for concept in self.concepts.values():
            other = found.setdefault(concept_digest(concept.id), concept)
            if other is not concept:
                raise VocabularyError(f"{concept.id}: stored like {other.id}, by chance; choose another id")
        return found


def concept_digest(concept_id: str) -> bytes:
    """A concept's id in four bytes."""
    return hashlib.blake2b(concept_id.encode(), digest_size=DIGEST_SIZE).digest()


def load_vocabulary(overlay: Path | None = None) -> Vocabulary:
    """The shipped vocabulary, with a user's own TOML file laid over it where one is given.

    Raises:
        VocabularyError: A file is missing or broken; the message names the file and the entry.
    """
    return _load(
        overlay.resolve() if overlay else None, overlay.stat().st_mtime_ns if overlay and overlay.exists() else 0
    )


@lru_cache(maxsize=4)
def _load(overlay: Path | None, _changed: int) -> Vocabulary:
    folder = vocabulary_folder()
    entries: dict[str, ConceptEntry] = {}
    files: dict[str, str] = {}
    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    paths = [folder / name for name in CONCEPT_FILES] + ([overlay] if overlay else [])
    for path in paths:
        parsed = read_file(path)
        verbs |= parsed.verbs
        nouns |= parsed.nouns
        for entry in parsed.concept:
            if entry.id in entries and path != overlay:
                raise VocabularyError(f"{path.name}: {entry.id} is defined twice")
            entries[entry.id] = entry
            files[entry.id] = path.name
    sources = {s.id: s.title for s in _sources(folder)}
    try:
        concepts = {id_: _concept(entry, verbs) for id_, entry in entries.items()}
        _check_references(entries, sources, overlay)
        _check_forms(concepts)
    except VocabularyError as error:
        raise VocabularyError(f"{files[str(error).partition(':')[0]]}: {error}") from None
    return Vocabulary(
        version=vocabulary_version(overlay),
        concepts=concepts,
        relations=_relations(entries),
        verb_nouns=nouns,
        headings=_read_toml(folder / "headings.toml"),
        cues={key: tuple(value) for key, value in _read_toml(folder / "cues.toml").items()},
        sources=sources,
        frequencies=_frequencies(folder / "document_frequencies.tsv"),
    )


def read_file(path: Path) -> VocabularyFile:
    """One vocabulary file, validated on its own.

    Raises:
        VocabularyError: The file is missing, is no TOML, or has an unknown or wrong key; file and entry are named.
    """
    raw = _read_toml(path)
    try:
        return VocabularyFile.model_validate(raw)
    except ValidationError as error:
        raise VocabularyError(_explain(path, raw, error)) from None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise unread(path, error) from None
    except UnicodeDecodeError:
        raise VocabularyError(f"{path}: not UTF-8 text; save it as UTF-8 and try again") from None
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path}: not valid TOML: {error}") from None
    except RecursionError:
        raise VocabularyError(f"{path}: nested too deeply to be a vocabulary; see docs/vocabulary.md") from None


def _explain(path: Path, raw: Mapping[str, Any], error: ValidationError) -> str:
    """The first fault of a file in one line: which file, which entry, which key, what is wrong."""
    first = error.errors()[0]
    place = first["loc"]
    entry = ""
    if len(place) > 1 and place[0] == "concept" and isinstance(place[1], int):
        item = raw["concept"][place[1]]
        entry = str(item.get("id", f"entry {place[1] + 1}")) if isinstance(item, dict) else f"entry {place[1] + 1}"
        place = place[2:]
    key = ".".join(str(part) for part in place)
    what = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
    return f"{path.name}: {entry}{': ' if entry else ''}{key}: {what}; see docs/vocabulary.md or `matcher vocab new`"


def _sources(folder: Path) -> tuple[SourceEntry, ...]:
    path = folder / "sources.toml"
    raw = _read_toml(path)
    try:
        return SourceFile.model_validate(raw).source
    except ValidationError as error:
        raise VocabularyError(_explain(path, raw, error)) from None


def _frequencies(path: Path) -> dict[str, float]:
    """The TF-IDF background: a header line ``# documents: N``, then one ``term<TAB>count`` a line."""
    try:
        data = path.read_bytes()
    except OSError:
        raise VocabularyError(f"{path}: cannot be read; install the package again") from None
    total = 1
    found: dict[str, float] = {}
    for line in data.decode("utf-8").splitlines():
        if line.startswith("# documents:"):
            total = int(line.partition(":")[2])
        elif line and not line.startswith("#"):
            term, _, count = line.partition("\t")
            found[term] = int(count) / total
    return found


def _concept(entry: ConceptEntry, verbs: Mapping[str, tuple[str, ...]]) -> Concept:
    kind = entry.id.partition(".")[0]
    if kind not in KINDS:
        raise VocabularyError(f"{entry.id}: the id must start with one of {', '.join(KINDS)}, then a dot")
    aliases = entry.aliases or ((entry.name,) if not entry.frames else ())
    known = {alias.lower() for alias in aliases}
    for guard in entry.guards:
        if guard.form.lower() not in known:
            raise VocabularyError(f"{entry.id}: the guard's form {guard.form!r} is not among the aliases")
    if kind != "duty" and entry.frames:
        raise VocabularyError(f"{entry.id}: only duties have frames")
    return Concept(
        id=entry.id,
        name=entry.name,
        label=entry.label or entry.name,
        kind=kind,
        aliases=aliases,
        try_form=entry.try_ or (aliases[0] if aliases else entry.name),
        sources=tuple(Source(*(s.split(":", 1) if ":" in s else (s, ""))) for s in entry.sources),
        broader=entry.broader,
        guards=tuple(Guard(**g.model_dump()) for g in entry.guards),
        frames=tuple(_frame(entry.id, f, verbs) for f in entry.frames),
        issuer=entry.issuer,
        commonplace=entry.commonplace,
        beside=entry.beside,
        registration=entry.registration,
        sibling=entry.sibling,
        external=entry.external,
        note=entry.note,
    )


def _frame(id_: str, frame: FrameEntry, groups: Mapping[str, tuple[str, ...]]) -> Frame:
    """A frame with its ``@group`` names replaced by the group's verbs."""
    verbs: dict[str, None] = {}
    for verb in frame.verbs:
        if verb.startswith("@"):
            if verb[1:] not in groups:
                raise VocabularyError(f"{id_}: unknown verb group {verb!r}; groups stand under [verbs] in duties.toml")
            verbs |= dict.fromkeys(groups[verb[1:]])
        else:
            verbs[verb] = None
    return Frame(tuple(verbs), frame.objects, frame.near, frame.unless)


def _check_references(entries: Mapping[str, ConceptEntry], sources: Mapping[str, str], overlay: Path | None) -> None:
    for entry in entries.values():
        for target in (*entry.broader, *(r.to for r in entry.relations)):
            if target not in entries:
                raise VocabularyError(f"{entry.id}: unknown concept {target!r}; `matcher vocab list` shows the ids")
        for source in entry.sources:
            if source.split(":", 1)[0] not in sources and overlay is None:
                raise VocabularyError(f"{entry.id}: unknown source {source!r}; add it to sources.toml")


def _check_forms(concepts: Mapping[str, Concept]) -> None:
    """A form belongs to one concept of a kind, unless a guard says which is meant; slash pairs (PLS/CLP) name both."""
    owner: dict[tuple[str, str], str] = {}
    for concept in concepts.values():
        guarded = {guard.form.lower() for guard in concept.guards}
        for alias in concept.aliases:
            if "/" in alias or alias.lower() in guarded:
                continue
            key = (concept.kind, alias.lower())
            if owner.setdefault(key, concept.id) != concept.id:
                raise VocabularyError(f"{concept.id}: the form {alias!r} belongs to {owner[key]} already")


def _relations(entries: Mapping[str, ConceptEntry]) -> tuple[Relation, ...]:
    """Directed relations; an explicit one between two concepts replaces the default of ``broader``."""
    found: dict[tuple[str, str], Relation] = {}
    for entry in entries.values():
        there, back = BROADER_CREDIT.get(entry.id.partition(".")[0], BROADER_DEFAULT)
        for parent in entry.broader:
            found[entry.id, parent] = Relation(entry.id, parent, "broader", there)
            found.setdefault((parent, entry.id), Relation(parent, entry.id, "narrower", back))
    for entry in entries.values():
        for r in entry.relations:
            found[entry.id, r.to] = Relation(entry.id, r.to, r.kind, r.credit)
            back_credit = r.credit if r.back is None and r.kind in SYMMETRIC else r.back
            if back_credit is not None:
                found[r.to, entry.id] = Relation(
                    r.to, entry.id, "narrower" if r.kind == "broader" else r.kind, back_credit
                )
    return tuple(found[key] for key in sorted(found))
