"""Feeds and calendars: the server and the static site give the same.

Links in them start with where the site stands (`https://example.org`), since a feed is read far from it. A static site
that was not told has none to give, and its links then start at the root.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ninthvote.brief.calendar import entries, to_icalendar
from ninthvote.brief.feed import Item, correction_items, situation_items, to_atom, to_json_feed
from ninthvote.errors import UnknownKey
from ninthvote.web.page import Desk

ATOM, FEED, ICS = "application/atom+xml", "application/feed+json", "text/calendar; charset=utf-8"

#: Bytes and what they are.
File = tuple[bytes, str]

#: The feeds that belong to no situation.
CHANGES, COUNCIL = "changes", "council"


def every_feed(desk: Desk, site: str) -> Iterator[tuple[str, File]]:
    """Every feed and calendar, by address."""
    for address in addresses(desk):
        found = find_feed(desk, address, site)
        if found is not None:
            yield address, found


def addresses(desk: Desk) -> Iterator[str]:
    """Where they lie."""
    for name in (CHANGES, *(s.situation for s in desk.record.situations())):
        yield f"/feeds/{name}.atom"
        yield f"/feeds/{name}.json"
        if name != CHANGES:
            yield f"/feeds/{name}.ics"
    yield f"/feeds/{COUNCIL}.ics"


def find_feed(desk: Desk, address: str, site: str) -> File | None:
    """The feed or calendar at an address of the site; None where there is none.

    Args:
        site: where the site stands, without a slash at its end.
    """
    found = re.fullmatch(r"/feeds/([\w-]+)\.(atom|json|ics)", address)
    try:
        if found is None:
            return None
        if found[2] == "ics":
            return _calendar(desk, found[1])
        return _feed(desk, address, site, found[1], found[2])
    except UnknownKey:
        return None


def _feed(desk: Desk, address: str, site: str, name: str, form: str) -> File:
    items: tuple[Item, ...]
    if name == CHANGES:
        title, items = "Ninth Vote: corrections of the record", correction_items(desk.record)
    else:
        row = desk.record.situation(name)
        if row.situation != name:
            raise UnknownKey(f"no feed is called {name!r}")
        title, items = f"Ninth Vote: {row.title}", situation_items(desk.record, name)
    if form == "atom":
        return to_atom(items, title=title, address=address, site=site), ATOM
    return to_json_feed(items, title=title, address=address, site=site), FEED


def _calendar(desk: Desk, name: str) -> File:
    """From the first occasion of the situation (or last January) to the end of the year after next."""
    record, until = desk.record, date(desk.today.year + 3, 1, 1)
    if name == COUNCIL:
        since = date(desk.today.year - 1, 1, 1)
        found = entries(record, since=since, until=until)
        return to_icalendar(found, name="Ninth Vote: the Security Council"), ICS
    row = record.situation(name)
    if row.situation != name:
        raise UnknownKey(f"no calendar is called {name!r}")
    occasions = record.timeline(name)
    since = date(min((o.on.year for o in occasions), default=desk.today.year - 1), 1, 1)
    found = entries(record, name, since=since, until=until)
    return to_icalendar(found, name=f"Ninth Vote: {row.title}"), ICS
