"""Colours of themes, and what is stated about text."""

from __future__ import annotations

import pytest
from lxml import etree

from matcher.documents.appearance import PLAIN, Look, colour, misplaced, unseen
from matcher.documents.styles import Styles, resolve, theme_colours, without_tables
from tests.documents.office_xml import part

THEME = (
    '<a:theme xmlns:a="urn:a"><a:clrScheme><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:theme>'
)
COLOURS = theme_colours(etree.fromstring(THEME))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('w:val="ff0000"', "FF0000"),
        ('w:val="auto"', ""),
        ('w:val="000000" w:themeColor="background1"', "FFFFFF"),
        ('w:val="FFFFFF" w:themeColor="text1"', "000000"),
        ('w:themeColor="accent1"', "4472C4"),
        ('w:themeColor="accent9"', "?"),
        ('w:val="00FF00" w:themeColor="accent9"', "00FF00"),
        ('w:themeColor="background1" w:themeShade="80"', "808080"),
        ('w:themeColor="text1" w:themeTint="80"', "7F7F7F"),
    ],
)
def test_colour_by_theme_or_figures(attributes: str, expected: str) -> None:
    item = etree.fromstring(f'<w:color xmlns:w="urn:w" {attributes}/>')
    assert resolve(item, COLOURS) == expected


def test_styles_based_on_each_other_end() -> None:
    based = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    root = etree.fromstring(part("styles", based.format("A", "B") + based.format("B", "A")))
    assert Styles(root).named("A") == Look()


@pytest.mark.parametrize(
    ("stated", "digits"),
    [
        ("#fff", "FFFFFF"),
        ("#A0b1C2", "A0B1C2"),
        ("white", "FFFFFF"),
        ("transparent", None),
        ("", None),
        ("#12345", None),
    ],
)
def test_colour(stated: str, digits: str | None) -> None:
    assert colour(stated) == digits


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (Look(), ""),
        (Look(ink="FFFFFF"), "white on white"),
        (Look(ink="E1E1E1"), "white on white"),
        (Look(ink="E0E0E0"), ""),
        (Look(ink="FFFFFF", ground="?"), ""),
        (Look(ink="FFFFFF", ground="FFFFFF"), "white on white"),
        (Look(ink="000000", ground="0A0A0A"), "in the colour of its background"),
        (Look(ink="", ground="000000"), ""),
        (Look(points=1.5), "smaller than 2 pt"),
        (Look(points=2.0), ""),
        (Look(vanish=True, ink="FFFFFF"), "marked as hidden"),
    ],
)
def test_unseen(look: Look, reason: str) -> None:
    assert unseen(look) == reason


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ((0, 0, None, None), ""),
        ((0, 0, 0, 1), "in a frame of no size"),
        ((-1, 0, 1, 1), ""),
        ((-4, 0, 2, 1), "off the page"),
        ((30, 0, 1, 1), "off the page"),
        ((0, 30, 1, 1), "off the page"),
        ((0, -5, 1, 1), ""),
    ],
)
def test_misplaced(place: tuple[float, float, float | None, float | None], reason: str) -> None:
    assert misplaced(*place) == reason


def test_the_upper_look_wins_where_it_states_something() -> None:
    upper, lower = Look(bold=False, ink="000000"), Look(bold=True, vanish=True)
    assert upper.over(lower) == Look(bold=False, vanish=True, ink="000000")
    assert PLAIN.over(lower) is lower


def test_a_part_without_its_table_styles_has_the_same_other_styles() -> None:
    style = '<w:style w:type="{}" w:styleId="{}"><w:rPr><w:b/></w:rPr></w:style>'
    named = (("paragraph", "One"), ("table", "Grid"), ("table", "Dark"), ("character", "Two"), ("table", "Last"))
    data = part("styles", "".join(style.format(*stated) for stated in named)).encode()
    styles = Styles(etree.fromstring(without_tables(data)))
    assert [styles.named(name) for name in ("One", "Two", "Grid")] == [Look(bold=True), Look(bold=True), Look()]
    assert without_tables(data + b"<!-- -->") == data + b"<!-- -->"
    assert without_tables(b"<w:styles/>") == b"<w:styles/>"
