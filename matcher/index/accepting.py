"""Items one by one, so that one that cannot be stored keeps nobody out: it becomes a failure under its name."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

from matcher.errors import ItemError, MatcherError
from matcher.index.items import Item
from matcher.index.preparing import an_id
from matcher.index.store import Stored
from matcher.model import Failure

_log = logging.getLogger(__name__)


def accepted(prepare: Callable[[Item], Stored | Failure], items: Iterable[object]) -> Iterator[Stored | Failure]:
    """What is stored of each item, or why nothing is; what was prepared already is passed on.

    Raises:
        MatcherError: Something is wrong that is no matter of one item.
    """
    for place, item in enumerate(items, 1):
        yield attempt(prepare, item, called(item, f"item {place}"))


def called(item: object, otherwise: str) -> str:
    """What to call an item by: its id, where it can be one."""
    if isinstance(item, Failure):
        return item.source
    return item.id if isinstance(item, Item | Stored) and an_id(item.id) else otherwise


def attempt(prepare: Callable[[Item], Stored | Failure], item: object, name: str) -> Stored | Failure:
    """What is stored of an item, or a failure of that name.

    Raises:
        MatcherError: Something is wrong that is no matter of this item.
    """
    if isinstance(item, Stored | Failure):
        return item
    if not isinstance(item, Item):
        return Failure(name, "corrupt", f"give an Item; this is of type {type(item).__name__}")
    try:
        return prepare(item)
    except ItemError as error:
        return Failure(name, "corrupt", str(error).removeprefix(f"{name}: "))
    except MatcherError:
        raise
    except Exception as error:
        # Not the message: it may quote the document.
        kind = type(error).__name__
        _log.error("%s while preparing an item for an index", kind)
        reason = f"a fault of the program ({kind}); please report it; the other documents are not affected"
        return Failure(name, "corrupt", reason)
