"""The candidate's page in a real browser: from a sample to a ranking, by mouse and keyboard, on paper and a phone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import FilePayload, Page, expect

from matcher.cli import cli
from matcher.demo import case_files
from tests.browser.chromium import Opened, Watched, serious

pytestmark = pytest.mark.browser

RESUME = """Avery Example

EXPERIENCE
Paralegal, Harbor & Pike LLP, 2015 - 2026
- Drafted discovery requests
- Used Westlaw daily
"""
POSTING = """Litigation Paralegal

Requirements:
- 5 years of experience as a paralegal
- Westlaw
- CM/ECF
- Draft discovery requests
Preferred:
- Relativity
"""
HOSTILE = """EXPERIENCE
Paralegal, 2015 - 2026 <script>window.ran=1;alert(1)</script>
- Used Westlaw <img src=x onerror="window.ran=2"> [x](javascript:alert(3)) "><svg onload=alert(4)>
- CM/ECF \u202egnp.exe\u202c \u2066hidden\u2069 </textarea></pre></main><iframe src="http://example.com/"></iframe>
"""
PARTS = ["asks", "must-haves", "steps", "score", "side-by-side", "reading", "notes", "edit"]
UNREADABLE = FilePayload(name="broken.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n")


def figure(page: Page) -> str:
    return page.locator("#figure").inner_text()


def pasted(found: Watched, resume: str = RESUME, posting: str = POSTING) -> Page:
    """The page with the result of two pasted texts."""
    page = found.page
    page.locator("#resume-text").fill(resume)
    page.locator("#posting-text").fill(posting)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#figure")).to_be_visible()
    expect(page.locator("#edited")).not_to_have_value("")
    return page


def chosen(found: Watched, case: str) -> Page:
    """The page with the result of the two files of a sample, chosen as one's own."""
    page = found.page
    for side, path in case_files(case).items():
        page.locator(f"#{side}-file").set_input_files(path)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#figure")).to_be_visible()
    return page


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


def printed(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str) -> str:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, list(arguments)).stdout


def is_clean(found: Watched) -> None:
    """Fail if anything was run, asked for elsewhere or refused by the policy."""
    found.errors[:] = [error for error in found.errors if "status of 422" not in error]
    found.is_quiet()


def test_a_sample_shows_its_result_in_order(opened: Opened, address: str) -> None:
    found = opened(address)
    page = found.page
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("#figure")).to_contain_text("Coverage")
    shown = found.js("[...document.querySelectorAll('#outcome section[id]')].map(s => s.id)")
    assert shown == PARTS
    assert found.js("document.activeElement.id") == "result"
    assert page.locator("#must-haves .quote").count() > 3
    gains = [
        float(text.split()[0]) for text in page.locator("#steps > .steps:first-of-type .gain").all_inner_texts() if text
    ]
    assert gains == sorted(gains, reverse=True)
    assert all(url.startswith(address) for url in found.seen)
    found.is_quiet()


def test_files_give_the_json_and_the_report_of_the_command_line(
    opened: Opened, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = opened(address)
    page = chosen(found, "e-discovery")
    files = case_files("e-discovery")
    names = [files["resume"].name, files["posting"].name]
    assert names == ["resume.pdf", "posting.pdf"]
    saved = json.loads(downloaded(page, "Save as JSON"))
    report = downloaded(page, "Save as a page").decode()
    assert saved == json.loads(printed(monkeypatch, files["resume"].parent, "check", *names, "--format", "json"))
    assert report == printed(monkeypatch, files["resume"].parent, "check", *names, "--format", "html")
    assert "2 columns" in page.locator("#reading").inner_text()
    found.is_quiet()


def test_the_saved_report_is_a_page_by_itself(opened: Opened, address: str, axe: str, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_bytes(downloaded(chosen(opened(address), "corporate"), "Save as a page"))
    found = opened(report.as_uri())
    assert found.page.locator("h1").inner_text() == "Corporate Paralegal"
    assert serious(found, axe) == []
    found.page.locator("#score .quote a").first.click()
    assert found.page.locator("mark:target, span:target").count() == 1
    found.is_quiet()


def test_pasted_texts_and_a_pasted_address(opened: Opened, address: str) -> None:
    found = opened(address)
    found.page.locator("#posting-text").fill("https://jobs.example.com/paralegal")
    found.page.get_by_role("button", name="Check", exact=True).click()
    assert "copy the text of the posting" in found.page.locator("#posting-error").inner_text()
    assert found.page.locator("#resume-error").inner_text() == "Choose a file with the resume, or paste its text."
    assert found.page.locator("#resume-file").get_attribute("aria-invalid") == "true"
    page = pasted(found)
    assert page.locator("#posting-error").inner_text() == ""
    assert page.locator("#score li", has_text="CM/ECF").locator(".tag").inner_text() == "– missing"
    found.is_quiet()


def test_dropped_files_are_taken(opened: Opened, address: str) -> None:
    found = opened(address)
    found.page.evaluate(
        """([resume, posting]) => {
          for (const [id, text] of [["resume", resume], ["posting", posting]]) {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], `my ${id}.txt`));
            document.getElementById(id).dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
          }
        }""",
        [RESUME, POSTING],
    )
    assert "my resume.txt" in found.page.locator("label[for=resume-file]").inner_text()
    found.page.get_by_role("button", name="Check", exact=True).click()
    expect(found.page.locator("#result > header")).to_contain_text("my posting.txt")


def test_a_line_that_is_set_moves_the_score_as_a_profile_does(
    opened: Opened, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = opened(address)
    page = pasted(found)
    before = figure(page)
    page.get_by_label("CM/ECF").select_option("not asked")
    expect(page.locator("#figure")).not_to_have_text(before)
    assert page.locator("#said").inner_text() == figure(page)
    assert page.locator("#score li", has_text="CM/ECF").count() == 0
    page.get_by_label("Relativity").focus()
    page.get_by_label("Relativity").select_option("must")
    expect(page.locator("#must-haves")).to_contain_text("Relativity")
    assert found.js("document.activeElement.dataset.set") == page.get_by_label("Relativity").get_attribute("data-set")
    for name, text in {"resume.txt": RESUME, "posting.txt": POSTING}.items():
        (tmp_path / name).write_text(text, "utf-8")
    profile = printed(monkeypatch, tmp_path, "profile", "posting.txt")
    made = re.sub(r'(?s)(what = "CM/ECF.*?keep = )true', r"\1false", profile)
    made = re.sub(
        r'(?s)(what = "Relativity".*?level = )"preferred"\nmust_have = false', r'\1"required"\nmust_have = true', made
    )
    (tmp_path / "profile.toml").write_text(made, "utf-8")
    command = ("check", "resume.txt", "posting.txt", "--profile", "profile.toml", "--format", "json")
    assert json.loads(downloaded(page, "Save as JSON")) == json.loads(printed(monkeypatch, tmp_path, *command))
    page.evaluate(
        """() => {
          for (const select of [...document.querySelectorAll("#asks select")].slice(0, 2)) {
            select.value = "not asked";
            select.dispatchEvent(new Event("change"));
          }
        }"""
    )
    expect(page.locator("#asks .off")).to_have_count(3)
    page.get_by_role("button", name="Back to how it was read").click()
    expect(page.locator("#figure")).to_have_text(before)
    found.is_quiet()


def test_an_edit_moves_the_score_and_can_be_taken_back(opened: Opened, address: str) -> None:
    found = opened(address)
    page = pasted(found)
    before = figure(page)
    page.locator("#edited").fill(RESUME + "- Filed motions in CM/ECF\n")
    page.get_by_role("button", name="Check again").click()
    expect(page.locator("#difference .cover")).to_contain_text("points)")
    assert "CM/ECF" in page.locator("#difference .moved").inner_text()
    assert figure(page) != before
    assert "Filed motions in" in page.locator(".text[data-side=resume]").inner_text()
    page.get_by_role("button", name="Back to the file").click()
    expect(page.locator("#figure")).to_have_text(before)
    assert page.locator("#edited").input_value() == RESUME
    page.locator("#edited").fill("")
    expect(page.locator("#edit-error")).not_to_be_empty()
    is_clean(found)


def test_a_bad_file_is_answered_beside_its_field(opened: Opened, address: str) -> None:
    found = opened(address)
    page = found.page
    page.locator("#resume-file").set_input_files(UNREADABLE)
    page.locator("#posting-text").fill(POSTING)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#resume-error")).to_contain_text("Broken.pdf: ")
    assert found.js("document.activeElement.id") == "resume-file"
    assert not page.locator("#outcome").is_visible()
    page.locator("#resume-file").set_input_files(case_files("litigation")["resume"])
    assert page.locator("#resume-error").inner_text() == ""
    is_clean(found)


def test_marks_answer_each_other(opened: Opened, address: str) -> None:
    found = opened(address)
    page = pasted(found)
    asked = page.locator(".text[data-side=posting] mark", has_text="Westlaw")
    shown = page.locator(".text[data-side=resume] mark", has_text="Westlaw")
    asked.hover()
    assert "lit" in (shown.get_attribute("class") or "")
    assert page.locator("#score li.lit").count() == 1
    asked.focus()
    page.keyboard.press("Enter")
    assert found.js("document.activeElement.textContent") == "Westlaw"
    assert found.js("document.activeElement.closest('.text').dataset.side") == "resume"
    missing = page.locator(".text[data-side=posting] mark.missing").first
    assert (
        found.page.evaluate("m => getComputedStyle(m, '::before').content", missing.element_handle())
        == '"–" / "not shown: "'
    )
    missing.click()
    assert found.js("document.activeElement.tagName") == "LI"
    found.is_quiet()


def test_a_verdict_that_is_doubted_shows_its_rule_and_copies_it(opened: Opened, address: str) -> None:
    found = opened(address, permissions=["clipboard-read", "clipboard-write"])
    page = pasted(found)
    line = page.locator("#score li", has_text="CM/ECF")
    line.locator("summary").click()
    line.get_by_role("button", name="Copy for a report").click()
    expect(page.locator("#said")).to_contain_text("Copied")
    copied = found.js("navigator.clipboard.readText()")
    assert "is shown as missing" in copied
    assert "The rule: " in copied
    assert "“CM/ECF”" in copied


def test_postings_are_compared_and_each_can_be_opened(opened: Opened, address: str) -> None:
    found = opened(address)
    page = found.page
    page.get_by_role("tab", name="Compare").click()
    page.locator("#compare-resume-text").fill(RESUME)
    easy, hard = POSTING.replace("- CM/ECF\n", ""), POSTING.replace("- Westlaw", "- Everlaw\n- PACER\n- Nuix Discover")
    texts = {"easy.txt": easy, "hard.txt": hard}
    files = [FilePayload(name=name, mimeType="text/plain", buffer=text.encode()) for name, text in texts.items()]
    page.locator("#compare-postings-file").set_input_files([*files, UNREADABLE])
    page.get_by_role("button", name="Compare", exact=True).click()
    rows = page.locator("#compared tbody tr")
    expect(rows).to_have_count(2)
    assert ["easy.txt" in rows.nth(0).inner_text(), "hard.txt" in rows.nth(1).inner_text()] == [True, True]
    said = page.locator("#compared").inner_text()
    assert "Relativity – in 2 of 2 postings" in said
    assert "broken.pdf: " in said
    rows.nth(1).get_by_role("button").click()
    expect(page.locator("#result > header")).to_contain_text("hard.txt")
    assert page.get_by_role("tab", name="Check").get_attribute("aria-selected") == "true"
    found.is_quiet()


def test_an_archive_is_screened_and_kept_as_a_report_and_a_workbook(opened: Opened, address: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("best.txt", RESUME + "- Filed in CM/ECF\n")
        archive.writestr("more/other.txt", RESUME)
        archive.writestr("more/broken.pdf", UNREADABLE["buffer"])
    found = opened(address)
    page = found.page
    page.get_by_role("tab", name="Screen").click()
    page.locator("#screen-posting-text").fill(POSTING)
    page.locator("#screen-resumes-file").set_input_files(
        FilePayload(name="all.zip", mimeType="application/zip", buffer=packed.getvalue())
    )
    page.get_by_role("button", name="Screen", exact=True).click()
    rows = page.locator("#screened tbody tr")
    expect(rows).to_have_count(2)
    assert "all.zip/best.txt" in rows.first.inner_text()
    assert "all.zip/more/broken.pdf: " in page.locator("#screened").inner_text()
    book = zipfile.ZipFile(io.BytesIO(downloaded(page, "Save the workbook (XLSX)")))
    assert b"Avery Example" in book.read("xl/worksheets/sheet1.xml")
    assert "<h1>" in downloaded(page, "Save the report").decode()
    found.is_quiet()


def test_the_keyboard_alone_is_enough(opened: Opened, address: str) -> None:
    found = opened(address)
    page = found.page

    def tab_to(expression: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if found.js(f"document.activeElement.matches({expression!r})"):
                return
        pytest.fail(f"Tab never comes to {expression}")

    tab_to("[role=tab]")
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel-compare").is_visible()
    page.keyboard.press("Home")
    assert page.locator("#panel-check").is_visible()
    tab_to("#resume-file")
    assert found.js("getComputedStyle(document.querySelector('label[for=resume-file]')).outlineStyle") == "solid"
    tab_to("#resume-text")
    page.keyboard.insert_text(RESUME)
    tab_to("#posting-text")
    page.keyboard.insert_text(POSTING)
    tab_to("#check [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#figure")).to_be_visible()
    before = figure(page)
    tab_to("#asks select[data-set]")
    page.keyboard.press("End")
    expect(page.locator("#figure")).not_to_have_text(before)
    assert found.js("document.activeElement.matches('#asks select')")
    tab_to("summary")
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    found.is_quiet()


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(
    scheme: str, width: int, opened: Opened, address: str, axe: str
) -> None:
    found = opened(address, color_scheme=scheme, viewport={"width": width, "height": 844})
    page = found.page

    def holds() -> None:
        assert serious(found, axe) == []
        assert found.js("document.documentElement.scrollWidth") <= width

    page.get_by_role("button", name="Check", exact=True).click()
    holds()
    pasted(found)
    page.get_by_label("CM/ECF").select_option("not asked")
    page.locator("#edited").fill(RESUME + "- Relativity\n")
    page.get_by_role("button", name="Check again").click()
    expect(page.locator("#difference .moved")).to_be_visible()
    found.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    holds()
    for name, result in (("Compare", "#compared"), ("Screen", "#screened")):
        page.get_by_role("tab", name=name).click()
        page.locator(f"#{name.lower()}-sample").click()
        expect(page.locator(f"{result} table")).to_be_visible()
        holds()


@pytest.mark.parametrize("width", [320, 768])
def test_no_width_scrolls_sideways(width: int, opened: Opened, address: str) -> None:
    found = opened(address, viewport={"width": width, "height": 800})
    pasted(found, RESUME + "W" * 300, POSTING + "- " + "x" * 300)
    found.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert found.js("document.documentElement.scrollWidth") <= width


def test_paper_holds_the_result_alone(opened: Opened, address: str) -> None:
    found = opened(address)
    page = pasted(found)
    page.emulate_media(media="print")
    for hidden in ("#check", "#edit", "#asks", ".tabs", ".actions.keep"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("#must-haves").is_visible()
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(page.pdf()))
    assert "Must-haves" in text
    assert "Drafted discovery requests" in text


def test_nothing_of_a_hostile_resume_is_run(opened: Opened, address: str) -> None:
    found = opened(address)
    page = pasted(found, HOSTILE, POSTING + HOSTILE)
    found.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert "<script>window.ran=1;alert(1)</script>" in page.locator(".text[data-side=resume] pre").inner_text()
    page.locator("#edited").fill(HOSTILE + "- Relativity <script>window.ran=5</script>\n")
    page.get_by_role("button", name="Check again").click()
    expect(page.locator("#difference .cover")).to_be_visible()
    assert found.js("document.querySelectorAll('script').length") == 1
    assert found.js("document.querySelectorAll('img, iframe, svg, base, object').length") == 0
    attributes = found.js("[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())")
    assert not [name for name in attributes if name.startswith("on")]
    assert found.js("[...document.links].every(a => a.protocol === 'http:')")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.locator("#result").inner_text())
    for tab, sample in (("Compare", "compare"), ("Screen", "screen")):
        page.get_by_role("tab", name=tab).click()
        name = '<img src=x onerror="window.ran=6">.txt'
        payload = FilePayload(name=name, mimeType="text/plain", buffer=HOSTILE.encode())
        many, one = {"compare": ("postings", "resume"), "screen": ("resumes", "posting")}[sample]
        page.locator(f"#{sample}-{many}-file").set_input_files([payload])
        page.locator(f"#{sample}-{one}-text").fill(HOSTILE + POSTING)
        page.get_by_role("button", name=tab, exact=True).click()
        expect(page.locator({"compare": "#compared", "screen": "#screened"}[sample])).to_contain_text("<img src=x")
    assert found.js("document.querySelectorAll('img').length") == 0
    found.is_quiet()
