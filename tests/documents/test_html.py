"""HTML: what a browser shows becomes lines; what it does not show is reported or dropped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.documents.html import read

PAGE = """<html><head><title>Jobs</title><style>p{{}}</style></head><body>
<main>{}</main><script>var x = "secret"</script></body></html>"""


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
        ("<p>•\u00a0Westlaw</p>", [("bullet", "•\u00a0Westlaw")]),
        ("one<br>• two<br>• three", [("paragraph", "one"), ("bullet", "• two"), ("bullet", "• three")]),
        ("<dl><dt>Skills</dt><dd>Westlaw</dd></dl>", [("heading", "Skills"), ("paragraph", "Westlaw")]),
        ("<p>e<wbr>-filing</p>", [("paragraph", "e-filing")]),
        ("<details><summary>Tools</summary>Clio</details>", [("paragraph", "Tools"), ("paragraph", "Clio")]),
        ("<h3><button>Duties</button></h3><button>Apply</button>", [("heading", "Duties")]),
        ("<span>Westlaw</span><span>Clio</span>", [("paragraph", "Westlaw Clio")]),
        ("<span>Roe LLP</span><span>Columbus</span>", [("paragraph", "Roe LLP Columbus")]),
        ("<b>CM</b><b>/ECF</b>, i<b>Manage</b>", [("paragraph", "CM/ECF, iManage")]),
        ('<p style="display:flex"><i>a</i><i>b</i></p>', [("paragraph", "a b")]),
        ('<i style="display:inline-block">a</i><i style="display:inline-block">b</i>', [("paragraph", "a b")]),
        ('<span style="display:block">a</span><span style="display:block">b</span>', [("paragraph", x) for x in "ab"]),
        ('<iframe srcdoc="&lt;p&gt;inside&lt;/p&gt;"></iframe>', [("paragraph", "inside")]),
        ("<noscript>no script</noscript><template>t</template><select><option>o</option></select>x",
         [("paragraph", "x")]),
    ],
)  # fmt: skip
def test_blocks(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(page(body)) == expected


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


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:Pages>9</o:Pages></xml><![endif]-->
<style><!-- p.MsoNormal {font-size:11.0pt} --></style></head>
<body><p class=MsoNormal>Duties<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span>
<![endif]>Draft motions<o:p></o:p></p><p><span style='display:none;mso-hide:all'>Westlaw</span></p></body></html>"""


def test_a_page_saved_by_word() -> None:
    parts = read(WORD.encode())
    assert parts.text == "Duties\n• Draft motions"
    assert [block.kind for block in parts.blocks] == ["paragraph", "bullet"]
    assert [item.text for item in parts.hidden] == ["Westlaw"]


@pytest.mark.parametrize("depth", [300, 1500])
def test_deep_pages_lose_nothing(depth: int) -> None:
    assert read(f"<html><body>{'<div>' * depth}Westlaw{'</div>' * depth}<p>Clio</p>".encode()).text == "Westlaw\nClio"


def test_pages_nested_beyond_the_parser_are_refused() -> None:
    parts = read(b"<html><body>" + b"<div>" * 5000 + b"Westlaw")
    assert parts.status == "too_large"
    assert "PDF" in parts.warnings[0]


def test_frames_that_hold_themselves_end() -> None:
    inner = "<p>x</p>"
    for _ in range(6):
        inner = f"<p>x</p><iframe srcdoc='{inner.replace('&', '&amp;').replace(chr(39), '&#39;')}'></iframe>"
    assert read(inner.encode()).text == "x\nx\nx\nx"


def test_two_job_postings_and_the_page_of_one() -> None:
    stated = [{"@type": "JobPosting", "title": name, "description": f"Draft {name}"} for name in ("motions", "wills")]
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    of_one = read(page(f"<h1>wills</h1><p>Draft wills</p>{script}"))
    assert of_one.data["JobPosting"]["title"] == "wills"
    assert of_one.warnings == ()
    of_none = read(page(f"<h1>Jobs</h1><p>Many jobs</p>{script}"))
    assert "JobPosting" not in of_none.data
    assert "2 job postings" in of_none.warnings[0]
