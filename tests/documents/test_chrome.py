"""What a job site puts around a posting is cut and shown; what a posting or resume says never is."""

from __future__ import annotations

import pytest

from matcher.documents.chrome import is_stray
from matcher.documents.html import read
from tests.corpus.html import plain
from tests.corpus.job_pages import PAGES, UNWANTED, WANTED
from tests.corpus.resumes import RESUMES, Content


def kinds(body: str) -> list[str]:
    parts = read(f"<html><body><h1>Paralegal</h1><p>Draft motions for the firm.</p>{body}</body></html>".encode())
    assert "Draft motions for the firm." in parts.text
    assert ("Westlaw" in parts.text) is ("Westlaw" in body)
    return [block["kind"] for block in parts.data.get("page_chrome", ())]


@pytest.mark.parametrize("name", PAGES)
def test_saved_job_pages_keep_the_posting_and_lose_the_rest(name: str) -> None:
    parts = read(PAGES[name].encode())
    assert [words for words in WANTED if words not in parts.text] == []
    assert [words for words in UNWANTED if words in parts.text] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "scripted"])
def test_what_was_cut_is_shown(name: str) -> None:
    parts = read(PAGES[name].encode())
    (warning,) = parts.warnings
    blocks = parts.data["page_chrome"]
    assert warning.startswith(f"page chrome was not read ({len(blocks)} blocks, ")
    assert all(block["kind"] in warning and block["text"] for block in blocks)
    assert parts.hidden == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<nav>Home Jobs</nav>", "menu"),
        ('<div role="navigation">Home</div>', "menu"),
        ("<footer>© 2026 Roe</footer>", "footer"),
        ("<footer><a>a</a><a>b</a><a>c</a></footer>", "footer"),
        ('<div class="cookie-banner">We set cookies</div>', "cookie notice"),
        ('<div id="relatedJobs"><p>Clerk</p></div>', "similar jobs"),
        ('<ol class="breadcrumb"><li>Jobs</li></ol>', "breadcrumbs"),
        ("<div><h3>Similar jobs</h3><p>Clerk, Clio</p></div>", "similar jobs"),
        ("<div><b>People also searched:</b></div>", "people also viewed"),
        ("<div><h2>Sign in to apply</h2><h3>Qualifications</h3><p>Westlaw</p></div>", "sign-in prompt"),
        ("<section><h2>People who viewed this job also viewed</h2><p>Clerk</p></section>", "people also viewed"),
        ("<div><h2>Company reviews</h2><p>Nice</p></div>", "company reviews"),
        ("<div><h2>Reviews of Roe LLP</h2><p>Nice</p></div>", "company reviews"),
        ("<div><h2>Get job alerts by email</h2><p>Clio</p></div>", "job alerts"),
        ("<div><h2>Sign in to see who you know</h2><p>Clio</p></div>", "sign-in prompt"),
        ("<p>Report this job</p>", "report this job"),
        ("<a>Apply now</a>", "buttons"),
    ],
)
def test_chrome(body: str, kind: str) -> None:
    assert kinds(body) == [kind]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Log in to CM/ECF and file documents.</p>",
        "<p>Share the workload with other paralegals.</p>",
        "<p>Apply for notary commissions on behalf of the firm.</p>",
        "<p>Managed cookie consent compliance for clients</p>",
        "<div>Review job postings for compliance</div>",
        "<h3>Document reviews</h3><p>Relativity</p>",
        "<h3>Other positions held</h3><p>Clerk, 2009</p>",
        "<h3>Related experience</h3><p>Clerk, 2009</p>",
        "<footer>References on request</footer>",
        "<aside><h2>Skills</h2><p>Westlaw</p></aside>",
        '<div class="sidebar"><p>Westlaw</p></div>',
        '<form><input name="q"><p>Westlaw</p></form>',
        '<div class="similar-jobs-page"><h2>Requirements</h2><p>Westlaw</p></div>',
        '<div role="dialog"><h2>Qualifications</h2><p>Westlaw</p></div>',
        "<header>Jane Roe <a>a@example.org</a></header>",
    ],
)
def test_no_chrome(body: str) -> None:
    assert kinds(body) == []


def test_a_prompt_does_not_take_a_long_posting_without_headings_with_it() -> None:
    posting = "Draft motions, file them in Relativity and call the clerk. " * 20
    parts = read(f"<html><body><div><h2>Sign in to apply</h2><p>{posting}</p></div></body></html>".encode())
    assert "Relativity" in parts.text


def test_a_page_of_nothing_but_chrome_is_the_page() -> None:
    parts = read(f"<html><body><nav>{'Draft motions in Relativity. ' * 20}</nav></body></html>".encode())
    assert "Relativity" in parts.text
    assert parts.warnings == ()


@pytest.mark.parametrize("content", RESUMES, ids=[content.key for content in RESUMES])
def test_a_resume_has_no_chrome_and_hides_nothing(content: Content) -> None:
    parts = read(plain(content))
    assert (parts.warnings, parts.hidden, parts.data) == ((), (), {})


@pytest.mark.parametrize(
    ("line", "stray"),
    [
        ("Apply", True),
        ("Easy Apply", True),
        ("Show more", True),
        ("Be among the first 25 applicants", True),
        ("Apply the rules of civil procedure", False),
        ("Report to the managing partner", False),
        ("Printing and scanning", False),
    ],
)
def test_buttons(line: str, stray: bool) -> None:
    assert is_stray(line) is stray
