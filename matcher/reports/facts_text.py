"""What a document states besides concepts, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.model import Credential, Demand, Explained, Facts, Language, Mention, Pay, Stated, TypingSpeed
from matcher.reports.wording import clean


def stated(facts: Facts) -> list[str]:
    """One line per kind of fact that a document states."""
    lines = {
        "Pay": "; ".join(map(_pay, facts.pay)),
        "Location": "; ".join(clean(item.value, 80) for item in facts.locations),
        "Workplace": ", ".join(item.value for item in facts.workplace),
        "Employment": ", ".join(item.value for item in facts.employment),
        "Overtime": _demand(facts.overtime),
        "Travel": _demand(facts.travel),
        "Languages": ", ".join(map(_language, facts.languages)),
        "Typing": _typing(facts.typing),
        "Credentials": "; ".join(map(_credential, facts.credentials)),
    }
    return [f"{label}: {said}" for label, said in lines.items() if said]


def explained(mentions: Sequence[Mention], reasons: Iterable[Explained]) -> Iterator[tuple[Mention, Explained]]:
    """Each mention with its reason; a concept that is let in the same way again is shown once."""
    by_place = {(reason.start, reason.end, reason.concept): reason for reason in reasons}
    seen: set[tuple[str, str, str, str]] = set()
    for mention in mentions:
        reason = by_place.get((mention.start, mention.end, mention.concept))
        if reason is None:
            continue
        key = (mention.concept, mention.text.lower(), reason.form, reason.rule)
        if key not in seen:
            seen.add(key)
            yield mention, reason


def _pay(pay: Pay) -> str:
    if pay.min is None:
        figures = f"up to {_figure(pay.max)}"
    elif pay.max is None:
        figures = f"from {_figure(pay.min)}"
    else:
        figures = _figure(pay.min) + (f" to {_figure(pay.max)}" if pay.max != pay.min else "")
    return f"{pay.currency} {figures} per {pay.per}".strip()


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _demand(item: Stated[Demand] | None) -> str:
    if item is None:
        return ""
    return item.value + (f" (up to {item.percent} %)" if item.percent else "")


def _language(item: Language) -> str:
    said = [
        item.proficiency,
        item.level or "",
        "" if item.status in ("held", "wanted") else item.status.replace("_", " "),
    ]
    notes = ", ".join(part for part in said if part)
    return f"{item.language} ({notes})" if notes else item.language


def _typing(item: TypingSpeed | None) -> str:
    if item is None:
        return ""
    figures = f"{item.wpm} to {item.to}" if item.to else str(item.wpm)
    return f"{figures} words a minute" + (f" ({item.level})" if item.level else "")


def _credential(item: Credential) -> str:
    notes = [item.issuer, *item.states, "" if item.status == "held" else item.status.replace("_", " ")]
    said = ", ".join(note for note in notes if note)
    return f"{item.name} ({said})" if said else item.name
