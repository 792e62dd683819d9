"""A posting as a profile corrects it, and every correction in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.errors import ProfileError
from matcher.model import Keyword, Posting, Requirement, Years
from matcher.profile.changing import Concepts, added_requirement, changed
from matcher.profile.drafting import drafted
from matcher.profile.pairing import Pairs, paired
from matcher.profile.sentences import differences, factor_words, kind_words
from matcher.profile.shape import Entry, Profile
from matcher.vocabulary import Vocabulary


def applied(posting: Posting, profile: Profile, vocabulary: Vocabulary) -> tuple[Posting, list[str]]:
    """The posting with the requirements of a profile, and what that changes, in sentences.

    A profile in which nothing was corrected gives the posting as it is.

    Raises:
        ProfileError: The profile is of another posting, or an entry asks for what the vocabulary does not know.
    """
    try:
        return _applied(posting, profile, vocabulary)
    except ProfileError as error:
        raise ProfileError(f"{profile.name}: {error}" if profile.name else str(error)) from None


def _applied(posting: Posting, profile: Profile, vocabulary: Vocabulary) -> tuple[Posting, list[str]]:
    read = drafted(posting, vocabulary)
    pairs = paired(profile, read)
    concepts = Concepts(vocabulary)
    requirements, changes = _corrected(posting, pairs, concepts)
    for number, entry in enumerate((e for e in pairs.added if e.keep is not False), 1):
        new = added_requirement(entry, f"p{number}", posting, concepts)
        _refuse_twice(new, requirements, entry)
        requirements.append(new)
        changes.append(f"added: {new.label} ({new.level}{', must-have' if new.hard else ''})")
    weights = {kind: weight for kind, weight in profile.weights.items() if weight != 1.0}
    requirements = [_weighed(r, weights.get(r.kind, 1.0)) for r in requirements]
    changes += [f"{kind_words(kind)} weigh {factor_words(weight)}" for kind, weight in weights.items()]
    keywords, dropped = _keywords(posting, _words(posting, profile, same=pairs.same), weights.get("keyword", 1.0))
    if dropped:
        changes.append(f"dropped words: {', '.join(dropped)}")
    if not changes:
        return posting, []
    kept = tuple(requirements)
    return replace(posting, requirements=kept, keywords=keywords, years=_years(posting.years, kept)), changes


def _corrected(posting: Posting, pairs: Pairs, concepts: Concepts) -> tuple[list[Requirement], list[str]]:
    """The requirements that were read and are kept, corrected."""
    kept: list[Requirement] = []
    changes: list[str] = []
    for requirement, (read, entry) in zip(posting.requirements, pairs.found, strict=True):
        if entry is None and not pairs.same:
            changes.append(f"not in the profile, kept as read: {requirement.label}")
        deleted = entry is None and pairs.same
        if deleted or (entry is not None and entry.keep is False):
            changes.append(f"dropped: {requirement.label}")
            continue
        new = requirement if entry is None else changed(requirement, read, entry, concepts)
        changes += differences(requirement, new)
        kept.append(new)
    return kept, changes


def _weighed(requirement: Requirement, factor: float) -> Requirement:
    """A requirement of a kind that weighs more or less; of one that weighs nothing it is shown and not scored."""
    if factor == 1.0:
        return requirement
    return replace(requirement, factor=requirement.factor * factor, scored=requirement.scored and factor > 0)


def _words(posting: Posting, profile: Profile, *, same: bool) -> frozenset[str] | None:
    """The free keywords that are to be kept, ``None`` for all."""
    if profile.keywords is None:
        return None
    found = frozenset(word.casefold() for word in profile.keywords)
    strange = sorted(found - {k.term.casefold() for k in posting.keywords})
    if same and strange:
        raise ProfileError(f"keywords: {strange[0]!r} is none of the posting; to look for it, add it as a requirement")
    return found


def _keywords(posting: Posting, kept: frozenset[str] | None, factor: float) -> tuple[tuple[Keyword, ...], list[str]]:
    """The free keywords that are kept, and those that are dropped by name."""
    found = [k for k in posting.keywords if kept is None or k.term.casefold() in kept]
    dropped = [k.term for k in posting.keywords if k not in found]
    if factor == 1.0:
        return tuple(found), dropped
    return tuple(replace(k, factor=factor) for k in found if factor > 0), dropped


def _years(read: Years | None, requirements: Sequence[Requirement]) -> Years | None:
    """The years that the posting asks for now."""
    asking = next((r for r in requirements if r.kind == "experience" and r.min_years is not None), None)
    if asking is None or asking.min_years is None:
        return None
    if read is None:
        return Years(asking.min_years, None, "experience", asking.level, asking.start, asking.end)
    most = read.max if read.max is not None and read.max >= asking.min_years else None
    return replace(read, min=asking.min_years, max=most, level=asking.level)


def _refuse_twice(new: Requirement, known: Sequence[Requirement], entry: Entry) -> None:
    for r in known:
        if (r.kind, set(r.wants), r.class_id) == (new.kind, set(new.wants), new.class_id):
            raise ProfileError(f"{entry.called}: {new.label} is asked for in {r.id} already; correct it there")
