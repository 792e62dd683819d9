"""A page saved as a single file is the page in it, with its style sheets and frames."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from matcher.documents import read
from matcher.documents.html import read_mhtml

HEAD = """\
From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/job
Subject: Litigation Paralegal
Date: Sun, 1 Nov 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----M"

"""


def saved(*parts: tuple[str, str, str]) -> bytes:
    pieces = [
        f"------M\nContent-Type: {kind}\nContent-ID: <{name}>\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: https://example.org/{name}\n\n{body.replace('=', '=3D')}\n"
        for kind, name, body in parts
    ]
    return (HEAD + "".join(pieces) + "------M--\n").replace("\n", "\r\n").encode()


def test_the_page_its_sheet_and_its_frame_are_read() -> None:
    data = saved(
        ("text/html", "advert", "<p>An advertisement</p>"),
        ("text/html; charset=utf-8", "job", '<h1>Paralegal</h1><iframe src="cid:inner"></iframe><p class="x">Clio</p>'),
        ("text/css", "a.css", ".x { display: none }"),
        ("text/html", "inner", "<ul><li>Westlaw</li></ul>"),
    )
    document = read(data, name="job.mhtml")
    assert (document.status, document.text) == ("ok", "Paralegal\n- Westlaw")
    assert [item.text for item in document.hidden] == ["Clio"]


def test_encoded_parts_are_decoded() -> None:
    message = EmailMessage()
    message.set_content("<p>Résumé</p>", subtype="html", charset="iso-8859-1")
    assert read_mhtml(message.as_bytes()).text == "Résumé"


@pytest.mark.parametrize("data", [b"", b"MIME-Version: 1.0\n\nx", saved(("image/png", "a", "x"))])
def test_a_message_without_a_page_is_corrupt(data: bytes) -> None:
    parts = read_mhtml(data)
    assert parts.status == "corrupt"
    assert "PDF" in parts.warnings[0]
