"""Which entry of a profile is about which requirement of a posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.errors import ProfileError
from matcher.profile.shape import Entry, Profile


@dataclass(frozen=True, slots=True)
class Pairs:
    """Requirements as read, each with its entry, ``None`` where the profile has none; and the entries that add one.

    ``same`` is true where the profile was made from this very file, read by this vocabulary: an entry that is not there
    was deleted.
    """

    found: tuple[tuple[Entry, Entry | None], ...]
    added: tuple[Entry, ...]
    same: bool


def paired(profile: Profile, read: Profile) -> Pairs:
    """The entries of a profile beside a posting's requirements as read now.

    Ids say which is which where the profile was made from this file. Another file of the same posting (a PDF of the
    DOCX), or a newer vocabulary, may count differently: then the posting's words say it.

    Raises:
        ProfileError: An entry is about something that the posting does not say.
    """
    same = (profile.sha256, profile.vocabulary) == (read.sha256, read.vocabulary)
    given = [e for e in profile.entries if e.id]
    by_id = _by_id(given, read) if same else _by_words(given, profile, read)
    added = tuple(e for e in profile.entries if not e.id)
    return Pairs(tuple((e, by_id.get(e.id)) for e in read.entries), added, same)


def _by_id(given: Sequence[Entry], read: Profile) -> dict[str, Entry]:
    known = {e.id for e in read.entries}
    for entry in given:
        if entry.id not in known:
            raise ProfileError(
                f"{entry.called}: the posting has no requirement {entry.id}; leave the id empty to add one"
            )
    return {entry.id: entry for entry in given}


def _by_words(given: Sequence[Entry], profile: Profile, read: Profile) -> dict[str, Entry]:
    """Entries by the id that their requirement has now: of equal words the same id first, then the first."""
    free = list(read.entries)
    found: dict[str, Entry] = {}
    for entry in sorted(given, key=lambda e: not any(_alike(e, r) and e.id == r.id for r in free)):
        alike = sorted((r for r in free if _alike(entry, r)), key=lambda r: r.id != entry.id)
        if not alike:
            raise ProfileError(f"{entry.called}: {_other(profile, read)}")
        free.remove(alike[0])
        found[alike[0].id] = entry
    return found


def _alike(entry: Entry, requirement: Entry) -> bool:
    return entry.kind == requirement.kind and bool(entry.says) and _words(entry.says) == _words(requirement.says)


def _words(text: str) -> str:
    """The letters and figures of a line: another format may set its bullets and spaces differently."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _other(profile: Profile, read: Profile) -> str:
    made = " of ".join(_names(profile)) or "another posting"
    here = " of ".join(_names(read)) or "this posting"
    return f"made from {made}; {here} does not say this; make a profile of it with 'matcher profile'"


def _names(profile: Profile) -> Iterator[str]:
    if profile.title:
        yield f"“{profile.title}”"
    if profile.source:
        yield profile.source
