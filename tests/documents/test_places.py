"""Text boxes, headers and footers keep a mark of where they stand, in every format that has them."""

from __future__ import annotations

import pytest

from matcher.documents import read
from matcher.documents.parts import Line, assemble, placed
from tests.documents.office_xml import docx, odt, para, part

WORD_BOX = "<w:p><w:r><w:t>body</w:t></w:r><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
SECTION = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
OPEN_BODY = "<text:p>body</text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
OPEN_PAGES = (
    '<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>head</text:p></style:header>'
    "<style:footer><text:p>foot</text:p></style:footer></style:master-page></office:master-styles>"
)
FILES = {
    "docx": docx(
        WORD_BOX.format(para("boxed")) + SECTION,
        header1=part("hdr", para("head")),
        footer1=part("ftr", para("foot")),
    ),
    "odt": odt(OPEN_BODY, "", OPEN_PAGES),
    "rtf": (
        rb"{\rtf1\ansi{\header\pard head\par}{\footer\pard foot\par}\pard body"
        rb"{\shp{\*\shpinst\shpleft0\shptop0\shpright900\shpbottom900{\shptxt boxed\par}}}\par}"
    ),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_each_place_is_marked(data: bytes) -> None:
    document = read(data)
    found = {document.text[b.start : b.end]: b.place for b in document.blocks}
    assert found == {"head": "header or footer", "body": "", "boxed": "text box", "foot": "header or footer"}


def test_a_box_in_a_header_stays_a_box() -> None:
    lines = placed([Line("a"), Line("b", place="text box")], "header or footer")
    _, blocks, _ = assemble([*lines, Line("c")])
    assert [b.place for b in blocks] == ["header or footer", "text box", ""]
