"""``matcher vocab diff``: what differs between two vocabularies, and which documents that touches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, expand, load
from matcher.cli.front import OK, UNREADABLE
from matcher.cli.options import limit_options, output_options, path_type

if TYPE_CHECKING:
    from matcher.changes import Document
    from matcher.documents.remedies import Unread
    from matcher.documents.sandbox import Limits
    from matcher.vocabulary import Vocabulary

SHIPPED = "shipped"


@click.command()
@click.argument("old", type=path_type(), metavar="OLD")
@click.argument("new", type=path_type(), metavar="NEW")
@click.option(
    "--documents",
    multiple=True,
    type=path_type(),
    help="Files, folders, indexes, or what 'extract' wrote (.jsonl): which need a new extraction? May be repeated.",
)
@output_options(["text", "json"])
@limit_options
def diff(
    old: Path, new: Path, documents: Sequence[Path], format_: str, output: Path | None, force: bool, limits: Limits
) -> int:
    """Show what differs between two vocabularies.

    OLD and NEW are each your own TOML file (on top of the shipped vocabulary), a folder with a whole
    vocabulary, such as vocab/ of another version, or the word 'shipped'. Shown are the concepts, forms,
    guards, frames and relations that came, went or changed.

    --documents says which documents have to be extracted anew. Where the text is there, those that may
    hold a changed form; where only the extraction is kept, as in the folder of an index, those in which a
    changed concept was found. What a new form would find in a text that is not kept, nobody can tell:
    those are told apart.

    \b
      matcher vocab diff firm-2025.toml firm.toml
      matcher vocab diff shipped firm.toml --documents resumes/
      matcher vocab diff firm-2025.toml firm.toml --documents board/
    """
    sink = Sink(output, force=force, inputs=[old, new])
    from matcher.changes import compare, needs
    from matcher.index.kept import is_index, kept
    from matcher.reports import as_json, vocab_diff

    indexes = [path for path in documents if is_index(path)]
    given = [path for path in documents if path not in indexes]
    files = expand(given) if given else []
    found = compare(vocabulary(old), vocabulary(new))
    unread: list[Unread] = []
    known = chain(_documents(files, limits, unread), *(kept(folder, found.old) for folder in indexes))
    result = list(needs(found, known)) if documents else None
    if format_ == "json":
        sink.write(as_json.dumps(vocab_diff.value(found, result), indent=2))
    else:
        sink.stream(f"{line}\n" for line in vocab_diff.text(found, result))
    note_unread(unread)
    return UNREADABLE if unread else OK


def vocabulary(path: Path) -> Vocabulary:
    """The vocabulary that an argument names.

    Raises:
        click.UsageError: There is no such file.
        VocabularyError: It cannot be used; the message names the entry.
    """
    from matcher.vocabulary import load_folder, load_vocabulary

    if str(path) == SHIPPED and not path.exists():
        return load_vocabulary()
    if not path.exists():
        raise click.UsageError(f"{path}: no such file or folder; check the path, or write '{SHIPPED}'.")
    return load_folder(path) if path.is_dir() else load_vocabulary(path)


def _documents(files: Sequence[Path], limits: Limits, unread: list[Unread]) -> Iterator[Document]:
    """The documents that some files hold; what cannot be read goes to ``unread``."""
    from matcher.changes import Document
    from matcher.documents.remedies import Unread, remedy
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        for path in files:
            if path.suffix.lower() == ".jsonl":
                yield from _extracted(path)
                continue
            document = load(path, sandbox)
            if document.status == "ok":
                yield Document(document.source, text=document.text)
            else:
                unread.append(Unread(document.source, document.status, remedy(document)))


def _extracted(path: Path) -> Iterator[Document]:
    """The documents of what ``matcher extract`` wrote, without their texts; what it could not read is left out.

    Raises:
        MatcherError: It is something else; the message names the line.
    """
    from matcher.changes import Document
    from matcher.errors import MatcherError

    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            try:
                found = json.loads(line)
                if found["status"] == "ok":
                    kept = [*found["mentions"], *found["rejected"]]
                    yield Document(str(found["source"]), frozenset(mention["concept"] for mention in kept))
            except (ValueError, KeyError, TypeError):
                message = f"{path}, line {number}: 'matcher extract --format jsonl' writes no such line"
                raise MatcherError(f"{message}; give its output, or the files themselves") from None
