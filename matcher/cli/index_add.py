"""``matcher index build`` and ``add``: documents into an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.index_place import need_new, outside
from matcher.cli.options import (
    DATE,
    folder_argument,
    jobs_option,
    limit_options,
    output_options,
    path_type,
    vocab_option,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from distributed import Client

    from matcher.documents.sandbox import Limits
    from matcher.index import Item
    from matcher.index.store import Stored
    from matcher.model import DocumentType, Failure
    from matcher.screening.inputs import Input

    Prepare: TypeAlias = Callable[[Iterator[Item | Failure]], Generator[Stored | Failure, None, None]]


def adding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What ``build`` and ``add`` take."""
    for option in (
        output_options(["text", "json"]),
        limit_options,
        vocab_option,
        click.option("--remote/--on-site", default=None, help="They are for remote work, or not."),
        click.option("--state", "states", multiple=True, metavar="STATE", help="Where; may be given several times."),
        click.option("--received", type=DATE, help="The date of the documents.  [default: as stored, else today]"),
        click.option(
            "--as",
            "as_",
            type=click.Choice(["auto", "resume", "posting"]),
            default="auto",
            show_default=True,
            help="What they are.",
        ),
        jobs_option,
        click.option("--cluster", metavar="ADDRESS", help="Read them on a Dask cluster: its scheduler (tcp://...)."),
        click.option("--jsonl", type=path_type(), multiple=True, help="Documents as JSON lines; - is standard input."),
        click.argument("paths", nargs=-1, type=path_type(), metavar="[PATHS]..."),
        folder_argument,
    ):
        command = option(command)
    return command


@click.command()
@adding_options
def build(folder: Path, **given: Any) -> int:
    """Begin an index in FOLDER, a new or empty one, and add documents.

    PATHS are files, folders and ZIP archives; a file's id is its name as given. With --jsonl each line is
    an object: "id", one of "text", "json_resume" and "job_posting", and where known "kind", "received",
    "states", "remote", "as_of". Jobs still held are counted to the day the resume was received. What
    cannot be read is named at the end and makes the exit code 4.

    \b
      matcher index build board/ resumes/ --as resume --received 2026-11-01
      matcher index build board/ --jsonl resumes.jsonl
    """
    return _add(folder, create=True, **given)


@click.command()
@adding_options
def add(folder: Path, **given: Any) -> int:
    """Add documents to the index in FOLDER.

    A document takes the place of the one of its kind and id; one that is there already, unchanged, stays
    as it is, with its date where --received gives none: a whole board may be added again every night.
    Options and inputs are those of 'matcher index build'.

    \b
      matcher index add board/ new/*.pdf --as resume --state NY
      matcher index add board/ --jsonl today.jsonl
    """
    return _add(folder, create=False, **given)


def _add(folder: Path, *, create: bool, **given: Any) -> int:
    if create:
        need_new(folder)
    if not given["paths"] and not given["jsonl"]:
        raise click.UsageError(
            "give what to read after the folder of the index: files, folders or --jsonl FILE; "
            f"for example 'matcher index {'build' if create else 'add'} board/ inbox/'."
        )
    need_files(given["jsonl"])
    if given["cluster"] and given["jobs"]:
        raise click.UsageError("--jobs is for this computer; leave it out with --cluster.")
    sink = Sink(given["output"], force=given["force"], inputs=[*given["paths"], *given["jsonl"]])
    from matcher.index.states import codes_of

    codes_of(given["states"])  # says so once, before anything is read
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_json, index_text

    matcher = Matcher(given["vocab"])
    # The cluster comes first: without it no folder is made.
    with (
        _hands(given) as prepared,
        Index(folder, matcher, create=create) as index,
        closing(prepared(_items(folder, given))) as documents,
    ):
        counts = index.put(documents)
    sink.write((index_json if given["format_"] == "json" else index_text).added(counts))
    return _told(counts.failures)


@contextmanager
def _hands(given: dict[str, Any]) -> Iterator[Prepare]:
    """Who makes of items what is stored: processes of this computer, or a cluster."""
    vocabulary: Path | None = given["vocab"]
    limits: Limits = given["limits"]
    if given["cluster"]:
        with _connected(given["cluster"]) as client:
            from matcher.cluster import Job, prepared

            yield lambda items: prepared(items, client, Job(vocabulary=vocabulary, limits=limits))
    else:
        from matcher.screening.indexing import Preparing, ready

        yield lambda items: ready(items, Preparing(vocabulary, limits), jobs=given["jobs"])


def _connected(address: str) -> AbstractContextManager[Client]:
    """A client of the cluster.

    Raises:
        MatcherError: What it takes is not installed, or nobody answers there.
    """
    from matcher.errors import MatcherError

    try:
        from matcher.cluster import connected
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "matcher":
            raise
        raise MatcherError('a cluster needs an extra: pip install ".[cluster]" in the folder of the program') from None
    return connected(address)


def _items(folder: Path, given: dict[str, Any]) -> Iterator[Item | Failure]:
    """All that is to be added; what lies in the index itself is none of it."""
    from dataclasses import replace

    from matcher.index.lines import items
    from matcher.model import Failure
    from matcher.screening.inputs import inputs

    usual = _usual(given)
    named = inputs(given["paths"])
    read = outside(folder, named)
    if len(read) < len(named):
        note(f"{folder}: the index itself; what lies in it is not read.")
    yield from _files(read, usual)
    for path in given["jsonl"]:
        for one in items(_lines(path), received=usual.received, kind=usual.kind, dated=usual.dated):
            if isinstance(one, Failure):
                yield replace(one, source=f"{path}, {one.source}")
            else:
                where = one.states if one.states is not None else usual.states
                yield replace(one, states=where, remote=usual.remote if one.remote is None else one.remote)


def _usual(given: dict[str, Any]) -> Item:
    """What holds for every document that does not say otherwise, as an item without one."""
    from matcher.index import Item

    received = given["received"].date() if given["received"] else date.today()
    kind: DocumentType | None = None if given["as_"] == "auto" else given["as_"]
    states = tuple(given["states"]) or None
    return Item("", "", received, kind, states, given["remote"], dated=given["received"] is not None)


def _files(given: Iterable[Input], usual: Item) -> Iterator[Item | Failure]:
    from dataclasses import replace

    from matcher.errors import UnreadableError
    from matcher.model import Failure

    for one in given:
        try:
            data = one.read()
        except UnreadableError as error:
            yield Failure(error.source, error.status, error.remedy)
        except OSError as error:
            yield Failure(one.name, "corrupt", f"it cannot be opened ({error.strerror}); check the path")
        else:
            yield replace(usual, id=one.name, source=data)


def _lines(path: Path) -> Iterator[str]:
    with click.open_file(str(path), encoding="utf-8", errors="replace") as file:
        yield from file


def _told(failures: Iterable[Failure]) -> int:
    from matcher.documents.remedies import Unread

    unread = [Unread(failure.source, failure.status, failure.reason) for failure in failures]
    note_unread(unread)
    return UNREADABLE if unread else OK
