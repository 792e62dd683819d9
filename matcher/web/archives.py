"""Archives among what was sent: their files one by one, from memory, each under a name of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from matcher.errors import UnreadableError
from matcher.model import Document
from matcher.screening.inputs import Input, members
from matcher.web import problems
from matcher.web.given import Given


def opened(sources: Iterable[Given], most: int) -> Iterator[Given]:
    """All there is to read, the files of an archive in its place; each is unpacked when its turn comes.

    Raises:
        Problem: These are more than ``most`` files.
    """
    listed = [(given, _members(given)) for given in sources]
    number = sum(1 if inside is None else len(inside) for _, inside in listed)
    if number > most:
        raise problems.too_many(number, most)
    for given, inside in listed:
        if inside is None:
            yield given
        else:
            yield from (_unpacked(given, one) for one in inside)


def _members(given: Given) -> list[Input] | None:
    return members(given.name, given.content) if isinstance(given.content, bytes) else None


def _unpacked(archive: Given, one: Input) -> Given:
    assert isinstance(archive.content, bytes)
    try:
        return Given(archive.part, one.name, one.unpacked(io.BytesIO(archive.content)))
    except UnreadableError as error:
        return Given(archive.part, one.name, Document(one.name, "", error.status, "", warnings=(error.remedy,)))
