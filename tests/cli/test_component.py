"""The spaCy component on a user's own pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from matcher.extraction import component

TEXT = "Experience\nPrepared pleadings in Word/Excel and e-filed via CM/ECF.\nSkills: •Westlaw; no Relativity."


def found(nlp: Language, text: str = TEXT) -> set[tuple[str, str, str]]:
    doc = nlp(text)
    return {(span.text, span.label_, span.id_) for span in doc.spans["legal"]}


def pipeline(**config: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("legal_concepts", config=config)
    return nlp


def test_concepts_on_the_stock_tokenizer() -> None:
    ids = {id_ for _, _, id_ in found(pipeline())}
    assert {"tool.westlaw", "tool.cm-ecf", "tool.microsoft-excel"} <= ids
    assert "tool.relativity" not in ids
    assert component.create_legal_concepts is not None


def test_spans_cover_the_words_and_stand_in_order() -> None:
    doc = pipeline()(TEXT)
    spans = list(doc.spans["legal"])
    assert spans
    assert [s.start_char for s in spans] == sorted(s.start_char for s in spans)
    assert any("Westlaw" in s.text and s.label_ == "tool" for s in spans)


def test_an_empty_text_has_no_spans() -> None:
    assert found(pipeline(), "") == set()


def test_the_configuration_survives_saving(tmp_path: Path) -> None:
    nlp = pipeline(spans_key="concepts", doc_type="posting")
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert list(again("Requirements:\n- Westlaw").spans) == ["concepts"]


def test_an_overlay(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text('[[concept]]\nid = "tool.own"\nname = "Own Tool"\nsources = ["own"]\n', encoding="utf-8")
    assert ("Own Tool", "tool", "tool.own") in found(pipeline(overlay=str(overlay)), "Used Own Tool daily.")


def test_an_unknown_type_of_document_is_refused() -> None:
    with pytest.raises(ValueError, match="posting"):
        pipeline(doc_type="letter")
