"""The JSON Schemas (draft 2020-12) of the command line's objects, made from the types that the builders fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from matcher.model import SCHEMA_VERSION
from matcher.reports.audit_json import AuditObject
from matcher.reports.diff_shapes import DiffObject
from matcher.reports.explain_json import ExplainObject
from matcher.reports.lint_json import LintObject
from matcher.reports.row_shapes import RecommendRow, RecommendSummary, ScreenLine
from matcher.reports.shapes import CheckObject, ExtractObject, ObjectName, ReadObject
from matcher.reports.survey_json import SurveyObject
from matcher.reports.vocab_diff import VocabDiffObject

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OBJECTS: Mapping[ObjectName, tuple[TypeAdapter[Any], str]] = {
    "extract": (TypeAdapter(ExtractObject), "One line of `matcher extract --format jsonl`"),
    "check": (TypeAdapter(CheckObject), "The output of `matcher check --format json`"),
    "diff": (TypeAdapter(DiffObject), "The output of `matcher diff --format json`"),
    "screen": (TypeAdapter(ScreenLine), "One line of `matcher screen --format jsonl`"),
    "recommend": (TypeAdapter(RecommendRow), "A line of `matcher recommend --format jsonl` but the last"),
    "recommend-summary": (TypeAdapter(RecommendSummary), "The last line of `matcher recommend --format jsonl`"),
    "read": (TypeAdapter(ReadObject), "The output of `matcher read --format json`"),
    "audit": (TypeAdapter(AuditObject), "The output of `matcher audit --format json`"),
    "lint": (TypeAdapter(LintObject), "The output of `matcher lint --format json`"),
    "survey": (TypeAdapter(SurveyObject), "The output of `matcher survey --format json`"),
    "vocab-diff": (TypeAdapter(VocabDiffObject), "The output of `matcher vocab diff --format json`"),
    "explain": (TypeAdapter(ExplainObject), "The output of `matcher explain --format json`"),
}


def schema(name: ObjectName) -> dict[str, Any]:
    """The JSON Schema of one object. No other keys are there: a new key is a new schema version."""
    adapter, title = OBJECTS[name]
    found = closed(adapter.json_schema())
    found["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {"$schema": DIALECT, "$id": f"urn:legal-support-matcher:{name}:{SCHEMA_VERSION}", **found, "title": title}


def closed(node: Any) -> Any:
    """A schema whose objects allow no other keys, and whose titles (which only repeat the keys) are gone."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: {name: closed(value) for name, value in item.items()} if key in ("properties", "$defs") else closed(item)
        for key, item in node.items()
        if key != "title"
    }
    if "properties" in found:
        found["additionalProperties"] = False
    return found
