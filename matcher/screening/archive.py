"""ZIP archives as strangers send them: what files are in one, and the bytes of one of them.

``zipfile`` is too trusting for that: it reads a directory of any length before it says a word, refuses the whole
archive for one name that is no UTF-8, and hands packed bytes to decompressors that know no bound. Here the directory is
bounded, a name is a label and nothing else, a file is unpacked in memory up to the size that it declares, and what is
wrong with one file is the matter of that file alone. Nothing is ever written.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from matcher.documents.kinds import is_archive
from matcher.documents.package import MAX_RATIO, RATIO_FROM
from matcher.documents.parts import MAX_BYTES, TOO_MANY_BYTES
from matcher.model import DocumentStatus

MAX_ENTRIES = 100_000
_MAX_DIRECTORY = 32 * 1024 * 1024
_LOCAL, _ENTRY, _END, _END64, _LOCATOR = (b"PK" + mark for mark in (b"\3\4", b"\1\2", b"\5\6", b"\6\6", b"\6\7"))
# Of the header before a file: how long its name and its extra fields are.
_LOCAL_FORM = struct.Struct("<26x2H")
# Of an entry of the directory: flags, method, checksum, both sizes, three lengths, attributes, place.
_ENTRY_FORM = struct.Struct("<8x2H4x3L3H4x2L")
# Of the record at the end: number of this disk, length and place of the directory.
_END_FORM = struct.Struct("<4xH6x2L2x")
_END64_FORM = struct.Struct("<40x2Q")
_LOCATOR_SIZE = 20
_MOST_COMMENT = 65_535
_FULL = 0xFFFFFFFF
_IS_ENCRYPTED = 1
_STORED, _DEFLATED = 0, 8
_UNPACK = "unpack it and give the files in it"
_DAMAGED = "the archive is damaged; make it again, or give the files in it"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not read and what to do, in one line."""

    status: DocumentStatus
    remedy: str


class RefusedError(Exception):
    """An archive, or a file of one, that cannot be used."""

    def __init__(self, status: DocumentStatus, remedy: str) -> None:
        """Store why."""
        super().__init__(remedy)
        self.refusal = Refusal(status, remedy)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: where it stands, how it is packed, and what it is to be when it is unpacked."""

    offset: int
    method: int
    crc: int
    packed: int
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an archive's directory. ``name`` is as it was stored; ``refusal`` says why it is not read, if so."""

    name: str
    member: Member
    refusal: Refusal | None = None


def listed(file: BinaryIO) -> list[Entry] | None:
    """What files an archive holds, folders left out; ``None`` for a document that is stored as a zip.

    Raises:
        RefusedError: It is damaged, or an archive that cannot be used.
    """
    entries = list(_entries(*_directory(file)))
    if not is_archive([entry.name.replace("\\", "/") for entry in entries]):
        return None
    _check_overlap(entries)
    return [entry for entry in entries if not entry.name.endswith(("/", "\\"))]


def unpacked(file: BinaryIO, member: Member) -> bytes:
    """The bytes of one file of an archive.

    Raises:
        RefusedError: They are damaged.
    """
    damaged = RefusedError("corrupt", "it is damaged in the archive; make the archive again, or give the file itself")
    file.seek(member.offset)
    head = file.read(_LOCAL_FORM.size)
    if len(head) < _LOCAL_FORM.size or not head.startswith(_LOCAL):
        raise damaged
    file.seek(sum(_LOCAL_FORM.unpack(head)), os.SEEK_CUR)
    data = file.read(member.packed)
    if member.method == _DEFLATED:
        try:
            # One byte more than declared is enough to tell a lie.
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, member.size + 1)
        except zlib.error as error:
            raise damaged from error
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise damaged
    return data


def _directory(file: BinaryIO) -> tuple[bytes, int]:
    """The directory, and by how much all places in it are off: other bytes may stand before the archive."""
    length = file.seek(0, os.SEEK_END)
    tail_at = file.seek(max(0, length - _END_FORM.size - _MOST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or at + _END_FORM.size > len(tail):
        raise RefusedError("corrupt", _DAMAGED)
    end = tail_at + at
    disk, size, place = _END_FORM.unpack_from(tail, at)
    wide_at = end - _LOCATOR_SIZE - _END64_FORM.size
    file.seek(max(0, wide_at))
    wide = file.read(_END64_FORM.size + _LOCATOR_SIZE)
    if wide.startswith(_END64) and wide.startswith(_LOCATOR, _END64_FORM.size):
        end = wide_at
        size, place = _END64_FORM.unpack_from(wide)
    elif disk:
        raise RefusedError("unsupported", f"this is one part of an archive of several; {_UNPACK}")
    if size > _MAX_DIRECTORY:
        raise _too_many()
    if size > end:
        raise RefusedError("corrupt", _DAMAGED)
    file.seek(end - size)
    return file.read(size), end - size - place


def _entries(directory: bytes, shift: int) -> Iterator[Entry]:
    # By their marks, not by taking all of them apart first: that costs a second, in every run anew.
    if directory.count(_ENTRY) > MAX_ENTRIES:
        raise _too_many()
    at = 0
    while at < len(directory):
        if at + _ENTRY_FORM.size > len(directory) or not directory.startswith(_ENTRY, at):
            raise RefusedError("corrupt", _DAMAGED)
        flags, method, crc, packed, size, *lengths, attributes, offset = _ENTRY_FORM.unpack_from(directory, at)
        name_at = at + _ENTRY_FORM.size
        extra_at = name_at + lengths[0]
        at = extra_at + lengths[1] + lengths[2]
        size, packed, offset = _widened((size, packed, offset), directory[extra_at : extra_at + lengths[1]])
        member = Member(max(0, offset + shift), method, crc, packed, size)
        yield Entry(_decoded(directory[name_at:extra_at]), member, _refusal(member, flags, attributes))


def _decoded(name: bytes) -> str:
    """A stored name: UTF-8, as most programs write, with or without saying so; else what the first PCs wrote."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _widened(numbers: Sequence[int], extra: bytes) -> list[int]:
    """Sizes and place, those that do not fit into 32 bits taken from the extra field that has the number 1."""
    wide: list[int] = []
    at = 0
    while at + 4 <= len(extra) and not wide:
        kind, length = struct.unpack_from("<2H", extra, at)
        field = extra[at + 4 : at + 4 + length]
        if kind == 1:
            wide = [int.from_bytes(field[n : n + 8], "little") for n in range(0, len(field) - 7, 8)]
        at += 4 + length
    return [wide.pop(0) if number == _FULL and wide else number for number in numbers]


def _refusal(member: Member, flags: int, attributes: int) -> Refusal | None:
    if flags & _IS_ENCRYPTED:
        return Refusal("encrypted", "it is locked by the archive's password; unpack the archive and give the file")
    if stat.S_ISLNK(attributes >> 16):
        return Refusal("unsupported", "this is a link to a file, not the document; give the document")
    if member.method not in (_STORED, _DEFLATED):
        return Refusal("unsupported", f"it is packed in a way that is not read here; {_UNPACK}")
    if max(member.size, member.packed) > MAX_BYTES:
        return Refusal("too_large", TOO_MANY_BYTES)
    if member.size > RATIO_FROM and member.size > MAX_RATIO * member.packed:
        return Refusal("too_large", "it unpacks to far more than a document needs; save it without pictures")
    return None


def _check_overlap(entries: Sequence[Entry]) -> None:
    """Refuse files that share their packed bytes, which is how a small archive comes to hold terabytes."""
    end = 0
    for member in sorted((entry.member for entry in entries), key=lambda m: m.offset):
        if member.offset < end:
            raise RefusedError("too_large", f"its files are made to unpack to far more than is in it; {_UNPACK}")
        end = member.offset + _LOCAL_FORM.size + member.packed


def _too_many() -> RefusedError:
    return RefusedError("too_large", f"it holds more than {MAX_ENTRIES:,} files; {_UNPACK}")
