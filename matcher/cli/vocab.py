"""``matcher vocab``: look into the vocabulary, check your own entries, try them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import expand, load, need_files
from matcher.cli.front import GATE, OK, UNREADABLE, USAGE, note
from matcher.cli.options import limit_options, no_color_option, path_type, vocab_option
from matcher.cli.vocab_diff import diff
from matcher.cli.vocab_export import export

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits

_KINDS = (
    "tool",
    "duty",
    "certification",
    "skill",
    "practice_area",
    "document_type",
    "education",
    "role",
    "organization",
)


@click.group()
def vocab() -> None:
    """Look into the vocabulary, and extend it with your own file.

    \b
      matcher vocab show Westlaw
      matcher vocab new > firm.toml
      matcher vocab check firm.toml
    """


@vocab.command("list")
@click.option("--kind", type=click.Choice(_KINDS), help="Only this kind.")
@vocab_option
def list_(kind: str | None, vocab: Path | None) -> int:
    """List the concepts: id, how it is said, where it was found.

    \b
      matcher vocab list --kind certification
    """
    from matcher.vocabulary import load_vocabulary

    concepts = [c for c in load_vocabulary(vocab).concepts.values() if kind in (None, c.kind)]
    wide, label = (
        max((len(v) for v in values), default=0) for values in zip(*((c.id, c.label) for c in concepts), strict=True)
    )
    for c in concepts:
        click.echo(f"{c.id:{wide}}  {c.label:{label}}  {', '.join(dict.fromkeys(s.id for s in c.sources))}")
    return OK


@vocab.command()
@click.argument("concept", metavar="ID_OR_NAME")
@vocab_option
def show(concept: str, vocab: Path | None) -> int:
    """Show everything that is known of one concept, by its id, its name or a way to write it.

    \b
      matcher vocab show tool.relativity
      matcher vocab show "Certified Paralegal"
    """
    from matcher.cli.lookup import find
    from matcher.cli.vocab_show import describe
    from matcher.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(vocab)
    for line in describe(vocabulary, find(vocabulary, concept)):
        click.echo(line)
    return OK


@vocab.command()
@click.argument("path", metavar="[FILE]", required=False, type=path_type())
def check(path: Path | None) -> int:
    """Check the shipped vocabulary, or your own FILE on top of it.

    Errors (exit 2): the file cannot be used, or a guard's sentence does not do what it says. Warnings:
    an ordinary word that stands for a concept without a guard.

    \b
      matcher vocab check firm.toml
    """
    if path is not None:
        need_files([path])
    from matcher.cli.vocab_checks import broken_guards, ordinary_words
    from matcher.vocabulary import load_vocabulary, read_file

    vocabulary = load_vocabulary(path)
    own = {entry.id for entry in read_file(path).concept} if path else None
    concepts = [c for c in vocabulary.concepts.values() if own is None or c.id in own]
    warnings, errors = ordinary_words(vocabulary, concepts), broken_guards(vocabulary, concepts)
    for line in warnings:
        note(f"warning: {line}")
    for line in errors:
        note(f"error: {line}")
    guards = sum(len(c.guards) for c in concepts)
    click.echo(f"{len(concepts)} concepts, {guards} guards: {len(errors)} errors, {len(warnings)} warnings")
    return USAGE if errors else OK


@vocab.command()
@click.option("-v", "--verbose", is_flag=True, help="Every concept with its guides and lines.")
@click.option("--format", "format_", type=click.Choice(["text", "tsv"]), default="text", help="tsv: every concept.")
@click.option("--against", type=path_type(), help="A table (kind, canonical, note) of what has to be there.")
@vocab_option
def coverage(verbose: bool, format_: str, against: Path | None, vocab: Path | None) -> int:
    """Show which of the career guides names which concepts.

    With --against, compare with a table of concepts; exit 3 if any of them is missing.

    \b
      matcher vocab coverage
      matcher vocab coverage --against guides.tsv
    """
    if against is not None:
        need_files([against])
    from matcher.cli import vocab_checks
    from matcher.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(vocab)
    named = vocab_checks.guide_concepts(vocabulary)
    if format_ == "tsv" or verbose:
        click.echo("kind\tname\tguides" if format_ == "tsv" else "Concepts by guide:line")
        for c, places in named:
            click.echo(
                f"{c.kind}\t{c.name}\t{' '.join(places)}" if format_ == "tsv" else f"  {c.id}  {', '.join(places)}"
            )
    if format_ == "text":
        _guide_counts(vocabulary.sources, vocab_checks.counts_by_guide(vocabulary), len(named))
    return OK if against is None else _compare(vocab_checks.missing_names(vocabulary, against))


def _guide_counts(titles: Mapping[str, str], counts: dict[str, Counter[str]], total: int) -> None:
    click.echo(f"{total} concepts are named by the guides")
    for guide, kinds in counts.items():
        name = titles.get(guide, guide)
        click.echo(f"\n{guide}  {name}")
        for kind, number in kinds.most_common():
            click.echo(f"  {number:4}  {kind.replace('_', ' ')}")


def _compare(result: tuple[int, Sequence[str]]) -> int:
    asked, missing = result
    share = 100.0 * (asked - len(missing)) / asked if asked else 100.0
    click.echo(f"\n{asked - len(missing)} of {asked} concepts of the table are in the vocabulary ({share:.4g} %)")
    if not missing:
        click.echo("none missing")
        return OK
    for name in missing:
        click.echo(f"  missing: {name}")
    return GATE


@vocab.command()
def new() -> int:
    """Print a file to start your own vocabulary from: a tool with a guard, and a duty.

    \b
      matcher vocab new > firm.toml
      matcher check resume.pdf posting.txt --vocab firm.toml
    """
    from matcher.cli.vocab_show import TEMPLATE

    click.echo(TEMPLATE, nl=False)
    return OK


@vocab.command("try")
@click.argument("overlay", type=path_type(), metavar="FIRM.TOML")
@click.argument("paths", nargs=-1, required=True, type=path_type(), metavar="FILES...")
@no_color_option
@limit_options
def try_(overlay: Path, paths: Sequence[Path], limits: Limits) -> int:
    """Show what your own vocabulary changes in FILES: each new and each lost hit, in its sentence.

    \b
      matcher vocab try firm.toml resumes/ postings/
    """
    need_files([overlay])
    files = expand(paths)
    from matcher.cli.extract import unreadable_line
    from matcher.cli.vocab_checks import changes
    from matcher.documents.sandbox import Sandbox

    unreadable = changed = 0
    with Sandbox(limits) as sandbox:
        for document in (load(path, sandbox) for path in files):
            if document.status != "ok":
                unreadable += 1
                note(unreadable_line(document))
                continue
            for line in changes(document, overlay):
                changed += 1
                click.echo(line)
    click.echo(f"{changed} changed hits in {len(files) - unreadable} files")
    return UNREADABLE if unreadable else OK


vocab.add_command(diff)
vocab.add_command(export)
