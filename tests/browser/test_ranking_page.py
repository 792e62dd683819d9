"""The page of a ranking in a real browser: it sorts, filters and opens, and runs nothing that a file brought along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from matcher.library import Matcher
from matcher.reports import ranking_html
from matcher.reports import ranking_view as view
from matcher.reports.ranking_overview import overview
from matcher.reports.record_shapes import Ranking
from tests.browser.chromium import Opened, Watched, serious
from tests.reports.ranking_samples import labelled, many, sample_ranking

pytestmark = pytest.mark.browser

ROWS = "#ranking-table > tbody"
SHOWN = f"{ROWS}:not([hidden])"


@pytest.fixture(scope="module")
def ranking(matcher: Matcher) -> Ranking:
    return labelled(sample_ranking(matcher))


@pytest.fixture(scope="module")
def url(ranking: Ranking, tmp_path_factory: pytest.TempPathFactory) -> str:
    return saved(ranking, tmp_path_factory.mktemp("page") / "ranking.html")


@pytest.fixture(scope="module")
def small(ranking: Ranking, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with something of everything, and little of it."""
    records = list(ranking.records)
    long = [record for record in records if "W" * 300 in record["row"]["source"]]
    few = replace(ranking, records=[*records[:4], *long, *records[-3:]])
    return saved(few, tmp_path_factory.mktemp("small") / "ranking.html")


def saved(ranking: Ranking, path: Path) -> str:
    path.write_text("".join(ranking_html.page(ranking)), encoding="utf-8")
    return path.as_uri()


def values(found: Watched, column: str) -> list[str]:
    return found.js(f"[...document.querySelectorAll('{SHOWN} > tr:first-child > .{column}')].map(c => c.dataset.v)")


def sort(found: Watched, column: str) -> str:
    head = found.page.locator(f"thead th.{column}")
    head.locator("button").click()
    return head.get_attribute("aria-sort") or ""


def test_nothing_of_a_hostile_resume_is_run(opened: Opened, url: str, ranking: Ranking) -> None:
    found = opened(url)
    found.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    for row in found.page.locator(f"{ROWS} .who").all():
        row.hover()
    assert found.js(f"document.querySelectorAll('{ROWS}').length") == ranking.facts["counts"]["ranked"]
    assert found.js("document.querySelectorAll('script, style').length") == 2
    assert found.js("document.querySelectorAll('img, iframe, base, form, meta[http-equiv=refresh]').length") == 0
    assert "<script>window.ran=1;alert(1)</script>" in found.js("document.body.innerText")
    found.is_quiet()


@pytest.mark.parametrize("column", ["c", "m", "y", "lack", "note"])
def test_a_click_sorts_by_a_figure_and_a_second_one_turns_it(column: str, opened: Opened, url: str) -> None:
    found = opened(url)
    before = values(found, "k")
    first = {"lack": "ascending"}.get(column, "descending")
    for expected in (first, "descending" if first == "ascending" else "ascending"):
        assert sort(found, column) == expected
        figures = [float(v) for v in values(found, column) if v]
        assert figures == sorted(figures, reverse=expected == "descending")
        assert values(found, column)[len(figures) :] == [""] * (len(before) - len(figures))
    assert len(found.page.locator("th[aria-sort=none]").all()) == len(found.page.locator("thead .k ~ th").all())
    sort(found, "k")
    assert values(found, "k") == before
    found.is_quiet()


def test_names_and_decisions_sort_as_words(opened: Opened, url: str) -> None:
    found = opened(url)
    sort(found, "d")
    assert found.js(f"document.querySelector('{SHOWN} .d b').textContent") == "advance"
    sort(found, "who")
    names = found.js(f"[...document.querySelectorAll('{SHOWN} .who')].map(c => c.textContent.trim())")
    ordered = found.page.evaluate("names => [...names].sort(new Intl.Collator('en', {numeric: true}).compare)", names)
    assert names == ordered


def test_the_keyboard_alone_sorts_and_opens(opened: Opened, small: str) -> None:
    found = opened(small)
    keyboard = found.page.keyboard
    keyboard.press("Tab")
    assert found.js("document.activeElement.textContent") == "Skip to the ranking"
    keyboard.press("Enter")
    while found.js("document.activeElement.textContent") != "Years":
        keyboard.press("Tab")
    keyboard.press("Enter")
    assert found.page.locator("thead .y").get_attribute("aria-sort") == "descending"
    while found.js("document.activeElement.tagName") != "SUMMARY":
        keyboard.press("Tab")
    keyboard.press("Space")
    assert found.page.locator(".sheet:visible").count() == 1
    assert found.js("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    found.is_quiet()


def test_a_name_opens_the_evidence_and_closes_it(opened: Opened, small: str) -> None:
    found = opened(small)
    name = found.page.locator(f"{ROWS} a[href='#c1']")
    name.click()
    sheet = found.page.locator("#c1")
    assert sheet.is_visible()
    assert sheet.locator("mark").count() > 5
    assert {"✓ found", "– missing", "✓ met"} <= set(sheet.locator(".tag").all_inner_texts())
    name.click()
    assert not sheet.is_visible()
    found.page.locator("#heat a[href='#c2']").click()
    assert found.page.locator("#c2").is_visible()
    found.page.locator("#close").click()
    assert found.page.locator(".sheet:visible").count() == 0
    found.is_quiet()


def test_it_opens_without_a_script_too(opened: Opened, small: str) -> None:
    found = opened(small, java_script_enabled=False)
    assert not found.page.locator("#search").is_visible()
    found.page.locator(".more summary").first.click()
    assert found.page.locator("#c1").is_visible()


@pytest.mark.parametrize(
    ("switch", "kept"),
    [("open", "tbody:not(.open)"), ("marked", "tbody:not(.marked)"), ("copy", "tbody:not(.copy)"),
     ("undecided", "tbody:has(.d b)")],
)  # fmt: skip
def test_switches_hide_and_show_again(switch: str, kept: str, opened: Opened, url: str) -> None:
    found = opened(url)
    every = found.page.locator(ROWS).count()
    box = found.page.locator(f"input[data-hide={switch}]")
    box.check()
    left = found.page.locator(SHOWN).count()
    assert 0 < left == found.page.locator(f"#ranking-table > {kept}").count() < every
    assert found.page.locator("#said").inner_text() == f"{left} of {every} resumes"
    box.uncheck()
    assert found.page.locator(SHOWN).count() == every


def test_the_search_finds_names_files_and_notes(opened: Opened, url: str) -> None:
    found = opened(url)
    for words, number in (("LITIGATION/resume", 1), ("edited copy of", 1), ("nobody is called so", 0)):
        found.page.locator("#search").fill(words)
        found.page.locator("#said", has_text=f"{number} of ").wait_for()
        assert found.page.locator(SHOWN).count() == number
    found.is_quiet()


def test_the_heat_map_says_every_state_in_colour_sign_and_word(opened: Opened, url: str, ranking: Ranking) -> None:
    found = opened(url)
    asked = overview(ranking).shown
    assert found.page.locator("#heat thead .up").count() == len(asked)
    assert found.page.locator("#heat tbody tr").count() == ranking.facts["counts"]["ranked"]
    for state, sign in (("found", "✓"), ("missing", "–")):
        cell = found.page.locator(f"#heat td.{state}").first
        assert cell.locator("[aria-hidden]").inner_text() == sign
        assert cell.locator(".hidden").inner_text() == state
        assert f": {state}, " in (cell.get_attribute("title") or "")
    assert found.page.locator("#heat td.partly").first.locator("[aria-hidden]").inner_text().isdigit()
    colours = [
        found.js(f"getComputedStyle(document.querySelector('#heat td.{state}')).backgroundColor")
        for state in ("found", "partly", "missing")
    ]
    assert len(set(colours)) == 3


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1400)])
def test_axe_finds_nothing_serious(scheme: str, width: int, opened: Opened, small: str, axe: str) -> None:
    found = opened(small, color_scheme=scheme, viewport={"width": width, "height": 900})
    found.js("document.querySelectorAll('#ranking-table details').forEach((d, i) => d.open = i < 2)")
    assert serious(found, axe) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024])
def test_no_width_scrolls_the_page_sideways(width: int, opened: Opened, small: str) -> None:
    found = opened(small, viewport={"width": width, "height": 800})
    found.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert found.js("document.documentElement.scrollWidth") <= width


def test_paper_holds_the_table_and_the_best_sheets(opened: Opened, small: str, tmp_path: Path) -> None:
    found = opened(small)
    found.js("window.dispatchEvent(new Event('beforeprint'))")
    found.page.emulate_media(media="print")
    assert found.page.locator("#printed .sheet:visible").count() == 5
    assert found.page.locator("#printed [id]").count() == 0
    assert not found.page.locator("#search").is_visible()
    assert found.page.locator(f"{ROWS} .who").last.is_visible()
    found.js("window.dispatchEvent(new Event('afterprint'))")
    assert found.page.locator("#printed > *").count() == 0
    assert found.page.pdf(format="A4").startswith(b"%PDF")
    found.is_quiet()


def test_a_long_ranking_shows_the_first_thousand_and_sorts_all(
    opened: Opened, ranking: Ranking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "DETAILED", 3)
    lots = many(ranking, 1200)
    ranked = lots.facts["counts"]["ranked"]
    assert ranked > 1000
    found = opened(saved(lots, tmp_path / "long.html"))
    assert found.page.locator(SHOWN).count() == 1000
    assert found.page.locator("#said").inner_text() == f"{ranked:,} resumes, the first 1,000 shown"
    assert sort(found, "c") == "descending"
    assert sort(found, "c") == "ascending"
    scores = [float(score) for score in values(found, "c")]
    every = sorted(record["row"]["score"] or 0.0 for record in lots.records if record["row"]["rank"] is not None)
    assert scores == every[:1000]
    found.page.locator("#more").click()
    assert found.page.locator(SHOWN).count() == ranked
    assert not found.page.locator("#more").is_visible()
    found.is_quiet()
