"""The frame around every command: UTF-8 streams, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from typing import Any

import click

from matcher.errors import MatcherError, OutputExistsError, UnreadableError

OK, INTERNAL, USAGE, GATE, UNREADABLE, EXISTS, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


class Front(click.Group):
    """A group whose commands return their exit code and raise the library's errors."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run, print at most one line about an error, and exit with the code that the README lists."""
        _use_utf8()
        code = self._run(*args, **extra)
        if standalone_mode:
            sys.exit(code)
        return code

    def _run(self, *args: Any, **extra: Any) -> int:
        try:
            result = super().main(*args, standalone_mode=False, **extra)  # type: ignore[call-overload]
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            return OK
        except click.Abort:
            return _say("Stopped.", INTERRUPTED)
        except Exception as error:  # the last resort: whatever is not named in translate() is a fault of the program
            return _say(*translate(error))
        return result if isinstance(result, int) else OK

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a closed pipe (``| head``) ends it quietly, Ctrl-C with one line."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except KeyboardInterrupt:
            raise click.exceptions.Exit(_say("Stopped.", INTERRUPTED)) from None
        except OSError as error:
            if isinstance(error, BrokenPipeError) or error.errno == errno.EPIPE:
                _drop_stdout()
                raise click.exceptions.Exit(OK) from None
            raise
        return result


def translate(error: Exception) -> tuple[str, int]:
    """The line to print for an error and the exit code."""
    if isinstance(error, click.UsageError):
        help_command = f" See '{error.ctx.command_path} --help'." if error.ctx else ""
        return f"Error: {error.format_message()}{help_command}", USAGE
    if isinstance(error, click.ClickException):
        return f"Error: {error.format_message()}", error.exit_code
    if isinstance(error, OutputExistsError):
        return f"Error: {error}", EXISTS
    if isinstance(error, UnreadableError):
        return f"Error: {error} ({error.status})", UNREADABLE
    if isinstance(error, MatcherError):
        return f"Error: {error}", USAGE
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"Error: {name}{error.strerror or error}; check the path and the permissions", USAGE
    if os.environ.get("MATCHER_DEBUG") == "1":
        traceback.print_exception(error)
    kind = type(error).__name__
    return f"internal error ({kind}: {error}); please report it; MATCHER_DEBUG=1 shows where it happened", INTERNAL


def note(message: str) -> None:
    """One line for the person on the error stream."""
    from matcher.reports.wording import clean

    click.echo(clean(message), err=True)


def _say(message: str, code: int) -> int:
    note(message)
    return code


def _use_utf8() -> None:
    """Make the standard streams write UTF-8 and plain newlines, whatever the code page of the console is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _drop_stdout() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not stumble over it at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
