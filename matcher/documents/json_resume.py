"""JSON Resume, in its present and its first shape, as the lines of a resume that a person would write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from matcher.documents import values
from matcher.documents.parts import Line

_SECTIONS = frozenset(
    "work education skills certificates volunteer projects awards publications languages interests references".split()
)


def is_resume(item: Mapping[str, Any]) -> bool:
    """Return whether some JSON has the shape of a JSON Resume: the person, the jobs, or most of the other sections."""
    if isinstance(item.get("work"), list) or any(isinstance(item.get(name), Mapping) for name in ("basics", "bio")):
        return True
    return sum(bool(item.get(name)) for name in _SECTIONS) > 2


def lines(resume: Mapping[str, Any]) -> list[Line]:
    """Return a resume as lines: the head, then every section that says anything, under its heading."""
    basics = values.get(resume, "basics", "bio")
    found = list(_head(basics if isinstance(basics, Mapping) else {}))
    for name, title, section in _ORDER:
        source = basics if name == "summary" else resume
        inner = list(section(values.get(source, name, *_OTHER_NAMES.get(name, ()))))
        if inner:
            found += [values.heading(title), *inner]
    return found


def _head(basics: Mapping[str, Any]) -> Iterator[Line]:
    name = values.text(basics.get("name")) or " ".join(
        part for part in (values.first(basics, "firstName"), values.first(basics, "lastName")) if part
    )
    for said in (name, values.first(basics, "label", "headline")):
        if said:
            yield Line(said)
    sites = basics.get("websites")
    contact = [
        _contact(basics.get("email")),
        _contact(basics.get("phone")),
        _place(basics.get("location")),
        values.first(basics, "url", "website"),
        *(_each(sites.values()) if isinstance(sites, Mapping) else _each([sites])),
        *_profiles(basics.get("profiles")),
    ]
    if said := values.joined(contact, " | "):
        yield Line(said)


def _contact(value: Any) -> str:
    return ", ".join(_each(value.values())) if isinstance(value, Mapping) else values.text(value)


def _each(items: Any) -> list[str]:
    return [said for item in items if (said := values.text(item))]


def _profiles(value: Any) -> list[str]:
    if isinstance(value, Mapping) and not {"network", "url", "username"} & value.keys():
        return [f"{name}: {said}" for name, item in value.items() if (said := values.text(item))]
    return [
        said
        for item in values.entries(value)
        if (said := values.first(item, "url") or values.joined([values.first(item, "network"), _user(item)], ": "))
    ]


def _user(item: Mapping[str, Any]) -> str:
    return values.first(item, "username", "name")


def _place(value: Any) -> str:
    if not isinstance(value, Mapping):
        return values.text(value)
    return values.joined([values.first(value, "city", "address"), values.first(value, "region", "state")])


def _summary(value: Any) -> Iterator[Line]:
    yield from values.prose(value)


def _jobs(value: Any) -> Iterator[Line]:
    for job in values.entries(value):
        firm = values.first(job, "name", "company", "organization", "employer")
        title = values.first(job, "position", "title", "role")
        # Work is going on where no end is stated.
        yield from _entry([title, firm, _place(job.get("location"))], values.dates(job, is_open=True))
        yield from values.prose(job.get("summary"))
        yield from values.prose(job.get("description"))
        yield from values.bullets(job.get("highlights"))


def _schools(value: Any) -> Iterator[Line]:
    for school in values.entries(value):
        kind, area = values.first(school, "studyType", "degree"), values.first(school, "area", "field")
        degree = f"{kind} in {area}" if kind and area else kind or area
        place = values.first(school, "institution", "school", "name")
        yield from _entry([degree, place, _place(school.get("location"))], values.dates(school, is_open=False))
        yield from values.prose(school.get("summary"))
        if score := values.first(school, "score", "gpa"):
            yield Line(f"GPA: {score}")
        yield from values.bullets(school.get("courses"))


def _certificates(value: Any) -> Iterator[Line]:
    for item in values.entries(value):
        yield from _entry(
            [values.first(item, "name", "title"), values.first(item, "issuer")], values.dates(item, is_open=False)
        )


def _skills(value: Any) -> Iterator[Line]:
    for group in values.entries(value):
        name, level = values.first(group, "name"), values.first(group, "level")
        name = f"{name} ({level})" if name and level else name
        keywords = ", ".join(values.texts(group.get("keywords")))
        if said := values.joined([name, keywords], ": "):
            yield Line(said)


def _languages(value: Any) -> Iterator[Line]:
    for item in values.entries(value):
        name, fluency = values.first(item, "language", "name"), values.first(item, "fluency", "level")
        if name:
            yield Line(f"{name} ({fluency})" if fluency else name)


def _projects(value: Any) -> Iterator[Line]:
    for item in values.entries(value):
        roles = ", ".join(values.texts(item.get("roles")))
        yield from _entry(
            [values.first(item, "name", "title"), roles, values.first(item, "entity")],
            values.dates(item, is_open=False),
        )
        yield from values.prose(item.get("description"))
        yield from values.prose(item.get("summary"))
        yield from values.bullets(item.get("highlights"))
        if said := ", ".join(values.texts(item.get("keywords"))):
            yield Line(said)


def _honours(value: Any) -> Iterator[Line]:
    for item in values.entries(value):
        given = values.first(item, "awarder", "publisher")
        yield from _entry([values.first(item, "title", "name"), given], values.dates(item, is_open=False))
        yield from values.prose(item.get("summary"))


def _references(value: Any) -> Iterator[Line]:
    for item in values.entries(value):
        name, said = values.first(item, "name"), values.first(item, "reference")
        if name or said:
            yield Line(values.joined([name, said], ": "))


def _entry(parts: list[str], dates: str) -> Iterator[Line]:
    said = values.joined([values.joined(parts), dates], " | ")
    if said:
        yield Line(said)


_OTHER_NAMES = {"interests": ("hobbies",), "certificates": ("certifications",), "work": ("experience",)}
_ORDER: tuple[tuple[str, str, Callable[[Any], Iterator[Line]]], ...] = (
    ("summary", "SUMMARY", _summary),
    ("work", "EXPERIENCE", _jobs),
    ("education", "EDUCATION", _schools),
    ("certificates", "CERTIFICATIONS", _certificates),
    ("skills", "SKILLS", _skills),
    ("languages", "LANGUAGES", _languages),
    ("projects", "PROJECTS", _projects),
    ("volunteer", "VOLUNTEER EXPERIENCE", _jobs),
    ("awards", "AWARDS", _honours),
    ("publications", "PUBLICATIONS", _honours),
    ("interests", "INTERESTS", _skills),
    ("references", "REFERENCES", _references),
)
