"""ODT: everything that LibreOffice shows, once, and nothing that it does not show."""

from __future__ import annotations

import pytest

from matcher.documents import read
from matcher.model import Document
from tests.documents.office_xml import flat_odt, odt, style

LISTS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)
DARK = '<style:table-cell-properties fo:background-color="#1f3864"/>'
STYLES = (
    style("White", "text", 'fo:color="#ffffff"')
    + style("Near", "text", 'fo:color="#f4f4f4"')
    + style("Grey", "text", 'fo:color="#d9d9d9"')
    + style("Gone", "text", 'text:display="none"')
    + style("Tiny", "text", 'fo:font-size="1pt"')
    + style("Clear", "text", 'fo:color="#000000" loext:opacity="0%"')
    + style("Auto", "text", 'style:use-window-font-color="true" loext:opacity="0%"')
    + style("Bold", "text", 'fo:font-weight="bold"')
    + style("WhiteP", "paragraph", 'fo:color="#ffffff"')
    + style("Child", "paragraph", "", attributes='style:parent-style-name="WhiteP"')
    + style("OnDark", "paragraph", 'fo:color="#ffffff"', '<style:paragraph-properties fo:background-color="#000000"/>')
    + style("Cell", "table-cell", "", DARK)
    + style("Box", "graphic", "", '<style:graphic-properties draw:fill="solid" draw:fill-color="#203040"/>')
    + style("Open", "graphic", "", '<style:graphic-properties draw:fill="none"/>')
)


def para(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def frame(content: str, name: str = "", place: str = "") -> str:
    return f'<draw:frame draw:style-name="{name}" {place}><draw:text-box>{content}</draw:text-box></draw:frame>'


def items(*texts: str) -> str:
    return "".join(f"<text:list-item>{para(text)}</text:list-item>" for text in texts)


def cells(*contents: str, name: str = "") -> str:
    inner = "".join(f'<table:table-cell table:style-name="{name}">{content}</table:table-cell>' for content in contents)
    return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"


def read_body(body: str, automatic: str = "", styles: str = "") -> Document:
    return read(odt(body, STYLES + LISTS + automatic, styles))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (para("a<text:s/>b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e"), "a b  c\td\ne"),
        (para("\n  a\n  " + span(" b", "Bold") + "\n"), "a b"),
        (para("a <text:a>link</text:a><text:bookmark/>, <text:page-number>3</text:page-number>"), "a link, 3"),
        ("<text:h>Skills</text:h>" + para("Westlaw"), "Skills\nWestlaw"),
        (f'<text:list text:style-name="B">{items("a", "b")}</text:list>', "- a\n- b"),
        (f'<text:list text:style-name="N">{items("a", "b")}</text:list>', "1. a\n2. b"),
        (f'<text:list text:style-name="N">{items("a")}</text:list>'
         f'<text:list text:style-name="N" text:continue-numbering="true">{items("b")}</text:list>', "1. a\n2. b"),
        (f'<text:list text:style-name="N"><text:list-item>{para("a")}{para("more")}<text:list>{items("b")}</text:list>'
         f"</text:list-item>{items('c')}</text:list>", "1. a\nmore\na) b\n2. c"),
        ('<text:list text:style-name="N"><text:list-item text:start-value="4">' + para("a") + "</text:list-item>"
         "</text:list>", "4. a"),
        ("<text:list><text:list-item><text:h>Skills</text:h></text:list-item></text:list>", "Skills"),
        (para("anchor" + frame(para("boxed"))) + para("after"), "anchor\nboxed\nafter"),
        (para("<draw:custom-shape>" + para("shape") + "<svg:desc>a shape</svg:desc></draw:custom-shape>"), "shape"),
        (cells(para("Paralegal"), para("2019 – 2021")), "Paralegal\t2019 – 2021"),
        (cells(cells(para("inner"))), "inner"),
        ("<table:table><table:table-header-rows><table:table-row><table:table-cell>" + para("head")
         + "</table:table-cell></table:table-row></table:table-header-rows></table:table>", "head"),
        (para("text<text:note><text:note-citation>1</text:note-citation><text:note-body>" + para("note")
              + "</text:note-body></text:note>") + para("after"), "text\nafter\nnote"),
        ("<text:tracked-changes><text:changed-region><text:deletion>" + para("old") + "</text:deletion>"
         "</text:changed-region></text:tracked-changes>" + para("new<text:change/>"), "new"),
        ("<text:section>" + para("inside") + "</text:section>", "inside"),
        ("<text:table-of-content><text:table-of-content-source><text:index-title-template>Template"
         "</text:index-title-template></text:table-of-content-source><text:index-body>" + para("Contents")
         + "</text:index-body></text:table-of-content>", "Contents"),
        (para("<text:placeholder>Click here</text:placeholder>mine"), "mine"),
    ],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    document = read_body(body)
    assert (document.text, document.hidden, document.warnings) == (text, (), ())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (para(span("Westlaw", "Gone")), "marked as hidden"),
        (para(span("Westlaw", "White")), "white on white"),
        (para(span("Westlaw", "Near")), "white on white"),
        (para(span("Westlaw", "Tiny")), "smaller than 2 pt"),
        (para(span("Westlaw", "Clear")), "transparent"),
        (para("Westlaw", "WhiteP"), "white on white"),
        (para("Westlaw", "Child"), "white on white"),
        ('<text:section text:display="none">' + para("Westlaw") + "</text:section>", "marked as hidden"),
        ('<text:section text:display="condition" text:is-hidden="true">' + para("Westlaw") + "</text:section>",
         "marked as hidden"),
        (para('<text:hidden-text text:is-hidden="true" text:string-value="Westlaw"/>'), "marked as hidden"),
        (para('Westlaw<text:hidden-paragraph text:is-hidden="true"/>'), "marked as hidden"),
        (para(frame(para("Westlaw"), place='svg:x="-30in" svg:width="2in"')), "off the page"),
        (para(frame(para("Westlaw"), place='svg:width="0in" svg:height="0in"')), "in a frame of no size"),
        (para(frame(para(span("Westlaw", "White")), "Open")), "white on white"),
        ('<table:table><table:table-row table:visibility="collapse"><table:table-cell>' + para("Westlaw")
         + "</table:table-cell></table:table-row></table:table>", "marked as hidden"),
    ],
)  # fmt: skip
def test_hidden_text_is_reported_and_not_read(body: str, reason: str) -> None:
    document = read_body(para("Seen") + body)
    assert document.text == "Seen"
    assert [(item.text, item.reason) for item in document.hidden] == [("Westlaw", reason)]


@pytest.mark.parametrize(
    "body",
    [
        para(span("Westlaw", "Grey")),
        para(span("Westlaw", "Auto")),
        para("Westlaw", "OnDark"),
        cells(para(span("Westlaw", "White")), name="Cell"),
        para(frame(para(span("Westlaw", "White")), "Box")),
        '<text:section text:display="condition">' + para("Westlaw") + "</text:section>",
        para('<text:hidden-text text:is-hidden="false">Westlaw</text:hidden-text>'),
    ],
)
def test_text_that_can_be_read_raises_no_alarm(body: str) -> None:
    assert (read_body(body).text, read_body(body).hidden) == ("Westlaw", ())


PAGES = (
    "<office:master-styles>"
    '<style:master-page style:name="Standard"><style:header>' + para("Jane Roe") + "</style:header><style:footer>"
    + para("page") + "</style:footer><style:header-left>" + para("Jane Roe")
    + "</style:header-left></style:master-page>"
    '<style:master-page style:name="Other"><style:header>' + para("never used") + "</style:header></style:master-page>"
    "</office:master-styles>"
)  # fmt: skip


def test_headers_and_footers_of_the_pages_that_are_used() -> None:
    assert read_body(para("body"), styles=PAGES).text == "Jane Roe\nbody\npage"
    used = style("P", "paragraph", attributes='style:master-page-name="Other"')
    assert read_body(para("body", "P"), used, PAGES).text == "Jane Roe\nnever used\nbody\npage"


def test_comments_are_counted_and_not_read() -> None:
    document = read_body(para("text<office:annotation>" + para("Not hired.") + "</office:annotation>"))
    assert (document.text, len(document.warnings)) == ("text", 1)


def test_flat_odt() -> None:
    assert read(flat_odt(para("flat"))).text == "flat"


def test_a_password() -> None:
    assert read(odt(para("x"), manifest="<manifest><encryption-data/></manifest>")).status == "encrypted"


def test_a_panel_behind_the_text_is_a_ground_that_cannot_be_told() -> None:
    properties = (
        '<style:graphic-properties style:run-through="background" draw:fill="solid" draw:fill-color="#101010"/>'
    )
    document = read_body(para(span("Westlaw", "White")), style("Panel", "graphic", "", properties))
    assert document.text == "Westlaw"
