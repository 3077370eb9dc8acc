"""Every Council vote of the bulk table through the rules: its members, its decision, its vetoes, its unanimity.

A numbered resolution may be procedural, which the table does not say: the few that carried over a permanent NO are
in `matters.csv` with the kind of motion, from which the rules derive the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from ninthvote.errors import LawError, MalformedFacts
from ninthvote.record import Record, VectorRow
from ninthvote.replay.ledger import Difference, Replayed, read_table
from ninthvote.replay.sciencespo import BulkVote
from ninthvote.rules import Decision, Ruling, decide_without_vote, permanent_members, put_to_vote
from ninthvote.rules.character import SPECIAL, classify
from ninthvote.vocabulary import Cast, Outcome, Roster, Tally

PART = "bulk"

#: What the rules say of a vote, or why they cannot.
Answer = Ruling[Outcome] | LawError


def read_matters() -> Mapping[str, str]:
    """Kind of motion of the votes that were not on an ordinary draft resolution, by symbol.

    Raises:
        MalformedFacts: a symbol twice, or a row without its reason and source.
    """
    matters: dict[str, str] = {}
    for where, row in read_table("matters.csv", ("key", "motion", "reason", "source", "reviewed_on")):
        if row["key"] in matters or not all(row.values()):
            raise MalformedFacts(
                "a row that is double or incomplete", where=where, expected="every column, once"
            )
        matters[row["key"]] = row["motion"]
    return matters


def rule_on(votes: Sequence[BulkVote]) -> dict[str, Answer]:
    """What the rules make of each vote, by key."""
    motions = read_matters()
    return {vote.key: _rule_on(vote, motions.get(vote.key, "resolution")) for vote in votes}


def _rule_on(vote: BulkVote, motion: str) -> Answer:
    if vote.tally is None:
        return LawError("no positions and no sums")
    if vote.is_without_vote:
        return decide_without_vote(vote.on, needs_all=False)
    given: Mapping[str, Cast] | Tally = vote.casts or vote.tally
    try:
        return put_to_vote(vote.on, classify(vote.on, motion).outcome, given, special=SPECIAL.get(motion))
    except LawError as wrong:
        return wrong


def replay_bulk(
    votes: Sequence[BulkVote], record: Record, answers: Mapping[str, Answer] | None = None
) -> Replayed:
    """Every vote of the table, with what the rules and the record's own facts say otherwise.

    Args:
        answers: what `rule_on` gave, where it was asked before.
    """
    if answers is None:
        answers = rule_on(votes)

    @cache
    def roster(on: date) -> Roster:
        return record.roster(on)

    found: list[Difference] = []
    for vote in votes:
        found += _members(vote, roster(vote.on))
        found += _outcome(vote, answers[vote.key])
    by_key = {v.key: v for v in votes}
    found += [
        Difference(PART, key, "matter", motion, "no such vote in the table")
        for key, motion in read_matters().items()
        if key not in by_key
    ]
    found += _gaps(votes)
    for vector in record.vectors():
        if vector.symbol in by_key:
            found += _compare(by_key[vector.symbol], vector)
    return Replayed(PART, len(votes), tuple(sorted(found)))


def _gaps(votes: Sequence[BulkVote]) -> Iterator[Difference]:
    """Numbers of resolutions that the table leaves out: they are given in one sequence, so none may be missing."""
    numbers = {int(m[1]) for v in votes if (m := re.match(r"S/RES/(\d+) ", v.symbol))}
    for number in sorted(set(range(1, max(numbers, default=0) + 1)) - numbers):
        yield Difference(
            PART, f"S/RES/{number}", "listed", "not in the table", "adopted between its neighbours"
        )


def _members(vote: BulkVote, roster: Roster) -> Iterator[Difference]:
    """States that cast and held no seat, or held one and are missing; a seat vacant that day may be filled by any."""
    if not vote.casts:
        return
    missing, extra = set(roster.codes) - set(vote.casts), set(vote.casts) - set(roster.codes)
    if missing or len(extra) > roster.n_seats - len(roster):
        yield Difference(PART, vote.key, "members", _shown(sorted(extra)), _shown(sorted(missing)))


def _outcome(vote: BulkVote, answer: Answer) -> Iterator[Difference]:
    def differs(check: str, expected: object, got: object) -> Difference:
        return Difference(PART, vote.key, check, str(expected), str(got))

    if isinstance(answer, LawError):
        yield differs("decision", vote.decided, f"not determined: {answer.what}")
        return
    if vote.is_without_vote:
        if vote.decided is not Decision.CARRIED:
            yield differs("decision", vote.decided, "adopted without a vote")
        yield differs("mode", "adopted by a majority vote", "adopted without a vote")
        return
    if answer.decision is not vote.decided:
        yield differs("decision", vote.decided, answer.decision)
    if len(answer.vetoed_by) != vote.n_vetoes:
        yield differs("vetoes", vote.n_vetoes, len(answer.vetoed_by))
    is_unanimous = vote.tally is not None and vote.tally.yes == vote.tally.n_members
    if vote.is_unanimous != is_unanimous:
        yield differs("unanimity", vote.is_unanimous, is_unanimous)


def _compare(vote: BulkVote, vector: VectorRow) -> Iterator[Difference]:
    """Where the table and a vote of our own record disagree on the day, or on who did what."""
    tally = Tally(vector.yes, vector.no, vector.abstain, vector.not_voting)
    pairs: list[tuple[str, object, object]] = [("day", vote.on, vector.on), ("tally", vote.tally, tally)]
    if vote.casts:
        against = [s for s in sorted(permanent_members(vote.on)) if vote.casts.get(s) is Cast.NO]
        pairs.append(("permanent_no", _shown(against), _shown(sorted(vector.permanent_no))))
    for check, theirs, ours in pairs:
        if theirs != ours:
            yield Difference(PART, vote.key, check, str(theirs), str(ours))


def _shown(states: Sequence[str]) -> str:
    return " ".join(states) or "none"
