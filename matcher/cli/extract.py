"""``matcher extract``: what is found in files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.files import Sink, expand, load
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import (
    as_of_option,
    explain_option,
    limit_options,
    output_options,
    paths_argument,
    vocab_option,
)

if TYPE_CHECKING:
    from matcher.documents.remedies import Unread
    from matcher.documents.sandbox import Limits
    from matcher.library import Matcher
    from matcher.model import Document, DocumentType, Explained, Failure, Posting, Resume

AsOf = date | Literal["latest"]
_A_RESUME = "it reads as a resume, which is not published as a job posting; if it is a posting, add --as posting"


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
@output_options(["jsonl", "text", "labelstudio", "parquet", "jobposting"])
@as_of_option
@vocab_option
@explain_option
@limit_options
def extract(
    paths: Sequence[Path],
    as_: Literal["auto", "posting", "resume"],
    format_: str,
    output: Path | None,
    force: bool,
    as_of: AsOf,
    vocab: Path | None,
    explain: bool,
    limits: Limits,
) -> int:
    """Show what FILES ask for or hold.

    Concepts, requirements, years, degrees: one JSON object a line and file, in the order given;
    folders are read with all they hold. --format text is a summary for reading. --explain says of
    each mention which form and which rule let it in, and lists what was kept out and why.
    --format labelstudio makes tasks in which experts can correct the spans; the labelling config
    for them is printed by 'matcher vocab export --labelstudio -'. --format parquet writes a table
    without any text of the files, for data engines; it needs the extra [parquet] and -o FILE.
    --format jobposting writes postings as schema.org JobPosting, a line each, with what they ask for
    as terms that other systems can look up.

    \b
      matcher extract resume.pdf --format text
      matcher extract --as posting postings/*.txt > postings.jsonl
      matcher extract resumes/ --format labelstudio -o tasks.json
    """
    files = expand(paths)
    sink = Sink(output, force=force, inputs=files)
    if format_ == "parquet" and sink.path is None:
        raise click.UsageError("--format parquet writes a file: name it with -o FILE.")
    if format_ == "jobposting" and as_ == "resume":
        raise click.UsageError("--format jobposting is for postings; leave out --as resume.")
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher

        # What is written as a posting is read as one, too.
        doc_type: DocumentType | None = "posting" if format_ == "jobposting" else None if as_ == "auto" else as_
        work = _Extraction(Matcher(vocab, limits=None), as_of, doc_type, explain)
        documents = (load(path, sandbox) for path in files)
        if format_ == "parquet":
            work.table(documents, sink)
        else:
            work.wary = as_ == "auto"
            sink.stream(work.shown(documents, sink, format_))
    note_unread(work.unread)
    return UNREADABLE if work.unread else OK


class _Extraction:
    """Extracts file after file and keeps those that cannot be read."""

    def __init__(self, matcher: Matcher, as_of: AsOf, doc_type: DocumentType | None, explain: bool) -> None:
        self.matcher = matcher
        self.as_of = as_of
        self.doc_type = doc_type
        self.explain = explain
        self.unread: list[Unread] = []
        # Nobody has said that all files are postings: what reads as a resume is not published as one.
        self.wary = True

    def shown(self, documents: Iterable[Document], sink: Sink, format_: str) -> Iterator[str]:
        """The output in parts, as it comes."""
        if format_ == "labelstudio":
            return self.tasks(documents)
        return self.postings(documents) if format_ == "jobposting" else self.lines(documents, sink, format_)

    def lines(self, documents: Iterable[Document], sink: Sink, format_: str) -> Iterator[str]:
        """The output of each file."""
        from matcher.model import Failure
        from matcher.reports import extract_text

        for number, document in enumerate(documents):
            found = self._found(document)
            if isinstance(found, Failure):
                self._missed(found)
            if format_ == "jsonl":
                yield self._json(document, found)
            elif not isinstance(found, Failure):
                separator = "\n" if number else ""
                yield separator + extract_text.extract(
                    found,
                    width=sink.width,
                    colour=sink.colour,
                    explain=self.explain,
                    reasons=self._reasons(found) or (),
                )

    def tasks(self, documents: Iterable[Document]) -> Iterator[str]:
        """The readable files as Label Studio tasks, in one JSON array."""
        from matcher.reports import labelstudio

        return labelstudio.stream(self._readable(documents), self.matcher.vocabulary.version)

    def postings(self, documents: Iterable[Document]) -> Iterator[str]:
        """The readable files as JobPostings."""
        from matcher.extraction.wording import clear_type
        from matcher.model import Failure, Posting
        from matcher.reports import as_json
        from matcher.reports.job_posting import job_posting

        for found in self._readable(documents):
            assert isinstance(found, Posting)
            if self.wary and clear_type(found.document.text) == "resume":
                self._missed(Failure(found.document.source, "unsupported", _A_RESUME))
                continue
            yield as_json.dumps(job_posting(found, self.matcher.vocabulary))

    def table(self, documents: Iterable[Document], sink: Sink) -> None:
        """Writes a row for every file, those that cannot be read as well."""
        from matcher.parquet import write_parquet

        assert sink.path is not None
        write_parquet(self._all(documents), sink.path, self.matcher.vocabulary)

    def _all(self, documents: Iterable[Document]) -> Iterator[Posting | Resume | Failure]:
        from matcher.model import Failure

        for document in documents:
            found = self._found(document)
            if isinstance(found, Failure):
                self._missed(found)
            yield found

    def _readable(self, documents: Iterable[Document]) -> Iterator[Posting | Resume]:
        from matcher.model import Failure

        return (found for found in self._all(documents) if not isinstance(found, Failure))

    def _missed(self, failure: Failure) -> None:
        from matcher.documents.remedies import Unread

        self.unread.append(Unread(failure.source, failure.status, failure.reason))

    def _reasons(self, found: Posting | Resume) -> Sequence[Explained] | None:
        """Why each mention counts, where that was asked for."""
        if not self.explain:
            return None
        from matcher.extraction.explain import explain

        return explain(found, self.matcher.vocabulary)

    def _found(self, document: Document) -> Posting | Resume | Failure:
        from matcher.library import guarded

        return guarded(document, lambda: self.matcher.extract(document, as_of=self.as_of, doc_type=self.doc_type))

    def _json(self, document: Document, found: Posting | Resume | Failure) -> str:
        from matcher.library import failed
        from matcher.model import Failure
        from matcher.reports import as_json

        if not isinstance(found, Failure):
            return as_json.dumps(as_json.extract(found, self._reasons(found)))
        document = failed(document, found)
        as_of = None if self.as_of == "latest" else self.as_of.isoformat()
        return as_json.dumps(as_json.unreadable(document, doc_type=self.doc_type, as_of=as_of))


def unreadable_line(document: Document) -> str:
    """One line on a file that cannot be read."""
    from matcher.library import remedy

    return f"{document.source}: {remedy(document)} ({document.status})"


def note_unread(unread: Iterable[Unread]) -> None:
    """Say on the error stream which files could not be read: one line for all of a kind, with what to do."""
    from matcher.documents.remedies import grouped

    for line in grouped(unread):
        note(line)
