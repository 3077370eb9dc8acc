"""The record's membership held against the lists of others: each difference known with its reason, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ninthvote.intake.reader.membership import LISTS, read_list
from ninthvote.intake.reading import lookup_rows
from ninthvote.record import TermRow

BLANK = "a blank name"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """Years in which a list has one thing and the record another; without a reason it is new."""

    source: str
    years: tuple[int, ...]
    listed: str
    recorded: str
    reason: str | None = None

    def __str__(self) -> str:
        said = f"lists {self.listed}" if self.listed else "has nothing"
        ours = f"the record has {self.recorded}" if self.recorded else "the record has nothing"
        return f"{self.source} {_runs(self.years)}: {said} where {ours}" + (
            f": {self.reason}" if self.reason else ""
        )


def _runs(years: tuple[int, ...]) -> str:
    """`1951-1952, 1961`."""
    starts = [y for y in years if y - 1 not in years]
    ends = [y for y in years if y + 1 not in years]
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared and what differs: known differences, new ones, and reasons that no difference needs."""

    n_years: dict[str, int]
    known: tuple[Difference, ...]
    new: tuple[Difference, ...]
    stale: tuple[Difference, ...]


def members_by_year(terms: Iterable[TermRow]) -> dict[int, set[str]]:
    """States that held a seat on any day of a year; an open term goes on to the last year of any other."""
    rows = list(terms)
    last_day = {t.term: t.until - timedelta(days=1) for t in rows if t.until}
    last_year = max((day.year for day in last_day.values()), default=0)
    found: dict[int, set[str]] = {}
    for t in rows:
        end = last_day[t.term].year if t.until else last_year
        for year in range(t.from_.year, end + 1):
            found.setdefault(year, set()).add(t.state)
    return found


def compare_membership(terms: Iterable[TermRow], folder: Path) -> Comparison:
    """Every list in the folder against the terms, year by year.

    Raises:
        IntakeError: a list that is not there or cannot be read.
    """
    recorded = members_by_year(terms)
    n_years: dict[str, int] = {}
    known: dict[tuple[str, str, str, str], list[int]] = {}
    new: list[Difference] = []
    used: set[tuple[str, int, str, str]] = set()
    reasons = _known()
    for source, (_, first, last) in LISTS.items():
        by_year: dict[int, list[str]] = {}
        for listed in read_list(source, folder):
            by_year.setdefault(listed.year, []).append(listed.state or BLANK)
        n_years[source] = last - first + 1
        for year in range(first, last + 1):
            theirs, ours = Counter(by_year.get(year, [])), Counter(recorded.get(year, set()))
            extra, missing = theirs - ours, ours - theirs
            for (of, on, listed_, recorded_), reason in reasons.items():
                if (of, on) == (source, year) and _pairs(extra, missing, listed_, recorded_):
                    extra -= Counter([listed_] if listed_ else [])
                    missing -= Counter([recorded_] if recorded_ else [])
                    used.add((of, on, listed_, recorded_))
                    known.setdefault((source, listed_, recorded_, reason), []).append(year)
            new += [Difference(source, (year,), state, "") for state in extra.elements()]
            new += [Difference(source, (year,), "", state) for state in missing.elements()]
    stale = [
        Difference(of, (on,), listed_, recorded_, reason)
        for (of, on, listed_, recorded_), reason in reasons.items()
        if (of, on, listed_, recorded_) not in used
    ]
    return Comparison(
        n_years,
        tuple(sorted(Difference(of, tuple(years), a, b, why) for (of, a, b, why), years in known.items())),
        tuple(sorted(new)),
        tuple(sorted(stale)),
    )


def _pairs(extra: Counter[str], missing: Counter[str], listed: str, recorded: str) -> bool:
    return (not listed or extra[listed] > 0) and (not recorded or missing[recorded] > 0)


def _known() -> dict[tuple[str, int, str, str], str]:
    """Reasons by list, year, what it has and what the record has; a row of the lookup table may cover many years."""
    return {
        (row["source"], year, row["listed"], row["recorded"]): row["reason"]
        for row in lookup_rows("membership_differences")
        for year in range(int(row["from_year"]), int(row["until_year"]))
    }
