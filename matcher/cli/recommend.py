"""``matcher recommend``: one resume, many postings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, expand, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import Number, as_of_option, limit_options, output_options, path_type, vocab_option
from matcher.cli.progress import counted

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.reports.row_shapes import RecommendRow, RecommendSummary


@click.command()
@click.argument("resume", type=path_type())
@click.argument("postings", nargs=-1, required=True, type=path_type())
@output_options(["text", "jsonl", "csv"])
@as_of_option
@vocab_option
@limit_options
@click.option("--top", type=click.IntRange(min=1), help="Show only the best so many.")
@click.option("--min-score", type=Number(0, 100), help="Show only coverage of at least this.")
def recommend(
    resume: Path,
    postings: Sequence[Path],
    format_: str,
    output: Path | None,
    force: bool,
    as_of: date | Literal["latest"],
    vocab: Path | None,
    top: int | None,
    min_score: float | None,
    limits: Limits,
) -> int:
    """Rank POSTINGS for one RESUME.

    POSTINGS are files and folders; the posting that the resume covers best comes first. Every figure
    is the one that 'matcher check' explains. Different postings ask for different things, so the order
    is a guide. Postings of which too little is understood are listed apart, files that cannot be read
    last, with the reason; those make the exit code 4. At the end stands what the postings ask for most
    and the resume does not show (in jsonl: the last line; not in csv).

    \b
      matcher recommend resume.pdf postings/
      matcher recommend resume.pdf postings/ --top 10 --format jsonl
    """
    files = expand(postings)
    need_files([resume, *files])
    sink = Sink(output, force=force, inputs=(resume, *files))
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher
        from matcher.screening.recommending import Recommending, cut, ranked

        matcher = Matcher(vocab, limits=None)
        own = matcher.resume(load(resume, sandbox), as_of=as_of)
        work = Recommending(matcher, own, as_of=as_of, min_score=min_score)
        rows = ranked(work.rows(load(path, sandbox) for path in counted(files)))
    sink.stream(_render(cut(rows, top), work.summary(), format_, sink))
    if format_ != "text":
        note_unread(work.unread)
        if work.left_out:
            note(f"{work.left_out} left out by the options given")
    return UNREADABLE if work.unread else OK


def _render(rows: Sequence[RecommendRow], summary: RecommendSummary, format_: str, sink: Sink) -> Iterable[str]:
    if format_ == "jsonl":
        from matcher.reports import as_json

        return (as_json.dumps(line) for line in (*rows, summary))
    if format_ == "csv":
        from matcher.reports import as_csv

        return as_csv.recommend(rows)
    from matcher.reports import recommend_text

    return [recommend_text.recommend(rows, summary, width=sink.width, colour=sink.colour)]
