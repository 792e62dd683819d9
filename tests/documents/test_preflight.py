"""The look before a PDF is parsed: bombs are refused, whatever hides them, and nothing else is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import preflight
from matcher.documents.preflight import MAX_CONTENT, check
from tests.corpus.attacks import ATTACKS, MB, flate, one_page, packed_pdf, stream

SHARED = Path(__file__).resolve().parents[3] / "shared"
WORD = b"BT /F1 12 Tf 72 700 Td (Westlaw) Tj ET "
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << %s >> >>"

BOMBS = """flate-bomb double-flate-bomb hex-flate-bomb filter-behind-a-reference doubling-forms packed-doubling-forms
inherited-doubling-forms doubling-forms-in-an-object-stream object-stream-bomb million-glyphs many-contents
million-states""".split()


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused(name: str) -> None:
    [attack] = [attack for attack in ATTACKS if attack.name == f"{name}.pdf"]
    refused = check(attack.make())
    assert refused is not None
    assert refused.status == "too_large"
    assert ";" in refused.warnings[0]


def letterhead(times: int) -> bytes:
    """A page that shows one form, which shows another, so many times each."""
    more = {
        10: flate(b"/B Do " * times, FORM % b"/B 11 0 R"),
        11: flate(WORD * 20, FORM % b""),
    }
    return one_page(flate(WORD + b"/A Do " * times), b"/XObject << /A 10 0 R >>", more)


def changed_twice() -> bytes:
    """A page whose content was a bomb once, and was replaced."""
    bomb = one_page(flate(b" " * (2 * MAX_CONTENT)))
    return bomb + b"4 0 obj\n" + flate(WORD) + b"\nendobj\n"


# fmt: off
FINE = {
    "plain": one_page(stream(WORD)),
    "packed": one_page(flate(WORD * 1000)),
    "large drawing": one_page(flate(b"0 0 m 1 1 l S " * 200_000)),
    "large picture": one_page(stream(WORD), more={9: flate(b"\0" * (60 * MB), b"/Type /XObject /Subtype /Image")}),
    "large font": one_page(stream(WORD), more={9: flate(b"\0" * (10 * MB), b"/Length1 10485760")}),
    "attachment": one_page(stream(WORD), more={9: flate(b"a" * (40 * MB), b"/Type /EmbeddedFile")}),
    "letterhead": letterhead(30),
    "changed": changed_twice(),
    "objects in a stream": packed_pdf({4: flate(WORD)}, {
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 4 0 R]>>"}),
    "contents in a list of its own": one_page(b"[9 0 R]", more={9: flate(WORD)}),
    "contents that are missing": one_page(stream(WORD)).replace(b"/Contents 4 0 R", b"/Contents 7 0 R"),
    "contents that are damaged": one_page(stream(b"x\x9cgarbage", b"/Filter /FlateDecode")),
    "a form that shows itself": one_page(stream(b"/A Do"), b"/XObject << /A 10 0 R >>",
                                         {10: stream(b"/A Do /A Do", FORM % b"/A 10 0 R")}),
    "parents in a circle": one_page(stream(b"/A Do")).replace(b"/Count 1", b"/Parent 2 0 R"),
    "no end": b"%PDF-1.7\n1 0 obj << /Length 5 >> stream\nx",
    "nothing": b"%PDF-1.7",
}
# fmt: on


@pytest.mark.parametrize("name", FINE)
def test_what_people_send_is_not_refused(name: str) -> None:
    assert check(FINE[name]) is None


def test_a_form_shown_too_often_is_refused() -> None:
    assert check(letterhead(2000)) is not None


def test_too_many_objects_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_OBJECTS", 4)
    refused = check(one_page(stream(WORD)))
    assert refused is not None
    assert "objects" in refused.warnings[0]


def test_the_look_itself_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_WORK", MB)
    fonts = {number: flate(b"\0" * (MB // 4), b"/Length1 9") for number in range(10, 20)}
    assert check(one_page(stream(WORD), more=fonts)) is not None


def test_pages_that_share_a_large_drawing_are_counted_each(monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"9 0 obj << /Contents 4 0 R >> endobj\n"
    data = one_page(flate(b"0 0 m 1 1 l S " * 100_000))
    assert check(data + page * 20) is None
    assert check(data + b"".join(page.replace(b"9", b"%d" % number, 1) for number in range(10, 400))) is not None


def test_documents_of_a_common_producer_pass() -> None:
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, invariant=1, pageCompression=1)
    for number in range(100):
        for line in range(50):
            paper.drawString(72, 750 - 14 * line, f"Drafted and filed motion {number} in line {line}")
        paper.showPage()
    paper.save()
    assert check(buffer.getvalue()) is None


@given(st.binary(max_size=300), st.integers(0, 10_000), st.sampled_from(sorted(FINE)))
def test_no_damage_makes_it_fail(noise: bytes, place: int, name: str) -> None:
    data = FINE[name][:20_000]
    place %= len(data)
    refused = check(data[:place] + noise + data[place + len(noise) :])
    assert refused is None or refused.status == "too_large"


# fmt: off
LONG = [
    b"1 0 obj" * 200_000, b"1 0 obj /Contents [" * 50_000, b"1 0 obj " + b"/Contents [" * 200_000,
    b"1 0 obj " + b"/XObject << /a " * 200_000, b"1 0 obj /Contents 2 0 R" + b" " * MB, b"1" * MB + b" 0 obj",
    b"obj" * 500_000, b"stream endobj 1 0 obj " * 100_000, b"1 0 obj stream " * 100_000,
    one_page(stream(b"(" * MB)), one_page(stream(b"(\\" * MB)), one_page(stream(b"(\\\\" * MB)),
    one_page(stream(b"<" * MB)),
    one_page(stream(b"(a" * MB)), one_page(stream(b"(" + b"\\(" * MB)), one_page(stream(b"<0" * MB)),
    one_page(stream(b"/a " * MB), b"/XObject << /a 4 0 R >>"),
]
# fmt: on


@pytest.mark.parametrize("data", LONG, ids=lambda data: f"{data[:20]!r}{len(data)}")
def test_no_pattern_runs_away(data: bytes) -> None:
    """Each of these would take minutes if a pattern went over the same bytes again and again."""
    refused = check(data)
    assert refused is None or refused.status == "too_large"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
def test_no_real_file_is_refused() -> None:
    files = sorted(path for folder in ("documents", "torture") for path in (SHARED / folder).rglob("*.pdf"))
    assert len(files) > 300
    assert [path.name for path in files if check(path.read_bytes())] == []
