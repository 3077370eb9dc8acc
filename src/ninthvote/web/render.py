"""Pages to HTML: one environment that escapes everything, and the few words that templates share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ninthvote import __version__
from ninthvote.vocabulary import Confidence
from ninthvote.web.page import Desk, Notes, Page

MENU = (
    ("/situation/dprk", "DPRK"),
    ("/count/dprk", "The count"),
    ("/brief/dprk", "Brief"),
    ("/council", "Council"),
    ("/check", "Check an article"),
    ("/rules", "Rules"),
    ("/method", "Method"),
    ("/data", "Data and API"),
    ("/search", "Search"),
)


#: Fields whose name in the tables is not the word a reader would use.
FIELD_WORDS = {
    "on": "day",
    "known_on": "since when it was public",
    "tally_text": "tally",
    "recalled_fields": "what is unconfirmed",
}


def render(page: Page, desk: Desk, *, path: str, url: Callable[[str], str], address: str) -> str:
    """The page as a document. `url` turns an address of the site into one that works where the page will stand."""
    notes = Notes(desk.record)
    return (
        _environment()
        .get_template(page.template)
        .render(
            page=page,
            desk=desk,
            notes=notes,
            cite_text=page.cite(desk, address),
            menu=MENU,
            path=path,
            address=address,
            url=url,
            version=__version__,
            **page.context,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ninthvote.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=day_words,
        field=field_words,
        last_day=last_day,
        safe_link=safe_link,
        snippet=snippet,
        percent=percent,
    )
    environment.globals.update(cite_file=cite_file, doubt=doubt, noted=noted, svg=Markup)
    return environment


def day_words(day: date | None, precision: str = "day") -> str:
    """`10 December 2018`, `December 2018` or `2018`, as exactly as the day is known."""
    if day is None:
        return ""
    if precision == "year":
        return str(day.year)
    return f"{day:%B %Y}" if precision == "month" else f"{day.day} {day:%B %Y}"


def last_day(until: date) -> date:
    """The last day of an interval that ends before `until`."""
    return until - timedelta(days=1)


def field_words(name: str) -> str:
    """A column, or several joined by `;`, in the reader's words."""
    return ", ".join(FIELD_WORDS.get(n, n.strip("_").replace("_", " ")) for n in name.split(";"))


def snippet(words: str) -> Markup:
    """Words of a row with what was sought in them strong; the search marks it by brackets."""
    return Markup(re.sub(r"\[([^\[\]]*)\]", r"<b>\1</b>", str(escape(words))))  # noqa: S704


def percent(p: float) -> str:
    """A chance in words that claim no more than it is: never 0% or 100% for what is only near it."""
    if 0 < p < 0.01:
        return "<1%"
    if 0.99 < p < 1:
        return ">99%"
    return f"{p:.0%}"


def cite_file(address: str, suffix: str) -> str:
    """The file that says how to cite the page at an address."""
    path, mark, asked = address.partition("?")
    return f"/cite{path if path != '/' else '/index'}.{suffix}{mark}{asked}"


def safe_link(link: str | None) -> str | None:
    """The address if it is one a reader may be sent to; a `javascript:` or `data:` address is none."""
    return link if link and urlsplit(link).scheme in ("http", "https") else None


def doubt(row: Any) -> Markup:
    """The label of a row that is not certain; nothing where it was seen in its source."""
    confidence = getattr(row, "confidence", Confidence.SOURCED)
    fields: Iterable[str] = getattr(row, "recalled_fields", ()) or getattr(row, "unconfirmed", ())
    if confidence is Confidence.RECALLED:
        return Markup('<span class="label unconfirmed">unconfirmed</span>')
    words = ", ".join(FIELD_WORDS.get(f, f.strip("_").replace("_", " ")) for f in fields)
    shown = Markup('<span class="label">derived</span>') if confidence is Confidence.DERIVED else Markup("")
    if words:
        shown += Markup('<span class="label unconfirmed">unconfirmed: {}</span>').format(words)
    return shown


def noted(notes: Notes, keys: Iterable[str]) -> Markup:
    """Numbers of the sources cited, each leading to its line at the foot of the page."""
    links = [
        Markup('<a href="#source-{0}" aria-label="source {0}">{0}</a>').format(n) for n in notes.numbers(keys)
    ]
    return Markup('<sup class="refs">{}</sup>').format(Markup(" ").join(links)) if links else Markup("")
