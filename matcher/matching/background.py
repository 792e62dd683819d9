"""Fits the TF-IDF background: in how many documents of a declared corpus each term and concept stands.

``python -m matcher.matching.background FOLDER... -o vocab/document_frequencies.tsv`` reads every document under the
folders (those with "posting" in their path as postings, the others as resumes) and writes the table. What corpus the
shipped table was made of stands in its first lines and in ``docs/scoring.md``; no sentence of it is kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from matcher.documents import read
from matcher.extraction.pipeline import Reader
from matcher.matching.counting import DocumentCounts, stated
from matcher.vocabulary import Vocabulary, load_vocabulary

_FEWEST = 3
_MOST_TERMS = 20_000
_LOWER_SHARE = 0.8
_SHORTEST = 4


def fit(texts: Iterable[tuple[str, str]], vocabulary: Vocabulary) -> tuple[int, dict[str, int]]:
    """The number of texts and, per term or concept id, how many of them hold it.

    Args:
        texts: Pairs of text and document type ("posting" or "resume").
        vocabulary: Its concepts are counted where they are claimed or asked for.

    Returns:
        Words count in their singular, from four letters, where they are mostly written in lower case (names are not)
        and at least three texts hold them; at most 20,000, the most frequent first.
    """
    from sklearn.feature_extraction.text import CountVectorizer

    plain = Reader(replace(vocabulary, frequencies={}))
    words: list[list[str]] = []
    concepts: DocumentCounts[str] = DocumentCounts()
    written: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text, doc_type in texts:
        reading = plain.read(text, "posting" if doc_type == "posting" else "resume")
        concepts.add(stated(reading.hits))
        covered = {i for hit in reading.organizations for i in range(hit.start, hit.end)}
        kept = [
            i for i, norm in enumerate(reading.norms) if norm.isalpha() and len(norm) >= _SHORTEST and i not in covered
        ]
        written.update(reading.norms[i] for i in kept)
        lower.update(reading.norms[i] for i in kept if reading.tokens.texts[i].islower())
        words.append([reading.norms[i] for i in kept])
    vectorizer = CountVectorizer(analyzer=lambda tokens: tokens, min_df=_FEWEST, binary=True, stop_words=None)
    matrix = vectorizer.fit_transform(words)
    counts = dict(zip(vectorizer.get_feature_names_out(), matrix.sum(axis=0).A1.tolist(), strict=True))
    plain_words = {
        w: int(n) for w, n in counts.items() if lower[w] >= _LOWER_SHARE * written[w] and w not in _stop_words()
    }
    room = _MOST_TERMS - len(concepts.holding)
    chosen = dict(sorted(plain_words.items(), key=lambda item: (-item[1], item[0]))[:room])
    return concepts.documents, chosen | dict(concepts.holding)


def _stop_words() -> frozenset[str]:
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS)


def corpus(folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The readable texts under some folders with their type, in path order."""
    for folder in folders:
        for path in sorted(
            p for p in folder.rglob("*") if p.suffix.lower() in (".txt", ".pdf", ".docx", ".html", ".md")
        ):
            document = read(path)
            if document.status == "ok":
                yield document.text, "posting" if "posting" in path.parent.name else "resume"


def main(arguments: Sequence[str]) -> int:
    """Fit and write the table; see the module's docstring."""
    folders = [Path(a) for a in arguments[:-2]]
    if len(arguments) < 3 or arguments[-2] != "-o" or not all(f.is_dir() for f in folders):
        sys.stderr.write("usage: python -m matcher.matching.background FOLDER... -o FILE\n")
        return 2
    total, counts = fit(corpus(folders), load_vocabulary())
    lines = [
        "# Document frequencies: the TF-IDF background. Facts (counts) only; no text of the documents is kept.",
        "# Made by: python -m matcher.matching.background FOLDER... -o document_frequencies.tsv (docs/scoring.md).",
        f"# documents: {total}",
        *(f"{term}\t{count}" for term, count in sorted(counts.items())),
    ]
    Path(arguments[-1]).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
