"""Stored profiles: the same match as the original, a few hundred bytes, no text, and nothing damaged is opened."""

from __future__ import annotations

import re
import zlib
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.codec import PROFILE_VERSION, decode, digests, encode
from matcher.codec.parts import SECTIONS
from matcher.errors import StoredProfileError, VocabularyError
from matcher.matching.ranking import standing
from matcher.model import Document, Posting
from matcher.vocabulary import Vocabulary
from tests.codec.same import stored, without_words
from tests.laws.cases import AS_OF, CASES, MATCHER, ROOT, SCORER, own, posting, resume, wish
from tests.laws.profiles import Ad, Profile, ads, profiles

SHARED = ROOT.parent / "shared" / "documents"
STREET = "Quillon Zedwick\nquillon@zedwick.example\n14 Marrowby Lane, Ulmsford\n\n"


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("other", CASES)
def test_a_stored_pair_matches_as_the_original(case: str, other: str) -> None:
    made = SCORER.match(resume(case), posting(other))
    again = SCORER.match(stored(resume(case)), stored(posting(other)))
    assert without_words(again) == without_words(made)
    assert standing(again, again.resume.document) == standing(made, made.resume.document)
    assert again.advice == ()


@given(profiles, ads)
@settings(max_examples=80)
def test_so_does_any_pair(profile: Profile, ad: Ad) -> None:
    shown, asked = own(profile.text()), wish(ad.text())
    made = without_words(SCORER.match(shown, asked))
    assert without_words(SCORER.match(stored(shown), stored(asked))) == made
    assert without_words(SCORER.match(stored(shown), asked)) == made
    assert without_words(SCORER.match(shown, stored(asked))) == made


def test_so_does_a_posting_that_a_recruiter_has_corrected() -> None:
    asked = posting(CASES[0])
    first, *rest = asked.requirements
    heavy = (replace(first, id="p1", factor=2.5), *rest)
    words = tuple(replace(k, factor=0.5) for k in asked.keywords)
    asked = replace(asked, requirements=heavy, keywords=words)
    assert words
    assert stored(asked).requirements == heavy
    made = SCORER.match(resume(CASES[0]), asked)
    assert without_words(SCORER.match(resume(CASES[0]), stored(asked))) == without_words(made)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not beside the checkout")
def test_so_do_real_documents() -> None:
    shown = [MATCHER.resume(path, as_of=AS_OF) for path in sorted((SHARED / "resumes").iterdir())[:40]]
    asked = [MATCHER.posting(path, as_of=AS_OF) for path in sorted((SHARED / "postings").iterdir())[:8]]
    assert shown
    assert asked
    for one in shown:
        for other in asked:
            made = SCORER.match(one, other, advise=False)
            assert without_words(SCORER.match(stored(one), stored(other), advise=False)) == without_words(made)


@pytest.mark.parametrize("case", CASES)
def test_what_comes_back_is_stored_as_the_same_bytes(case: str) -> None:
    for found in (resume(case), posting(case)):
        assert encode(stored(found)) == encode(found)


@pytest.mark.parametrize("case", CASES)
def test_a_profile_is_small(case: str) -> None:
    for found in (resume(case), posting(case)):
        assert len(encode(found)) < 1100


@pytest.mark.parametrize("case", CASES)
def test_no_text_comes_back_but_free_keywords(case: str) -> None:
    frequent = MATCHER.vocabulary.frequencies
    for found in (stored(resume(case)), stored(posting(case))):
        assert found.document.text == ""
        assert found.rejected == found.warnings == found.notes == ()
        assert all(m.text == "" for m in found.mentions)
        assert all(keyword.term in frequent for keyword in found.keywords)
        titles = [found.title] if isinstance(found, Posting) else [role.title for role in found.roles]
        assert [*titles, *(e.field for e in found.education)] == [""] * (len(titles) + len(found.education))


@given(profiles)
@settings(max_examples=60)
def test_no_word_of_a_document_is_in_its_bytes(profile: Profile) -> None:
    shown = own(STREET + profile.text())
    terms = {keyword.term for keyword in shown.keywords}
    data = encode(shown)
    for term in sorted(terms, key=len, reverse=True):
        data = data.replace(term.encode(), b"\0")
    words = set(re.findall(r"\w{4,}", shown.document.text))
    assert not [word for word in words if word.lower().encode() in data.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms. Vale,\n\nI would like to apply for the post of paralegal at your firm. I have used Westlaw.\n\n"
        "Sincerely,\nJo Doe",
        "Wir suchen eine Person, die unsere Akten ordnet und mit den Kunden spricht. Die Arbeit ist nicht schwer, und "
        "wir sind ein gutes Haus, das seit vielen Jahren in der Stadt ist. Ich habe bei einem Anwalt gearbeitet und "
        "dort die Post, die Fristen und die Termine mit dem Gericht gemacht; das kann ich auch bei Ihnen tun.\n" * 3,
    ],
)
def test_what_has_no_score_has_none_when_stored(text: str) -> None:
    shown = own(text)
    assert shown.no_score
    again = stored(shown)
    assert (again.no_score, again.not_resume) == (shown.no_score, shown.not_resume)
    assert SCORER.match(again, posting(CASES[0])).score is None


def test_all_that_is_scored_comes_back() -> None:
    """A field that is added to a resume or a posting is stored, or left out on purpose."""
    left_out = {"document", "rejected", "warnings", "notes", "facts"}
    for found, more in (
        (resume(CASES[0]), {"roles", "education", "mentions"}),
        (posting(CASES[0]), {"title", "years"}),
    ):
        again = stored(found)
        for item in {f.name for f in fields(found)} - left_out - more - {"mentions", "education"}:
            assert getattr(again, item) == getattr(found, item), item
        assert [replace(m, text="") for m in found.mentions] == list(again.mentions)
        assert [replace(e, field="") for e in found.education] == list(again.education)
    shown, asked = resume(CASES[0]), posting(CASES[0])
    assert [replace(r, title="") for r in shown.roles] == list(stored(shown).roles)
    assert asked.years is not None
    assert replace(asked.years, of="") == stored(asked).years


def test_sections_have_their_numbers(vocabulary: Vocabulary) -> None:
    assert {section for table in vocabulary.headings.values() for section in table} <= set(SECTIONS)


@pytest.mark.parametrize("case", CASES)
def test_the_concepts_of_a_profile_are_known_without_decoding_it(case: str, vocabulary: Vocabulary) -> None:
    shown, asked = resume(case), posting(case)
    named = {mention.concept for mention in shown.mentions} | {role.family for role in shown.roles if role.family}
    assert {vocabulary.by_digest[digest].id for digest in digests(encode(shown))} == named
    named = {concept for requirement in asked.requirements for concept in requirement.wants}
    assert named <= {vocabulary.by_digest[digest].id for digest in digests(encode(asked))}
    with pytest.raises(StoredProfileError, match="damaged"):
        digests(encode(shown)[:-1])


def test_a_document_that_was_not_read_has_no_profile() -> None:
    shown = replace(own("Skills: Westlaw"), document=Document("x", "", "corrupt", ""))
    with pytest.raises(ValueError, match="corrupt"):
        encode(shown)


def test_every_changed_byte_is_noticed() -> None:
    data = encode(own("Skills: Westlaw, PACER"))
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 0x15
        with pytest.raises(StoredProfileError, match="rebuild"):
            decode(bytes(changed), MATCHER.vocabulary)


@given(st.binary(max_size=80))
def test_foreign_bytes_are_refused(data: bytes) -> None:
    body = b"LP" + bytes([PROFILE_VERSION]) + data
    for foreign in (data, body, body + zlib.crc32(body).to_bytes(4, "little")):
        refusal = refused(foreign)
        assert not refusal or "rebuild" in refusal


def refused(data: bytes) -> str:
    try:
        decode(data, MATCHER.vocabulary)
    except StoredProfileError as error:
        return str(error)
    return ""


def test_another_version_is_named() -> None:
    data = encode(own("Skills: Westlaw"))
    newer = data[:2] + bytes([PROFILE_VERSION + 1]) + data[3:]
    with pytest.raises(StoredProfileError, match=f"version {PROFILE_VERSION + 1}.*version {PROFILE_VERSION}.*rebuild"):
        decode(newer, MATCHER.vocabulary)


def test_a_concept_that_is_gone_is_said(vocabulary: Vocabulary) -> None:
    data = encode(own("Skills: Westlaw"))
    kept = {id_: concept for id_, concept in vocabulary.concepts.items() if id_ != "tool.westlaw"}
    with pytest.raises(StoredProfileError, match="rebuild"):
        decode(data, replace(vocabulary, concepts=kept))


def test_two_ids_that_are_stored_alike_are_refused(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.vocabulary.concept_digest", lambda _: b"1234")
    with pytest.raises(VocabularyError, match="choose another id"):
        _ = replace(vocabulary).by_digest


# Version 1 as it is: whoever changes what these bytes are changes the version.
FIRST = (
    "4c50017203b0fef81d98a9bdddf532abbed1942d0000020200000000030000000003000001010c090238070316050000000001010"
    "1f4f62ca9822d0c27152a2a0000bc6bbb47"
)


def test_the_bytes_of_a_version_stay() -> None:
    text = "EXPERIENCE\n\nParalegal, Oduya Law Group\nJune 2016 - June 2020\n- Used Westlaw daily\n\nSKILLS\nPACER"
    assert encode(own(text)).hex() == FIRST
