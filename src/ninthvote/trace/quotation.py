"""A known quotation, and what holding the words of an article against it can show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ninthvote.errors import NinthVoteError
from ninthvote.trace.align import Change
from ninthvote.trace.speaker import Speaker
from ninthvote.vocabulary import Confidence, Interval, parse_day

if TYPE_CHECKING:
    from ninthvote.record import QuotationRow


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
    def from_row(cls, row: QuotationRow) -> Quotation:
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


class Mark(StrEnum):
    """What became of a quotation."""

    EXACT = "exact"
    DRIFTED = "drifted"
    CUT = "cut"  #: cut before its qualifier, so that it says something else
    WRONG_SPEAKER = "wrong_speaker"
    WRONG_DATE = "wrong_date"
    NOT_FOUND = "not_found"


class Timing(StrEnum):
    """How the day given compares with the day recorded."""

    FITS = "fits"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch of the word-by-word comparison; offsets are into the quotation as given."""

    change: Change
    quoted: str
    recorded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known quotation that shares words with the one in hand, and how it compares."""

    origin: Quotation
    wording: Mark  #: exact, drifted or cut: of the words alone
    speaker: Speaker
    timing: Timing
    differences: tuple[Difference, ...]
    likeness: float  #: share of the weight of the words that agree, where both have words
    #: The quotation as given from here to here is what the record has; the rest is not in it.
    start: int
    end: int
    is_whole: bool  #: the record has every word of the quotation
    qualifier: str | None  #: what was cut away and changes the meaning
    turns_meaning: bool  #: a negation was put in or left out
    surprise_bits: float  #: how much the shared words prove by themselves
    support_bits: float  #: what speaker, day and surroundings add


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdict on one quotation, its origin where there is one, and what else comes near."""

    mark: Mark
    #: None where nothing was found.
    best: Candidate | None
    others: tuple[Candidate, ...]
    #: Whether it may be held against an article: the words alone prove the origin and the row is sure.
    is_firm: bool

    @property
    def origin(self) -> Quotation | None:
        return self.best.origin if self.best else None


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
