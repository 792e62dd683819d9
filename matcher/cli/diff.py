"""``matcher diff``: two versions of a resume, one posting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.check import gate
from matcher.cli.files import Sink, load, need_files
from matcher.cli.options import (
    Number,
    as_of_option,
    explain_option,
    limit_options,
    output_options,
    path_type,
    vocab_option,
)

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.matching.difference import Difference


@click.command()
@click.argument("before", type=path_type())
@click.argument("after", type=path_type())
@click.argument("posting", type=path_type())
@output_options(["text", "json", "md"])
@as_of_option
@vocab_option
@explain_option
@limit_options
@click.option("--fail-under", type=Number(0, 100), help="Exit with 3 if the coverage of AFTER is lower, or is none.")
def diff(
    before: Path,
    after: Path,
    posting: Path,
    format_: str,
    output: Path | None,
    force: bool,
    as_of: date | Literal["latest"],
    vocab: Path | None,
    explain: bool,
    fail_under: float | None,
    limits: Limits,
) -> int:
    """Show what an edit of a resume changed for one POSTING, and why.

    BEFORE and AFTER are two versions of a resume. For every requirement that changed: the credit before
    and after, the points, and the lines that came or went. The differences sum to that of the coverage.

    \b
      matcher diff resume.docx resume-edited.docx posting.txt
      matcher diff old.txt new.txt posting.txt --format json
    """
    paths = (before, after, posting)
    need_files(paths)
    sink = Sink(output, force=force, inputs=paths)
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher
        from matcher.matching.difference import compare

        matcher = Matcher(vocab, limits=None)
        asked = matcher.posting(load(posting, sandbox), as_of=as_of)
        old, new = (matcher.match(load(path, sandbox), asked, as_of=as_of) for path in (before, after))
    sink.write(render(compare(old, new), format_, sink, explain=explain))
    return gate(new, fail_under)


def render(difference: Difference, format_: str, sink: Sink, *, explain: bool) -> str:
    """The report in one of the three forms."""
    from matcher.reports import as_json
    from matcher.reports import diff as report

    if format_ == "json":
        return as_json.dumps(report.value(difference), indent=2)
    if format_ == "md":
        return report.markdown(difference, explain=explain)
    return report.text(difference, width=sink.width, colour=sink.colour, explain=explain)
