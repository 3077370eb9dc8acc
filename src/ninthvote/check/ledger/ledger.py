"""The record arranged for questions: who sat when, what was put to the vote, who signed, who held which office.

Built once from the rows; nothing here decides anything.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ninthvote.check.ledger.draw import ballots, happening, paper, requests, tenure
from ninthvote.check.ledger.row import Ballot, Fact, Happening, Paper
from ninthvote.rules.presidency import next_president
from ninthvote.vocabulary import Confidence, SeatKind

_DAY = timedelta(days=1)
#: Members that went on under another name, and stand on record under another code.
BEFORE = {"RUS": "SUN", "BLR": "BYS"}
#: Votes before this year are history: an article that names the state names it as a member, and none is meant unsaid.
LIVE_SINCE = 1990


class Ledger:
    """All of it, by the keys under which a claim asks."""

    def __init__(self, tables: Mapping[str, Sequence[Any]]) -> None:
        self.tables = tables
        self.terms: dict[str, list[Any]] = defaultdict(list)
        for row in tables["terms"]:
            self.terms[row.state].append(row)
        self.begun: dict[date, set[str]] = defaultdict(set)
        self.ended: dict[date, set[str]] = defaultdict(set)
        for row in tables["terms"]:
            # The first elected members, chosen on 12 January 1946, sat for that whole year or two.
            first = row.from_.year == 1946 and row.until is not None
            self.begun[date(1946, 1, 1) if first else row.from_].add(row.state)
            if row.until is not None:
                self.ended[row.until].add(row.state)
        self._rosters: dict[date, frozenset[str]] = {}
        self.presidencies = {(r.month.year, r.month.month): r for r in tables["presidencies"]}
        self.papers = [paper(r, tables["signatories"]) for r in tables["letters"]]
        self.happenings = sorted((happening(r) for r in tables["events"]), key=lambda h: h.on)
        self.ballots = sorted(ballots(tables), key=lambda b: (b.on, b.key))
        self.by_body: dict[str, list[Ballot]] = defaultdict(list)
        for ballot in self.ballots:
            self.by_body[ballot.body].append(ballot)
        self._days = {body: [b.on for b in votes] for body, votes in self.by_body.items()}
        self.tenures = [tenure(r) for r in tables["offices"]]
        self.requests = requests(self.papers, self.happenings, self.ballots)
        self.quotations = list(tables["quotations"])
        self.recommendations = {r.recommendation: r for r in tables["recommendations"]}
        self._sources = {r.source: r for r in tables.get("sources", ())}
        self.last_day = max([h.on for h in self.happenings] + [b.on for b in self.ballots])

    def source(self, key: str) -> Any:
        """The source of this key, or None."""
        return self._sources.get(key)

    def votes(self, body: str, first: date, last: date) -> list[Ballot]:
        """The votes of this body from the first day to the last, in order."""
        days = self._days.get(body, [])
        return self.by_body[body][bisect_left(days, first) : bisect_right(days, last)]

    @cached_property
    def rows(self) -> dict[str, list[Ballot | Happening | Paper]]:
        """The votes, events and papers of each key."""
        out: dict[str, list[Ballot | Happening | Paper]] = defaultdict(list)
        rows: list[Ballot | Happening | Paper] = [*self.ballots, *self.happenings, *self.papers]
        for row in rows:
            out[row.key].append(row)
        return out

    def about(self, state: str | None, first: date, last: date) -> list[Ballot | Happening | Paper]:
        """The votes, events and papers on the state's situation from the first day to the last."""
        return [
            row
            for rows in self.rows.values()
            for row in rows
            if state is not None and row.state == state and first <= row.on <= last
        ]

    # -- the table -----------------------------------------------------------------------------------------------

    def roster(self, on: date) -> frozenset[str]:
        found = self._rosters.get(on)
        if found is None:
            found = self._rosters[on] = frozenset(
                s for s, rows in self.terms.items() if any(_holds(r, on) for r in rows)
            )
        return found

    def permanent(self, on: date) -> frozenset[str]:
        return frozenset(
            s
            for s in self.roster(on)
            if any(_holds(r, on) and r.seat is SeatKind.PERMANENT for r in self.terms[s])
        )

    def elected(self, on: date) -> frozenset[str]:
        return self.roster(on) - self.permanent(on)

    def group(self, name: str, on: date) -> frozenset[str]:
        return frozenset(
            s
            for s in self.roster(on)
            if any(_holds(r, on) and r.regional_group.lower().startswith(name) for r in self.terms[s])
        )

    def terms_of(self, state: str) -> list[Any]:
        """Its terms, and those under the name that it bore before."""
        rows = [*self.terms.get(state, ()), *self.terms.get(BEFORE.get(state, ""), ())]
        return sorted(rows, key=lambda r: r.from_)

    def is_member(self, state: str, first: date, last: date) -> bool | None:
        """Whether it sat throughout; None where only for a part."""
        for row in self.terms_of(state):
            if row.from_ <= first and (row.until is None or last < row.until):
                return True
            if row.from_ <= last and (row.until is None or first < row.until):
                return None
        return False

    def term_fact(self, row: Any) -> Fact:
        end = "" if row.until is None else f" to {row.until - _DAY}"
        return Fact(f"membership: {row.state} {row.from_}{end}", row.confidence, row.sources)

    def presides(self, year: int, month: int) -> tuple[str, Fact] | None:
        """Who presided in that month: from the row, from a vote of that month, or by rotation from one before."""
        row = self.presidencies.get((year, month))
        if row is not None:
            return row.state, Fact(f"presidency: {year}-{month:02d} {row.state}", row.confidence, row.sources)
        seen = self._seen_presidents.get((year, month))
        if seen is not None:
            return seen.president or "", seen.fact
        state = self._rotated.get((year, month))
        return (state, Fact(f"presidency: {year}-{month:02d} {state}", Confidence.DERIVED)) if state else None

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The states whose situations are on record."""
        return frozenset(
            [b.state for b in self.ballots if b.state and b.on.year >= LIVE_SINCE]
            + [h.state for h in self.happenings]
            + [p.state for p in self.papers if p.state]
        )

    @cached_property
    def _seen_presidents(self) -> dict[tuple[int, int], Ballot]:
        return {(b.on.year, b.on.month): b for b in self.ballots if b.president and b.firm("president")}

    @cached_property
    def _rotated(self) -> dict[tuple[int, int], str]:
        """Months between known presidents, by rule 18; a stretch that does not arrive at the next one is left out."""
        known = {k: b.president or "" for k, b in self._seen_presidents.items()}
        known |= {k: r.state for k, r in self.presidencies.items()}
        marks = sorted(known)
        out: dict[tuple[int, int], str] = {}
        for start, end in itertools.pairwise(marks):
            at, state, run = start, known[start], {}
            while at != end:
                at = (at[0] + at[1] // 12, at[1] % 12 + 1)
                on = date(at[0], at[1], 1)
                state = next_president(
                    {s: self.name_on(s, on) for s in self.roster(on)}, self.name_on(state, on)
                )
                run[at] = state
            if state == known[end]:
                out |= run
        return out

    def name_on(self, state: str, on: date) -> str:
        """The English short name that the state bore on that day."""
        rows = [
            r
            for r in self._names.get(state, ())
            if (r.from_ is None or r.from_ <= on) and (r.until is None or on < r.until)
        ]
        return rows[0].name if rows else state

    @cached_property
    def _names(self) -> dict[str, list[Any]]:
        out: dict[str, list[Any]] = defaultdict(list)
        for row in self.tables.get("state_names", ()):
            if row.kind == "short":
                out[row.state].append(row)
        return out


def _holds(row: Any, on: date) -> bool:
    return bool(row.from_ <= on and (row.until is None or on < row.until))
