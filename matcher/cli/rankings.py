"""A ranking written in one of its forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.cli.files import Sink
from matcher.cli.front import note

if TYPE_CHECKING:
    from matcher.reports.record_shapes import Ranking


def write(ranking: Ranking, sink: Sink, format_: str, top: int | None) -> None:
    """Write a ranking; ``top`` is how many of the ranked ones to show."""
    if format_ == "text":
        from matcher.reports import screen_text

        shown = screen_text.SCREENFUL if top is None and sink.is_terminal else top
        sink.write(screen_text.screen(ranking, top=shown, width=sink.width, colour=sink.colour))
        return
    from matcher.screening.order import First

    best = replace(ranking, records=First(ranking.records, top))
    if top is not None and ranking.facts["counts"]["ranked"] > top:
        note(f"--top {top}: {ranking.facts['counts']['ranked'] - top:,} more are ranked and not shown")
    if format_ == "xlsx":
        from matcher.reports import xlsx

        sink.write_bytes(xlsx.workbook(best))
    else:
        sink.stream(_parts(best, format_))


def _parts(ranking: Ranking, format_: str) -> Iterable[str]:
    if format_ == "jsonl":
        from matcher.reports import as_json, rows

        return (as_json.dumps(rows.line(record)) for record in ranking.records)
    if format_ == "csv":
        from matcher.reports import as_csv

        return as_csv.screen(ranking)
    from matcher.reports import ranking_html

    return ranking_html.page(ranking)
