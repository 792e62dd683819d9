"""A resume as DOCX: plain paragraphs, and the template kind whose words stand in text boxes and nested tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.corpus.outline import Entry, dates, head, outline, side
from tests.corpus.resumes import Content, Job

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_MAIN}.numbering+xml"/></Types>'
)
_PACKAGE_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATION}/numbering" Target="numbering.xml"/></Relationships>'
)
_STYLES = (
    f"<w:styles {_SPACES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)
_NUMBERING = (
    f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SECTION = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
_STYLE_OF = {"name": "Title", "heading": "Heading1", "bullet": "ListBullet"}


def plain(content: Content) -> bytes:
    """Return a DOCX of one column, with styles, a real list and dates behind a tab."""
    return _file("".join(map(_paragraph, outline(content))))


def boxed(content: Content) -> bytes:
    """Return a DOCX with its head in a text box and the rest in a table of two columns that holds more tables."""
    narrow = "".join(map(_paragraph, side(content)))
    wide = (
        _paragraph(Entry("heading", "Summary"))
        + _paragraph(Entry("plain", content.summary))
        + _paragraph(Entry("heading", "Experience"))
        + "".join(map(_job, content.jobs))
        + "<w:p/>"
    )
    box = _box("".join(map(_paragraph, head(content))))
    return _file(f"<w:p>{box}</w:p>" + _table(((narrow, 3000), (wide, 6500))) + "<w:p/>")


def package(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of ``files`` whose bytes are the same on every day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            stored = name == "mimetype"
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def _file(body: str) -> bytes:
    return package(
        {
            "[Content_Types].xml": _DECLARATION + _CONTENT_TYPES,
            "_rels/.rels": _DECLARATION + _PACKAGE_RELATIONS,
            "word/_rels/document.xml.rels": _DECLARATION + _RELATIONS,
            "word/document.xml": f"{_DECLARATION}<w:document {_SPACES}><w:body>{body}{_SECTION}</w:body></w:document>",
            "word/styles.xml": _DECLARATION + _STYLES,
            "word/numbering.xml": _DECLARATION + _NUMBERING,
        }
    )


def _paragraph(entry: Entry) -> str:
    style = _STYLE_OF.get(entry.kind, "Normal")
    bold = "<w:rPr><w:b/></w:rPr>" if entry.kind == "job" else ""
    right = f"<w:r><w:tab/>{_text(entry.right)}</w:r>" if entry.right else ""
    run = f"<w:r>{bold}{_text(entry.text)}</w:r>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}{right}</w:p>'


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _job(job: Job) -> str:
    title = _paragraph(Entry("job", job.title))
    rest = [Entry("plain", f"{job.employer}, {job.place}"), *(Entry("bullet", duty) for duty in job.duties)]
    row = ((title, 4000), (_paragraph(Entry("plain", dates(job))), 2500))
    return _table(row) + "".join(map(_paragraph, rest))


def _table(row: Sequence[tuple[str, int]]) -> str:
    """Return a table of one row, whose cells are given as their content and width."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in row)
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>' for inner, width in row)
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"


def _box(inner: str) -> str:
    """Return a run with a text box, told twice as Word does: for itself, and for programs of before 2010."""
    text = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="900000"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{text}</wps:txbx>'
        "<wps:bodyPr/></wps:wsp>"
    )
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="900000"/>'
        '<wp:docPr id="1" name="Text Box 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:425pt;height:71pt">'
        f"<v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
