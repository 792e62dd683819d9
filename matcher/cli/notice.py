"""``matcher notice``: the draft of a notice to candidates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.front import OK
from matcher.cli.lint import opened
from matcher.cli.options import limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits


@click.command()
@click.argument("posting", type=path_type())
@output_options(["text", "md"])
@vocab_option
@limit_options
def notice(posting: Path, format_: str, output: Path | None, force: bool, vocab: Path | None, limits: Limits) -> int:
    """Draft the notice to candidates for POSTING.

    Lists the qualifications that a screening for this posting assesses, from what data, and what it
    does not look at, in the form that New York City's Local Law 144 asks for; the employer's own data
    are left open in [BRACKETS]. It is a draft and no legal advice.

    \b
      matcher notice posting.docx
      matcher notice posting.docx --format md -o notice.md
    """
    sink, found = opened(posting, output, force=force, vocab=vocab, limits=limits)
    from matcher.notice import notice as draft
    from matcher.reports import notice as reports

    drafted = draft(found)
    sink.write(reports.md(drafted) if format_ == "md" else reports.text(drafted, width=sink.width, colour=sink.colour))
    return OK
