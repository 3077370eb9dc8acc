"""The pages say what the record says, link only to pages that exist, and carry nothing that a policy would forbid."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ninthvote.record import open_record
from ninthvote.web.app import find_page
from ninthvote.web.page import Desk
from ninthvote.web.pages import ROUTES
from ninthvote.web.render import render
from ninthvote.web.site import addresses, build, file_of, relative

ON = date(2026, 11, 25)


class Links(HTMLParser):
    """Addresses, ids and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def _desk() -> Desk:
    return Desk(open_record(), ON)


def _html(address: str) -> str:
    desk = _desk()
    return render(find_page(desk, address), desk, path=address, url=str, address=address)


SAMPLE = [
    "/",
    "/council/2018-12-10",
    "/council/1950-06-27",
    "/situation/dprk",
    "/situation/syria",
    "/state/CIV",
    "/state/SUN",
    "/vote/pv-2018-03-19-syr",
    "/vote/pv-2017-11-16-jim-order",
    "/rules",
    "/rules/VOT-03",
    "/corrections",
    "/search",
    "/count/dprk",
    "/count/kosovo",
]


@pytest.mark.parametrize("address", SAMPLE)
def test_a_page_answers_and_forbids_nothing_of_its_own_policy(address: str) -> None:
    """An inline style or handler would be dropped by the policy and the page would look broken."""
    html = _html(address)
    found = Links()
    found.feed(html)
    assert "style" not in found.attributes
    assert not {a for a in found.attributes if a.startswith("on")}
    assert "<script>" not in html


def test_the_council_of_december_2018_is_drawn_as_it_sat() -> None:
    """Côte d'Ivoire presided in December 2018 and Japan had left the Council a year before."""
    html = _html("/council/2018-12-10")
    assert re.search(r"Côte d.{1,5}Ivoire presides in December 2018", html)
    assert "Japan" not in html
    assert html.count('class="seat ') == 15


def test_a_vote_whose_tally_was_not_found_says_so() -> None:
    """The tally of 16 November 2017 was never found; a zero would be an invention."""
    assert "the tally was not found" in _html("/vote/pv-2017-11-16-jim-order")


def test_words_typed_into_the_search_box_stay_words() -> None:
    desk = _desk()
    from ninthvote.web.pages.reference import search

    page = search(desk, [("q", "<script>alert(1)</script> nine")])
    html = render(page, desk, path="/search", url=str, address="/search")
    assert "<script>alert" not in html


def test_what_is_not_there_is_said_in_words_and_as_404() -> None:
    desk = _desk()
    assert find_page(desk, "/vote/pv-1812").status == 404
    assert find_page(desk, "/nowhere").status == 404
    assert find_page(desk, "/council/2018-02-30").status == 400


def test_every_link_of_every_page_leads_to_a_page_of_the_site() -> None:
    """A footnote that leads nowhere is no footnote."""
    desk = _desk()
    known = set(addresses(desk))
    broken: set[tuple[str, str]] = set()
    for address in SAMPLE:
        found = Links()
        found.feed(_html(address))
        for link in found.links:
            path = link.partition("#")[0].partition("?")[0]
            elsewhere = link.startswith(("http", "/static/", "/api/", "/feeds/", "#"))
            if path and not elsewhere and path not in known and find_page(desk, path).status != 200:
                broken.add((address, link))
    assert not {b for b in broken if not re.match(r"/(check|method|data|council$)", b[1])}


@pytest.mark.parametrize(
    ("here", "link", "seen"),
    [
        ("index.html", "/vote/x", "vote/x/index.html"),
        ("vote/x/index.html", "/", "../../index.html"),
        ("vote/x/index.html", "/situation/dprk#dprk-001", "../../situation/dprk/index.html#dprk-001"),
        ("vote/x/index.html", "/static/site.css", "../../static/site.css"),
        ("vote/x/index.html", "https://example.org/", "https://example.org/"),
    ],
)
def test_a_link_of_the_static_site_is_relative(here: str, link: str, seen: str) -> None:
    assert relative(here, link) == seen
    assert file_of("/") == "index.html"


def test_a_rebuilt_site_keeps_foreign_files_and_drops_its_own_stale_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host's own file beside the site must survive a build."""
    desk = Desk(open_record(), ON, static=True)
    routes = tuple(r for r in ROUTES if r.pattern in ("/", "/corrections", "/rules"))
    monkeypatch.setattr("ninthvote.web.site.ROUTES", routes)
    build(desk, tmp_path)
    (tmp_path / "CNAME").write_text("example.org")
    assert (tmp_path / "rules" / "index.html").is_file()
    monkeypatch.setattr("ninthvote.web.site.ROUTES", routes[:1])
    build(desk, tmp_path)
    assert (tmp_path / "CNAME").is_file()
    assert not (tmp_path / "rules" / "index.html").exists()
    assert not list(tmp_path.rglob("*.part"))
