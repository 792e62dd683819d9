"""A process that does a part of the work: ``python -m matcher.workers.serving``, driven by a ``Line`` over pipes.

First comes the job, then a name and the bytes of a file again and again; each is answered in JSON. It ends with its
standard input, at once and whatever it is doing: nobody is left to answer.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import threading
from contextlib import closing
from io import RawIOBase
from queue import SimpleQueue
from typing import Any

from matcher.documents.confine import allow_seconds
from matcher.documents.wire import READY, GoneError, WireError, receive, send
from matcher.documents.worker import private_pipes
from matcher.errors import MatcherError

_NICE = 5
# The master may send what it likes: whether a file is too large is for its reader to say.
_MOST = 2**32 - 1


def main() -> None:
    """Answer requests until standard input ends."""
    if hasattr(os, "nice"):
        # Whoever gives out the work is never kept waiting for a core, nor is what a person does meanwhile.
        os.nice(_NICE)
    messages, answers = begun()
    try:
        serve(messages, answers)
    except GoneError:
        return


def begun() -> tuple[SimpleQueue[bytes], RawIOBase]:
    """What the master of this process sends, and where the answers go; it is told that this one is ready."""
    # Ctrl-C in a terminal reaches every process: what becomes of this one is for its master to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = private_pipes()
    send(answers, READY)
    messages: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=listen, args=(requests, messages), daemon=True).start()
    return messages, answers


def listen(requests: RawIOBase, messages: SimpleQueue[bytes]) -> None:
    """Take messages in; end the process when there are no more."""
    try:
        while True:
            messages.put(receive(requests, _MOST))
    except WireError:
        os._exit(0)


def serve(messages: SimpleQueue[bytes], answers: RawIOBase) -> None:
    """Load what the job needs and answer, then answer with what comes of each file.

    Raises:
        GoneError: Nobody is left to answer.
    """
    from matcher.workers.line import patience

    job = pickle.loads(messages.get())
    try:
        with closing(job.worker()) as worker:
            # The vocabulary stays as long as the process: the garbage collector need not go over it again and again.
            gc.freeze()
            send(answers, encoded({}))
            while True:
                name, data = messages.get().decode("utf-8", "surrogatepass"), messages.get()
                # For a process that hangs and has lost its master; the master measures time more strictly.
                allow_seconds(patience(job))
                send(answers, encoded(worker(data, name)))
    except MatcherError as error:
        send(answers, encoded({"error": str(error)}))


def encoded(answer: Any) -> bytes:
    """An answer as bytes; a text may hold half a surrogate pair, which strict UTF-8 refuses."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    main()
