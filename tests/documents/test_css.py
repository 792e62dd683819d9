"""Which rules of a style sheet reach an element, and what hides its words from a reader."""

from __future__ import annotations

import pytest

from matcher.documents.css import sheet_of
from matcher.documents.html import read
from matcher.documents.look import colour_of
from matcher.documents.markup import parse

HIDDEN = {
    "not displayed": (
        "display:none",
        "DISPLAY : NONE !important",
        "visibility: hidden",
        "visibility:collapse",
        "content-visibility:hidden",
    ),
    "transparent": ("opacity: 0", "opacity:.01", "opacity:0%", "color: transparent", "color: rgba(0,0,0,0)"),
    "smaller than 2 px": (
        "font-size:0",
        "font-size: 1px",
        "font-size:1pt",
        "font: 1px/1 Arial",
        "font-size: 0.05em",
        "transform:scale(0)",
    ),
    "off the page": (
        "position:absolute; left:-9999px",
        "position:fixed;top:-200em",
        "position:absolute;left:0;right:-9999px",
        "margin-left: -9999px",
        "text-indent:-9999px",
        "transform: translateX(-9999px)",
    ),
    "clipped": (
        "position:absolute;clip:rect(0 0 0 0)",
        "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
        "clip-path: inset(50%)",
        "height:0;overflow:hidden",
        "width:1px;overflow-x:hidden",
        "max-height:0px;overflow:hidden",
    ),
    "white on white": (
        "color:#fff",
        "color:#FEFEFE",
        "color:rgb(255,255,255)",
        "color:white;background:white",
        "color:hsl(0, 0%, 99%)",
        "color:#fff;background:none",
        "-webkit-text-fill-color:#fff",
    ),
    "the colour of its background": ("color:#111;background:black", "color:#1f2d3d;background-color:#203040"),
}
SHOWN = (
    "color:#fff;background:#000",
    "color:white;background-color:navy",
    "color:#fff;background:url(dark.png)",
    "color:#fff;background:linear-gradient(#000, #333)",
    "color:#fff;background:var(--brand)",
    "color:var(--ink)",
    "color:#ddd",
    "color:lightgrey",
    "color:#777;font-size:6px",
    "font-size:7pt",
    "font-size:60%",
    "font: bold 11pt/1.4 Georgia, serif",
    "opacity:.5",
    "position:relative;left:-20px",
    "position:absolute;left:40px;top:700px",
    "text-indent:-18px;margin-left:36px",
    "height:0",
    "overflow:hidden;max-height:120px",
    "overflow:hidden;width:100%",
    "clip:auto",
    "display:inline-block",
    "transform:translateX(-50%)",
    "transform:scale(0.9)",
    "background:#fff",
)


def both(style: str) -> tuple[str, str]:
    """The same style said on the element and said by a class."""
    inline = f'<html><body><p>Seen</p><p style="{style}">Westlaw</p></body></html>'
    ruled = f"<html><head><style>.x {{ {style} }}</style></head><body><p>Seen</p><p class=x>Westlaw</p></body></html>"
    return inline, ruled


@pytest.mark.parametrize(("style", "reason"), [(s, reason) for reason, styles in HIDDEN.items() for s in styles])
def test_hidden_words_are_reported_and_not_read(style: str, reason: str) -> None:
    for page in both(style):
        parts = read(page.encode())
        assert parts.text == "Seen"
        assert [(item.text, item.reason) for item in parts.hidden] == [("Westlaw", reason)]


@pytest.mark.parametrize("style", SHOWN)
def test_innocent_styles_hide_nothing(style: str) -> None:
    for page in both(style):
        parts = read(page.encode())
        assert parts.text == "Seen\nWestlaw"
        assert parts.hidden == ()


@pytest.mark.parametrize(
    ("css", "body", "seen"),
    [
        ("p { display: none }", "<p>Westlaw</p>", False),
        ("#x { display: none }", "<p id=x>Westlaw</p>", False),
        ("P.x { display: none }", "<p class='a x'>Westlaw</p>", False),
        ("p.x { display: none }", "<div class=x>Westlaw</div>", True),
        (".a .b { display: none }", "<div class=a><i><b class=b>Westlaw</b></i></div>", False),
        (".a > .b { display: none }", "<div class=a><i><b class=b>Westlaw</b></i></div>", True),
        (".a>.b { display: none }", "<div class=a><b class=b>Westlaw</b></div>", False),
        (".x, .y { display: none }", "<p class=y>Westlaw</p>", False),
        (".x { display: none } p.x { display: block }", "<p class=x>Westlaw</p>", True),
        ("p.x { display: block } .x { display: none }", "<p class=x>Westlaw</p>", True),
        (".x { display: none !important } p.x { display: block }", "<p class=x>Westlaw</p>", False),
        (".x { display: none }", "<p class=x style='display:block'>Westlaw</p>", True),
        (".x { display: none !important }", "<p class=x style='display:block'>Westlaw</p>", False),
        ("@media print { .x { display: none } } .y { color: red }", "<p class=x>Westlaw</p>", True),
        ("@media screen { .x { display: none } }", "<p class=x>Westlaw</p>", False),
        ("@media (max-width: 600px) { .x { display: none } }", "<p class=x>Westlaw</p>", True),
        ("@media (min-width: 600px) { .x { display: none } }", "<p class=x>Westlaw</p>", False),
        ("@media (prefers-color-scheme: dark) { .x { display: none } }", "<p class=x>Westlaw</p>", True),
        ("@font-face { font-family: x; src: url(y) } .x { display: none }", "<p class=x>Westlaw</p>", False),
        ("@import url(x.css); .x { display: none }", "<p class=x>Westlaw</p>", False),
        ("/* } */ .x { content: '}'; display: none }", "<p class=x>Westlaw</p>", False),
        (".x:hover { display: none } .x::before { opacity: 0 }", "<p class=x>Westlaw</p>", True),
        (".x { & .y { display: none } color: red }", "<p class=x>Westlaw</p>", True),
        ("<!-- .x { display: none } -->", "<p class=x>Westlaw</p>", False),
        (".x { visibility: hidden } .y { visibility: visible }", "<p class=x><b class=y>Westlaw</b></p>", True),
        (".x { font-size: 0 } .y { font-size: 1rem }", "<p class=x><b class=y>Westlaw</b></p>", True),
        (".x { font-size: 0 } .y { font-size: 2em }", "<p class=x><b class=y>Westlaw</b></p>", False),
        (".x { opacity: 0 } .y { opacity: 1 }", "<p class=x><b class=y>Westlaw</b></p>", False),
        ("[hidden] { display: block } p { display: block }", "<p hidden>Westlaw</p>", True),
        ("body { background: #123; color: #fff }", "<p>Westlaw</p>", True),
        ("aside { background: navy } aside p { color: white }", "<aside><p>Westlaw</p></aside>", True),
        (".a { background: navy } .b { background: #fff; color: #fff }", "<p class=a><b class=b>Westlaw</b>", False),
        (":root { background: black } p { color: white }", "<p>Westlaw</p>", True),
        (".x {", "<p class=x>Westlaw</p>", True),
        ("}}} .x { display: none }", "<p class=x>Westlaw</p>", False),
    ],
)  # fmt: skip
def test_the_cascade(css: str, body: str, seen: bool) -> None:
    parts = read(f"<html><head><style>{css}</style></head><body>{body}</body></html>".encode())
    assert ("Westlaw" in parts.text) is seen
    assert bool(parts.hidden) is not seen


PANEL = "position: absolute; left: 0; width: 33%; height: 100%; background"


@pytest.mark.parametrize(
    ("css", "body", "seen"),
    [
        (f".page::before {{ content: ' '; {PANEL}: #425370 }}", "", True),
        (f".nobody::before {{ content: ' '; {PANEL}: #425370 }}", "", False),
        (f".page:hover {{ {PANEL}: #425370 }}", "", False),
        (f".panel {{ {PANEL}: #425370 }}", "<div class=panel></div>", True),
        (f".panel {{ {PANEL}: #425370 }}", "", False),
        (f".panel {{ {PANEL}: white }}", "<div class=panel></div>", False),
        ("", f'<div style="{PANEL}: url(dark.png)"></div>', True),
        ("", f'<div style="{PANEL}: #425370">Some words of its own</div>', False),
    ],
)
def test_a_panel_may_lie_behind_the_words(css: str, body: str, seen: bool) -> None:
    style = f"<style>.page {{ background: white }} .side {{ color: white }} {css}</style>"
    parts = read(f"<html><head>{style}</head><body class=page>A {body}<p class=side>Westlaw</p></body></html>".encode())
    assert ("Westlaw" in parts.text) is seen


def test_where_something_may_lie_between_only_one_element_that_says_both_is_believed() -> None:
    head = '<link rel="stylesheet" href="site.css">'
    body = '<p style="color:white;background:white">Westlaw <b>Clio</b></p><p style="background:white">Everlaw</p>'
    parts = read(f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert parts.text == "Everlaw"


@pytest.mark.parametrize(
    ("head", "seen"),
    [
        ('<link rel="stylesheet" href="page_files/site.css">', True),
        ('<link rel="stylesheet" href="https://fonts.example.com/css?family=Lato">', False),
        ('<link rel="icon" href="x.ico">', False),
    ],
)
def test_white_is_not_judged_where_a_style_sheet_is_not_in_the_file(head: str, seen: bool) -> None:
    parts = read(f'<html><head>{head}</head><body>A <p style="color:#fff">Westlaw</p></body></html>'.encode())
    assert ("Westlaw" in parts.text) is seen


@pytest.mark.parametrize(
    "body",
    [
        '<body bgcolor="#000"><p style="color:#fff">Westlaw</p>',
        '<body background="dark.png"><p style="color:#fff">Westlaw</p>',
        '<body><table><tr bgcolor=navy><td><font color="white">Westlaw</font></td></tr></table>',
        '<body><p aria-hidden="true">Westlaw</p>',
        "<body><details><summary>More</summary>Westlaw</details>",
        "<body><dialog open>Westlaw</dialog>",
    ],
)
def test_old_attributes_and_innocent_elements(body: str) -> None:
    parts = read(f"<html>{body}</body></html>".encode())
    assert "Westlaw" in parts.text
    assert parts.hidden == ()


@pytest.mark.parametrize(
    "body",
    ["<p hidden>Westlaw</p>", "<dialog>Westlaw</dialog>", '<font color="#ffffff">Westlaw</font>'],
)
def test_attributes_that_hide(body: str) -> None:
    parts = read(f"<html><body><p>Seen</p>{body}</body></html>".encode())
    assert (parts.text, [item.text for item in parts.hidden]) == ("Seen", ["Westlaw"])


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#FFF", (255, 255, 255, 1)),
        ("#00000080", (0, 0, 0, 128 / 255)),
        ("rgb(100% 0% 0%)", (255, 0, 0, 1)),
        ("hsl(120, 100%, 50%)", (0, 255, 0, 1)),
        ("papayawhip", None),
        ("rgb(1,2)", None),
        ("#12", None),
    ],
)
def test_colours(written: str, colour: object) -> None:
    assert colour_of(written) == colour


@pytest.mark.parametrize(
    "css", ["a" * 200_000, "a:b(" * 50_000, "font:" + "1" * 200_000, "background:" + "a(" * 100_000, "a " * 100_000,
            "transform:translate(" + "1" * 100_000,
            "'" * 100_001, "/*" * 100_000, "{" * 100_000, "color:#" + "f" * 99_999]
)  # fmt: skip
def test_hostile_styles_take_no_time(css: str) -> None:
    page = f"<html><head><style>p {{ {css} }} {css}</style></head><body><p style='{css}'>Westlaw</p></body></html>"
    assert read(page.encode()).text == "Westlaw"


def test_a_sheet_of_hostile_size_is_let_go() -> None:
    rules = "".join(f"div div div div .c{number % 7} {{ display: none }}" for number in range(20_000))
    sheet = sheet_of([rules])
    root = parse("<div>" * 200 + "<p class=c1>x</p>" * 2000 + "</div>" * 200)
    assert root is not None
    said = [sheet.declared(element) for element in root.iter("p")]
    assert said[0] == {"display": "none"}
    assert len(said) == 2000
