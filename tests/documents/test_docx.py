"""DOCX: everything that Word shows, once, and nothing that it does not show."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from matcher.documents.office import read
from matcher.documents.parts import Parts
from tests.corpus.docx import boxed, package, plain
from tests.corpus.outline import outline
from tests.corpus.resumes import RESUMES, Content
from tests.documents.office_xml import STRICT, W, docx, docx_files, para, part, relations, run, table

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


def read_body(body: str, namespace: str = W, **others: str) -> Parts:
    return read(docx(body, namespace, **{"styles": part("styles", STYLES), **others}))


def kinds(parts: Parts) -> list[tuple[str, str]]:
    return [(block.kind, parts.text[block.start : block.end]) for block in parts.blocks]


WHITE = '<w:color w:val="FFFFFF"/>'
BOX = (
    "<w:p>{}<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{}</w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'


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
        (table((para("a"),), (para("b") + table((para("inner"),)),), (para("c"),)),
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
        table((para("Westlaw", "", WHITE),), cell=DARK),
        table((para("Westlaw", "", WHITE),), properties='<w:tblStyle w:val="Dark"/>'),
        BOX.format("", para("Westlaw", "", WHITE), ""),
        para("Westlaw", "", '<w:vanish w:val="0"/>'),
        para("Westlaw", "", "<w:vanish/><w:vanish w:val='false'/>"),
    ],
)
def test_text_on_a_dark_ground_is_read(body: str) -> None:
    parts = read_body(body)
    assert (parts.text, parts.hidden) == ("Westlaw", ())


BOXED = (
    "<w:p><w:r><w:drawing><wp:anchor {anchor}><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
    '<wp:extent cx="{cx}" cy="900000"/><wp:docPr id="1" {hidden}/><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>'
    "<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>"
)


def shape(content: str, **stated: str) -> str:
    return BOXED.format_map(
        {"anchor": "", "x": "0", "cx": "900000", "hidden": "", "fill": "", "content": content} | stated
    )


NO_FILL, DARK_FILL = "<a:noFill/>", '<a:solidFill><a:srgbClr val="203040"/></a:solidFill>'
IN_VML = "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
VML = "<w:p><w:r><w:pict><v:shape {}>" + IN_VML + "</v:shape></w:pict></w:r></w:p>"
TEXT_FILL = "<w14:textFill>{}</w14:textFill>"
SOLID = '<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'
ROW = "<w:tbl><w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>"
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
PROMPT = CONTROL.format("<w:showingPlcHdr/>", para("Click here"))
THEME_WHITE = '<w:color w:val="000000" w:themeColor="background1"/>'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (para("Westlaw", "", THEME_WHITE), "white on white"),
        (para("Westlaw", "", '<w:color w:val="E1E1E1"/>'), "white on white"),
        (para("Westlaw", '<w:shd w:val="clear" w:fill="F2F2F2"/>', WHITE), "white on white"),
        (para("Westlaw", DARK, '<w:color w:val="1F3864"/>'), "in the colour of its background"),
        (para("Westlaw", "", '<w:color w:val="000000"/><w:highlight w:val="black"/>'),
         "in the colour of its background"),
        (para("Westlaw", "", TEXT_FILL.format("<w14:noFill/>")), "transparent"),
        (para("Westlaw", "", TEXT_FILL.format(SOLID)), "white on white"),
        (para("Westlaw", '<w:spacing w:line="1" w:lineRule="exact"/>'), "in a line of no height"),
        (para("Westlaw", '<w:pStyle w:val="White"/>'), "white on white"),
        (table((para("Westlaw", "", WHITE),)), "white on white"),
        (shape(para("Westlaw", "", WHITE), fill=NO_FILL), "white on white"),
        (shape(para("Westlaw"), x="-9000000"), "off the page"),
        (shape(para("Westlaw"), cx="0"), "in a frame of no size"),
        (shape(para("Westlaw"), hidden='hidden="1"'), "in a hidden shape"),
        (VML.format('style="visibility:hidden"', para("Westlaw")), "in a hidden shape"),
        (VML.format('style="margin-left:-5000pt"', para("Westlaw")), "off the page"),
        (VML.format('filled="f"', para("Westlaw", "", WHITE)), "white on white"),
        (ROW.format("<w:hidden/>", para("Westlaw")), "marked as hidden"),
        (ROW.format('<w:trHeight w:val="1" w:hRule="exact"/>', para("Westlaw")), "in a line of no height"),
    ],
)  # fmt: skip
def test_more_ways_to_hide(body: str, reason: str) -> None:
    white = '<w:style w:type="paragraph" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    parts = read_body(para("Seen") + body, styles=part("styles", STYLES + white))
    assert (parts.text, [(item.text, item.reason) for item in parts.hidden]) == ("Seen", [("Westlaw", reason)])


def test_defaults_of_the_styles_hide_and_runs_show_again() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    seen = '<w:vanish w:val="0"/><w:sz w:val="20"/>'
    parts = read_body(para("gone") + para("seen", "", seen), styles=part("styles", defaults + normal))
    assert (parts.text, [item.reason for item in parts.hidden]) == ("seen", ["marked as hidden"])


def test_neighbours_hidden_for_one_reason_are_one_stretch() -> None:
    body = (
        "<w:p>"
        + run("West", WHITE)
        + run("law ", WHITE)
        + run("Lexis", WHITE)
        + run("seen")
        + run("x", WHITE)
        + "</w:p>"
    )
    assert [item.text for item in read_body(body).hidden] == ["Westlaw Lexis", "x"]


@pytest.mark.parametrize(
    "body",
    [
        para("Westlaw", "", '<w:color w:val="D9D9D9"/>'),
        para("Westlaw", "", '<w:color w:val="FFFFFF" w:themeColor="text1"/>'),
        para("Westlaw", "", '<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'),
        para("Westlaw", "", '<w:color w:val="auto"/><w:webHidden/>'),
        para("Westlaw", '<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>', WHITE),
        para("Westlaw", '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', WHITE),
        para("Westlaw", '<w:rPr><w:vanish/><w:specVanish/></w:rPr>'),
        shape(para("Westlaw", "", WHITE), fill=DARK_FILL),
        shape(para("Westlaw", "", WHITE)),
        VML.format('fillcolor="#203040"', para("Westlaw", "", WHITE)),
        shape("", anchor='behindDoc="1"', fill=DARK_FILL) + para("Westlaw", "", WHITE),
    ],
)  # fmt: skip
def test_text_that_can_be_read_raises_no_alarm(body: str) -> None:
    assert (read_body(body).text, read_body(body).hidden) == ("Westlaw", ())


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p>" + field("begin") + run("IF") + field("separate") + run("result") + field("end") + run("!") + "</w:p>",
         "result!"),
        ("<w:p>" + field("begin") * 2 + run("x") + field("separate") + run("inner") + field("end") + "</w:p>"
         "<w:p>" + field("separate") + run("outer") + field("end") + "</w:p>", "outer"),
        ("<w:p>" + field("begin") + run("never ends") + "</w:p>", "never ends"),
        ('<w:p><w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple></w:p>", "7"),
        (PROMPT + para("mine") + CONTROL.format("", para("filled in")), "mine\nfilled in"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>' + run(" Westlaw") + "</w:p>", "• Westlaw"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>' + run("555") + "</w:p>", "555"),
        ("<w:p><w:r><w:t>draft</w:t><w:softHyphen/><w:t>ing</w:t></w:r></w:p>", "drafting"),
        ("<w:p><w:smartTag>" + run("a") + "</w:smartTag><w:moveTo>" + run("b") + "</w:moveTo></w:p>", "ab"),
        ("<w:p><w:r><w:ruby><w:rt>" + run("how") + "</w:rt><w:rubyBase>" + run("base")
         + "</w:rubyBase></w:ruby></w:r></w:p>", "base"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
         + para("old") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", "old"),
        (ROW.format("<w:del/>", para("gone")) + para("kept"), "kept"),
        ('<w:p><w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r></w:p>', "Draft"),
    ],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    assert read_body(body).text == text


def test_comments_and_prompts_are_counted_and_not_read() -> None:
    body = '<w:p><w:r><w:commentReference w:id="1"/></w:r>' + run("text") + "</w:p>" + PROMPT
    parts = read_body(body, comments=part("comments", para("Not hired.")))
    assert parts.text == "text"
    assert ["(1 here)" in warning for warning in parts.warnings] == [True, True]


NUMBERS = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    '</w:lvlOverride></w:num><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>',
)


def test_lists_count_as_in_word() -> None:
    def item(text: str, number: int, level: int) -> str:
        return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    items = (("a", 1, 0), ("b", 1, 1), ("c", 1, 1), ("d", 1, 0), ("e", 1, 1), ("f", 2, 0), ("g", 7, 0))
    body = "".join(item(*stated) for stated in items)
    assert read_body(body, numbering=NUMBERS).text.split("\n") == [
        "1. a",
        "1a) b",
        "1b) c",
        "2. d",
        "2a) e",
        "5. f",
        "g",
    ]


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference r:id="footer1"/>{}</w:sectPr>'
)
MARGINS = {
    "header1": part("hdr", para("Jane Roe")),
    "header2": part("hdr", para("First")),
    "header3": part("hdr", para("Even")),
    "footer1": part("ftr", para("page")),
    "footnotes": part("footnotes", f"<w:footnote>{para('note')}</w:footnote>"),
}


def test_headers_body_footers_and_notes_in_order() -> None:
    settings = part("settings", "<w:evenAndOddHeaders/>")
    parts = read_body(para("body") + SECTION.format("<w:titlePg/>"), settings=settings, **MARGINS)
    assert (parts.text, parts.hidden) == ("Jane Roe\nFirst\nEven\nbody\npage\nnote", ())


def test_headers_that_no_page_shows_are_hidden() -> None:
    parts = read_body(para("body") + SECTION.format('<w:titlePg w:val="0"/>'), **MARGINS)
    assert parts.text == "Jane Roe\nbody\npage\nnote"
    assert [item.text for item in parts.hidden] == ["First", "Even"]


def test_the_same_header_on_other_pages_is_told_once() -> None:
    same = MARGINS | {"header2": MARGINS["header1"]}
    parts = read_body(para("body") + SECTION.format("<w:titlePg/>"), **same)
    assert parts.text == "Jane Roe\nbody\npage\nnote"


def test_strict_namespace_is_read() -> None:
    assert read_body(para("strict"), STRICT).text == "strict"


def test_main_part_by_its_relationship() -> None:
    files = docx_files(para("first"))
    files["word/document2.xml"] = part("document", para("second"))
    files["_rels/.rels"] = relations(officeDocument="/word/document2.xml")
    assert read(package(files)).text == "second"


def test_a_document_without_relations_and_styles_is_read_by_the_usual_names() -> None:
    files = {"word/document.xml": part("document", para("body")), "word/header1.xml": part("hdr", para("Jane Roe"))}
    assert read(package(files)).text == "Jane Roe\nbody"
    assert read(package({name.replace("/", "\\").upper(): content for name, content in files.items()})).text == (
        "Jane Roe\nbody"
    )


def test_what_python_docx_writes_is_read() -> None:
    made = python_docx.Document()
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


def imported(target: str, content: str | bytes) -> Parts:
    files = docx_files(para("before") + '<w:altChunk r:id="aFChunk1"/>' + para("after"))
    files["word/_rels/document.xml.rels"] = relations(aFChunk1=target)
    return read(package(files | {f"word/{target}": content}))


@pytest.mark.parametrize(
    ("target", "content"),
    [
        ("a.htm", "<html><body><p>inner</p></body></html>"),
        ("a.rtf", "{\\rtf1 inner}"),
        ("a.txt", "inner"),
        ("a.docx", docx(para("inner"))),
    ],
)
def test_an_imported_file_is_read_in_its_place(target: str, content: str | bytes) -> None:
    assert imported(target, content).text == "before\ninner\nafter"


def test_what_is_imported_by_something_imported_is_not_read() -> None:
    files = docx_files(para("inner") + '<w:altChunk r:id="aFChunk1"/>')
    files["word/_rels/document.xml.rels"] = relations(aFChunk1="b.txt")
    parts = imported("a.docx", package(files | {"word/b.txt": "innermost"}))
    assert parts.text == "before\ninner\nafter"


def test_the_words_of_smartart_and_charts() -> None:
    body = '<w:p><w:r><w:drawing><a:relIds r:dm="diagramData1"/><a:chart r:id="chart1"/></w:drawing></w:r></w:p>'
    files = docx_files(body)
    files["word/_rels/document.xml.rels"] = relations(diagramData1="d.xml", chart1="c.xml")
    files["word/d.xml"] = '<d xmlns:a="urn:a"><pt><t><a:p><a:r><a:t>Intake</a:t></a:r></a:p></t></pt></d>'
    files["word/c.xml"] = (
        "<c><rich><t>Skills</t></rich><strCache><pt><v>Westlaw</v></pt><pt><v>Westlaw</v></pt></strCache></c>"
    )
    assert read(package(files)).text == "Intake\nSkills\nWestlaw"


FLAT = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="urn:pkg">{}</pkg:package>'
)


def test_a_package_in_one_xml_file() -> None:
    from matcher.documents import read as read_any

    files = {"_rels/.rels": relations(officeDocument="word/document.xml"), **docx_files(para("flat"))}
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        for name, content in files.items()
        if isinstance(content, str)
    )
    assert read_any(FLAT.format(parts).encode()).text == "flat"


def test_word_2003() -> None:
    from matcher.documents import read as read_any

    inner = (
        "<w:body><w:p>" + run("body") + '<w:r><w:footnote><w:p>' + run("note") + "</w:p></w:footnote></w:r>"
        '<aml:annotation xmlns:aml="urn:aml" w:type="Word.Deletion"><aml:content>' + run("gone") + "</aml:content>"
        "</aml:annotation></w:p><w:sectPr><w:hdr>" + para("head") + "</w:hdr></w:sectPr></w:body>"
    )  # fmt: skip
    document = part("wordDocument", inner, "http://schemas.microsoft.com/office/word/2003/wordml")
    assert read_any(f'<?xml version="1.0"?>{document}'.encode()).text == "head\nbody\nnote"


def oracle(data: bytes) -> Counter[str]:
    """Count the words of every w:t of the body that is not deleted, moved away or an old telling. Slow and obvious."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    left_out = ("del", "moveFrom", "Fallback")
    words: Counter[str] = Counter()
    for paragraph in root.iter(f"{{{W}}}p"):
        own = [
            item.text or "\t"
            for item in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab")
            if next(item.iterancestors(f"{{{W}}}p")) is paragraph
            and not any(etree.QName(above).localname in left_out for above in item.iterancestors())
        ]
        words.update("".join(own).split())
    return words


@pytest.mark.parametrize("content", RESUMES, ids=lambda content: content.key)
@pytest.mark.parametrize("render", [plain, boxed])
def test_every_word_of_a_resume_once(content: Content, render: object) -> None:
    assert callable(render)
    data = render(content)
    parts = read(data)
    text = parts.text.replace("\n- ", "\n")
    assert Counter(text.split()) == oracle(data)
    assert parts.hidden == ()
    assert all(entry.text in text for entry in outline(content))


FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf"])
def test_what_libreoffice_makes_of_boxes_and_tables_reads_the_same(suffix: str) -> None:
    from matcher.documents import read as read_any

    made = read_any(FIXTURES / f"boxed-by-libreoffice.{suffix}")
    assert (made.text, made.hidden) == (read(boxed(RESUMES[0])).text, ())


@pytest.mark.parametrize("suffix", ["odt", "rtf"])
def test_what_libreoffice_keeps_of_hidden_text_is_hidden(suffix: str) -> None:
    from matcher.documents import read as read_any

    made = read_any(FIXTURES / f"hidden-by-libreoffice.{suffix}")
    assert [(item.text, item.reason) for item in made.hidden] == [
        ("VanishWord", "marked as hidden"),
        ("WhiteWord", "white on white"),
        ("NearWhite", "white on white"),
        ("TinyWord", "smaller than 2 pt"),
    ]
    assert {"LightGrey", "WhiteOnDark", "WhiteOnPara", "HeaderText", "FooterText"} <= set(made.text.split())
