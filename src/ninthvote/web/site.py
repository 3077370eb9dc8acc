"""The pages as plain files, for any host: the same functions, written out, with addresses made relative.

A file is written beside its place and moved there whole, so that a build ended at any moment leaves either the old
file or the new one. What no longer belongs to the site is removed last.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from pathlib import Path

from ninthvote.web.app import find_page
from ninthvote.web.page import Desk
from ninthvote.web.pages import ROUTES
from ninthvote.web.render import render

#: The folder's own list of what the site wrote, so that a later build removes only its own files.
LIST = ".ninthvote-site"


def addresses(desk: Desk) -> Iterator[str]:
    """Every address that a static site has a file for, in the order of the table of routes."""
    for route in ROUTES:
        yield from route.paths(desk)


def build(desk: Desk, folder: Path, *, told: Callable[[int], None] = lambda _: None) -> int:
    """Write the site into `folder`; what is returned is the number of pages.

    Args:
        told: called with 1 after each page, for a progress bar.
    """
    written: set[str] = set()
    for name in sorted(entry.name for entry in (resources.files("ninthvote.web") / "static").iterdir()):
        _write(folder, f"static/{name}", (resources.files("ninthvote.web") / "static" / name).read_bytes())
        written.add(f"static/{name}")
    n_pages = 0
    for address in addresses(desk):
        file = file_of(address)
        page = find_page(desk, address)
        html = render(page, desk, path=address, url=partial(relative, file), address=address)
        _write(folder, file, html.encode())
        written.add(file)
        n_pages += 1
        told(1)
    _remove_stale(folder, written)
    return n_pages


def file_of(address: str) -> str:
    """The file behind an address: `/vote/x` is `vote/x/index.html`."""
    return f"{address.strip('/')}/index.html".lstrip("/")


def relative(here: str, link: str) -> str:
    """An address of the site as seen from the file `here`; an address elsewhere is left as it is."""
    if not link.startswith("/"):
        return link
    path, mark, place = link.partition("#")
    target = path.lstrip("/") if path.startswith(("/static/", "/feeds/", "/api/")) else file_of(path)
    return posixpath.relpath(target, posixpath.dirname(here) or ".") + mark + place


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
