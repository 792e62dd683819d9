"""``matcher index``: many resumes and postings in one folder, found by each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.files import Sink
from matcher.cli.front import OK, note
from matcher.cli.index_add import add, build
from matcher.cli.index_search import match_new, search
from matcher.cli.options import folder_argument, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.model import DocumentType


@click.group()
def index() -> None:
    """Keep many resumes and postings, and find them by each other.

    An index is one folder. It holds what was found in the documents, never their text. One program
    writes to it at a time; any number may search meanwhile. What was added is safe, whatever happens
    to the program or the machine.

    \b
      matcher index build board/ resumes/ --as resume
      matcher index add board/ --jsonl postings.jsonl
      matcher index search board/ posting.txt --state CA --top 20
      matcher index match-new board/ --since 1200
    """


@index.command()
@folder_argument
@click.argument("ids", nargs=-1, required=True, metavar="IDS...")
@click.option("--as", "kind", type=click.Choice(["resume", "posting"]), default="resume", show_default=True)
@vocab_option
@output_options(["text", "json"])
def remove(folder: Path, ids: Sequence[str], kind: DocumentType, vocab: Path | None, **given: Any) -> int:
    """Delete documents by their IDS.

    Nothing finds them from then on. 'matcher index compact' clears what they leave in the files.

    \b
      matcher index remove board/ 4711 4712
      matcher index remove board/ job-9 --as posting
    """
    sink = Sink(given["output"], force=given["force"])
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_json, index_text

    with Index(folder, Matcher(vocab)) as index:
        gone = index.remove(kind, ids)
    form = index_json if given["format_"] == "json" else index_text
    sink.write(form.removed(gone, len(ids)))
    return OK


@index.command()
@folder_argument
@vocab_option
@output_options(["text", "json"])
def compact(folder: Path, vocab: Path | None, **given: Any) -> int:
    """Write the index anew, small and without a byte of what was deleted.

    Says nothing; as JSON, what 'matcher index info' says afterwards.

    \b
      matcher index compact board/
    """
    sink = Sink(given["output"], force=given["force"])
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_json

    with Index(folder, Matcher(vocab)) as index:
        index.compact()
        found = index.info()
    sink.write(index_json.info(found) if given["format_"] == "json" else "")
    return OK


@index.command()
@folder_argument
@vocab_option
@output_options(["text", "json"])
def info(folder: Path, vocab: Path | None, **given: Any) -> int:
    """Say what is in an index, and what made it.

    \b
      matcher index info board/
      matcher index info board/ --format json
    """
    sink = Sink(given["output"], force=given["force"])
    from matcher import Matcher
    from matcher.index import Index
    from matcher.reports import index_json, index_text

    with Index(folder, Matcher(vocab)) as index:
        found = index.info()
    sink.stream([index_json.info(found)] if given["format_"] == "json" else index_text.info(found))
    return OK


@index.command()
@folder_argument
@vocab_option
@click.option("--was", type=path_type(), metavar="OLD", help="The vocabulary it was used with: name fewer documents.")
@output_options(["text", "json"])
def rebuild(folder: Path, vocab: Path | None, was: Path | None, **given: Any) -> int:
    """Make an index usable again after a change of the vocabulary or of this program.

    What was found is kept. Documents that should be read again are named, one a line: the kind, a tab, the
    id. They stay in the index until they are added again; 'lost' ones could not be kept. With --was (as OLD
    of 'matcher vocab diff') only those that the difference touches, or may touch.

    \b
      matcher index rebuild board/ --vocab firm.toml > again.tsv
      matcher index rebuild board/ --vocab firm.toml --was firm-2025.toml > again.tsv
    """
    sink = Sink(given["output"], force=given["force"])
    from matcher import Matcher
    from matcher.cli.vocab_diff import vocabulary
    from matcher.index import rebuild as rebuilt
    from matcher.reports import index_json, index_text

    found = rebuilt(folder, Matcher(vocab), was=vocabulary(was) if was else None)
    sink.stream([index_json.rebuilt(found)] if given["format_"] == "json" else index_text.rebuilt(found))
    again = len(found.stale) + len(found.lost)
    note(f"{found.kept:,} documents kept; {again:,} should be added again.")
    return OK


for command in (build, add, search, match_new):
    index.add_command(command)
