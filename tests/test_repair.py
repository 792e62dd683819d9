"""What files do to characters and words is undone where it is certain, and left alone where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.repair import keeps_hyphen
from matcher.text import normalise

WORDS = frozenset(
    "skill tool technical westlaw experience microsoft professional education law learner subpoena prepare research "
    "investigation attorney client powerpoint lexisnexis power point lexis nexis document pretrial".split()
)


def known(word: str) -> bool:
    return word.removesuffix("s") in WORDS


CHARACTERS = [
    # Mojibake: UTF-8 read as Windows-1252, once or twice, whole or with its last byte lost.
    ("rÃ©sumÃ©", "résumé"),
    ("AttachÃ© Company", "Attaché Company"),
    ("itâ€™s", "it's"),
    ("Ã¢â‚¬â„¢", "'"),
    ("â€œTickleâ€\x9d", '"Tickle"'),
    ("â€œTickleâ€", '"Tickle"'),
    ("ï»¿Westlaw", "Westlaw"),
    ("11/2013 ï¼\u200b Current", "11/2013 - Current"),
    ("Company ï¼ City", "Company - City"),
    ("Address:Â Level 8 Â Â Â", "Address: Level 8"),
    ("Â© 2020", "2020"),
    ("oneâ€¨two", "one two"),
    # UTF-8 read as GBK.
    ("R茅sum茅", "Résumé"),
    ("I鈥檒l", "I'll"),
    ("(Per煤)Diploma", "(Perú)Diploma"),
    ("2005鈥?2008", "2005-2008"),
    ("聽a", "a"),
    # What no reader sees.
    ("West\u200blaw", "Westlaw"),
    ("West\u200c\u200d\u2060\ufefflaw", "Westlaw"),
    ("\u202eWestlaw\u202c", "Westlaw"),
    ("W\ufe0festlaw", "Westlaw"),
    ("West\U000e0041law", "Westlaw"),
    ("West\U000e0101law", "Westlaw"),
    ("West\u3164law", "Westlaw"),
    ("West\x07law", "Westlaw"),
    # Forms of letters and signs.
    ("ｗｅｓｔｌａｗ，ＰＡＣＥＲ", "westlaw,PACER"),
    ("𝐖𝐞𝐬𝐭𝐥𝐚𝐰", "Westlaw"),
    ("oﬃce", "office"),
    ("liƟgaƟon aƩorney soŌware porƞolio", "litigation attorney software portfolio"),
    ("Ɵme", "time"),
    ("re\u0301sume\u0301", "résumé"),
    ("attorney´s", "attorney's"),
    ("e\u2011filing", "e-filing"),
    ("„Clio‟", '"Clio"'),
    # Private-use glyphs: Word's bullet, and icons.
    ("\uf0b7Westlaw", "•Westlaw"),
    ("\uf0a7 Westlaw", "• Westlaw"),
    ("\ue0b0 Dayton\ue0b1Ohio", "Dayton Ohio"),
    # Left as they are.
    ("naïve café, Łódź", "naïve café, Łódź"),
    ("Phở Sơn, Ōtaki", "Phở Sơn, Ōtaki"),
    ("履歴書", "履歴書"),
    ("W\u0435stlaw", "W\u0435stlaw"),
    ("Âge", "Âge"),
]
HYPHENS = [
    ("docu-\nment", "document"),
    ("docu\u00ad\nment", "document"),
    ("docu\u2010\nment", "document"),
    ("e-\nfiling", "e-filing"),
    ("e\u2010\nfiling", "e-filing"),
    ("well-\nknown", "well-known"),
    ("sub-\npoena", "subpoena"),
    ("pre-\npare", "prepare"),
    ("pre-\nlitigation", "pre-litigation"),
    ("in-\nvestigations", "investigations"),
    ("attorney-\nclient", "attorney-client"),
    ("state-\nof-the-art", "state-of-the-art"),
    ("detail-\noriented", "detail-oriented"),
    ("follow-\nup", "follow-up"),
    ("in-\nhouse", "in-house"),
]
SPACED = [
    ("E X P E R I E N C E", "EXPERIENCE"),
    ("E d u c a t i o n", "Education"),
    ("S K I L L S :", "SKILLS :"),
    ("S K I L L S  &  T O O L S", "SKILLS & TOOLS"),
    ("S K I L L S & T O O L S", "SKILLS & TOOLS"),
    ("W O R K   H I S T O R Y", "WORK HISTORY"),
    ("W O R K\u00a0H I S T O R Y", "WORK HISTORY"),
    ("T E C H N I C A L S K I L L S", "TECHNICAL SKILLS"),
    ("a\nS K I L L S\nb", "a SKILLS b"),
    ("A B C", "A B C"),
    ("i s a w", "i s a w"),
    ("Vitamins A B C D", "Vitamins A B C D"),
    ("A B C D 1", "A B C D 1"),
]
GLUED = [
    ("P.CParalegal", "P.C Paralegal"),
    ("LLPLitigation Paralegal", "LLP Litigation Paralegal"),
    ("2019Present", "2019 Present"),
    ("PresentManage", "Present Manage"),
    ("SkillsWestlaw", "Skills Westlaw"),
    ("skillsProfessional", "skills Professional"),
    ("lawEducation", "law Education"),
    ("experienceMicrosoft Word", "experience Microsoft Word"),
    ("INSZoom MyCase iManage", "INSZoom MyCase iManage"),
    ("PowerPoint powerPoint LexisNexis lexisNexis", "PowerPoint powerPoint LexisNexis lexisNexis"),
    ("LawEducate LegalZen", "LawEducate LegalZen"),
    ("LLCs McDonald MacArthur", "LLCs McDonald MacArthur"),
    ("lawEducation@example.com", "lawEducation@example.com"),
    ("www.lawEducation.com", "www.lawEducation.com"),
    ("lawEducation.example.com", "lawEducation.example.com"),
]


@pytest.mark.parametrize(("text", "copy"), [*CHARACTERS, *HYPHENS, *SPACED, *GLUED])
def test_what_is_certain_is_repaired(text: str, copy: str) -> None:
    assert normalise(text, known).text == copy


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("S K I L L S:\nWestlaw", "SKILLS", "S K I L L S"),
        ("LLPLitigation Paralegal", "Litigation", "Litigation"),
        ("LLPLitigation Paralegal", "LLP Litigation", "LLPLitigation"),
        ("docu\u00ad\nments now", "documents", "docu\u00ad\nments"),
        ("liƟgaƟon team", "litigation", "liƟgaƟon"),
        ("rÃ©sumÃ© and Westlaw", "sum", "sum"),
        ("rÃ©sumÃ© and Westlaw", "résumé", "rÃ©sumÃ©"),
        ("use 𝐖𝐞𝐬𝐭𝐥𝐚𝐰 daily", "Westlaw", "𝐖𝐞𝐬𝐭𝐥𝐚𝐰"),
        ("11/2013 ï¼\u200b Current", "2013 - Current", "2013 ï¼\u200b Current"),
        ("a Â\u00a0 b", "a b", "a Â\u00a0 b"),
    ],
)
def test_what_is_repaired_is_quoted_as_it_was_written(text: str, word: str, original: str) -> None:
    clean = normalise(text, known)
    at = clean.text.index(word)
    assert text[slice(*clean.original(at, at + len(word)))] == original


@pytest.mark.parametrize("text", ["SkillsWestlaw", "powerPoint", "experienceMicrosoft"])
def test_who_knows_no_words_parts_none(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize(
    ("before", "after", "kept"), [("a word", "goes on", None), ("2019-", "present", None), ("Lexis-", "Nexis", None)]
)
def test_without_a_broken_word_there_is_nothing_to_join(before: str, after: str, kept: bool | None) -> None:
    assert keeps_hyphen(before, after, known) is kept


@given(st.text(alphabet="abSKILTOpx &:-'.\n", max_size=60))
def test_a_repaired_text_needs_no_second_repair(text: str) -> None:
    once = normalise(text, known).text
    assert normalise(once, known).text == once
