"""What reviewers decided, in a CSV of its own beside the run: it changes no figure, and no figure changes it.

One line per decision, the newest last: ``candidate,decision,reason,date``. Nothing is ever rewritten, so the file is
also the history of who was advanced, held or rejected, and why.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher import tables
from matcher.errors import MatcherError
from matcher.text import visible

Decision = Literal["advance", "hold", "reject", "note"]
WORDS: tuple[Decision, ...] = get_args(Decision)
CANDIDATE, DECISION, REASON, DATE = COLUMNS = ("candidate", "decision", "reason", "date")
# What a redacted sheet prints of a digest is enough to name a file; much less could be chance.
SHORTEST_DIGEST = 8
_BINARY = getattr(os, "O_BINARY", 0)


class DecisionObject(TypedDict):
    """What a reviewer decided about one resume, and why. It changes no figure."""

    decision: Decision
    reason: str


class Named(TypedDict):
    """By what a row of a ranking can be called."""

    source: str
    sha256: str


class Entry(NamedTuple):
    """One line to be written."""

    candidate: str
    decision: Decision
    reason: str
    date: str


def file_of(run: Path) -> Path:
    """Where the decisions on a run stand unless somebody says otherwise: beside it."""
    return run.with_name(f"{run.name}.decisions.csv")


def read(path: Path) -> dict[str, DecisionObject]:
    """The decisions of a file by what it calls the candidates, the latest decided last.

    The last decision on a candidate counts; a note is none, and is added to the reason of the one that stands.

    Raises:
        MatcherError: A column is missing, or a word is no decision.
    """
    found: dict[str, DecisionObject] = {}
    table = tables.read(path, CANDIDATE, DECISION)
    places = {name: place for name in COLUMNS if (place := table.column(name)) is not None}
    for number, row in table.rows:
        word = row[places[DECISION]].casefold()
        decision = next((known for known in WORDS if known == word), None)
        if decision is None:
            raise MatcherError(f"{path}, line {number}: {word!r} is no decision; write {', '.join(WORDS)}")
        if not row[places[CANDIDATE]]:
            raise MatcherError(f"{path}, line {number}: the decision names no candidate")
        reason = row[places[REASON]] if REASON in places else ""
        _put(found, row[places[CANDIDATE]], {"decision": decision, "reason": reason})
    return found


def beside(
    rows: Iterable[Named], decisions: Mapping[str, DecisionObject]
) -> tuple[dict[str, DecisionObject], tuple[str, ...]]:
    """The decisions by the source of the row that each is about, and the names that are those of no row.

    A candidate may be called by the source (in a name-blind run that is the code), by the SHA-256, or by the first
    eight or more of its digits where no other file starts so. Copies of one file share what is said of their digest.
    """
    sources: dict[str, list[str]] = {}
    shown: dict[str, list[str]] = {}
    digests: dict[str, list[str]] = {}
    for row in rows:
        sources[row["source"]] = [row["source"]]
        shown.setdefault(_one_line(row["source"]), []).append(row["source"])
        if row["sha256"]:
            digests.setdefault(row["sha256"], []).append(row["source"])
    found: dict[str, DecisionObject] = {}
    strangers: list[str] = []
    for name, decision in decisions.items():
        # A cell of a table cannot hold every name as it is; two that look the same are not told apart by it.
        alike = shown.get(_one_line(name), [])
        meant = sources.get(name) or (alike if len(alike) == 1 else None) or _by_digest(digests, name)
        if not meant:
            strangers.append(name)
        for source in meant:
            _put(found, source, decision)
    return found, tuple(strangers)


def append(path: Path, entry: Entry) -> None:
    """Add one line to a file, which only its owner may read if it is made here; a line is there whole or not at all.

    Raises:
        MatcherError: The file is there and is no file of decisions.
        OSError: It cannot be written.
    """
    if not path.exists():
        with contextlib.suppress(FileExistsError):
            _start(path)
    table = tables.read(path, CANDIDATE, DECISION, REASON)
    fields = entry._asdict()
    line = tables.line([_one_line(fields.get(name.casefold(), "")) for name in table.header], table.delimiter)
    # Spreadsheets and editors may leave the last line open.
    opened = not path.read_bytes().endswith(b"\n")
    _write(os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY), ("\n" if opened else "") + line)


def _start(path: Path) -> None:
    """Make a file with its header at once: whoever comes second finds both or makes them.

    Raises:
        FileExistsError: It is there.
    """
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        _write(handle, tables.line(COLUMNS))
        try:
            os.link(unfinished, path)
        except FileExistsError:
            raise
        except OSError:  # no links on this file system
            _write(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), tables.line(COLUMNS))
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _write(handle: int, text: str) -> None:
    """Write a text with one call, so that two writers at once leave two lines, and close the file."""
    try:
        os.write(handle, text.encode("utf-8"))
    finally:
        os.close(handle)


def _put(found: dict[str, DecisionObject], name: str, new: DecisionObject) -> None:
    """Let a decision stand, as the latest one; a note joins the one that is there."""
    old = found.pop(name, None)
    if old is not None and new["decision"] == "note":
        said = "; ".join(filter(None, (old["reason"], f"note: {new['reason']}" if new["reason"] else "")))
        new = {"decision": old["decision"], "reason": said}
    found[name] = new


def _by_digest(digests: Mapping[str, list[str]], name: str) -> list[str]:
    """The sources of the one file whose SHA-256 starts so."""
    start = name.casefold()
    if len(start) < SHORTEST_DIGEST or any(c not in "0123456789abcdef" for c in start):
        return []
    meant = [digest for digest in digests if digest.startswith(start)]
    return digests[meant[0]] if len(meant) == 1 else []


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
