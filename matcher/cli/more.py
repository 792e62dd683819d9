"""``matcher schema`` and ``matcher demo``."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import click

from matcher.cli.check import render
from matcher.cli.files import Sink
from matcher.cli.front import OK
from matcher.cli.options import as_of_option, explain_option, no_color_option
from matcher.demo import DEFAULT_CASE, case_files, cases
from matcher.reports.shapes import ObjectName

OBJECTS: tuple[ObjectName, ...] = get_args(ObjectName)


@click.command()
@click.argument("name", type=click.Choice(OBJECTS), default="check")
def schema(name: ObjectName) -> int:
    """Print the JSON Schema of an output.

    That of check (the default) or of another command; recommend-summary is the last line of
    recommend. Draft 2020-12.

    \b
      matcher schema screen > screen.schema.json
    """
    from matcher.reports import as_json
    from matcher.reports.schema import schema as schema_of

    click.echo(as_json.dumps(schema_of(name), indent=2), nl=False)
    return OK


@click.command()
@click.argument("case", default=DEFAULT_CASE)
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
    known = cases()
    if list_:
        click.echo("\n".join(known))
        return OK
    if case not in known:
        raise click.UsageError(f"there is no case {case!r}; there are {', '.join(known)}.")
    files = case_files(case)
    from matcher import Matcher

    sink = Sink(None, force=False)
    # The samples are ours: reading them needs no process of its own.
    match = Matcher(limits=None).match(files["resume"], files["posting"], as_of=as_of)
    sink.write(render(match, "text", sink, explain=explain))
    click.echo("\nThis was an invented resume. With your own files:\n\n  matcher check resume.pdf posting.txt\n")
    return OK
