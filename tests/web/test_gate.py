"""Who comes when it is full is told when to come again; turns are taken in order; room is given back."""

from __future__ import annotations

import asyncio

import pytest

from matcher.web.gate import Gate
from matcher.web.problems import Problem
from tests.web.serving import completed


def test_so_many_are_let_in_and_the_next_is_told_when_to_come_again() -> None:
    async def run() -> Problem:
        gate = Gate(working=1, waiting=1, most_bytes=10)
        async with gate.entered(), gate.entered():
            with pytest.raises(Problem) as refused:
                async with gate.entered():
                    raise AssertionError("let in")
        async with gate.entered():
            assert gate.inside == 1
        return refused.value

    problem = completed(run())
    assert problem.status == 429
    assert int(problem.headers["Retry-After"]) >= 1


def test_all_together_hold_only_so_many_bytes() -> None:
    async def run() -> None:
        gate = Gate(working=2, waiting=0, most_bytes=10)
        async with gate.entered() as first:
            first.hold(6)
            async with gate.entered() as second:
                second.hold(3)
                with pytest.raises(Problem) as refused:
                    second.hold(3)
            assert refused.value.status == 429
            assert gate.held == 6
            first.hold(4)
        assert (gate.held, gate.inside) == (0, 0)

    completed(run())


def test_turns_are_taken_in_order_and_given_back_after_a_fault() -> None:
    done: list[int] = []

    async def work(gate: Gate, number: int) -> None:
        async with gate.turn():
            await asyncio.sleep(0)
            done.append(number)
            if number == 0:
                raise ValueError

    async def run() -> None:
        gate = Gate(working=1, waiting=9, most_bytes=10)
        results = await asyncio.gather(*(work(gate, number) for number in range(5)), return_exceptions=True)
        assert [type(result) for result in results] == [ValueError, *[type(None)] * 4]

    completed(run())
    assert done == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("inside", "working", "wait"), [(0, 1, 1), (10, 1, 5), (10, 5, 1), (10_000, 1, 60)])
def test_the_wait_grows_with_those_before(inside: int, working: int, wait: int) -> None:
    gate = Gate(working, waiting=10, most_bytes=10)
    gate.inside = inside
    assert gate.wait_seconds() == wait
