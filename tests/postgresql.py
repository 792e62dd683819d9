"""A PostgreSQL server of a test's own: in a temporary folder, on a socket, without a port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

USER = "matcher"
# PostgreSQL refuses to run as root; one of these is on every system.
_OTHERS = ("postgres", "nobody")


def programs() -> Path | None:
    """The folder of the server's programs; Debian keeps them off the path."""
    found = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    place = Path(found).resolve() if found else debian[-1] if debian else None
    return place.parent if place and shutil.which("psql") else None


def _other() -> dict[str, str | int]:
    """How to start a program so that it may be a server."""
    if not hasattr(os, "getuid") or os.getuid() != 0:
        return {}
    import pwd

    for name in _OTHERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid}
    raise RuntimeError(f"the server needs a user to run as, one of {', '.join(_OTHERS)}")


@contextmanager
def server(folder: Path) -> Iterator[Mapping[str, str]]:
    """A running server; what it yields makes every client its own."""
    # Not in the test's folder: other users may not enter that, and the path of a socket is short.
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as place:
        other = _other()
        if other:
            os.chown(place, int(other["user"]), int(other["group"]))
        data = str(Path(place) / "data")

        def run(program: str, *arguments: str) -> None:
            done = subprocess.run(
                [str(folder / program), "-D", data, *arguments],
                cwd=place,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
                extra_groups=[] if other else None,
                **other,  # type: ignore[call-overload]
            )
            assert done.returncode == 0, done.stderr

        run("initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c fsync=off -k {place}"
        run("pg_ctl", "start", "-w", "-l", str(Path(place) / "log"), "-o", options)
        try:
            yield {**os.environ, "PGHOST": place, "PGUSER": USER, "PGDATABASE": "postgres", "PGCLIENTENCODING": "UTF8"}
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
