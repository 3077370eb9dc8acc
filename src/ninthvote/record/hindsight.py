"""What a public row says that nobody could know on the day: ends still to come, and what became of things later.

`known_on` keeps whole rows from a reader of that day. A row that lasts, or that is brought up to date, was public and
yet ends with words from its future; those are taken out here, so that a view of 1990 does not know of 1991.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from ninthvote.record.table import OfficeRow, RecommendationRow, StateNameRow, StateRow, Status, TermRow
from ninthvote.vocabulary import SeatKind

Row = TypeVar("Row")


def without_hindsight(row: Row, day: date) -> Row:
    """The row as it could be written down on that day, given that it was public by then."""
    known: Any = row
    match known:
        case RecommendationRow() if known.status_known_on > day:
            known = replace(known, status=Status.NOT_KNOWN, evidence=None)
        case StateRow() if _ends_after(known, day):
            known = replace(known, until=None, successor=None, note=None)
        case OfficeRow() if _ends_after(known, day):
            known = replace(known, until=None, until_precision=None, note=None)
        case TermRow() if _ends_after(known, day) and known.seat is SeatKind.PERMANENT:
            known = replace(known, until=None)  # the end of an elected term is known from the day it is won
        case StateNameRow() if _ends_after(known, day):
            known = replace(known, until=None)
    answer: Row = known
    return answer


def _ends_after(row: StateRow | OfficeRow | TermRow | StateNameRow, day: date) -> bool:
    return row.until is not None and row.until > day
