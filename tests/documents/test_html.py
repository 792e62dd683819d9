"""HTML: what a browser shows becomes lines; what it does not show is reported or dropped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.documents.html import read

PAGE = """<html><head><title>Jobs</title><style>p{{}}</style></head><body>
<nav>Home | Jobs</nav><main>{}</main><footer>Imprint</footer><script>var x = "secret"</script></body></html>"""


def page(body: str) -> bytes:
    return PAGE.format(body).encode()


def kinds(data: bytes) -> list[tuple[str, str]]:
    parts = read(data)
    return [(block.kind, parts.text[block.start : block.end]) for block in parts.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h2>Duties</h2><p>Draft   all\n motions</p>", [("heading", "Duties"), ("paragraph", "Draft all motions")]),
        ("<p><strong>Duties:</strong></p>", [("heading", "Duties:")]),
        ("<p><b>Draft</b> motions</p>", [("paragraph", "Draft motions")]),
        ("<ul><li>Westlaw</li><li><p>Lexis</p></li></ul>", [("bullet", "- Westlaw"), ("bullet", "- Lexis")]),
        ("<ul><li>Tools<ul><li>Clio</li></ul></li></ul>", [("bullet", "- Tools"), ("bullet", "- Clio")]),
        ("<ul><li>Files<br>motions</li></ul>", [("bullet", "- Files\nmotions")]),
        ("<ul><li>• Westlaw</li></ul>", [("bullet", "• Westlaw")]),
        ("<table><tr><td>Westlaw</td><td>5 years</td></tr></table>", [("cell", "Westlaw"), ("cell", "5 years")]),
        ("one<br>two<div>three</div>four", [("paragraph", word) for word in ("one", "two", "three", "four")]),
        ("<pre>one\n two</pre>", [("paragraph", "one"), ("paragraph", "two")]),
        ("<p>legal<span> </span>research &amp; <i>brief</i>s</p>", [("paragraph", "legal research & briefs")]),
        ("<p>a<!-- not this -->b</p>", [("paragraph", "ab")]),
    ],
)
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(page(body)) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<p style="display: none">Westlaw</p>', "not displayed"),
        ("<p hidden>Westlaw</p>", "not displayed"),
        ('<span style="FONT-SIZE:0">Westlaw</span>', "smaller than 2 px"),
        ('<p style="opacity:0">Westlaw</p>', "transparent"),
    ],
)
def test_hidden_text_is_reported_and_not_read(body: str, reason: str) -> None:
    parts = read(page(f"<p>Seen</p>{body}<p>Also seen</p>"))
    assert parts.text == "Seen\nAlso seen"
    assert [(item.text, item.reason) for item in parts.hidden] == [("Westlaw", reason)]


@pytest.mark.parametrize(("style", "seen"), [("color:#fff", False), ("color:#fff;background:#000", True)])
def test_white_text_is_hidden_unless_something_is_behind_it(style: str, seen: bool) -> None:
    parts = read(f'<html><body><p>A</p><p style="{style}">Westlaw</p></body></html>'.encode())
    assert ("Westlaw" in parts.text) is seen


def posting_page(body: str, **posting: object) -> bytes:
    stated = json.dumps({"@context": "https://schema.org", "@type": "JobPosting", **posting})
    return f'<html><body>{body}<script type="application/ld+json">{stated}</script></body></html>'.encode()


def test_job_posting_is_kept_and_is_the_text_of_an_empty_page() -> None:
    description = "&lt;p&gt;Draft motions&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Westlaw&lt;/li&gt;&lt;/ul&gt;"
    parts = read(posting_page("<div>Loading</div>", title="Paralegal", description=description))
    assert parts.text == "Paralegal\nDraft motions\n- Westlaw"
    assert [block.kind for block in parts.blocks] == ["heading", "paragraph", "bullet"]
    assert parts.data["JobPosting"]["title"] == "Paralegal"


def test_a_fuller_page_is_kept_beside_the_job_posting() -> None:
    parts = read(posting_page("<h1>Paralegal</h1><p>Draft motions and briefs</p>", title="X", description="Short"))
    assert parts.text == "Paralegal\nDraft motions and briefs"
    assert parts.data["JobPosting"]["description"] == "Short"


@pytest.mark.parametrize(
    "script",
    ["{not json", "[" * 5000, "[1, null]", '{"@type": "JobPosting", "description": 5}', '{"@graph": 3}'],
)
def test_broken_json_ld_does_not_cost_the_page(script: str) -> None:
    body = f'<p>Draft motions</p><script type="application/ld+json">{script}</script>'
    assert read(page(body)).text == "Draft motions"


def test_job_posting_in_a_graph_is_found() -> None:
    stated = json.dumps({"@graph": [{"@type": "Organization"}, {"@type": ["JobPosting"], "title": "Clerk"}]})
    parts = read(page(f'<p>x</p><script type="application/ld+json">{stated}</script>'))
    assert parts.data["JobPosting"]["title"] == "Clerk"


def test_entities_of_files_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    parts = read(f"{doctype}<html><body><p>before &x; after</p></body></html>".encode())
    assert "before" in parts.text
    assert "after" in parts.text
    assert "SECRET" not in parts.text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings(encoding: str) -> None:
    stated = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    assert read(f"<html><head>{stated}</head><body><p>Résumé</p></body></html>".encode(encoding)).text == "Résumé"


def test_a_wrong_charset_is_not_believed() -> None:
    assert read("<html><head><meta charset=ascii></head><body><p>Résumé</p></body></html>".encode()).text == "Résumé"
