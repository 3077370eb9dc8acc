"""A vote: what was asked, who did what, the tally, the ruling and the provisions it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ninthvote.brief.answer import ruling_on
from ninthvote.brief.figure import SeatMark, horseshoe
from ninthvote.web.page import Desk, Page


def vote(desk: Desk, key: str) -> Page:
    record = desk.record
    row = record.vote(key)
    casts = {c.state: c for c in record.casts(key)}
    seats = [
        SeatMark(
            code=m.state.code,
            name=m.state.name,
            mark=casts[m.state.code].cast.value if m.state.code in casts else None,
            presides=m.state.code == row.president,
            permanent=m.is_permanent,
            href=f"/state/{m.state.code}",
        )
        for m in record.roster(row.on)
    ]
    return Page(
        title=row.title,
        summary=f"{row.title}, {row.on}: the roll call of the Security Council, its sources and the rule applied.",
        template="vote.html",
        section="/situation/dprk" if row.situation == "dprk" else "/council",
        context={
            "vote": row,
            "casts": casts,
            "seats": seats,
            "horseshoe": horseshoe,
            "ruling": ruling_on(record, row, record.casts(key)),
            "disputes": record.disputes("votes", key),
            "readings": record.readings("votes", key),
        },
        data=((f"/api/v1/vote/{key}", "JSON"), (f"/api/v1/vote/{key}.csv", "CSV")),
    )


def votes(desk: Desk) -> Iterable[Mapping[str, str]]:
    return ({"key": row.vote} for row in desk.record.votes())
