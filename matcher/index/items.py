"""What goes into an index and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from matcher.index.arguments import a_figure, day_of, several
from matcher.index.states import states_as_bits
from matcher.model import DocumentType, Failure, Match, Posting, Resume

if TYPE_CHECKING:
    from matcher.library import Source

REMOTE, LOW, UNSCORED = 1, 2, 4


@dataclass(frozen=True, slots=True)
class Item:
    """A document for an index, under the caller's ``id`` (one resume and one posting may share it).

    Jobs still held are counted to ``received``, the date of the document, unless ``as_of`` says otherwise. ``states``
    (codes or names) and ``remote`` are the caller's knowledge; of a posting, what it states itself where they are
    ``None``. Without ``kind`` the wording decides. ``dated=False`` says that ``received`` is nobody's statement, only
    the day of adding: where the same document is there already, in the same place, it keeps the date it has.
    """

    id: str
    source: Source | Resume | Posting
    received: date
    kind: DocumentType | None = None
    states: tuple[str, ...] | None = None
    remote: bool | None = None
    as_of: date | Literal["latest"] | None = None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents a search is over; what is not set leaves nothing out.

    ``states`` keeps documents in one of these states, ``remote`` those (not) for remote work. Years are those in legal
    support of a resume, or those that a posting asks for; who is without keeps out of a bounded search.
    ``credentials`` are concepts, by id or name, that a resume must show, or that a posting must ask for. ``since`` is
    the earliest received date.
    """

    states: tuple[str, ...] = ()
    remote: bool | None = None
    min_years: float | None = None
    max_years: float | None = None
    credentials: tuple[str, ...] = ()
    since: date | None = None

    def __post_init__(self) -> None:
        """Refuse what leaves out nothing or everybody by mistake.

        Raises:
            ItemError: The filter cannot be.
        """
        for name in ("states", "credentials"):
            object.__setattr__(self, name, several(getattr(self, name), name))
        states_as_bits(self.states)
        for name in ("min_years", "max_years"):
            if getattr(self, name) is not None:
                a_figure(getattr(self, name), name)
        if self.since is not None:
            object.__setattr__(self, "since", day_of(self.since, "since"))


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found: the caller's id, its exact score, and the match that explains it, without quotes."""

    id: str
    kind: DocumentType
    score: float
    received: date
    match: Match


@dataclass(frozen=True, slots=True)
class Alert:
    """What a new document goes with: its best counterparts among all that came before it."""

    id: str
    kind: DocumentType
    number: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding documents. ``unchanged`` were there already, just so; failures carry the caller's ids."""

    added: int
    unchanged: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a rebuild: how many documents were kept, and the ids (kind, id) that should be added again.

    ``stale`` were kept as an earlier vocabulary or version read them, ``lost`` could not be kept.
    """

    kept: int
    stale: tuple[tuple[DocumentType, str], ...]
    lost: tuple[tuple[DocumentType, str], ...]
