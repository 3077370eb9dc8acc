"""Where a situation stands on the list of matters seized: entered and last considered when, and when it would lapse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ninthvote.record import Occasion, Record
from ninthvote.rules import Ruling
from ninthvote.rules.seizure import Status, mark, retention_deadline


@dataclass(frozen=True, slots=True)
class Standing:
    """The item as it stands if it is not considered again: marked in a January, deleted in the March after it."""

    entered: Occasion
    last_considered: Occasion
    marked_in: int  #: year whose first summary statement marks the item for deletion
    ruling: Ruling[Status]

    @property
    def marked_on(self) -> date:
        return date(self.marked_in, 1, 1)

    @property
    def keep_by(self) -> date:
        """Last day on which any UN Member may ask in writing that the item be kept for one more year."""
        return retention_deadline(self.marked_in)


def standing(record: Record, situation: str) -> Standing | None:
    """The standing of a situation as far as the record shows formal meetings on it; None where it shows none.

    Not covered: whether the list was amended by decision, and meetings that the record does not hold.
    """
    items = record.situation(situation).agenda_items
    formal = [
        o
        for o in record.timeline(situation)
        if o.event is not None
        and o.event.kind == "formal_meeting"
        and o.event.format is not None
        and o.event.format.is_formal
        and o.event.agenda_item in items  # two titles about one state are two items (AGD-07)
        and (o.vote is None or o.vote.carried)
    ]
    if not formal:
        return None
    last = formal[-1]
    year = last.on.year + 1
    while (ruling := mark(last.on, year)).outcome is not Status.MARKED:
        year += 1
        if year > last.on.year + 20:  # no lapse was in force (before 1996)
            return None
    return Standing(formal[0], last, year, ruling)
