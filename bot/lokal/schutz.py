"""Who may talk to the page: a browser on this machine that was given the page by this very run.

The page acts for a person without a login, so every request must name this machine as its host (against DNS rebinding), every change must
come from the page itself (Origin) and carry its token (against other pages in the same browser). Nothing is stored by the browser,
nothing inline is executed.
"""

import hmac
import secrets

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.lokal.dienst import NAMEN

TOKEN_HEADER = "X-CSRF-Token"  # noqa: S105 - the name of a header, no secret
FREMD = frozenset({"cross-site", "same-site"})
LESEND = frozenset({"GET", "HEAD"})
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
KOPFZEILEN = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class Schutz:
    """The checks and headers of one run; `csrf` is the token of this run.

    Requests below `angemeldet` bring a secret of their own instead of the token.
    """

    def __init__(self, angemeldet: str | None = None) -> None:
        self._angemeldet = angemeldet
        self.csrf = secrets.token_urlsafe(32)
        self._hosts: frozenset[str] = frozenset()

    def open_for(self, port: int) -> None:
        """Accept requests to this port; before the call none is accepted."""
        self._hosts = frozenset(f"{name}:{port}" for name in NAMEN) | (frozenset(NAMEN) if port == 80 else frozenset())  # noqa: PLR2004 - the port a browser leaves out

    def install(self, app: web.Application) -> None:
        """Put the checks before every handler and the headers on every response."""
        app.middlewares.append(self._middleware())
        app.on_response_prepare.append(_add_headers)

    def refuse(self, request: web.Request) -> str | None:
        """Return why a request is not served, or None."""
        if request.headers.get("Host", "") not in self._hosts:
            return "wrong host"
        if request.headers.get("Sec-Fetch-Site") in FREMD and request.path != "/":
            return "request from another site"
        if request.method not in LESEND:
            if request.headers.get("Origin", "").removeprefix("http://") not in self._hosts:
                return "wrong origin"
            if self._angemeldet is not None and request.path.startswith(self._angemeldet):
                return None
            if not hmac.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), self.csrf.encode()):
                return "wrong token"
        return None

    def _middleware(self) -> Middleware:
        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            grund = self.refuse(request)
            if grund is not None:
                raise web.HTTPForbidden(text=grund)
            return await handler(request)

        return check


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, wert in KOPFZEILEN.items():
        response.headers.setdefault(name, wert)
