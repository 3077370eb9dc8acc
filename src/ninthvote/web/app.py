"""The server: pages, files and API behind one set of headers. It keeps nothing that a reader sends.

Every answer carries a Content-Security-Policy without `unsafe-inline`, so that text which slipped through escaping
would still be inert; an ETag, so that a cache may ask again cheaply; and no cookie.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from datetime import date
from functools import cache
from importlib import resources
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from ninthvote import __version__
from ninthvote.check import Checker
from ninthvote.check.source import ledger_of
from ninthvote.errors import NinthVoteError, UnknownKey
from ninthvote.record import Record
from ninthvote.text import read_bytes
from ninthvote.web.api import create_router, problem, problem_of
from ninthvote.web.form import read_form
from ninthvote.web.page import Asked, Desk, Page
from ninthvote.web.pages import ROUTES
from ninthvote.web.pages.check import check as check_page
from ninthvote.web.render import render

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
CACHED_PAGES = 2_000  #: rendered pages kept in memory; a page is some 30 kB, so at most about 60 MB


def create_app(record: Record, *, today: Callable[[], date]) -> FastAPI:
    """The application over one record; the day is asked of `today` at each request, since a server outlives it."""
    app = FastAPI(title="Ninth Vote", version=__version__, docs_url=None, redoc_url=None)
    pages: dict[tuple[str, date], tuple[int, bytes, str, str]] = {}

    def answer(path: str, day: date, asked: Asked) -> tuple[int, bytes, str, str]:
        kept = pages.get((path, day)) if not asked else None
        if kept is None:
            desk = Desk(record, day)
            page = find_page(desk, path, asked)
            address = path + ("?" + urlencode(asked) if asked else "")
            body = b"" if page.moved else render(page, desk, path=path, url=str, address=address).encode()
            kept = (page.status, body, f'"{hashlib.sha256(body).hexdigest()[:32]}"', page.moved)
            if page.status == 200 and not asked and len(pages) < CACHED_PAGES:
                pages[path, day] = kept
        return kept

    newest = max(row.known_on for row in (*record.votes(), *record.letters(), *record.events()))
    app.include_router(create_router(record, today=today, newest=newest))

    @app.exception_handler(NinthVoteError)
    def refuse(_: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, NinthVoteError)
        return problem_of(wrong)

    @app.exception_handler(RequestValidationError)
    def refuse_form(_: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, RequestValidationError)
        said = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in wrong.errors())
        return problem(422, "A parameter is missing or of the wrong form", said)

    @app.get("/api/{path:path}", include_in_schema=False)
    def no_such_endpoint(path: str) -> Response:
        return problem(404, "No such endpoint", f"/api/{path} is none; /openapi.json lists them all")

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        file = resources.files("ninthvote.web") / "static" / name
        suffix = "." + name.rpartition(".")[2]
        if suffix not in TYPES or "/" in name or not file.is_file():
            return Response("Not found.", status_code=404, media_type="text/plain")
        return Response(
            file.read_bytes(), media_type=TYPES[suffix], headers={"Cache-Control": "public, max-age=86400"}
        )

    @app.get("/council", include_in_schema=False)
    def council(on: str = "") -> Response:
        return RedirectResponse(f"/council/{on or today().isoformat()}", status_code=303)

    @cache
    def checker() -> Checker:
        return Checker(ledger_of(record))

    @app.post("/check", include_in_schema=False)
    async def check(request: Request) -> Response:
        desk, text = Desk(record, today()), ""
        try:
            sent = await read_form(request)
            text = sent.text
            document = await run_in_threadpool(read_bytes, sent.data, sent.name, lexicon=checker().lexicon)
            page = check_page(desk, await run_in_threadpool(checker().check, document, sent.published))
        except NinthVoteError as wrong:
            page = check_page(desk, text=text, wrong=str(wrong), status=400)
        html = await run_in_threadpool(render, page, desk, path="/check", url=str, address="/check")
        return HTMLResponse(html, page.status, headers={"Cache-Control": "no-store"})

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        asked = request.query_params.multi_items()
        status, body, etag, moved = answer("/" + path.rstrip("/"), today(), asked)
        if moved:
            return RedirectResponse(moved, status_code=303)
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return Response(
            body,
            status_code=status,
            media_type="text/html; charset=utf-8",
            headers={"ETag": etag, "Cache-Control": "no-cache"},
        )

    return app


def find_page(desk: Desk, path: str, asked: Asked = ()) -> Page:
    """The page at an address; a page that says so, with what is near, where there is none."""
    for route in ROUTES:
        parts = route.match(path or "/")
        if parts is not None:
            try:
                return route.page(desk, **parts, asked=asked) if route.asks else route.page(desk, **parts)
            except UnknownKey as wrong:
                return _missing(str(wrong), 404)
            except NinthVoteError as wrong:
                return _missing(str(wrong), 400)
    return _missing(f"there is no page {path}", 404)


def _missing(words: str, status: int) -> Page:
    return Page(
        title="Not here" if status == 404 else "That cannot be answered",
        summary="No such page.",
        template="missing.html",
        section="",
        context={"words": words},
        status=status,
    )
