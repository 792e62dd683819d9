"""What a batch is made of: files, folders and ZIP archives as a list of inputs, each under a name of its own.

Every file that is given comes to one input, whatever is wrong with it, and every input can be read on its own, as often
as one likes, by any process and in any order.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from matcher.documents import unopened
from matcher.documents.parts import MAX_BYTES, TOO_MANY_BYTES
from matcher.errors import UnreadableError
from matcher.model import Document
from matcher.screening.archive import Entry, Member, Refusal, RefusedError, listed, unpacked

STDIN = "-"
STDIN_NAME = "standard input"
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_NESTED = Refusal("unsupported", "this is an archive in an archive; unpack it and give the files in it")
_LEADS_OUT = Refusal(
    "unsupported", "this is a link that leads out of the folder; to have it read, name what it leads to"
)
_MAC = "__MACOSX"
_NAMELESS = "no name"
_HIDDEN = (".", "~$")
# What a terminal obeys or does not show: controls, marks of direction, half pairs, line and paragraph separators.
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. ``name`` is what reports call it and no other input's; ``member`` is of the archive ``path``.

    ``refusal`` is set for what is known to be unreadable without looking into it.
    """

    name: str
    path: Path
    member: Member | None = None
    refusal: Refusal | None = None

    def read(self) -> bytes:
        """Its bytes, which are never more than a document may have.

        Raises:
            UnreadableError: It cannot be read; the message says what to do.
            OSError: The file cannot be opened.
        """
        if self.refusal is not None:
            raise self._unreadable(self.refusal)
        if str(self.path) == STDIN:
            return self._bounded(b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_BYTES + 1))
        with self.path.open("rb") as file:
            if self.member is None:
                return self._bounded(file.read(MAX_BYTES + 1))
            return self.unpacked(file)

    def unpacked(self, archive: BinaryIO) -> bytes:
        """Its bytes out of the archive that it is a file of.

        Raises:
            UnreadableError: It cannot be read; the message says what to do.
        """
        if self.refusal is not None or self.member is None:
            raise self._unreadable(self.refusal or _NESTED)
        try:
            data = unpacked(archive, self.member)
            nested = _listing(io.BytesIO(data), self.name) is not None
        except RefusedError as error:
            raise self._unreadable(error.refusal) from error
        if nested:
            raise self._unreadable(_NESTED)
        return data

    def _bounded(self, data: bytes) -> bytes:
        if len(data) > MAX_BYTES:
            raise self._unreadable(Refusal("too_large", TOO_MANY_BYTES))
        return data

    def _unreadable(self, refusal: Refusal) -> UnreadableError:
        return UnreadableError(self.name, refusal.status, refusal.remedy)


def refused(name: str, error: UnreadableError | OSError) -> Document:
    """The document of an input whose bytes cannot be had."""
    if isinstance(error, UnreadableError):
        return Document(name, "", error.status, "", warnings=(error.remedy,))
    return unopened(name, error)


def inputs(paths: Sequence[Path]) -> list[Input]:
    """All there is to read, in the order of ``paths``, within folders and archives by name; nothing twice.

    Folders are read with all folders in them, without hidden files and the lock files of Office. Links to folders are
    not followed, nor are links in a folder that lead out of it: who may write to the folder would choose what else is
    read. What is missing or damaged and what lies behind such a link is an input as well, one that cannot be read.
    """
    found: dict[str, Input] = {}
    for path in paths:
        for one in _within(path):
            found.setdefault(one.name, one)
    return list(found.values())


def members(name: str, data: bytes) -> list[Input] | None:
    """The files of an archive that is held in memory, for :meth:`Input.unpacked`; ``None`` for what is no archive."""
    try:
        entries = _listing(io.BytesIO(data), name)
    except RefusedError as error:
        return [Input(name, Path(), refusal=error.refusal)]
    return None if entries is None else list(_members(Input(name, Path()), entries))


def _within(path: Path) -> Iterator[Input]:
    if str(path) == STDIN:
        yield Input(STDIN_NAME, path)
    elif path.is_dir():
        for one in sorted(_walk(path, Path(os.path.realpath(path))), key=lambda one: one.path.parts):
            yield from _opened(one)
    else:
        yield from _opened(Input(_label(path), path))


def _walk(folder: Path, root: Path) -> Iterator[Input]:
    """The files of a folder and of all folders in it, ``root`` being the real place of the first.

    A folder that cannot be opened is told, and so is a link that leads out of the root; neither is passed over.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(_HIDDEN)]
    except OSError as error:
        reason = f"the folder cannot be opened ({error.strerror or error}); check the permissions"
        yield Input(_label(folder), folder, refusal=Refusal("corrupt", reason))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink() and leads_out(path, root):
            yield Input(_label(path), path, refusal=_LEADS_OUT)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        elif _is_given(path):
            yield Input(_label(path), path)


def leads_out(link: Path, root: Path) -> bool:
    """Whether a link in a folder leads to something that is not in it; ``root`` is the real place of the folder."""
    return not Path(os.path.realpath(link)).is_relative_to(root)


def _is_given(path: Path) -> bool:
    """Whether something in a folder counts as given: files, and what cannot be looked at; no pipes, no devices."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _opened(one: Input) -> Iterator[Input]:
    """The file itself, or the files in it if it is an archive."""
    entries = None
    # A pipe or a device gives its bytes only once.
    if one.refusal is None and one.path.is_file():
        try:
            with one.path.open("rb") as file:
                entries = _listing(file, one.name)
        except OSError:
            entries = None  # reading it will say why
        except RefusedError as error:
            one = Input(one.name, one.path, refusal=error.refusal)
    yield from [one] if entries is None else _members(one, entries)


def _listing(file: BinaryIO, name: str) -> list[Entry] | None:
    """The files in an archive; ``None`` for what is none.

    Raises:
        RefusedError: It is an archive that cannot be used.
    """
    if file.read(len(_ZIP_STARTS[0])) not in _ZIP_STARTS:
        return None
    try:
        return listed(file)
    except RefusedError as error:
        # What is damaged and may be a document is for its reader to explain.
        if error.refusal.status == "corrupt" and not name.lower().endswith(".zip"):
            return None
        raise


def _members(archive: Input, entries: Sequence[Entry]) -> Iterator[Input]:
    """The files of an archive by name; of several with the same name, the later ones get a number."""
    named = [(name, entry) for entry in entries if (name := _member_label(entry.name))]
    if not named:
        reason = "the archive holds no files; check that it is the right one"
        yield Input(archive.name, archive.path, refusal=Refusal("empty", reason))
    taken = {name for name, _ in named}
    last: dict[str, int] = {}
    for name, entry in sorted(named, key=lambda pair: (pair[0], pair[1].member.offset)):
        label = name if name not in last else _numbered(name, last, taken)
        last.setdefault(name, 1)
        yield Input(f"{archive.name}/{label}", archive.path, entry.member, entry.refusal)


def _numbered(name: str, last: dict[str, int], taken: set[str]) -> str:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - it is no path
    while True:
        last[name] += 1
        label = f"{stem} ({last[name]}){suffix}"
        if label not in taken:
            taken.add(label)
            return label


def _member_label(stored: str) -> str:
    r"""A stored name as a label that leads nowhere and does nothing; "" for hidden files and what a Mac adds.

    >>> _member_label("C:\\..\\cv\x1b[1m.pdf"), _member_label("/etc/./passwd"), _member_label("__MACOSX/._cv.pdf")
    ('C:/cv�[1m.pdf', 'etc/passwd', '')
    """
    shown = "".join("\ufffd" if unicodedata.category(c) in _UNSHOWN else c for c in stored.replace("\\", "/"))
    parts = [part for part in shown.split("/") if part not in ("", ".", "..")]
    if parts[:1] == [_MAC] or any(part.startswith(_HIDDEN) for part in parts):
        return ""
    return "/".join(parts) or _NAMELESS


def _label(path: Path) -> str:
    """A path as a text that can be stored: what is no UTF-8 in it is spelt out."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
