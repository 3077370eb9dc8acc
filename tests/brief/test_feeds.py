"""A calendar entry on the wrong day, or one that doubles at each update, costs somebody a deadline."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

from icalendar import Calendar

from ninthvote.brief.calendar import entries, to_icalendar
from ninthvote.brief.feed import correction_items, situation_items, to_atom, to_json_feed
from ninthvote.brief.standing import standing
from ninthvote.record import open_record

SINCE, UNTIL = date(2014, 1, 1), date(2029, 1, 1)


def _calendar() -> dict[str, tuple[date, str]]:
    found = entries(open_record(), "dprk", since=SINCE, until=UNTIL)
    calendar = Calendar.from_ical(to_icalendar(found, name="DPRK"))
    events = list(calendar.walk("VEVENT"))
    uids = [str(e["UID"]) for e in events]
    assert len(set(uids)) == len(uids)
    return {str(e["UID"]): (e.decoded("DTSTART"), str(e["SUMMARY"])) for e in events}


def test_the_calendar_holds_the_dates_that_people_work_towards() -> None:
    """By hand: rule 18 gives Côte d'Ivoire December 2018; five members joined on 1 January 2027."""
    found = _calendar()
    assert found["presidency-2018-12@ninthvote"][0] == date(2018, 12, 1)
    assert "Ivoire" in found["presidency-2018-12@ninthvote"][1]
    assert found["human-rights-day-2018@ninthvote"][0] == date(2018, 12, 10)
    joined = found["terms-begin-2027-01-01@ninthvote"][1]
    assert all(
        name in joined for name in ("Austria", "Kyrgyzstan", "Portugal", "Trinidad and Tobago", "Zimbabwe")
    )
    assert found["dprk-054@ninthvote"][0] == date(2018, 12, 7)


def test_the_dprk_item_would_be_marked_in_january_2028() -> None:
    """Last considered on 12 June 2024: the years 2025, 2026 and 2027 pass first; asked by 29 February 2028 it stays."""
    where = standing(open_record(), "dprk")
    assert where is not None
    assert (where.entered.on, where.last_considered.on) == (date(2014, 12, 22), date(2024, 6, 12))
    assert where.marked_in == 2028
    assert where.keep_by == date(2028, 2, 29)


def test_after_the_meeting_of_2017_the_item_would_have_been_marked_in_january_2021() -> None:
    """As it stood in December 2020, with closed video conferences that do not stop the clock."""
    where = standing(open_record().as_of(date(2020, 12, 31)), "dprk")
    assert where is not None
    assert where.marked_in == 2021


def test_feeds_name_every_entry_once_and_the_same_bytes_come_again() -> None:
    items = situation_items(open_record(), "dprk")
    atom = to_atom(items, title="DPRK", address="/feeds/dprk.atom", site="https://example.org")
    assert atom == to_atom(items, title="DPRK", address="/feeds/dprk.atom", site="https://example.org")
    root = ET.fromstring(atom)
    ids = [e.text for e in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == len(ids) == len(items) + 1
    feed = json.loads(
        to_json_feed(items, title="DPRK", address="/feeds/dprk.json", site="https://example.org")
    )
    assert feed["version"].endswith("1.1")
    assert len(feed["items"]) == len(items)
    published = [i["date_published"] for i in feed["items"]]
    assert published == sorted(published, reverse=True)
    assert len(correction_items(open_record())) == len(open_record().corrections())
