"""``matcher check``: one resume, one posting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.files import Sink, load, need_files
from matcher.cli.front import GATE, OK, note
from matcher.cli.options import (
    Number,
    as_of_option,
    explain_option,
    limit_options,
    output_options,
    path_type,
    vocab_option,
)
from matcher.cli.profile import corrected, profile_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.model import Match


@click.command()
@click.argument("resume", type=path_type())
@click.argument("posting", type=path_type())
@output_options(["text", "json", "html", "md"])
@as_of_option
@vocab_option
@profile_option
@explain_option
@limit_options
@click.option("--fail-under", type=Number(0, 100), help="Exit with 3 if the coverage is lower, or there is none.")
def check(
    resume: Path,
    posting: Path,
    format_: str,
    output: Path | None,
    force: bool,
    as_of: date | Literal["latest"],
    vocab: Path | None,
    profile: Path | None,
    explain: bool,
    fail_under: float | None,
    limits: Limits,
) -> int:
    """Hold one RESUME against one POSTING.

    Shows the must-haves, what was found where, and what would close the gaps. Reads PDF, DOCX, ODT,
    RTF, HTML, text and JSON Resume; - is standard input. The figure is keyword coverage of this one
    posting, not a hiring decision.

    \b
      matcher check resume.pdf posting.txt
      matcher check resume.pdf posting.txt --format html -o report.html
    """
    need_files([resume, posting])
    sink = Sink(output, force=force, inputs=(resume, posting))
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher

        matcher = Matcher(vocab, limits=None)
        read = matcher.posting(load(posting, sandbox), as_of=as_of)
        asked, changes = corrected(read, profile, matcher.vocabulary)
        match = matcher.match(load(resume, sandbox), asked, as_of=as_of)
    for change in changes:
        note(f"{profile}: {change}")
    sink.write(render(match, format_, sink, explain=explain))
    return gate(match, fail_under)


def render(match: Match, format_: str, sink: Sink, *, explain: bool) -> str:
    """The report in one of the four forms."""
    if format_ == "json":
        from matcher.reports import as_json

        return as_json.dumps(as_json.check(match), indent=2)
    if format_ == "html":
        from matcher.reports import html

        return html.check(match)
    if format_ == "md":
        from matcher.reports import md

        return md.check(match)
    from matcher.reports import text

    return text.check(match, width=sink.width, colour=sink.colour, explain=explain)


def gate(match: Match, fail_under: float | None) -> int:
    """The exit code of ``--fail-under``."""
    if fail_under is None:
        return OK
    if match.score is None:
        note(f"--fail-under {fail_under:g}: there is no coverage figure: {match.reason}")
        return GATE
    if round(match.score, 4) < fail_under:
        from matcher.reports.arithmetic import rounded

        note(f"--fail-under {fail_under:g}: the coverage is {rounded(match.score):.2f}")
        return GATE
    return OK
