"""Codes that stand for candidates, and the file that keeps the key to them.

A code is made from a file's bytes with a secret key: the same file has the same code as long as the key is the same,
and nobody without the key can tell whose it is, not even with the file in hand.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from matcher.errors import MatcherError

# Nothing that looks like another: no 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, U.
_ALPHABET = "34679ACDEFGHJKMNPQRTVWXY"
# 24^12 codes: that any two of a million documents share one has a chance of 1 in 70,000.
_GROUPS, _GROUP = 3, 4
_KEY_BYTES = 32
_OPENS = b'{"code": "'
_FORM = "matcher key file 1"


class KeyFileError(MatcherError):
    """A key file that cannot be used; the message says what to do."""


def new_key() -> bytes:
    """A fresh secret key."""
    return secrets.token_bytes(_KEY_BYTES)


def code(key: bytes, data: bytes) -> str:
    """The code of a file's bytes, such as "C-7F3K-9QMA-VTH4".

    >>> code(b"k" * 32, b"a resume") == code(b"k" * 32, b"a resume")
    True
    """
    number = int.from_bytes(hmac.new(key, data, sha256).digest(), "big")
    letters = []
    for _ in range(_GROUPS * _GROUP):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    groups = ("".join(letters[i : i + _GROUP]) for i in range(0, len(letters), _GROUP))
    return f"C-{'-'.join(groups)}"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file holds: the key, and for each code the names of the files that it stands for."""

    key: bytes
    names: Mapping[str, tuple[str, ...]]


def create(path: Path) -> KeyFile:
    """A new key file with a fresh key, which only its owner may read.

    Raises:
        KeyFileError: There is one already, or it cannot be written.
    """
    found = KeyFile(new_key(), {})
    head = {"form": _FORM, "key": base64.b64encode(found.key).decode()}
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_line(head))
            file.flush()
            os.fsync(file.fileno())
        try:
            _place(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        raise KeyFileError(f"{path}: there is a key file already; use it, or name another one") from None
    except OSError as error:
        raise KeyFileError(f"{path}: the key file cannot be written ({error.strerror or error})") from None
    return found


def load(path: Path) -> KeyFile:
    """A key file as it was written; a last line that a killed run left unfinished is passed over.

    Raises:
        KeyFileError: It cannot be read, is none, or may be somebody else's doing; the message says what to do.
    """
    try:
        with path.open("rb") as file:
            _check_owner(path, file)
            lines = file.read().split(b"\n")
    except OSError as error:
        raise KeyFileError(f"{path}: the key file cannot be read ({error.strerror or error})") from None
    key = _key(path, lines[0])
    names: dict[str, dict[str, None]] = {}
    for number, line in enumerate(lines[1:], 2):
        if number == len(lines) or not line:
            continue  # what follows the last line end is a line that was never finished
        if (entry := _entry(path, number, line)) is not None:
            names.setdefault(entry[0], {})[entry[1]] = None
    return KeyFile(key, {code: tuple(found) for code, found in names.items()})


def opened(path: Path) -> KeyFile:
    """The key file at a path, a new one where there is none.

    Raises:
        KeyFileError: It can neither be read nor made.
    """
    if not path.exists():
        try:
            create(path)
        except KeyFileError:
            if not path.exists():  # another run may have made it in between
                raise
    return load(path)


def note(path: Path, pairs: Mapping[str, str]) -> None:
    """Add codes and the names of the files that they stand for at the end of a key file.

    Each call writes whole lines at once, so two runs may add at the same time, and a killed one loses no earlier line.

    Raises:
        KeyFileError: It cannot be written.
    """
    lines = b"".join(_line({"code": code, "name": name}) for code, name in sorted(pairs.items()))
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND), "rb+", buffering=0) as file:
            _check_owner(path, file)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            broken = size > 0 and file.read(1) != b"\n"
            file.write((b"\n" if broken else b"") + lines)
            os.fsync(file.fileno())
    except OSError as error:
        raise KeyFileError(f"{path}: the key file cannot be written ({error.strerror or error})") from None


def _check_owner(path: Path, file: IO[bytes]) -> None:
    """Refuse a key that somebody else may know: who put a key file into a shared folder could resolve every code.

    Raises:
        KeyFileError: The open file, or the link that leads to it, is not the user's own, or others may write to it.
    """
    if os.name != "posix":
        return
    found, me = os.fstat(file.fileno()), os.geteuid()
    if found.st_uid != me or path.lstat().st_uid != me:
        raise KeyFileError(
            f"{path}: this key file belongs to somebody else; delete it, or put the run into a folder of your own"
        )
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise KeyFileError(
            f"{path}: others may write to this key file; if you know it to be yours, close it (chmod 600), "
            "else put the run into a folder of your own"
        )


def _line(entry: Mapping[str, str]) -> bytes:
    return json.dumps(entry, sort_keys=True).encode() + b"\n"


def _place(part: Path, path: Path) -> None:
    """Give a finished file its name; never over another one."""
    if hasattr(os, "link"):
        os.link(part, path)
    else:
        part.rename(path)


def _key(path: Path, line: bytes) -> bytes:
    try:
        head = json.loads(line)
        key = base64.b64decode(head["key"], validate=True)
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise KeyFileError(f"{path}: this is no key file of matcher; name the one that the run made") from None
    if head.get("form") != _FORM or len(key) != _KEY_BYTES:
        raise KeyFileError(f"{path}: this key file is damaged or of another version; restore it from a copy")
    return key


def _entry(path: Path, number: int, line: bytes) -> tuple[str, str] | None:
    """The code and the name of one line; ``None`` for one that broke off when its run was killed."""
    try:
        entry = json.loads(line)
        return str(entry["code"]), str(entry["name"])
    except (ValueError, KeyError, TypeError):
        if line.startswith(_OPENS) or _OPENS.startswith(line):
            return None
        raise KeyFileError(f"{path}: line {number} is damaged; delete that line, the others hold without it") from None
