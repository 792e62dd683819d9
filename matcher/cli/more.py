"""``matcher schema`` and ``matcher demo``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from matcher.cli.check import render
from matcher.cli.files import Sink
from matcher.cli.front import OK
from matcher.cli.options import as_of_option, explain_option, no_color_option
from matcher.errors import MatcherError

_DEFAULT_CASE = "litigation"


@click.command()
@click.argument("name", type=click.Choice(["extract", "check", "screen", "read", "audit", "lint"]), default="check")
def schema(name: Literal["extract", "check", "screen", "read", "audit", "lint"]) -> int:
    """Print the JSON Schema of an output.

    That of check (the default), extract, screen, read, audit or lint; draft 2020-12.

    \b
      matcher schema screen > screen.schema.json
    """
    from matcher.reports import as_json
    from matcher.reports.schema import schema as schema_of

    click.echo(as_json.dumps(schema_of(name), indent=2), nl=False)
    return OK


@click.command()
@click.argument("case", default=_DEFAULT_CASE)
@click.option("--list", "list_", is_flag=True, help="List the cases instead.")
@as_of_option
@explain_option
@no_color_option
def demo(case: str, list_: bool, as_of: date | Literal["latest"], explain: bool) -> int:
    """Try it on invented documents.

    Checks a sample resume against a sample posting; needs no files.

    \b
      matcher demo
      matcher demo --list
      matcher demo small-firm
    """
    folder = samples_folder()
    cases = sorted(p.name for p in folder.iterdir() if p.is_dir() and any(p.glob("resume.*")))
    if list_:
        click.echo("\n".join(cases))
        return OK
    if case not in cases:
        raise click.UsageError(f"there is no case {case!r}; there are {', '.join(cases)}.")
    resume, posting = (next(iter(sorted((folder / case).glob(f"{side}.*")))) for side in ("resume", "posting"))
    from matcher import Matcher

    sink = Sink(None, force=False)
    # The samples are ours: reading them needs no process of its own.
    match = Matcher(limits=None).match(resume, posting, as_of=as_of)
    sink.write(render(match, "text", sink, explain=explain))
    click.echo("\nThis was an invented resume. With your own files:\n\n  matcher check resume.pdf posting.txt\n")
    return OK


def samples_folder() -> Path:
    """The sample documents: inside the installed package, else beside it in a checkout.

    Raises:
        MatcherError: The installation holds none.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "samples", package.parent / "samples"):
        if (folder / _DEFAULT_CASE).is_dir():
            return folder
    raise MatcherError("the samples are missing from this installation: install the package again")
