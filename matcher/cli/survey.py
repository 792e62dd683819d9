"""``matcher survey``: what many postings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import Sink, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import jobs_option, limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.survey import Held, Survey
    from matcher.survey.held import ReadAs


@click.command()
@click.argument("postings", nargs=-1, required=True, type=path_type(), metavar="POSTINGS...")
@click.option("--have", type=path_type(), help="A resume, a curriculum, or a TOML list of what is taught.")
@click.option(
    "--have-as",
    type=click.Choice(["auto", "resume", "curriculum"]),
    default="auto",
    show_default=True,
    help="What --have is; auto: its wording decides.",
)
@output_options(["text", "csv", "xlsx", "json"])
@click.option("--all", "all_", is_flag=True, help="Show every concept and every file (text).")
@vocab_option
@limit_options
@jobs_option
def survey(
    postings: Sequence[Path],
    have: Path | None,
    have_as: ReadAs,
    format_: str,
    output: Path | None,
    force: bool,
    all_: bool,
    vocab: Path | None,
    limits: Limits,
    jobs: int | None,
) -> int:
    """Count what POSTINGS ask for.

    POSTINGS are files, folders and ZIP archives. For every concept: the share of postings that require,
    prefer or mention it, with an interval that says how sure the share is. A posting that is given again,
    from another board or for another office, counts once. Files that cannot be read, are no postings,
    or of which too little is understood are listed and not counted.

    --have holds a resume or a curriculum against them: what is asked and not shown, what is near, and
    what is shown and nobody asks for. A curriculum is any document that says what is taught, or a TOML
    file: taught = ["Westlaw", "legal research"].

    \b
      matcher survey postings/
      matcher survey postings/ --have curriculum.docx --format xlsx -o survey.xlsx
    """
    if format_ == "xlsx" and not output:
        raise click.UsageError("--format xlsx makes a file: name it with -o.")
    need_files([*([have] if have else []), *(path for path in postings if not path.is_dir())])
    sink = Sink(output, force=force, inputs=[*postings, *([have] if have else [])])
    held = _held(have, have_as, vocab, limits) if have else None
    found = _surveyed(postings, held, vocab, limits, jobs)
    unread = [left for left in found.left_out if left.reason == "unreadable"]
    _write(found, format_, sink, all_=all_)
    if format_ != "text":
        for left in unread:
            note(f"{left.source}: {left.said}")
    return UNREADABLE if unread else OK


def _surveyed(
    postings: Sequence[Path], held: Held | None, vocab: Path | None, limits: Limits, jobs: int | None
) -> Survey:
    from matcher.cli.progress import watched
    from matcher.screening.inputs import inputs
    from matcher.screening.surveying import Observing, observed
    from matcher.survey import summarise
    from matcher.vocabulary import load_vocabulary

    given = inputs(postings)
    if not given:
        raise click.UsageError(f"no files under {', '.join(map(str, postings))}.")
    with watched(len(given)) as tell:
        seen = list(observed(given, Observing(vocab, limits), jobs=jobs, tell=tell))
    return summarise(seen, load_vocabulary(vocab), held=held)


def _held(path: Path, have_as: ReadAs, vocab: Path | None, limits: Limits) -> Held:
    """What is held against the postings.

    Raises:
        UnreadableError: It cannot be read.
        MatcherError: It is a TOML file of another form.
    """
    from matcher.documents.remedies import remedy
    from matcher.documents.sandbox import Sandbox
    from matcher.errors import UnreadableError
    from matcher.survey.held import of_document, read_list
    from matcher.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(vocab)
    if path.suffix.lower() == ".toml":
        return read_list(path, vocabulary)
    with Sandbox(limits) as sandbox:
        document = load(path, sandbox)
    if document.status != "ok":
        raise UnreadableError(document.source, document.status, remedy(document))
    return of_document(document, vocabulary, have_as)


def _write(found: Survey, format_: str, sink: Sink, *, all_: bool) -> None:
    if format_ == "xlsx":
        from matcher.reports import survey_xlsx

        sink.write_bytes(survey_xlsx.workbook(found))
    elif format_ == "csv":
        from matcher.reports import survey_csv

        sink.stream(survey_csv.survey(found))
    elif format_ == "json":
        from matcher.reports import as_json, survey_json

        sink.write(as_json.dumps(survey_json.survey(found), indent=2))
    else:
        from matcher.reports import survey_text

        sink.write(survey_text.survey(found, width=sink.width, colour=sink.colour, everything=all_))
