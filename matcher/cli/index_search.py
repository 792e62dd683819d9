"""``matcher index search`` and ``match-new``: who goes with whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from matcher.cli.files import STDIN, Sink, load, need_files
from matcher.cli.front import OK, note
from matcher.cli.options import (
    DATE,
    Number,
    as_of_option,
    folder_argument,
    limit_options,
    output_options,
    path_type,
    vocab_option,
)

if TYPE_CHECKING:
    from matcher.index import Filter, Index
    from matcher.library import Matcher

F = TypeVar("F", bound=Callable[..., Any])
_CREDENTIAL = "Only those that show or ask for it."


def filter_options(since: str) -> Callable[[F], F]:
    """The options that a filter is made of, the earliest date under the name ``since``."""

    def decorate(command: F) -> F:
        for option in (
            click.option(since, "received_since", type=DATE, help="Only those received on this day or later."),
            click.option("--credential", "credentials", multiple=True, metavar="ID", help=_CREDENTIAL),
            click.option("--max-years", type=Number(0, 100), help="Only those of at most so many."),
            click.option("--min-years", type=Number(0, 100), help="Only those of at least so many in legal support."),
            click.option(
                "--remote/--on-site", default=None, help="Only those known to be for remote work, or not to be."
            ),
            click.option(
                "--state", "states", multiple=True, metavar="STATE", help="Only those in this state (or these)."
            ),
        ):
            command = option(command)
        return command

    return decorate


@click.command()
@folder_argument
@click.argument("file", type=path_type())
@output_options(["text", "jsonl"])
@as_of_option
@vocab_option
@limit_options
@click.option("--as", "as_", type=click.Choice(["auto", "resume", "posting"]), default="auto", show_default=True)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many to show.")
@filter_options("--since")
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
    from matcher.index import Index
    from matcher.reports import index_json, index_text

    matcher = Matcher(given["vocab"], limits=None)
    where = _filter(matcher, given)
    with Sandbox(given["limits"]) as sandbox, Index(folder, matcher) as index:
        kind = None if given["as_"] == "auto" else given["as_"]
        hits = index.search(load(file, sandbox), top=given["top"], where=where, kind=kind, as_of=given["as_of"])
        _note_left_out(index)
    form = index_json if given["format_"] == "jsonl" else index_text
    sink.stream(form.hits(hits))
    return OK


def _note_left_out(index: Index) -> None:
    if index.left_out:
        note(f"{index.left_out:,} documents cannot be scored and are left out; 'matcher index rebuild' names them.")


def _filter(matcher: Matcher, given: dict[str, Any]) -> Filter:
    from matcher.index import Filter
    from matcher.lookup import find

    credentials = tuple(find(matcher.vocabulary, name, near="certification").id for name in given["credentials"])
    since = given["received_since"].date() if given["received_since"] else None
    return Filter(given["states"], given["remote"], given["min_years"], given["max_years"], credentials, since)


@click.command("match-new")
@folder_argument
@click.option("--since", type=click.IntRange(min=0), default=0, show_default=True, help="The number printed last.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Counterparts for each.")
@click.option("--min-score", type=Number(0, 100), default=0, help="Only counterparts of at least this.")
@click.option("--limit", type=click.IntRange(min=1), help="Look at so many new documents at most.")
@filter_options("--received-since")
@output_options(["jsonl", "text"])
@vocab_option
def match_new(folder: Path, since: int, top: int, min_score: float, limit: int | None, **given: Any) -> int:
    """Tell what the documents added since the last time go with.

    New postings get their best resumes, new resumes their best postings, each among all that came before:
    no pair is told twice, also when one of the two is added again. One JSON object a line; the last one
    holds the number for the next --since. The same number gives the same answer.
    Filters are about the counterparts, as in 'matcher index search'.

    \b
      matcher index match-new board/ --since 1200 --min-score 60
      matcher index match-new board/ --since 1200 --state CA --format text
    """
    sink = Sink(given["output"], force=given["force"])
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_json, index_text

    matcher = Matcher(given["vocab"])
    where = _filter(matcher, given)
    with Index(folder, matcher) as index:
        alerts, cursor = index.match_new(since, top=top, min_score=min_score, where=where, limit=limit)
        _note_left_out(index)
    form = index_text if given["format_"] == "text" else index_json
    sink.stream(form.alerts(alerts, cursor))
    return OK
