"""``matcher extract`` and ``matcher read``: what is found in files, and what is read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.files import Sink, expand, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import as_of_option, explain_option, output_options, path_type, paths_argument, vocab_option

if TYPE_CHECKING:
    from matcher.library import Matcher
    from matcher.model import Document, DocumentType, Posting, Resume

AsOf = date | Literal["latest"]


@click.command()
@paths_argument
@click.option(
    "--as",
    "as_",
    type=click.Choice(["auto", "posting", "resume"]),
    default="auto",
    show_default=True,
    help="What they are.",
)
@output_options(["jsonl", "text"])
@as_of_option
@vocab_option
@explain_option
def extract(
    paths: Sequence[Path],
    as_: str,
    format_: str,
    output: Path | None,
    force: bool,
    as_of: AsOf,
    vocab: Path | None,
    explain: bool,
) -> int:
    """Show what FILES ask for or hold.

    Concepts, requirements, years, degrees: one JSON object a line and file, in the order given;
    folders are read with all they hold. --format text is a summary for reading, which --explain
    completes with what does not count and why.

    \b
      matcher extract resume.pdf --format text
      matcher extract --as posting postings/*.txt > postings.jsonl
    """
    files = expand(paths)
    sink = Sink(output, force=force, inputs=files)
    from matcher import Matcher

    work = _Extraction(Matcher(vocab), as_of, {"posting": "posting", "resume": "resume"}.get(as_), explain)  # type: ignore[arg-type]
    sink.stream(work.lines(files, sink, format_))
    return UNREADABLE if work.unreadable else OK


class _Extraction:
    """Extracts file after file and counts what cannot be read."""

    def __init__(self, matcher: Matcher, as_of: AsOf, doc_type: DocumentType | None, explain: bool) -> None:
        self.matcher = matcher
        self.as_of = as_of
        self.doc_type = doc_type
        self.explain = explain
        self.unreadable = 0

    def lines(self, files: Sequence[Path], sink: Sink, format_: str) -> Iterator[str]:
        """The output of each file."""
        for number, path in enumerate(files):
            document = load_any(path)
            found = self._found(document)
            if found is None:
                self.unreadable += 1
            if format_ == "jsonl":
                yield self._json(document, found)
            elif found is not None:
                from matcher.reports import screen_text

                separator = "\n" if number else ""
                yield separator + screen_text.extract(found, width=sink.width, colour=sink.colour, explain=self.explain)
            else:
                note(unreadable_line(document))

    def _found(self, document: Document) -> Posting | Resume | None:
        if document.status != "ok":
            return None
        return self.matcher.extract(document, as_of=self.as_of, doc_type=self.doc_type)

    def _json(self, document: Document, found: Posting | Resume | None) -> str:
        from matcher.reports import as_json

        if found is not None:
            return as_json.dumps(as_json.extract(found))
        as_of = None if self.as_of == "latest" else self.as_of.isoformat()
        return as_json.dumps(as_json.unreadable(document, doc_type=self.doc_type, as_of=as_of))


def load_any(path: Path) -> Document:
    """A file as a document; one that cannot be opened is a corrupt one that says so."""
    try:
        return load(path)
    except OSError as error:
        from matcher.model import Document

        reason = f"cannot be opened ({error.strerror or error}); check the permissions"
        return Document(str(path), "", "corrupt", "", warnings=(reason,))


def unreadable_line(document: Document) -> str:
    """One line on a file that cannot be read."""
    from matcher.library import remedy

    return f"{document.source}: {remedy(document)} ({document.status})"


@click.command()
@click.argument("path", type=path_type(), metavar="FILE")
def read(path: Path) -> int:
    """Show the text of FILE as it is read.

    What stands nowhere here was not read. The line numbers are those that the reports name.

    \b
      matcher read resume.pdf
    """
    need_files([path])
    document = load(path)
    from matcher.reports.wording import clean, count, read_as

    if document.status != "ok":
        note(f"Error: {unreadable_line(document)}")
        return UNREADABLE
    for number, line in enumerate(document.text.split("\n"), 1):
        click.echo(f"{number:4} {clean(line)}".rstrip())
    note(f"{document.source}: {document.status}, {read_as(document)}")
    for warning in document.warnings:
        note(warning)
    for hidden in document.hidden:
        size = count(len(hidden.text), "character")
        note(f"not visible ({hidden.reason}), p.{hidden.page}, {size}: {hidden.text[:60]}")
    return OK
