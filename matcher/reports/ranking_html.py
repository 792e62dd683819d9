"""A ranking as a page: one file with the table, every candidate's evidence, a heat map, and one script to sort it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from matcher.matching.bands import BANDS
from matcher.model import Band
from matcher.reports import ranking_overview as overview
from matcher.reports import ranking_view as view
from matcher.reports.record_shapes import Ranking, RunFacts
from matcher.reports.sheets import environment, policy, script, style
from matcher.reports.wording import DISCLAIMER, clean, count

# The template hands over small pieces; so many are written at once.
_BUFFERED = 400


def page(ranking: Ranking) -> Iterator[str]:
    """The page in parts. The records are gone through a few times, one by one, and none of them is kept."""
    facts, over = ranking.facts, overview.overview(ranking)
    css, js = style("base", "ranking") + _widths(), script("ranking")
    title = clean(facts["posting"]["title"], 100) or "Posting without a title"
    decided = len(ranking.decisions)
    stream = (
        environment()
        .get_template("ranking.html")
        .stream(
            title=f"Ranking: {title}",
            name=title,
            policy=policy(css, js),
            style=Markup(css),  # our own files, and not one character of data
            script=Markup(js),
            facts=facts,
            counts=facts["counts"],
            over=over,
            everyone=view.candidates(ranking, over),
            best=view.candidates(ranking, over, view.HEATED),
            left=_left(facts["left"]),
            labels=_labels(facts),
            until=_until(facts["as_of"]),
            noise=_noise(facts["noise"]),
            spread=overview.summary(over, facts),
            bands=_bands(),
            disclaimer=DISCLAIMER,
            decided=decided,
            columns=6 + over.with_musts + bool(decided),
            detailed=view.DETAILED,
            heated=view.HEATED,
            keywords=view.KEYWORDS,
            signs=view.SIGNS,
            count=count,
            flat=view.flat,
            one_line=clean,
        )
    )
    stream.enable_buffering(_BUFFERED)
    return iter(stream)


def _left(number: int) -> str:
    """What an interrupted run has to say."""
    if not number:
        return ""
    return f"Not finished: {count(number, 'more file')} to come. Run the same command again, and it goes on from here."


def _labels(facts: RunFacts) -> str:
    """What is to be known of the ranked resumes, all of whom keep their place."""
    copies, marked = facts["counts"]["copies"], facts["counts"]["marked"]
    parts = [f"{copies:,} {'copy' if copies == 1 else 'copies'} of another"] if copies else []
    parts += [f"{marked:,} marked by a filter"] if marked else []
    return f"Among the ranked: {' and '.join(parts)}. They keep their place." if parts else ""


def _until(as_of: str) -> str:
    """The date that open jobs run to, in words; each resume has its own where it is the latest one that it names."""
    try:
        return f"{date.fromisoformat(as_of):%d %B %Y}".lstrip("0")
    except ValueError:
        return "the latest date of each resume"


def _noise(points: float) -> str:
    return (
        f"Differences of up to {points:g} points mean nothing: so far apart can two resumes be that say the same in "
        "other words."
    )


def _bands() -> list[tuple[Band, float, float]]:
    """The bands with their first and last point, the lowest first."""
    floors = [floor for floor, _ in BANDS]
    return [(band, floor, end) for (floor, band), end in zip(BANDS, [100.0, *floors], strict=False)][::-1]


def _widths() -> str:
    """Rules for bars: a policy that allows no style but this sheet allows no width in an attribute either."""
    return "".join(f".w{n}{{width:{n}%}}" for n in range(101)) + "\n"
