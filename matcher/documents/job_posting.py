"""A schema.org JobPosting: found in what a page or file states, and written as the lines that a person would read.

The description is the posting. What the other fields say beyond it is added, each thing once, in the words of a posting
("Experience: 3 years"), so that extraction needs to know one language only.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matcher.documents import values
from matcher.documents.parts import Line

# fmt: off
_FIELDS = (
    "title", "hiringOrganization", "jobLocation", "employmentType", "baseSalary", "datePosted", "validThrough",
    "description", "responsibilities", "qualifications", "experienceRequirements", "educationRequirements", "skills",
)
# fmt: on
_DEEPEST = 8
_WORD = re.compile(r"[^\W_]+")
_LIST = re.compile(r"\s*[,;\u2022\n]\s*")
_LONGEST_LABELLED = 160
_MOST_ITEMS = 500  # each is looked for in the text; no posting asks for more
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten".split()
_DEGREES = (
    ("high school", "High school diploma", "high school|ged"),
    ("associate", "Associate degree", "associate(?:'?s)? degree|associate of"),
    ("bachelor", "Bachelor's degree", "bachelor"),
    ("professional certificate", "Professional certificate", "certificate|certification"),
    ("postgraduate", "Postgraduate degree", "postgraduate|graduate degree|master"),
)
_UNITS = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "annual": "year"}


def stated(root: Any) -> list[Mapping[str, Any]]:
    """Return the JobPostings that a page states for search engines, as JSON-LD or else as microdata."""
    found: list[Mapping[str, Any]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        source = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$", "", script.text or "")
        try:
            found.extend(among(values.plain(json.loads(source, strict=False))))
        except (ValueError, RecursionError):
            continue  # many sites write broken JSON here; the page itself is still readable
    found = found or list(_microdata(root))
    return [posting for number, posting in enumerate(found) if posting not in found[:number]]


def among(item: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield every JobPosting in some JSON: bare, in a list, in an ``@graph`` or in another thing."""
    if depth > _DEEPEST:
        return
    if isinstance(item, list):
        for inner in item:
            yield from among(inner, depth + 1)
    elif isinstance(item, Mapping):
        kinds = item.get("@type")
        if any(_is_job(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield item
            return
        for inner in item.values():
            if isinstance(inner, list | Mapping):
                yield from among(inner, depth + 1)


def _is_job(kind: Any) -> bool:
    return isinstance(kind, str) and re.split(r"[/:#]", kind)[-1] == "JobPosting"


def _microdata(root: Any) -> Iterator[Mapping[str, Any]]:
    for scope in root.iter():
        if not isinstance(scope.tag, str) or not _is_job(scope.get("itemtype")):
            continue
        found: dict[str, Any] = {"@type": "JobPosting"}
        for item in scope.iter():
            name = item.get("itemprop") if isinstance(item.tag, str) else None
            if name in _FIELDS and name not in found:
                said = values.text(item.get("content") or "".join(map(str, item.itertext())))
                if said:
                    found[name] = said
        yield found


def chosen(postings: Sequence[Mapping[str, Any]], said: str) -> tuple[Mapping[str, Any] | None, bool]:
    """Return the posting that a page is about, by what it shows (``said``), and whether that is beyond doubt."""
    if len(postings) < 2:
        return (postings[0] if postings else None), True
    shown = set(_WORD.findall(said.lower()))
    scores = []
    for posting in postings:
        told = _WORD.findall(" ".join(line.text for line in values.prose(posting.get("description"))).lower())
        scores.append(sum(word in shown for word in told) / len(told) if told else 0.0)
    best = max(scores)
    sure = best > 0.9 and sum(score > 0.9 for score in scores) == 1
    return (postings[scores.index(best)] if sure else None), sure


def lines(posting: Mapping[str, Any]) -> list[Line]:
    """Return a posting as lines: title, facts, description, and what its other fields say beyond that."""
    title = html.unescape(values.text(posting.get("title")))
    body = values.prose(posting.get("description"))
    if body and title and _plain(body[0].text) == _plain(title):
        body = body[1:]
    told = [*([values.heading(title)] if title else []), *body]
    extra = missing(posting, told)
    if not body and not extra:
        return []
    known = _plain(" ".join(line.text for line in body))
    facts = [Line(line) for line in _facts(posting) if _plain(line.partition(": ")[2]) not in known]
    return [*told[: len(told) - len(body)], *facts, *body, *extra]


def missing(posting: Mapping[str, Any], told: Sequence[Line]) -> list[Line]:
    """Return what a posting's fields ask for and its text (``told``) does not, as lines under their headings."""
    known = f" {_plain(' '.join(line.text for line in told))} "
    found: list[Line] = []
    for name, label in (("responsibilities", "Responsibilities"), ("qualifications", "Qualifications")):
        found += _section(
            label,
            [
                line
                for line in values.bullets(_new(posting.get(name), known))[:_MOST_ITEMS]
                if not _in(line.text, known)
            ],
        )
    for said in dict.fromkeys(_experience(posting.get("experienceRequirements"), known)):
        found.append(Line(f"Experience: {said}"))
    education = dict.fromkeys(_education(posting.get("educationRequirements"), known))
    if education:
        instead = " or equivalent experience" if posting.get("experienceInPlaceOfEducation") is True else ""
        found.append(Line(f"Education: {' or '.join(education)}{instead}"))
    return [*found, *_skills(_new(posting.get("skills"), known), known)]


def _new(value: Any, known: str) -> list[Any]:
    """Return the items of a field but for terms that the text says by another name (``alternateName``)."""
    return [
        item
        for item in (value if isinstance(value, list) else [value])
        if not (isinstance(item, Mapping) and any(_in(name, known) for name in values.texts(item.get("alternateName"))))
    ]


def _section(label: str, items: list[Line]) -> list[Line]:
    if not items:
        return []
    if len(items) == 1 and len(items[0].text) < _LONGEST_LABELLED:
        return [Line(f"{label}: {items[0].text.removeprefix('- ')}")]
    return [values.heading(label), *items]


def _skills(items: list[Any], known: str) -> list[Line]:
    groups: list[str] = []
    alone: list[str] = []
    for item in items[:_MOST_ITEMS]:
        keywords = values.texts(item.get("keywords")) if isinstance(item, Mapping) else []
        new = [word for word in keywords if not _in(word, known)]
        name = values.text(item)
        if keywords and new:
            groups.append(f"{name}: {', '.join(new)}" if name else ", ".join(new))
        elif not keywords:
            said = [line.text for line in values.prose(item)] if isinstance(item, str) else [name]
            alone += [word for text in said for word in _LIST.split(text.removeprefix("- ")) if not _in(word, known)]
    if groups:
        extra = [", ".join(alone)] if alone else []
        return [values.heading("Skills"), *(Line(f"- {text}", "bullet") for text in (*groups, *extra))]
    return [Line(f"Skills: {', '.join(dict.fromkeys(alone))}")] if alone else []


def _experience(value: Any, known: str) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        months = values.get(item, "monthsOfExperience") if isinstance(item, Mapping) else None
        said = values.first(item, "description", "name") if isinstance(item, Mapping) else _one_line(item)
        if months is not None and (stretch := _years(months, known)):
            yield stretch
        if said and said.lower() != "no requirements" and not _in(said, known):
            yield said


def _years(months: Any, known: str) -> str:
    """Return months of experience as years, or ``""`` where the text asks for as many."""
    number = re.match(r"\d{1,3}", values.text(months))
    count = int(number[0]) if number else 0
    if not count:
        return ""
    years, rest = divmod(count, 12)
    word = _NUMBER_WORDS[years] if years < len(_NUMBER_WORDS) else str(years)
    if not rest and re.search(
        rf" (?:{years}|{word}) (?:{years} )?(?:or more |plus |to \d+ |\d+ )?(?:years?|yrs?) ", known
    ):
        return ""
    if rest:
        return f"{count / 12:.1f} years ({count} months)"
    return "1 year" if years == 1 else f"{years} years"


def _education(value: Any, known: str) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        said = values.text(values.get(item, "credentialCategory", "name", "description") or item)
        said = said if "<" not in said else _one_line(said)
        if not said or said.lower() == "no requirements" or _in(said, known):
            continue
        if len(said) > 40:
            yield said
            continue
        for sign, degree, form in _DEGREES:
            if sign in said.lower():
                if not re.search(rf" (?:{form})", known):
                    yield degree
                break
        else:
            yield said


def _facts(posting: Mapping[str, Any]) -> list[str]:
    said = {
        "Company": values.text(posting.get("hiringOrganization")),
        "Location": _places(posting),
        "Employment type": ", ".join(map(_kind, values.texts(posting.get("employmentType")))),
        "Salary": _pay(posting.get("baseSalary")),
        "Posted": values.month(values.text(posting.get("datePosted"))),
        "Apply by": values.month(values.text(posting.get("validThrough"))),
    }
    return [f"{label}: {html.unescape(fact)}" for label, fact in said.items() if fact]


def _kind(said: str) -> str:
    """Return a kind of employment as it is said: "FULL_TIME" and "FullTime" are "Full time"."""
    return re.sub(r"_|(?<=[a-z])(?=[A-Z])", " ", said).capitalize()


def _places(posting: Mapping[str, Any]) -> str:
    found = values.places(posting.get("jobLocation"))
    if values.text(posting.get("jobLocationType")).upper() == "TELECOMMUTE":
        found.append("Remote")
    return "; ".join(found)


def _pay(value: Any) -> str:
    if not isinstance(value, Mapping):
        return values.text(value)
    amount = value.get("value", value)
    low, high = values.first(amount, "minValue", "value"), values.first(amount, "maxValue")
    if isinstance(amount, int | float | str):
        low, high = values.text(amount), ""
    figures = " - ".join(part for part in dict.fromkeys((low, high)) if part)
    unit = next((word for sign, word in _UNITS.items() if sign in values.first(amount, "unitText").lower()), "")
    currency = values.first(value, "currency") or values.first(amount, "currency")
    return f"{currency} {figures}{f' per {unit}' if unit else ''}".strip() if figures else ""


def _one_line(value: Any) -> str:
    return " ".join(line.text for line in values.prose(value))


def _plain(said: str) -> str:
    return " ".join(_WORD.findall(said.lower()))


def _in(said: str, known: str) -> bool:
    words = _plain(said)
    return not words or f" {words} " in known
