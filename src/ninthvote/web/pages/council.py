"""The Council on a day: who sits where, who presides, who joins and leaves, and what was voted that day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ninthvote.brief.figure import SeatMark, horseshoe
from ninthvote.errors import NinthVoteError
from ninthvote.record import VoteRow
from ninthvote.replay.chair import presiding
from ninthvote.vocabulary import parse_day
from ninthvote.web.page import Desk, Page

#: The Council first met on that day, at Church House in London.
FIRST_DAY = date(1946, 1, 17)

#: Terms reach two years ahead at the most; a day beyond this is a slip of the pen.
LAST_DAY = date(2100, 1, 1)


def council(desk: Desk, on: str) -> Page:
    day = parse_day(on)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NinthVoteError(
            f"no Council is shown for {day}",
            expected=f"a day from {FIRST_DAY}, when it first met, to {LAST_DAY}",
        )
    record = desk.record
    roster = record.roster(day)
    presidency = presiding(record, day)
    presides = presidency.state if presidency else None
    votes = [v for v in record.votes() if v.on == day]
    rows = {row.state: row for row in record.term_rows(day)}
    pictures: list[tuple[VoteRow | None, list[SeatMark]]] = []
    for vote in (*votes,) or (None,):
        casts = {c.state: c.cast.value for c in record.casts(vote.vote)} if vote else {}
        seats = [
            SeatMark(
                code=m.state.code,
                name=m.state.name,
                mark=casts.get(m.state.code),
                presides=m.state.code == presides,
                permanent=m.is_permanent,
                href=f"/state/{m.state.code}",
            )
            for m in roster
        ]
        pictures.append((vote, seats))
    next_year = date(day.year + 1, 1, 1)
    return Page(
        title=f"The Security Council on {day.day} {day:%B %Y}",
        summary=f"The {len(roster)} members of the Security Council on {day}, who presided, and how they voted.",
        template="council.html",
        section="/council",
        context={
            "day": day,
            "roster": roster,
            "rows": rows,
            "presidency": presidency,
            "pictures": pictures,
            "horseshoe": horseshoe,
            "joining": [m for m in record.roster(next_year) if m.state.code not in roster],
            "leaving": [m for m in roster if m.state.code not in record.roster(next_year)],
            "years": [
                first_day_of(y)
                for y in range(max(1946, day.year - 3), min(day.year + 3, desk.today.year + 1) + 1)
            ],
        },
        data=((f"/api/v1/council/{day}", "JSON"), (f"/api/v1/council/{day}.csv", "CSV")),
    )


def council_today(desk: Desk) -> Page:
    return council(desk, desk.today.isoformat())


def council_days(desk: Desk) -> Iterable[Mapping[str, str]]:
    """The days a static site shows: each new year up to the next, the first of each term, each day of a vote."""
    years = {first_day_of(year) for year in range(1946, desk.today.year + 2)}
    terms = {max(term.from_, FIRST_DAY) for term in desk.record.terms()}
    votes = {vote.on for vote in desk.record.votes()}
    return ({"on": day.isoformat()} for day in sorted(years | terms | votes | {desk.today}))


def first_day_of(year: int) -> date:
    """The day on which the Council of a year is shown: the first of January, or its first meeting."""
    return max(date(year, 1, 1), FIRST_DAY)
