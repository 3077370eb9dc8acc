"""Would nine vote to take it up: each member's chances, the distribution of the tally, and who decides it.

Everything read was public by the day the count is made for. A what-if (`sure`) sets a member's vote; a whip sheet adds
what its owner was told; both are marked as such wherever the member is shown.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from ninthvote.count.outcome import outcome_chances
from ninthvote.count.pivot import Pivot, Sets, pivots, settling_sets
from ninthvote.count.seating import reseated
from ninthvote.count.tally import mixed, shaken
from ninthvote.count.whip import Report
from ninthvote.errors import ModelError
from ninthvote.model.occasion import (
    Fitted,
    Forecaster,
    MemberForecast,
    Motion,
    Part,
    Regime,
    Weights,
    known_by,
    regime,
    taking_up,
)
from ninthvote.model.occasion.evidence import REQUEST_IS_OPEN_FOR
from ninthvote.model.occasion.motion import ADOPT_AGENDA
from ninthvote.record import EventRow, LetterRow, PresidencyRow, Record, Signatory, SituationRow, VoteRow
from ninthvote.rules import Decision, Reason, Ruling, majority, put_to_vote
from ninthvote.rules.presidency import next_president
from ninthvote.vocabulary import Cast, Confidence, Matter, Outcome, Roster, State, Tally

Given = TypeVar("Given")

#: Chances are kept this far from certainty when shown as log-odds.
_EDGE = 1e-9


@dataclass(frozen=True, slots=True)
class CountedMember:
    """A member with its chances in this count; `forecast` holds those that the record alone gives."""

    forecast: MemberForecast
    yes_p: float
    abstain_p: float
    no_p: float
    explanation: tuple[Part, ...]
    pivot: Pivot
    sure: Cast | None = None
    report: Report | None = None

    @property
    def state(self) -> State:
        return self.forecast.member.state

    @property
    def most_likely(self) -> Cast:
        return max((self.yes_p, Cast.YES), (self.no_p, Cast.NO), (self.abstain_p, Cast.ABSTAIN))[1]


@dataclass(frozen=True, slots=True)
class LastRequest:
    """The last attempt to take the situation up that names who asked, and where those members are now.

    `row` is the letter; where no letter is on record, the vote whose requesters are.
    """

    row: LetterRow | VoteRow
    remain: tuple[Signatory, ...]
    left: tuple[Signatory, ...]

    @property
    def id(self) -> str:
        return self.row.letter if isinstance(self.row, LetterRow) else self.row.vote

    @property
    def is_complete(self) -> bool:
        """Whether all who asked are named."""
        return (
            self.row.list_complete if isinstance(self.row, LetterRow) else self.row.requested_by_text is None
        )


@dataclass(frozen=True, slots=True)
class Count:
    """A forecast of a tally: a distribution, never a tally."""

    situation: SituationRow
    on: date
    known_by: date
    council_on: date
    roster: Roster
    motion: Motion
    regime: Regime
    required: int
    members: tuple[CountedMember, ...]
    pmf: tuple[float, ...]
    p_carried: float
    sets: Sets
    ruling: Ruling[Outcome]
    fitted: Fitted
    presidency: PresidencyRow | None
    last_request: LastRequest | None
    lately: tuple[EventRow, ...]

    @property
    def pivotal(self) -> tuple[CountedMember, ...]:
        """Members whose vote is open and would move the chance, the most pivotal first."""
        order = sorted(self.members, key=lambda m: -m.pivot.pivotality)
        return tuple(m for m in order if m.pivot.pivotality > 1e-6)


def count_situation(
    record: Record,
    situation: str,
    on: date,
    *,
    as_of: date | None = None,
    council_year: int | None = None,
    sure: Mapping[str, Cast] | None = None,
    reports: Sequence[Report] = (),
    swap: Mapping[str, str] | None = None,
    add: Sequence[str] = (),
) -> Count:
    """The count for a motion to take the situation up on that day.

    Args:
        as_of: the last day whose rows may be read; the day of the count unless earlier.
        council_year: the composition of 1 January of another year, as far as it was known.
        sure: votes taken as given, by state code.
        reports: lines of a whip sheet.
        swap: elected members that give their seat to another state, by code.
        add: states put into empty seats.

    Raises:
        UnknownKey: there is no such situation.
        ModelError: a state named holds no seat, or the composition was not known.
    """
    if as_of is not None and as_of > on:
        raise ModelError(
            f"a count for {on} cannot read what became public only by {as_of}",
            expected="a day up to that of the count",
        )
    view = record.as_of(as_of or on)
    known = as_of or on
    asked = record.situation(situation)
    council_on = date(council_year, 1, 1) if council_year else on
    roster = _roster(view, council_on, swap or {}, add)
    motion = taking_up(view, asked, on)
    forecaster, fitted = Forecaster(view), known_by(known)
    forecasts = forecaster.forecast(tuple(roster), motion, known, fitted.weights)
    given = _seated(sure or {}, roster, "--if")
    told = _seated({r.state: r for r in reports}, roster, "the whip sheet")
    counted = [_counted(f, given.get(f.member.state.code), told.get(f.member.state.code)) for f in forecasts]
    return _summed(
        counted, fitted.weights, majority(council_on),
        Count(
            situation=asked, on=on, known_by=known, council_on=council_on, roster=roster, motion=motion,
            regime=regime(motion, forecaster.precedents, known), required=majority(council_on), members=(), pmf=(),
            p_carried=0.0, sets=Sets((), ()), ruling=_ruling(council_on, roster, counted), fitted=fitted,
            presidency=_presidency(view, max(on, council_on)), last_request=_last_request(view, asked, roster),
            lately=_lately(view, asked, on),
        ),
    )  # fmt: skip


def _roster(view: Record, council_on: date, swap: Mapping[str, str], add: Sequence[str]) -> Roster:
    roster = reseated(view, view.roster(council_on), swap, add)
    if len(roster.elected) < roster.n_seats - 5 - 1:  # one seat stood empty in January 1980
        known = ", ".join(roster.elected) or "none"
        raise ModelError(
            f"the Council of {council_on} was not known on {view.known_by}: {len(roster)} of {roster.n_seats} members",
            expected="a year whose elections had been held; the Assembly elects in June for the January that follows",
            hint=f"Elected members known: {known}.",
        )
    return roster


def _seated(named: Mapping[str, Given], roster: Roster, where: str) -> dict[str, Given]:
    strangers = [code for code in named if code not in roster]
    if strangers:
        raise ModelError(
            f"{', '.join(strangers)} held no seat on {roster.on}", where=where,
            expected="one of " + ", ".join(f"{m.state.name} ({m.state.code})" for m in roster),
        )  # fmt: skip
    return dict(named)


def _counted(forecast: MemberForecast, sure: Cast | None, report: Report | None) -> CountedMember:
    """The member's chances once the whip sheet and then the what-if have spoken; each is a part of the log-odds."""
    chances = {Cast.YES: forecast.yes_p, Cast.ABSTAIN: forecast.abstain_p, Cast.NO: forecast.no_p}
    parts = list(forecast.explanation)
    if report is not None:
        before = chances[Cast.YES]
        chances = {c: (1.0 - report.confidence) * p for c, p in chances.items()}
        chances[report.position] += report.confidence
        said = f"your whip sheet: {report.position.value}, confidence {report.confidence:.0%}"
        parts.append(Part(said, _log_odds(chances[Cast.YES]) - _log_odds(before), f"whip:{report.state}"))
    if sure is not None:
        before = chances[Cast.YES]
        chances = {c: float(c is sure) for c in chances}
        parts.append(Part(f"taken as given: {sure.value}", _log_odds(chances[Cast.YES]) - _log_odds(before)))
    return CountedMember(
        forecast, chances[Cast.YES], chances[Cast.ABSTAIN], chances[Cast.NO], tuple(parts),
        Pivot(forecast.member.state.code, 0.0, 0.0, 0.0, 0.0), sure, report,
    )  # fmt: skip


def _log_odds(p: float) -> float:
    inside = min(max(p, _EDGE), 1.0 - _EDGE)
    return math.log(inside) - math.log1p(-inside)


def _summed(members: Sequence[CountedMember], weights: Weights, required: int, empty: Count) -> Count:
    states, yes_p = [m.state.code for m in members], [m.yes_p for m in members]
    conditional = shaken(yes_p, weights.shock)
    pmf = mixed(conditional)
    by_state = {v.state: v for v in pivots(states, yes_p, conditional, required)}
    return replace(
        empty,
        members=tuple(replace(m, pivot=by_state[m.state.code]) for m in members),
        pmf=tuple(pmf),
        p_carried=outcome_chances(pmf, empty.council_on, Matter.PROCEDURAL)[Decision.CARRIED],
        sets=settling_sets(states, yes_p, conditional, required),
    )


def _ruling(on: date, roster: Roster, members: Sequence[CountedMember]) -> Ruling[Outcome]:
    """What the rules make of the least that carries: exactly the required yes, over those likeliest to say no."""
    required = majority(on)
    no = [m.state.code for m in members if m.most_likely is Cast.NO][: len(roster) - required]
    tally = Tally(required, len(no), len(roster) - required - len(no), roster.n_seats - len(roster))
    against = [s for s in no if s in roster.permanent]
    ruling = put_to_vote(on, Matter.PROCEDURAL, tally, permanent_no=against)
    first = Reason(
        "AGD-04",
        "If any member objects, the provisional agenda is put to a procedural vote; if none does, it is adopted.",
    )
    return replace(ruling, reasons=(first, *ruling.reasons))


def _last_request(view: Record, situation: SituationRow, roster: Roster) -> LastRequest | None:
    letters = [
        (letter.on, letter, view.signatories(letter.letter))
        for letter in view.letters(situation=situation.situation)
        if letter.supports and letter.kind in ("letter", "meeting_request")
    ]
    votes = [
        (vote.on, vote, view.seated(vote.requested_by, vote.on))
        for vote in view.votes(situation=situation.situation, motion=ADOPT_AGENDA)
        if not any(timedelta(0) <= vote.on - on <= REQUEST_IS_OPEN_FOR for on, _, _ in letters)
    ]
    asked: list[tuple[date, LetterRow | VoteRow, tuple[Signatory, ...]]] = [*letters, *votes]
    asked.sort(key=lambda a: a[0])
    for on, row, named in reversed(asked):
        members = [s for s in named if s.on_council]
        if members and on <= roster.on:
            return LastRequest(
                row,
                tuple(s for s in members if s.state.code in roster),
                tuple(s for s in members if s.state.code not in roster),
            )
    return None


def _presidency(view: Record, on: date) -> PresidencyRow | None:
    """Who presides in the month: on record, or next in turn after the month before where that is (rule 18)."""
    row = view.presidency(on)
    month = on.replace(day=1)
    before = view.presidency(month - timedelta(days=1))
    if row is not None or before is None:
        return row
    members = {m.state.code: m.state.name for m in view.roster(month)}
    outgoing = view.state(before.state, before.month).name
    return PresidencyRow(
        month=month, state=next_president(members, outgoing), known_on=before.known_on, sources=(),
        confidence=Confidence.DERIVED, recalled_fields=(),
        note="Next in English alphabetical order after the President of the month before (rule 18).",
    )  # fmt: skip


def _lately(view: Record, situation: SituationRow, on: date) -> tuple[EventRow, ...]:
    """What became of the last attempts: requests that failed in the year before."""
    events = view.events(situation.situation, kind="request_failed")
    return tuple(e for e in events if 0 <= (on - e.on).days <= 366)
