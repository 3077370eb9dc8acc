"""The record's own facts through the rules: vectors, procedural votes, presidencies, and the table on every day.

Where a fact is too incomplete to rule on, that is a difference too, and has its line in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ninthvote.errors import NinthVoteError
from ninthvote.record import Record, VectorRow, VoteRow
from ninthvote.replay.ledger import Difference, Replayed
from ninthvote.rules import Decision, parameter, permanent_members, put_to_vote, seats
from ninthvote.rules.character import SPECIAL, classify
from ninthvote.rules.composition import Pattern, adjoining_terms, check_pattern
from ninthvote.rules.presidency import next_president
from ninthvote.vocabulary import Cast, Interval, Mode, SeatKind, Tally, Term


def replay_record(record: Record) -> tuple[Replayed, ...]:
    """Every part of the record that the rules speak to."""
    vectors, votes, presidencies = record.vectors(), record.votes(), record.presidencies()
    days = _days_of_change(record)
    return (
        Replayed("vectors", len(vectors), tuple(d for v in vectors for d in _vector(v))),
        Replayed("votes", len(votes), tuple(d for v in votes for d in _vote(v, record))),
        Replayed("presidencies", len(presidencies), tuple(_rotation(record))),
        Replayed("composition", len(days), tuple(_composition(record, days))),
    )


def _vector(v: VectorRow) -> Iterator[Difference]:
    def differs(check: str, expected: object, got: object) -> Difference:
        return Difference("vectors", v.vector, check, str(expected), str(got))

    if v.n_seats != seats(v.on):
        yield differs("seats", v.n_seats, seats(v.on))
        return
    try:
        tally = Tally(v.yes, v.no, v.abstain, v.not_voting)
        ruling = put_to_vote(v.on, v.matter, tally, permanent_no=v.permanent_no)
    except NinthVoteError as wrong:
        yield differs("decision", v.expected, f"not determined: {wrong.what}")
        return
    if str(ruling.decision) != v.expected.value:
        yield differs("decision", v.expected, ruling.decision)


def _vote(v: VoteRow, record: Record) -> Iterator[Difference]:
    def differs(check: str, expected: object, got: object) -> Difference:
        return Difference("votes", v.vote, check, str(expected), str(got))

    expected = "carried" if v.carried else "not carried"
    if v.meeting is not None and not v.meeting.startswith("S/PV."):
        yield differs("meeting", v.meeting, "a formal meeting")
    if v.mode is not Mode.VOTE:  # silence carries; what was not put was not carried
        got = "not carried" if v.mode is Mode.NOT_PUT else "carried"
        if got != expected:
            yield differs("decision", expected, got)
        return
    if v.yes is None or v.no is None or v.abstain is None:
        yield differs("decision", expected, "not determined: the tally was not found")
        return
    roster, casts = record.roster(v.on), {c.state: c.cast for c in record.casts(v.vote)}
    is_complete = set(casts) == set(roster.codes)
    try:
        matter = classify(v.on, v.motion).outcome
        if matter is not v.matter:
            yield differs("matter", v.matter, matter)
        tally = Tally(v.yes, v.no, v.abstain, seats(v.on) - v.yes - v.no - v.abstain)
        against = [s for s in permanent_members(v.on) if casts.get(s) is Cast.NO] if is_complete else None
        special = SPECIAL.get(v.motion)
        rulings = [put_to_vote(v.on, matter, tally, permanent_no=against, special=special)]
        if is_complete:
            rulings.append(put_to_vote(v.on, matter, casts, roster=roster, special=special))
            if Tally.of(casts.values()) != tally:
                yield differs("tally", tally, Tally.of(casts.values()))
    except NinthVoteError as wrong:
        yield differs("decision", expected, f"not determined: {wrong.what}")
        return
    for got in {"carried" if r.decision is Decision.CARRIED else "not carried" for r in rulings} - {expected}:
        yield differs("decision", expected, got)


def _rotation(record: Record) -> Iterator[Difference]:
    """Months in which somebody else presided than rule 18 gives from the month before."""
    for before, after in pairwise(record.presidencies()):
        outgoing = record.state(before.state, before.month)
        members = {m.state.code: m.state.name for m in record.roster(after.month)}
        due = next_president(members, outgoing.name)
        if due != after.state:
            yield Difference("presidencies", f"{after.month:%Y-%m}", "president", after.state, due)


def _days_of_change(record: Record) -> list[date]:
    """The days from which the table was another: from the first meeting to the last term that is recorded to begin."""
    first = date(1946, 1, 17)
    last = max(t.from_ for t in record.terms())
    changes = {d for t in record.terms() for d in (t.from_, t.until) if d is not None and first < d <= last}
    return sorted({first, *changes})


def _composition(record: Record, days: list[date]) -> Iterator[Difference]:
    """Days on which the seats, the permanent members, the spread of seats or the terms are not as the law has them."""
    for day in days:
        roster = record.roster(day)
        if len(roster) != seats(day):
            yield Difference("composition", str(day), "seats", str(len(roster)), str(seats(day)))
        if set(roster.permanent) != set(permanent_members(day)):
            due = " ".join(sorted(permanent_members(day)))
            yield Difference("composition", str(day), "permanent", " ".join(sorted(roster.permanent)), due)
        groups = {m.state.code: _group(m.term.regional_group, day) for m in roster if not m.is_permanent}
        spread = check_pattern(day, groups)
        if spread.outcome is Pattern.DEPARTS:
            yield Difference("composition", str(day), "groups", spread.reasons[0].says, "COM-05")
    terms = [Term(t.state, t.seat, Interval(t.from_, t.until), t.regional_group) for t in record.terms()]
    for _, again in adjoining_terms(terms):
        yield Difference(
            "composition", f"{again.state} {again.interval.from_}", "re-election", "sits on", "barred"
        )
    yield from _short_terms([t for t in terms if t.seat is SeatKind.ELECTED and _years(t) != 2])


def _group(label: str, day: date) -> str:
    """The group of a term that ran across the enlargement: `X (Y from 1966)` is X until then and Y after."""
    match = re.fullmatch(r"(.+) \((.+) from (\d{4})\)", label)
    if match is None:
        return label
    return match[1] if day.year < int(match[3]) else match[2]


def _years(term: Term) -> int:
    until = term.interval.until
    return until.year - term.interval.from_.year if until else 0


def _short_terms(terms: list[Term]) -> Iterator[Difference]:
    """Elected terms that are not of two years, save those of a first election (COM-04) and shared ones (ELE-04)."""
    for term in terms:
        year = term.interval.from_.year
        beside = [t for t in terms if t.regional_group == term.regional_group and t.state != term.state]
        is_shared = any(abs(t.interval.from_.year - year) == 1 for t in beside)
        at_first = parameter("one_year_terms", term.interval.from_.replace(month=12)).value
        n_then = sum(t.interval.from_.year == year for t in terms)
        if _years(term) != 1 or not (is_shared or n_then == at_first):
            yield Difference(
                "composition", f"{term.state} {term.interval.from_}", "years", str(_years(term)), "2"
            )
