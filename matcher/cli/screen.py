"""``matcher screen``: many resumes, one posting."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from matcher.cli.extract import note_unread
from matcher.cli.files import Sink, expand, failed, load, need_files
from matcher.cli.front import OK, UNREADABLE, note
from matcher.cli.options import Number, as_of_option, limit_options, output_options, path_type, vocab_option

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits, Sandbox
    from matcher.library import Matcher
    from matcher.model import Document, Match, Posting
    from matcher.reports.shapes import ScreenRow

AsOf = date | Literal["latest"]


@click.command()
@click.argument("posting", type=path_type())
@click.argument("resumes", nargs=-1, required=True, type=path_type())
@output_options(["text", "jsonl", "csv"])
@as_of_option
@vocab_option
@limit_options
@click.option("--top", type=click.IntRange(min=1), help="Show only the best so many.")
@click.option("--min-score", type=Number(0, 100), help="Show only coverage of at least this.")
@click.option("--min-years", type=Number(0), help="Show only so many dated years in legal support or more.")
@click.option("--require", multiple=True, metavar="ID", help="Show only who shows this concept; may be repeated.")
@click.option(
    "--stream", is_flag=True, help="Print each result as it is made, in the order given, without ranks (jsonl)."
)
def screen(
    posting: Path,
    resumes: Sequence[Path],
    format_: str,
    output: Path | None,
    force: bool,
    as_of: AsOf,
    vocab: Path | None,
    top: int | None,
    min_score: float | None,
    min_years: float | None,
    require: Sequence[str],
    stream: bool,
    limits: Limits,
) -> int:
    """Rank RESUMES for one POSTING.

    RESUMES are files and folders; the best coverage of the posting comes first. Files that cannot be
    read are listed last, with the reason, and make the exit code 4. Every figure is the one that
    'matcher check' explains. It ranks coverage; it decides nothing.

    \b
      matcher screen posting.html resumes/
      matcher screen posting.html resumes/ --format csv -o ranking.csv
    """
    if stream and (format_ != "jsonl" or top):
        raise click.UsageError("--stream prints JSON lines in the order given: it needs --format jsonl and no --top.")
    need_files([posting])
    files = expand(resumes)
    if str(posting) == "-" and "-" in map(str, files):
        raise click.UsageError("standard input ('-') can be given once only.")
    sink = Sink(output, force=force, inputs=(posting, *files))
    from matcher.documents.sandbox import Sandbox

    with Sandbox(limits) as sandbox:
        sandbox.prepare()
        from matcher import Matcher

        matcher = Matcher(vocab, limits=None)
        keep = Filter(matcher, min_score, min_years, concept_ids(matcher, require))
        asked = matcher.posting(load(posting, sandbox), as_of=as_of)
        screening = Screening(matcher, asked, as_of, keep, sandbox)
        if stream:
            from matcher.reports import as_json

            sink.stream(as_json.dumps(row) for row in screening.rows(files))
        else:
            with _progress(files) as watched:
                ranked = rank(screening.rows(watched))
            sink.stream(_render(_best(ranked, top), screening, format_, sink))
    return screening.finish(told=format_ == "text")


@dataclass
class Filter:
    """What is asked of a resume to be shown at all."""

    matcher: Matcher
    min_score: float | None
    min_years: float | None
    require: Sequence[str]

    def __call__(self, match: Match) -> bool:
        """Whether a readable file is to be shown; one that is no single resume always is, with the reason."""
        if match.resume.no_score:
            return True
        if self.min_score is not None and (match.score is None or round(match.score, 4) < self.min_score):
            return False
        if self.min_years is not None and (match.resume.legal_years or 0.0) < self.min_years:
            return False
        return not self.require or self._shows_all(match)

    def _shows_all(self, match: Match) -> bool:
        from matcher.matching.credit import CreditRules
        from matcher.matching.relations import Relations
        from matcher.reports.wording import FOUND_CREDIT

        rules = CreditRules(Relations(self.matcher.vocabulary), match.resume)
        return all(rules.concept(id_).value >= FOUND_CREDIT for id_ in self.require)


@dataclass
class Screening:
    """One posting held against file after file; counts what comes of them."""

    matcher: Matcher
    posting: Posting
    as_of: AsOf
    keep: Callable[[Match], bool]
    sandbox: Sandbox
    unread: list[Document] = field(default_factory=list)
    left_out: int = 0
    reasons: dict[str, None] = field(default_factory=dict)

    def rows(self, files: Iterable[Path]) -> Iterator[ScreenRow]:
        """One row per file, in the order given, but for those that the filter leaves out."""
        from matcher.model import Failure
        from matcher.reports import as_json

        first: dict[str, str] = {}
        for path in files:
            document = load(path, self.sandbox)
            match = self.matcher.attempt(document, self.posting, as_of=self.as_of)
            if isinstance(match, Failure):
                document = failed(document, match)
                self.unread.append(document)
                yield as_json.unreadable_row(document)
                continue
            if not self.keep(match):
                self.left_out += 1
                continue
            if match.score is None and not match.resume.no_score:
                self.reasons[match.reason] = None
            row = as_json.screen_row(match)
            original = first.setdefault(document.sha256, document.source)
            row["duplicate_of"] = original if original != document.source else None
            yield row

    def finish(self, *, told: bool) -> int:
        """Say what is left to say on the error stream; the exit code."""
        for reason in self.reasons:
            note(f"{self.posting.document.source}: {reason}")
        if not told:
            note_unread(self.unread)
            if self.left_out:
                note(f"{self.left_out} left out by the options given")
        return UNREADABLE if self.unread else OK


def rank(rows: Iterable[ScreenRow]) -> list[ScreenRow]:
    """The rows best first (equal scores, equal rank), then those without a score, then the unreadable ones."""
    found = sorted(rows, key=lambda r: (r["status"] != "ok", r["score"] is None, -(r["score"] or 0.0), r["source"]))
    first: dict[str, str] = {}
    previous: tuple[float | None, int] = (None, 0)
    for number, row in enumerate(found, 1):
        if row["score"] is not None:
            previous = previous if row["score"] == previous[0] else (row["score"], number)
            row["rank"] = previous[1]
        if row["status"] == "ok":
            original = first.setdefault(row["sha256"], row["source"])
            row["duplicate_of"] = original if original != row["source"] else None
    return found


def _best(rows: Sequence[ScreenRow], top: int | None) -> list[ScreenRow]:
    """The best so many and everything that has no rank: what could not be read is always listed."""
    ranked = [row for row in rows if row["rank"] is not None]
    return [*ranked[:top], *(row for row in rows if row["rank"] is None)]


def _render(rows: Sequence[ScreenRow], screening: Screening, format_: str, sink: Sink) -> Iterable[str]:
    if format_ == "jsonl":
        from matcher.reports import as_json

        return (as_json.dumps(row) for row in rows)
    if format_ == "csv":
        from matcher.reports import as_csv

        return as_csv.lines(rows)
    from matcher.reports import screen_text

    title = f"{screening.posting.title.lstrip('# ')} ({screening.posting.document.source})"
    return [screen_text.screen(rows, title=title, left_out=screening.left_out, width=sink.width, colour=sink.colour)]


def concept_ids(matcher: Matcher, given: Iterable[str]) -> list[str]:
    """The ids that ``--require`` names, by id, name or any written form.

    Raises:
        click.UsageError: There is no such concept.
    """
    from matcher.cli.lookup import find

    return [find(matcher.vocabulary, text).id for text in given]


def _progress(files: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """The files with a progress bar on the error stream; a quiet one where no person watches."""
    hidden = not sys.stderr.isatty()
    return click.progressbar(files, label="Reading resumes", file=sys.stderr, hidden=hidden, show_pos=True)
