"""The reading process: ``python -m matcher.documents.worker SECONDS MEMORY [ocr]``, driven by ``sandbox`` over pipes.

A request is a header (JSON: number and name) and the bytes of a file, never a path; the answer is what was read. The
process ends with its standard input, and with a status of its own when a file needs more memory than there is.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from io import FileIO, RawIOBase

from matcher.documents import parse
from matcher.documents.confine import allow_seconds, confine
from matcher.documents.parts import MAX_BYTES, Parts, refuse
from matcher.documents.wire import EXIT_MEMORY, MAX_ANSWER, READY, GoneError, encode, receive, send

_MAX_HEADER = 1024 * 1024


def main() -> None:
    """Answer requests until standard input ends."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    # Ctrl-C in a terminal reaches every process: what becomes of this one is for its master to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = private_pipes()
    confine(memory)
    try:
        send(answers, READY)
        serve(requests, answers, seconds, by_ocr="ocr" in sys.argv[3:])
    except GoneError:
        return  # the master is gone
    except MemoryError:
        os._exit(EXIT_MEMORY)


def serve(requests: RawIOBase, answers: RawIOBase, seconds: float, *, by_ocr: bool = False) -> None:
    """Answer one request after the other, with ``seconds`` of work for each; scans are read ``by_ocr`` if asked to.

    Raises:
        GoneError: There are no more.
        MemoryError: A file needs more memory than there is. The process is of no further use.

    """
    while True:
        header = json.loads(receive(requests, _MAX_HEADER))
        data = receive(requests, MAX_BYTES)
        allow_seconds(seconds)
        send(answers, _answer(parse(data, header["name"], by_ocr=by_ocr), header["id"]))
        del data


def _answer(parts: Parts, number: int) -> bytes:
    try:
        answer = encode(parts, number)
    except (TypeError, ValueError, RecursionError):
        return encode(refuse("corrupt", "its structured data cannot be used; save it as PDF or DOCX"), number)
    if len(answer) > MAX_ANSWER:
        return encode(refuse("too_large", "it holds too much; keep only the part that matters"), number)
    return answer


def private_pipes() -> tuple[RawIOBase, RawIOBase]:
    """Return the two pipes, away from standard input and output: what a library prints must not become an answer."""
    requests, answers = (FileIO(os.dup(number), mode) for number, mode in ((0, "rb"), (1, "wb")))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return requests, answers


if __name__ == "__main__":
    main()
