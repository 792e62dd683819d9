"""Where jobs begin and roles stand as titles: facts of the extracted resume, on which the score rests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.model import Resume


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("EXPERIENCE\n\nParalegal, Kerr Law LLP\nMay 2010 - May 2020\n- Sang", "Paralegal, Kerr"),
        ("EXPERIENCE\n\nMay 2010 - May 2020\nParalegal, Kerr Law LLP\n- Sang", "May 2010"),
    ],
)
def test_a_job_begins_at_its_title_or_its_dates(resume: Callable[[str], Resume], text: str, begins: str) -> None:
    (role,) = resume(text).roles
    assert text[role.begin :].startswith(begins)


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Paralegal, Kerr Law LLP", True),
        ("Kerr Law LLP | paralegal", True),
        ("- Managed paralegal calendars", False),
        ("Helped with Paralegal calendars", False),
        ("Paralegal, Kerr Law LLP\nMay 2010 - May 2020", False),
        ("Paralegal " + "at a firm that has a very long name " * 3, False),
    ],
)
def test_titles_stand_on_lines_of_their_own(resume: Callable[[str], Resume], line: str, titled: bool) -> None:
    found = resume(f"EXPERIENCE\n\n{line}\n- Sang")
    assert [m.titled for m in found.mentions if m.kind == "role"] == [titled]
