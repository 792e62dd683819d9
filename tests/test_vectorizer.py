"""The scikit-learn transformer: what it finds, how it behaves as an estimator, and as a part of a pipeline.

scikit-learn runs one check on an estimator that takes texts and skips all others, for its own vectorizers too.
``OnNumbers`` takes tables of numbers and hands each row to the vectorizer as a text, so that all of them run on its own
code; none is expected to fail.
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import validate_data

from matcher.errors import VocabularyError
from matcher.extraction.pipeline import Reader
from matcher.vectorizer import LegalConceptVectorizer

TEXTS = ["Drafted pleadings and filed them in CM/ECF.", "Skills: Westlaw, PACER, Westlaw", "Grew tomatoes.", ""]
WORDS = ("Westlaw", "PACER", "Relativity", "legal research", "Clio")


class OnNumbers(LegalConceptVectorizer):
    """The vectorizer over rows of numbers: each row is the list of the words whose number is above the mean."""

    def fit(self, X: Any, y: Any = None) -> OnNumbers:
        return super().fit(self._rows(X, reset=True), y)

    def transform(self, X: Any) -> Any:
        if not hasattr(self, "concepts_"):
            return super().transform([])
        return super().transform(self._rows(X, reset=False))

    def _rows(self, X: Any, *, reset: bool) -> list[str]:
        table = validate_data(self, X, reset=reset)
        return ["Skills: " + ", ".join(w for w, n in zip(WORDS, row, strict=False) if n > 0) for row in table]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = False
        tags.input_tags.two_d_array = True
        return tags


def stated(vectorizer: LegalConceptVectorizer, text: str) -> set[str]:
    return set(vectorizer.get_feature_names_out()[vectorizer.transform([text]).indices])


@parametrize_with_checks([OnNumbers(), OnNumbers(sparse_output=False)])
def test_every_check_of_scikit_learn(estimator: Any, check: Any) -> None:
    check(estimator)


def test_scikit_learn_skips_the_other_checks_of_texts() -> None:
    with pytest.warns(SkipTestWarning, match="Can't test estimator LegalConceptVectorizer which requires input"):
        results = check_estimator(LegalConceptVectorizer(), on_fail=None)
    assert [result["check_name"] for result in results if result["status"] != "passed"] == []


@pytest.mark.parametrize(
    ("options", "text", "there", "absent"),
    [
        ({}, "Filed motions in CM/ECF. No Relativity.", {"tool.cm-ecf"}, {"tool.relativity"}),
        ({"include_negated": True}, "No Relativity.", {"tool.relativity"}, set()),
        (
            {"kinds": ("certification",)},
            "Skills: Westlaw. Certified Paralegal (CP)",
            {"certification.cp"},
            {"tool.westlaw"},
        ),
        (
            {"doc_type": "posting"},
            "You must know Westlaw; Relativity is not required.",
            {"tool.westlaw"},
            {"tool.relativity"},
        ),
        ({"doc_type": "auto"}, "We are seeking a paralegal. Apply now. Westlaw required.", {"tool.westlaw"}, set()),
    ],
)
def test_columns_say_what_a_text_states(options: dict[str, Any], text: str, there: set[str], absent: set[str]) -> None:
    found = stated(LegalConceptVectorizer(**options).fit([]), text)
    assert there <= found
    assert not absent & found


def test_rows_are_those_of_extraction(pipeline: Reader) -> None:
    vectorizer = LegalConceptVectorizer()
    matrix = vectorizer.fit_transform(TEXTS)
    assert matrix.shape == (len(TEXTS), len(vectorizer.get_feature_names_out()))
    for text, row in zip(TEXTS, matrix, strict=True):
        hits = {hit.concept for hit in pipeline.read(text, "resume").hits if hit.status == "held"}
        assert set(vectorizer.get_feature_names_out()[row.indices]) == hits
    assert matrix.has_canonical_format


def test_rare_concepts_weigh_more_and_those_of_any_office_less() -> None:
    vectorizer = LegalConceptVectorizer().fit([])
    weight = dict(zip(vectorizer.get_feature_names_out(), vectorizer.weights_, strict=True))
    assert weight["tool.relativity"] > weight["tool.westlaw"] > weight["tool.microsoft-office"]
    assert set(LegalConceptVectorizer(weighting="binary").fit([]).weights_) == {1.0}


def test_your_own_vocabulary_has_columns_of_its_own(overlay: Path) -> None:
    vectorizer = LegalConceptVectorizer(vocabulary=str(overlay)).fit([])
    assert stated(vectorizer, "Skills: Harbor Docs") == {"tool.harbor-docs"}


def test_another_vocabulary_is_told_and_not_mixed_up(overlay: Path) -> None:
    vectorizer = LegalConceptVectorizer(vocabulary=overlay).fit([])
    overlay.write_text(overlay.read_text().replace("Harbor", "Pier"))
    with pytest.raises(VocabularyError, match="fit it again"):
        vectorizer.transform(["Skills: Pier Docs"])


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    path = tmp_path / "firm.toml"
    path.write_text(
        '[[concept]]\nid = "tool.harbor-docs"\nname = "Harbor Docs"\naliases = ["Harbor Docs"]\nsources = ["us"]\n'
    )
    return path


def test_a_copy_and_a_pickle_do_the_same() -> None:
    vectorizer = LegalConceptVectorizer(kinds=["tool"], doc_type="posting", weighting="binary").fit([])
    expected = vectorizer.transform(TEXTS).toarray()
    opened = pickle.loads(pickle.dumps(vectorizer))
    assert np.array_equal(opened.transform(TEXTS).toarray(), expected)
    assert np.array_equal(clone(vectorizer).fit_transform(TEXTS).toarray(), expected)
    assert len(pickle.dumps(vectorizer)) < 100_000  # the configuration and the ids, not the pipeline


@pytest.mark.parametrize(
    ("options", "texts", "error", "said"),
    [
        ({"doc_type": "letter"}, TEXTS, ValueError, "doc_type must be one of resume, posting, auto"),
        ({"weighting": "tfidf"}, TEXTS, ValueError, "weighting must be one of idf, binary"),
        ({"kinds": iter(["tool"])}, TEXTS, ValueError, "kinds must be a sequence"),
        ({"kinds": 1}, TEXTS, ValueError, "kinds must be a sequence"),
        ({"kinds": "tool"}, TEXTS, ValueError, "kinds must be a sequence"),
        ({"kinds": ["tools"]}, TEXTS, ValueError, "kinds must be a sequence"),
        ({}, "one text", ValueError, "put it into a list"),
        ({}, ["a text", None], TypeError, "text 1 is no string"),
        ({"vocabulary": "nowhere.toml"}, TEXTS, VocabularyError, "nowhere.toml"),
    ],
)
def test_wrong_use_is_told(options: dict[str, Any], texts: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        LegalConceptVectorizer(**options).fit_transform(texts)


def test_what_is_not_fitted_says_so() -> None:
    with pytest.raises(NotFittedError):
        LegalConceptVectorizer().transform(TEXTS)
    with pytest.raises(NotFittedError):
        LegalConceptVectorizer().get_feature_names_out()


def test_data_frames_come_out_where_they_are_asked_for() -> None:
    pandas = pytest.importorskip("pandas")
    vectorizer = LegalConceptVectorizer(weighting="binary", sparse_output=False).set_output(transform="pandas")
    frame = vectorizer.fit_transform(pandas.Series(TEXTS, index=["a", "b", "c", "d"]))
    assert frame["tool.westlaw"].tolist() == [0.0, 1.0, 0.0, 0.0]
    with pytest.raises(ValueError, match="sparse"):
        LegalConceptVectorizer().set_output(transform="pandas").fit_transform(TEXTS)


def test_a_grid_search_over_a_pipeline_tells_litigation_from_transactions() -> None:
    litigation = ["Drafted pleadings", "Filed in CM/ECF", "Prepared trial binders", "Reviewed documents in Relativity"]
    deals = ["Prepared closing binders", "Formed corporations", "Kept corporate minute books", "Filed UCC statements"]
    texts, labels = [*litigation, *deals] * 2, ([0] * 4 + [1] * 4) * 2
    pipeline = make_pipeline(LegalConceptVectorizer(), LogisticRegression())
    grid = {"legalconceptvectorizer__weighting": ["idf", "binary"], "logisticregression__C": [1.0, 10.0]}
    search = GridSearchCV(pipeline, grid, cv=2).fit(texts, labels)
    assert search.best_score_ > 0.9
    assert search.predict(["Filed a motion in CM/ECF", "Updated corporate minute books"]).tolist() == [0, 1]


def test_a_text_may_hold_half_a_surrogate_pair() -> None:
    vectorizer = LegalConceptVectorizer(kinds=("tool",)).fit([])
    halved, whole = vectorizer.transform(["Westlaw \udfff, PACER", "Westlaw, PACER"])
    assert (halved != whole).nnz == 0
