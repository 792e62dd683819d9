"""Tasks with pre-annotations for Label Studio, so that experts can correct spans, and the labelling config for them.

Made after Label Studio's own description of its task format: a list of tasks, each with ``data`` and ``predictions``.
Its offsets count characters as ours do, and its config has to keep it from trimming spaces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from matcher.model import Kind, Mention, MentionStatus, Posting, Resume

_LABELS = "label"
_STATUS = "status"
_LEVEL = "level"
_TEXT = "text"
# Colours that differ in brightness as well, for those who cannot tell some apart.
_COLOURS = ("#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f", "#edc948", "#b07aa1", "#ff9da7", "#9c755f")
_LEVELS = ("required", "preferred", "mentioned")


def stream(found: Iterable[Posting | Resume], version: str) -> Iterator[str]:
    """The tasks of some documents as one JSON array, piece by piece; ``version`` names the vocabulary."""
    opened = False
    for one in found:
        yield ("," if opened else "[") + "\n" + json.dumps(task(one, version), ensure_ascii=False, allow_nan=False)
        opened = True
    yield "\n]\n" if opened else "[]\n"


def task(found: Posting | Resume, version: str) -> dict[str, Any]:
    """One document as a task: its text, where it comes from, and a prediction with its mentions as spans."""
    document = found.document
    doc_type = "posting" if isinstance(found, Posting) else "resume"
    result = [part for mention in found.mentions for part in _annotations(mention, document.sha256)]
    return {
        "data": {
            "text": document.text,
            "source": document.source,
            "sha256": document.sha256,
            "doc_type": doc_type,
        },
        "meta": {"as_of": found.as_of.isoformat()},
        "predictions": [{"model_version": f"legal-support-matcher-{version}", "result": result}],
    }


def config() -> str:
    """The labelling config that fits the tasks: a label per kind, and status and level per span."""
    labels = "\n".join(
        f"    <Label value={quoteattr(kind)} background={quoteattr(colour)}/>"
        for kind, colour in zip(get_args(Kind), _COLOURS, strict=True)
    )
    return (
        "<View>\n"
        # Without this, spaces are trimmed and every offset after them is off.
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>\n"
        f'  <Labels name="{_LABELS}" toName="{_TEXT}">\n{labels}\n  </Labels>\n'
        f'  <Text name="{_TEXT}" value="$text" granularity="word"/>\n'
        f"{_choices(_STATUS, get_args(MentionStatus))}{_choices(_LEVEL, _LEVELS)}"
        f'  <TextArea name="concept" toName="{_TEXT}" perRegion="true" maxSubmissions="1" editable="true"/>\n'
        "</View>\n"
    )


def _choices(name: str, values: Iterable[str]) -> str:
    inner = "\n".join(f"    <Choice value={quoteattr(value)}/>" for value in values)
    return f'  <Choices name="{name}" toName="{_TEXT}" perRegion="true" choice="single">\n{inner}\n  </Choices>\n'


def _annotations(mention: Mention, sha256: str) -> Iterator[dict[str, Any]]:
    """A mention as a labelled span and, on the same span, its concept, status and level."""
    key = f"{sha256}:{mention.start}:{mention.end}:{mention.concept}:{mention.status}:{mention.how}"
    id_ = hashlib.sha256(key.encode()).hexdigest()[:12]
    span = {"start": mention.start, "end": mention.end, "text": mention.text}

    def part(name: str, kind: str, value: list[str]) -> dict[str, Any]:
        return {"id": id_, "from_name": name, "to_name": _TEXT, "type": kind, "value": {**span, kind: value}}

    note = {"text": [f"{mention.name} ({mention.concept}), {mention.status}, {mention.how}"]}
    yield {**part(_LABELS, "labels", [mention.kind]), "meta": note}
    yield part(_STATUS, "choices", [mention.status])
    if mention.level:
        yield part(_LEVEL, "choices", [mention.level])
    written = {**span, "text": [mention.concept]}
    yield {"id": id_, "from_name": "concept", "to_name": _TEXT, "type": "textarea", "value": written}
