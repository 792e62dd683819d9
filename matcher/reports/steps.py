"""Which of the advice stands first, and how the rest is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.model import Action
from matcher.reports.wording import STEP_TITLES, clean, count

MOST_STEPS = 5
# What concerns the file as such is told among the notes.
_OF_THE_FILE = frozenset({"layout", "hidden"})
_LEAVE = "What you have done, say where you did it; leave out the rest."


@dataclass(frozen=True, slots=True)
class StepGroup:
    """All actions of one kind."""

    title: str
    steps: tuple[str, ...]


def first_steps(actions: Sequence[Action]) -> Iterator[str]:
    """At most five sentences."""
    yield from map(sentence, _plain(actions)[:MOST_STEPS])


def folded_line(actions: Sequence[Action]) -> str:
    """One line for the duties that the posting only mentions and the resume does not show; "" where there are none."""
    folded = [a for a in actions if a.folded]
    if not folded:
        return ""
    named = ", ".join(f"{clean(a.label)} (+{a.gain:.1f})" for a in folded)
    noun = "1 duty" if len(folded) == 1 else f"{len(folded)} duties"
    start = f"And {noun}" if _plain(actions) else noun
    return f"{start} that the posting mentions: {named}. {_LEAVE}"


def more_steps(actions: Sequence[Action]) -> str:
    """How many actions the first steps leave out, or ""."""
    left = len(_plain(actions)) - MOST_STEPS
    return f"… and {count(left, 'step')} more: --explain shows all" if left > 0 else ""


def file_notes(actions: Sequence[Action]) -> tuple[str, ...]:
    """What to mend in the file itself; text that nobody sees is among the notes already."""
    return tuple(a.sentence for a in actions if a.kind == "layout")


def grouped(actions: Sequence[Action]) -> tuple[StepGroup, ...]:
    """Every action, by its kind."""
    found = (
        StepGroup(title, tuple(sentence(a) for a in actions if a.kind == kind)) for kind, title in STEP_TITLES.items()
    )
    return tuple(group for group in found if group.steps)


def sentence(action: Action) -> str:
    """An action's sentence, with a mark where a must-have is at stake."""
    return f"Must-have. {action.sentence}" if action.must_have else action.sentence


def _plain(actions: Sequence[Action]) -> list[Action]:
    return [a for a in actions if not a.folded and a.kind not in _OF_THE_FILE]
