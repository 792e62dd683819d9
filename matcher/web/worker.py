"""A working process: ``python -m matcher.web.worker [VOCABULARY]``, driven by ``workers`` over pipes.

A request is a function of ``jobs`` and its arguments, pickled by the server that started this process; so is the
answer. It ends with its standard input.
"""

from __future__ import annotations

import pickle
import signal
import sys
import traceback
from importlib import import_module
from io import RawIOBase
from pathlib import Path

from matcher.documents.wire import READY, GoneError, receive, send
from matcher.documents.worker import private_pipes
from matcher.extraction.readers import prepare
from matcher.library import Matcher
from matcher.web.answers import Done, Failed

MAX_REQUEST = 256 * 1024**2


def main() -> None:
    """Do jobs until standard input ends."""
    # Ctrl-C reaches every process of a terminal, and a service manager may tell them all to stop: what is under way is
    # finished, and the end of standard input ends this process.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    requests, answers = private_pipes()
    matcher = Matcher(Path(sys.argv[1]) if sys.argv[1:] else None, limits=None)
    # Built and loaded now, so that nobody waits for it.
    prepare(matcher.vocabulary)
    import_module("matcher.web.jobs")
    try:
        send(answers, READY)
        while True:
            send(answers, _answer(matcher, requests))
    except GoneError:
        return


def _answer(matcher: Matcher, requests: RawIOBase) -> bytes:
    job, arguments, named = pickle.loads(receive(requests, MAX_REQUEST))
    try:
        answer: Done | Failed = Done(job(matcher, *arguments, **named))
    except Exception as error:  # a fault of the program: the server says that it happened, and where
        answer = Failed(type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
    return pickle.dumps(answer)


if __name__ == "__main__":
    main()
