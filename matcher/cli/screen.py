"""``matcher screen``: many resumes, one posting, one run that survives."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from click.core import ParameterSource

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, columns, need_files, standard_input
from matcher.cli.front import INTERRUPTED, OK, UNREADABLE, note
from matcher.cli.interrupt import Interrupt
from matcher.cli.options import (
    Number,
    as_of_option,
    jobs_option,
    limit_options,
    output_options,
    path_type,
    vocab_option,
)

if TYPE_CHECKING:
    from matcher.reports.record_shapes import Record
    from matcher.screening.inputs import Input
    from matcher.screening.request import Request
    from matcher.screening.run import Run

AsOf = date | Literal["latest"]
STDIN = "-"


@click.command()
@click.argument("posting", type=path_type())
@click.argument("resumes", nargs=-1, required=True, type=path_type())
@output_options(["text", "jsonl", "csv", "xlsx", "html"])
@as_of_option
@vocab_option
@limit_options
@click.option("--profile", type=path_type(), help="The posting's requirements as you corrected them; see 'profile'.")
@click.option("--top", type=click.IntRange(min=1), help="Show only the best so many.")
@click.option("--min-score", type=Number(0, 100), help="Mark coverage below this.")
@click.option("--min-years", type=Number(0), help="Mark fewer dated years in legal support.")
@click.option("--require", multiple=True, metavar="ID", help="Mark who does not show this concept; may be repeated.")
@click.option("--decisions", type=path_type(), help="What reviewers decided, to be shown beside the figures.")
@click.option("--blind", is_flag=True, help="Show codes instead of names, and nothing that tells who somebody is.")
@click.option(
    "--stream", is_flag=True, help="Print each result as it is made, in the order given, without ranks (jsonl)."
)
@jobs_option
@click.option("--run", "run_path", type=path_type("PATH"), help="Keep the run in this file, or in this folder.")
@click.option("--no-cache", is_flag=True, help="Keep no run: everything is worked out anew and nothing stays.")
def screen(posting: Path, resumes: Sequence[Path], **options: Any) -> int:
    """Rank RESUMES for one POSTING.

    RESUMES are files, folders and ZIP archives; the best coverage of the posting comes first, and
    resumes between which the figures tell no real difference are shown as tied. Files that cannot be
    read are listed last, with the reason, and make the exit code 4. Every figure is the one that
    'matcher check' explains. It ranks coverage; it decides nothing. Filters mark resumes and leave
    none out.

    What was worked out is kept in a file for your eyes only: a run that was cut short goes on when the
    same command is given again, and a second run answers from the first. 'matcher runs' lists and
    deletes such files.

    \b
      matcher screen posting.html resumes/
      matcher screen posting.html resumes/ --format xlsx -o ranking.xlsx
    """
    _check(options, posting, resumes)
    need_files([posting, *(path for path in resumes if not path.is_dir())])
    _check_beside(options)
    from matcher.screening.run import Run

    request = _request(posting, options)
    with Interrupt() as interrupt:
        begun = Run(request)
        given = _given(resumes, begun, options)
        sink = _sink(options, begun, [posting, *resumes])
        with begun as run:
            _tell_reading(run)
            if options["stream"]:
                sink.stream(_streamed(run, given, interrupt))
            else:
                for _ in _watched(run, given, interrupt):
                    pass
                _write(run, options, sink)
            if sink.path is not None:
                run.wrote(sink.path)
            return _finish(run, options["format_"], interrupt)


def _check(options: dict[str, Any], posting: Path, resumes: Sequence[Path]) -> None:
    """Refuse options that exclude each other."""
    if options["stream"] and (options["format_"] != "jsonl" or options["top"]):
        raise click.UsageError("--stream prints JSON lines in the order given: it needs --format jsonl and no --top.")
    if options["no_cache"] and options["run_path"]:
        raise click.UsageError("--no-cache keeps no run, --run names where to keep it: give one of them.")
    if [str(path) for path in (posting, *resumes)].count(STDIN) > 1:
        raise click.UsageError("standard input ('-') can be given once only.")
    if options["format_"] == "xlsx" and not options["output"]:
        raise click.UsageError("--format xlsx makes a file: name it with -o.")


def _check_beside(options: dict[str, Any]) -> None:
    """Refuse a profile that is not there and decisions that cannot be read before any work is done."""
    need_files([path for path in (options["profile"], options["decisions"]) if path is not None])
    if options["decisions"] is not None:
        from matcher import decisions

        decisions.read(options["decisions"])


def _request(posting: Path, options: dict[str, Any]) -> Request:
    from matcher.documents.sandbox import DEFAULT_LIMITS
    from matcher.screening.request import Request

    context = click.get_current_context()
    is_stdin = str(posting) == STDIN
    return Request(
        posting=standard_input() if is_stdin else posting.read_bytes(),
        posting_name="standard input" if is_stdin else str(posting),
        as_of=options["as_of"],
        today=context.get_parameter_source("as_of") is ParameterSource.DEFAULT,
        vocabulary=options["vocab"],
        profile=options["profile"],
        blind=options["blind"],
        require=tuple(dict.fromkeys(options["require"])),
        min_score=options["min_score"],
        min_years=options["min_years"],
        jobs=options["jobs"],
        limits=options["limits"] or DEFAULT_LIMITS,
        run=options["run_path"],
        cache=not options["no_cache"],
    )


def _given(resumes: Sequence[Path], run: Run, options: dict[str, Any]) -> list[Input]:
    """The resumes, without the files of the run, its output and what it is given besides, where these lie among them.

    Raises:
        click.UsageError: There are none.
    """
    from matcher.screening.inputs import inputs
    from matcher.screening.places import is_beside

    besides = {options[name].resolve() for name in ("output", "profile", "decisions", "vocab") if options[name]}
    found = [
        one
        for one in inputs(resumes)
        if str(one.path) == STDIN or not (is_beside(one.path, run.place.path) or one.path.resolve() in besides)
    ]
    if not found:
        raise click.UsageError(f"no files under {', '.join(map(str, resumes))}.")
    return found


def _sink(options: dict[str, Any], run: Run, inputs: Sequence[Path]) -> Sink:
    output = options["output"]
    is_ours = output is not None and output.is_file() and not options["force"] and run.may_replace(output)
    return Sink(output, force=options["force"] or is_ours, inputs=(*inputs, run.place.path))


def _tell_reading(run: Run) -> None:
    """Say how the posting was read, before the first resume."""
    from matcher.reports.reading_text import posting_read
    from matcher.screening.naming import key_file

    given_profile = run.request.profile is not None
    read = posting_read(run.posting, width=columns(sys.stderr), changes=run.changes, advice=not given_profile)
    click.echo(read, err=True, nl=False)
    if run.request.blind:
        kept = f"lies in {key_file(run.place.path)}" if run.request.cache else "is not kept (--no-cache)"
        note(f"What tells whose a code is {kept}.")
    if run.continues:
        note(
            f"Going on with the unfinished run of {run.place.as_of}, counted to that date; "
            f"--as-of {run.request.as_of} starts a new one."
        )


def _watched(run: Run, given: Sequence[Input], interrupt: Interrupt) -> Iterator[int]:
    from matcher.cli.progress import watched

    with watched(len(given)) as tell:
        for number, place in enumerate(run.work(given, interrupt), 1):
            tell(number, run.unread)
            yield place


def _streamed(run: Run, given: Sequence[Input], interrupt: Interrupt) -> Iterator[str]:
    """The results as lines, in the order given, each as soon as those before it are there."""
    from matcher.reports import as_json, rows
    from matcher.screening.order import labelled

    def records() -> Iterator[Record]:
        following = 0
        for _ in _watched(run, given, interrupt):
            while following < len(given) and run.done[following]:
                yield run.record(following)
                following += 1

    return (as_json.dumps(rows.line(record)) for record in labelled(records()))


def _write(run: Run, options: dict[str, Any], sink: Sink) -> None:
    from matcher.cli.frozen import decided
    from matcher.cli.rankings import write

    ranking = decided(run.ranking(), run.place.path, options["decisions"])
    write(ranking, sink, options["format_"], options["top"])


def _finish(run: Run, format_: str, interrupt: Interrupt) -> int:
    """Say what is left to say on the error stream; the exit code."""
    statuses = run.statuses()
    unread = sum(number for status, number in statuses.items() if status != "ok")
    if format_ != "text" and unread:
        from matcher.documents.remedies import Unread

        note_unread([Unread(row["source"], row["status"], row["reason"]) for row in run.unreadable()])
    if interrupt.asked and run.left:
        kept = "the same command goes on" if run.request.cache else "nothing is kept (--no-cache)"
        note(f"Stopped: {len(run.done) - run.left:,} of {len(run.done):,} are done; {kept}.")
        return INTERRUPTED
    return UNREADABLE if unread else OK
