"""Laws 1, 2 and 7 over whole resumes and postings that hypothesis builds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.model import Document, Hidden
from tests.laws.cases import AS_OF, MATCHER, SCORER, TINY, TRIED, bits, match, own, score, wish, with_line
from tests.laws.checks import assert_accounted_for, assert_only_adds
from tests.laws.profiles import DENIED, Ad, Profile, ads, denials, profiles

# Forms that extraction itself reads where they stand alone in a list.
forms = st.sampled_from([form for form, _ in TRIED])


@given(profiles, ads)
@settings(max_examples=150)
def test_contributions_sum_and_quotes_stand(profile: Profile, ad: Ad) -> None:
    assert_accounted_for(match(profile.text(), ad.text()))


@given(profiles, ads, forms)
@settings(max_examples=150)
def test_a_true_mention_adds_and_adds_no_more_than_it_is_evidence_for(profile: Profile, ad: Ad, form: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is None:
        return
    before, after = (match(said.text(), asked, advise=False) for said in (profile, profile.saying(form)))
    assert_only_adds(before, after)


@given(profiles, ads, forms)
@settings(max_examples=60)
def test_a_second_time_changes_nothing(profile: Profile, ad: Ad, form: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is None:
        return
    once = with_line(profile.text(), form)
    assert bits(own(with_line(once, form)), asked) == bits(own(once), asked)
    assert bits(own(with_line(with_line(once, form), form)), asked) == bits(own(once), asked)


@given(profiles, ads)
@settings(max_examples=60)
def test_a_job_told_twice_counts_once(profile: Profile, ad: Ad) -> None:
    asked = wish(ad.text())
    twice = replace(profile, jobs=(*profile.jobs, *profile.jobs[:1]))
    if SCORER.total(own(profile.text()), asked) is not None:
        assert bits(own(twice.text()), asked) == bits(own(profile.text()), asked)


@given(profiles, ads, st.data())
@settings(max_examples=150)
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
@settings(max_examples=100)
def test_a_denial_adds_nothing(profile: Profile, ad: Ad, denial: str) -> None:
    asked = wish(ad.text())
    if SCORER.total(own(profile.text()), asked) is not None:
        assert score(profile.denying(denial).text(), asked) <= score(profile.text(), asked) + TINY


@given(profiles, ads, st.lists(st.sampled_from(DENIED), min_size=1, max_size=4, unique=True))
@settings(max_examples=60)
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
