"""Who presides in a month that the record does not hold yet: the last one that it holds, and rule 18 from there."""

from __future__ import annotations

from datetime import date

from ninthvote.record import PresidencyRow, Record
from ninthvote.rules.presidency import next_president
from ninthvote.vocabulary import Confidence

#: No further ahead than the coming year: after that, half of the elected members are not known.
_MONTHS_AHEAD = 12


def presiding(record: Record, on: date) -> PresidencyRow | None:
    """The presidency of that month, as recorded or else by rotation from the last recorded month.

    None before the record's first month, too far ahead, or where a seat on the way is not filled in the record.
    """
    month = on.replace(day=1)
    row = record.presidency(on)
    earlier = record.presidencies(until=month)
    if row is not None or not earlier:
        return row
    last = earlier[-1]
    day, state, known_on = last.month, last.state, last.known_on
    for _ in range(_MONTHS_AHEAD):
        outgoing = record.state(state, day).name
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        roster = record.roster(day)
        if len(roster) < roster.n_seats:
            return None
        state = next_president({m.state.code: m.state.name for m in roster}, outgoing)
        known_on = max(known_on, *(term.known_on for term in record.term_rows(day)))
        if day == month:
            return PresidencyRow(
                month=month,
                state=state,
                known_on=known_on,
                sources=last.sources,
                confidence=Confidence.DERIVED,
                recalled_fields=(),
                note=f"By rotation (rule 18) from {last.month:%B %Y}.",
            )
    return None
