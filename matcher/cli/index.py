"""``matcher index``: many resumes and postings in one folder, found by each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import STDIN, Sink, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import Number, as_of_option, limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.index import Filter, Index, Item
    from matcher.index.preparing import Preparer
    from matcher.index.store import Stored
    from matcher.library import Matcher
    from matcher.model import DocumentType, Failure

AsOf = date | Literal["latest"]
DATE = click.DateTime(["%Y-%m-%d"])
folder_argument = click.argument("folder", type=path_type("FOLDER"))


@click.group()
def index() -> None:
    """Keep many resumes and postings, and find them by each other.

    An index is one folder. It holds what was found in the documents, never their text. One program
    writes to it at a time; any number may search meanwhile. What was added is safe, whatever happens
    to the program or the machine.

    \b
      matcher index build board/ resumes/ --as resume
      matcher index add board/ --jsonl postings.jsonl
      matcher index search board/ posting.txt --state CA --top 20
      matcher index match-new board/ --since 1200
    """


def adding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What ``build`` and ``add`` take."""
    for option in (
        limit_options,
        vocab_option,
        click.option("--remote/--on-site", default=None, help="They are for remote work, or not."),
        click.option("--state", "states", multiple=True, metavar="STATE", help="Where; may be given several times."),
        click.option("--received", type=DATE, help="The date of the documents.  [default: today]"),
        click.option(
            "--as",
            "as_",
            type=click.Choice(["auto", "resume", "posting"]),
            default="auto",
            show_default=True,
            help="What they are.",
        ),
        click.option("--cluster", metavar="ADDRESS", help="Read them on a Dask cluster: its scheduler (tcp://...)."),
        click.option("--jsonl", type=path_type(), multiple=True, help="Documents as JSON lines; - is standard input."),
        click.argument("paths", nargs=-1, type=path_type(), metavar="[PATHS]..."),
        folder_argument,
    ):
        command = option(command)
    return command


@index.command()
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


@index.command()
@adding_options
def add(folder: Path, **given: Any) -> int:
    """Add documents to the index in FOLDER.

    A document takes the place of the one of its kind and id; one that is there already, unchanged, stays
    as it is. Options and inputs are those of 'matcher index build'.

    \b
      matcher index add board/ new/*.pdf --as resume --state NY
      matcher index add board/ --jsonl today.jsonl
    """
    return _add(folder, create=False, **given)


def _add(folder: Path, *, create: bool, limits: Limits, vocab: Path | None, **given: Any) -> int:
    jsonl: Sequence[Path] = given["jsonl"]
    need_files(jsonl)
    if not given["paths"] and not jsonl and not create:
        raise click.UsageError("give files, folders or --jsonl FILE.")
    from matcher import Matcher
    from matcher.index.preparing import Preparer
    from matcher.reports import index_text

    matcher = Matcher(vocab, limits=limits)
    with _opened(folder, matcher, create=create) as index:
        items = _items(given, jsonl)
        if given["cluster"]:
            from matcher.cluster import Job, connected, prepared

            with connected(given["cluster"]) as client:
                counts = index.put(prepared(items, client, Job(vocabulary=vocab, limits=limits)))
        else:
            counts = index.put(map(partial(_ready, Preparer(matcher)), items))
    click.echo(index_text.added(counts))
    return _told(counts.failures)


def _ready(prepare: Preparer, one: Item | Failure) -> Stored | Failure:
    """What is stored of an item. One that cannot be is told and keeps the others in."""
    from matcher.errors import ItemError
    from matcher.model import Failure

    try:
        return one if isinstance(one, Failure) else prepare(one)
    except ItemError as error:
        return Failure("one of the documents", "corrupt", str(error))


def _items(given: dict[str, Any], jsonl: Sequence[Path]) -> Iterator[Item | Failure]:
    """All that is to be added."""
    from dataclasses import replace

    from matcher.index.lines import items
    from matcher.model import Failure

    received = given["received"].date() if given["received"] else date.today()
    kind: DocumentType | None = None if given["as_"] == "auto" else given["as_"]
    states, remote = tuple(given["states"]) or None, given["remote"]
    yield from _files(given["paths"], received, kind, states, remote)
    for path in jsonl:
        for one in items(_lines(path), received=received, kind=kind):
            if isinstance(one, Failure):
                yield replace(one, source=f"{path}, {one.source}")
            else:
                where = one.states if one.states is not None else states
                yield replace(one, states=where, remote=remote if one.remote is None else one.remote)


def _files(
    paths: Sequence[Path],
    received: date,
    kind: DocumentType | None,
    states: tuple[str, ...] | None,
    remote: bool | None,
) -> Iterator[Item | Failure]:
    from matcher.errors import UnreadableError
    from matcher.index import Item
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
            yield Item(one.name, data, received, kind, states, remote)


def _lines(path: Path) -> Iterator[str]:
    with click.open_file(str(path), encoding="utf-8", errors="replace") as file:
        yield from file


def _told(failures: Iterable[Failure]) -> int:
    from matcher.documents.remedies import Unread

    unread = [Unread(failure.source, failure.status, failure.reason) for failure in failures]
    note_unread(unread)
    return UNREADABLE if unread else OK


def _opened(folder: Path, matcher: Matcher, *, create: bool = False) -> Index:
    from matcher.index import Index

    return Index(folder, matcher, create=create)


@index.command()
@folder_argument
@click.argument("ids", nargs=-1, required=True, metavar="IDS...")
@click.option("--as", "kind", type=click.Choice(["resume", "posting"]), default="resume", show_default=True)
@vocab_option
def remove(folder: Path, ids: Sequence[str], kind: DocumentType, vocab: Path | None) -> int:
    """Delete documents by their IDS.

    Nothing finds them from then on. 'matcher index compact' clears what they leave in the files.

    \b
      matcher index remove board/ 4711 4712
      matcher index remove board/ job-9 --as posting
    """
    from matcher import Matcher

    with _opened(folder, Matcher(vocab)) as index:
        gone = index.remove(kind, ids)
    click.echo(f"{gone:,} of {len(ids):,} deleted.")
    return OK


@index.command()
@folder_argument
@vocab_option
def compact(folder: Path, vocab: Path | None) -> int:
    """Write the index anew, small and without a byte of what was deleted.

    \b
      matcher index compact board/
    """
    from matcher import Matcher

    with _opened(folder, Matcher(vocab)) as index:
        index.compact()
    return OK


@index.command()
@folder_argument
@click.argument("file", type=path_type())
@output_options(["text", "jsonl"])
@as_of_option
@vocab_option
@limit_options
@click.option("--as", "as_", type=click.Choice(["auto", "resume", "posting"]), default="auto", show_default=True)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show.")
@click.option("--state", "states", multiple=True, metavar="STATE", help="Only those in this state (or these).")
@click.option("--remote/--on-site", default=None, help="Only those for remote work, or not.")
@click.option("--min-years", type=Number(0, 100), help="Only those of at least so many years in legal support.")
@click.option("--max-years", type=Number(0, 100), help="Only those of at most so many.")
@click.option("--credential", "credentials", multiple=True, metavar="ID", help="Only those that show or ask for it.")
@click.option("--since", type=DATE, help="Only those received on this day or later.")
def search(folder: Path, file: Path, **given: Any) -> int:
    """Find resumes for a posting, or postings for a resume.

    FILE is the posting or the resume; its wording says which, unless --as does. Every score is the one
    that 'matcher check' explains, for the date on which the resume was received. Years of a posting are
    those that it asks for.

    \b
      matcher index search board/ posting.txt --state CA --min-years 3
      matcher index search board/ resume.pdf --remote --format jsonl
    """
    need_files([file])
    sink = Sink(given["output"], force=given["force"], inputs=[file] if str(file) != STDIN else [])
    from matcher import Matcher
    from matcher.documents.sandbox import Sandbox
    from matcher.reports import index_text

    matcher = Matcher(given["vocab"], limits=None)
    where = _filter(matcher, given)
    with Sandbox(given["limits"]) as sandbox, _opened(folder, matcher) as index:
        kind = None if given["as_"] == "auto" else given["as_"]
        hits = index.search(load(file, sandbox), top=given["top"], where=where, kind=kind, as_of=given["as_of"])
    sink.stream(index_text.hits_as_lines(hits) if given["format_"] == "jsonl" else index_text.hits(hits))
    return OK


def _filter(matcher: Matcher, given: dict[str, Any]) -> Filter:
    from matcher.index import Filter
    from matcher.lookup import find

    credentials = tuple(find(matcher.vocabulary, name).id for name in given["credentials"])
    since = given["since"].date() if given["since"] else None
    return Filter(given["states"], given["remote"], given["min_years"], given["max_years"], credentials, since)


@index.command("match-new")
@folder_argument
@click.option("--since", type=click.IntRange(min=0), default=0, show_default=True, help="The number printed last.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Counterparts for each.")
@click.option("--min-score", type=Number(0, 100), default=0, help="Only counterparts of at least this.")
@click.option("--limit", type=click.IntRange(min=1), help="Look at so many new documents at most.")
@vocab_option
def match_new(folder: Path, since: int, top: int, min_score: float, limit: int | None, vocab: Path | None) -> int:
    """Tell what the documents added since the last time go with.

    New postings get their best resumes, new resumes their best postings, each among all that came before:
    no pair is told twice. One JSON object a line; the last one holds the number for the next --since.

    \b
      matcher index match-new board/ --since 1200 --min-score 60
    """
    from matcher import Matcher
    from matcher.reports import index_text

    with _opened(folder, Matcher(vocab)) as index:
        alerts, cursor = index.match_new(since, top=top, min_score=min_score, limit=limit)
    Sink(None, force=False).stream(index_text.alerts(alerts, cursor))
    return OK


@index.command()
@folder_argument
@vocab_option
def info(folder: Path, vocab: Path | None) -> int:
    """Say what is in an index, and what made it.

    \b
      matcher index info board/
    """
    from matcher import Matcher
    from matcher.reports import index_text

    with _opened(folder, Matcher(vocab)) as index:
        Sink(None, force=False).stream(index_text.info(index.info()))
    return OK


@index.command()
@folder_argument
@vocab_option
@click.option("--was", type=path_type(), metavar="OLD", help="The vocabulary it was used with: name fewer documents.")
def rebuild(folder: Path, vocab: Path | None, was: Path | None) -> int:
    """Make an index usable again after a change of the vocabulary or of this program.

    What was found is kept. Documents that should be read again are named, one a line: the kind, a tab, the
    id. They stay in the index until they are added again; 'lost' ones could not be kept. With --was (as OLD
    of 'matcher vocab diff') only those that the difference touches, or may touch.

    \b
      matcher index rebuild board/ --vocab firm.toml > again.tsv
      matcher index rebuild board/ --vocab firm.toml --was firm-2025.toml > again.tsv
    """
    from matcher import Matcher
    from matcher.cli.vocab_diff import vocabulary
    from matcher.index import rebuild as rebuilt

    found = rebuilt(folder, Matcher(vocab), was=vocabulary(was) if was else None)
    for kind, id_ in found.stale:
        click.echo(f"{kind}\t{id_}")
    for kind, id_ in found.lost:
        click.echo(f"lost {kind}\t{id_}")
    again = len(found.stale) + len(found.lost)
    note(f"{found.kept:,} documents kept; {again:,} should be added again.")
    return OK
