"""What is followed from afar: the server and the static site give the same feeds, and their links lead somewhere."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from ninthvote.record import open_record
from ninthvote.web.feed import addresses, every_feed
from ninthvote.web.page import Desk
from web_client import ON, client

SITE = "http://ninthvote.test"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_server_gives_the_feeds_that_a_static_site_holds() -> None:
    """A feed that differs between the two is read twice."""
    desk, site = Desk(open_record(), ON), client()
    built = dict(every_feed(desk, SITE))
    assert set(built) == set(addresses(desk))
    for address in ("/feeds/dprk.atom", "/feeds/dprk.ics", "/feeds/council.ics", "/feeds/changes.json"):
        answer = site.get(address)
        assert (answer.status_code, answer.content) == (200, built[address][0])
        assert answer.headers["content-type"] == built[address][1]


@pytest.mark.parametrize("address", ["/feeds/nothing.atom", "/feeds/DPRK.ics", "/feeds/dprk.rss", "/feeds/"])
def test_a_feed_that_is_not_there_is_not_found(address: str) -> None:
    assert client().get(address).status_code == 404


def test_a_feed_leads_back_to_the_site_and_to_places_that_are_there() -> None:
    """An entry must lead to the line of the timeline that it tells of."""
    site = client()
    feed = ET.fromstring(site.get("/feeds/dprk.atom").content)
    links = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    assert links[0] == f"{SITE}/feeds/dprk.atom"
    assert all(link.startswith(SITE) for link in links)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) > 50
    page = site.get("/situation/dprk").text
    assert all(f'id="{link.partition("#")[2]}"' in page for link in links if "#" in link)
