"""From an address to its page; a page that says so, with what is near, where there is none."""

from __future__ import annotations

from ninthvote.errors import NinthVoteError, UnknownKey
from ninthvote.web.page import Asked, Desk, Page
from ninthvote.web.pages.table import ROUTES


def find_page(desk: Desk, path: str, asked: Asked = ()) -> Page:
    """The page at an address; its status says whether there is one."""
    for route in ROUTES:
        parts = route.match(path or "/")
        if parts is not None:
            try:
                return route.page(desk, **parts, asked=asked) if route.asks else route.page(desk, **parts)
            except UnknownKey as wrong:
                return missing(str(wrong), 404)
            except NinthVoteError as wrong:
                return missing(str(wrong), 400)
    return missing(f"there is no page {path}", 404)


def missing(words: str, status: int) -> Page:
    """What is answered where nothing can be."""
    return Page(
        title="Not here" if status == 404 else "That cannot be answered",
        summary="No such page.",
        template="missing.html",
        section="",
        context={"words": words},
        status=status,
    )
