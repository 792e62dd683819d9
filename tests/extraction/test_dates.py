"""Dates, ranges and the latest date of a text, by tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.dates import Point, day, latest, lone_season, lone_year, months, point, ranges, turned
from matcher.text import normalise

MONTHS = "January February March April May June July August September October November December".split()
NOW = None
CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "date_ranges.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def found(text: str) -> list[tuple[str, str | None]]:
    """The ranges of a text as ("2016-06", "2020-02"), the year alone where no month is written."""
    return [(shown(r.first), shown(r.last) if r.last else None) for r in ranges(normalise(text).text)]


def shown(at: Point) -> str:
    return f"{day(at.month):%Y-%m}" if at.exact else f"{day(at.month):%Y}"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("June 2016 - February 2020", "2016-06", "2020-02"),
        ("Jun 2016 – Feb 2020", "2016-06", "2020-02"),
        ("Jun. 2016 — Feb. 2020", "2016-06", "2020-02"),
        ("JUNE 2016 - FEBRUARY 2020", "2016-06", "2020-02"),
        ("June, 2016 - July, 2017", "2016-06", "2017-07"),
        ("June 15, 2016 - February 3, 2020", "2016-06", "2020-02"),
        ("1 June 2016 - 3 July 2017", "2016-06", "2017-07"),
        ("March of 2016 to May of 2018", "2016-03", "2018-05"),
        ("June '16 - Feb '20", "2016-06", "2020-02"),
        ("06/2016 - 02/2020", "2016-06", "2020-02"),
        ("6/2016-2/2020", "2016-06", "2020-02"),
        ("6/16 - 2/20", "2016-06", "2020-02"),
        ("06.2016 - 02.2020", "2016-06", "2020-02"),
        ("01/15/2016 - 02/03/2020", "2016-01", "2020-02"),
        ("2016-06 - 2018-01", "2016-06", "2018-01"),
        ("2016-06-01 to 2017-07-31", "2016-06", "2017-07"),
        ("2012/06 - 2014/07", "2012-06", "2014-07"),
        ("2016-06 - Present", "2016-06", NOW),
        ("June – August 2017", "2017-06", "2017-08"),
        ("Summer 2018 - Fall 2019", "2018-06", "2019-09"),
        ("2016 - 2020", "2016", "2020"),
        ("(2016-2020)", "2016", "2020"),
        ("2016 to 2020", "2016", "2020"),
        ("2012 thru 2014", "2012", "2014"),
        ("2012--2014", "2012", "2014"),
        ("2012-14", "2012", "2014"),
        ("20122014", "2012", "2014"),
        ("'16 - '20", "2016", "2020"),
        ("1/2016 ~ 2/2017", "2016-01", "2017-02"),
        ("June 2016 through February 2020", "2016-06", "2020-02"),
        ("June 2016 until now", "2016-06", NOW),
        ("June 2016 to present", "2016-06", NOW),
        ("Sept. 2019 - Current", "2019-09", NOW),
        ("Mar 2016 — Ongoing", "2016-03", NOW),
        ("2016–Present", "2016", NOW),
        ("2016 - to date", "2016", NOW),
        ("since 2016", "2016", NOW),
        ("Since March 2016", "2016-03", NOW),
        ("Paralegal (March 2016 – Present), Houston", "2016-03", NOW),
        ("1998 - 2002", "1998", "2002"),
        ("'98 - '02", "1998", "2002"),
    ],
)
def test_ranges(text: str, first: str, last: str | None) -> None:
    assert found(text) == [(first, last)]


@pytest.mark.parametrize(("text", "first", "last"), CASES)
def test_every_listed_writing(text: str, first: str, last: str) -> None:
    assert found(text) == [(first, NOW if last == "now" else last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018 - 2014\n2013 - 2003", [("2014", "2018"), ("2003", "2013")]),
        ("2018 - 2014\n2003 - 2013", [("2018", "2014"), ("2003", "2013")]),
        ("2018 - 2014", [("2018", "2014")]),
        ("2018 - 2014\n2013 - Present\n2003 - 2001", [("2014", "2018"), ("2013", NOW), ("2001", "2003")]),
    ],
)
def test_ranges_are_turned_where_a_writer_puts_the_end_first(text: str, expected: list[tuple[str, str | None]]) -> None:
    spans = turned([r for line in text.split("\n") for r in ranges(line)])
    assert [(shown(r.first), shown(r.last) if r.last else None) for r in spans] == expected


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Intern, Summer 2018", "2018-06", "2018-09"),
        ("Fall 2019, Legal Intern", "2019-09", "2020-01"),
        ("Intern, Spring of 2019", "2019-03", "2019-06"),
        ("Intern", None, None),
        ("Summer 2018 and May 2019", None, None),
    ],
)
def test_lone_seasons(line: str, first: str | None, last: str | None) -> None:
    single = lone_season(line)
    assert (single and shown(single.first), single and single.last and shown(single.last)) == (first, last)


def test_two_ranges_of_one_line() -> None:
    assert found("2016 to 2018 and March 2020 - Present") == [("2016", "2018"), ("2020-03", None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5-10 years",
        "713-555-0114",
        "12-14 cases",
        "2016",
        "June 2016",
        "2012 and 2014",
        "13/2020 - 14/2020",
        "1:2016-cv-12",
        "No. 2012-14-A",
        "present",
        "401(k)",
        "100 - 200 documents",
    ],
)
def test_what_is_no_range(text: str) -> None:
    assert found(text) == []


@given(
    st.integers(1960, 2059),
    st.integers(1, 12),
    st.sampled_from(["{name} {y}", "{abbr}. {y}", "{m}/{y}", "{m:02}/{y}", "{name} '{yy:02}"]),
)
def test_every_month_in_every_writing(year: int, month: int, form: str) -> None:
    name = MONTHS[month - 1]
    written = form.format(name=name, abbr=name[:3], m=month, y=year, yy=year % 100)
    assert point(written) == Point(year * 12 + month - 1, True)


@pytest.mark.parametrize("text", ["", "present", "13/2020", "0/2020", "months"])
def test_impossible_points(text: str) -> None:
    assert point(text) is None


@given(st.dates())
def test_months_and_day_are_inverse(at: date) -> None:
    assert day(months(at)) == at.replace(day=1)


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Paralegal, Acme LLP, 2009", 2009),
        ("Paralegal (2009)", 2009),
        ("2009 Paralegal, Acme", 2009),
        ("Paralegal", None),
        ("Paralegal 2009 at Acme", None),
        ("Paralegal, 2009 or 2010", None),
    ],
)
def test_lone_years(line: str, year: int | None) -> None:
    single = lone_year(line)
    assert (single.first.month // 12 if single else None) == year


TODAY = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("June 2016 - February 2020", date(2020, 2, 1)),
        ("2016 - 2020", date(2020, 12, 1)),
        ("2016 - 2020\nMarch 2020", date(2020, 3, 1)),
        ("2016 - 2021\nMarch 2020", date(2021, 12, 1)),
        ("Summer 2019", date(2019, 8, 1)),
        ("Fall 2019", date(2019, 12, 1)),
        ("Notary, commission expires June 2022\n2016 - 2018", date(2018, 12, 1)),
        ("Expected May 2020\nParalegal, March 2019", date(2019, 3, 1)),
        ("2016 - 2026", date(2026, 11, 1)),
        ("March 2016 - June 2031", date(2016, 3, 1)),
        ("Fall 2026", date(2026, 11, 1)),
        ("20122014", date(2014, 12, 1)),
        ("no date at all", None),
        ("", None),
    ],
)
def test_latest(text: str, expected: date | None) -> None:
    assert latest(text, TODAY) == expected


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/' JuneMay2019", max_size=30))
def test_the_latest_date_is_never_in_the_future(text: str) -> None:
    at = latest(text, TODAY)
    assert at is None or at <= TODAY


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/' JuneMay2019to", max_size=40))
def test_ranges_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    edge = 0
    for r in ranges(text):
        assert edge <= r.start < r.end <= len(text)
        edge = r.end
