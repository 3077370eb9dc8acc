"""The pages say what the record says, link only to pages that exist, and carry nothing that a policy would forbid."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from ninthvote.errors import UnknownKey
from ninthvote.record import open_record
from ninthvote.web.file import make_file, package
from ninthvote.web.page import Desk
from ninthvote.web.pages import ROUTES
from ninthvote.web.pages.count import read_board
from ninthvote.web.pages.lookup import find_page
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


@cache
def _desk() -> Desk:
    return Desk(open_record(), ON)


@cache
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
    "/brief/dprk",
    "/check",
    "/data",
    "/method",
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


def test_a_state_that_never_voted_in_the_assembly_has_no_course_there() -> None:
    """Palestine is no Member: a line at zero would be an invention."""
    assert "course in the General Assembly" in _html("/state/CIV")
    assert "course in the General Assembly" not in _html("/state/PSE")


def test_a_vote_has_its_ruling_with_the_provision_it_rests_on() -> None:
    """22 December 2014: 11-2-2, China and the Russian Federation against; procedural, so no veto (Article 27(2))."""
    html = _html("/vote/pv-2014-12-22-dprk")
    assert "<b>Adopted</b>" in html
    assert 'href="/rules/VOT-03"' in html


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
    for day in ("2018-02-30", "1945-12-31", "9999-12-31"):
        assert find_page(desk, f"/council/{day}").status == 400


def test_every_link_of_every_page_leads_somewhere_on_the_site() -> None:
    """A footnote that leads nowhere is no footnote; the browser tests follow every link of every page."""
    desk = _desk()
    known = set(addresses(desk))
    broken: set[tuple[str, str]] = set()
    for address in SAMPLE:
        found = Links()
        found.feed(_html(address))
        for link in found.links:
            path, _, query = link.partition("#")[0].partition("?")
            if not path or path in known or path in ("/council", "/openapi.json"):
                continue
            if path.startswith(("http", "/static/", "/api/", "/feeds/", "/download/")):
                continue
            asked = parse_qsl(query)
            if path.startswith("/count/") and asked:
                read_board(desk, path.removeprefix("/count/"), asked)
                continue
            if make_file(desk, path, asked) is None and find_page(desk, path, asked).status != 200:
                broken.add((address, link))
    assert not broken


def test_a_page_is_cited_in_bibtex_and_csl_with_its_address() -> None:
    """A citation that lacks what was asked cannot be opened again."""
    desk = _desk()
    bib = make_file(desk, "/cite/count/dprk.bib", [("COD", "yes")])
    csl = make_file(desk, "/cite/vote/pv-2014-12-22-dprk.json")
    assert bib is not None
    assert csl is not None
    assert "page /count/dprk?COD=yes}" in bib[0].decode()
    item = json.loads(csl[0])[0]
    assert item["title"] == find_page(desk, "/vote/pv-2014-12-22-dprk").title
    assert item["note"].startswith("page /vote/pv-2014-12-22-dprk;")


def test_nothing_of_a_citation_is_a_command_of_bibtex() -> None:
    made = make_file(_desk(), "/cite/search.bib", [("q", "a_b & {c} 100%")])
    assert made is not None
    assert "q=a\\_b+\\%26+\\%7Bc\\%7D+100\\%25" in made[0].decode()


def test_the_record_is_one_download_whose_bytes_repeat() -> None:
    """A hash in a footnote must be that of the same file tomorrow."""
    first = package(_desk().record)
    assert first == package.__wrapped__(_desk().record)
    with zipfile.ZipFile(BytesIO(first["ninthvote-record.zip"])) as packed:
        names = packed.namelist()
    assert "ninthvote-record/datapackage.json" in names
    assert "ninthvote-record/data/votes.csv" in names


def test_the_brief_of_a_situation_there_is_none_of_is_refused() -> None:
    with pytest.raises(UnknownKey):
        make_file(_desk(), "/brief/atlantis.pdf")
    assert make_file(_desk(), "/brief/dprk.exe") is None


@pytest.mark.parametrize(
    ("here", "link", "seen"),
    [
        ("index.html", "/vote/x", "vote/x/index.html"),
        ("vote/x/index.html", "/", "../../index.html"),
        ("vote/x/index.html", "/situation/dprk#dprk-001", "../../situation/dprk/index.html#dprk-001"),
        ("vote/x/index.html", "/static/site.css", "../../static/site.css"),
        ("vote/x/index.html", "https://example.org/", "https://example.org/"),
        ("source/s-pv.4164/index.html", "/source/s-pv.4166", "../s-pv.4166/index.html"),
        ("index.html", "/api/v1/vote/x", "api/v1/vote/x.json"),
        ("index.html", "/api/v1/vote/x.csv", "api/v1/vote/x.csv"),
        ("count/dprk/index.html", "/api/v1/count/dprk?on=2026-12-10", "../../api/v1/count/dprk.json"),
        ("index.html", "/cite/index.bib", "cite/index.bib"),
        ("index.html", "/brief/dprk.pdf", "brief/dprk.pdf"),
    ],
)
def test_a_link_of_the_static_site_is_relative(here: str, link: str, seen: str) -> None:
    assert relative(here, link) == seen
    assert file_of("/") == "index.html"


def test_a_rebuilt_site_keeps_foreign_files_and_drops_its_own_stale_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host's own file beside the site must survive a build."""
    desk = Desk(_desk().record, ON, static=True)
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
