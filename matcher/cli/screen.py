"""``matcher screen``: many resumes, one posting."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, expand, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import Number, as_of_option, limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.library import Matcher
    from matcher.reports.record_shapes import Ranking
    from matcher.screening import Batch, Screening

AsOf = date | Literal["latest"]


@click.command()
@click.argument("posting", type=path_type())
@click.argument("resumes", nargs=-1, required=True, type=path_type())
@output_options(["text", "jsonl", "csv"])
@as_of_option
@vocab_option
@limit_options
@click.option("--top", type=click.IntRange(min=1), help="Show only the best so many.")
@click.option("--min-score", type=Number(0, 100), help="Mark coverage below this.")
@click.option("--min-years", type=Number(0), help="Mark fewer dated years in legal support.")
@click.option("--require", multiple=True, metavar="ID", help="Mark who does not show this concept; may be repeated.")
@click.option(
    "--stream", is_flag=True, help="Print each result as it is made, in the order given, without ranks (jsonl)."
)
def screen(
    posting: Path,
    resumes: Sequence[Path],
    format_: str,
    output: Path | None,
    force: bool,
    as_of: AsOf,
    vocab: Path | None,
    top: int | None,
    min_score: float | None,
    min_years: float | None,
    require: Sequence[str],
    stream: bool,
    limits: Limits,
) -> int:
    """Rank RESUMES for one POSTING.

    RESUMES are files and folders; the best coverage of the posting comes first, and resumes between
    which the figures tell no real difference are shown as tied. Files that cannot be read are listed
    last, with the reason, and make the exit code 4. Every figure is the one that 'matcher check'
    explains. It ranks coverage; it decides nothing. Filters mark resumes and leave none out.

    \b
      matcher screen posting.html resumes/
      matcher screen posting.html resumes/ --format csv -o ranking.csv
    """
    if stream and (format_ != "jsonl" or top):
        raise click.UsageError("--stream prints JSON lines in the order given: it needs --format jsonl and no --top.")
    files = expand(resumes)
    need_files([posting, *files])
    sink = Sink(output, force=force, inputs=(posting, *files))
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher
        from matcher.screening import Filter, Screening

        matcher = Matcher(vocab, limits=None)
        keep = Filter(min_score, min_years, concept_ids(matcher, require))
        asked = matcher.posting(load(posting, sandbox), as_of=as_of)
        screening = Screening(matcher, asked, as_of=as_of, keep=keep)
        if stream:
            from matcher.reports import as_json

            sink.stream(as_json.dumps(row) for row in screening.rows(load(path, sandbox) for path in files))
        else:
            with progress(files, "Reading resumes") as watched:
                ranking = screening.ranking(load(path, sandbox) for path in watched)
            sink.stream(_render(ranking, top, format_, sink))
    return _finish(screening, format_)


def _render(ranking: Ranking, top: int | None, format_: str, sink: Sink) -> Iterable[str]:
    if format_ == "text":
        from matcher.reports import screen_text

        shown = screen_text.SCREENFUL if top is None and sink.is_terminal else top
        return [screen_text.screen(ranking, top=shown, width=sink.width, colour=sink.colour)]
    from matcher.screening.order import first

    best = replace(ranking, records=first(ranking.records, top))
    hidden = ranking.facts["counts"]["ranked"] - (top or ranking.facts["counts"]["ranked"])
    if hidden > 0:
        note(f"--top {top}: {hidden:,} more are ranked and not shown")
    if format_ == "jsonl":
        from matcher.reports import as_json, rows

        return (as_json.dumps(rows.line(record)) for record in best.records)
    from matcher.reports import as_csv

    return as_csv.screen(best)


def _finish(screening: Screening, format_: str) -> int:
    """Say what is left to say on the error stream; the exit code."""
    for reason in screening.reasons:
        note(f"{screening.posting.document.source}: {reason}")
    if format_ != "text":
        note_unread(screening.unread)
    return UNREADABLE if screening.unread else OK


def tell_rest(batch: Batch[Any]) -> None:
    """Say on the error stream what a file of rows cannot: what could not be read, and how much was left out."""
    note_unread(batch.unread)
    if batch.left_out:
        note(f"{batch.left_out} left out by the options given")


def concept_ids(matcher: Matcher, given: Iterable[str]) -> tuple[str, ...]:
    """The ids that ``--require`` names, by id, name or any written form.

    Raises:
        click.UsageError: There is no such concept.
    """
    from matcher.cli.lookup import find

    return tuple(find(matcher.vocabulary, text).id for text in given)


def progress(files: Sequence[Path], label: str) -> AbstractContextManager[Iterable[Path]]:
    """The files with a progress bar on the error stream; a quiet one where no person watches."""
    hidden = not sys.stderr.isatty()
    return click.progressbar(files, label=label, file=sys.stderr, hidden=hidden, show_pos=True)
