"""Laws 1, 2 and 7 over whole resumes and postings that hypothesis builds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.model import Document, Hidden
from tests.laws.cases import AS_OF, MATCHER, SCORER, TINY, TRIED, bits, match, own, score, wish, with_line
from tests.laws.profiles import DENIED, Ad, Profile, ads, denials, profiles

# Forms that extraction itself reads where they stand alone in a list.
forms = st.sampled_from([form for form, _ in TRIED])


@given(profiles, ads)
@settings(max_examples=80)
def test_contributions_sum_and_quotes_stand(profile: Profile, ad: Ad) -> None:
    found = match(profile.text(), ad.text())
    if found.score is None:
        assert found.reason
        assert found.contributions == found.gaps == ()
        return
    assert 0.0 <= found.score <= 100.0
    assert sum(c.points for c in found.contributions) == pytest.approx(found.score, abs=TINY)
    assert sum(c.possible for c in found.contributions) == pytest.approx(100.0, abs=TINY)
    assert all(c.points == c.possible * c.credit and 0.0 <= c.credit <= 1.0 for c in found.contributions)
    shown, asked = found.resume.document.text, found.posting.document.text
    quotes = [e for c in found.contributions for e in c.evidence] + [e for k in found.knockouts for e in k.evidence]
    assert all(shown[e.start : e.end] == e.text != "" for e in quotes)
    posted = [c.posting_quote for c in found.contributions]
    assert all(asked[e.start : e.end] == e.text != "" for e in posted)
    assert [c.label for c in found.contributions if (c.credit > 0) != bool(c.evidence)] == []


@given(profiles, ads, forms)
@settings(max_examples=80)
def test_a_true_mention_adds_and_adds_no_more_than_it_is_evidence_for(profile: Profile, ad: Ad, form: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is None:
        return
    before = match(profile.text(), asked)
    after = match(profile.saying(form).text(), asked)
    assert before.score is not None
    assert after.score is not None
    pairs = list(zip(before.contributions, after.contributions, strict=True))
    assert all(new.points >= old.points - TINY for old, new in pairs), form
    moved = [new for old, new in pairs if new.points != old.points]
    assert after.score - before.score <= sum(c.possible for c in moved) + TINY
    # What moved, moved by the new words: they, or something that they are a part of, are its evidence.
    assert all(c.evidence for c in moved)


@given(profiles, ads, forms)
@settings(max_examples=40)
def test_a_second_time_changes_nothing(profile: Profile, ad: Ad, form: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is None:
        return
    once = with_line(profile.text(), form)
    assert bits(own(with_line(once, form)), asked) == bits(own(once), asked)
    assert bits(own(with_line(with_line(once, form), form)), asked) == bits(own(once), asked)


@given(profiles, ads)
@settings(max_examples=40)
def test_a_job_told_twice_counts_once(profile: Profile, ad: Ad) -> None:
    asked = wish(ad.text())
    twice = replace(profile, jobs=(*profile.jobs, *profile.jobs[:1]))
    if SCORER.total(own(profile.text()), asked) is not None:
        assert bits(own(twice.text()), asked) == bits(own(profile.text()), asked)


@given(profiles, ads, st.data())
@settings(max_examples=80)
def test_the_order_of_jobs_lists_and_sections_changes_nothing(profile: Profile, ad: Ad, data: st.DataObject) -> None:
    def shuffled(items: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(data.draw(st.permutations(items)))

    other = replace(
        profile,
        jobs=tuple(replace(job, work=shuffled(job.work)) for job in data.draw(st.permutations(profile.jobs))),
        skills=shuffled(profile.skills),
        credentials=shuffled(profile.credentials),
        degrees=shuffled(profile.degrees),
        order=tuple(data.draw(st.permutations(profile.order))),
    )
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is not None:
        assert bits(own(other.text()), asked) == bits(own(profile.text()), asked)


@given(profiles, ads, denials)
@settings(max_examples=60)
def test_a_denial_adds_nothing(profile: Profile, ad: Ad, denial: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is not None:
        assert score(profile.denying(denial).text(), asked) <= score(profile.text(), asked) + TINY


@given(profiles, ads, st.lists(st.sampled_from(DENIED), min_size=1, max_size=4, unique=True))
@settings(max_examples=40)
def test_what_cannot_be_seen_adds_nothing(profile: Profile, ad: Ad, names: list[str]) -> None:
    document = own(profile.text()).document
    stuffed = replace(document, hidden=(Hidden(", ".join(names), "white text"),))
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is not None:
        assert bits(MATCHER.resume(stuffed, as_of=AS_OF), asked) == bits(own(profile.text()), asked)


@given(st.lists(profiles, min_size=2, max_size=4), ads, st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_neighbours_and_their_order_play_no_part(batch: list[Profile], ad: Ad, random: object) -> None:
    asked = wish(ad.text())
    documents = [Document(f"{i}", f"{i}", "ok", profile.text()) for i, profile in enumerate(batch)]
    alone = {d.source: SCORER.total(MATCHER.resume(d, as_of=AS_OF), asked) for d in documents}
    random.shuffle(documents)  # type: ignore[attr-defined]
    together = {found.resume.document.source: found.score for found in MATCHER.rank(asked, documents, as_of=AS_OF)}
    assert together == alone
