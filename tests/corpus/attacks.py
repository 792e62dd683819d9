"""Files that a reader must survive, made here: every kind of bomb, cycle, lie and damage that we know of.

``ATTACKS`` holds them with the statuses that they may end in. Each is made when it is asked for; some are large.
"""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MB = 1024 * 1024
CANARY = "canary-4711-secret"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = b"BT /F1 12 Tf 72 700 Td (Westlaw) Tj ET"


@dataclass(frozen=True)
class Attack:
    """A hostile or damaged file. ``statuses``: what it may end in; ``name`` is also the name of the file."""

    name: str
    make: Callable[[], bytes]
    statuses: tuple[str, ...]


# --- PDF ---------------------------------------------------------------------------------------------------------


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, of which the first is the catalog, with a right table of offsets."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter /FlateDecode " + entries)


def one_page(content: bytes, resources: bytes = b"", more: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF of one page that has ``content``, an object, as its content."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> %s >> >>" % resources,
            4: content,
            5: font,
            **(more or {}),
        }
    )


@cache
def flate_bomb() -> bytes:
    return one_page(flate(b" " * (200 * MB)))


@cache
def double_flate_bomb() -> bytes:
    inner = zlib.compressobj(9)
    packed = b"".join([inner.compress(b" " * MB) for _ in range(1000)]) + inner.flush()
    return one_page(stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))


@cache
def hex_flate_bomb() -> bytes:
    packed = zlib.compress(b" " * (200 * MB), 9)
    return one_page(stream(packed.hex().encode() + b">", b"/Filter [/AHx /Fl]"))


@cache
def filter_behind_a_reference() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * (200 * MB), 9), 9)
    return one_page(stream(packed, b"/Filter 9 0 R"), more={9: b"[/FlateDecode /FlateDecode]"})


def doubling_forms() -> bytes:
    """26 forms, each of which shows the next one twice: 67 million times the same word."""
    more = {}
    for level in range(26):
        number = 10 + level
        more[number] = stream(
            b"/X Do /X Do" if level < 25 else _TEXT,
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >>"
            b" /XObject << /X %d 0 R >> >>" % (number + 1 if level < 25 else 10 + 25),
        )
    return one_page(stream(b"/X Do"), b"/XObject << /X 10 0 R >>", more)


def packed_doubling_forms() -> bytes:
    more = {}
    for level in range(26):
        number = 10 + level
        more[number] = flate(
            b"q 1 0 0 1 0 0 cm /X Do Q q /X Do Q" if level < 25 else _TEXT,
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources %d 0 R" % (100 + level),
        )
        more[100 + level] = b"<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % min(number + 1, 35)
    return one_page(flate(b"/X Do"), b"/XObject << /X 10 0 R >>", more)


def inherited_doubling_forms() -> bytes:
    """The same, with one table of names that all pages and forms inherit."""
    names = b" ".join(b"/X%d %d 0 R" % (level, 10 + level) for level in range(26))
    more = {
        10 + level: stream(
            b"/X%d Do " % (level + 1) * 2 if level < 25 else _TEXT,
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]",
        )
        for level in range(26)
    }
    whole = one_page(stream(b"/X0 Do"), more=more)
    page = b"/Resources << /Font << /F1 5 0 R >>  >> >>"
    parent = b"/Count 1 /Resources << /Font << /F1 5 0 R >> /XObject << " + names + b" >> >> >>"
    return whole.replace(page, b">>").replace(b"/Count 1 >>", parent)


def doubling_forms_in_an_object_stream() -> bytes:
    """The same, with the page and all names in a packed stream of objects."""
    forms = {
        20 + level: flate(
            b"/X Do /X Do" if level < 25 else _TEXT,
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources %d 0 R" % (60 + level),
        )
        for level in range(26)
    }
    packed = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</X 20 0 R>>>>>>",
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        **{60 + level: b"<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>" % min(21 + level, 45) for level in range(26)},
    }
    return packed_pdf({4: flate(b"/X Do"), **forms}, packed)


def packed_pdf(streams: Mapping[int, bytes], packed: Mapping[int, bytes]) -> bytes:
    """A PDF whose objects, but for streams, stand in one packed stream, with a packed table of offsets."""
    holder, table = max(*streams, *packed) + 1, max(*streams, *packed) + 2
    places = [sum(len(body) + 1 for body in list(packed.values())[:i]) for i in range(len(packed))]
    head = b" ".join(b"%d %d" % pair for pair in zip(packed, places, strict=True)) + b" "
    inside = head + b" ".join(packed.values())
    entries = b"/Type /ObjStm /N %d /First %d" % (len(packed), len(head))
    out, rows = bytearray(b"%PDF-1.7\n"), [b"\0\0\0\0\0\0"] * (table + 1)
    for number, body in {**streams, holder: flate(inside, entries)}.items():
        rows[number] = struct.pack(">BIB", 1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    for index, number in enumerate(packed):
        rows[number] = struct.pack(">BIB", 2, holder, index)
    start = len(out)
    rows[table] = struct.pack(">BIB", 1, start, 0)
    about = b"/Type /XRef /Size %d /W [1 4 1] /Root 1 0 R" % (table + 1)
    out += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, flate(b"".join(rows), about), start)
    return bytes(out)


@cache
def object_stream_bomb() -> bytes:
    packed = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: b" " * (300 * MB)}
    return packed_pdf({}, packed)


def million_glyphs() -> bytes:
    return one_page(flate(b"BT /F1 12 Tf 72 700 Td " + (b"(" + b"a" * 2000 + b") Tj ") * 2000 + b"ET"))


def many_contents() -> bytes:
    """One content stream of a megabyte, named a thousand times by the page."""
    more = {9: flate(b"BT /F1 12 Tf 72 700 Td " + (b"(" + b"a" * 1000 + b") Tj ") * 1000 + b"ET")}
    return one_page(b"[" + b"9 0 R " * 1000 + b"]", more=more)


def million_states() -> bytes:
    return one_page(flate(b"q " * 2_000_000))


def page_tree_cycle() -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
            3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
        }
    )


def xobject_cycle() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X %d 0 R >> >>"
    more = {10: stream(b"/X Do", form % 11), 11: stream(b"/X Do", form % 10)}
    return one_page(stream(b"/X Do"), b"/XObject << /X 10 0 R >>", more)


def million_pages() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    kids = b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * 1_000_000)
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: kids, 3: page})


def million_pages_said() -> bytes:
    kids = b"<< /Type /Pages /Kids [%s] /Count 1 >>" % (b"3 0 R " * 1_000_000)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: kids, 3: page})


def deep_page_tree() -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, 20_002):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[20_002] = b"<< /Type /Page /MediaBox [0 0 612 792] >>"
    return pdf(objects)


def deep_arrays() -> bytes:
    return one_page(stream(_TEXT), more={9: b"[" * 500_000 + b"]" * 500_000})


def huge_page() -> bytes:
    return one_page(stream(_TEXT)).replace(b"[0 0 612 792]", b"[0 0 9e9 9e9]")


def truncated_pdf() -> bytes:
    whole = one_page(stream(b" ".join([_TEXT] * 100)))
    return whole[: len(whole) // 3]


def encrypted_pdf() -> bytes:
    from reportlab.lib import pdfencrypt
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, encrypt=pdfencrypt.StandardEncryption("open sesame", strength=128), invariant=1)
    page.drawString(72, 700, "Westlaw")
    page.save()
    return buffer.getvalue()


# --- zip and XML -------------------------------------------------------------------------------------------------


def package(members: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
    """A zip of these members; one given as pieces is never whole in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as member:
                for piece in [content] if isinstance(content, bytes) else content:
                    member.write(piece)
    return buffer.getvalue()


def word(body: bytes, head: bytes = b"") -> bytes:
    """The XML of a Word document."""
    return b'<?xml version="1.0"?>%s<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (
        head,
        _W.encode(),
        body,
    )


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


def docx(body: bytes, head: bytes = b"") -> bytes:
    return package({"word/document.xml": word(body, head)})


def docx_bomb() -> bytes:
    blank = [b" " * MB] * 300
    return package({"word/document.xml": word(paragraph(b"Westlaw")), "word/media/image1.bmp": blank})


def docx_paragraphs() -> bytes:
    return package({"word/document.xml": [word(b"")[:-22], *[b"<w:p/>" * 20_000] * 100, b"</w:body></w:document>"]})


def docx_elements() -> bytes:
    """Fewer bytes than a limit of sums sees, a hundred times as much when parsed."""
    return docx(b"<w:p/>" * 1_500_000)


def docx_text_node() -> bytes:
    start, end = word(paragraph(b"|")).split(b"|")
    return package({"word/document.xml": [start, *[b"Westlaw " * (MB // 8)] * 600, end]})


def lying_sizes() -> bytes:
    """A zip whose two tables say that 100 MB are 100 bytes."""
    data = bytearray(package({"word/document.xml": [word(b"")[:-22], *[b" " * MB] * 100]}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        data[data.rindex(signature) + at :][:4] = b""
        place = data.rindex(signature) + at
        data[place : place + 4] = struct.pack("<I", 100)
    return bytes(data)


def overlapping_members() -> bytes:
    """A zip whose table names one member 1,500 times."""
    name = b"word/media/a.bin"
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b" " * (MB // 4)
    body = packed.compress(content) + packed.flush()
    crc = zlib.crc32(content)
    fields = (20, 0, 8, 0, 33, crc, len(body), len(content))
    local = b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *fields, len(name), 0) + name + body
    entry = b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20, *fields, len(name), 0, 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1500, 1500, len(entry) * 1500, len(local), 0)
    return local + entry * 1500 + end


def many_entries() -> bytes:
    return package({"word/document.xml": word(paragraph(b"Westlaw")), **{f"a/{n}": b"" for n in range(100_000)}})


def xxe(canary: Path) -> bytes:
    head = b'<!DOCTYPE d [<!ENTITY leak SYSTEM "%s">]>' % canary.as_uri().encode()
    return docx(paragraph(b"Westlaw &leak;"), head)


def laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return b"<!DOCTYPE d [%s]>" % b"".join(lines)


def deep_xml(levels: int = 20_000) -> bytes:
    return docx(b"<w:tbl><w:tr><w:tc>" * levels + paragraph(b"deep") + b"</w:tc></w:tr></w:tbl>" * levels)


def traversal() -> bytes:
    names = ("../../../../tmp/evil.txt", "/etc/evil", "..\\..\\evil.bat", "C:\\evil.exe")
    return package({"word/document.xml": word(paragraph(b"Westlaw")), **dict.fromkeys(names, b"evil")})


def traversing_main() -> bytes:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        b' Target="../../etc/passwd"/></Relationships>'
    )
    return package({"_rels/.rels": relation})


def docm() -> bytes:
    return package(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": word(paragraph(b"Westlaw")),
            "word/vbaProject.bin": b"Sub AutoOpen(): Shell calc: End Sub",
        }
    )


def encrypted_docx() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    names = "".join(name.ljust(32, "\0") for name in ("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    return head + names.encode("utf-16-le") + b"\0" * 4096


def encrypted_zip() -> bytes:
    data = bytearray(docx(paragraph(b"Westlaw")))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    return bytes(data)


def truncated_docx() -> bytes:
    whole = docx(paragraph(b"Westlaw") * 1000)
    return whole[: len(whole) // 2]


def odt(content: bytes | Iterable[bytes]) -> bytes:
    return package({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content})


def odt_content(body: bytes, head: bytes = b"") -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    return (
        f'<?xml version="1.0"?>{head.decode()}<office:document-content xmlns:office="{names}office:1.0"'
        f' xmlns:text="{names}text:1.0"><office:body><office:text>'.encode()
        + body
        + b"</office:text></office:body></office:document-content>"
    )


def odt_bomb() -> bytes:
    return odt([odt_content(b"")[:-57], *[b"<text:p>Westlaw</text:p>" * 40_000] * 100])


def odt_spaces() -> bytes:
    """One element that asks for two thousand million spaces."""
    return odt(odt_content(b'<text:p>Westlaw<text:s text:c="2000000000"/></text:p>'))


def odt_columns() -> bytes:
    body = b'<text:p>Westlaw</text:p><table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    cell = b'<table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell>'
    row = b'<table:table-row table:number-rows-repeated="1000000000">' + cell + b"</table:table-row>"
    return odt(odt_content(body + row + b"</table:table>"))


# --- text, HTML, RTF, JSON ---------------------------------------------------------------------------------------


def png() -> bytes:
    return base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )


def page_posting(body: bytes) -> bytes:
    return b'<html><body><script type="application/ld+json">' + body + b"</script><p>Westlaw</p></body></html>"


def deep_groups() -> bytes:
    return b"{\\rtf1 " + b"{" * MB + b"Westlaw" + b"}" * MB + b"}"


def nested_cells() -> bytes:
    return b"{\\rtf1 " + b"\\intbl\\itap6 a\\nestcell\\itap1 b\\cell" * 300_000 + b"}"


def styled(css: bytes, body: bytes = b"<p>Westlaw</p>") -> bytes:
    return b"<html><style>" + css + b"</style><body>" + body


ATTACKS: tuple[Attack, ...] = (
    Attack("flate-bomb.pdf", flate_bomb, ("too_large",)),
    Attack("double-flate-bomb.pdf", double_flate_bomb, ("too_large",)),
    Attack("hex-flate-bomb.pdf", hex_flate_bomb, ("too_large",)),
    Attack("filter-behind-a-reference.pdf", filter_behind_a_reference, ("too_large",)),
    Attack("doubling-forms.pdf", doubling_forms, ("too_large",)),
    Attack("packed-doubling-forms.pdf", packed_doubling_forms, ("too_large",)),
    Attack("inherited-doubling-forms.pdf", inherited_doubling_forms, ("too_large",)),
    Attack("doubling-forms-in-an-object-stream.pdf", doubling_forms_in_an_object_stream, ("too_large",)),
    Attack("object-stream-bomb.pdf", object_stream_bomb, ("too_large",)),
    Attack("million-glyphs.pdf", million_glyphs, ("too_large",)),
    Attack("many-contents.pdf", many_contents, ("too_large",)),
    Attack("million-states.pdf", million_states, ("too_large",)),
    Attack("page-tree-cycle.pdf", page_tree_cycle, ("corrupt", "empty")),
    Attack("xobject-cycle.pdf", xobject_cycle, ("corrupt", "empty", "needs_ocr")),
    Attack("million-pages.pdf", million_pages, ("too_large",)),
    Attack("million-pages-said-one.pdf", million_pages_said, ("too_large", "empty")),
    Attack("deep-page-tree.pdf", deep_page_tree, ("corrupt", "empty")),
    Attack("deep-arrays.pdf", deep_arrays, ("ok", "corrupt")),
    Attack("huge-page.pdf", huge_page, ("ok", "corrupt", "needs_ocr")),
    Attack("truncated.pdf", truncated_pdf, ("ok", "corrupt")),
    Attack("encrypted.pdf", encrypted_pdf, ("encrypted",)),
    Attack("only-a-header.pdf", lambda: b"%PDF-1.7\n", ("corrupt",)),
    Attack("pdf-named.docx", lambda: one_page(stream(_TEXT)), ("ok",)),
    Attack("png-named.pdf", png, ("unsupported", "empty", "ok")),
    Attack("zip-after-pdf.pdf", lambda: one_page(stream(_TEXT)) + docx(paragraph(b"Relativity")), ("ok",)),
    Attack("pdf-in-zip.docx", lambda: package({"resume.pdf": one_page(stream(_TEXT))}), ("unsupported",)),
    Attack("bomb.docx", docx_bomb, ("too_large",)),
    Attack("paragraphs.docx", docx_paragraphs, ("too_large",)),
    Attack("elements.docx", docx_elements, ("too_large",)),
    Attack("text-node.docx", docx_text_node, ("too_large",)),
    Attack("lying-sizes.docx", lying_sizes, ("corrupt", "too_large")),
    Attack("overlapping-members.docx", overlapping_members, ("too_large",)),
    Attack("many-entries.docx", many_entries, ("too_large",)),
    Attack("billion-laughs.docx", lambda: docx(paragraph(b"&a11;"), laughs()), ("corrupt",)),
    Attack("deep.docx", deep_xml, ("corrupt",)),
    Attack("traversal.docx", traversal, ("ok",)),
    Attack("traversing-main.docx", traversing_main, ("unsupported", "corrupt")),
    Attack("macros.docm", docm, ("ok",)),
    Attack("encrypted.docx", encrypted_docx, ("encrypted",)),
    Attack("encrypted-member.docx", encrypted_zip, ("encrypted",)),
    Attack("truncated.docx", truncated_docx, ("corrupt",)),
    Attack("bomb.odt", odt_bomb, ("too_large",)),
    Attack("spaces.odt", odt_spaces, ("ok",)),
    Attack("repeated-cells.odt", odt_columns, ("ok",)),
    Attack("billion-laughs.odt", lambda: odt(odt_content(b"<text:p>&a11;</text:p>", laughs())), ("corrupt",)),
    Attack("null-bytes.txt", lambda: b"Westlaw\0" * 1000, ("unsupported",)),
    Attack("nothing-but-null.txt", lambda: b"\0" * MB, ("unsupported",)),
    Attack("giant-line.txt", lambda: b"Westlaw " * (2 * MB), ("too_large",)),
    Attack("empty-lines.txt", lambda: b"Westlaw" + b"\n" * (19 * MB), ("too_large",)),
    Attack("giant-word.txt", lambda: b"a" * 190_000, ("ok",)),
    Attack("twenty-megabytes-and-one.txt", lambda: b"a" * (20 * MB + 1), ("too_large",)),
    Attack("garbage.rtf", lambda: b"{\\rtf1 " + bytes(range(256)) * 100, ("ok",)),
    Attack("deep-groups.rtf", deep_groups, ("too_large",)),
    Attack("cells.rtf", nested_cells, ("too_large",)),
    Attack("binary.rtf", lambda: b"{\\rtf1 \\bin2000000000 Westlaw}", ("ok", "empty")),
    Attack("controls.rtf", lambda: b"{\\rtf1 " + b"\\par\\'e9\\u8364?" * 500_000 + b"}", ("too_large",)),
    Attack("deep.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"Westlaw", ("too_large",)),
    Attack("comments.html", lambda: b"<!--" * 200_000 + b"<html><p>Westlaw", ("too_large", "ok")),
    Attack("attributes.html", lambda: b"<html><body><p " + b"a='b' " * 300_000 + b">Westlaw", ("ok",)),
    Attack("deep.json", lambda: b"[" * 500_000 + b"]" * 500_000, ("corrupt", "too_large")),
    Attack("deep-object.json", lambda: b'{"basics":' * 100_000 + b"1" + b"}" * 100_000, ("corrupt", "too_large")),
    Attack("giant-number.json", lambda: b'{"basics": {"name": ' + b"9" * MB + b"}}", ("corrupt", "too_large")),
    Attack("commas.json", lambda: b'{"basics": {"name": "a"}, "work": [' + b"{}," * MB + b"{}]}", ("too_large",)),
    Attack("quotes.html", lambda: styled(b"'\\" * MB), ("ok",)),
    Attack("selectors.html", lambda: styled(b"i," * 2 * MB + b"i{color:red}"), ("ok",)),
    Attack("frames.html", lambda: styled(b"", b"<p>Westlaw</p>" + b"<iframe srcdoc='x'></iframe>" * 50_000), ("ok",)),
    Attack("deep-posting.html", lambda: page_posting(b"[" * 200_000), ("ok",)),
)
