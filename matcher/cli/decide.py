"""``matcher decide``: what a reviewer decides about a candidate, and why."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from matcher.cli.files import need_files
from matcher.cli.front import OK
from matcher.cli.frozen import frozen
from matcher.cli.options import path_type
from matcher.decisions import WORDS, Decision


@click.command()
@click.argument("run", type=path_type("RUN"))
@click.argument("candidate")
@click.argument("decision", type=click.Choice(WORDS))
@click.option("--reason", metavar="TEXT", default="", help="Why; without a reason nothing is written.")
@click.option("--file", "file", type=path_type(), help="Where to write it; as a rule RUN.decisions.csv beside the run.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="When it was decided.  [default: today]")
def decide(run: Path, candidate: str, decision: Decision, reason: str, file: Path | None, day: datetime | None) -> int:
    """Write down what a reviewer decided about CANDIDATE.

    CANDIDATE is a rank (7 or #7), a candidate code, a file name, the start of a SHA-256, or a name. The
    decision is added to a CSV beside the run and never changes the run or a figure in it; of several on
    one candidate the last counts. 'screen --decisions', 'explain' and 'audit --select decisions:FILE'
    read the file. People decide; the program only writes it down.

    \b
      matcher decide spring.run 7 advance --reason "seven years of e-discovery, ask about Relativity"
      matcher decide spring.run doe.pdf hold --reason "certificate to be verified"
    """
    if not reason.strip():
        raise click.UsageError(f"say why: {decision} needs --reason TEXT.")
    need_files([run])
    from matcher import decisions
    from matcher.reports.explain import pick
    from matcher.reports.wording import clean

    row = pick(frozen(run), candidate)["row"]
    path = file or decisions.file_of(run)
    when = (day or datetime.now()).date().isoformat()
    decisions.append(path, decisions.Entry(row["source"], decision, reason, when))
    place = f"rank {row['rank']}" if row["rank"] is not None else "not ranked"
    click.echo(clean(f"{decision}: {row['source']} ({place}), written to {path}"))
    return OK
