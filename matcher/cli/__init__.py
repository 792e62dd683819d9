"""The command line: thin commands that parse, call one function of the library, and print.

Nothing heavy is imported here or at the top of a command's module, so that ``matcher --help`` is quick.
"""

from __future__ import annotations

import click

from matcher.cli.audit import audit
from matcher.cli.check import check
from matcher.cli.decide import decide
from matcher.cli.diff import diff
from matcher.cli.explain import explain
from matcher.cli.extract import extract
from matcher.cli.front import Front
from matcher.cli.index import index
from matcher.cli.lint import lint
from matcher.cli.more import demo, schema
from matcher.cli.notice import notice
from matcher.cli.options import no_color_option
from matcher.cli.profile import profile
from matcher.cli.read import read
from matcher.cli.recommend import recommend
from matcher.cli.runs import runs
from matcher.cli.screen import screen
from matcher.cli.serve import serve
from matcher.cli.survey import survey
from matcher.cli.vocab import vocab

__all__ = ["cli", "main"]


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    import importlib.metadata

    try:
        number = importlib.metadata.version("legal-support-matcher")
    except importlib.metadata.PackageNotFoundError:
        number = "0+unknown"
    click.echo(f"matcher {number}")
    ctx.exit()


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@no_color_option
def cli() -> None:
    """Match resumes to job postings in legal support, and explain every point.

    Everything runs on this computer; nothing is uploaded. Try it without files of your own:

    \b
      matcher demo
      matcher check resume.pdf posting.txt
    """


for _command in (
    check,
    diff,
    screen,
    runs,
    recommend,
    extract,
    read,
    lint,
    notice,
    profile,
    explain,
    decide,
    audit,
    survey,
    index,
    vocab,
    serve,
    schema,
    demo,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and exit with its code."""
    cli.main(prog_name="matcher")
