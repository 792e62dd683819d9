"""The page of a ranking: what stands on it, that its counts add up, and that nothing of a file becomes markup."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape

import pytest

from matcher.library import Matcher, Text
from matcher.reports import ranking_html, sheets
from matcher.reports import ranking_view as view
from matcher.reports.ranking_overview import overview
from matcher.reports.record_shapes import DecisionObject, Ranking
from matcher.reports.wording import clean
from tests.pages import Page
from tests.reports.ranking_samples import AS_OF, HOSTILE, hostile_text, labelled, made, many, record, sample_ranking

COOK = "Line Cook\n\nRequirements\n- 3 years of cooking\n- grilling\n- knives\n- sauces\n- baking\n- Excel\n- menus\n"


def written(ranking: Ranking) -> str:
    return "".join(ranking_html.page(ranking))


@pytest.fixture(scope="module")
def ranking(matcher: Matcher) -> Ranking:
    return labelled(sample_ranking(matcher))


@pytest.fixture(scope="module")
def page(ranking: Ranking) -> str:
    return written(ranking)


def test_every_element_is_closed_and_every_id_is_one(page: str) -> None:
    found = Page(page)
    assert (found.astray, found.open) == ([], [])
    ids = Counter(found.values("id"))
    assert set(ids.values()) == {1}
    links = [a["href"] for a in found.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    for _, attributes in found.elements:
        assert set(attributes.get("aria-labelledby", "").split()) <= set(ids)


def test_the_page_runs_one_script_and_loads_nothing(page: str) -> None:
    found = Page(page)
    assert len(found.all("script")) == len(found.all("style")) == 1
    assert found.loading == {"script"}
    assert {a["href"][0] for a in found.all("a")} == {"#"}


def test_the_policy_names_the_style_and_the_script_that_are_there(page: str) -> None:
    style, script = (re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL) for tag in ("style", "script"))
    assert style is not None
    assert script is not None
    policy = sheets.policy(style[1], script[1])
    assert {"http-equiv": "Content-Security-Policy", "content": policy} in Page(page).all("meta")
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")


@pytest.mark.parametrize("attack", HOSTILE)
def test_an_attack_is_text_wherever_it_stands(attack: str, page: str) -> None:
    body = page[page.index("<body") : page.index("<script>")]
    assert escape(clean(attack)[:40], quote=False).split()[0] in body.replace("&#34;", '"').replace("&#39;", "'")
    for tag in re.findall(r"<\w[^<>]*>", attack):
        assert tag not in body
    assert not [c for c in body if not c.isprintable() and c != "\n"]


def test_counts_add_up_and_every_file_is_there(ranking: Ranking, page: str) -> None:
    counts = ranking.facts["counts"]
    assert counts["inputs"] == counts["ranked"] + counts["not_scored"] + counts["unreadable"]
    figures = [int(text.replace(",", "")) for text in re.findall(r"<dd>([\d,]+)</dd></div>", page)]
    assert figures == [counts[key] for key in ("inputs", "ranked", "not_scored", "unreadable")]
    found = Page(page)
    assert len([a for a in found.all("tbody") if "class" in a]) == counts["ranked"]
    over = overview(ranking)
    assert sum(bar.number for bar in over.bars) == counts["ranked"]
    assert sum(len(group.names) for group in over.not_scored) == counts["not_scored"]
    assert sum(len(group.names) for group in over.unreadable) == counts["unreadable"]
    assert all(found["row"]["reason"] for found in ranking.records if found["row"]["rank"] is None)


def test_every_requirement_of_every_candidate_is_there_with_its_points(ranking: Ranking) -> None:
    over = overview(ranking)
    for candidate in view.candidates(ranking, over):
        lines = [must.line for must in candidate.must_lines if must.line]
        lines += [line for group in candidate.groups for line in group.lines]
        assert len(lines) == len(over.asked) == len(candidate.record["cells"])
        assert sum(line.points for line in lines) == pytest.approx(candidate.row["score"], abs=1e-3)
        named = Counter(line.state for line in lines if line.asked.requirement["kind"] != "keyword")
        assert dict(candidate.tally) == {"found": 0, "partly": 0, "missing": 0} | named
        for line in lines:
            assert line.state == "missing" or line.quotes


def test_evidence_is_marked_in_its_line(ranking: Ranking, page: str) -> None:
    best = next(iter(view.candidates(ranking, overview(ranking), 1)))
    quote = next(q for group in best.groups for line in group.lines for q in line.quotes if q.before and q.after)
    assert f"{quote.before}<mark>{quote.evidence}</mark>{quote.after}" in page


def test_a_requirement_says_how_many_show_it(ranking: Ranking) -> None:
    over = overview(ranking)
    lines = [list(c.cells.values()) for c in view.candidates(ranking, over)]
    for asked in over.asked:
        states = Counter(line.state for found in lines for line in found if line.asked is asked or line.asked == asked)
        assert (asked.found, asked.partly) == (states["found"], states["partly"])


def test_labels_stand_beside_the_figures(ranking: Ranking) -> None:
    first, second, third = view.candidates(ranking, overview(ranking), 3)
    assert (first.marked, second.marked, third.is_copy) == (False, True, True)
    assert [note.kind for note in second.notes][:2] == ["mark", "copied"]
    assert third.notes[0].text == f"edited copy of {first.file}"
    assert first.decision == {"decision": "advance", "reason": HOSTILE[0]}


def test_a_decision_stands_beside_a_file_without_a_rank_too(ranking: Ranking) -> None:
    source = next(found["row"]["source"] for found in ranking.records if found["row"]["status"] != "ok")
    hold: DecisionObject = {"decision": "hold", "reason": "ask for a PDF"}
    groups = overview(replace(ranking, decisions={source: hold})).unreadable
    assert [name.endswith(" (decision: hold)") for group in groups for name in group.names].count(True) == 1


def test_only_the_best_can_be_opened_and_the_page_says_so(ranking: Ranking) -> None:
    lots = many(ranking, view.DETAILED + 60)
    found = Page(written(lots))
    ranked = lots.facts["counts"]["ranked"]
    assert len([a for a in found.all("tbody") if "class" in a]) == ranked > view.DETAILED
    assert len([a for a in found.all("div") if a.get("class") == "sheet"]) == view.DETAILED
    assert f"the best {view.DETAILED} can be opened here" in written(lots)


def test_codes_stand_for_people_in_a_name_blind_run(ranking: Ranking) -> None:
    facts = {**ranking.facts, "blind": True}
    page = written(replace(ranking, facts=facts))  # type: ignore[arg-type]
    assert "lee@example.com" not in page.replace("Lee Example", "")
    assert "303 555 0100" not in page
    assert not [c for c in Page(page).cells if c.strip().startswith("Lee <")]
    assert "Code</button>" in page


def test_what_a_filter_or_a_decision_would_need_is_offered_only_then(matcher: Matcher, ranking: Ranking) -> None:
    plain = replace(ranking, decisions={})
    switches = {a["data-hide"] for a in Page(written(ranking)).all("input") if "data-hide" in a}
    assert switches == {"open", "marked", "copy", "undecided"}
    assert 'data-hide="undecided"' not in written(plain)
    assert "Decision</button>" not in written(plain)


def test_an_empty_ranking_is_a_page_too(ranking: Ranking) -> None:
    nothing = [record for record in ranking.records if record["row"]["rank"] is None]
    counts = {**ranking.facts["counts"], "ranked": 0, "inputs": len(nothing)}
    page = written(Ranking({**ranking.facts, "counts": counts}, nothing))  # type: ignore[typeddict-item]
    assert "No resume is ranked." in page
    assert not {"#spread", "#heat"} & {a["href"] for a in Page(page).all("a")}
    assert Page(page).astray == []


def test_a_posting_of_another_field_is_said_once_and_has_no_bands(matcher: Matcher) -> None:
    posting = matcher.posting(Text(COOK, "cook.txt"), as_of=AS_OF)
    off = made(matcher, posting, [record(matcher, posting, Text(hostile_text("x"), f"{n}.txt")) for n in range(3)])
    page = written(off)
    assert off.facts["posting"]["reason"]
    assert page.count(off.facts["posting"]["reason"]) == 1
    assert page.count("low confidence") == off.facts["counts"]["ranked"] == 3
    assert ">strong</text>" not in page
    assert 'class="fill w9' not in page[: page.index('id="asked"')]


def test_the_same_ranking_gives_the_same_bytes_and_may_stream(ranking: Ranking, page: str) -> None:
    class Once:
        """Records that come one by one, as they do from a run file."""

        def __iter__(self):  # type: ignore[no-untyped-def]
            return iter(list(ranking.records))

    assert written(replace(ranking, records=Once())) == page
    assert len(list(ranking_html.page(ranking))) > 1
