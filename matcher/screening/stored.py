"""What is read from a run file, looked at before it is believed: somebody may have changed the file, or made it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any, NoReturn, cast

from matcher.reports.record_shapes import PostingFacts, Record
from matcher.reports.row_shapes import ScreenRow

# A resume of the most characters that are read makes a record of a few megabytes.
MOST_BYTES = 64 * 1024 * 1024
_RECORD = frozenset(Record.__annotations__)
_ROW = frozenset(ScreenRow.__annotations__)
_POSTING = frozenset(PostingFacts.__annotations__)
_OPTIONS = frozenset({"posting", "profile", "min_score", "min_years", "require", "labels"})
_ABOUT = {"definition": dict, "as_of": str, "concepts": dict, "versions": dict, "posting": dict, "changes": list}


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
    record = value_of(data.decode("utf-8", errors="surrogatepass"))
    if not _has(record, _RECORD) or not _has(record["row"], _ROW):
        raise ValueError("a result that is none")
    return cast("Record", record)


def about_of(rows: Iterable[tuple[object, object]]) -> dict[str, Any]:
    """What a run is of; empty for a new file.

    Raises:
        ValueError: It is not what is stored of a run.
    """
    about = {str(name): value_of(value) for name, value in rows}
    if about and not all(isinstance(about.get(name), kind) for name, kind in _ABOUT.items()):
        raise ValueError("nothing says what it is of")
    if about and not _has(about["posting"], _POSTING):
        raise ValueError("the posting is missing")
    return about


def options_of(text: object) -> dict[str, Any]:
    """How a list of inputs was asked for.

    Raises:
        ValueError: It is not what is stored of that.
    """
    options = value_of(text)
    if not _has(options, _OPTIONS):
        raise ValueError("nothing says how it was asked for")
    return cast("dict[str, Any]", options)


def value_of(text: object) -> Any:
    """What a JSON text says.

    Raises:
        ValueError: It is none.
    """
    try:
        return json.loads(text, parse_constant=_no_number) if isinstance(text, str) else _no_number(str(type(text)))
    except RecursionError:
        raise ValueError("nested far too deep") from None


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no value")


def _has(value: object, names: frozenset[str]) -> bool:
    return isinstance(value, dict) and names <= value.keys()
