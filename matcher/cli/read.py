"""``matcher read``: a file as the matcher sees it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import STDIN, STDIN_NAME, Sink, load, need_files, standard_input
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import limit_options, output_options, path_type

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits, Sandbox
    from matcher.model import Document


@click.command()
@click.argument("path", type=path_type(), metavar="FILE")
@click.option("--blocks", is_flag=True, help="Name what each line is taken for: heading, bullet, cell, paragraph.")
@output_options(["text", "json"])
@limit_options
def read(path: Path, blocks: bool, format_: str, output: Path | None, force: bool, limits: Limits) -> int:
    """Show the text of FILE as it is read.

    What stands nowhere here was not read. Pages and columns are marked; the line numbers are those
    that the reports name. At the end: what kind of file it is, its size, warnings, and text that is
    left out, with the reason. - is standard input.

    \b
      matcher read resume.pdf
      matcher read resume.pdf --format json -o resume.json
    """
    need_files([path])
    sink = Sink(output, force=force, inputs=[path])
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        document, name = _load(path, sandbox)
    from matcher.reports import as_json, reading

    readable = document.status == "ok"
    if not readable:
        from matcher.cli.extract import unreadable_line

        note(f"Error: {unreadable_line(document)}")
    if format_ == "json":
        sink.write(as_json.dumps(reading.as_object(document, name), indent=2))
    elif readable or document.hidden:
        sink.write(reading.text(document, name, blocks=blocks, width=sink.width))
    return OK if readable else UNREADABLE


def _load(path: Path, sandbox: Sandbox) -> tuple[Document, str]:
    """A file as a document, and what the file is called that it was recognised as."""
    from matcher.documents.parts import MAX_BYTES
    from matcher.documents.sniff import recognised

    if str(path) == STDIN:
        data = standard_input()
        return sandbox.read(data, name=STDIN_NAME), recognised(data)
    document = load(path, sandbox)
    # Whatever cannot be opened again, be it a pipe, has been read once already.
    with contextlib.suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return document, recognised(file.read(MAX_BYTES), str(path))
    return document, "unknown"
