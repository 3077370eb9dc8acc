"""The Council is seized of a matter from the adoption of its item at a formal meeting until deletion or removal.

Nothing else puts a matter on the summary statement and no informal gathering keeps it there. The list gives no
right to a meeting: rule 9 is applied afresh each time (AGD-06).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ninthvote.errors import NotInOrder
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Reason, Ruling, in_words, listed
from ninthvote.vocabulary import Format, Interval


class Status(StrEnum):
    """Where a matter stands on the summary statement."""

    NOT_LISTED = "not_listed"
    LISTED = "listed"
    MARKED = "marked"  #: for deletion in early March, unless a Member asks that it be kept
    RETAINED = "retained"  #: for one more year
    DELETED = "deleted"
    REMOVED = "removed"  #: by decision of the Council


@dataclass(frozen=True, slots=True)
class Request:
    """A Member's written request that a marked matter be kept; any UN Member may make it."""

    state: str
    on: date


@dataclass(frozen=True, slots=True)
class SeizedMatter:
    """An item by its exact title (AGD-07): when it was entered, and last considered at a formal meeting."""

    title: str
    seized: Interval
    last_considered: date

    def is_listed(self, on: date) -> bool:
        return on in self.seized


def seize(title: str, on: date, format_: Format, *, agenda_adopted: bool) -> SeizedMatter | None:
    """The matter, entered by adoption of its item at a formal meeting; None where nothing was entered (SZD-02)."""
    return SeizedMatter(title, Interval(on), on) if format_.is_formal and agenda_adopted else None


def consider(matter: SeizedMatter, on: date, format_: Format) -> SeizedMatter:
    """The matter after a proceeding on it: only formal meetings, public or private, count (SZD-06).

    Raises:
        NotInOrder: where the matter is not on the list that day.
    """
    if not matter.is_listed(on):
        raise NotInOrder(f"{matter.title!r} is not on the list of matters seized on {on}")
    return replace(matter, last_considered=max(on, matter.last_considered)) if format_.is_formal else matter


def mark(last_considered: date, year: int) -> Ruling[Status]:
    """Whether the first statement of January `year` marks a matter for deletion (SZD-03).

    It does where none of the preceding three calendar years (five from 1996) saw it at a formal meeting.
    """
    on = date(year, 1, 1)
    p = parameter("lapse_years", on)
    values = {"lapse_years": p.value, "last_considered": last_considered, "reference": p.reference}
    if p.value is None:
        says = f"In January {year} matters did not lapse."
        return Ruling(on, Status.LISTED, (Reason("SZD-03", says, values, p.confidence),))
    first, last = year - p.value, year - 1
    if last_considered.year < first:
        says = (
            f"Not considered at a formal meeting in the {in_words(p.value)} calendar years {first} to {last}."
        )
        return Ruling(on, Status.MARKED, (Reason("SZD-03", says, values, p.confidence),))
    says = f"Considered at a formal meeting on {last_considered}, within the years {first} to {last}."
    return Ruling(on, Status.LISTED, (Reason("SZD-03", says, values, p.confidence),))


def retention_deadline(year: int) -> date:
    """The last day of the month by whose end a request must be made."""
    month = parameter("retention_deadline", date(year, 1, 1)).value
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def retain_or_delete(year: int, requests: Iterable[Request]) -> Ruling[Status]:
    """What becomes of a matter marked in January `year`: kept for a year, or deleted in early March (SZD-04)."""
    last_day = retention_deadline(year)
    in_time = sorted(r.state for r in requests if date(year, 1, 1) <= r.on <= last_day)
    values = {"deadline": last_day, "requests": in_time}
    if in_time:
        says = f"Kept for one more year at the request of {listed(in_time)}."
        return Ruling(last_day, Status.RETAINED, (Reason("SZD-04", says, values),))
    says = f"No Member asked by {last_day} that it be kept; it is deleted in the first week of March."
    return Ruling(last_day, Status.DELETED, (Reason("SZD-04", says, values),))


def remove(matter: SeizedMatter, on: date, *, carried: bool) -> SeizedMatter:
    """The matter after a vote on striking it from the list; withdrawal by its sponsor alone removes nothing (SZD-05).

    Raises:
        NotInOrder: where the matter is not on the list that day.
    """
    if not matter.is_listed(on):
        raise NotInOrder(f"{matter.title!r} is not on the list of matters seized on {on}")
    return replace(matter, seized=Interval(matter.seized.from_, on)) if carried else matter
