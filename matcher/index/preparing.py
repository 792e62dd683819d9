"""From a document to what the index stores of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from matcher.codec import PROFILE_VERSION, encode
from matcher.errors import ItemError
from matcher.extraction.addresses import states_of
from matcher.index.arguments import a_kind, day_of, several
from matcher.index.asks import asked
from matcher.index.columns import Columns
from matcher.index.items import LOW, REMOTE, UNSCORED, Item
from matcher.index.rows import packed_posting, packed_resume
from matcher.index.segment import Facts
from matcher.index.states import codes_of, states_as_bits
from matcher.index.store import Stored, dumps
from matcher.library import Matcher, guarded
from matcher.matching import score
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import DocumentType, Failure, Posting, Resume

# What messages and reports can show, and every system can store.
LONGEST_ID = 500


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller knows of a document beside its text, as it is stored."""

    received: date
    states: tuple[str, ...]
    remote: bool

    def stored(self, as_of: date) -> str:
        """The same as text; ``as_of`` is the date that the extraction counted to."""
        return dumps(
            {
                "received": self.received.isoformat(),
                "states": list(self.states),
                "remote": self.remote,
                "as_of": as_of.isoformat(),
            }
        )


def known_of(facts: str) -> Known:
    """What :meth:`Known.stored` stored.

    Raises:
        ValueError: Somebody else stored it.
        ItemError: Its states are no texts.
    """
    try:
        stored: Mapping[str, Any] = json.loads(facts)
        return Known(
            date.fromisoformat(stored["received"]), several(stored["states"], "states"), bool(stored["remote"])
        )
    except (LookupError, TypeError) as error:
        raise ValueError("facts that no document has") from error


class Preparer:
    """Makes of items what the index stores, with one matcher."""

    def __init__(self, matcher: Matcher) -> None:
        """Lay out the numbers of the matcher's vocabulary."""
        self.matcher = matcher
        self.columns = Columns(Relations(matcher.vocabulary))
        self.weights = Weights(matcher.vocabulary)

    def __reduce__(self) -> tuple[type[Preparer], tuple[Matcher]]:
        """Pickling carries the matcher, which carries its configuration: other processes may prepare too."""
        return Preparer, (self.matcher,)

    def __call__(self, item: Item) -> Stored | Failure:
        """What is stored of an item, or why nothing is; the failure carries the item's id.

        Raises:
            ItemError: What the caller says of the document cannot be.
            MatcherError: Something is wrong that is no matter of this document.
        """
        item = checked(item)
        if isinstance(item.source, Posting | Resume):
            return self._given(item, item.source)
        document = self.matcher.opened(item.source)
        as_of = item.as_of or item.received
        stored = guarded(
            document,
            lambda: self.stored(item, self.matcher.extract(document, as_of=as_of, doc_type=item.kind)),
        )
        return replace(stored, source=item.id) if isinstance(stored, Failure) else stored

    def _given(self, item: Item, found: Posting | Resume) -> Stored:
        """The same for a document that the caller has extracted, or made up.

        Raises:
            ItemError: Nothing can be scored by it, or it was extracted with another vocabulary.
        """
        try:
            return self.stored(item, found)
        except (ValueError, LookupError, ArithmeticError) as error:
            raise ItemError(f"{item.id}: nothing that this vocabulary extracts ({error}); extract it anew") from None

    def stored(self, item: Item, found: Posting | Resume) -> Stored:
        """What is stored of an extracted document."""
        kind = kind_of(found)
        if item.kind not in (None, kind):
            raise ItemError(f"{item.id}: extracted as a {kind}, given as a {item.kind}")
        states, remote = stated(found, item) if isinstance(found, Posting) else (item.states, item.remote)
        codes = tuple(sorted(codes_of(states or ())))
        known = Known(item.received, codes, bool(remote))
        facts = known.stored(day_of(found.as_of, "as_of"))
        digest, assumed = found.document.sha256, _assumed(item, found)
        return Stored(kind, item.id, digest, facts, encode(found), self.row(found, known), assumed)

    def row(self, found: Posting | Resume, known: Known) -> bytes:
        """The entry of the snapshot for a document."""
        flags = REMOTE * known.remote
        states = states_as_bits(known.states)
        if isinstance(found, Posting):
            asks = asked(found, self.weights)
            flags |= LOW * (score.confidence_in(found) == "low") | UNSCORED * (not asks)
            years = found.years.min if found.years else float("nan")
            return packed_posting(Facts(known.received.toordinal(), years, states, flags), asks)
        flags |= UNSCORED * bool(found.no_score)
        years = float("nan") if found.legal_years is None else found.legal_years
        return packed_resume(Facts(known.received.toordinal(), years, states, flags), self.columns.of(found))


def _assumed(item: Item, found: Posting | Resume) -> tuple[str, ...]:
    """The facts of a document that nobody stated. Without a digest nobody can say that it is the same."""
    if item.dated or not found.document.sha256:
        return ()
    counted = item.as_of is None and not isinstance(item.source, Posting | Resume)
    return ("received", "as_of") if counted else ("received",)


def unchanged(document: Stored, known: tuple[str, str, bytes] | None) -> bool:
    """Whether a document is there already, just so; ``known`` are the digest, facts and profile of what is there."""
    if known is None or known[0] != document.sha256:
        return False
    if not document.assumed:
        return known[1:] == (document.facts, document.profile)
    before, now = ({**json.loads(facts), **dict.fromkeys(document.assumed)} for facts in (known[1], document.facts))
    # The profile counts jobs still held to a date: where that one is assumed, the digest has to do.
    return before == now and ("as_of" in document.assumed or known[2] == document.profile)


def kind_of(found: Posting | Resume) -> DocumentType:
    """What an extracted document is."""
    return "posting" if isinstance(found, Posting) else "resume"


def stated(posting: Posting, item: Item) -> tuple[tuple[str, ...], bool]:
    """Where the work of a posting is and whether it is remote: as the caller says, else as the posting does."""
    states, remote = item.states, item.remote
    if states is None:
        states = tuple(sorted({code for place in posting.facts.locations for code in states_of(place.value)}))
    if remote is None:
        remote = any(place.value == "remote" for place in posting.facts.workplace)
    return states, remote


def checked(item: Item) -> Item:
    """An item as it can be stored: days for moments, states that can be gone through more than once.

    Raises:
        ItemError: What the caller says of the document cannot be.
    """
    if not isinstance(item.id, str) or not 1 <= len(item.id) <= LONGEST_ID or not item.id.isprintable():
        raise ItemError(f"{ascii(item.id)[:60]}: an id is a text of 1 to {LONGEST_ID} characters that can be printed")
    try:
        if item.kind is not None:
            a_kind(item.kind)
        as_of = item.as_of if item.as_of in (None, "latest") else day_of(item.as_of, "as_of")
        states = None if item.states is None else several(item.states, "states")
        states_as_bits(states or ())
        return replace(item, received=day_of(item.received, "received"), as_of=as_of, states=states)
    except ItemError as error:
        raise ItemError(f"{item.id}: {error}") from None


def refused(item: Item, error: ItemError) -> Failure:
    """An item that cannot be as a failure, for those who go on with the others."""
    return Failure(str(item.id), "corrupt", str(error).removeprefix(f"{item.id}: "))


def versions(matcher: Matcher) -> dict[str, str]:
    """What an index must have been made with to answer as ``matcher`` scores."""
    made = score.versions(matcher.vocabulary)
    return {"tool": made["tool"], "vocabulary": made["vocabulary"], "profile": str(PROFILE_VERSION)}
