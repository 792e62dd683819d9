"""Noise and damaged files of every format, through one sandbox: each ends in a status, and none in a crash."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.documents.sandbox import Limits, Sandbox
from matcher.model import Document, DocumentStatus
from tests.corpus import docx, odt, pdf, rtf
from tests.corpus.attacks import MB, one_page, package, stream
from tests.corpus.resumes import RESUMES

SHARED = Path(__file__).resolve().parents[3] / "shared"
STATUSES = frozenset(get_args(DocumentStatus))
TEXT = "\n".join(["Jane Roe", "EXPERIENCE", "Paralegal, March 2019 – Present", "• Drafted pleadings, used Westlaw"])
PAINTED = b" ".join(b"BT /F1 12 Tf 72 %d Td (Drafted %d pleadings) Tj ET" % (700 - 20 * n, n) for n in range(20))
HTML = b"<html><body>" + b"<h2>Skills</h2><ul><li>Westlaw</li></ul><table><tr><td>PACER</td></tr></table>" * 5
JSON = {"basics": {"name": "Jane Roe", "summary": TEXT}, "work": [{"position": "Paralegal", "startDate": "2019-03"}]}
POSTING = {"@type": "JobPosting", "title": "Paralegal", "description": "<p>Westlaw</p>"}

# What means something to some reader, so that noise gets further than the first check.
# fmt: off
WORDS = [
    b"<", b">", b"&#x110000;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"<w:tbl>", b"</w:p>", b"<script>", b"<!--",
    b"\\u-1?", b"\\'", b"{\\*", b"}", b"\\bin9999 ", b"\\par", b"endobj", b"stream\n", b" 0 R", b"<<", b">>",
    b"/Kids [", b"/Length -1", b"99999999999", b"/Contents 4 0 R", b"/Rotate 45", b"0 0 0 0 re W n", b" Tr ", b" Do",
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"PK\x01\x02", b"PK\x05\x06", b"%PDF-", b"{\\rtf", b"[", b'{"',
    b"null", b"1e999",
]
# fmt: on
MAGIC = [b"", b"PK\x03\x04", b"{\\rtf1 ", b"%PDF-1.7\n", b"<html>", b"{", b"\xff\xfe"]


@cache
def seeds() -> Mapping[str, bytes]:
    """A good file of every format."""
    content = RESUMES[0]
    return {
        "one.pdf": pdf.one_column(content),
        "two.pdf": pdf.two_columns(content),
        "painted.pdf": one_page(stream(PAINTED)),
        "plain.docx": docx.plain(content),
        "boxed.docx": docx.boxed(content),
        "plain.odt": odt.plain(content),
        "plain.rtf": rtf.plain(content),
        "page.html": HTML,
        "posting.html": b'<script type="application/ld+json">' + json.dumps(POSTING).encode() + b"</script>" + HTML,
        "text.txt": TEXT.encode(),
        "utf16.txt": TEXT.encode("utf-16"),
        "resume.json": json.dumps(JSON).encode(),
        "posting.json": json.dumps(POSTING).encode(),
    }


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(seconds=10, memory=512 * MB)) as made:
        yield made


def check(document: Document) -> None:
    assert document.status in STATUSES
    assert (document.status == "ok") == bool(document.text)
    assert document.status == "ok" or document.warnings
    assert "\r" not in document.text
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    assert all(0 <= start <= len(document.text) for start in document.pages)


Edit = tuple[str, float, int, bytes]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "repeat", "end"]),
        st.floats(0, 1),
        st.integers(1, 400),
        st.one_of(st.sampled_from(WORDS), st.binary(min_size=1, max_size=8)),
    ),
    min_size=1,
    max_size=4,
)
OPERATIONS: Mapping[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "flip": lambda data, at, _, noise: data[:at] + bytes(b ^ 0x55 for b in data[at : at + len(noise)])
    + data[at + len(noise) :],
    "cut": lambda data, at, size, _: data[:at] + data[at + size :],
    "insert": lambda data, at, _, noise: data[:at] + noise + data[at:],
    "repeat": lambda data, at, size, _: data[:at] + data[at : at + size] * 3 + data[at:],
    "end": lambda data, at, _, noise: data[:at] + noise,
}  # fmt: skip


def damaged(data: bytes, edits: list[Edit]) -> bytes:
    for operation, place, size, noise in edits:
        data = OPERATIONS[operation](data, int(place * len(data)), size, noise)
    return data


def damaged_inside(data: bytes, edits: list[Edit]) -> bytes:
    """A zip of which one part is damaged; the zip itself is in order, so that the damage is found late."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    largest = max(members, key=lambda name: len(members[name]))
    return package({**members, largest: damaged(members[largest], edits)})


@settings(max_examples=400)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1 ", b"%PDF-1.7\n", b"<html>", b"{", b"\xff\xfe"]),
    st.binary(max_size=999),
)
def test_noise(sandbox: Sandbox, magic: bytes, noise: bytes) -> None:
    check(sandbox.read(magic + noise, name="resume.txt"))


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["a.html", "a.rtf", "a.json", "a.pdf"]))
def test_noise_that_means_something(sandbox: Sandbox, words: list[bytes], name: str) -> None:
    start = {"a.html": b"<html>", "a.rtf": b"{\\rtf1 ", "a.json": b"[", "a.pdf": b"%PDF-1.7\n1 0 obj"}[name]
    check(sandbox.read(start + b" ".join(words), name=name))


@settings(max_examples=1100)
@given(st.sampled_from(sorted(seeds())), EDITS)
def test_damaged_files(sandbox: Sandbox, name: str, edits: list[Edit]) -> None:
    check(sandbox.read(damaged(seeds()[name], edits), name=name))


@settings(max_examples=400)
@given(st.sampled_from(["plain.docx", "boxed.docx", "plain.odt"]), EDITS)
def test_damage_inside_a_zip(sandbox: Sandbox, name: str, edits: list[Edit]) -> None:
    check(sandbox.read(damaged_inside(seeds()[name], edits), name=name))


def test_the_undamaged_files_are_read(sandbox: Sandbox) -> None:
    assert {name: sandbox.read(data, name=name).status for name, data in seeds().items()} == dict.fromkeys(
        seeds(), "ok"
    )


@cache
def real_files() -> tuple[Path, ...]:
    """Real files of every kind, small ones only."""
    files = [path for folder in ("documents", "torture") for path in sorted((SHARED / folder).rglob("*.*"))]
    return tuple(path for path in files if path.is_file() and path.stat().st_size < 100_000)[::3]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
def test_damaged_real_files(sandbox: Sandbox) -> None:
    @settings(max_examples=400)
    @given(st.sampled_from(real_files()), EDITS)
    def read(path: Path, edits: list[Edit]) -> None:
        check(sandbox.read(damaged(path.read_bytes(), edits), name=path.name))

    read()
