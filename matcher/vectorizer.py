"""Texts as rows of concepts, as a scikit-learn transformer; the only module of the project that is an estimator."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from matcher.errors import VocabularyError
from matcher.extraction.readers import extract
from matcher.matching.weights import Weights
from matcher.model import Document, DocumentType, Kind
from matcher.vocabulary import KINDS, Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

Weighting = Literal["idf", "binary"]
_TYPES: dict[str, DocumentType | None] = {"resume": "resume", "posting": "posting", "auto": None}
# No concept of a text depends on the date; the pipeline wants one.
_ANY_DATE = date(2000, 1, 1)
# Organisations are known only so that their names are not taken for something else.
_COUNTED = tuple(kind for kind in KINDS if kind != "organization")


class LegalConceptVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc] # scikit-learn is untyped
    """Turns texts into a sparse matrix of the legal concepts that they state, one column for each concept.

    Nothing is learned from the texts: ``fit`` only notes which concepts there are and what they weigh. A fitted
    vectorizer can be pickled; where it is opened with another vocabulary it says so instead of mixing up columns.

    Args:
        doc_type: What the texts are: "resume", "posting", or "auto" (the wording of each decides).
        kinds: The kinds of concepts that get a column, such as ``("tool", "duty")``; all there are if ``None``.
        weighting: "idf": a concept that is there weighs what it weighs in a score, rare ones more than common ones,
            between 0.5 and 1.5, by the shipped table of document frequencies, those of any office less. "binary": 1.
        include_negated: Count what a text denies, merely wishes or says of others as well.
        vocabulary: The path of your own TOML file, to be laid over the shipped vocabulary.
        sparse_output: With ``False`` a dense array, which ``set_output(transform="pandas")`` needs.

    Attributes:
        concepts_: The ids of the concepts, in the order of the columns.
        weights_: What each column holds where a text states its concept.
        vocabulary_version_: The version of the vocabulary that it was fitted with.

    >>> vectorizer = LegalConceptVectorizer(kinds=("tool",), weighting="binary").fit([])
    >>> matrix = vectorizer.transform(["Filed motions in CM/ECF. No Relativity.", "Skills: Westlaw"])
    >>> [list(vectorizer.get_feature_names_out()[row.indices]) for row in matrix]
    [['tool.cm-ecf'], ['tool.westlaw']]
    """

    def __init__(  # noqa: PLR0913 - scikit-learn takes each setting as a parameter of its own
        self,
        *,
        doc_type: Literal["resume", "posting", "auto"] = "resume",
        kinds: Sequence[Kind] | None = None,
        weighting: Weighting = "idf",
        include_negated: bool = False,
        vocabulary: str | os.PathLike[str] | None = None,
        sparse_output: bool = True,
    ) -> None:
        self.doc_type = doc_type
        self.kinds = kinds
        self.weighting = weighting
        self.include_negated = include_negated
        self.vocabulary = vocabulary
        self.sparse_output = sparse_output

    def fit(self, X: Iterable[str], y: Any = None) -> LegalConceptVectorizer:
        """Note the columns and return itself; the texts are not read.

        Raises:
            ValueError: A parameter is none of its values.
            VocabularyError: The vocabulary cannot be used; the message names the entry.
        """
        _refuse_one_text(X)
        self._check_parameters()
        vocabulary = self._vocabulary()
        wanted = frozenset(_COUNTED if self.kinds is None else self.kinds)
        self.concepts_: NDArray[Any] = np.array(
            sorted(c.id for c in vocabulary.concepts.values() if c.kind in wanted), dtype=object
        )
        self.weights_: NDArray[np.float64] = np.ones(len(self.concepts_))
        if self.weighting == "idf":
            weights = Weights(vocabulary)
            self.weights_ = np.array([weights.concept(concept) for concept in self.concepts_])
        self.vocabulary_version_ = vocabulary.version
        return self

    def transform(self, X: Iterable[str]) -> Any:
        """One row for each text: a CSR matrix, or an array with ``sparse_output=False``.

        Raises:
            TypeError: Something among the texts is no string.
            VocabularyError: The vocabulary is not the one that it was fitted with.
        """
        check_is_fitted(self)
        _refuse_one_text(X)
        vocabulary = self._vocabulary()
        if vocabulary.version != self.vocabulary_version_:
            raise VocabularyError(
                f"fitted with the vocabulary {self.vocabulary_version_}, but this is {vocabulary.version}: fit it again"
            )
        columns = {concept: column for column, concept in enumerate(self.concepts_)}
        indices: list[int] = []
        ends = [0]
        for text in _texts(X):
            indices += sorted(columns[concept] for concept in self._stated(text, vocabulary) if concept in columns)
            ends.append(len(indices))
        matrix = csr_matrix((self.weights_[indices], indices, ends), shape=(len(ends) - 1, len(columns)))
        return matrix if self.sparse_output else matrix.toarray()

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """The ids of the concepts, in the order of the columns; ``input_features`` is there for scikit-learn alone."""
        check_is_fitted(self)
        return self.concepts_.copy()

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn is to know: texts in, no table of numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def _check_parameters(self) -> None:
        allowed = {"doc_type": tuple(_TYPES), "weighting": get_args(Weighting)}
        for name, values in allowed.items():
            if getattr(self, name) not in values:
                raise ValueError(f"{name} must be one of {', '.join(values)}, not {getattr(self, name)!r}")
        kinds = () if self.kinds is None else self.kinds
        # An iterator would be at its end after this look at it.
        if isinstance(kinds, str) or not isinstance(kinds, Collection) or not set(kinds) <= set(_COUNTED):
            raise ValueError(f"kinds must be a sequence of {', '.join(_COUNTED)}, not {self.kinds!r}")

    def _vocabulary(self) -> Vocabulary:
        return load_vocabulary(None if self.vocabulary is None else Path(self.vocabulary))

    def _stated(self, text: str, vocabulary: Vocabulary) -> set[str]:
        document = Document(source="text", sha256="", status="ok", text=text)
        found = extract(document, vocabulary, as_of=_ANY_DATE, doc_type=_TYPES[self.doc_type])
        return {mention.concept for mention in found.mentions if self.include_negated or not mention.negated}


def _refuse_one_text(texts: object) -> None:
    """Refuse a string, which is an iterable of strings as well.

    Raises:
        ValueError: It is one.
    """
    if isinstance(texts, (str, bytes)):
        raise ValueError("expected several texts, not one: put it into a list")


def _texts(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if not isinstance(text, str):
            raise TypeError(f"text {number} is no string but {type(text).__name__}; leave it out or give ''")
        yield text
