"""The server: pages, files and API behind one front. It keeps nothing that a reader sends, and sets no cookie."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from ninthvote import __version__
from ninthvote.errors import NinthVoteError, UnknownKey
from ninthvote.record import Record
from ninthvote.web.api import create_check_router, create_router, openapi
from ninthvote.web.booth import Booth, NoReaderFree
from ninthvote.web.feed import find_feed
from ninthvote.web.file import make_file
from ninthvote.web.form import read_form
from ninthvote.web.front import KEPT_BYTES, Front
from ninthvote.web.limit import CHECKS_A_MINUTE, Gate
from ninthvote.web.page import Desk
from ninthvote.web.pages.check import check as check_page
from ninthvote.web.pages.lookup import find_page, missing
from ninthvote.web.problem import MALFORMED, NO_ENDPOINT, WRONG_METHOD, problem, problem_of
from ninthvote.web.render import render

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}

#: Answers made at the same time. Each is a matter of milliseconds of one core; more threads only wait for each other.
AT_ONCE = 4


def create_app(
    record: Record,
    *,
    today: Callable[[], date],
    checks_a_minute: int = CHECKS_A_MINUTE,
    kept_bytes: int = KEPT_BYTES,
) -> FastAPI:
    """The application over one record; the day is asked of `today` at each request, since a server outlives it.

    Args:
        checks_a_minute: that one address may ask for; 0 for any number.
        kept_bytes: of answers kept in memory; 0 to make each anew.
    """
    booth = Booth()

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = AT_ONCE
        yield
        booth.close()

    app = FastAPI(
        title="Ninth Vote",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=life,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.booth = booth
    newest = max(row.known_on for row in (*record.votes(), *record.letters(), *record.events()))
    app.include_router(create_router(record, today=today))
    app.include_router(create_check_router(booth))
    app.add_middleware(Gate, checks_a_minute=checks_a_minute)
    app.add_middleware(Front, today=today, newest=newest, kept_bytes=kept_bytes)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]

    @app.exception_handler(NinthVoteError)
    def refuse(_: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, NinthVoteError)
        return problem_of(wrong)

    @app.exception_handler(RequestValidationError)
    def refuse_form(_: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, RequestValidationError)
        said = "; ".join(map(_said, wrong.errors()))
        return problem(MALFORMED, said)

    @app.exception_handler(HTTPException)
    def refuse_address(request: Request, wrong: Exception) -> Response:
        assert isinstance(wrong, HTTPException)
        if wrong.status_code == 405:
            said = f"{request.url.path} does not answer {request.method}"
            return problem(WRONG_METHOD, said, headers=wrong.headers)
        return problem(NO_ENDPOINT, f"{request.url.path} is none; /openapi.json lists them all")

    @app.get("/api/{path:path}", include_in_schema=False)
    def no_such_endpoint(path: str) -> Response:
        return problem(NO_ENDPOINT, f"/api/{path} is none; /openapi.json lists them all")

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        file = resources.files("ninthvote.web") / "static" / name
        suffix = "." + name.rpartition(".")[2]
        if suffix not in TYPES or "/" in name or not file.is_file():
            return Response("Not found.", status_code=404, media_type="text/plain")
        # Asked again with its ETag at each page, which must not meet the sheet of an older version.
        return Response(file.read_bytes(), media_type=TYPES[suffix], headers={"Cache-Control": "no-cache"})

    @app.get("/council", include_in_schema=False)
    def council(on: str = "") -> Response:
        return RedirectResponse(f"/council/{on or today().isoformat()}", status_code=303)

    @app.post("/check", include_in_schema=False)
    async def check(request: Request) -> Response:
        desk, text = Desk(record, today()), ""
        try:
            sent = await read_form(request)
            text = sent.text
            read = await booth.checked(sent.data, sent.name, sent.published)
            page = check_page(desk, read.checked)
        except NinthVoteError as wrong:
            page = check_page(desk, text=text, wrong=str(wrong), status=400)
        except NoReaderFree as wrong:
            page = check_page(desk, text=text, wrong=str(wrong), status=503)
        html = await run_in_threadpool(render, page, desk, path="/check", url=str, address="/check")
        return HTMLResponse(html, page.status, headers={"Cache-Control": "no-store"})

    @app.get("/cite/{path:path}", include_in_schema=False)
    @app.get("/brief/{path}", include_in_schema=False)
    @app.get("/download/{path:path}", include_in_schema=False)
    def file(request: Request) -> Response:
        path, asked = request.url.path, request.query_params.multi_items()
        desk = Desk(record, today())
        try:
            made = make_file(desk, path, asked)
        except NinthVoteError as wrong:
            status = 404 if isinstance(wrong, UnknownKey) else 400
            said = render(missing(str(wrong), status), desk, path=path, url=str, address=path)
            return HTMLResponse(said, status)
        if made is None:
            return page(request, path.lstrip("/"))
        headers = {"Cache-Control": "no-cache"}
        if path.endswith(".html") or path.startswith("/download/"):
            # A brief brings its own sheet, which the policy of the site would refuse: it is to be saved, not shown.
            name = re.sub(r"[^A-Za-z0-9._-]+", "-", path.rpartition("/")[2])
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(made[0], media_type=made[1], headers=headers)

    @app.get("/feeds/{path:path}", include_in_schema=False)
    def feed(request: Request) -> Response:
        path = request.url.path
        found = find_feed(Desk(record, today()), path, str(request.base_url).rstrip("/"))
        return Response(found[0], media_type=found[1]) if found else page(request, path.lstrip("/"))

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        asked = request.query_params.multi_items()
        desk, at = Desk(record, today()), "/" + path.rstrip("/")
        found = find_page(desk, at, asked)
        if found.moved:
            return RedirectResponse(found.moved, status_code=303)
        address = at + ("?" + urlencode(asked) if asked else "")
        return HTMLResponse(render(found, desk, path=at, url=str, address=address), found.status)

    return app


def _said(error: Mapping[str, Any]) -> str:
    """`parameter: what is wrong`."""
    return f"{'.'.join(map(str, error['loc'][1:]))}: {error['msg'].removeprefix('Value error, ')}"
