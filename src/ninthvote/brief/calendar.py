"""Dates that matter, as iCalendar: turns in the chair, terms, lapses, 10 December, and what has been.

The identifier of an entry is the key of the row it comes from, so that a calendar that asks again updates its
entries instead of doubling them. The stamp of an entry is the day on which it was public: no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ninthvote.brief.standing import standing
from ninthvote.record import Record, TermRow
from ninthvote.vocabulary import Confidence, SeatKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a calendar: whole days, `until` excluded."""

    uid: str
    from_: date
    until: date
    title: str
    words: str
    known_on: date


def entries(record: Record, situation: str | None = None, *, since: date, until: date) -> tuple[Entry, ...]:
    """Every entry that touches the days from `since` up to `until`, in order; past meetings only of the situation."""
    found = [
        *_presidencies(record),
        *_terms(record),
        *_rights_days(since, until),
        *(_occasions(record, situation) if situation else ()),
        *(_lapse(record, situation) if situation else ()),
    ]
    return tuple(
        sorted((e for e in found if e.from_ < until and e.until > since), key=lambda e: (e.from_, e.uid))
    )


def to_icalendar(found: tuple[Entry, ...], *, name: str) -> bytes:
    """The entries as one calendar (RFC 5545)."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Ninth Vote//ninthvote//EN")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for entry in found:
        event = Event()
        event.add("uid", f"{entry.uid}@ninthvote")
        event.add("dtstamp", datetime.combine(entry.known_on, time(), UTC))
        event.add("dtstart", entry.from_)
        event.add("dtend", entry.until)
        event.add("summary", entry.title)
        event.add("description", entry.words)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _doubt(confidence: Confidence) -> str:
    return "" if confidence is Confidence.SOURCED else f" ({confidence.label})"


def _presidencies(record: Record) -> Iterator[Entry]:
    for row in record.presidencies():
        after = (row.month + timedelta(days=32)).replace(day=1)
        name = record.state(row.state, row.month).name
        yield Entry(
            f"presidency-{row.month:%Y-%m}",
            row.month,
            after,
            f"{name} presides over the Security Council{_doubt(row.confidence)}",
            "Presidencies go round by the month in English alphabetical order (rule 18).",
            row.known_on,
        )


def _terms(record: Record) -> Iterator[Entry]:
    by_day: dict[tuple[date, str], list[TermRow]] = {}
    for term in record.terms():
        if term.seat is SeatKind.ELECTED:
            by_day.setdefault((term.from_, "begin"), []).append(term)
            if term.until:
                by_day.setdefault((term.until - timedelta(days=1), "end"), []).append(term)
    for (day, what), terms in by_day.items():
        names = ", ".join(sorted(record.state(t.state, t.from_).name for t in terms))
        yield Entry(
            f"terms-{what}-{day}",
            day,
            day + timedelta(days=1),
            f"Terms {what} on the Security Council: {names}",
            f"First day of the terms of {names}."
            if what == "begin"
            else f"Last day of the terms of {names}.",
            max(t.known_on for t in terms),
        )


def _rights_days(since: date, until: date) -> Iterator[Entry]:
    for year in range(max(since.year, 1950), until.year + 1):
        day = date(year, 12, 10)
        yield Entry(
            f"human-rights-day-{year}",
            day,
            day + timedelta(days=1),
            "Human Rights Day",
            f"{year - 1948} years since the Universal Declaration of Human Rights was adopted on 10 December 1948.",
            date(1950, 12, 4),  # A/RES/423 (V), which set the day
        )


def _occasions(record: Record, situation: str) -> Iterator[Entry]:
    for o in record.timeline(situation):
        if o.precision != "day":
            continue
        yield Entry(
            o.id,
            o.on,
            o.on + timedelta(days=1),
            o.title + _doubt(o.confidence),
            (o.event.outcome if o.event and o.event.outcome else o.title),
            o.known_on,
        )


def _lapse(record: Record, situation: str) -> Iterator[Entry]:
    where = standing(record, situation)
    if where is None:
        return
    title = record.situation(situation).title
    yield Entry(
        f"lapse-marked-{situation}-{where.marked_in}",
        where.marked_on,
        where.marked_on + timedelta(days=1),
        f"{title}: marked for deletion from the list of matters seized, unless considered before",
        f"{where.ruling.reasons[0].says} ({where.ruling.reasons[0].provision})",
        where.last_considered.known_on,
    )
    yield Entry(
        f"lapse-keep-by-{situation}-{where.marked_in}",
        where.keep_by,
        where.keep_by + timedelta(days=1),
        f"{title}: last day to ask that the item be kept",
        "Any UN Member may ask in writing that a marked item be kept for one more year (SZD-04).",
        where.last_considered.known_on,
    )
