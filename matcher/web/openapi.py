"""The description of the service: what each route takes and gives, from the same types that the command line fills."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, TypeAdapter

from matcher.model import SCHEMA_VERSION
from matcher.reports.diff_shapes import DiffObject
from matcher.reports.schema import closed
from matcher.reports.shapes import CheckObject, ExtractObject, ReadObject
from matcher.web import given, shapes
from matcher.web.given import Source
from matcher.web.problems import MEDIA_TYPE, ProblemObject

Mode: TypeAlias = Literal["validation", "serialization"]
_REF = "#/components/schemas/{model}"
_ANSWERS = (
    CheckObject,
    DiffObject,
    ExtractObject,
    ReadObject,
    shapes.ConceptObject,
    shapes.HealthObject,
    shapes.RankObject,
    shapes.RecommendObject,
    shapes.VocabularyObject,
    ProblemObject,
)
_BODIES = (
    given.MatchBody,
    given.RankBody,
    given.RecommendBody,
    given.ExtractBody,
    given.ReadBody,
    given.DiffBody,
)
# What a client can do nothing about but mend its request.
_REFUSALS: Mapping[int, str] = {
    400: "The body is no JSON, or no form.",
    403: "The request comes from a page of another address.",
    408: "The body did not arrive in time.",
    413: "The request is too large.",
    415: "The body is neither JSON nor a form.",
    421: "The request names another host.",
    422: "A field is missing or wrong, or a document cannot be read (`document_status`, `remedy`).",
    429: "Too many requests at once: `Retry-After` says when to come again.",
    500: "A fault of the program.",
}
_FOREIGN = "Validation Error"
_OF_EVERY = (403, 421, 500)


def responses(answer: str, *refusals: int) -> dict[int | str, dict[str, Any]]:
    """The responses of a route: the object ``answer``, and problems."""
    found: dict[int | str, dict[str, Any]] = {
        200: {"description": "The result.", "content": {"application/json": {"schema": _ref(answer)}}}
    }
    for status in sorted({*refusals, *_OF_EVERY}):
        found[status] = {
            "description": _REFUSALS.get(status, "There is no such thing."),
            "content": {MEDIA_TYPE: {"schema": _ref("ProblemObject")}},
        }
    if 429 in found:
        found[429]["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
    return found


def posted(answer: str) -> dict[int | str, dict[str, Any]]:
    """The responses of a route that takes a body."""
    return responses(answer, *_REFUSALS)


def posted_file(media_type: str) -> dict[int | str, dict[str, Any]]:
    """The responses of a route that takes a body and gives a file."""
    found = responses("", *_REFUSALS)
    content = {"type": "string"} if media_type.startswith("text/") else {"type": "string", "format": "binary"}
    found[200] = {"description": "A file.", "content": {media_type: {"schema": content}}}
    return found


def body(model: type[BaseModel]) -> dict[str, Any]:
    """The request body of a route: JSON, or the same fields as a form."""
    content = {"application/json": {"schema": _ref(model.__name__)}, "multipart/form-data": {"schema": _form(model)}}
    return {"requestBody": {"required": True, "content": content}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole description of an application."""
    found = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
    )
    for operation in (operation for path in found["paths"].values() for operation in path.values()):
        # The framework adds its own kind of refusal, which nothing here ever sends.
        operation["responses"] = {s: r for s, r in operation["responses"].items() if r["description"] != _FOREIGN}
    found["components"] = {"schemas": _schemas()}
    return found


@cache
def _schemas() -> dict[str, Any]:
    inputs: list[tuple[str, Mode, TypeAdapter[Any]]] = [
        *((kind.__name__, "serialization", TypeAdapter(kind)) for kind in _ANSWERS),
        *((kind.__name__, "validation", TypeAdapter(kind)) for kind in _BODIES),
    ]
    _, found = TypeAdapter.json_schemas(inputs, ref_template=_REF)
    schemas: dict[str, Any] = closed(found)["$defs"]
    for schema in schemas.values():
        if "schema_version" in schema.get("properties", {}):
            schema["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return dict(sorted(schemas.items()))


def _form(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a body as those of a form, where a document is a file or a text."""
    schema = model.model_json_schema(by_alias=True)
    fields = {
        field.alias or name: _field(field.annotation, schema["properties"][field.alias or name])
        for name, field in model.model_fields.items()
    }
    required = schema.get("required", [])
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


def _field(annotation: Any, schema: dict[str, Any]) -> dict[str, Any]:
    document = {"type": "string", "format": "binary", "description": "A file, or a text."}
    if get_origin(annotation) is list:
        return {"type": "array", "items": document, "minItems": 1}
    return document if annotation == get_args(Source)[0] else {k: v for k, v in schema.items() if k != "title"}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REF.format(model=name)}
