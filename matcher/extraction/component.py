"""The vocabulary's concepts as a spaCy component for any English pipeline, under the name ``legal_concepts``."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from matcher.extraction.pipeline import extract
from matcher.model import Document, DocumentType
from matcher.vocabulary import Vocabulary, load_vocabulary

_ANY_DATE = date(2000, 1, 1)


class LegalConcepts:
    """Writes what a text states and does not deny to ``doc.spans["legal"]``.

    The label of a span is the kind of its concept, its id the concept's id. The text is read by the project's own
    reader and tokenizer; where a form ends inside one of the pipeline's tokens, the span takes the whole token.
    """

    def __init__(self, overlay: str | None, doc_type: DocumentType, spans_key: str) -> None:
        """Store the configuration; the vocabulary is read with the first text."""
        self.overlay = overlay
        self.doc_type: DocumentType = doc_type
        self.spans_key = spans_key

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The shipped vocabulary with the overlay."""
        return load_vocabulary(Path(self.overlay) if self.overlay else None)

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans, in the order of the text."""
        document = Document(source="doc", sha256="", status="ok", text=doc.text)
        found = extract(document, self.vocabulary, as_of=_ANY_DATE, doc_type=self.doc_type)
        spans: list[Span] = []
        for mention in found.mentions:
            if mention.negated:
                continue
            span = doc.char_span(
                mention.start, mention.end, label=mention.kind, span_id=mention.concept, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
        doc.spans[self.spans_key] = spans
        return doc


@Language.factory(
    "legal_concepts",
    assigns=["doc.spans"],
    default_config={"overlay": None, "doc_type": "resume", "spans_key": "legal"},
)
def create_legal_concepts(
    nlp: Language,
    name: str,
    overlay: str | None = None,
    doc_type: str = "resume",
    spans_key: str = "legal",
) -> LegalConcepts:
    """The component; ``overlay`` is the path of a user's own TOML file, ``doc_type`` "resume" or "posting".

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("legal_concepts")
    >>> doc = nlp("Filed motions via CM/ECF.")
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["legal"]][-1]
    ('CM/ECF', 'tool', 'tool.cm-ecf')
    """
    if doc_type not in ("resume", "posting"):
        raise ValueError(f"doc_type must be 'resume' or 'posting', not {doc_type!r}")
    return LegalConcepts(overlay, "posting" if doc_type == "posting" else "resume", spans_key)
