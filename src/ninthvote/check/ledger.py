"""The record arranged for questions: who sat when, what was put to the vote, who signed, who held which office.

Built once from the rows; nothing here decides anything. A field that a row says is recalled is never firm.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ninthvote.rules.presidency import next_president
from ninthvote.text.mention import fold
from ninthvote.vocabulary import Cast, Confidence, Mode, SeatKind

_DAY = timedelta(days=1)


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
        self.papers = [_paper(r, tables["signatories"]) for r in tables["letters"]]
        self.happenings = sorted((_happening(r) for r in tables["events"]), key=lambda h: h.on)
        self.ballots = sorted(_ballots(tables), key=lambda b: (b.on, b.key))
        self.by_body: dict[str, list[Ballot]] = defaultdict(list)
        for ballot in self.ballots:
            self.by_body[ballot.body].append(ballot)
        self._days = {body: [b.on for b in votes] for body, votes in self.by_body.items()}
        self.tenures = [_tenure(r) for r in tables["offices"]]
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
        rows = list(self.terms.get(state, ()))
        if state == "RUS":
            rows += self.terms.get("SUN", [])
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


_NOISE = frozenset(
    [
        "adoption",
        "agenda",
        "meeting",
        "motion",
        "under",
        "rule",
        "whether",
        "vote",
        "invitation",
        "council",
        "security",
        "human",
        "rights",
        "situation",
        "briefing",
        "draft",
        "resolution",
        "request",
        "member",
        "first",
        "second",
        "third",
        "fourth",
        "another",
        "ordinary",
        "only",
        "point",
        "make",
        "before",
        "with",
        "from",
        "that",
        "this",
        "about",
        "into",
        "the",
        "for",
        "and",
        "its",
        "put",
        "off",
        "until",
        "situations",
        "item",
        "terms",
        "usually",
        "given",
        "take",
        "part",
        "discussion",
        "allow",
    ]
)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a title."""
    return frozenset(w for w in re.findall(r"[a-z0-9]{4,}", fold(text).lower()) if w not in _NOISE)


def _paper(row: Any, signatories: Iterable[Any]) -> Paper:
    names = frozenset(s.state for s in signatories if s.letter == row.letter)
    return Paper(
        row.letter, row.kind, row.on, row.precision, _situation_state(row.situation, row.subject), row.subject, row.title,
        row.symbol, row.n_signatories, names, row.list_complete, row.delivered_by or "", row.confidence,
        frozenset(row.recalled_fields), row.sources, row.note or "",
    )  # fmt: skip


def _happening(row: Any) -> Happening:
    # A meeting of the Council on another item of the same state is no meeting on the situation.
    other = row.kind == "formal_meeting" and "no human rights focus" in (row.outcome or "")
    return Happening(
        row.event, "other_meeting" if other else row.kind, row.on, row.precision, row.title, row.outcome or "", row.body or "",
        _situation_state(row.situation, row.situation) or "PRK", row.open_, row.kind == "formal_meeting", row.symbols,
        row.signatories, row.delivered_by or "", row.president, row.tally_text,
        row.mode is Mode.NO_OBJECTION, row.confidence, frozenset(row.recalled_fields), row.sources, row.note or "",
    )  # fmt: skip


#: Subjects by the state they concern, where the situation's key does not say it.
_SUBJECT_STATES = (
    ("DPRK", "PRK"), ("Ukrain", "UKR"), ("Syria", "SYR"), ("Myanmar", "MMR"), ("Venezuela", "VEN"), ("Zimbabwe", "ZWE"),
    ("Yugoslavia", "YUG"), ("Belarus", "BLR"), ("Xinjiang", "CHN"), ("Iran", "IRN"), ("Palestin", "PSE"), ("Suez", "EGY"),
    ("Afghanistan", "AFG"), ("Occupied Arab", "PSE"), ("chemical", "SYR"), ("Gaza", "PSE"), ("Libya", "LBY"), ("Kosovo", "YUG"),
    ("Cuba", "CUB"), ("Hungar", "HUN"), ("Korea", "PRK"), ("Rhodesia", "ZWE"), ("Iraq", "IRQ"), ("Mali", "MLI"), ("Sudan", "SDN"),
)  # fmt: skip


def _situation_state(situation: str | None, subject: str) -> str | None:
    for word, code in _SUBJECT_STATES:
        if word.lower() in f"{situation or ''} {subject}".lower():
            return code
    if situation and re.fullmatch(r"[a-z]{3}", situation):
        return situation.upper()
    return None


def _numbers(text: str | None) -> tuple[int | None, int | None, int | None]:
    m = re.fullmatch(r"(\d+)-(\d+)-(\d+)", text or "")
    return (int(m[1]), int(m[2]), int(m[3])) if m else (None, None, None)


def _ballots(tables: Mapping[str, Sequence[Any]]) -> list[Ballot]:
    casts: dict[str, dict[str, Cast]] = defaultdict(dict)
    firm: dict[str, set[str]] = defaultdict(set)
    for row in tables["casts"]:
        casts[row.vote][row.state] = row.cast
        if row.confidence.is_firm:
            firm[row.vote].add(row.state)
    out: list[Ballot] = []
    days: dict[tuple[date, str], str] = {}
    for row in tables["votes"]:
        symbols = tuple(
            filter(None, [row.meeting, *re.findall(r"S/\d{4}/\d+|S/RES/\d+", " ".join(row.sources))])
        )
        number = re.match(r"Resolution (\d+)", row.title)
        if number:
            symbols += (f"S/RES/{number[1]}",)
        days[row.on, _meeting_number(row.meeting)] = row.vote
        recalled = set(row.recalled_fields)
        out.append(
            Ballot(
                row.vote,
                "SC",
                row.on,
                row.title,
                words_of(f"{row.title} {row.subject}"),
                _situation_state(row.situation, row.subject),
                row.yes,
                row.no,
                row.abstain,
                row.carried,
                False,
                True,
                False,
                casts[row.vote],
                frozenset(firm[row.vote]),
                row.called_by,
                row.requested_by,
                row.requested_by_text or "",
                row.president,
                symbols,
                row.motion,
                row.confidence,
                frozenset(recalled),
                row.sources,
                row.human_rights,
            )
        )
    known = {(b.on, b.yes, b.no, b.abstain) for b in out}
    for row in tables["vectors"]:
        if (row.on, row.yes, row.no, row.abstain) in known and row.matter.value == "procedural":
            continue
        named: dict[str, Cast] = dict.fromkeys(row.permanent_no, Cast.NO)
        if row.abstain and len(row.permanent_not_for) <= row.abstain and not row.not_voting:
            named |= dict.fromkeys(row.permanent_not_for, Cast.ABSTAIN)
        others = {"CHN", "FRA", "GBR", "USA", "SUN" if row.on < date(1991, 12, 24) else "RUS"}
        named |= dict.fromkeys(others - set(row.permanent_no) - set(row.permanent_not_for), Cast.YES)
        symbol = re.match(r"S/[A-Z0-9./]+", row.symbol)
        out.append(
            Ballot(
                row.symbol.split(" (")[0] if row.symbol.startswith("S/2") else row.symbol,
                "SC",
                row.on,
                row.title,
                words_of(f"{row.title} {row.symbol}"),
                _situation_state(None, f"{row.title} {row.symbol}"),
                row.yes,
                row.no,
                row.abstain,
                row.expected == "carried",
                row.expected == "vetoed",
                row.matter.value == "procedural",
                False,
                named,
                frozenset(named) if row.confidence.is_firm else frozenset(),
                (),
                (),
                "",
                None,
                (symbol[0],) if symbol else (),
                "draft",
                row.confidence,
                frozenset(),
                row.sources,
            )
        )
    hrc: dict[str, dict[str, Cast]] = defaultdict(dict)
    hrc_firm: dict[str, set[str]] = defaultdict(set)
    for row in tables["rights_council_casts"]:
        hrc[row.symbol][row.state] = row.cast
        if row.confidence.is_firm:
            hrc_firm[row.symbol].add(row.state)
    for row in tables["events"]:
        if row.kind not in ("resolution_hrc", "resolution_ga"):
            continue
        body = {"HRC": "HRC", "CHR": "CHR", "GA": "GA"}.get(row.body or "", "GA3")
        yes, no, abstain = _numbers(row.tally_text)
        full = row.symbols[0] if row.symbols else ""
        recalled = set(row.recalled_fields)
        if "tally_text" in recalled:
            recalled |= {"yes", "no", "abstain"}
        out.append(
            Ballot(
                row.event,
                body,
                row.on,
                row.title,
                words_of(row.title),
                "PRK",
                yes,
                no,
                abstain,
                True,
                False,
                False,
                yes is None and row.mode is Mode.NO_OBJECTION,
                hrc.get(full, {}),
                frozenset(hrc_firm.get(full, ())),
                symbols=tuple(filter(None, (full, re.sub(r"^[A-Z/]*RES/", "", full)))),
                motion="resolution",
                confidence=row.confidence,
                recalled=frozenset(recalled),
                sources=row.sources,
                human_rights=True,
            )
        )
    return out


def _meeting_number(symbol: str | None) -> str:
    return (symbol or "").rsplit(".", 1)[-1]


def _ends(on: date, precision: str | None) -> tuple[date, date]:
    """The first and last day of the time known to this precision that `on` lies in."""
    if precision == "year":
        return date(on.year, 1, 1), date(on.year, 12, 31)
    if precision == "month":
        return date(on.year, on.month, 1), date(on.year + on.month // 12, on.month % 12 + 1, 1) - _DAY
    return on, on


_ROLES = (
    ("special rapporteur", "rapporteur"), ("high commissioner", "commissioner"), ("acting permanent rep", "ambassador"),
    ("deputy permanent rep", "deputy"), ("permanent rep", "ambassador"), ("chair, commission of inquiry", "chair"),
    ("member, commission of inquiry", "member"), ("chair, fact-finding", "mission"), ("envoy", "envoy"),
    ("president of the human rights council", "hrc_president"),
)  # fmt: skip


def _tenure(row: Any) -> Tenure:
    earliest, began_by = _ends(row.from_, row.from_precision) if row.from_ else (None, None)
    ended_from, latest = _ends(row.until - _DAY, row.until_precision) if row.until else (None, None)
    role = next((r for words, r in _ROLES if words in row.office.lower()), "other")
    recalled = set(row.recalled_fields)
    sure = row.confidence.is_firm
    return Tenure(
        row.office_id, row.person, row.office, role, row.state, earliest, began_by, ended_from, latest,
        sure and "from_" not in recalled, sure and "until" not in recalled,
        _as_text(row.from_, row.from_precision), _as_text(row.until and row.until - _DAY, row.until_precision),
        Fact(f"office: {row.person}", row.confidence, row.sources),
    )  # fmt: skip


def _as_text(on: date | None, precision: str | None) -> str:
    if on is None:
        return ""
    return {"year": f"{on:%Y}", "month": f"{on:%B %Y}"}.get(precision or "day", f"{on:%-d %B %Y}")
