"""What the candidate can do in truth: gaps first, then what is shown and could be said better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from matcher.matching import care, sentences, wording
from matcher.matching.case import Case
from matcher.model import Action, Evidence, Gap, GapGroup, Mention, Requirement

_CHOICES = frozenset({"any", "class"})
_PREFERRED: Mapping[GapGroup, int] = {"say it so": 0, "near": 1, "not shown": 2}
# Points below which it hardly matters whether a thing is listed or shown.
_WORTH_MOVING = 0.5
_UNDONE: Mapping[str, Literal["expired", "in_progress"]] = {"expired": "expired", "in_progress": "in_progress"}


def advise(case: Case, gaps: Sequence[Gap]) -> tuple[Action, ...]:
    """Every action, must-haves first, then by gain; those that change no score here come last.

    A denied thing is never advised, nor anything that is not true unless the candidate says it is.
    """
    found = [*_closing(case, gaps), *care.actions(case)]
    told = {(a.requirement, a.label) for a in found}
    found += [a for a in wording.actions(case) if (a.requirement, a.label) not in told]
    order = {id_: number for number, id_ in enumerate(case.requirements)}
    return tuple(sorted(found, key=lambda a: (*_urgency(a), order.get(a.requirement, len(order)), a.label)))


def _urgency(action: Action) -> tuple[bool, bool, float]:
    """Smaller is more urgent. What wins next to nothing waits, but not dates on which a must-have hangs."""
    least = _WORTH_MOVING if action.kind == "only listed" else 0.0
    idle = action.gain <= least and not (action.kind == "dates" and action.must_have)
    return idle, not action.must_have, -action.gain


def _closing(case: Case, gaps: Sequence[Gap]) -> Iterator[Action]:
    """One action for each gap; one for all alternatives of which any would do."""
    by_requirement: dict[str, list[Gap]] = {}
    for gap in gaps:
        if not _denied(case, gap):
            by_requirement.setdefault(gap.requirement, []).append(gap)
    for id_, found in by_requirement.items():
        requirement = case.requirements[id_]
        if requirement.mode in _CHOICES:
            best = min(found, key=lambda g: (-round(g.gain, 6), _PREFERRED[g.group]))
            same = [g for g in found if g.group == best.group]
            if best.group == "not shown":
                yield _action(case, requirement, same)
            else:
                yield _also(_action(case, requirement, [best]), [g for g in found if g is not best])
        else:
            for gap in found:
                yield _action(case, requirement, [gap])


def _also(action: Action, others: Sequence[Gap]) -> Action:
    """The action with the alternatives that would do as well as its own."""
    if not others:
        return action
    named = sentences.either([g.label for g in others])
    return replace(action, sentence=f"{action.sentence} Instead, {named} would count too.")


def _denied(case: Case, gap: Gap) -> bool:
    return any(m.status == "denied" and m.concept == gap.concept for m in case.resume.mentions)


def _action(case: Case, requirement: Requirement, gaps: Sequence[Gap]) -> Action:
    gap = gaps[0]
    mention = case.rules.concept(gap.concept).mention if gap.group != "not shown" else None
    posting = case.asked(requirement, gap.concept if len(gaps) == 1 else "")
    resume = case.rules.places.evidence(mention) if mention else None
    label = _label(requirement, gaps)
    return Action(
        kind=gap.group,
        requirement=requirement.id,
        label=label,
        must_have=requirement.level == "required",
        gain=gap.gain,
        posting=posting,
        resume=resume,
        sentence=(
            _sentence(case, requirement, gap, mention) if mention else _not_shown(requirement, gap, label, posting)
        ),
        folded=gap.group == "not shown" and requirement.kind == "duty" and requirement.level == "mentioned",
    )


def _label(requirement: Requirement, gaps: Sequence[Gap]) -> str:
    """What is asked for: one thing, any of several, or a class with its examples."""
    if len(gaps) == 1:
        return gaps[0].label
    named = [g.label for g in gaps if g.concept != requirement.class_id]
    either = sentences.either(named)
    class_label = next((g.label for g in gaps if g.concept == requirement.class_id), "")
    return f"{class_label}, such as {either}" if class_label else f"one of {either}"


def _not_shown(requirement: Requirement, gap: Gap, label: str, posting: Evidence) -> str:
    """The sentence for what the resume does not show, with the posting's words where they say more than the label."""
    words = sentences.words(posting, "")
    said = "" if words.casefold() in label.casefold() else words
    return sentences.not_shown(label, said, requirement.kind, sentences.points(gap.gain))


def _sentence(case: Case, requirement: Requirement, gap: Gap, mention: Mention) -> str:
    """The sentence for what stands at ``mention`` in other words, or near it."""
    posting = case.asked(requirement, gap.concept)
    points = sentences.points(gap.gain)
    at = sentences.at(case.rules.places.evidence(mention), case.resume.document)
    if mention.status in _UNDONE:
        return sentences.undone(gap.label, at, _UNDONE[mention.status], points)
    if gap.group == "say it so":
        return sentences.say_it_so(sentences.words(posting, gap.label), at, gap.try_form, points)
    how = case.scorer.relations.credit(mention.concept, gap.concept).how
    shown = case.scorer.vocabulary.concepts[mention.concept].label
    if requirement.kind == "tool":
        named = sentences.name_it(gap.label, at, points)
        return named if how == "narrower" else sentences.comparable(gap.label, shown, at, points)
    return sentences.comes_near(sentences.words(posting, gap.label), requirement.kind, at, points)
