"""A situation in order of time: its events, votes and letters, each thing that happened standing once.

The tables overlap, since a meeting is an event and the vote that opened it a vote. An event names the vote taken at it
and the letter that it is; a vote or letter that no event names stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ninthvote.record.table import EventRow, LetterRow, VoteRow
from ninthvote.vocabulary import Confidence, weakest


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing that happened, with the rows that tell of it."""

    event: EventRow | None = None
    vote: VoteRow | None = None
    letter: LetterRow | None = None

    @property
    def rows(self) -> tuple[EventRow | VoteRow | LetterRow, ...]:
        return tuple(r for r in (self.event, self.vote, self.letter) if r is not None)

    @property
    def id(self) -> str:
        return key_of(self.rows[0])

    @property
    def on(self) -> date:
        return self.rows[0].on

    @property
    def precision(self) -> str:
        return getattr(self.rows[0], "precision", "day")

    @property
    def known_on(self) -> date:
        return max(r.known_on for r in self.rows)

    @property
    def kind(self) -> str:
        first = self.rows[0]
        return f"{first.matter}_vote" if isinstance(first, VoteRow) else first.kind

    @property
    def title(self) -> str:
        return self.rows[0].title

    @property
    def confidence(self) -> Confidence:
        return weakest(r.confidence for r in self.rows)

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Fields from memory in an otherwise sourced row."""
        return tuple(dict.fromkeys(f for r in self.rows for f in r.recalled_fields))

    @property
    def president(self) -> str | None:
        return next((p for r in (self.event, self.vote) if r is not None and (p := r.president)), None)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for r in self.rows for s in r.sources))


def key_of(row: EventRow | VoteRow | LetterRow) -> str:
    match row:
        case EventRow():
            return row.event
        case VoteRow():
            return row.vote
        case LetterRow():
            return row.letter


def timeline(
    events: Iterable[EventRow], votes: Iterable[VoteRow], letters: Iterable[LetterRow]
) -> tuple[Occasion, ...]:
    """Every occasion told of, in order of day; what is known only to the month or year comes first in it."""
    vote_of = {v.vote: v for v in votes}
    letter_of = {letter.letter: letter for letter in letters}
    occasions = [Occasion(e, vote_of.get(e.vote or ""), letter_of.get(e.letter or "")) for e in events]
    named = {r for o in occasions for r in o.rows}
    occasions += [Occasion(vote=v) for v in vote_of.values() if v not in named]
    occasions += [Occasion(letter=letter) for letter in letter_of.values() if letter not in named]
    return tuple(sorted(occasions, key=lambda o: (o.on, o.precision == "day", o.id)))
