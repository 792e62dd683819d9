"""What a file's own structured data says of a job (a schema.org JobPosting), which is surer than any wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from matcher.documents import values
from matcher.extraction.pay import plausible
from matcher.model import Document, EmploymentType, Facts, Pay, PayPeriod, Said, Stated, Workplace

_UNITS: Mapping[str, PayPeriod] = {
    "hour": "hour", "hourly": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "annual": "year",
    "annually": "year", "yearly": "year",
}  # fmt: skip
_KINDS: Mapping[str, EmploymentType] = {
    "fulltime": "full-time", "parttime": "part-time", "contractor": "contract", "contract": "contract",
    "temporary": "temporary", "intern": "internship", "internship": "internship", "perdiem": "per diem",
    "permanent": "permanent",
}  # fmt: skip


def job_posting(document: Document) -> Mapping[str, Any]:
    """The JobPosting that a document keeps beside its text, or an empty mapping."""
    found = document.data.get("JobPosting")
    return found if isinstance(found, Mapping) else {}


def title(document: Document) -> str:
    """The title that structured data gives to a job, or ""."""
    return values.text(job_posting(document).get("title"))


def completed(facts: Facts, document: Document) -> Facts:
    """The facts of a text with those of structured data in their place; what both say keeps its place in the text."""
    job = job_posting(document)
    if not job:
        return facts
    pay = _pay(job.get("baseSalary"))
    return replace(
        facts,
        pay=tuple(_placed_pay(item, facts.pay) for item in pay) or facts.pay,
        locations=_placed(values.places(job.get("jobLocation")), facts.locations) or facts.locations,
        workplace=_placed(_workplace(job), facts.workplace) or facts.workplace,
        employment=_placed(_employment(job), facts.employment) or facts.employment,
    )


def _placed(stated: Iterable[Said], found: tuple[Stated[Said], ...]) -> tuple[Stated[Said], ...]:
    by_value = {item.value.lower(): item for item in found}
    return tuple(by_value.get(value.lower(), Stated(value, None, None)) for value in dict.fromkeys(stated))


def _placed_pay(pay: Pay, found: tuple[Pay, ...]) -> Pay:
    same = (item for item in found if (item.min, item.max, item.per) == (pay.min, pay.max, pay.per))
    place = next(same, pay)
    return replace(pay, start=place.start, end=place.end)


def _pay(value: Any) -> tuple[Pay, ...]:
    """A ``MonetaryAmount`` with a known unit and figures that can be one; anything else is left to the text."""
    if not isinstance(value, Mapping):
        return ()
    amount = value.get("value", value)
    per = _UNITS.get(values.first(amount, "unitText").lower() or values.first(value, "unitText").lower())
    if isinstance(amount, Mapping):
        low, high = (_number(values.first(amount, name)) for name in ("minValue", "maxValue"))
        if low is None and high is None:
            low = high = _number(values.first(amount, "value"))
    else:
        low = high = _number(values.text(amount))
    if per is None or not plausible(low, high, per):
        return ()
    currency = values.first(value, "currency") or values.first(amount, "currency")
    return (Pay(low, high, currency.upper() if len(currency) == 3 else "", per, None, None),)


def _number(said: str) -> float | None:
    """A figure as data holds it, or ``None``; zero stands for nothing."""
    try:
        number = float(said.replace(",", "").lstrip("$"))
    except ValueError:
        return None
    return number if 0 < number < 1e9 else None


def _employment(job: Mapping[str, Any]) -> Iterator[EmploymentType]:
    for said in values.texts(job.get("employmentType")):
        for part in said.split(","):
            kind = _KINDS.get("".join(filter(str.isalpha, part.lower())))
            if kind:
                yield kind


def _workplace(job: Mapping[str, Any]) -> Iterator[Workplace]:
    if values.text(job.get("jobLocationType")).upper() == "TELECOMMUTE":
        yield "remote"
