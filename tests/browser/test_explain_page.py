"""The sheet of ``matcher explain`` in a browser: it opens, runs nothing, unfolds, and prints on one page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from matcher.library import Matcher
from matcher.reports import explain_html
from matcher.reports.explain import sheet
from tests.browser import chromium
from tests.reports import runs

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("against", [False, True], ids=["alone", "against another"])
def test_the_sheet(matcher: Matcher, opened: chromium.Opened, axe: str, tmp_path: Path, against: bool) -> None:
    cases = sorted(p for p in runs.SAMPLES.iterdir() if p.is_dir())
    ranking = runs.run(
        matcher, runs.SAMPLES / "litigation" / "posting.txt", [next(case.glob("resume.*")) for case in cases]
    )
    records = list(ranking.records)
    path = tmp_path / "why.html"
    found = sheet(ranking, records[2], records[3] if against else None)
    path.write_text(explain_html.explain(found), encoding="utf-8")
    watched = opened(path.as_uri())
    page = watched.page
    assert page.locator("h1").inner_text().startswith("Why this place?")
    assert chromium.serious(watched, axe) == []
    folded = page.locator("details").first
    folded.locator("summary").click()
    assert folded.get_by_text("sum: the").is_visible()
    folded.locator("summary").click()
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="Letter")))
    assert len(printed) == 1
    watched.is_quiet()
