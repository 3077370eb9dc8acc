"""Time that something held: half-open intervals of days, `from_` included, `until` excluded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ninthvote.errors import NinthVoteError

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(text: str, *, where: str | None = None) -> date:
    """The day written `YYYY-MM-DD`; any other form, and a day no calendar has, is refused.

    Raises:
        NinthVoteError: naming what was written and the form expected.
    """
    try:
        if _ISO_DAY.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise NinthVoteError(
        f"{text!r} is not a day of the calendar", where=where, expected="a date written YYYY-MM-DD"
    )


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `from_` up to, not including, `until`; no `until` means still open."""

    from_: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.from_:
            raise NinthVoteError(
                f"an interval from {self.from_} until {self.until} holds no day",
                expected="until later than from_ (until is the first day on which it no longer held)",
            )

    def __contains__(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Interval) -> bool:
        return (self.until is None or other.from_ < self.until) and (
            other.until is None or self.from_ < other.until
        )
