"""Places as postings write them: which towns and states they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.addresses import REGIONS, addresses, states_of


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Austin, TX 78701", [("Austin", "TX")]),
        ("Washington, DC", [("Washington", "DC")]),
        ("Washington, D.C.", [("Washington", "DC")]),
        ("Washington, D.C", [("Washington", "DC")]),
        ("Washington D.C.", [("Washington", "DC")]),
        ("Washington", [("", "WA")]),
        ("Charleston, West Virginia", [("Charleston", "WV")]),
        ("Charleston West Virginia", [("Charleston", "WV")]),
        ("Kansas City, MO", [("Kansas City", "MO")]),
        ("Kansas City, Missouri", [("Kansas City", "MO")]),
        ("Delaware County, Pennsylvania", [("Delaware County", "PA")]),
        ("Virginia Beach, VA", [("Virginia Beach", "VA")]),
        ("New York, NY", [("New York", "NY")]),
        ("New York, New York", [("New York", "NY")]),
        ("New York City", [("New York", "NY")]),
        ("New York City, NY", [("New York", "NY")]),
        ("Minnesota, North Dakota, South Dakota", [("", "MN"), ("", "ND"), ("", "SD")]),
        ("NY, NJ, CT", [("", "NY"), ("", "NJ"), ("", "CT")]),
        ("Portland, OR or Seattle, WA", [("Portland", "OR"), ("Seattle", "WA")]),
        ("Jersey City, NJ; New York", [("Jersey City", "NJ"), ("", "NY")]),
        ("Los Angeles, California, United States", [("Los Angeles", "CA")]),
        ("Remote (Texas only)", [("", "TX")]),
        ("Remote in Texas", [("", "TX")]),
        ("Hybrid in Denver, CO", [("", "CO")]),
        ("San Juan, PR", [("San Juan", "PR")]),
        ("Chicago IL", [("Chicago", "IL")]),
        ("Boston", [("Boston", "")]),
        ("Toronto, ON, Canada", [("Canada", "")]),
        ("Remote OR hybrid", []),
        ("PARALEGAL IN DENVER", []),
        ("United States", []),
        (" , ; ", []),
    ],
)
def test_what_a_place_names(place: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.town, a.state) for a in addresses(place)] == expected


@pytest.mark.parametrize("code", REGIONS)
def test_every_state_is_known_by_code_and_name(code: str) -> None:
    assert states_of(f"Springfield, {code}") == [code]
    assert states_of(f"Springfield, {REGIONS[code]}") == [code]
    assert states_of(REGIONS[code]) == [code]


@given(st.text(alphabet="ABCNYORWadeingtsh ,.;()-/DC0123456789", max_size=60))
def test_any_words_name_known_states_or_none(place: str) -> None:
    assert set(states_of(place)) <= REGIONS.keys()
