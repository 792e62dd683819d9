"""The spaCy component on a user's own pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

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


def custom() -> Language:
    """A pipeline that splits at spaces only, and at sentences."""
    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("legal_concepts")
    return nlp


def test_beside_other_components_and_with_another_tokenizer() -> None:
    doc = custom()(TEXT)
    assert len(list(doc.sents)) >= 1
    quotes = {span.id_: span.text for span in doc.spans["legal"]}
    assert quotes["tool.cm-ecf"] == "CM/ECF."
    assert quotes["tool.microsoft-excel"] == "Word/Excel"


def test_extensions_say_how_a_span_is_meant() -> None:
    nlp = pipeline(doc_type="posting")
    doc = nlp("Litigation Paralegal\n\nRequirements:\n- Westlaw\n- 3 years of experience\n\nPreferred:\n- Clio")
    by_id = {span.id_: span._ for span in doc.spans["legal"]}
    said = by_id["tool.westlaw"]
    assert (said.legal_concept, said.legal_status, said.legal_level) == ("tool.westlaw", "wanted", "required")
    assert (said.legal_name, said.legal_how, said.legal_section) == ("Westlaw", "exact", "requirements")
    assert by_id["tool.clio"].legal_level == "preferred"
    assert (doc._.legal_type, doc._.legal_title) == ("posting", "Litigation Paralegal")
    assert doc._.legal_years == {"min": 3.0, "max": None, "level": "required"}


def test_other_spans_and_docs_have_none() -> None:
    pipeline()
    doc = spacy.blank("en")("Westlaw and Clio")
    assert doc[0:1]._.legal_concept is None
    assert doc[0:1]._.legal_status is None
    assert doc._.legal_type is None


def test_an_extension_of_the_user_stays() -> None:
    own = Span.get_extension("legal_status") if Span.has_extension("legal_status") else None
    try:
        Span.set_extension("legal_status", default="mine", force=True)
        pipeline()
        assert spacy.blank("en")("Westlaw")[0:1]._.legal_status == "mine"
    finally:
        Span.remove_extension("legal_status")
        if own is not None:
            Span.set_extension("legal_status", getter=own[2])


def test_years_are_counted_to_the_date_that_is_given() -> None:
    text = "EXPERIENCE\nParalegal, Harlow LLP\nMarch 2020 - Present\n- Drafted pleadings"
    assert pipeline()(text)._.legal_years is None
    assert pipeline(as_of="2024-03-01")(text)._.legal_years == {"total": 4.0, "legal_support": 4.0}
    assert pipeline(as_of="latest")(text)._.legal_years is not None


def test_the_wording_decides_where_that_is_asked() -> None:
    nlp = pipeline(doc_type="auto")
    assert nlp("We are seeking a paralegal. You will apply here. Requirements: Westlaw")._.legal_type == "posting"
    assert nlp("EXPERIENCE\nParalegal 2019 - 2023\nDrafted, filed and organized exhibits")._.legal_type == "resume"


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-11-01"):
        pipeline(as_of="November")


def test_the_configuration_is_plain_data() -> None:
    nlp = pipeline(doc_type="posting", as_of="2026-11-01")
    held = json.loads(json.dumps(nlp.config))["components"]["legal_concepts"]
    assert (held["doc_type"], held["as_of"], held["overlay"]) == ("posting", "2026-11-01", None)


def test_docs_can_be_saved() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(s.text, s.id_, s._.legal_status) for s in again.spans["legal"]] == [
        (s.text, s.id_, s._.legal_status) for s in doc.spans["legal"]
    ]


@pytest.mark.parametrize("processes", [1, 2])
def test_batches_give_what_single_texts_give(processes: int) -> None:
    nlp = pipeline()
    texts = [TEXT, "Skills: Clio", "", TEXT]
    docs = [nlp(text) for text in texts]
    alone = [[(s.text, s.id_) for s in doc.spans["legal"]] for doc in docs]
    piped = [
        [(s.text, s.id_) for s in doc.spans["legal"]] for doc in nlp.pipe(texts, batch_size=2, n_process=processes)
    ]
    assert piped == alone
