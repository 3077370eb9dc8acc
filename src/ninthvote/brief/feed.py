"""What changed, as Atom and as JSON Feed: the occasions of a situation, and the corrections of the record.

An entry's time is the day on which it was public, so that the same record gives the same bytes.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ninthvote.record import Record

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: a stable identifier, the page that shows it (an address of the site), and the day it was public."""

    id: str
    title: str
    words: str
    address: str
    published: date


def situation_items(record: Record, situation: str) -> tuple[Item, ...]:
    """The occasions of a situation, newest first."""
    return tuple(
        Item(
            o.id,
            o.title,
            f"{str(o.on) if o.precision == 'day' else str(o.on)[:7]}. {(o.event and o.event.outcome) or ''}".strip(),
            f"/situation/{situation}#{o.id}",
            o.known_on,
        )
        for o in sorted(record.timeline(situation), key=lambda o: (o.known_on, o.on, o.id), reverse=True)
    )


def correction_items(record: Record) -> tuple[Item, ...]:
    """The corrections of the record, newest first."""
    return tuple(
        Item(
            c.correction,
            f"{c.of_table} {c.of_key}: {c.field_.strip('_')}",
            f"Was: {c.was or 'empty'}. Is: {c.now or 'empty'}. {c.reason}",
            f"/corrections#{c.correction}",
            c.on,
        )
        for c in sorted(record.corrections(), key=lambda c: (c.on, c.correction), reverse=True)
    )


def to_atom(items: Sequence[Item], *, title: str, address: str, site: str) -> bytes:
    """The items as an Atom feed (RFC 4287). `site` is where the site stands, without a slash at its end."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")

    def put(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        element.text = text
        return element

    put(feed, "id", f"tag:ninthvote,2026:{address}")
    put(feed, "title", title)
    put(feed, "updated", _moment(max((i.published for i in items), default=date(2026, 1, 1))))
    put(feed, "link", rel="self", href=site + address)
    put(put(feed, "author"), "name", "Ninth Vote")
    for item in items:
        entry = put(feed, "entry")
        put(entry, "id", f"tag:ninthvote,2026:{item.id}")
        put(entry, "title", item.title)
        put(entry, "updated", _moment(item.published))
        put(entry, "link", rel="alternate", href=site + item.address)
        put(entry, "summary", item.words or item.title)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def to_json_feed(items: Sequence[Item], *, title: str, address: str, site: str) -> bytes:
    """The items as a JSON Feed, version 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site + "/",
        "feed_url": site + address,
        "items": [
            {
                "id": f"tag:ninthvote,2026:{item.id}",
                "url": site + item.address,
                "title": item.title,
                "content_text": item.words or item.title,
                "date_published": _moment(item.published),
            }
            for item in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
