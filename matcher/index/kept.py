"""What an index keeps of its documents, for those who ask what a change of the vocabulary means for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from matcher.changes import Document, VocabularyDiff, needs
from matcher.codec import digests
from matcher.errors import IndexVersionError, StoredProfileError
from matcher.index.folder import DATABASE
from matcher.index.store import Store, Stored
from matcher.vocabulary import Vocabulary, concept_digest

EXTRACTED = "extracted"
_BATCH = 1000


def is_index(folder: Path) -> bool:
    """Whether there is an index in a folder."""
    return (folder / DATABASE).is_file()


def kept(folder: Path | str, vocabulary: Vocabulary) -> Iterator[Document]:
    """Every document of an index with the concepts that were found in it, in the order of their adding.

    Args:
        folder: Where the index lies.
        vocabulary: The one that the documents were extracted with.

    Raises:
        IndexVersionError: They were extracted with another one.
        IndexStoreError: There is no index, or it cannot be used.
    """
    store, named = Store(Path(folder)), names(vocabulary)
    try:
        with store.reading():
            check(store, vocabulary)
            stale, last = store.stale(), 0
            while batch := store.some(last, _BATCH):
                yield from (known(document, named, is_stale=number in stale) for number, document in batch)
                last = batch[-1][0]
    finally:
        store.close()


def check(store: Store, vocabulary: Vocabulary) -> None:
    """Refuse an index whose documents were extracted with another vocabulary.

    Raises:
        IndexVersionError: They were.
    """
    found = extracted(store.about())
    if found != vocabulary.version:
        raise IndexVersionError(
            f"{store.folder}: its documents were extracted with another vocabulary ({found}, this is "
            f"{vocabulary.version}); name the one that was used"
        )


def extracted(about: Mapping[str, str]) -> str | None:
    """The version of the vocabulary that found what the index keeps, also while a rebuild is broken off."""
    return about.get(EXTRACTED, about.get("vocabulary"))


def names(vocabulary: Vocabulary) -> dict[bytes, str]:
    """The ids of concepts by the digests that profiles know them by."""
    return {concept_digest(id_): id_ for id_ in vocabulary.concepts}


def known(document: Stored, named: Mapping[bytes, str], *, is_stale: bool = False) -> Document:
    """What is known of a stored document without its text; nothing of one that this version cannot read."""
    try:
        found = frozenset(named[digest] for digest in digests(document.profile) if digest in named)
    except StoredProfileError:
        found, is_stale = frozenset(), True
    return Document(f"{document.kind} {document.id}", found, is_stale=is_stale)


def touched(diff: VocabularyDiff, documents: Sequence[tuple[int, Stored]]) -> frozenset[int]:
    """The numbers of the stored documents that a change of the vocabulary touches, or may: only texts could tell."""
    named = names(diff.old)
    found = needs(diff, (known(document, named) for _, document in documents))
    return frozenset(number for (number, _), each in zip(documents, found, strict=True) if each.need != "no")
