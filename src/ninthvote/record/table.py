"""The tables of facts: one frozen row class each; a field's words here are its entry in the data dictionary.

A row says what held, since when it was public (`known_on`), who says so (`sources`, keys of `sources.csv`) and
how sure that is (`confidence`; `recalled_fields` lists the fields of an otherwise sourced row that were not seen).
Lists are written with `;` between the values. An empty cell is None: unknown, not none and never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from ninthvote.vocabulary import Cast, Confidence, Format, Matter, Mode, SeatKind


class Precision(StrEnum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class NameKind(StrEnum):
    """In what way a name names a state."""

    SHORT = "short"  #: the UN English short name; one on any day, by which members are ordered
    FORMAL = "formal"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"  #: a city that stands for the state: its capital or the seat of its government


class Motion(StrEnum):
    """What is asked of the Council when a motion is put to the vote."""

    ADOPT_AGENDA = "adopt_agenda"
    INVITE_PARTICIPANT = "invite_participant"
    SUSPEND_OR_ADJOURN = "suspend_or_adjourn"
    POSTPONE = "postpone"
    ORDER_OF_DRAFTS = "order_of_drafts"
    CONVENE_EMERGENCY_SESSION = "convene_emergency_session"


class EventKind(StrEnum):
    """What an event is; how a gathering was held is its format, not its kind."""

    FORMAL_MEETING = "formal_meeting"
    REQUEST_FAILED = "request_failed"  #: a meeting asked for that did not take place
    CLOSED_CONSULTATIONS = "closed_consultations"
    ANY_OTHER_BUSINESS = "any_other_business"
    VIDEO_CONFERENCE = "video_conference"
    ARRIA_FORMULA = "arria_formula"
    LETTER = "letter"
    JOINT_STATEMENT = "joint_statement"
    RESOLUTION_GA = "resolution_ga"
    RESOLUTION_HRC = "resolution_hrc"
    REPORT = "report"
    APPOINTMENT = "appointment"
    SUMMIT_OR_EVENT = "summit_or_event"  #: context, never proof of cause


class LetterKind(StrEnum):
    """In what form states spoke together."""

    LETTER = "letter"
    JOINT_STATEMENT = "joint_statement"
    MEETING_REQUEST = "meeting_request"
    ARRIA_SPONSORSHIP = "arria_sponsorship"
    MOTION = "motion"


class Status(StrEnum):
    """What became of a recommendation."""

    DONE = "done"
    PARTLY = "partly"
    NOT_ACTED_ON = "not_acted_on"
    NOT_KNOWN = "not_known"  #: asked as of a day before it was compiled; never in the tables


class Expected(StrEnum):
    """How a recorded vote ended, as the rules must find it."""

    CARRIED = "carried"
    VETOED = "vetoed"
    FAILED_MAJORITY = "failed_majority"


def column(words: str, *, key: bool = False, of: str | None = None) -> Any:
    """A field of a row: what it means, whether it is (part of) the key, and the table whose keys it holds."""
    return field(metadata={"words": words, "key": key, "of": of})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every row of facts carries."""

    known_on: date = column(
        "first day on which this was public; a question as of an earlier day does not see the row"
    )
    sources: tuple[str, ...] = column("who says so", of="sources")
    confidence: Confidence = column("sourced, derived or recalled")
    recalled_fields: tuple[str, ...] = column(
        "fields of this row that are from memory although the row is sourced"
    )
    note: str | None = column("what a reader should know before relying on the row")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A document, page or data set that was seen, or is cited."""

    table: ClassVar[str] = "sources"
    source: str = column("stable key", key=True)
    publisher: str | None = column("who published it")
    title: str | None = column("what it is called, or what it is")
    url: str | None = column("where it was seen")
    symbol: str | None = column("UN document symbol, where it has one")
    date_: date | None = column("day of publication, where known")
    note: str | None = column("anything else that helps to find or weigh it")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A state by its ISO 3166-1 alpha-3 code; withdrawn codes kept."""

    table: ClassVar[str] = "states"
    state: str = column("alpha-3 code", key=True)
    alpha_2: str | None = column(
        "alpha-2 code in force; taken on the command line, never looked for in a text"
    )
    from_: date | None = column("first day on which the code stands for a state in this record")
    until: date | None = column("first day on which it no longer does")
    successor: str | None = column("code that continues its seat, where one does", of="states")
    un_member: bool | None = column("whether it is or was a Member of the United Nations")
    note: str | None = column("what a reader should know")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateNameRow:
    """A name by which a state is or was called."""

    table: ClassVar[str] = "state_names"
    name: str = column("the name as written", key=True)
    state: str = column("the state it means", key=True, of="states")
    kind: NameKind = column(
        "short (UN English short name), formal, alias, abbreviation, adjective, people or capital", key=True
    )
    from_: date | None = column("first day on which the name was in use; empty: always", key=True)
    until: date | None = column("first day on which it no longer was")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow(Sourced):
    """One state's occupation of one seat."""

    table: ClassVar[str] = "terms"
    term: str = column("key: STATE-YEAR of its first day", key=True)
    state: str = column("who sits", of="states")
    seat: SeatKind = column("permanent or elected")
    regional_group: str = column("group for whose seat it was elected")
    from_: date = column("first day of the term")
    until: date | None = column("first day after the term; empty: open")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresidencyRow(Sourced):
    """A member's turn in the chair: one calendar month."""

    table: ClassVar[str] = "presidencies"
    month: date = column("first day of the month", key=True)
    state: str = column("who presides", of="states")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRow(Sourced):
    """One vote of the Council on a motion."""

    table: ClassVar[str] = "votes"
    vote: str = column("key", key=True)
    on: date = column("day of the vote")
    meeting: str | None = column("symbol of the meeting's record")
    title: str = column("what was put to the vote")
    motion: Motion = column("what was asked")
    matter: Matter = column("procedural or substantive")
    mode: Mode = column("vote, no_objection, acclamation or not_put")
    situation: str | None = column("the situation it belongs to", of="situations")
    also: tuple[str, ...] = column("other situations that it bears on", of="situations")
    subject: str = column("the subject in words, where the situation is broader or narrower")
    human_rights: bool = column("whether the question was whether to take up human rights")
    requested_by: tuple[str, ...] = column("states that asked for what was put to the vote", of="states")
    requested_by_text: str | None = column("the requesters in words, where they are not all known states")
    called_by: tuple[str, ...] = column("states that asked for the vote", of="states")
    called_by_text: str | None = column("the same in words, where they are not all known states")
    president: str | None = column("who presided", of="states")
    yes: int | None = column("affirmative votes; empty: the tally was not found")
    no: int | None = column("negative votes")
    abstain: int | None = column("abstentions")
    carried: bool = column("whether it was carried")


@dataclass(frozen=True, slots=True, kw_only=True)
class CastRow:
    """What one member did in one vote."""

    table: ClassVar[str] = "casts"
    vote: str = column("the vote", key=True, of="votes")
    state: str = column("the member", key=True, of="states")
    cast: Cast = column("yes, no, abstain, not_participating or absent")
    sources: tuple[str, ...] = column("who says so", of="sources")
    confidence: Confidence = column("sourced, derived or recalled")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Sourced):
    """Something that happened, or that was asked for and did not happen."""

    table: ClassVar[str] = "events"
    event: str = column("key", key=True)
    situation: str = column("the situation it belongs to", of="situations")
    on: date = column("day; with `precision` month or year, a day within it")
    precision: Precision = column("day, month or year: how exactly the day is known")
    kind: EventKind = column("what it is")
    title: str = column("what happened, in one line")
    format: Format | None = column("format, where it was a gathering of the Council or its members")
    agenda_item: str | None = column("wording under which a formal meeting considered it (rule 9)")
    open_: bool | None = column("whether it was public")
    body: str | None = column("the body that acted: SC, GA, HRC …")
    symbols: tuple[str, ...] = column("symbols of its documents, as written")
    outcome: str | None = column("what came of it")
    mode: Mode | None = column("how it was decided, where it was a decision")
    tally_text: str | None = column("the tally as the source gives it")
    signatories: tuple[str, ...] = column(
        "states that signed, asked, convened or joined; who of them sat on the Council is computed",
        of="states",
    )
    vote: str | None = column("the vote taken at it", of="votes")
    letter: str | None = column(
        "the letter or statement that it is, or by which it was asked for", of="letters"
    )
    delivered_by: str | None = column("who spoke for them, in words")
    president: str | None = column("who presided that month", of="states")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Sourced):
    """A letter, joint statement or request in the name of one or more states."""

    table: ClassVar[str] = "letters"
    letter: str = column("key", key=True)
    on: date = column("day; with `precision` month, a day within it")
    precision: Precision = column("day, month or year: how exactly the day is known")
    kind: LetterKind = column("in what form")
    situation: str | None = column("the situation it belongs to", of="situations")
    subject: str = column("the subject in words")
    title: str = column("what it asked or said")
    symbol: str | None = column("document symbol, where it has one")
    n_signatories: int | None = column("how many signed, as the source says")
    list_complete: bool = column("whether all of them are named here; where not, the rest is unknown")
    also_signed_by: str | None = column("signatories that are not states, in words")
    supports: bool | None = column(
        "whether it asks the Council to take the situation up (false: opposes that; empty: neither is known)"
    )
    delivered_by: str | None = column("who spoke for them, in words")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryRow:
    """One state in whose name a letter or statement was made; who sat on the Council that day is computed."""

    table: ClassVar[str] = "signatories"
    letter: str = column("the letter or statement", key=True, of="letters")
    state: str = column("the signatory", key=True, of="states")
    confidence: Confidence = column("sourced, derived or recalled")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssemblyVoteRow(Sourced):
    """One General Assembly resolution on a situation: its tally, or its adoption without a vote."""

    table: ClassVar[str] = "assembly_votes"
    assembly_vote: str = column("key: ga-YYYY-MM-DD-situation", key=True)
    symbol: str | None = column("symbol of the resolution; empty: not found")
    on: date = column("day of adoption")
    situation: str = column("the situation", of="situations")
    mode: Mode = column("vote or no_objection")
    yes: int | None = column("affirmative votes")
    no: int | None = column("negative votes")
    abstain: int | None = column("abstentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsCouncilCastRow:
    """What one state did on a Human Rights Council resolution that was put to a vote."""

    table: ClassVar[str] = "rights_council_casts"
    symbol: str = column("symbol of the resolution", key=True)
    on: date = column("day of the vote")
    situation: str = column("the situation", of="situations")
    state: str = column("the state", key=True, of="states")
    cast: Cast = column("yes, no, abstain, not_participating or absent")
    sources: tuple[str, ...] = column("who says so", of="sources")
    confidence: Confidence = column("sourced, derived or recalled")
    note: str | None = column("how the position was arrived at")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow(Sourced):
    """A short quotation of a public statement, as printed in the source named."""

    table: ClassVar[str] = "quotations"
    quotation: str = column("key", key=True)
    words: str = column("the words, under thirty")
    speaker: str = column("who said or wrote them")
    capacity: str | None = column("the office in which they were said")
    on: date = column("day; with `precision` year, the first day of that year")
    precision: Precision = column("day, month or year: how exactly the day is known")
    occasion: str = column("where or in what they were said")
    qualifier: str | None = column(
        "what the sentence goes on to say, where leaving it out changes the meaning"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow(Sourced):
    """One recommendation of an inquiry, and what became of it."""

    table: ClassVar[str] = "recommendations"
    recommendation: str = column("key", key=True)
    situation: str = column("the situation", of="situations")
    addressee: str = column("who was asked")
    action: str = column("to do what")
    paragraph: str | None = column("paragraph of the report")
    status: Status = column("what became of it")
    evidence: str | None = column("what was or was not done")
    status_known_on: date = column(
        "day as of which status and evidence were compiled; a question as of an earlier day sees neither"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow(Sourced):
    """One person in one public office."""

    table: ClassVar[str] = "offices"
    office_id: str = column("key", key=True)
    person: str = column("name as generally written")
    office: str = column("the office")
    state: str | None = column("state represented, where it is a state's office", of="states")
    from_: date | None = column("first day; with `from_precision` month or year, the first day of that time")
    from_precision: Precision | None = column("how exactly the beginning is known")
    until: date | None = column(
        "first day after; with `until_precision` month or year, the first day after that time; empty: open or unknown"
    )
    until_precision: Precision | None = column("how exactly the end is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorRow:
    """One recorded vote with the outcome that the rules must give."""

    table: ClassVar[str] = "vectors"
    vector: str = column("key", key=True)
    on: date = column("day")
    symbol: str = column("symbol of the draft, resolution or meeting")
    n_seats: int = column("size of the Council")
    matter: Matter = column("procedural or substantive, as it was treated")
    yes: int = column("affirmative votes")
    no: int = column("negative votes")
    abstain: int = column("abstentions")
    not_voting: int = column("absent or not participating")
    permanent_no: tuple[str, ...] = column("permanent members voting no", of="states")
    permanent_not_for: tuple[str, ...] = column("permanent members abstaining or not voting", of="states")
    expected: Expected = column("how the rules must find it ended")
    title: str | None = column("what it was about, and what is to be known of the row")
    sources: tuple[str, ...] = column("who says so", of="sources")
    confidence: Confidence = column("sourced, derived or recalled")
    note: str | None = column("how the row was arrived at")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """What one source says of one field, where sources differ; nothing is averaged."""

    table: ClassVar[str] = "readings"
    of_table: str = column("table of the row read", key=True)
    of_key: str = column("its key, parts joined by `/`; `*` for the table as a whole", key=True)
    field_: str = column("the field; for a table as a whole, what was counted", key=True)
    source: str = column("who says so", key=True, of="sources")
    value: str | None = column("what it says; empty where it leaves the field empty")
    followed: bool = column("whether the settled row follows this reading; why, in disputes.yaml")
    note: str | None = column("how it was read")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """Why the settled row follows one reading and not another: prose, in `disputes.yaml`."""

    table: ClassVar[str] = "disputes"
    of_table: str = column("table of the row in dispute", key=True)
    of_key: str = column("its key, parts joined by `/`; `*` for the table as a whole", key=True)
    field_: str = column("the field", key=True)
    why: str = column("which reading is followed and why, or why none is")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """What is known to be missing, so that its absence is not read as a fact."""

    table: ClassVar[str] = "gaps"
    gap: str = column("key", key=True)
    of_table: str = column("table in which it is missing")
    of_key: str | None = column("key of the row that is incomplete; empty: rows are missing, or many are")
    situation: str | None = column("the situation it concerns", of="situations")
    what: str = column("what is missing, and what is known of it all the same")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """A day or row on which a check rightly fails, with its reason."""

    table: ClassVar[str] = "exceptions"
    check: str = column("the check", key=True)
    subject: str = column("what is excepted: a row's key, a state, a seat", key=True)
    from_: date = column("first day excepted", key=True)
    until: date | None = column("first day no longer excepted")
    reason: str = column("why")
    sources: tuple[str, ...] = column("who says so", of="sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """A change made to a row after it was published."""

    table: ClassVar[str] = "corrections"
    correction: str = column("key", key=True)
    on: date = column("day of the correction")
    of_table: str = column("table corrected")
    of_key: str = column("key of the row corrected")
    field_: str = column("the field")
    was: str | None = column("what it said")
    now: str | None = column("what it says")
    reason: str = column("why")
    sources: tuple[str, ...] = column("who says so", of="sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationRow:
    """A grouping of agenda items and events over time: an analysis of ours, with its own source."""

    table: ClassVar[str] = "situations"
    situation: str = column("key, as the command line takes it", key=True)
    title: str = column("what it is called")
    state: str | None = column("the state concerned", of="states")
    aliases: tuple[str, ...] = column("other names the command line takes")
    agenda_items: tuple[str, ...] = column("wordings under which the Council has considered it (rule 9)")
    coverage: str = column("how far the tables reach: full, or what is missing")
    like: tuple[str, ...] = column("situations whose votes count as like motions", of="situations")
    sources: tuple[str, ...] = column("who says so", of="sources")
    note: str | None = column("what a reader should know")


ROWS: tuple[type[Any], ...] = (
    SourceRow, StateRow, StateNameRow, SituationRow, TermRow, PresidencyRow, VoteRow, CastRow, EventRow,
    LetterRow, SignatoryRow, AssemblyVoteRow, RightsCouncilCastRow, QuotationRow, RecommendationRow,
    OfficeRow, VectorRow, ReadingRow, GapRow, ExceptionRow, CorrectionRow,
)  # fmt: skip


def header(row: Any) -> tuple[str, ...]:
    """Column names of a table in file order: the row's own fields first, then what every row carries."""
    return _header(row)


def keys(row: Any) -> tuple[str, ...]:
    """Names of the fields that together are the key."""
    return _keys(row)


@cache
def _header(row: Any) -> tuple[str, ...]:
    carried = [f.name for f in fields(Sourced)] if issubclass(row, Sourced) else []
    own = [f.name for f in fields(row) if f.name not in carried]
    return (*own, *carried)


@cache
def _keys(row: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(row) if f.metadata.get("key"))
