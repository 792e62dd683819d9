"""A posting as somebody corrects it line by line: must, nice, or not asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from matcher.errors import ProfileError
from matcher.model import Posting
from matcher.profile.applying import applied
from matcher.profile.drafting import drafted
from matcher.profile.shape import Entry
from matcher.vocabulary import Vocabulary

Mark: TypeAlias = Literal["must", "nice", "not asked"]


def marked(posting: Posting, marks: Mapping[str, Mark], vocabulary: Vocabulary) -> Posting:
    """The posting with some of its requirements, named by their ids, set otherwise than they were read.

    It is the posting that a profile with the same settings gives: ``must`` is required and a must-have, ``nice``
    preferred, and what is ``not asked`` is not kept.

    Raises:
        ProfileError: The posting has no requirement of that id.
    """
    if not marks:
        return posting
    read = drafted(posting, vocabulary)
    unknown = sorted(marks.keys() - {e.id for e in read.entries})
    if unknown:
        raise ProfileError(f"the posting has no requirement {unknown[0]!r}; send the ids that the match names")
    entries = tuple(_set(e, marks[e.id]) if e.id in marks else e for e in read.entries)
    found, _ = applied(posting, replace(read, entries=entries), vocabulary)
    return found


def _set(entry: Entry, mark: Mark) -> Entry:
    if mark == "must":
        return replace(entry, level="required", must_have=True)
    if mark == "nice":
        return replace(entry, level="preferred", must_have=False)
    return replace(entry, keep=False)
