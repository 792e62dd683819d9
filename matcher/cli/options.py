"""Options that several commands share, as decorators."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import click
from click.core import ParameterSource

F = TypeVar("F", bound=Callable[..., Any])
NO_COLOR = "matcher.no_color"


class Number(click.FloatRange):
    """A number in a range; "nan" and "inf", which no comparison catches, are refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, or a usage error."""
        number: float = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


def _as_of(ctx: click.Context, param: click.Parameter, value: str) -> date | Literal["latest"]:
    """The date that is meant; "latest" is left to each document."""
    if value == "latest":
        return "latest"
    if value == "today":
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        message = f"{value!r} is no date; write it like 2026-11-01, or today, or latest."
        raise click.BadParameter(message, ctx, param) from None


def path_type(name: str = "FILE") -> click.Path:
    """The type of a path argument; whether the path is there is for the command to say, in one line."""
    kind = click.Path(path_type=Path)
    kind.name = name
    return kind


as_of_option = click.option(
    "--as-of",
    metavar="DATE|today|latest",
    callback=_as_of,
    default="today",
    show_default=True,
    help="The date that jobs still held are counted to; latest = the latest past date in each document.",
)
vocab_option = click.option(
    "--vocab", type=path_type(), help="Your own vocabulary (TOML) on top of the shipped one; see 'matcher vocab new'."
)
explain_option = click.option("--explain", is_flag=True, help="Show everything, with the arithmetic and the reasons.")
MB = 1024**2
DATE = click.DateTime(["%Y-%m-%d"])
jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), help="How many processes work at once.  [default: all cores]"
)
folder_argument = click.argument("folder", type=path_type("FOLDER"))
paths_argument = click.argument("paths", nargs=-1, required=True, type=path_type(), metavar="FILES...")


def _no_color(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[NO_COLOR] = True


no_color_option = click.option(
    "--no-color", is_flag=True, expose_value=False, callback=_no_color, help="No colours (NO_COLOR does the same)."
)


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--timeout`` and ``--memory``, which the command is given as ``limits``."""

    @click.option(
        "--timeout",
        metavar="SECONDS",
        type=Number(0.1, 86_400),
        default=15,
        show_default=True,
        help="Stop reading a file after so long.",
    )
    @click.option(
        "--memory",
        metavar="MB",
        type=click.IntRange(256, 1024**2),
        default=1024,
        show_default=True,
        help="Stop reading a file that needs more.",
    )
    @functools.wraps(command)
    def limited(*args: Any, timeout: float, memory: int, **kwargs: Any) -> Any:
        from matcher.documents.sandbox import Limits

        return command(*args, limits=Limits(timeout, memory * MB), **kwargs)

    return limited


_ENDINGS = {
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
}


def _form(given: str, output: Path | None, formats: Sequence[str]) -> str:
    """The form of an output: what ``--format`` says, else what the name of the file says, else the default.

    Raises:
        click.UsageError: Only a workbook may be called .xlsx.
    """
    ending = "" if output is None else output.suffix.lower()
    meant = _ENDINGS.get(ending)
    is_open = click.get_current_context().get_parameter_source("format_") is ParameterSource.DEFAULT
    if meant is not None and is_open and meant in formats:
        return meant
    if meant == "xlsx" and given != "xlsx":
        raise click.UsageError(f"{output}: --format {given} makes no .xlsx file; call it by another ending.")
    return given


def output_options(formats: Sequence[str]) -> Callable[[F], F]:
    """``--format``, ``-o``, ``--force`` and ``--no-color``; the first format is the default.

    Without ``--format``, the ending of the file that ``-o`` names says which form is meant.
    """

    def decorate(run: F) -> F:
        @functools.wraps(run)
        def formed(*args: Any, **given: Any) -> Any:
            return run(*args, **{**given, "format_": _form(given["format_"], given["output"], formats)})

        command = cast(F, formed)
        for option in (
            no_color_option,
            click.option("--force", is_flag=True, help="Write over an output file that is there already."),
            click.option("-o", "--output", type=path_type(), help="Write to this file instead of the terminal."),
            click.option(
                "--format",
                "format_",
                type=click.Choice(formats),
                default=formats[0],
                show_default=True,
                help="The form; with -o the ending of the file says it as well.",
            ),
        ):
            command = option(command)
        return command

    return decorate
