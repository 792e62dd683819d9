"""The pipeline: a document in, what a posting asks or a resume shows out."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import date
from typing import Literal

from matcher.extraction import dates, stated
from matcher.extraction.asked import asked_years, stated_years
from matcher.extraction.contact import ContactFilter
from matcher.extraction.context import ContextJudge
from matcher.extraction.duties import DutyMatcher
from matcher.extraction.education import educations
from matcher.extraction.experience import NOT_SUPPORT, roles, years
from matcher.extraction.facts import posting_facts, resume_facts
from matcher.extraction.keywords import KeywordFinder
from matcher.extraction.kinds import Kind, kind_of, mixed_alphabets, not_english
from matcher.extraction.layout import Headings, divide, wrapped
from matcher.extraction.letters import LetterJudge, find_letter, jobs_outside, without_sections
from matcher.extraction.reading import Hit, Reading, begin
from matcher.extraction.recognised import asking_lines
from matcher.extraction.requirements import RequirementReader
from matcher.extraction.standing import begun, titled
from matcher.extraction.terms import TermMatcher
from matcher.extraction.tokenizer import LegalTokenizer, blank
from matcher.extraction.typos import TypoFinder
from matcher.extraction.wording import clear_type
from matcher.model import Document, DocumentType, Mention, Posting, Rejected, Resume
from matcher.text import norm, normalise, tokens
from matcher.vocabulary import Vocabulary

AsOf = date | Literal["latest"]
_TYPES: tuple[DocumentType, ...] = ("posting", "resume")
_MAX_TITLE = 120
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_TITLE_SENTENCES = 4


class Reader:
    """Reads texts by one vocabulary. Used by one thread at a time: see :func:`matcher.extraction.readers.reader`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build the pipeline: a blank ``Language`` and the compiled matchers."""
        self.vocabulary = vocabulary
        self.nlp = blank()
        self.tokenizer = LegalTokenizer(self.nlp.vocab)
        self.headings = {
            kind: Headings(vocabulary.headings[kind], vocabulary.headings[f"{kind}_words"]) for kind in _TYPES
        }
        self.judge = ContextJudge(vocabulary)
        self.components = (
            TermMatcher(self.nlp.vocab, vocabulary),
            TypoFinder(vocabulary),
            DutyMatcher(self.nlp.vocab, vocabulary),
            ContactFilter(),
            self.judge,
            LetterJudge(),
        )
        self.known = {norm(w) for c in vocabulary.concepts.values() for a in c.aliases for w in tokens(a)}
        self.known |= vocabulary.frequencies.keys()
        self.requirements = RequirementReader(vocabulary)
        self.keywords = KeywordFinder(vocabulary)

    def read(self, text: str, doc_type: DocumentType, soft: Set[int] = frozenset()) -> Reading:
        """The full reading of a text as a posting or a resume; ``soft`` are its line breaks that mean nothing."""
        clean = normalise(text, lambda word: norm(word) in self.known)
        lines = divide(clean, self.headings[doc_type], soft)
        letter = find_letter(clean, lines) if doc_type == "resume" else None
        reading = begin(clean, doc_type, self.tokenizer, without_sections(lines, letter))
        reading.letter = letter
        for component in self.components:
            component(reading)
        return reading

    def posting(self, document: Document, as_of: AsOf) -> Posting:
        """What a document asks for, read as a posting."""
        # The words of one document are forgotten with it: memory stays flat, however many are read.
        with self.nlp.memory_zone():
            return self._posting(self.read(document.text, "posting", wrapped(document)), document, as_of)

    def resume(self, document: Document, as_of: AsOf) -> Resume:
        """What a document shows, read as a resume; open jobs run to ``as_of``."""
        with self.nlp.memory_zone():
            return self._resume(self.read(document.text, "resume", wrapped(document)), document, as_of)

    def _posting(self, reading: Reading, document: Document, as_of: AsOf) -> Posting:
        asked = asked_years(reading)
        lines, known = asking_lines(reading, asked, self.vocabulary)
        return Posting(
            document=document,
            title=stated.title(document) or _title(reading),
            mentions=self._mentions(reading, document.text),
            rejected=self._rejected(reading, document.text),
            requirements=self.requirements(reading, asked, _family(reading)),
            keywords=self.keywords.of_posting(reading),
            years=asked,
            education=educations(reading),
            as_of=_resolve(as_of, document.text),
            warnings=_swapped(document.text, "posting"),
            notes=mixed_alphabets(document.text),
            no_score=not_english(document.text, "posting"),
            facts=posting_facts(reading, self.judge.mark, document),
            asking_lines=lines,
            known_lines=known,
        )

    def _resume(self, reading: Reading, document: Document, as_of: AsOf) -> Resume:
        today = _resolve(as_of, document.text)
        dated = begun(jobs_outside(reading, roles(reading, dates.months(today))), document.text)
        kind = kind_of(reading, dated, document)
        if kind.not_resume == "several resumes":
            return _of_several(document, today, kind)
        return Resume(
            document=document,
            mentions=titled(self._mentions(reading, document.text), dated, document.text),
            rejected=self._rejected(reading, document.text),
            roles=dated,
            total_years=years(dated),
            legal_years=(years(r for r in dated if r.legal_support) or 0.0) if dated else None,
            stated_years=stated_years(reading),
            education=educations(reading),
            keywords=self.keywords.of_resume(reading),
            as_of=today,
            warnings=() if kind.no_score else _swapped(document.text, "resume"),
            notes=kind.notes,
            no_score=kind.no_score,
            facts=resume_facts(reading, self.judge.mark, self.vocabulary),
            not_resume=kind.not_resume,
        )

    def _mentions(self, reading: Reading, text: str) -> tuple[Mention, ...]:
        found = (self._mention(hit, reading, text) for hit in reading.hits)
        return tuple(sorted(dict.fromkeys(found), key=lambda m: (m.start, m.end, m.concept)))

    def _mention(self, hit: Hit, reading: Reading, text: str) -> Mention:
        concept = self.vocabulary.concepts[hit.concept]
        start, end = reading.span(hit.start, hit.end)
        section = reading.sentences[hit.sentence].section
        return Mention(
            hit.concept,
            concept.name,
            concept.kind,
            start,
            end,
            text[start:end],
            section,
            hit.level,
            hit.status,
            hit.how,
        )

    def _rejected(self, reading: Reading, text: str) -> tuple[Rejected, ...]:
        found: dict[Rejected, None] = {}
        for refusal in reading.refusals:
            start, end = reading.span(refusal.start, refusal.end)
            name = self.vocabulary.concepts[refusal.concept].name
            found[Rejected(refusal.concept, name, refusal.kind, start, end, text[start:end], refusal.reason)] = None
        return tuple(sorted(found, key=lambda r: (r.start, r.end, r.concept)))


def _of_several(document: Document, as_of: date, kind: Kind) -> Resume:
    """What is known of a file of several resumes: nothing, lest they become one candidate."""
    return Resume(
        *(document, (), (), (), None, None, None, (), (), as_of),
        notes=kind.notes,
        no_score=kind.no_score,
        not_resume=kind.not_resume,
    )


def _resolve(as_of: AsOf, text: str) -> date:
    """The as-of date; "latest" is the latest past date that the text states, today where it states none."""
    if as_of != "latest":
        return as_of
    today = date.today()
    return dates.latest(text, today) or today


def _title(reading: Reading) -> str:
    """The first line that names a role, else the first line."""
    # A page that was saved as Markdown links its title to itself.
    lines = [_LINK.sub(r"\1", reading.text.text[start:end]) for start, end in reading.text.lines]
    role_starts = [reading.tokens.starts[h.start] for h in reading.hits if h.kind == "role"]
    for (start, end), line in zip(reading.text.lines[:12], lines, strict=False):
        if len(line) <= _MAX_TITLE and any(start <= place < end for place in role_starts):
            return line.strip()
    return lines[0].strip()[:_MAX_TITLE] if lines else ""


def _family(reading: Reading) -> str:
    """The role that a posting is for: the first one that its opening lines name, or ""."""
    named = [h for h in reading.hits if h.kind == "role" and h.status == "wanted" and h.concept not in NOT_SUPPORT]
    titled = [h for h in named if h.sentence < _TITLE_SENTENCES]
    return (titled or named)[0].concept if named else ""


def _swapped(text: str, taken_as: DocumentType) -> tuple[str, ...]:
    """A warning where a text reads clearly as the other kind of document."""
    guessed = clear_type(text)
    if guessed is None or guessed == taken_as:
        return ()
    names = {"posting": "job posting", "resume": "resume"}
    return (f"this reads like a {names[guessed]}, not like a {names[taken_as]}: was the wrong file given?",)
