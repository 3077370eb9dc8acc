"""What the record holds, as a claim asks after it: a vote, a meeting, a letter, a request, a person in office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ninthvote.vocabulary import Cast, Confidence


@dataclass(frozen=True, slots=True)
class Fact:
    """What a verdict rests on: the row (or rule, or the calendar), how sure it is, and who says so."""

    ref: str
    confidence: Confidence = Confidence.SOURCED
    sources: tuple[str, ...] = ()

    @property
    def is_firm(self) -> bool:
        return self.confidence.is_firm


CALENDAR = Fact("calendar", Confidence.DERIVED)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote of any body: the Council's own, the Assembly's, the Human Rights Council's."""

    key: str
    body: str  #: SC, GA, HRC, GA3, CHR
    on: date
    title: str
    words: frozenset[str]
    state: str | None  #: the state concerned
    yes: int | None
    no: int | None
    abstain: int | None
    carried: bool | None
    vetoed: bool = False
    procedural: bool = False
    without_vote: bool = False
    casts: Mapping[str, Cast] = field(default_factory=dict)
    firm_casts: frozenset[str] = frozenset()
    called_by: tuple[str, ...] = ()
    requested_by: tuple[str, ...] = ()
    requested_text: str = ""
    president: str | None = None
    symbols: tuple[str, ...] = ()
    motion: str = ""
    confidence: Confidence = Confidence.SOURCED
    recalled: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    human_rights: bool = False

    def firm(self, name: str) -> bool:
        """Whether this field may contradict a claim."""
        return self.confidence.is_firm and name not in self.recalled

    @property
    def fact(self) -> Fact:
        return Fact(self.key, self.confidence, self.sources)

    @property
    def result(self) -> str:
        return f"{self.yes}-{self.no}-{self.abstain}" if self.yes is not None else "without a vote"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the record: a meeting, a closed discussion, a letter, a summit, a request that failed."""

    key: str
    kind: str
    on: date
    precision: str
    title: str
    outcome: str
    body: str
    state: str
    open_: bool | None
    formal: bool
    symbols: tuple[str, ...]
    signatories: tuple[str, ...]
    delivered_by: str
    president: str | None
    tally: str | None
    without_vote: bool
    confidence: Confidence
    recalled: frozenset[str]
    sources: tuple[str, ...]
    note: str

    @property
    def fact(self) -> Fact:
        return Fact(self.key, self.confidence, self.sources)

    def within(self, first: date, last: date) -> bool:
        if self.precision == "year":
            return first.year <= self.on.year <= last.year
        if self.precision == "month":
            return (first.year, first.month) <= (self.on.year, self.on.month) <= (last.year, last.month)
        return first <= self.on <= last


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter or joint statement with those in whose name it was made."""

    key: str
    kind: str
    on: date
    precision: str
    state: str | None
    subject: str
    title: str
    symbol: str | None
    count: int | None
    names: frozenset[str]
    complete: bool
    delivered_by: str
    confidence: Confidence
    recalled: frozenset[str]
    sources: tuple[str, ...]
    note: str
    also: str = ""  #: who signed besides states

    @property
    def fact(self) -> Fact:
        return Fact(self.key, self.confidence, self.sources)

    def firm(self, name: str) -> bool:
        return self.confidence.is_firm and name not in self.recalled


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office, the days as exactly as they are known."""

    key: str
    person: str
    office: str
    role: str  #: ambassador, rapporteur, commissioner, chair, member, envoy, other
    state: str | None
    earliest: date | None  #: the first day it may have begun
    began_by: date | None  #: the day by which it had begun
    ended_from: date | None  #: the first day on which it may have ended
    latest: date | None  #: the last day it may have lasted
    from_firm: bool
    until_firm: bool
    from_text: str
    until_text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a meeting, however it ended, drawn from a letter, an event or a vote."""

    key: str
    on: date
    state: str | None
    names: frozenset[str]  #: who asked
    complete: bool  #: whether those are all
    count: int | None  #: how many asked
    failed: bool
    withheld: str | None  #: who did not lend the ninth name
    fact: Fact
    day: date  #: of the meeting asked for
