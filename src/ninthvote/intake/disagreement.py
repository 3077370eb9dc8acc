"""Where tables of one thing differ, each reading is kept: a difference is a finding, and choosing is for a reviewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ninthvote.intake.reading import lineage
from ninthvote.intake.votes import CouncilVote, Said, VoteTable

LETTERS = {
    Said.YES: "Y",
    Said.NO: "N",
    Said.ABSTAIN: "A",
    Said.NOT_VOTING: "X",
    Said.UNKNOWN: "?",
}

NOT_LISTED = "not listed"  #: the table has the resolution, but not that member


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One field of one resolution on which two tables differ; "" where a table does not have the resolution."""

    resolution: int
    field: str  #: `date` or `vote`
    member: str  #: ISO alpha-3; empty for a date
    readings: tuple[str, ...]  #: one a table, in the order in which the tables were given


def find_differences(tables: Mapping[str, VoteTable[CouncilVote]]) -> list[Difference]:
    """Every date and every position on an adopted resolution that the tables give differently, in order.

    Args:
        tables: the readings as printed, by source.
    """
    days: list[dict[int, str]] = []
    casts: list[dict[int, dict[str, str]]] = []
    for table in tables.values():
        days.append({v.resolution: v.on.isoformat() for v in table.votes if v.resolution is not None})
        rows: dict[int, dict[str, str]] = {number: {} for number in days[-1]}
        for at, state, said in table.casts():
            number = table.votes[at].resolution
            if number is not None:
                rows[number][lineage().get(state, state)] = LETTERS[said]
        casts.append(rows)
    found: list[Difference] = []
    for number in sorted({number for day in days for number in day}):
        dates = tuple(day.get(number, "") for day in days)
        if len(set(dates) - {""}) > 1:
            found.append(Difference(number, "date", "", dates))
        members = {state for rows in casts for state in rows.get(number, ())}
        for state in sorted(members):
            readings = tuple(rows[number].get(state, NOT_LISTED) if number in rows else "" for rows in casts)
            if len(set(readings) - {""}) > 1:
                found.append(Difference(number, "vote", state, readings))
    return found
