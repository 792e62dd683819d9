"""``matcher explain``: why a candidate of a finished run stands where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import Sink, need_files
from matcher.cli.front import OK, note
from matcher.cli.frozen import decided, frozen
from matcher.cli.options import output_options, path_type

if TYPE_CHECKING:
    from matcher.reports.explain import Sheet


@click.command()
@click.argument("run", type=path_type("RUN"))
@click.argument("candidate")
@click.option("--versus", metavar="CANDIDATE", help="Say what parts the two, requirement by requirement.")
@click.option("--decisions", type=path_type(), help="What reviewers decided; as a rule the file beside the run.")
@output_options(["text", "html", "json"])
def explain(
    run: Path,
    candidate: str,
    versus: str | None,
    decisions: Path | None,
    format_: str,
    output: Path | None,
    force: bool,
) -> int:
    """Say why CANDIDATE stands where it stands in RUN.

    RUN is the file of a run that 'matcher screen' made, be it weeks ago; nothing is computed anew.
    CANDIDATE is a rank (7 or #7), a candidate code, a file name or part of a path, the start of a
    SHA-256, or a name. The answer is a redacted sheet of one page: no name, contact data or file name,
    so that it can be handed on. Whom it is about is told on the error stream.

    \b
      matcher explain spring.run 7
      matcher explain spring.run doe.pdf --versus 3 --format html -o why.html
    """
    need_files([run])
    sink = Sink(output, force=force, inputs=[run])
    from matcher.reports.explain import pick, sheet

    ranking = decided(frozen(run), run, decisions)
    record = pick(ranking, candidate)
    other = None if versus is None else pick(ranking, versus)
    if other is not None and other["row"]["source"] == record["row"]["source"]:
        raise click.UsageError(f"{candidate!r} and {versus!r} are the same candidate; give two.")
    found = sheet(ranking, record, other)
    sink.write(_render(found, format_, sink))
    for asked_for, id_ in ((record, found.candidate.id), (other, found.versus.other.id if found.versus else "")):
        if asked_for is not None and not ranking.facts["blind"]:
            note(f"{id_} is {asked_for['row']['source']}")
    return OK


def _render(found: Sheet, format_: str, sink: Sink) -> str:
    if format_ == "json":
        from matcher.reports import as_json, explain_json

        return as_json.dumps(explain_json.explain(found), indent=2)
    if format_ == "html":
        from matcher.reports import explain_html

        return explain_html.explain(found)
    from matcher.reports import explain_text

    return explain_text.explain(found, width=sink.width, colour=sink.colour)
