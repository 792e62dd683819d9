"""Files of profiles: what they hold is looked at, not what they are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matcher.errors import ProfileError
from matcher.profile.columns import OTHER_KIND
from matcher.profile.shape import Profile

LARGEST = 5 * 1024 * 1024


def load(path: Path) -> Profile:
    """The profile in a TOML or XLSX file.

    Raises:
        ProfileError: It cannot be read or used; the message names the file, the row or entry, and what to do.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror or error}); check the path") from None
    try:
        return replace(_parsed(data), name=path.name)
    except ProfileError as error:
        raise ProfileError(f"{path}: {error}") from None


def _parsed(data: bytes) -> Profile:
    if len(data) > LARGEST:
        raise ProfileError("larger than a profile ever is; 'matcher profile POSTING' writes a fresh one")
    if data.startswith(b"PK\x03\x04"):
        from matcher.profile import from_xlsx

        return from_xlsx.loads(data)
    if b"\0" in data[:1024] or data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise ProfileError(OTHER_KIND)
    from matcher.profile import as_toml

    return as_toml.loads(data)


def dumped(profile: Profile, suffix: str) -> bytes:
    """The bytes of a profile in the form of a file suffix.

    Raises:
        ProfileError: There is no such form.
    """
    if suffix.lower() == ".xlsx":
        from matcher.profile import as_xlsx

        return as_xlsx.dumps(profile)
    if suffix.lower() in ("", ".toml"):
        from matcher.profile import as_toml

        return as_toml.dumps(profile).encode()
    raise ProfileError(f"a profile is a .toml or an .xlsx file, not {suffix!r}")
