"""Who may sit and for how long, and what an election in the General Assembly needs to fill a seat.

Terms come in as values; history that departs from the rule is returned as findings, never raised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from ninthvote.errors import LawError
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Reason, Ruling, in_words, listed
from ninthvote.vocabulary import Interval, Roster, SeatKind, Term


class Pattern(StrEnum):
    """Whether the elected seats are spread as the arrangement of the day has it."""

    HOLDS = "holds"
    DEPARTS = "departs"


class Ballot(StrEnum):
    """What came of one ballot."""

    FILLED = "filled"  #: every seat
    INCONCLUSIVE = "inconclusive"  #: some seat is still open


@dataclass(frozen=True, slots=True)
class BallotResult:
    """Candidates elected, most votes first, and seats still open."""

    ruling: Ruling[Ballot]
    threshold: int
    elected: tuple[str, ...]
    n_open: int


def seats(on: date) -> int:
    """Chairs at the table on a day, filled or not."""
    return int(parameter("seats", on).value)


def permanent_members(on: date) -> Mapping[str, str]:
    """The five permanent members on a day: code to official English name."""
    value: dict[str, str] = parameter("permanent_members", on).value
    return value


def elected_seats(on: date) -> int:
    """Chairs that are filled by election."""
    return seats(on) - len(permanent_members(on))


def vacant_seats(roster: Roster) -> int:
    """Chairs with nobody in them; the majority does not shrink with them (COM-01)."""
    return roster.n_seats - len(roster)


def elected_term(first_day: date, *, years: int = 2) -> Interval:
    """The term that begins on `first_day`: calendar years, the first one counted even where it began late.

    Args:
        years: two (COM-03); one for the members so chosen at a first election and for a shared term.
    """
    if years not in (1, 2):
        raise LawError(
            f"an elected term is one or two calendar years, not {years}", expected="years of 1 or 2"
        )
    return Interval(first_day, date(first_day.year + years, 1, 1))


def split_term(term: Interval, successor_from: date) -> tuple[Interval, Interval]:
    """Two terms where the state elected resigns and another is elected for the remainder (ELE-04)."""
    if successor_from not in term or successor_from == term.from_:
        raise LawError(
            f"a term from {term.from_} until {term.until} cannot be split on {successor_from}",
            expected="a day after its first and before its end",
        )
    return Interval(term.from_, successor_from), Interval(successor_from, term.until)


def ineligible(terms: Iterable[Term], start: date) -> tuple[str, ...]:
    """Members that may not be elected for a term from `start`, because they retire then (COM-03)."""
    retiring = (t.state for t in terms if t.seat is SeatKind.ELECTED and t.interval.until == start)
    return tuple(sorted(set(retiring)))


def adjoining_terms(terms: Iterable[Term]) -> tuple[tuple[Term, Term], ...]:
    """Pairs of elected terms of one state of which the second follows at once: re-elections that Art. 23(2) bars."""
    elected = sorted(
        (t for t in terms if t.seat is SeatKind.ELECTED), key=lambda t: (t.state, t.interval.from_)
    )
    return tuple(
        (a, b)
        for a, b in pairwise(elected)
        if a.state == b.state and a.interval.until is not None and b.interval.from_ <= a.interval.until
    )


def check_pattern(on: date, groups: Mapping[str, str]) -> Ruling[Pattern]:
    """Whether the elected members of a day, by state and group, fill the seats each group has.

    Not covered: the Arab member among the African and Asia-Pacific seats, which is an understanding between
    the two groups and has no list of states in the law.
    """
    p = parameter("elected_pattern", on)
    due, have = Counter(p.value), Counter(groups.values())
    missing, extra = due - have, have - due
    values = {"due": dict(due), "have": dict(have), "reference": p.reference}
    if not missing and not extra:
        says = "The elected seats are spread as the arrangement has it."
        return Ruling(on, Pattern.HOLDS, (Reason("COM-05", says, values, p.confidence),))
    parts = [f"{in_words(n)} short in {group}" for group, n in sorted(missing.items())]
    parts += [f"{in_words(n)} over in {group}" for group, n in sorted(extra.items())]
    return Ruling(
        on, Pattern.DEPARTS, (Reason("COM-05", listed(parts).capitalize() + ".", values, p.confidence),)
    )


def election_threshold(n_voting: int) -> int:
    """Votes a candidate needs: two thirds of those voting, rounded up; abstentions are not voting (ELE-01)."""
    return -(-2 * n_voting // 3)


def hold_ballot(on: date, votes: Mapping[str, int], *, n_voting: int, n_seats: int) -> BallotResult:
    """Who is elected on one ballot for `n_seats` seats of a group: the threshold, then the highest totals.

    Raises:
        LawError: for votes no ballot could give, and for a tie over the last seat, which the rule leaves open.
    """
    if any(v > n_voting or v < 0 for v in votes.values()) or sum(votes.values()) > n_voting * n_seats:
        raise LawError(
            f"{sum(votes.values())} votes for {n_seats} seats from {n_voting} ballots",
            expected="no candidate with more votes than ballots, and no ballot with more names than seats",
        )
    needed = election_threshold(n_voting)
    passed = sorted((c for c in votes if votes[c] >= needed), key=lambda c: (-votes[c], c))
    if len(passed) > n_seats and votes[passed[n_seats - 1]] == votes[passed[n_seats]]:
        tied = [c for c in passed if votes[c] == votes[passed[n_seats]]]
        raise LawError(f"{listed(tied)} tie for the last seat", expected="a further ballot between them")
    elected, n_open = tuple(passed[:n_seats]), max(0, n_seats - len(passed))
    says = f"{n_voting} members voting, {needed} votes required. "
    says += f"Elected: {listed(elected)}." if elected else "No candidate obtained them."
    reason = Reason("ELE-01", says, {"voting": n_voting, "required": needed, "votes": dict(votes)})
    outcome = Ballot.INCONCLUSIVE if n_open else Ballot.FILLED
    return BallotResult(Ruling(on, outcome, (reason,)), needed, elected, n_open)


def is_restricted(ballot: int) -> bool:
    """Whether a ballot is restricted: the first is open, then three are restricted, three open, and so on (ELE-02)."""
    if ballot < 1:
        raise LawError(f"there is no ballot {ballot}", expected="a number from 1")
    return ballot > 1 and (ballot - 2) // 3 % 2 == 0


def admissible(
    ballot: int, previous: Mapping[str, int], *, n_open: int, eligible: Collection[str]
) -> tuple[str, ...]:
    """Who may be voted for on the next ballot, from the votes of the last one.

    Raises:
        LawError: where a tie leaves open who is among the leading candidates.
    """
    if not is_restricted(ballot):
        return tuple(sorted(eligible))
    ranked = sorted(previous, key=lambda c: (-previous[c], c))
    limit = 2 * n_open
    if len(ranked) > limit and previous[ranked[limit - 1]] == previous[ranked[limit]]:
        raise LawError(
            f"{ranked[limit - 1]} and {ranked[limit]} tie for the last place on a restricted ballot",
            expected="at most twice as many candidates as seats left",
        )
    return tuple(ranked[:limit])


def election_month(term_year: int) -> tuple[int, int | None]:
    """Year and, where settled, month of the election for a term that begins in January `term_year` (ELE-03)."""
    year = term_year - 1
    month = parameter("election_month", date(year, 1, 1)).value
    return year, month
