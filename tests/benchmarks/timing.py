"""How long a call takes, on a machine that does other things as well."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def seconds(call: Callable[[], object], rounds: int = 9) -> float:
    """The median time of a call, after one that warms it up."""
    call()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return median(taken)
