"""Rewritings of a resume's text that change nothing it says: its lists, signs, headings, dates and wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from random import Random

Rewrite = Callable[[str], str]
_PARAPHRASES = Path(__file__).with_name("paraphrases.txt")
_BULLET = re.compile(r"^[-•*]\s+(.*)$")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{4}})\b")
_RANGE = re.compile(r"(?<=\d{4}) [-–] (?=Present\b|[A-Z\d])")
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "summary": ("Professional Summary", "About Me", "Profile"),
    "profile": ("Professional Summary", "About Me", "Summary"),
    "experience": ("Work Experience", "Professional Experience", "Employment History"),
    "employment": ("Work Experience", "Professional Experience", "Employment History"),
    "skills": ("Technical Skills", "Core Competencies", "Skills and Software"),
    "tools": ("Technical Skills", "Core Competencies", "Skills and Software"),
    "certifications": ("Licenses & Certifications", "Professional Certifications", "Certifications and Licenses"),
    "credentials": ("Licenses & Certifications", "Professional Certifications", "Certifications and Licenses"),
    "education": ("Academic Background", "Education and Training", "EDUCATION"),
}
_OTHER_HEADINGS = frozenset(
    "contact|platforms|not used|languages|talks|volunteer work|volunteering|community|activities|professional groups"
    "|memberships".split("|")
)
_JOBS = frozenset({"experience", "employment"})
_VERBS = (
    "administer answer arrange assemble assist bill book build calendar check collect compile conduct coordinate cut "
    "draft enter explain file form format interview issue keep lead log maintain manage negotiate notarize "
    "open order organize own prepare process record redact redline request review route run scan schedule send serve "
    "set summarize supervise support track train transcribe translate type write index present reconcile greet handle "
    "monitor cite-check e-file process enforce"
).split()
_PAST = {"build": "built", "cut": "cut", "keep": "kept", "lead": "led", "run": "ran", "send": "sent", "set": "set"} | {
    "write": "wrote", "format": "formatted", "log": "logged", "enter": "entered", "administer": "administered",
    "order": "ordered", "open": "opened", "calendar": "calendared", "answer": "answered",
}  # fmt: skip
_DOUBLED = frozenset({"cut", "run", "set", "format", "log"})


def _past(base: str) -> str:
    return _PAST.get(base) or (base + "d" if base.endswith("e") else base + "ed")


def _gerund(base: str) -> str:
    if base in _DOUBLED:
        return base + base[-1] + "ing"
    return base[:-1] + "ing" if base.endswith("e") else base + "ing"


_BASES = {form: base for base in _VERBS for form in (base, _past(base))}


@cache
def paraphrases() -> Mapping[str, tuple[str, ...]]:
    """The rewritings of each line of the table."""
    found: dict[str, list[str]] = {}
    line = ""
    for row in _PARAPHRASES.read_text(encoding="utf-8").splitlines():
        if row.startswith("= "):
            found[line].append(row[2:])
        elif row and not row.startswith("#"):
            line = row
            found[line] = []
    return {line: tuple(rewritings) for line, rewritings in found.items()}


def unwrapped(text: str) -> str:
    """A text with every bullet on one line."""
    lines: list[str] = []
    for line in text.splitlines():
        goes_on = lines and _BULLET.match(lines[-1]) and line[:1].strip() and line[:1].islower()
        indented = lines and _BULLET.match(lines[-1]) and line.startswith("  ") and line.strip()
        if goes_on or indented:
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _each_bullet(change: Rewrite, text: str) -> str:
    return "\n".join(f"- {change(m[1])}" if (m := _BULLET.match(line)) else line for line in text.split("\n"))


def _runs(text: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines of a text in runs of bullets and of other lines."""
    run: list[str] = []
    bullets = False
    for line in text.split("\n"):
        if bool(_BULLET.match(line)) != bullets and run:
            yield bullets, run
            run = []
        bullets = bool(_BULLET.match(line))
        run.append(line)
    yield bullets, run


def reversed_bullets(text: str) -> str:
    """The bullets of each job from the last to the first."""
    return "\n".join(line for bullets, run in _runs(text) for line in (reversed(run) if bullets else run))


def as_prose(text: str) -> str:
    """The bullets of each job as one paragraph."""
    found: list[str] = []
    for section in sections(text):
        jobs = _heading(section[0] if section else "") in _JOBS
        for bullets, run in _runs("\n".join(section)):
            found += [" ".join(_BULLET.sub(r"\1", line).rstrip(".") + "." for line in run)] if bullets and jobs else run
    return "\n".join(found)


def with_sign(sign: str, text: str) -> str:
    """Another sign before each bullet."""
    return "\n".join(_BULLET.sub(rf"{sign}\1", line) for line in text.split("\n"))


def _heading(line: str) -> str:
    return line.strip("#: \t").lower()


def with_headings(number: int, text: str) -> str:
    """Other names over the sections."""
    return "\n".join(names[number] if (names := _HEADINGS.get(_heading(line))) else line for line in text.split("\n"))


def in_capitals(text: str) -> str:
    """Headings in capitals with a colon."""
    return "\n".join(f"{_heading(line).upper()}:" if _heading(line) in _HEADINGS else line for line in text.split("\n"))


def sections(text: str) -> list[list[str]]:
    """The sections of a text, the head first."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if _heading(line) in _HEADINGS or _heading(line) in _OTHER_HEADINGS:
            found.append([])
        found[-1].append(line)
    return found


def reversed_jobs(text: str) -> str:
    """The jobs from the first to the last, where each is one block with its dates."""
    lines: list[str] = []
    for section in sections(text):
        head, *blocks = "\n".join(section).strip("\n").split("\n\n")
        if _heading(head) in _JOBS and all(re.search(r"\b(19|20)\d\d\b", block) for block in blocks):
            section = "\n\n".join([head, *reversed(blocks), ""]).split("\n")
        lines += section
    return "\n".join(lines)


def with_first(name: str, text: str) -> str:
    """A section moved to stand right after the head."""
    head, *rest = sections(text)
    rest.sort(key=lambda section: _heading(section[0]) != name)
    return "\n".join(line for section in (head, *rest) for line in (*section, ""))


def with_dates(written: Callable[[str, str], str], to: str, present: str, text: str) -> str:
    """Months, dashes and "Present" written in another way."""
    dated = _RANGE.sub(to, text)
    return re.sub(r"\bPresent\b", present, _DATE.sub(lambda m: written(m[1], m[2]), dated))


def _lists(text: str, change: Callable[[str, list[str]], str]) -> str:
    """The lists of the skills, each a label and its items, changed."""
    lines: list[str] = []
    for section in sections(text):
        if _heading(section[0] if section else "") in ("skills", "tools"):
            section = [
                change(label, items.split(", ")) if items and "(" not in items and ";" not in items else line
                for line in section
                for label, _, items in [line.partition(": ")]
            ]
        lines += section
    return "\n".join(lines)


def reversed_lists(text: str) -> str:
    """Each list of skills from the last item to the first."""
    return _lists(text, lambda label, items: f"{label}: {', '.join(reversed(items))}")


def separated(sign: str, text: str) -> str:
    """Another sign between the items of the lists of skills."""
    return _lists(text, lambda label, items: f"{label}: {sign.join(items)}")


def one_a_line(text: str) -> str:
    """Each skill as a bullet of its own under its label."""
    return _lists(text, lambda label, items: "\n".join([label, *(f"- {item}" for item in items)]))


def _inflected(bullet: str, form: Callable[[str], str]) -> str | None:
    """A bullet with its leading verbs in another form; nothing where it starts with none that is known."""
    words = bullet.split(" ")
    base = _BASES.get(words[0].lower())
    if base is None:
        return None
    past = words[0].lower() != base
    found = [form(base)]
    for before, word in pairwise(words):
        joined = before == "and" or before.endswith((",", ";"))
        other = _BASES.get(word.strip(",").lower())
        same_tense = other is not None and (word.strip(",").lower() != other) == past
        found.append(form(other) + word[len(word.rstrip(",")) :] if joined and other and same_tense else word)
    return " ".join(found)


def _worded(start: str, form: Callable[[str], str], bullet: str) -> str:
    found = _inflected(bullet, form)
    if found is None:
        return bullet
    found = start + found
    return found[0].upper() + found[1:]


WORDINGS: Mapping[str, Rewrite] = {
    "base": partial(_worded, "", str),
    "past": partial(_worded, "", _past),
    "gerund": partial(_worded, "", _gerund),
    "I": partial(_worded, "I ", _past),
    "responsible for": partial(_worded, "responsible for ", _gerund),
    "duties included": partial(_worded, "duties included ", _gerund),
}


def _paraphrased(number: int, bullet: str) -> str:
    rewritings = paraphrases().get(bullet, ())
    return rewritings[number % len(rewritings)] if rewritings else bullet


def _any_wording(random: Random, bullet: str) -> str:
    rewritings = paraphrases().get(bullet) or tuple(wording(bullet) for wording in WORDINGS.values())
    choices: tuple[str, ...] = (bullet, *rewritings)
    return random.choice(choices)


def _as_it_is(text: str) -> str:
    return text


def _digits(month: str, year: str) -> str:
    return f"{_MONTHS.index(month) + 1:02}/{year}"


DATES: tuple[Rewrite, ...] = (
    partial(with_dates, lambda month, year: f"{month[:3]} {year}", " - ", "Present"),
    partial(with_dates, _digits, " – ", "Present"),
    partial(with_dates, _digits, "-", "present"),
    partial(with_dates, lambda month, year: f"{month} {year}", " to ", "now"),
    partial(with_dates, lambda month, year: f"{month[:3]}. {year}", " — ", "Current"),
)
SIGNS: tuple[Rewrite, ...] = (*(partial(with_sign, sign) for sign in ("• ", "* ", "– ", "▪ ", "")), as_prose)
HEADINGS: tuple[Rewrite, ...] = (*(partial(with_headings, number) for number in range(3)), in_capitals)
ORDERS: tuple[Rewrite, ...] = (
    reversed_bullets,
    reversed_jobs,
    reversed_lists,
    *(partial(with_first, name) for name in ("skills", "education", "certifications")),
)
LISTS: tuple[Rewrite, ...] = (*(partial(separated, sign) for sign in (" | ", "; ", " / ", " • ")), one_a_line)
FORMS: tuple[Rewrite, ...] = tuple(partial(_each_bullet, wording) for wording in WORDINGS.values())
PARAPHRASES: tuple[Rewrite, ...] = tuple(partial(_each_bullet, partial(_paraphrased, number)) for number in range(3))
KINDS: Mapping[str, tuple[Rewrite, ...]] = {
    "order of lists and parts": ORDERS,
    "bullets": SIGNS,
    "lists of skills": LISTS,
    "headings": HEADINGS,
    "dates": DATES,
    "verb forms": FORMS,
    "paraphrases": PARAPHRASES,
}


def anew(text: str, random: Random) -> str:
    """A text rewritten throughout: every bullet in a wording drawn for it, one draw of each other kind."""
    found = _each_bullet(partial(_any_wording, random), text)
    for kind in _DRAWN:
        found = random.choice((_as_it_is, *KINDS[kind]))(found)
    return found


# In an order in which one leaves the next what it looks for: the headings by which sections are known go late.
_DRAWN = ("order of lists and parts", "bullets", "lists of skills", "headings", "dates")
