"""A resume as ODT: headings, a real list, dates behind a tab."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.sax.saxutils import escape

from tests.corpus.docx import package
from tests.corpus.outline import Entry, outline
from tests.corpus.resumes import Content

_TYPE = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = (
    f'xmlns:office="{_URN}:office:1.0" xmlns:text="{_URN}:text:1.0" xmlns:style="{_URN}:style:1.0" '
    f'xmlns:fo="{_URN}:xsl-fo-compatible:1.0" office:version="1.3"'
)
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_URN}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_STYLES = (
    f"<office:document-styles {_SPACES}><office:styles>"
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
    'style:parent-style-name="Standard" style:default-outline-level="1">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:styles></office:document-styles>"
)
_AUTOMATIC = (
    '<office:automatic-styles><style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L1">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style></office:automatic-styles>'
)


def plain(content: Content) -> bytes:
    """Return an ODT of one column."""
    groups = groupby(outline(content), key=lambda entry: entry.kind == "bullet")
    body = "".join(_list(entries) if listed else "".join(map(_paragraph, entries)) for listed, entries in groups)
    return package(
        {
            "mimetype": _TYPE,
            "content.xml": (
                f"{_DECLARATION}<office:document-content {_SPACES}>{_AUTOMATIC}"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": _DECLARATION + _STYLES,
            "META-INF/manifest.xml": _DECLARATION + _MANIFEST,
        }
    )


def _list(entries: Iterable[Entry]) -> str:
    items = "".join(f"<text:list-item>{_paragraph(entry)}</text:list-item>" for entry in entries)
    return f'<text:list text:style-name="L1">{items}</text:list>'


def _paragraph(entry: Entry) -> str:
    text = escape(entry.text)
    if entry.kind in ("name", "heading"):
        return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}</text:h>'
    if entry.kind == "job":
        text = f'<text:span text:style-name="T1">{text}</text:span><text:tab/>{escape(entry.right)}'
    return f'<text:p text:style-name="Standard">{text}</text:p>'
