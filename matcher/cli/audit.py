"""``matcher audit``: selection and scoring rates by group."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import Sink, need_files
from matcher.cli.front import GATE, OK, note
from matcher.cli.frozen import frozen, is_run
from matcher.cli.options import Number, output_options, path_type

if TYPE_CHECKING:
    from matcher.audit import Audit, People, Selection
    from matcher.audit.people import Result


@click.command()
@click.argument("results", nargs=-1, required=True, type=path_type("RESULTS"))
@click.option("--groups", required=True, type=path_type(), help="CSV: a column 'candidate', then one per attribute.")
@click.option(
    "--select",
    "rule",
    metavar="top:N|score:N|decisions:FILE",
    help="Who counts as selected; without it there are scoring rates only.",
)
@output_options(["text", "json", "html"])
@click.option(
    "--fail-below",
    type=Number(0, 1),
    metavar="RATIO",
    help="Exit with 3 if a ratio is lower, or there is none.",
)
def audit(
    results: Sequence[Path],
    groups: Path,
    rule: str | None,
    format_: str,
    output: Path | None,
    force: bool,
    fail_below: float | None,
) -> int:
    """Show selection and scoring rates by group.

    RESULTS are the run files of 'matcher screen', or what it wrote with --format jsonl, pooled if there
    are several. Groups come from a file apart, by candidate: the code of a name-blind run, else the
    sha256 or the source of a result. Impact ratios, the four-fifths rule, Fisher's exact test, and what
    other thresholds would do. This is not the independent bias audit that New York City's Local Law 144
    asks for.

    \b
      matcher audit spring.run --groups groups.csv --select top:20
      matcher audit may.run june.run --groups groups.csv --format html -o audit.html
    """
    need_files([*results, groups])
    if len({path.resolve() for path in results}) < len(results):
        raise click.UsageError("the same results are given twice: everybody in them would count twice.")
    sink = Sink(output, force=force, inputs=(*results, groups))
    from matcher.audit import assemble
    from matcher.audit import audit as compute
    from matcher.audit.inputs import read_groups

    people = assemble([_results(path) for path in results], read_groups(groups))
    found = compute(people, sources=[str(path) for path in results], selection=_selection(rule, people))
    sink.write(render(found, format_, sink))
    return gate(found, fail_below)


def _results(path: Path) -> list[Result]:
    """Everybody in a run file, or in the JSON lines of a run, whatever the file is called.

    Raises:
        MatcherError: It is neither.
    """
    from matcher.audit.inputs import read_results, result

    if not is_run(path):
        return read_results(path)
    ranking = frozen(path)
    if ranking.facts["left"]:
        note(f"{path}: {ranking.facts['left']} files of this run are not read yet; they are not counted")
    return [result(record["row"]) for record in ranking.records]


def _selection(rule: str | None, people: People) -> Selection | None:
    """The rule that ``--select`` names.

    Raises:
        click.UsageError: It names none.
    """
    from matcher.audit import Selection

    if rule is None:
        return None
    kind, _, value = rule.partition(":")
    if kind == "decisions" and value:
        from matcher.audit.inputs import advanced, read_decisions

        path = Path(value)
        need_files([path])
        decided, strangers = advanced(people, read_decisions(path))
        if strangers:
            note(f"{path}: {strangers} decisions are about nobody in the results; they are not counted")
        return Selection("decisions", source=str(path), decided=decided)
    if kind == "top" and value.isdecimal() and int(value) > 0:
        return Selection("top", int(value))
    if kind == "score":
        return Selection("score", Number(0, 100).convert(value, None, click.get_current_context()))
    raise click.UsageError(f"--select {rule!r}: write top:20, score:60 or decisions:FILE.")


def render(found: Audit, format_: str, sink: Sink) -> str:
    """The audit in one of the three forms."""
    if format_ == "json":
        from matcher.reports import as_json, audit_json

        return as_json.dumps(audit_json.audit(found), indent=2)
    if format_ == "html":
        from matcher.reports import audit_html

        return audit_html.audit(found)
    from matcher.reports import audit_text

    return audit_text.audit(found, width=sink.width, colour=sink.colour)


def gate(found: Audit, fail_below: float | None) -> int:
    """The exit code of ``--fail-below``: the ratio as it was typed, compared exactly."""
    if fail_below is None:
        return OK
    low = found.lowest
    if low is None:
        note(f"--fail-below {fail_below:g}: there is no impact ratio")
        return GATE
    if low.ratio < Fraction(str(fail_below)):
        note(f"--fail-below {fail_below:g}: {', '.join(low.values)} has {float(low.ratio):.4f}")
        return GATE
    return OK
