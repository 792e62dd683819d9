"""Documents as JSON lines, the way a board's own system hands them over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, cast

from matcher.errors import ItemError
from matcher.index.items import Item
from matcher.index.preparing import checked
from matcher.library import Source, Text
from matcher.model import DocumentType, Failure

_SOURCES = ("text", "json_resume", "job_posting")
_KEYS = frozenset({"id", "kind", "received", "state", "states", "remote", "as_of", *_SOURCES})
_IMPLIED: Mapping[str, DocumentType] = {"json_resume": "resume", "job_posting": "posting"}


def items(
    lines: Iterable[str], *, received: date, kind: DocumentType | None = None, dated: bool = True
) -> Iterator[Item | Failure]:
    """The item of each line, or why there is none; empty lines are passed over.

    A line is an object with ``id``, one of ``text``, ``json_resume`` and ``job_posting``, and, where known, ``kind``,
    ``received``, ``states`` (or one ``state``), ``remote`` and ``as_of``.

    Args:
        lines: The lines.
        received: The date of those that do not say one.
        kind: What those are that do not say so.
        dated: ``received`` is a statement, and not only the day of adding: see :class:`Item`.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield checked(_item(json.loads(line), Item("", "", received, kind, dated=dated)))
        except (ItemError, ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, ItemError) else "this line is no JSON object"
            yield Failure(f"line {number}", "corrupt", reason)


def _item(given: Any, usual: Item) -> Item:
    """The item of a line; ``usual`` has what holds where the line says nothing."""
    if not isinstance(given, dict):
        raise ItemError("this line is no JSON object")
    unknown = sorted(given.keys() - _KEYS)
    if unknown:
        raise ItemError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    present = [name for name in _SOURCES if name in given]
    if len(present) != 1:
        raise ItemError(f"give one of {', '.join(_SOURCES)}")
    id_ = given.get("id")
    if not isinstance(id_, str | int) or isinstance(id_, bool):
        raise ItemError("give an id, a text or a whole number")
    said: DocumentType | None = _one_of(given, "kind", usual.kind)
    return Item(
        id=str(id_),
        source=_source(present[0], given[present[0]], str(id_)),
        received=_value(given, "received", usual.received, date.fromisoformat),
        kind=_IMPLIED.get(present[0], said),
        states=_states(given),
        remote=_value(given, "remote", None, _flag),
        as_of=_value(given, "as_of", None, _as_of),
        dated=usual.dated or given.get("received") is not None,
    )


def _source(name: str, value: Any, id_: str) -> Source:
    if name == "text":
        if not isinstance(value, str):
            raise ItemError("text is no text")
        return Text(value, id_)
    if not isinstance(value, dict):
        raise ItemError(f"{name} is no object")
    return cast(Mapping[str, Any], value)


def _one_of(given: Mapping[str, Any], name: str, otherwise: DocumentType | None) -> DocumentType | None:
    value = given.get(name, otherwise)
    if value not in (None, "resume", "posting"):
        raise ItemError(f"{name} is resume or posting")
    return cast("DocumentType | None", value)


def _value(given: Mapping[str, Any], name: str, otherwise: Any, read: Callable[[Any], Any]) -> Any:
    if given.get(name) is None:
        return otherwise
    try:
        return read(given[name])
    except (TypeError, ValueError):
        raise ItemError(f"{name} cannot be {given[name]!r}; dates are written like 2026-11-01") from None


def _states(given: Mapping[str, Any]) -> tuple[str, ...] | None:
    states = given.get("states", given.get("state"))
    if states is None:
        return None
    states = [states] if isinstance(states, str) else states
    if not isinstance(states, list) or not all(isinstance(state, str) for state in states):
        raise ItemError("states are a list of texts")
    return tuple(states)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ItemError(f"remote cannot be {value!r}; give true or false")
    return value


def _as_of(value: Any) -> date | Literal["latest"]:
    return "latest" if value == "latest" else date.fromisoformat(value)
