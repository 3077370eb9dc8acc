"""A known quotation: the words, who said them, when and where, and who printed them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from ninthvote.errors import NinthVoteError
from ninthvote.vocabulary import Confidence, Interval, parse_day


class QuotationFacts(Protocol):
    """What a row of the record's `quotations` offers; any object with these fields will do."""

    @property
    def quotation(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def capacity(self) -> str | None: ...
    @property
    def on(self) -> date: ...
    @property
    def occasion(self) -> str: ...
    @property
    def qualifier(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def confidence(self) -> Confidence: ...
    @property
    def precision(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A short quotation as printed in the source named."""

    quotation: str  #: its key
    words: str
    speaker: str
    capacity: str | None = None
    #: The days within which it was said: one day, or the month or year where no more is known.
    on: Interval
    occasion: str = ""
    qualifier: str | None = None  #: how the sentence goes on, where leaving that out changes the meaning
    note: str | None = None
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.SOURCED

    @property
    def is_to_the_day(self) -> bool:
        return self.on.until is not None and self.on.until - self.on.from_ == timedelta(days=1)

    @classmethod
    def from_row(cls, row: QuotationFacts) -> Quotation:
        """The row as a value, its day as wide as it is known."""
        return cls(
            quotation=row.quotation,
            words=row.words,
            speaker=row.speaker,
            capacity=row.capacity,
            on=within(row.on, row.precision),
            occasion=row.occasion,
            qualifier=row.qualifier,
            note=row.note,
            sources=row.sources,
            confidence=row.confidence,
        )


def within(on: date, precision: str) -> Interval:
    """The day, its month or its year, as `precision` says."""
    if precision == "year":
        return year(on.year)
    return month(on.year, on.month) if precision == "month" else day(on)


def day(on: date) -> Interval:
    """That day alone."""
    return Interval(on, on + timedelta(days=1)) if on < date.max else Interval(on)


def month(number: int, of: int) -> Interval:
    """All of that month."""
    first = date(number, of, 1)
    return (
        Interval(first, (first + timedelta(days=31)).replace(day=1))
        if number < date.max.year
        else Interval(first)
    )


def year(number: int) -> Interval:
    """All of that year."""
    first = date(number, 1, 1)
    return Interval(first, date(number + 1, 1, 1)) if number < date.max.year else Interval(first)


def period(text: str) -> Interval:
    """The day, month or year written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.

    Raises:
        NinthVoteError: it is none of these.
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text, re.ASCII)
    if found and int(found[1]) and 1 <= int(found[2] or 1) <= 12:
        return month(int(found[1]), int(found[2])) if found[2] else year(int(found[1]))
    try:
        return day(parse_day(text))
    except NinthVoteError:
        raise NinthVoteError(
            f"{text!r} is not a day, a month or a year of the calendar",
            expected="a date written YYYY-MM-DD, YYYY-MM or YYYY",
        ) from None
