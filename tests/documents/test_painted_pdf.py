"""Ways to hide text in a PDF that no drawing library offers: colour spaces, forms, layers, fonts, notes and fields."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from matcher.documents import read
from tests.corpus.attacks import pdf, stream

TEXT = "Relativity expert"
ORDINARY = "Drafted motions and briefs for six attorneys in state and federal court"
HEAD = b"BT /F1 10 Tf 50 740 Td 14 TL " + b"(%s) Tj T* " % ORDINARY.encode() * 6 + b"ET\n"
SHOW = b"(Relativity expert) Tj"
SAY = b"BT /F1 10 Tf 50 600 Td " + SHOW + b" ET\n"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> "
SHOWN = b"/XObject << /X 10 0 R >> "
BLACK = stream(
    b"0 g 0 0 612 792 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Group << /S /Transparency >>"
)
MASKED = b"/ExtGState << /GS << /SMask << /Type /Mask /S /Luminosity /G 11 0 R >> >> >>"
EMPTY = stream(b" ", b"/Type /XObject /Subtype /Form /BBox [0 0 200 30]")
PANEL = stream(b"1 g 0 0 200 30 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 200 30]")
GREY_PANEL = stream(b".9 g 0 0 200 30 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 200 30]")
FILLED = stream(b"BT /F1 10 Tf 0 g 2 5 Td " + SHOW + b" ET", FORM.replace(b"0 0 612 792", b"0 0 200 30"))
TILES = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>"
FADE = (
    b"/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 612 0]"
    b" /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [%s] /C1 [%s] /N 1 >> >> >> >>"
)
TINTED = (
    b"/ColorSpace << /C [/Separation /Black /DeviceCMYK"
    b" << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>] >>"
)
LAYER = b"/OCProperties << /OCGs [11 0 R] /D << /OFF [11 0 R] >> >>"
BLANK_FACE = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 999 999] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /a 11 0 R >>"
    b" /Encoding << /Differences [32 "
    + b"/a " * 91
    + b"] >> /FirstChar 32 /LastChar 122 /Widths ["
    + b"600 " * 91
    + b"]"
    b" /ToUnicode 12 0 R >>"
)
LETTERS = stream(
    b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7A> <0020> endbfrange endcmap"
)


class Page(NamedTuple):
    """What is drawn after some ordinary lines, with which resources and objects; ``note`` is an annotation."""

    content: bytes = b""
    resources: bytes = b""
    objects: dict[int, bytes] = {}  # noqa: RUF012
    catalog: bytes = b""
    note: bytes = b""

    def made(self) -> bytes:
        note = {20: b"<< /Type /Annot /F 4 %s >>" % self.note} if self.note else {}
        return pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % self.catalog,
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [%s]"
                b" /Resources << /Font << /F1 5 0 R /F2 10 0 R >> %s >> >>"
                % (b"20 0 R" if note else b"", self.resources),
                4: stream(HEAD + self.content),
                5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                **self.objects,
                **note,
            }
        )


def freetext(entries: bytes, **more: object) -> Page:
    return Page(note=b"/Subtype /FreeText /Contents (Relativity expert) " + entries, **more)  # type: ignore[arg-type]


def field(entries: bytes, picture: bytes | None = None) -> Page:
    entries = b"/Subtype /Widget /FT /Tx /T (a) /V (Relativity expert) /DA (/F1 10 Tf 0 g) " + entries
    if picture is not None:
        entries += b" /AP << /N 11 0 R >>"
    return Page(catalog=b"/AcroForm << /Fields [20 0 R] >>", note=entries, objects={11: picture or EMPTY})


RECT = b"/Rect [40 590 240 620] "
PAGE, NEVER, COVERED, FADED = "the colour of the page", "never painted", "covered", "transparent"
TINY, LAYERED, CRAMPED = "smaller than 2 pt", "on a layer that may be off", "its letters on one another"
TRICKS: dict[str, tuple[Page, str]] = {
    "no tint": (Page(b"/C cs 0 scn " + SAY, TINTED), PAGE),
    "a white pattern": (
        Page(b"/Pattern cs /P scn " + SAY, b"/Pattern << /P 10 0 R >>", {10: stream(b"1 g 0 0 9 9 re f", TILES)}),
        PAGE,
    ),
    "an empty pattern": (
        Page(b"/Pattern cs /P scn " + SAY, b"/Pattern << /P 10 0 R >>", {10: stream(b" ", TILES)}),
        PAGE,
    ),
    "a white gradient": (Page(b"/Pattern cs /P scn " + SAY, FADE % (b"1 1 1", b"1 1 1")), PAGE),
    "a form on a layer": (
        Page(b"/X Do", SHOWN, {10: stream(SAY, FORM + b"/OC 11 0 R"), 11: b"<< /Type /OCG /Name (x) >>"}, LAYER),
        LAYERED,
    ),
    "a transparent form": (
        Page(
            b"/GS gs /X Do",
            SHOWN + b"/ExtGState << /GS << /ca 0 /CA 0 >> >>",
            {10: stream(SAY, FORM + b"/Group << /S /Transparency >>")},
        ),
        FADED,
    ),
    "a masked form": (
        Page(b"/GS gs /X Do", SHOWN + MASKED, {10: stream(SAY, FORM + b"/Group << /S /Transparency >>"), 11: BLACK}),
        FADED,
    ),
    "masked": (Page(b"/GS gs " + SAY, MASKED, {11: BLACK}), FADED),
    "under a stamp": (
        Page(SAY, note=b"/Subtype /Square /AP << /N 11 0 R >> " + RECT, objects={11: PANEL}),
        COVERED,
    ),
    "under a broad line": (Page(SAY + b"1 G 30 w 40 605 m 300 605 l S"), COVERED),
    "under many narrow bars": (
        Page(SAY + b"1 g " + b"".join(b"%.1f 590 1.5 30 re f " % (40 + 1.4 * bar) for bar in range(130))),
        COVERED,
    ),
    "a font of blanks": (
        Page(
            b"BT /F2 10 Tf 50 600 Td " + SHOW + b" ET",
            objects={10: BLANK_FACE, 11: stream(b"600 0 0 0 600 600 d1"), 12: LETTERS},
        ),
        NEVER,
    ),
    "said of another letter": (
        Page(b"/Span << /ActualText (Relativity expert) >> BDC BT /F1 10 Tf 50 600 Td (x) Tj ET EMC"),
        CRAMPED,
    ),
    "letters on one another": (Page(b"BT /F1 10 Tf -5 Tc 50 600 Td (Relativity) Tj ET"), CRAMPED),
    "a white note": (freetext(RECT + b"/DA (1 1 1 rg /F1 10 Tf)"), PAGE),
    "a note off the page": (freetext(b"/Rect [4000 590 4240 620] /DA (0 g /F1 10 Tf)"), "off the page"),
    "a note of no size": (freetext(b"/Rect [40 590 41 591] /DA (0 g /F1 10 Tf)"), TINY),
    "a note in tiny type": (freetext(RECT + b"/DA (0 g /F1 .1 Tf)"), TINY),
    "a note that shows nothing": (freetext(RECT + b"/AP << /N 11 0 R >>", objects={11: EMPTY}), NEVER),
    "a field that shows nothing": (field(RECT, EMPTY), NEVER),
    "a field that shows a panel": (field(RECT, GREY_PANEL), NEVER),
    "a field of no size": (field(b"/Rect [40 590 40.5 590.5]"), TINY),
}
INNOCENT: dict[str, Page] = {
    "a full tint": Page(b"/C cs 1 scn " + SAY, TINTED),
    "a gradient": Page(b"/Pattern cs /P scn " + SAY, FADE % (b".1 .1 .5", b".5 0 0")),
    "a form on a page turned": Page(
        b"q 0 1 -1 0 600 0 cm /X Do Q", SHOWN, {10: stream(SAY.replace(b"50 600", b"50 300"), FORM)}
    ),
    "under a frame": Page(SAY + b"5 w 30 580 300 40 re S"),
    "under a highlight": Page(
        SAY,
        note=b"/Subtype /Highlight /QuadPoints [40 620 240 620 40 590 240 590] /C [1 1 0] " + RECT,
    ),
    "a note": freetext(RECT + b"/DA (0 g /F1 10 Tf)"),
    "a field": field(RECT, FILLED),
    "set twice to look bold": Page(SAY + SAY.replace(b"50 600", b"50.3 600")),
    "narrow letters": Page(b"BT /F1 10 Tf 80 Tz 50 600 Td (illicit ) Tj " + SHOW + b" ET"),
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_reported_and_not_read(name: str) -> None:
    made, reason = TRICKS[name]
    document = read(made.made())
    assert document.text.splitlines() == [ORDINARY] * 6
    assert [(item.reason, item.page) for item in document.hidden] == [(reason, 1)]
    assert "Relativity" in document.hidden[0].text


@pytest.mark.parametrize("name", INNOCENT)
def test_what_can_be_seen_is_read(name: str) -> None:
    document = read(INNOCENT[name].made())
    assert document.hidden == ()
    assert "Relativity" in document.text
    assert document.text.count(ORDINARY) == 6


def test_words_in_a_heap_are_not_read() -> None:
    tools = ["Relativity", "Everlaw", "Logikcull", "Concordance"]
    heap = b"".join(b"BT /F1 10 Tf 50 600 Td (%s) Tj ET\n" % tool.encode() for tool in tools)
    document = read(Page(heap).made())
    assert document.text.splitlines() == [ORDINARY] * 6
    assert [(item.text, item.reason) for item in document.hidden] == [(" ".join(tools), "printed over other words")]


def test_lines_upside_down() -> None:
    document = read(Page(b"BT /F1 10 Tf -1 0 0 -1 400 300 Tm " + SHOW + b" ET").made())
    assert document.text.splitlines()[-1] == TEXT
