"""What is read from a run file, looked at before it is believed: somebody may have changed the file, or made it."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, NotRequired

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.reports.record_shapes import PostingFacts, Record

if TYPE_CHECKING:
    from pydantic import TypeAdapter

# A resume of the most characters that are read makes a record of a few megabytes.
MOST_BYTES = 64 * 1024 * 1024
_MOST_SCORE = 100
_DIGESTS = 2**32


class DefinitionObject(TypedDict):
    """What decides the records of a run; see :class:`matcher.screening.definition.Definition`."""

    posting: str
    profile: str
    vocabulary: str
    program: str
    blind: bool


class AboutObject(TypedDict):
    """What a run is of. ``concepts`` are the id and the label of each that ``--require`` named."""

    definition: DefinitionObject
    as_of: str
    concepts: dict[str, list[str]]
    versions: dict[str, str]
    posting: PostingFacts
    changes: list[str]
    key: NotRequired[str]


class OptionsObject(TypedDict):
    """How a list of inputs was asked for."""

    posting: str
    profile: str | None
    min_score: float | None
    min_years: float | None
    require: list[str]
    labels: dict[str, str]


def record_of(packed: object) -> Record:
    """A record as it was packed.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(packed, bytes):
        raise ValueError("a result that is none")
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, MOST_BYTES)
    if not unpacking.eof:
        raise ValueError("a result that is cut off, or far too long")
    record: Record = _checked(value_of(data.decode("utf-8", errors="surrogatepass")), Record, "a result that is none")
    if not _is_plausible(record):
        raise ValueError("a result that is none")
    return record


def about_of(rows: Iterable[tuple[object, object]]) -> dict[str, Any]:
    """What a run is of; empty for a new file.

    Raises:
        ValueError: It is not what is stored of a run.
    """
    about = {str(name): value_of(value) for name, value in rows}
    if about:
        _checked(about, AboutObject, "nothing says what it is of")
        _checked_date(about["as_of"])
        if any(len(found) != 2 for found in about["concepts"].values()):
            raise ValueError("a concept without its label")
    return about


def options_of(text: object) -> OptionsObject:
    """How a list of inputs was asked for.

    Raises:
        ValueError: It is not what is stored of that.
    """
    options: OptionsObject = _checked(value_of(text), OptionsObject, "nothing says how it was asked for")
    return options


def name_of(value: object) -> str:
    """What an input is called.

    Raises:
        ValueError: It is no name.
    """
    if not isinstance(value, str):
        raise ValueError("an input without a name")
    return value


def belongs(record: Record, requirements: Collection[str]) -> Record:
    """The record itself, if it is of the posting that asks for these requirements.

    Raises:
        ValueError: It is of another one.
    """
    if not {cell["requirement"] for cell in record["cells"]} <= set(requirements):
        raise ValueError("a result for another posting")
    return record


def value_of(text: object) -> Any:
    """What a JSON text says.

    Raises:
        ValueError: It is none.
    """
    try:
        return (
            json.loads(text, parse_constant=_no_number, parse_float=_number)
            if isinstance(text, str)
            else _no_number(str(type(text)))
        )
    except RecursionError:
        raise ValueError("nested far too deep") from None


def _number(word: str) -> float:
    number = float(word)
    return number if math.isfinite(number) else _no_number(word)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no value")


def _checked_date(as_of: str) -> None:
    if as_of != "latest":
        date.fromisoformat(as_of)


def _is_plausible(record: Record) -> bool:
    """Whether what is ranked has a score that can be one, and what is compared with others the size of a digest."""
    row, sketch = record["row"], record["trace"]["sketch"]
    has_score = row["score"] is not None and 0 <= row["score"] <= _MOST_SCORE
    return has_score == (row["outcome"] == "ranked") and all(0 <= digest < _DIGESTS for digest in sketch)


def _checked(value: Any, shape: Any, said: str) -> Any:
    """A value as it is, if it has the shape of a type all the way down."""
    try:
        _checker(shape).validate_python(value, strict=True)
    except ValueError:  # pydantic's own says it in many lines
        raise ValueError(said) from None
    return value


@cache
def _checker(shape: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(shape)
