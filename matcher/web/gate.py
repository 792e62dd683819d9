"""Back-pressure: how many requests are let in, in what order they get their turn, and when others shall come again."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from matcher.web import problems

_LONGEST_WAIT = 60
# How much the latest request says about the next one.
_LEARNING = 0.2


class Ticket:
    """One request that was let in, with the bytes that it holds in memory."""

    def __init__(self, gate: Gate) -> None:
        """Hold nothing yet."""
        self._gate = gate
        self.held = 0

    def hold(self, size: int) -> None:
        """Take room for so many more bytes.

        Raises:
            Problem: All requests together hold as much as there is room for.
        """
        if self._gate.held + size > self._gate.most_bytes:
            raise problems.busy(self._gate.wait_seconds())
        self.held += size
        self._gate.held += size


class Gate:
    """Lets in so many requests at the same time; of these, ``working`` have their turn and the others wait for it.

    Whoever comes when it is full is told so at once, before the body is read: refusing is cheap, and nobody who was
    let in waits longer for it. It belongs to one event loop.
    """

    def __init__(self, working: int, waiting: int, most_bytes: int) -> None:
        """Open, with nobody inside."""
        self.working = working
        self.most_inside = working + waiting
        self.most_bytes = most_bytes
        self.inside = 0
        self.held = 0
        self._turns = asyncio.Semaphore(working)
        self._seconds = 0.5

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[Ticket]:
        """A place inside, given back at the end.

        Raises:
            Problem: It is full.
        """
        if self.inside >= self.most_inside:
            raise problems.busy(self.wait_seconds())
        self.inside += 1
        ticket = Ticket(self)
        try:
            yield ticket
        finally:
            self.inside -= 1
            self.held -= ticket.held

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """A turn to work, in the order of asking; how long it takes is remembered."""
        async with self._turns:
            start = asyncio.get_running_loop().time()
            yield
            taken = asyncio.get_running_loop().time() - start
            self._seconds += _LEARNING * (taken - self._seconds)

    def wait_seconds(self) -> int:
        """After how many seconds those inside are likely to be done."""
        return max(1, min(_LONGEST_WAIT, math.ceil(self._seconds * self.inside / self.working)))
