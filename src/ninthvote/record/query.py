"""The record as it is asked: what held on a day, and what was public on a day, are two questions and two arguments.

`Record.as_of(day)` is the same record to someone who reads it on that day. Every answer of such a view, down to the
casts of a vote and the names on a letter, rests on rows that were public by then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ninthvote.errors import AmbiguousKey, UnknownKey
from ninthvote.record import table as t
from ninthvote.record.hindsight import without_hindsight
from ninthvote.record.resolve import StateIndex, fold, nearest
from ninthvote.record.schema import columns, reader
from ninthvote.record.search import Hit, find
from ninthvote.record.timeline import Occasion, timeline
from ninthvote.vocabulary import Interval, Member, Roster, State, Term

Row = TypeVar("Row")

#: Chairs at the table since each day. Eleven until the first composition elected under amended Article 23 sat down.
N_SEATS = ((date(1966, 1, 1), 15), (date(1946, 1, 17), 11))

#: Rosters kept by day: what is asked in a day's work; a server that is asked for more begins anew.
_MOST_ROSTERS = 2_000


@dataclass(frozen=True, slots=True)
class Signatory:
    """A state in whose name a letter or statement was made, and the seat it held that day, if any."""

    state: State
    member: Member | None

    @property
    def on_council(self) -> bool:
        return self.member is not None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the built file is."""

    schema_version: int
    program: str
    facts_sha256: str
    licence: str
    n_rows: dict[str, int]
    file: Path


class Record:
    """The facts, read only. `known_by` is None (all that is known) or the day on which the reader stands."""

    def __init__(self, db: sqlite3.Connection, file: Path) -> None:
        self._db = db
        self.file = file
        self.known_by: date | None = None
        self._whole = self
        self._rosters: dict[date, Roster] = {}
        self._sources: dict[str, t.SourceRow] = {}

    def as_of(self, day: date | None) -> Record:
        """The record as it could be read on that day; None changes nothing, and no view sees past its own day."""
        if day is None or (self.known_by is not None and day >= self.known_by):
            return self
        view = Record(self._db, self.file)
        view.known_by, view._whole = day, self._whole
        return view

    # -- rows ---------------------------------------------------------------------------------------------

    def rows(self, row: type[Row], where: str = "", *values: Any, order: str = "") -> tuple[Row, ...]:
        """Rows of a table, in the order of its key unless told otherwise; never one that was not yet public."""
        name: str = row.table  # type: ignore[attr-defined]
        clauses, given = ([f"({where})"] if where else []), list(values)
        if self.known_by is not None:
            clauses.append("(known_on IS NULL OR known_on <= ?)")
            given.append(self.known_by)
        sql = f"SELECT {columns(row)} FROM {name}"  # noqa: S608
        sql += f" WHERE {' AND '.join(clauses)}" if clauses else ""
        sql += " ORDER BY " + (order or ", ".join(f'"{k}"' for k in t.keys(row)))
        found = self._db.execute(sql, [v.isoformat() if isinstance(v, date) else v for v in given])
        read, day = map(reader(row), found), self.known_by
        return tuple(read) if day is None else tuple(without_hindsight(r, day) for r in read)

    def _filtered(
        self,
        row: type[Row],
        *,
        since: date | None = None,
        until: date | None = None,
        **equal: Any,
    ) -> tuple[Row, ...]:
        clauses, values = [], []
        for name, value in equal.items():
            if value is not None:
                clauses.append(f'"{name}" = ?')
                values.append(value if not isinstance(value, bool) else int(value))
        if since is not None:
            clauses.append('"on" >= ?')
            values.append(since)
        if until is not None:
            clauses.append('"on" < ?')
            values.append(until)
        order = ", ".join(['"on"', *(f'"{k}"' for k in t.keys(row) if k != "on")])
        return self.rows(row, " AND ".join(clauses), *values, order=order)

    def _one(self, row: type[Row], key: str, what: str) -> Row:
        column = t.keys(row)[0]
        found = self.rows(row, f'"{column}" = ?', key)
        if found:
            return found[0]
        known = [getattr(r, column) for r in self.rows(row)]
        raise UnknownKey(
            f"there is no {what} {key!r} in the record" + self._as_of_words(),
            candidates=nearest(key, known),
            hint=f"`ninthvote find WORDS` searches the record for a {what}.",
        )

    def _as_of_words(self) -> str:
        return f" as it was public on {self.known_by}" if self.known_by else ""

    # -- states -------------------------------------------------------------------------------------------

    @cached_property
    def _states(self) -> StateIndex:
        return StateIndex(self.rows(t.StateRow), self.rows(t.StateNameRow))

    @property
    def _index(self) -> StateIndex:
        """Of all states, for every view alike: a user's words are not a fact of the day."""
        return self._whole._states

    def resolve(self, text: str, on: date | None = None) -> State:
        """The state named, in any usual form; with a day (or in a view), the one that held the place then."""
        return self._index.resolve(text, self._no_later(on))

    def state(self, code: str, on: date | None = None) -> State:
        """A code with the English short name of the day."""
        return State(code, self._index.name(code, self._no_later(on)))

    def _no_later(self, on: date | None) -> date | None:
        """The day asked about, but none on which a name could be borne that the reader cannot know yet."""
        return min(on or date.max, self.known_by) if self.known_by else on

    def states(self) -> tuple[t.StateRow, ...]:
        """Every state, withdrawn codes too."""
        return self.rows(t.StateRow)

    def names(self) -> tuple[t.StateNameRow, ...]:
        """Every name by which a state is or was called, with its kind and the days on which it was in use."""
        return self.rows(t.StateNameRow)

    # -- the Council --------------------------------------------------------------------------------------

    @cached_property
    def _terms(self) -> tuple[t.TermRow, ...]:
        day = self.known_by
        if day is None:
            return self.rows(t.TermRow, order="from_, term")
        return tuple(without_hindsight(r, day) for r in self._whole._terms if r.known_on <= day)

    def terms(self, state: str | None = None) -> tuple[t.TermRow, ...]:
        """Terms in order of their first day; of one state, or all."""
        return tuple(term for term in self._terms if state is None or term.state == state)

    def term_rows(self, on: date) -> tuple[t.TermRow, ...]:
        """The terms running on that day, with their sources."""
        return tuple(r for r in self._terms if r.from_ <= on and (r.until is None or on < r.until))

    def roster(self, on: date) -> Roster:
        """All members on that day, in English alphabetical order of the names of the day."""
        if on in self._rosters:
            return self._rosters[on]
        n_seats = next((n for since, n in N_SEATS if since <= on), 0)
        members = [self._member(row, on) for row in self.term_rows(on)] if n_seats else []
        roster = Roster(on, tuple(sorted(members, key=lambda m: fold(m.state.name))), n_seats)
        if len(self._rosters) >= _MOST_ROSTERS:
            self._rosters.clear()
        self._rosters[on] = roster
        return roster

    def _member(self, row: t.TermRow, on: date) -> Member:
        interval = Interval(row.from_, row.until)
        return Member(
            self.state(row.state, on), Term(row.state, row.seat, interval, row.regional_group, row.confidence)
        )

    def presidency(self, on: date) -> t.PresidencyRow | None:
        """Who presided in that month; None where the record does not reach."""
        found = self.rows(t.PresidencyRow, "month = ?", on.replace(day=1))
        return found[0] if found else None

    def presidencies(
        self, from_: date | None = None, until: date | None = None, *, state: str | None = None
    ) -> tuple[t.PresidencyRow, ...]:
        """Presidencies of the months beginning in the interval."""
        return self.rows(
            t.PresidencyRow,
            "month >= ? AND month < ?" + (" AND state = ?" if state else ""),
            from_ or date.min,
            until or date.max,
            *([state] if state else []),
        )

    # -- votes --------------------------------------------------------------------------------------------

    def votes(
        self,
        *,
        situation: str | None = None,
        since: date | None = None,
        until: date | None = None,
        motion: str | None = None,
        human_rights: bool | None = None,
    ) -> tuple[t.VoteRow, ...]:
        """Votes in order of day, those bearing on the situation among others too; `until` is excluded."""
        return tuple(
            vote
            for vote in self._filtered(
                t.VoteRow, since=since, until=until, motion=motion, human_rights=human_rights
            )
            if situation is None or situation == vote.situation or situation in vote.also
        )

    def vote(self, key: str) -> t.VoteRow:
        """The vote of that key, or the only one at the meeting of that symbol."""
        at_meeting = self.rows(t.VoteRow, "meeting = ?", key)
        if len(at_meeting) > 1:
            raise AmbiguousKey(f"{key} held several votes", candidates=[v.vote for v in at_meeting])
        return at_meeting[0] if at_meeting else self._one(t.VoteRow, key, "vote")

    def casts(self, vote: str) -> tuple[t.CastRow, ...]:
        """What each member did, in the order of the table."""
        found = self.rows(t.CastRow, "vote = ?", vote)
        if not found:
            return ()
        on = self.vote(vote).on
        return tuple(sorted(found, key=lambda c: fold(self.state(c.state, on).name)))

    def casts_by(self, state: str) -> tuple[tuple[t.VoteRow, t.CastRow], ...]:
        """Every recorded cast of a state with its vote, in order of day."""
        casts = {c.vote: c for c in self.rows(t.CastRow, "state = ?", state)}
        return tuple((vote, casts[vote.vote]) for vote in self.votes() if vote.vote in casts)

    # -- letters ------------------------------------------------------------------------------------------

    def letters(
        self,
        *,
        situation: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: str | None = None,
        signed_by: str | None = None,
    ) -> tuple[t.LetterRow, ...]:
        """Letters, requests and joint statements in order of day."""
        found = self._filtered(t.LetterRow, situation=situation, since=since, until=until, kind=kind)
        if signed_by is None:
            return found
        signed = {s.letter for s in self.rows(t.SignatoryRow, "state = ?", signed_by)}
        return tuple(letter for letter in found if letter.letter in signed)

    def letter(self, key: str) -> t.LetterRow:
        """The letter, request or statement of that key."""
        return self._one(t.LetterRow, key, "letter")

    def signatories(self, letter: str) -> tuple[Signatory, ...]:
        """Who signed, in English alphabetical order; who of them sat on the Council that day is computed."""
        codes = [s.state for s in self.rows(t.SignatoryRow, "letter = ?", letter)]
        return self.seated(codes, self.letter(letter).on)

    def seated(self, codes: Iterable[str], on: date) -> tuple[Signatory, ...]:
        """States in English alphabetical order, each with the seat it held on that day, if any."""
        seats = {m.state.code: m for m in self.roster(on)}
        named = sorted((self.state(code, on) for code in codes), key=lambda s: fold(s.name))
        return tuple(Signatory(s, seats.get(s.code)) for s in named)

    # -- situations and what happened in them -------------------------------------------------------------

    def situations(self) -> tuple[t.SituationRow, ...]:
        """Every situation."""
        return self.rows(t.SituationRow)

    def situation(self, text: str) -> t.SituationRow:
        """The situation of that key, title or other name.

        Raises:
            UnknownKey: listing all that are known.
        """
        known = self.situations()
        wanted = fold(text)
        for s in known:
            if s.situation == text or wanted in map(fold, (s.situation, s.title, *s.aliases)):
                return s
        raise UnknownKey(
            f"there is no situation {text!r} in the record",
            candidates=[s.situation for s in known],
            hint="A situation is data: a row in situations.csv adds one.",
        )

    def events(
        self,
        situation: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        kind: str | None = None,
    ) -> tuple[t.EventRow, ...]:
        """Events in order of day; `since` included, `until` excluded."""
        return self._filtered(t.EventRow, situation=situation, since=since, until=until, kind=kind)

    def event(self, key: str) -> t.EventRow:
        """The event of that key."""
        return self._one(t.EventRow, key, "event")

    def quotations(
        self, *, since: date | None = None, until: date | None = None
    ) -> tuple[t.QuotationRow, ...]:
        """Quotations in order of day; `since` included, `until` excluded."""
        return self._filtered(t.QuotationRow, since=since, until=until)

    def recommendations(self, situation: str | None = None) -> tuple[t.RecommendationRow, ...]:
        """Recommendations of inquiries, and what became of them."""
        return self.rows(t.RecommendationRow, *(("situation = ?", situation) if situation else ()))

    def offices(self, state: str | None = None) -> tuple[t.OfficeRow, ...]:
        """Persons in public offices, in order of their first day."""
        return self.rows(
            t.OfficeRow, *(("state = ?", state) if state else ()), order="from_ IS NULL, from_, office_id"
        )

    def assembly_votes(self, situation: str | None = None) -> tuple[t.AssemblyVoteRow, ...]:
        """Resolutions of the General Assembly in order of day."""
        return self._filtered(t.AssemblyVoteRow, situation=situation)

    def rights_council_casts(
        self, situation: str | None = None, *, state: str | None = None
    ) -> tuple[t.RightsCouncilCastRow, ...]:
        """What states did on Human Rights Council resolutions put to a vote, in order of day."""
        return self._filtered(t.RightsCouncilCastRow, situation=situation, state=state)

    def timeline(self, situation: str) -> tuple[Occasion, ...]:
        """Events, votes and letters of a situation, each thing that happened once, in order of day."""
        return timeline(
            self.events(situation), self.votes(situation=situation), self.letters(situation=situation)
        )

    def named_in(self, occasion: Occasion) -> tuple[Signatory, ...]:
        """Who signed, asked, convened or joined, and which of them sat on the Council that day."""
        if occasion.letter is not None:
            return self.signatories(occasion.letter.letter)
        return self.seated(occasion.event.signatories, occasion.on) if occasion.event is not None else ()

    def find(self, words: str, *, tables: tuple[str, ...] = ()) -> tuple[Hit, ...]:
        """Rows that hold all the words, best first; `"a phrase"` as it stands."""
        return find(self._db, words, known_by=self.known_by, tables=tables)

    def vectors(self) -> tuple[t.VectorRow, ...]:
        """Recorded votes with the outcome that the rules must give."""
        return self.rows(t.VectorRow)

    # -- what stands behind the rows ----------------------------------------------------------------------

    def sources(self, keys: Sequence[str] | None = None) -> tuple[t.SourceRow, ...]:
        """Sources of those keys in the order given; without keys, all."""
        if keys is None:
            return self.rows(t.SourceRow)
        known, unread = self._whole._sources, [k for k in keys if k not in self._whole._sources]
        if unread:
            holes = ", ".join("?" * len(unread))
            found = self._whole.rows(t.SourceRow, f"source IN ({holes})", *unread)
            known.update((s.source, s) for s in found)
        return tuple(known[k] for k in dict.fromkeys(keys) if k in known)

    def cited(self, of_table: str, of_key: str) -> tuple[str, ...]:
        """Keys of the sources that a row names."""
        found = self._db.execute(
            "SELECT source FROM citations WHERE of_table = ? AND of_key = ? ORDER BY 1", (of_table, of_key)
        )
        return tuple(source for (source,) in found)

    def citing(self, source: str) -> tuple[tuple[str, str, str], ...]:
        """Table, key and title of every row that names the source; the title is the key where a row has none."""
        rows = self._db.execute(
            "SELECT of_table, of_key, coalesce(title, of_key) FROM citations WHERE source = ? "
            "AND (known_on IS NULL OR known_on <= ?) ORDER BY of_table, of_key",
            (source, (self.known_by or date.max).isoformat()),
        )
        return tuple(rows)

    def gaps(self, situation: str) -> tuple[t.GapRow, ...]:
        """What is known to be missing of a situation; as of an earlier day, only of rows that were public by then."""
        found = self.rows(t.GapRow, "situation = ?", situation)
        if self.known_by is None:
            return found
        seen = {str(getattr(r, t.keys(type(r))[0])) for o in self.timeline(situation) for r in o.rows}
        return tuple(g for g in found if g.of_key in seen)

    def readings(self, of_table: str | None = None, of_key: str | None = None) -> tuple[t.ReadingRow, ...]:
        """What each source says where sources differ."""
        return self._about(t.ReadingRow, of_table, of_key)

    def disputes(self, of_table: str | None = None, of_key: str | None = None) -> tuple[t.DisputeRow, ...]:
        """Why the settled row follows the reading that it follows."""
        return self._about(t.DisputeRow, of_table, of_key)

    def _about(self, row: type[Row], of_table: str | None, of_key: str | None) -> tuple[Row, ...]:
        given = {"of_table": of_table, "of_key": of_key}
        asked = {k: v for k, v in given.items() if v is not None}
        return self.rows(row, " AND ".join(f"{k} = ?" for k in asked), *asked.values())

    def exceptions(self) -> tuple[t.ExceptionRow, ...]:
        """Days and rows on which a check rightly fails."""
        return self.rows(t.ExceptionRow)

    def corrections(self) -> tuple[t.CorrectionRow, ...]:
        """Changes made to rows after they were published."""
        return self.rows(t.CorrectionRow)

    @property
    def manifest(self) -> Manifest:
        """What the built file is: versions, hash of the facts, rows of each table."""
        items = dict(self._db.execute("SELECT item, value FROM manifest"))
        return Manifest(
            schema_version=int(items["schema_version"]),
            program=items["program"],
            facts_sha256=items["facts_sha256"],
            licence=items["licence"],
            n_rows=dict(self._db.execute("SELECT table_, n_rows FROM manifest_tables ORDER BY rowid")),
            file=self.file,
        )
