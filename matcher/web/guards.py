"""What stands before every route: who may ask, what every answer carries, and what becomes of a fault."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from matcher.web import problems
from matcher.web.problems import Problem

_log = logging.getLogger("matcher.web")
_access = logging.getLogger("matcher.web.access")

# Only what we serve ourselves may load or run; nothing inline, nothing from elsewhere, in no one's frame.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        # What our own templates made is the only markup that scripts may insert.
        "require-trusted-types-for 'script'",
        "trusted-types fragments",
    )
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class SecurityHeaders:
    """Puts the security headers on every response, those of errors among them."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers set, where the response has not set them itself."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded)


class OwnOrigin:
    """Lets in what names this service in Host, and no page of anybody else."""

    def __init__(self, app: ASGIApp, origins: Iterable[str]) -> None:
        """Wrap an application that is reached under ``origins`` (``host:port``)."""
        self.app = app
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http":
            problem = self.refusal(scope["method"], Headers(scope=scope))
            if problem is not None:
                return await problem.response()(scope, receive, send)
        await self.app(scope, receive, send)

    def refusal(self, method: str, headers: Headers) -> Problem | None:
        """Why a request is refused, or ``None``."""
        hosts = headers.getlist("host")
        # A page whose name was rebound to this computer still says its own name here.
        if len(hosts) != 1 or hosts[0].lower() not in self.origins:
            return problems.wrong_host()
        origins = headers.getlist("origin")
        if any(origin.lower() != f"http://{hosts[0].lower()}" for origin in origins):
            return problems.wrong_origin()
        from_elsewhere = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        is_link = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return problems.wrong_origin() if from_elsewhere and not is_link else None


class Faults:
    """Answers what nobody foresaw with a problem. The log has the kind and the place of it, never what was sent."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what a route raises ends here."""
        has_started = False

        async def watched(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except ClientDisconnect:
            return
        except Exception as error:
            report_fault(type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            if not has_started:
                await problems.fault().response()(scope, receive, send)


class AccessLog:
    """Logs one line per request: method, route, status and time. No query, no name, no address."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, then log."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        status, start = 0, time.monotonic()

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            # The route and not the path: a path is whatever the client wrote.
            route = getattr(scope.get("route"), "path", "-")
            _access.info("%s %s %d %.0f ms", scope["method"], route, status, 1000 * (time.monotonic() - start))


def report_fault(kind: str, place: str) -> None:
    """Log that the program failed and where. Not the message: it may quote a document."""
    _log.error("%s while answering a request\n%s", kind, place)
