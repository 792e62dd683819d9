"""Where jobs and roles of a resume stand, as facts: what is scored later needs no look into the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.model import Mention, Role
from matcher.text import Lines

# How far before its dates the title of a job can stand, in characters.
_HEADING = 200
_TITLED = frozenset({"", "experience"})
_TITLE_LINE = 80
_HEADING_LINES = 2
_BULLET = re.compile(r"[-*•·▪◦‣●○–—](\s|$)")
_SEPARATORS = tuple("|,/:;–—-·•(")


def begun(roles: Iterable[Role], text: str) -> tuple[Role, ...]:
    """The dated jobs with the places where they begin."""
    return tuple(replace(role, begin=_begin(role, text)) for role in roles)


def _begin(role: Role, text: str) -> int:
    """The place of the title where that stands shortly before the dates, else that of the dates."""
    title = text.rfind(role.title, max(0, role.start - _HEADING), role.start)
    return role.start if title < 0 or not role.title else title


def titled(mentions: Sequence[Mention], roles: Iterable[Role], text: str) -> tuple[Mention, ...]:
    """The mentions, those of roles that stand as titles marked.

    A title stands on a short line of its own and beside no dated job's line. A role in a list of skills or of schooling
    ("Paralegal Studies") is none, and one in a summary may be a wish.
    """
    lines = Lines(text)
    dated = {lines.number(role.start) for role in roles}
    beside = {line + step for line in dated for step in range(-_HEADING_LINES, _HEADING_LINES + 1)}
    return tuple(
        replace(m, titled=True)
        if m.kind == "role"
        and m.status == "held"
        and m.section in _TITLED
        and len(lines.line(m.start).strip()) <= _TITLE_LINE
        and _heads(lines.before(m.start).strip(), m)
        and lines.number(m.start) not in beside
        else m
        for m in mentions
    )


def _heads(before: str, mention: Mention) -> bool:
    """True where only a name or more of a title stands before a role in its line; bullets tell of work with others."""
    if _BULLET.match(before) or any(word[0].islower() for word in before.split()):
        return False
    return not before or before.endswith(_SEPARATORS) or not mention.text[0].islower()
