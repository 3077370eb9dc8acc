"""Every Council vote of the bulk table through the rules: its members, its decision, its vetoes, its unanimity.

A numbered resolution may be procedural, which the table does not say: the few that carried over a permanent NO are
in `matters.csv` with the kind of motion, from which the rules derive the character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from ninthvote.errors import MalformedFacts
from ninthvote.record import Record, VectorRow
from ninthvote.replay.ledger import Difference, Replayed, read_table
from ninthvote.replay.sciencespo import BulkVote
from ninthvote.rules import Decision, decide_without_vote, put_to_vote
from ninthvote.rules.character import SPECIAL, classify
from ninthvote.vocabulary import Cast, Outcome, Roster, Tally

PART = "bulk"


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


def replay_bulk(votes: Sequence[BulkVote], record: Record) -> Replayed:
    """Every vote of the table, with what the rules and the record's own facts say otherwise."""
    motions = read_matters()

    @cache
    def roster(on: date) -> Roster:
        return record.roster(on)

    found: list[Difference] = []
    for vote in votes:
        found += _replay(vote, roster(vote.on), motions.get(vote.key, "resolution"))
    by_key = {v.key: v for v in votes}
    found += [
        Difference(PART, key, "matter", motion, "no such vote in the table")
        for key, motion in motions.items()
        if key not in by_key
    ]
    for vector in record.vectors():
        same = by_key.get(vector.symbol)
        if same is not None:
            found += _compare(same, vector)
    return Replayed(PART, len(votes), tuple(sorted(found)))


def _replay(vote: BulkVote, roster: Roster, motion: str) -> Iterator[Difference]:
    def differs(check: str, expected: object, got: object) -> Difference:
        return Difference(PART, vote.key, check, str(expected), str(got))

    if vote.casts and set(vote.casts) != set(roster.codes):
        absent, extra = set(roster.codes) - set(vote.casts), set(vote.casts) - set(roster.codes)
        vacant = roster.n_seats - len(roster)
        if absent or len(extra) > vacant:
            yield differs("members", " ".join(sorted(extra)) or "-", " ".join(sorted(absent)) or "-")
    if vote.tally is None:
        yield differs("decision", vote.decided, "not determined: no positions and no sums")
        return
    if vote.tally.not_voting == vote.tally.n_members:
        if decide_without_vote(vote.on, needs_all=False).outcome is not Outcome.ADOPTED or (
            vote.decided is not Decision.CARRIED
        ):
            yield differs("decision", vote.decided, "no member voted")
        yield differs("mode", "adopted by a majority vote", "adopted without a vote")
        return
    matter = classify(vote.on, motion).outcome
    given: Mapping[str, Cast] | Tally = vote.casts or vote.tally
    ruling = put_to_vote(vote.on, matter, given, special=SPECIAL.get(motion))
    if ruling.decision is not vote.decided:
        yield differs("decision", vote.decided, ruling.decision)
    if len(ruling.vetoed_by) != vote.n_vetoes:
        yield differs("vetoes", vote.n_vetoes, len(ruling.vetoed_by))
    if vote.is_unanimous != (vote.tally.yes == vote.tally.n_members):
        yield differs("unanimity", vote.is_unanimous, not vote.is_unanimous)


def _compare(vote: BulkVote, vector: VectorRow) -> Iterator[Difference]:
    """Where the table and a vote of our own record disagree on who did what."""
    here = (vote.on, vote.tally, _permanent(vote, vector, Cast.NO))
    there = (
        vector.on,
        Tally(vector.yes, vector.no, vector.abstain, vector.not_voting),
        tuple(sorted(vector.permanent_no)),
    )
    for check, ours, theirs in zip(("day", "tally", "permanent_no"), there, here, strict=True):
        if ours != theirs:
            yield Difference(PART, vote.key, check, _shown(theirs), _shown(ours))


def _permanent(vote: BulkVote, vector: VectorRow, cast: Cast) -> tuple[str, ...]:
    from ninthvote.rules import permanent_members

    if not vote.casts:
        return tuple(sorted(vector.permanent_no))
    return tuple(sorted(s for s in permanent_members(vote.on) if vote.casts.get(s) is cast))


def _shown(value: object) -> str:
    return " ".join(value) or "none" if isinstance(value, tuple) else str(value)
