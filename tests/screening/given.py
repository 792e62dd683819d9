"""What is given to a screening in tests, and what becomes of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

from matcher.errors import UnreadableError
from matcher.screening.inputs import Input, inputs


def zipped(path: Path, *files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive; several files may have the same name."""
    with zipfile.ZipFile(path, "w", method) as out:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            # The writer warns of names that it has seen already.
            out.NameToInfo.pop(info.filename, None)
            out.writestr(info, data)
    return path


def names(path: Path, *found: Path) -> list[str]:
    """The names of the inputs, relative to a folder."""
    return [one.name.removeprefix(str(path)).lstrip("/\\").replace("\\", "/") for one in inputs([path, *found])]


def outcome(one: Input) -> str | bytes:
    """What becomes of an input: its bytes, or the status that says why there are none."""
    try:
        return one.read()
    except UnreadableError as error:
        return error.status if error.source == one.name and error.remedy else "told badly"
    except OSError:
        return "OSError"
