"""Text that a reader of a PDF cannot see: caught whatever the trick, and never where it can be seen.

``fixtures/five-methods-by-resume-keyword-injector.pdf`` is the first resume of ``tests.corpus`` in one column, enhanced
by resume-keyword-injector 1.0.1 with all five of its methods; ``anew-by-...`` was written by it from a text.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.documents import read
from tests.corpus.pdf import one_column
from tests.corpus.resumes import LITIGATION

FIXTURES = Path(__file__).parent / "fixtures"
WIDTH, HEIGHT = letter
TEXT = "Relativity expert"
ORDINARY = "Drafted motions and briefs for six attorneys in state and federal court"
X, Y = 50, 600
PANEL = (40, 590, 200, 30)
BLUE = (0.1, 0.2, 0.4)

Draw = Callable[[Canvas], object]


def page(draw: Draw) -> bytes:
    """A page with some ordinary lines, then what ``draw`` paints."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    for number in range(6):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(X, 740 - 14 * number, ORDINARY)
    canvas.saveState()
    draw(canvas)
    canvas.restoreState()
    canvas.save()
    return buffer.getvalue()


def say(canvas: Canvas, x: float = X, y: float = Y) -> None:
    canvas.drawString(x, y, TEXT)


def picture(colour: tuple[int, int, int], noise: int = 0) -> ImageReader:
    image = Image.new("RGB", (120, 20), colour)
    dice = random.Random(1)
    for at in range(120 * 20 if noise else 0):
        shade = tuple(max(0, channel - dice.randrange(noise)) for channel in colour)
        image.putpixel((at % 120, at // 120), shade)
    return ImageReader(image)


def mode(canvas: Canvas, number: int, y: float = Y) -> None:
    text = canvas.beginText(X, y)
    text.setTextRenderMode(number)
    text.textOut(TEXT)
    canvas.drawText(text)


def inked(red: float, green: float, blue: float, *, size: float = 10, y: float = Y) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(red, green, blue)
        canvas.setFont("Helvetica", size)
        say(canvas, y=y)

    return draw


def faint(alpha: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillAlpha(alpha)
        say(canvas)

    return draw


def sized(size: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        say(canvas)

    return draw


def squeezed(canvas: Canvas) -> None:
    text = canvas.beginText(X, Y)
    text.setHorizScale(0.5)
    text.textOut(TEXT)
    canvas.drawText(text)


def panel(red: float, green: float, blue: float, alpha: float = 1) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(red, green, blue)
        canvas.setFillAlpha(alpha)
        canvas.rect(*PANEL, stroke=0, fill=1)
        canvas.setFillAlpha(1)

    return draw


def image(red: int, green: int, blue: int, noise: int = 0) -> Draw:
    return lambda canvas: canvas.drawImage(picture((red, green, blue), noise), *PANEL)


def clip(x: float, y: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)

    return draw


def form(*draws: Draw) -> Draw:
    """Paint in a form XObject, as stamping tools do."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("form")
        canvas.setFont("Helvetica", 10)
        both(*draws)(canvas)
        canvas.endForm()
        canvas.doForm("form")

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def turned(canvas: Canvas) -> None:
    canvas.translate(30, 300)
    canvas.rotate(90)
    say(canvas, 0, 0)


def watermark(alpha: float, shade: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(shade, shade, shade)
        canvas.setFillAlpha(alpha)
        canvas.setFont("Helvetica-Bold", 60)
        canvas.translate(100, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "COPY")
        canvas.restoreState()
        say(canvas)

    return draw


def gradient(canvas: Canvas) -> None:
    clip(*PANEL)(canvas)
    canvas.linearGradient(40, 590, 240, 620, ((0.9, 0.9, 1), (0.2, 0.2, 0.6)))
    say(canvas)


def superscript(canvas: Canvas) -> None:
    say(canvas)
    canvas.setFont("Helvetica", 5)
    canvas.drawString(140, Y + 4, "TM")


def bordered(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setLineWidth(0.2)
    mode(canvas, 2)


def outlined(canvas: Canvas) -> None:
    canvas.setLineWidth(0.3)
    mode(canvas, 1)


def white_outline(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(1, 1, 1)
    mode(canvas, 1)


WHITE = inked(1, 1, 1)
PAGE, GROUND, TINY = "the colour of the page", "the colour of its ground", "smaller than 2 pt"
TRICKS: dict[str, tuple[Draw, str]] = {
    "white": (WHITE, PAGE),
    "near white": (inked(0.96, 0.96, 0.97), PAGE),
    "white over a line": (inked(1, 1, 1, y=713), PAGE),
    "white in a form": (form(WHITE), PAGE),
    "white outline": (white_outline, PAGE),
    "not painted": (lambda canvas: mode(canvas, 3), "never painted"),
    "not painted on a picture": (both(image(250, 250, 250, 200), lambda canvas: mode(canvas, 3)), "never painted"),
    "used as a clip": (lambda canvas: mode(canvas, 7), "never painted"),
    "transparent": (faint(0), "transparent"),
    "nearly transparent": (faint(0.1), "transparent"),
    "tiny": (sized(1.2), TINY),
    "tiny by scale": (lambda canvas: (canvas.scale(0.1, 0.1), say(canvas, 500, 6000)), TINY),
    "squeezed": (squeezed, TINY),
    "above the page": (lambda canvas: say(canvas, y=HEIGHT + 60), "off the page"),
    "left of the page": (lambda canvas: say(canvas, x=-300), "off the page"),
    "covered by white": (both(say, panel(1, 1, 1)), "covered"),
    "covered by a colour": (both(say, panel(0.2, 0.4, 0.6)), "covered"),
    "covered by a picture": (both(say, image(255, 255, 255)), "covered"),
    "covered by a form": (both(say, form(panel(1, 1, 1))), "covered"),
    "clipped away": (both(clip(300, 300, 9, 9), say), "clipped away"),
    "on a panel of its colour": (both(panel(*BLUE), inked(*BLUE)), GROUND),
    "on a panel of nearly its colour": (both(panel(*BLUE), inked(0.12, 0.22, 0.42)), GROUND),
    "on a picture of its colour": (both(image(30, 60, 90), inked(30 / 255, 60 / 255, 90 / 255)), GROUND),
}
INNOCENT: dict[str, Draw] = {
    "white on a panel": both(panel(*BLUE), WHITE),
    "white on a picture": both(image(30, 60, 90), WHITE),
    "white on a photo": both(image(120, 130, 140, 100), inked(1, 1, 1, size=14)),
    "white on a panel, turned": both(
        lambda canvas: canvas.rect(10, 250, 30, 200, fill=1), lambda canvas: canvas.setFillColorRGB(1, 1, 1), turned
    ),
    "light grey": inked(0.78, 0.78, 0.78),
    "light grey small print": inked(0.86, 0.86, 0.86, size=6),
    "small print": sized(5),
    "on a photo": both(image(255, 255, 255, 120), say),
    "on a gradient": gradient,
    "half transparent": faint(0.6),
    "under a highlight": both(say, panel(1, 1, 0, 0.4)),
    "over a grey watermark": watermark(1, 0.9),
    "over a transparent watermark": watermark(0.1, 0),
    "turned": turned,
    "with a superscript": superscript,
    "with a white border": bordered,
    "outlined": outlined,
    "with a link": both(say, lambda canvas: canvas.linkURL("https://example.org", (40, 590, 200, 620))),
    "underlined": both(say, lambda canvas: canvas.rect(50, 598, 90, 0.8, fill=1, stroke=0)),
    "framed": both(say, lambda canvas: canvas.rect(*PANEL)),
    "inside a clip": both(clip(40, 590, 300, 30), say),
    "in a form": form(say),
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_trick_is_reported_and_not_read(name: str) -> None:
    draw, reason = TRICKS[name]
    document = read(page(draw))
    assert document.text.splitlines() == [ORDINARY] * 6
    assert [(item.text, item.reason, item.page) for item in document.hidden] == [(TEXT, reason, 1)]


@pytest.mark.parametrize("name", INNOCENT)
def test_what_can_be_seen_is_read(name: str) -> None:
    document = read(page(INNOCENT[name]))
    assert document.hidden == ()
    assert TEXT in document.text
    assert document.text.count(ORDINARY) == 6


def test_the_text_layer_of_a_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        letters = Image.new("L", (612, 792), 255)
        for number in range(20):
            letters.paste(0, (50, 90 + 30 * number, 130, 98 + 30 * number))
        canvas.drawImage(ImageReader(letters), 0, 0, WIDTH, HEIGHT)
        for number in range(20):
            mode(canvas, 3, HEIGHT - 98 - 30 * number)

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    draw(canvas)
    canvas.save()
    document = read(buffer.getvalue())
    assert (document.text.splitlines(), document.hidden) == ([TEXT] * 20, ())


@pytest.mark.parametrize("injected", ["Logikcull", "Concordance", "Summation", "Nextpoint"])
@pytest.mark.parametrize("name", ["five-methods-by-resume-keyword-injector", "anew-by-resume-keyword-injector"])
def test_injected_keywords_are_reported_and_not_read(name: str, injected: str) -> None:
    document = read(FIXTURES / f"{name}.pdf")
    reasons = {item.reason for item in document.hidden if injected in item.text}
    assert reasons == {PAGE, TINY, "transparent"}
    assert injected not in document.text


def test_an_injected_resume_reads_like_the_one_before() -> None:
    document = read(FIXTURES / "five-methods-by-resume-keyword-injector.pdf")
    assert document.text == read(one_column(LITIGATION)).text
