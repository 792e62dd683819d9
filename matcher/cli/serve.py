"""``matcher serve``: the page and the REST API, on this computer."""

from __future__ import annotations

import importlib.util
import ipaddress
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matcher.cli.files import need_files
from matcher.cli.front import OK, note
from matcher.cli.options import limit_options, vocab_option
from matcher.errors import MatcherError

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits

_LOOPBACK = "127.0.0.1"
_NEEDED = ("fastapi", "uvicorn", "python_multipart")
_MOST_WORKERS = 64


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it a free one is picked.")
@click.option("--workers", type=click.IntRange(1, _MOST_WORKERS), help="Requests worked on at once (one process each).")
@click.option(
    "--waiting", type=click.IntRange(0, 10_000), default=32, show_default=True, help="Requests that may wait."
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in a browser.")
@click.option(
    "--host", default=_LOOPBACK, help="Another address of this computer, for others to use; at your own risk."
)
@click.option("--access-log", is_flag=True, help="Print method, route, status and time of each request.")
@vocab_option
@limit_options
def serve(
    port: int,
    workers: int | None,
    waiting: int,
    no_browser: bool,
    host: str,
    access_log: bool,
    vocab: Path | None,
    limits: Limits,
) -> int:
    """Open the page in a browser, and serve the REST API.

    Only programs on this computer reach it, under 127.0.0.1. Files stay in memory; nothing is stored,
    nothing is sent anywhere. /openapi.json describes the API. Ctrl-C stops it.

    \b
      matcher serve
      matcher serve --port 8000 --no-browser --workers 4
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise MatcherError('the page needs more: pip install ".[web]" in the folder of the program')
    address = _address(host)
    if vocab is not None:
        need_files([vocab])
    from matcher.web.serve import listen
    from matcher.web.serve import serve as serve_on
    from matcher.web.settings import Settings, loopback, origins

    listening = listen(str(address), port)
    name = f"[{address}]" if address.version == 6 else str(address)
    chosen = listening.getsockname()[1]
    if access_log:
        _print_requests()
    settings = Settings(
        origins=loopback(chosen) | origins(str(address), chosen),
        workers=workers or min(2, os.cpu_count() or 1),
        waiting=waiting,
        reading=limits,
        vocabulary=vocab,
    )
    if not address.is_loopback:
        note(f"Warning: everybody who reaches {name} can use this; there is no password and no encryption.")
    serve_on(settings, listening, lambda: _ready(f"http://{name}:{chosen}/", not no_browser))
    note("Stopped.")
    return OK


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address that is meant.

    Raises:
        click.UsageError: It is a name, or all addresses at once: then nobody could tell whom a request is for.
    """
    try:
        address = ipaddress.ip_address(_LOOPBACK if host == "localhost" else host.strip("[]"))
    except ValueError:
        raise click.UsageError(f"--host {host}: give an address, such as {_LOOPBACK}.") from None
    if address.is_unspecified:
        raise click.UsageError(f"--host {host}: give the one address that others use, not all of them.")
    return address


def _ready(address: str, is_opened: bool) -> None:
    """Say where the page is and how to stop; open it."""
    note(f"The page is at {address}")
    note("Nothing that you give it is stored or sent anywhere. Press Ctrl-C to stop.")
    if is_opened:
        import threading
        import webbrowser

        # Some browsers of terminals return only when they are closed.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _print_requests() -> None:
    import logging

    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    log = logging.getLogger("matcher.web.access")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
