"""The vocabulary's concepts as a spaCy component for any English pipeline, under the name ``legal_concepts``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from matcher.extraction.readers import extract
from matcher.model import Document, DocumentType, Mention, Posting, Resume
from matcher.vocabulary import Vocabulary, load_vocabulary

_ANY_DATE = date(2000, 1, 1)
_STORE = "legal_concepts"
_TYPES: Mapping[str, DocumentType | None] = {"resume": "resume", "posting": "posting", "auto": None}
_SPAN_KEYS = ("name", "status", "how", "level", "section")
_DOC_KEYS = ("type", "title", "years")


class LegalConcepts:
    """Writes what a text states and does not deny to ``doc.spans["legal"]``.

    The label of a span is the kind of its concept, its id the concept's id; ``span._.legal_status`` and the like say
    the rest. The text is read by the project's own reader and tokenizer; where a form ends inside one of the pipeline's
    tokens, the span takes the whole token.
    """

    def __init__(
        self, overlay: str | None, doc_type: DocumentType | None, spans_key: str, as_of: date | Literal["latest"] | None
    ) -> None:
        """Store the configuration; the vocabulary is read with the first text."""
        self.overlay = overlay
        self.doc_type = doc_type
        self.spans_key = spans_key
        self.as_of = as_of

    @property
    def vocabulary(self) -> Vocabulary:
        """The shipped vocabulary with the overlay: shared by all components of a process, and never pickled."""
        return load_vocabulary(Path(self.overlay) if self.overlay else None)

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans, in the order of the text."""
        document = Document(source="doc", sha256="", status="ok", text=doc.text)
        found = extract(document, self.vocabulary, as_of=self.as_of or _ANY_DATE, doc_type=self.doc_type)
        spans: list[Span] = []
        said: dict[str, dict[str, str | None]] = {}
        for mention in found.mentions:
            if mention.negated:
                continue
            span = doc.char_span(
                mention.start, mention.end, label=mention.kind, span_id=mention.concept, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
                said.setdefault(_place(span), _said(mention))
        doc.spans[self.spans_key] = spans
        # Plain data only: a doc with it can be saved and sent to other processes.
        doc.user_data[_STORE] = {"doc": _about(found, dated=self.as_of is not None), "spans": said}
        return doc


def _place(span: Span) -> str:
    return f"{span.start_char}:{span.end_char}:{span.id_}"


def _said(mention: Mention) -> dict[str, str | None]:
    return {
        "name": mention.name,
        "status": mention.status,
        "how": mention.how,
        "level": mention.level,
        "section": mention.section,
    }


def _about(found: Posting | Resume, *, dated: bool) -> dict[str, Any]:
    """The facts of a whole document; a resume's years only where it is known to which date jobs still held run."""
    if isinstance(found, Posting):
        asked = found.years
        years = {"min": asked.min, "max": asked.max, "level": asked.level} if asked else None
        return {"type": "posting", "title": found.title, "years": years}
    held = {"total": found.total_years, "legal_support": found.legal_years}
    return {"type": "resume", "title": "", "years": held if dated else None}


def _of_span(key: str) -> Callable[[Span], Any]:
    def get(span: Span) -> Any:
        stored = span.doc.user_data.get(_STORE, {}).get("spans", {})
        return stored.get(_place(span), {}).get(key)

    return get


def _of_doc(key: str) -> Callable[[Doc], Any]:
    def get(doc: Doc) -> Any:
        return doc.user_data.get(_STORE, {}).get("doc", {}).get(key)

    return get


def register_extensions() -> None:
    """Register ``Span._.legal_…`` and ``Doc._.legal_…``; what somebody else has registered under a name stays."""
    for key in _SPAN_KEYS:
        if not Span.has_extension(f"legal_{key}"):
            Span.set_extension(f"legal_{key}", getter=_of_span(key))
    if not Span.has_extension("legal_concept"):
        Span.set_extension("legal_concept", getter=_concept)
    for key in _DOC_KEYS:
        if not Doc.has_extension(f"legal_{key}"):
            Doc.set_extension(f"legal_{key}", getter=_of_doc(key))


def _concept(span: Span) -> str | None:
    """The concept's id of a span of this component, ``None`` for any other span."""
    return span.id_ if _of_span("name")(span) else None


@Language.factory(
    "legal_concepts",
    assigns=["doc.spans", "doc.user_data", "span._.legal_concept", "span._.legal_status", "doc._.legal_type"],
    default_config={"overlay": None, "doc_type": "resume", "spans_key": "legal", "as_of": None},
)
def create_legal_concepts(  # noqa: PLR0913 - spaCy hands over each setting as a parameter of its own
    nlp: Language,
    name: str,
    overlay: str | None = None,
    doc_type: str = "resume",
    spans_key: str = "legal",
    as_of: str | None = None,
) -> LegalConcepts:
    """The component.

    Args:
        nlp: The pipeline that it joins; any tokenizer will do.
        name: Its name there.
        overlay: The path of a user's own TOML file.
        doc_type: "resume", "posting" or "auto" (the wording decides).
        spans_key: Where in ``doc.spans`` the spans go.
        as_of: The date that jobs still held run to, like "2026-11-01", or "latest"; without it no years are counted.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("legal_concepts")
    >>> doc = nlp("Filed motions via CM/ECF.")
    >>> [(span.text, span.label_, span.id_, span._.legal_status) for span in doc.spans["legal"]][-1]
    ('CM/ECF', 'tool', 'tool.cm-ecf', 'held')
    """
    if doc_type not in _TYPES:
        raise ValueError(f"doc_type must be 'resume', 'posting' or 'auto', not {doc_type!r}")
    register_extensions()
    return LegalConcepts(overlay, _TYPES[doc_type], spans_key, _date(as_of))


def _date(as_of: str | None) -> date | Literal["latest"] | None:
    if as_of is None:
        return None
    if as_of == "latest":
        return "latest"
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        raise ValueError(f"as_of must be a date like '2026-11-01' or 'latest', not {as_of!r}") from None
