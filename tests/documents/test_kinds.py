"""What a file is that no reader reads: told by its bytes, so that the remedy fits."""

from __future__ import annotations

import pytest

from matcher.documents.kinds import mail_kind, ole_kind, signature_kind, text_kind, zip_kind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(class_id: int, *streams: str) -> bytes:
    """An OLE file whose directory is its first sector: the root entry with its class, then names of streams."""
    header = bytearray(OLE.ljust(512, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    root = "Root Entry".encode("utf-16-le").ljust(80, b"\0") + class_id.to_bytes(4, "little") + b"\0" * 44
    return bytes(header) + root + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


def lock(name: str) -> bytes:
    """What Word leaves beside an open document."""
    ansi = bytes([len(name)]) + name.encode("ascii").ljust(53, b" ")
    return (ansi + len(name).to_bytes(2, "little") + name.encode("utf-16-le")).ljust(162, b"\0")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"MM\x00*", "tiff"),
        (b"RIFF\x00\x00\x00\x00WEBP", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", "media"),
        (b"12345678WAVE", ""),
        (b"\x00\x00\x00\x20ftypmif1", "heic"),
        (b"\x00\x00\x00\x20ftypisom", "media"),
        (b"BM\x00\x00\x00\x00\x00\x00", "bmp"),
        (b"BMW Legal Department, Munich: paralegal", ""),
        (b"\xffWPC\x00", "wordperfect"),
        (b"%!PS-Adobe-3.0", "postscript"),
        (b"AT&TFORM\x00\x00", "djvu"),
        (b"x" * 60 + b"BOOKMOBI", "ebook"),
        (b"!BDN", "mailbox"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
        (b"bplist00", "shortcut"),
        (b"Rar!\x1a\x07", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"x" * 257 + b"ustar", "archive"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x7fELF\x02", "program"),
        (b"ID3\x03\x00\x00", "media"),
        (lock("Roe"), "lock"),
        (b"Paralegal, Westlaw", ""),
        (b"", ""),
    ],
)
def test_signatures(data: bytes, kind: str) -> None:
    assert signature_kind(data) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ole(0x00020906), "word"),
        (ole(0x00020820), "excel"),
        (ole(0x64818D10), "powerpoint"),
        (ole(0x00020D0B), "outlook"),
        # A workbook that holds a Word object, and a mail with a Word file attached.
        (ole(0x00020820, "Workbook", "WordDocument"), "excel"),
        (ole(0, "__properties_version1.0", "WordDocument"), "outlook"),
        (ole(0, "WordDocument"), "word"),
        (ole(0, "PerfectOffice_MAIN"), "wordperfect"),
        (ole(0, "Book"), "excel"),
        (ole(0, "VisioDocument"), "office"),
        (OLE, "office"),
    ],
)
def test_ole_files(data: bytes, kind: str) -> None:
    assert ole_kind(data) == kind


@pytest.mark.parametrize(
    ("names", "mimetype", "kind"),
    [
        (["Index/Document.iwa", "preview.jpg"], b"", "pages"),
        (["index.xml", "buildVersionHistory.plist"], b"", "pages"),
        (["[Content_Types].xml", "xl/workbook.xml"], b"", "excel"),
        (["[Content_Types].xml", "ppt/presentation.xml"], b"", "powerpoint"),
        (["[Content_Types].xml", "FixedDocSeq.fdseq"], b"", "xps"),
        (["[Content_Types].xml", "other/part.xml"], b"", "office"),
        (["mimetype", "OEBPS/1.html"], b"application/epub+zip", "ebook"),
        (["mimetype", "content.xml"], b"application/vnd.oasis.opendocument.spreadsheet", "excel"),
        (["resume.docx", "cover letter.docx"], b"", "zip"),
        ([], b"", "zip"),
    ],
)
def test_zip_files(names: list[str], mimetype: bytes, kind: str) -> None:
    assert zip_kind(names, mimetype) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'{"doc_id":"1","email":"a@example.org"}', "google"),
        (b'{\n "url": "https://example.org", "doc_id": "1"}', "google"),
        (b'{"basics":{"name":"Jane"},"doc_id":"1"}', ""),
        (b"[InternetShortcut]\r\nURL=https://example.org", "shortcut"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN">', "shortcut"),
        (b"[Skills]\nWestlaw", ""),
    ],
)
def test_texts_that_stand_for_a_document(head: bytes, kind: str) -> None:
    assert text_kind(head) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\n\r\nDear", "mail"),
        (b"Received: x\n by y\nSubject: Resume\nContent-Type: multipart/related\n\n", "mail"),
        (b"Subject: Job\nMIME-Version: 1.0\nContent-Type: multipart/related; type=x\n\n", "mhtml"),
        (b"From: Jane Roe\nTo: HR\nSubject: Paralegal\n\nWestlaw", ""),
        (b"Name: Jane Roe\nEmail: jane@example.org\nDate: 1990\n", ""),
        (b"From: a\nMIME-Version: 1.0\nno header here\n", ""),
        (b"", ""),
    ],
)
def test_mails(head: bytes, kind: str) -> None:
    assert mail_kind(head) == kind
