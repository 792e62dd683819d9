"""``matcher lint``: what in a posting may keep good people away."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import Sink, load, need_files
from matcher.cli.front import OK, note
from matcher.cli.options import limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.model import Posting


@click.command()
@click.argument("posting", type=path_type())
@output_options(["text", "json"])
@vocab_option
@limit_options
def lint(posting: Path, format_: str, output: Path | None, force: bool, vocab: Path | None, limits: Limits) -> int:
    """Show wording in POSTING that keeps people away.

    Age-coded and gendered words, 'native speaker', questions of health, pay and record, long or
    contradictory lists, a missing pay range: each with its line, why it matters, and what to write
    instead. Nothing of it changes a score. It is no legal advice.

    \b
      matcher lint posting.docx
      matcher lint posting.docx --format json
    """
    sink, found = opened(posting, output, force=force, vocab=vocab, limits=limits)
    from matcher.lint import lint as findings_of

    findings = findings_of(found)
    if format_ == "json":
        from matcher.reports import as_json, lint_json

        sink.write(as_json.dumps(lint_json.lint(found, findings), indent=2))
    else:
        from matcher.reports import lint_text

        sink.write(lint_text.lint(found, findings, width=sink.width, colour=sink.colour))
    return OK


def opened(path: Path, output: Path | None, *, force: bool, vocab: Path | None, limits: Limits) -> tuple[Sink, Posting]:
    """Where to write, and the posting as it is read; what puts the reading in doubt is said on the error stream.

    Raises:
        UnreadableError: The posting cannot be read.
    """
    need_files([path])
    sink = Sink(output, force=force, inputs=[path])
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher

        # Nothing that is said of a posting depends on the date; the pipeline wants one.
        found = Matcher(vocab, limits=None).posting(load(path, sandbox), as_of=date(2000, 1, 1))
    for line in (found.no_score, *found.warnings):
        if line:
            note(f"{path}: {line}")
    return sink, found
