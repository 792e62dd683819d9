"""``NOISE`` is what the measurement gives, and the rewritings that it measures do what their names say."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest

from matcher.matching.ranking import NOISE
from tests.equivalence import rewrite
from tests.equivalence.__main__ import SAMPLES, Measure, quantile, row, written

TEXT = """\
Jo Doe

EXPERIENCE

Paralegal, Acme LLP
March 2020 - Present
- Drafted and filed pleadings
- Kept the docket of three
  attorneys

Clerk, Roe LLP
May 2016 - June 2019
- Filed

SKILLS

Tools: Westlaw, PACER, Clio

EDUCATION
Bachelor of Arts, 2014
"""


def test_the_noise_is_the_measured_one() -> None:
    measure = Measure(sorted(SAMPLES.glob("*/posting.*")))
    points = [difference.points for resume in written() for difference in measure.anew(resume)]
    assert len(points) > 300
    assert round(quantile(points, 0.95)) == NOISE, "run python -m tests.equivalence and set NOISE and docs/scoring.md"


def test_the_worst_are_listed_with_what_moved() -> None:
    measure = Measure(sorted(SAMPLES.glob("litigation/posting.*")))
    resume = next(resume for resume in written() if resume.name == "litigation")
    found = sorted(measure.differences(resume), key=lambda difference: difference.points)
    assert found[0].points == 0
    assert "litigation / LITIGATION PARALEGAL / " in measure.moved(found[-1])
    assert row("all", found).split()[:2] == ["all", str(len(found))]


@pytest.mark.parametrize(("share", "value"), [(0.5, 2.0), (0.75, 3.0), (0.76, 4.0), (1.0, 4.0)])
def test_quantiles(share: float, value: float) -> None:
    assert quantile([4.0, 1.0, 3.0, 2.0], share) == value


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (rewrite.unwrapped, "- Kept the docket of three attorneys"),
        (rewrite.reversed_bullets, "- Kept the docket of three attorneys\n- Drafted and filed pleadings"),
        (rewrite.as_prose, "\nDrafted and filed pleadings. Kept the docket of three attorneys."),
        (partial(rewrite.with_sign, "• "), "• Drafted and filed pleadings"),
        (partial(rewrite.with_headings, 1), "\nProfessional Experience\n"),
        (rewrite.in_capitals, "\nEXPERIENCE:\n"),
        (rewrite.reversed_jobs, "Clerk, Roe LLP\nMay 2016 - June 2019\n- Filed\n\nParalegal, Acme LLP"),
        (rewrite.reversed_lists, "\nTools: Clio, PACER, Westlaw\n"),
        (partial(rewrite.separated, " | "), "\nTools: Westlaw | PACER | Clio\n"),
        (rewrite.one_a_line, "\nTools\n- Westlaw\n- PACER\n- Clio\n"),
        (partial(rewrite.with_first, "skills"), "Jo Doe\n\n\nSKILLS"),
        (rewrite.DATES[0], "\nMar 2020 - Present\n"),
        (rewrite.DATES[1], "\n03/2020 – Present\n"),
        (rewrite.DATES[3], "\nMarch 2020 to now\n"),
        (rewrite.FORMS[0], "- Draft and file pleadings"),
        (rewrite.FORMS[3], "- I drafted and filed pleadings\n- I kept the docket"),
        (rewrite.FORMS[4], "- Responsible for drafting and filing pleadings\n- Responsible for keeping the docket"),
    ],
)
def test_a_rewriting_does_what_it_says(change: rewrite.Rewrite, line: str) -> None:
    assert line in change(rewrite.unwrapped(TEXT))


def test_every_line_of_the_table_stands_in_a_resume() -> None:
    texts = "\n".join(resume.text for resume in written())
    assert [line for line in rewrite.paraphrases() if line not in texts] == []
    assert min(map(len, rewrite.paraphrases().values())) >= 2


def test_what_is_written_anew_depends_on_the_seed_alone() -> None:
    resume = next(written())
    first, second, third = (rewrite.anew(resume.text, Random(seed)) for seed in (1, 1, 2))
    assert first == second != third
