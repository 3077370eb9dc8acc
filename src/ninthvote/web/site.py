"""The pages as plain files, for any host: the same functions, written out, with addresses made relative.

A file is written beside its place and moved there whole, so that a build ended at any moment leaves either the old
file or the new one. What no longer belongs to the site is removed last. Data that a page links to are the answers of
the API, asked of the application itself; a link that it does not answer is left out.
"""

from __future__ import annotations

import asyncio
import os
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from ninthvote.web.app import create_app
from ninthvote.web.feed import every_feed
from ninthvote.web.file import make_file, package
from ninthvote.web.page import Desk, Page
from ninthvote.web.pages import ROUTES
from ninthvote.web.pages.lookup import find_page, missing
from ninthvote.web.render import cite_file, render

#: The folder's own list of what the site wrote, so that a later build removes only its own files.
LIST = ".ninthvote-site"

#: Addresses under these are files, not pages.
_FILES = ("/static/", "/feeds/", "/api/", "/cite/", "/download/")
_SUFFIXES = (".json", ".csv", ".atom", ".ics")


def addresses(desk: Desk) -> Iterator[str]:
    """Every address that a static site has a page for, in the order of the table of routes."""
    for route in ROUTES:
        yield from route.paths(desk)


def build(desk: Desk, folder: Path, *, site: str = "", told: Callable[[int], None] = lambda _: None) -> int:
    """Write the site into `folder`; what is returned is the number of pages.

    Args:
        site: where it will stand (`https://example.org`), for the links in its feeds.
        told: called with 1 after each page, for a progress bar.
    """
    app = create_app(desk.record, today=lambda: desk.today)
    written: set[str] = set()

    def write(name: str, body: bytes) -> None:
        if name not in written:
            _write(folder, name, body)
            written.add(name)

    statics = resources.files("ninthvote.web") / "static"
    for name in sorted(entry.name for entry in statics.iterdir()):
        write(f"static/{name}", (statics / name).read_bytes())
    for name, body in package(desk.record).items():
        write(f"download/{name}", body)
    for link, (feed, _) in every_feed(desk, site):
        write(file_behind(link), feed)
    n_pages = 0
    for address in addresses(desk):
        page = find_page(desk, address)
        data: list[tuple[str, str]] = []
        for link, words in page.data:
            name = file_behind(link)
            if name not in written and (answer := ask(app, link)) is not None:
                write(name, answer)
            if name in written:
                data.append((link, words))
        _write_page(desk, replace(page, data=data), address, write)
        n_pages += 1
        told(1)
    lost = missing("there is no such page", 404)
    # It is shown at whatever depth was asked for, so its links begin at the root.
    write("404.html", render(lost, desk, path="/404", url=str, address="/404").encode())
    write("robots.txt", b"User-agent: *\nAllow: /\n")
    if site:
        write("sitemap.xml", _sitemap(desk, site))
    _remove_stale(folder, written)
    return n_pages


def _write_page(desk: Desk, page: Page, address: str, write: Callable[[str, bytes], None]) -> None:
    file = file_of(address)
    html = render(page, desk, path=address, url=partial(relative, file), address=address)
    write(file, html.encode())
    beside = [cite_file(address, "bib"), cite_file(address, "json")]
    beside += [link for link, _ in page.context.get("files", ())]
    for link in beside:
        made = make_file(desk, link)
        if made is not None:
            write(file_behind(link), made[0])


def _sitemap(desk: Desk, site: str) -> bytes:
    """Every page, for those who search; it needs whole addresses, so only a site that knows its own has one."""
    places = (f"<url><loc>{escape(site + address)}</loc></url>\n" for address in addresses(desk))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(places)}</urlset>\n"
    ).encode()


def file_of(address: str) -> str:
    """The file behind the address of a page: `/vote/x` is `vote/x/index.html`."""
    return f"{address.strip('/')}/index.html".lstrip("/")


def file_behind(link: str) -> str:
    """The file behind the address of data: an answer of the API without a suffix is JSON."""
    path = link.partition("?")[0].lstrip("/")
    return path if not path.startswith("api/") or path.endswith(_SUFFIXES) else f"{path}.json"


def relative(here: str, link: str) -> str:
    """An address of the site as seen from the file `here`; an address elsewhere is left as it is."""
    if not link.startswith("/"):
        return link
    path, mark, place = link.partition("#")
    is_file = path.startswith(_FILES) or re.fullmatch(r"/brief/[^/]+\.\w+", path)
    target = file_behind(path) if is_file else file_of(path.partition("?")[0])
    return posixpath.relpath(target, posixpath.dirname(here) or ".") + mark + place


def ask(app: FastAPI, address: str) -> bytes | None:
    """The application's answer to a GET, with no server between; None where it has none."""
    path, _, query = address.partition("?")
    status, body = 0, bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "headers": [],
        "client": ("127.0.0.1", 0), "server": ("ninthvote.invalid", 80),
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return bytes(body) if status == 200 else None


def _write(folder: Path, name: str, body: bytes) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(body)
    os.replace(beside, file)


def _remove_stale(folder: Path, written: set[str]) -> None:
    listed = folder / LIST
    before = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    for name in sorted(before - written):
        (folder / name).unlink(missing_ok=True)
    _write(folder, LIST, "\n".join(sorted(written)).encode() + b"\n")
