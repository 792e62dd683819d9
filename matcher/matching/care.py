"""What is shown, and could be shown so that it is found and believed: by people and by other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from matcher.matching import sentences
from matcher.matching.case import Case
from matcher.model import Action, ActionKind, Block, Evidence, Mention, Place, Requirement

_LISTS = frozenset({"skills", "certifications", "summary", "education"})
_PLACED = frozenset({"tool", "duty", "skill", "practice_area", "document_type"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z.]{0,3}[A-Z]\.?")
_YEAR = re.compile(r"(?:19|20)\d\d|'\d\d|\bpresent\b|\bcurrent\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-•*●▪◦‣·–]|\(?\d{1,2}[.)]\s)")
_CONTACT = re.compile(r"@|\d{3}[-. )]*\d{4}")
_TITLE_LINE = 60
_NEAR = 2
_FULL_COLUMN = 4
_PLACES: dict[Place, str] = {
    "text box": "in a text box",
    "header or footer": "in the header or footer of the page",
}


def actions(case: Case) -> Iterator[Action]:
    """The actions on what is shown already; each holds only where its fault is there."""
    yield from _only_listed(case)
    yield from _bare_letters(case)
    yield from _unread_dates(case)
    yield from _elsewhere(case)
    yield from _columns(case)
    yield from _hidden(case)


def _only_listed(case: Case) -> Iterator[Action]:
    """Must-haves that a resume with jobs names in lists alone."""
    for requirement in case.requirements.values() if case.resume.roles else ():
        if requirement.level != "required" or requirement.kind not in _PLACED:
            continue
        concepts = case.scorer.vocabulary.concepts
        listed = [
            part.mention
            for part in case.credits[requirement.id].parts
            if part.mention is not None
            and part.mention.section in _LISTS
            and part.mention.status == "held"
            and not concepts[part.mention.concept].commonplace
        ]
        gain = case.gain(case.moved(listed, "experience")) if listed else 0.0
        if gain <= 0:
            continue
        label = ", ".join(dict.fromkeys(concepts[m.concept].label for m in listed))
        resume = case.rules.places.evidence(listed[0])
        where = sentences.line(resume, case.resume.document)
        sentence = sentences.only_listed(label, where, requirement.kind, sentences.points(gain))
        yield Action("only listed", requirement.id, label, True, gain, case.asked(requirement), resume, sentence)


def _bare_letters(case: Case) -> Iterator[Action]:
    """Credentials of which the resume gives the letters alone, neither their meaning nor their issuer."""
    text = case.resume.document.text.casefold()
    held: dict[str, list[Mention]] = {}
    for mention in case.resume.mentions:
        if mention.kind == "certification" and mention.status == "held":
            held.setdefault(mention.concept, []).append(mention)
    for id_, found in held.items():
        concept = case.scorer.vocabulary.concepts[id_]
        spelt = any(not _ACRONYM.fullmatch(m.text.strip()) for m in found)
        meaning = concept.name.partition(" (")[0]
        if spelt or not concept.issuer or concept.issuer.casefold() in text or meaning.casefold() in text:
            continue
        form = f"{meaning} ({found[0].text.strip()}), {concept.issuer}"
        requirement = _asking(case, id_)
        resume = case.rules.places.evidence(found[0])
        yield Action(
            kind="credential",
            requirement=requirement.id if requirement else "",
            label=concept.label,
            must_have=requirement is not None and requirement.level == "required",
            gain=0.0,
            posting=case.asked(requirement, id_) if requirement else None,
            resume=resume,
            sentence=sentences.spell_out(sentences.at(resume, case.resume.document), form),
        )


def _asking(case: Case, concept: str) -> Requirement | None:
    return next((r for r in case.requirements.values() if concept in r.wants), None)


def _unread_dates(case: Case) -> Iterator[Action]:
    """Jobs that are headed by a title and have no dates that were understood."""
    lines = case.resume.document.text.split("\n")
    dated = {case.rules.places.line(role.start) for role in case.resume.roles}
    requirement = next((r for r in case.requirements.values() if r.kind == "experience"), None)
    told: set[int] = set()
    for mention in case.resume.mentions:
        number = case.rules.places.line(mention.start)
        if not _heads_a_job(mention, lines[number - 1]) or any(abs(number - n) <= _NEAR for n in dated | told):
            continue
        told.add(number)
        near = next((n for n in (number, number + 1, number - 1, number + 2) if _dates_in(lines, n)), number)
        resume = _line_quote(case, near, lines)
        yield Action(
            kind="dates",
            requirement=requirement.id if requirement else "",
            label=mention.text,
            must_have=requirement is not None and requirement.hard,
            gain=0.0,
            posting=case.asked(requirement) if requirement else None,
            resume=resume,
            sentence=sentences.unread_dates(" ".join(mention.text.split()), sentences.at(resume, case.resume.document)),
        )


def _heads_a_job(mention: Mention, line: str) -> bool:
    at_start = line.strip().startswith(mention.text.split("\n")[0])
    return (
        mention.kind == "role"
        and mention.status == "held"
        and mention.section == "experience"
        and len(line.strip()) <= _TITLE_LINE
        and at_start
        and not _ITEM.match(line)
    )


def _dates_in(lines: Sequence[str], number: int) -> bool:
    return 0 < number <= len(lines) and bool(_YEAR.search(lines[number - 1]))


def _line_quote(case: Case, number: int, lines: Sequence[str]) -> Evidence:
    start = case.rules.places.lines.starts[number - 1]
    text = lines[number - 1]
    lead = len(text) - len(text.lstrip())
    return case.rules.places.quote(start + lead, start + len(text.rstrip()), "experience")


def _elsewhere(case: Case) -> Iterator[Action]:
    """Text that matters and stands outside the body of the page, where some programs do not look."""
    document = case.resume.document
    for place, blocks in groupby(document.blocks, key=lambda b: b.place):
        found = list(blocks)
        if not place or not _matters(case, found):
            continue
        quote = case.rules.places.quote(found[0].start, found[-1].end, "")
        first, last = quote.line, case.rules.places.line(found[-1].end - 1)
        where = sentences.at(quote, document) if first == last else f"lines {first} to {last}"
        sentence = (
            f"The text of {where} stands {_PLACES[place]}: some programs that read resumes skip it. "
            "Put it into the body of the page."
        )
        yield _about_the_file("layout", _PLACES[place], sentence, quote)


def _matters(case: Case, blocks: Sequence[Block]) -> bool:
    start, end = blocks[0].start, blocks[-1].end
    inside = any(start <= m.start < end and m.status == "held" for m in case.resume.mentions)
    return inside or bool(_CONTACT.search(case.resume.document.text, start, end))


def _columns(case: Case) -> Iterator[Action]:
    """Pages on which text is set in columns beside each other."""
    blocks = case.resume.document.blocks
    pages = sorted({b.page for b in blocks})
    for page in pages:
        columns: dict[int, int] = {}
        for block in blocks:
            if block.page == page:
                columns[block.column] = columns.get(block.column, 0) + 1
        full = [c for c, count in columns.items() if count >= _FULL_COLUMN]
        if len(full) > 1:
            sentence = (
                f"Page {page} is set in columns: some programs read straight across and mix their lines. "
                "A version in one column is safer."
            )
            yield _about_the_file("layout", "columns", sentence, None)
            return


def _hidden(case: Case) -> Iterator[Action]:
    """Text that a reader of the file cannot see."""
    hidden = case.resume.document.hidden
    if hidden:
        count = sum(len(h.text) for h in hidden)
        sentence = (
            f"{count} characters of this file cannot be seen by a reader: they do not count; "
            "remove them or make them visible."
        )
        yield _about_the_file("hidden", "text that cannot be seen", sentence, None)


def _about_the_file(kind: ActionKind, label: str, sentence: str, quote: Evidence | None) -> Action:
    return Action(kind, "", label, False, 0.0, None, quote, sentence)
