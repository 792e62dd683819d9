"""What commands read and write: paths, folders, standard input; output files that are whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from matcher.cli.front import note
from matcher.cli.options import NO_COLOR
from matcher.errors import OutputExistsError

if TYPE_CHECKING:
    from matcher.documents.sandbox import Sandbox
    from matcher.model import Document

STDIN = "-"
STDIN_NAME = "standard input"


def load(path: Path, sandbox: Sandbox) -> Document:
    """A path, or what comes in on standard input for ``-``, as a document; check its ``status``.

    Raises:
        MatcherError: The process that reads files cannot be started.
    """
    from matcher.documents import unopened

    if str(path) == STDIN:
        return sandbox.read(standard_input(), name=STDIN_NAME)
    try:
        return sandbox.read(path)
    except OSError as error:
        return unopened(str(path), error)


def standard_input() -> bytes:
    """What comes in on standard input, up to more than is ever read of a file: it may have no end.

    Raises:
        click.UsageError: There is none.
    """
    from matcher.documents.parts import MAX_BYTES

    if sys.stdin is None:
        raise click.UsageError("There is nothing on standard input; give a file instead of '-'.")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def need_files(paths: Iterable[Path]) -> None:
    """Refuse paths that are no files before any work is done.

    Raises:
        click.UsageError: A path is missing or a folder, or standard input is asked for twice.
    """
    given = list(paths)
    if sum(str(p) == STDIN for p in given) > 1:
        raise click.UsageError("standard input ('-') can be given once only.")
    for path in given:
        if str(path) == STDIN:
            continue
        if not path.exists():
            raise click.UsageError(f"{path}: no such file; check the path.")
        if path.is_dir():
            raise click.UsageError(f"{path}: this is a folder; give a file.")


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files among some paths, folders with all they hold except hidden files, in a fixed order.

    A link in a folder that leads out of it is told and left out: see :func:`matcher.screening.inputs.inputs`.

    Raises:
        click.UsageError: A path is missing, or there is no file at all.
    """
    found: list[Path] = []
    for path in paths:
        if str(path) != STDIN and path.is_dir():
            found += _inside(path)
        else:
            need_files([path])
            found.append(path)
    if not found:
        raise click.UsageError(f"no files under {', '.join(map(str, paths))}.")
    need_files(found)
    return found


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, in a fixed order."""
    from matcher.screening.inputs import leads_out

    root = folder.resolve()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p.relative_to(folder))):
        if path.is_symlink() and leads_out(path, root):
            note(f"{path}: left out, a link that leads out of the folder; to have it read, name what it leads to")
        else:
            yield path


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def columns(stream: TextIO | None) -> int:
    """The columns to wrap at for a stream: those of its terminal, else 100."""
    from matcher.reports.text import PIPED_WIDTH

    if stream is None or not stream.isatty():
        return PIPED_WIDTH
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns or PIPED_WIDTH
    return PIPED_WIDTH


class Sink:
    """Where the output goes: standard output, or a file that appears whole or not at all."""

    def __init__(self, path: Path | None, *, force: bool, inputs: Iterable[Path] = ()) -> None:
        """Check before any work whether the file may be written.

        Raises:
            OutputExistsError: The file is there and ``force`` is not given.
            click.UsageError: The path is a folder, is one of the inputs, or cannot be written.
        """
        self.path = None if path is None or str(path) == STDIN else path
        if self.path is None:
            return
        if self.path.is_dir():
            raise click.UsageError(f"{path}: this is a folder; name a file.")
        if self.path.exists() and any(i.exists() and self.path.samefile(i) for i in inputs if str(i) != STDIN):
            raise click.UsageError(f"{path}: this is one of the files to read; choose another output.")
        if self.path.is_file() and not force:
            raise OutputExistsError(f"{path} is there already; --force writes over it")
        folder = self.path.resolve().parent
        if not folder.is_dir():
            raise click.UsageError(f"{path}: the folder {folder} does not exist; make it first.")
        if not os.access(folder, os.W_OK):
            raise click.UsageError(f"{path}: the folder {folder} cannot be written to.")

    @property
    def colour(self) -> bool:
        """Whether colours are wanted and can be shown."""
        context = click.get_current_context(silent=True)
        off = (context is not None and context.meta.get(NO_COLOR)) or os.environ.get("NO_COLOR")
        return self.is_terminal and not off and os.environ.get("TERM") != "dumb"

    @property
    def is_terminal(self) -> bool:
        """Whether a person reads it right away."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """The columns to wrap at: those of the terminal, else 100."""
        return columns(None if self.path is not None else sys.stdout)

    def write(self, *parts: str) -> None:
        """Write all of the output."""
        self.stream(parts)

    def write_bytes(self, data: bytes) -> None:
        """Write all of an output that is no text, or that is encoded already."""
        if self.path is None:
            click.echo(data, nl=False)
            return
        with _replacing(self.path) as unfinished:
            unfinished.write_bytes(data)

    def stream(self, parts: Iterable[str]) -> None:
        """Write the output as it comes; a file appears under its name when all of it is written."""
        if self.path is None:
            for part in parts:
                click.echo(part, nl=False, color=self.colour or None)
            return
        with (
            _replacing(self.path) as unfinished,
            unfinished.open("w", encoding="utf-8", errors="replace", newline="\n") as out,
        ):
            for part in parts:
                out.write(part)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place at the end, or is removed; a device is written to directly."""
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
