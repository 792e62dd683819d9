"""A survey as CSV, a concept a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from matcher.reports.as_csv import BOM
from matcher.survey.shapes import Line, Survey
from matcher.tables import line as csv_line

COLUMNS: tuple[tuple[str, Callable[[Line, Survey], str]], ...] = (
    ("kind", lambda line, found: line.kind),
    ("concept", lambda line, found: line.label),
    ("share", lambda line, found: _figure(line.share)),
    ("interval from", lambda line, found: _figure(line.interval.low)),
    ("interval to", lambda line, found: _figure(line.interval.high)),
    ("postings", lambda line, found: str(line.asked)),
    ("of", lambda line, found: str(found.counted)),
    ("required", lambda line, found: str(line.counts["required"])),
    ("preferred", lambda line, found: str(line.counts["preferred"])),
    ("mentioned", lambda line, found: str(line.counts["mentioned"])),
    ("with kinds", lambda line, found: str(line.within)),
    ("id", lambda line, found: line.concept),
)
COMPARED: tuple[tuple[str, Callable[[Line, Survey], str]], ...] = (
    ("state", lambda line, found: line.state),
    ("comparison", lambda line, found: compared(line)),
    ("by", lambda line, found: line.by),
)


def survey(found: Survey) -> Iterator[str]:
    """The lines, the first of them with the byte order mark that makes a spreadsheet read UTF-8."""
    columns = (*COLUMNS, *COMPARED) if found.held else COLUMNS
    yield BOM + csv_line([name for name, _ in columns])
    for line in found.lines:
        yield csv_line([cell(line, found) for _, cell in columns])


def compared(line: Line) -> str:
    """How a line compares with what is held, in words to filter by."""
    if line.within:
        return "asked, shown" if line.state == "shown" else f"asked, {line.state}"
    return "shown, asked under another name" if line.meets else "shown, not asked"


def _figure(share: float) -> str:
    return f"{round(share, 6):g}"
