"""What a document states besides concepts, and why its mentions count, as plain dictionaries for JSON."""

from __future__ import annotations

from matcher.model import Credential, Demand, Explained, Facts, Language, Pay, Stated, TypingSpeed
from matcher.reports import facts_shapes as shapes


def facts(found: Facts) -> shapes.FactsObject:
    """The facts of a document; every key is there, empty where nothing is stated."""
    return {
        "languages": [_language(item) for item in found.languages],
        "typing": _typing(found.typing) if found.typing else None,
        "credentials": [_credential(item) for item in found.credentials],
        "pay": [_pay(item) for item in found.pay],
        "locations": [{"value": i.value, "start": i.start, "end": i.end} for i in found.locations],
        "workplace": [{"value": i.value, "start": i.start, "end": i.end} for i in found.workplace],
        "employment": [{"value": i.value, "start": i.start, "end": i.end} for i in found.employment],
        "overtime": _demand(found.overtime) if found.overtime else None,
        "travel": _demand(found.travel) if found.travel else None,
    }


def explained(reason: Explained) -> shapes.ExplainedObject:
    """Why one mention counts."""
    return {
        "concept": reason.concept,
        "start": reason.start,
        "end": reason.end,
        "form": reason.form,
        "rule": reason.rule,
    }


def _language(item: Language) -> shapes.LanguageObject:
    return {
        "language": item.language,
        "proficiency": item.proficiency,
        "level": item.level,
        "status": item.status,
        "start": item.start,
        "end": item.end,
    }


def _typing(item: TypingSpeed) -> shapes.TypingObject:
    return {"wpm": item.wpm, "to": item.to, "level": item.level, "start": item.start, "end": item.end}


def _credential(item: Credential) -> shapes.CredentialObject:
    return {
        "concept": item.concept,
        "name": item.name,
        "issuer": item.issuer,
        "states": list(item.states),
        "status": item.status,
        "start": item.start,
        "end": item.end,
    }


def _pay(item: Pay) -> shapes.PayObject:
    return {
        "min": item.min,
        "max": item.max,
        "currency": item.currency,
        "per": item.per,
        "start": item.start,
        "end": item.end,
    }


def _demand(item: Stated[Demand]) -> shapes.DemandObject:
    return {"value": item.value, "percent": item.percent, "start": item.start, "end": item.end}
