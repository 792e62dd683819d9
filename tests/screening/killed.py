"""``matcher`` in a process that ends itself at a point of the journal, as a power cut does.

``python -m tests.screening.killed POINT ARGUMENTS...``: at the POINT-th thing that is done to the run file, before it,
after it, or, for what is written, in the middle of its transaction.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from matcher.cli import main
from matcher.screening import run_file

STEPS = ("tell", "batch", "usable", "put", "note", "close")


def arm(point: int) -> None:
    """See to it that the process ends at a point."""
    left = [point]

    def pass_by() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(step: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(step)
        def armed(*args: Any, **kwargs: Any) -> Any:
            pass_by()
            result = step(*args, **kwargs)
            pass_by()
            return result

        return armed

    for name in STEPS:
        setattr(run_file.RunFile, name, around(getattr(run_file.RunFile, name)))
    run_file._packed = around(run_file._packed)


if __name__ == "__main__":
    arm(int(sys.argv.pop(1)))
    main()
