"""The parts of a profile: mentions, degrees, keywords, jobs, requirements. Each has its way out and its way back.

The tables say what the numbers mean. Another order, or a word taken out, is another version of profiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar, get_args

from matcher.codec.wire import Reader, Writer, chosen
from matcher.extraction.education import LADDER
from matcher.extraction.labels import experience_label, label
from matcher.matching.weights import KINDS
from matcher.model import (
    Concept,
    Education,
    How,
    Keyword,
    Kind,
    Level,
    Mention,
    MentionStatus,
    Requirement,
    RequirementMode,
    Role,
    Years,
)
from matcher.vocabulary import Vocabulary

T = TypeVar("T")
Weighed = TypeVar("Weighed", Keyword, Requirement)
_STATUSES: tuple[MentionStatus, ...] = get_args(MentionStatus)
_HOWS: tuple[How, ...] = get_args(How)
_LEVELS: tuple[Level, ...] = get_args(Level)
_MODES: tuple[RequirementMode, ...] = get_args(RequirementMode)
_REQUIREMENT_KINDS = (*get_args(Kind), "experience")
_PROFICIENCIES = ("", "expert", "familiar")
SECTIONS = (
    "", "summary", "experience", "skills", "certifications", "education", "other", "references", "requirements",
    "preferred", "responsibilities", "about", "benefits", "not_required",
)  # fmt: skip
_MENTION_WIDTH = 5
_REQUIREMENT_WIDTH = 8
_KEYWORD_WIDTH = 3
# No years and no factor of a recruiter are nearly so small or large, and sums and ratios of these are numbers still.
_LEAST, _LARGEST = 1e-30, 1e9
_MOST_LINES = 2**31 - 1


class Numbers:
    """The concepts that a profile names, each with its number in the order of their first place."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Number them; "" is none."""
        self.ids = tuple(dict.fromkeys(id_ for id_ in ids if id_))
        self._numbers = {id_: number for number, id_ in enumerate(self.ids, 1)} | {"": 0}

    def __getitem__(self, id_: str) -> int:
        """The number of a concept; 0 for ""."""
        return self._numbers[id_]


def put_mentions(out: Writer, mentions: Sequence[Mention], numbers: Numbers) -> None:
    """Add mentions, which stand in the order of their places."""
    out.rows([_state(m) for m in mentions])
    last = 0
    for mention in mentions:
        out.counts((numbers[mention.concept], mention.start - last, mention.end - mention.start))
        last = mention.start


def _state(mention: Mention) -> tuple[int, ...]:
    return (
        SECTIONS.index(mention.section),
        _STATUSES.index(mention.status),
        _HOWS.index(mention.how),
        _number(_LEVELS, mention.level),
        mention.titled,
    )


def get_mentions(read: Reader, concepts: Sequence[Concept]) -> tuple[Mention, ...]:
    """The next mentions, without their words."""
    found: list[Mention] = []
    start = 0
    for section, status, how, level, titled in read.rows(_MENTION_WIDTH):
        concept = _named(concepts, read.count())
        start += read.count()
        found.append(
            Mention(
                *(concept.id, concept.name, concept.kind, start, start + read.count(), ""),
                section=chosen(SECTIONS, section),
                level=_word(_LEVELS, level),
                status=chosen(_STATUSES, status),
                how=chosen(_HOWS, how),
                titled=bool(titled),
            )
        )
    return tuple(found)


def put_education(out: Writer, education: Sequence[Education]) -> None:
    """Add degrees."""
    out.count(len(education))
    for entry in education:
        out.counts((LADDER.index(entry.degree), _number(_LEVELS, entry.level), _STATUSES.index(entry.status)))
        out.counts((entry.start, entry.end - entry.start))


def get_education(read: Reader) -> tuple[Education, ...]:
    """The next degrees, without their fields."""
    return tuple(read.many(lambda: _degree(read)))


def _degree(read: Reader) -> Education:
    degree, level, status = chosen(LADDER, read.count()), _word(_LEVELS, read.count()), chosen(_STATUSES, read.count())
    return Education(degree, "", level, status, *_stretch(read))


def put_keywords(out: Writer, keywords: Sequence[Keyword]) -> None:
    """Add free keywords, which stand in the order of their places."""
    out.rows([(_LEVELS.index(k.level), _lines(k.count), k.end - k.start) for k in keywords])
    last = 0
    for keyword in keywords:
        out.words(keyword.term)
        out.count(keyword.start - last)
        last = keyword.start
    _put_factors(out, [keyword.factor for keyword in keywords])


def get_keywords(read: Reader) -> tuple[Keyword, ...]:
    """The next free keywords."""
    found: list[Keyword] = []
    start = 0
    for level, count, length in read.rows(_KEYWORD_WIDTH):
        term = read.words()
        start += read.count()
        found.append(Keyword(term, start, start + length, chosen(_LEVELS, level), _lines(count)))
    return tuple(map(_weighed, found, _factors(read, len(found))))


def _lines(count: int) -> int:
    """In how many lines a keyword stands, one at least."""
    if not 1 <= count <= _MOST_LINES:
        raise ValueError("a keyword without a line")
    return count


def put_figure(out: Writer, value: float | None) -> None:
    """Add years or a factor."""
    out.number(_figure(value))


def get_figure(read: Reader) -> float | None:
    """The next years or factor."""
    return _figure(read.number())


def _figure(value: float | None) -> float | None:
    if value and not _LEAST <= value <= _LARGEST:  # a comparison that NaN does not pass either
        raise ValueError("a figure that cannot be")
    return value


def put_roles(out: Writer, roles: Sequence[Role], numbers: Numbers) -> None:
    """Add dated jobs."""
    out.count(len(roles))
    for role in roles:
        out.counts((numbers[role.family], role.legal_support + 2 * role.current))
        for day in _lasting(role.start_month, role.end_month):
            out.day(day)
        out.counts((role.begin, role.start, role.end - role.start))


def get_roles(read: Reader, concepts: Sequence[Concept]) -> tuple[Role, ...]:
    """The next dated jobs, without their titles."""
    return tuple(read.many(lambda: _role(read, concepts)))


def _role(read: Reader, concepts: Sequence[Concept]) -> Role:
    family, flags = _family(concepts, read.count()), read.count()
    first, last = _lasting(read.day(), read.day())
    begin = read.count()
    return Role("", family, bool(flags & 1), first, last, bool(flags & 2), *_stretch(read), begin)


def _lasting(first: date, last: date) -> tuple[date, date]:
    if first > last:
        raise ValueError("a job that ends before it begins")
    return first, last


def put_years(out: Writer, years: Years | None) -> None:
    """Add the years that a posting asks for."""
    put_figure(out, years.min if years else None)
    if years:
        put_figure(out, years.max)
        out.counts((_LEVELS.index(years.level), years.start, years.end - years.start))


def get_years(read: Reader) -> Years | None:
    """The next years asked for, without what they are of."""
    least = get_figure(read)
    if least is None:
        return None
    return Years(least, get_figure(read), "", chosen(_LEVELS, read.count()), *_stretch(read))


def put_requirements(out: Writer, requirements: Sequence[Requirement], numbers: Numbers) -> None:
    """Add requirements. Their ids are r1, r2 and so on, but for those that a recruiter added."""
    out.rows([_form(r) for r in requirements])
    for place, requirement in enumerate(requirements, 1):
        out.words("" if requirement.id == f"r{place}" else requirement.id)
        out.counts((len(requirement.wants), *(numbers[concept] for concept in requirement.wants)))
        out.counts((numbers[requirement.class_id], requirement.start, requirement.end - requirement.start))
        put_figure(out, requirement.min_years)
    _put_factors(out, [requirement.factor for requirement in requirements])


def _form(requirement: Requirement) -> tuple[int, ...]:
    _refuse_nothing(requirement)
    return (
        _REQUIREMENT_KINDS.index(requirement.kind),
        _MODES.index(requirement.mode),
        _LEVELS.index(requirement.level),
        SECTIONS.index(requirement.section),
        _PROFICIENCIES.index(requirement.proficiency),
        requirement.hard,
        requirement.open,
        requirement.scored,
    )


def get_requirements(read: Reader, concepts: Sequence[Concept], vocabulary: Vocabulary) -> tuple[Requirement, ...]:
    """The next requirements, labelled by the vocabulary as extraction does."""
    forms = read.rows(_REQUIREMENT_WIDTH)
    found = [_requirement(read, place, form, concepts, vocabulary) for place, form in enumerate(forms, 1)]
    return tuple(map(_weighed, found, _factors(read, len(found))))


def _requirement(
    read: Reader, place: int, form: Sequence[int], concepts: Sequence[Concept], vocabulary: Vocabulary
) -> Requirement:
    id_ = read.words() or f"r{place}"
    kind, mode = chosen(_REQUIREMENT_KINDS, form[0]), chosen(_MODES, form[1])
    wants = tuple(read.many(lambda: _named(concepts, read.count()).id))
    class_id = _id(concepts, read.count())
    start, end = _stretch(read)
    years = get_figure(read)
    experience = kind == "experience"
    found = Requirement(
        id=id_,
        kind=kind,
        label=experience_label(vocabulary, wants, years) if experience else label(vocabulary, wants, mode, class_id),
        mode=mode,
        wants=wants,
        class_id=class_id,
        level=chosen(_LEVELS, form[2]),
        section=chosen(SECTIONS, form[3]),
        hard=bool(form[5]),
        open=bool(form[6]),
        proficiency=chosen(_PROFICIENCIES, form[4]),
        min_years=years,
        scored=bool(form[7]),
        start=start,
        end=end,
    )
    _refuse_nothing(found)
    return found


def _refuse_nothing(requirement: Requirement) -> None:
    """Refuse what has no weight or names nothing: no posting asks for that, and nothing can be scored by it."""
    named = requirement.class_id if requirement.mode == "class" else requirement.wants
    if requirement.kind not in KINDS or not (named or requirement.kind == "experience"):
        raise ValueError("a requirement of nothing")


def _stretch(read: Reader) -> tuple[int, int]:
    start = read.count()
    return start, start + read.count()


def _put_factors(out: Writer, factors: Sequence[float]) -> None:
    """Add what weights are multiplied by; nothing but a mark where a recruiter has changed none."""
    changed = any(factor != 1.0 for factor in factors)
    out.count(changed)
    if changed:
        for factor in factors:
            put_figure(out, factor)


def _factors(read: Reader, size: int) -> list[float]:
    if not read.count():
        return [1.0] * size
    found = [factor for factor in (get_figure(read) for _ in range(size)) if factor is not None]
    if len(found) < size:
        raise ValueError("no figure")
    return found


def _weighed(item: Weighed, factor: float) -> Weighed:
    return item if factor == 1.0 else replace(item, factor=factor)


def _named(concepts: Sequence[Concept], number: int) -> Concept:
    if not number:
        raise ValueError("no concept")
    return chosen(concepts, number - 1)


def _family(concepts: Sequence[Concept], number: int) -> str:
    if not number:
        return ""
    concept = _named(concepts, number)
    if concept.kind != "role":
        raise ValueError("a job in something else than a role")
    return concept.id


def _id(concepts: Sequence[Concept], number: int) -> str:
    return _named(concepts, number).id if number else ""


def _number(words: Sequence[T], word: T | None) -> int:
    """The number of a word from 1, 0 for none."""
    return 0 if word is None else words.index(word) + 1


def _word(words: Sequence[T], number: int) -> T | None:
    return chosen(words, number - 1) if number else None
