"""How far a long run is, on the error stream of a terminal; elsewhere nothing."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


@contextlib.contextmanager
def watched(total: int) -> Iterator[Callable[[int, int], None]]:
    """What is to be told how many inputs are done and how many of them could not be read."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[unread]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="", unread="")

        def tell(done: int, unread: int) -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            said = f"{unread} unreadable" if unread else ""
            progress.update(task, completed=done, rate=rate, unread=said)

        yield tell


def counted(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with the progress of whoever takes them."""
    with watched(len(items)) as tell:
        for number, item in enumerate(items, 1):
            yield item
            tell(number, 0)


def _silent(_done: int, _unread: int) -> None:
    pass
