"""``matcher index build`` and ``add``: documents into an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import need_files
from matcher.cli.front import OK, UNREADABLE
from matcher.cli.options import DATE, folder_argument, jobs_option, limit_options, path_type, vocab_option

if TYPE_CHECKING:
    from collections.abc import Generator

    from matcher.documents.sandbox import Limits
    from matcher.index import Item
    from matcher.index.store import Stored
    from matcher.model import DocumentType, Failure


def adding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What ``build`` and ``add`` take."""
    for option in (
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
    """Begin an index in FOLDER and add documents.

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
    need_files(given["jsonl"])
    if not given["paths"] and not given["jsonl"] and not create:
        raise click.UsageError("give files, folders or --jsonl FILE.")
    if given["cluster"] and given["jobs"]:
        raise click.UsageError("--jobs is for this computer; leave it out with --cluster.")
    from matcher.index.states import codes_of

    codes_of(given["states"])  # says so once, before anything is read
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_text

    with (
        Index(folder, Matcher(given["vocab"]), create=create) as index,
        closing(_prepared(_items(given), given)) as prepared,
    ):
        counts = index.put(prepared)
    click.echo(index_text.added(counts))
    return _told(counts.failures)


def _prepared(items: Iterator[Item | Failure], given: dict[str, Any]) -> Generator[Stored | Failure, None, None]:
    """What is stored of the items, made by processes of this computer or by a cluster."""
    vocabulary: Path | None = given["vocab"]
    limits: Limits = given["limits"]
    if given["cluster"]:
        from matcher.cluster import Job, connected, prepared

        with connected(given["cluster"]) as client:
            yield from prepared(items, client, Job(vocabulary=vocabulary, limits=limits))
    else:
        from matcher.screening.indexing import Preparing, ready

        yield from ready(items, Preparing(vocabulary, limits), jobs=given["jobs"])


def _items(given: dict[str, Any]) -> Iterator[Item | Failure]:
    """All that is to be added."""
    from dataclasses import replace

    from matcher.index.lines import items
    from matcher.model import Failure

    usual = _usual(given)
    yield from _files(given["paths"], usual)
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


def _files(paths: Sequence[Path], usual: Item) -> Iterator[Item | Failure]:
    from dataclasses import replace

    from matcher.errors import UnreadableError
    from matcher.model import Failure
    from matcher.screening.inputs import inputs

    for one in inputs(paths):
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
