"""The smallest WordprocessingML and OpenDocument that say what a test is about."""

from __future__ import annotations

from tests.corpus.docx import package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
URN = "urn:oasis:names:tc:opendocument:xmlns"
_WORD_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="' + R + '" '
    'xmlns:wp="urn:wp" xmlns:wps="urn:wps" xmlns:a="urn:a" xmlns:v="urn:v" xmlns:w14="urn:w14" xmlns:pic="urn:pic"'
)
_OPEN_SPACES = " ".join(
    f'xmlns:{prefix}="{URN}:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible", "dc": "dc", "loext": "loext",
    }.items()
)  # fmt: skip
OPEN_TYPE = "application/vnd.oasis.opendocument.text"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def para(text: str, properties: str = "", run_properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, run_properties)}</w:p>"


def table(*rows: tuple[str, ...], properties: str = "", cell: str = "") -> str:
    """Return a table whose cells are given as XML."""
    start = f"<w:tc><w:tcPr>{cell}</w:tcPr>"
    inner = "".join(f"<w:tr>{''.join(f'{start}{content}</w:tc>' for content in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{inner}</w:tbl>"


def part(tag: str, inner: str, namespace: str = W) -> str:
    return f'<w:{tag} xmlns:w="{namespace}" {_WORD_SPACES}>{inner}</w:{tag}>'


def relations(**targets: str) -> str:
    """Return a relations part: each id is a kind with, maybe, a number (``header1="header1.xml"``)."""
    items = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="urn:relationships">{items}</Relationships>'


def docx_files(body: str, namespace: str = W, **others: str) -> dict[str, str | bytes]:
    """Return the parts of a DOCX; ``others`` are parts beside the main one, related to it by their names."""
    return {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace),
        "word/_rels/document.xml.rels": relations(**{name: f"{name}.xml" for name in others}),
        **{f"word/{name}.xml": content for name, content in others.items()},
    }


def docx(body: str, namespace: str = W, **others: str) -> bytes:
    return package(docx_files(body, namespace, **others))


def odt(body: str, automatic: str = "", styles: str = "", manifest: str = "<m/>") -> bytes:
    """Return an ODT; ``styles`` is what ``office:document-styles`` holds."""
    return package(
        {
            "mimetype": OPEN_TYPE,
            "content.xml": (
                f"<office:document-content {_OPEN_SPACES}>"
                f"<office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": f"<office:document-styles {_OPEN_SPACES}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": manifest,
        }
    )


def flat_odt(body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_OPEN_SPACES}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def style(name: str, family: str, text: str = "", more: str = "", attributes: str = "") -> str:
    """Return an OpenDocument style with text properties."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {attributes}>'
        f"<style:text-properties {text}/>{more}</style:style>"
    )
