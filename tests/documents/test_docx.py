"""DOCX: everything that Word shows, once, and nothing that it does not show."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from matcher.documents.docx import read
from matcher.documents.parts import Parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Points"><w:name w:val="Points"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr><w:tcPr>'
    '<w:shd w:val="clear" w:fill="000000"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(text: str, properties: str = "", run_properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, run_properties)}</w:p>"


def part(tag: str, inner: str, namespace: str = W) -> str:
    return f"<w:{tag} {namespace} {MC}>{inner}</w:{tag}>"


def package(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read_body(body: str, namespace: str = W, **others: str) -> Parts:
    files = {f"word/{name}.xml": content for name, content in others.items()}
    document = part("document", f"<w:body>{body}</w:body>", namespace)
    return read(package({"word/document.xml": document, "word/styles.xml": part("styles", STYLES), **files}))


def kinds(parts: Parts) -> list[tuple[str, str]]:
    return [(block.kind, parts.text[block.start : block.end]) for block in parts.blocks]


WHITE = '<w:color w:val="FFFFFF"/>'
BOX = (
    "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'


def table(*cells: str, properties: str = "", cell: str = "") -> str:
    rows = "".join(f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{inner}</w:tc></w:tr>" for inner in cells)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{rows}</w:tbl>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (para("Skills", '<w:pStyle w:val="berschrift1"/>'), [("heading", "Skills")]),
        (para("All skills, of mine.", '<w:pStyle w:val="Sub"/>'), [("heading", "All skills, of mine.")]),
        (para("Skills", "", "<w:b/>"), [("heading", "Skills")]),
        (para("Skills", "", '<w:b w:val="0"/>'), [("paragraph", "Skills")]),
        (para("Westlaw", '<w:numPr><w:numId w:val="2"/></w:numPr>'), [("bullet", "- Westlaw")]),
        (para("Westlaw", '<w:pStyle w:val="Points"/>'), [("bullet", "- Westlaw")]),
        (para("x", '<w:pStyle w:val="Points"/><w:numPr><w:numId w:val="0"/></w:numPr>'), [("paragraph", "x")]),
        (para("• Westlaw"), [("bullet", "• Westlaw")]),
        (para("x", '<w:pStyle w:val="Loop"/>'), [("paragraph", "x")]),
        ("<w:p><w:ins>" + run("new ") + "</w:ins>" + run("text") + "</w:p>", [("paragraph", "new text")]),
        ("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" + run("text") + "</w:p>", [("paragraph", "text")]),
        ("<w:p><w:moveFrom>" + run("old") + "</w:moveFrom>" + run("text") + "</w:p>", [("paragraph", "text")]),
        ("<w:p>" + run("see ") + "<w:hyperlink>" + run("link") + "</w:hyperlink></w:p>", [("paragraph", "see link")]),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + para("control") + "</w:sdtContent></w:sdt>", [("paragraph", "control")]),
        ("<w:p><w:sdt><w:sdtContent>" + run("inline") + "</w:sdtContent></w:sdt></w:p>", [("paragraph", "inline")]),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
         [("paragraph", "a\tb\nc-d")]),
        ('<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("a") + "</w:p>", [("paragraph", "a")]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" + run("1") + "</w:p>", [("paragraph", "1")]),
        (table(para("a"), para("b") + table(para("inner")), para("c")),
         [("cell", "a"), ("cell", "b"), ("cell", "inner"), ("cell", "c")]),
        (BOX.format(run("anchor"), para("boxed"), para("boxed")), [("paragraph", "anchor"), ("paragraph", "boxed")]),
    ],
)  # fmt: skip
def test_body(body: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(read_body(body)) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (para("Westlaw", "", "<w:vanish/>"), "marked as hidden"),
        (para("Westlaw", "", '<w:rStyle w:val="Gone"/>'), "marked as hidden"),
        (para("Westlaw", "", WHITE), "white on white"),
        (para("Westlaw", "", '<w:sz w:val="2"/>'), "smaller than 2 pt"),
    ],
)
def test_hidden_text_is_reported_and_not_read(body: str, reason: str) -> None:
    parts = read_body(para("Seen") + body)
    assert parts.text == "Seen"
    assert [(item.text, item.reason) for item in parts.hidden] == [("Westlaw", reason)]


@pytest.mark.parametrize(
    "body",
    [
        para("Westlaw", "", WHITE + DARK),
        para("Westlaw", DARK, WHITE),
        para("Westlaw", "", WHITE + '<w:highlight w:val="black"/>'),
        table(para("Westlaw", "", WHITE), cell=DARK),
        table(para("Westlaw", "", WHITE), properties='<w:tblStyle w:val="Dark"/>'),
        BOX.format("", para("Westlaw", "", WHITE), ""),
        para("Westlaw", "", '<w:vanish w:val="0"/>'),
        para("Westlaw", "", "<w:vanish/><w:vanish w:val='false'/>"),
    ],
)
def test_text_on_a_dark_ground_is_read(body: str) -> None:
    parts = read_body(body)
    assert (parts.text, parts.hidden) == ("Westlaw", ())


def test_headers_body_footers_and_notes_in_order_and_once() -> None:
    parts = read_body(
        para("body"),
        header1=part("hdr", para("Jane Roe")),
        header2=part("hdr", para("Jane Roe")),
        footer1=part("ftr", para("page")),
        footnotes=part("footnotes", f"<w:footnote>{para('note')}</w:footnote>"),
    )
    assert parts.text == "Jane Roe\nbody\npage\nnote"


def test_strict_namespace_is_read() -> None:
    assert read_body(para("strict"), STRICT).text == "strict"


def test_main_part_by_its_relationship() -> None:
    relations = (
        '<Relationships xmlns="x"><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    document = part("document", para("second"))
    assert read(package({"_rels/.rels": relations, "word/document2.xml": document})).text == "second"


def test_what_python_docx_writes_is_read() -> None:
    made = docx.Document()
    made.add_heading("Experience", 1)
    made.add_paragraph("Drafted motions", style="List Bullet")
    made.add_table(1, 2).rows[0].cells[1].text = "Lexis"
    buffer = io.BytesIO()
    made.save(buffer)
    assert kinds(read(buffer.getvalue())) == [
        ("heading", "Experience"),
        ("bullet", "- Drafted motions"),
        ("cell", "Lexis"),
    ]


def test_more_characters_than_allowed() -> None:
    assert read_body(para("word " * 50_000)).status == "too_large"
