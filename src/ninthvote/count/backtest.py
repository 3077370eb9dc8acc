"""How often such numbers came true: every procedural vote with a full roll call, forecast from the day before it.

Weights, rows and shock are those of the day before. What is moved, on which situation, and who asks or objects is the
question, and is given; how anyone would vote is not, nor who had signed unless the letter was already public. Two
requests were dropped for want of votes: no vote took place, so they are scored on one thing only, fewer than nine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ninthvote.count.baseline import Baselines
from ninthvote.count.forward import dropped_requests
from ninthvote.count.outcome import outcome_chances
from ninthvote.count.pivot import pivots
from ninthvote.count.tally import mixed, shaken
from ninthvote.model.occasion import Forecaster, MemberForecast, Motion, motion_of, taking_up
from ninthvote.model.occasion import known_by as weights_known_by
from ninthvote.record import Record
from ninthvote.rules import Decision, majority
from ninthvote.vocabulary import Cast, Confidence, Matter, weakest


@dataclass(frozen=True, slots=True)
class MemberResult:
    """What was forecast of a member and what it did; `cast` is None where no vote took place."""

    state: str
    name: str
    yes_p: float
    abstain_p: float
    no_p: float
    cast: Cast | None
    confidence: Confidence
    baselines: dict[str, float]
    last_was_yes: bool | None

    @property
    def is_scored(self) -> bool:
        return self.cast is not None and self.confidence.is_firm


@dataclass(frozen=True, slots=True)
class VoteResult:
    """One motion: the forecast of the day before (`known_by`) and what came of it."""

    id: str
    date_: date
    known_by: date
    title: str
    situation: str | None
    was_put: bool
    required: int
    p_carried: float
    pmf: tuple[float, ...]
    yes: int | None
    carried: bool
    confidence: Confidence
    pivotal: tuple[str, ...]
    members: tuple[MemberResult, ...]

    @property
    def is_right_side(self) -> bool:
        """Whether the likelier side of the required number is the one that came."""
        return (self.p_carried > 0.5) == self.carried

    @property
    def is_firm(self) -> bool:
        """Whether the outcome is confirmed, and with it the side of nine."""
        return self.confidence.is_firm


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A vote that cannot be scored, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Backtest:
    votes: tuple[VoteResult, ...]
    left_out: tuple[LeftOut, ...]


def run_backtest(record: Record, *, since: date = date(1990, 1, 1)) -> Backtest:
    """All forecasts, in order of day."""
    forecaster = Forecaster(record)
    baselines = Baselines(forecaster.precedents, forecaster.groups(date.max))
    results, left_out = [], []
    for vote in record.votes(since=since):
        casts = {c.state: c for c in record.casts(vote.vote)}
        roster = record.roster(vote.on)
        if len(casts) < len(roster):
            found = f"{len(casts)} of {len(roster)} casts were found" if casts else "no roll call was found"
            left_out.append(LeftOut(vote.vote, found))
            continue
        motion, known_by = motion_of(vote), vote.on - timedelta(days=1)
        forecasts = forecaster.forecast(tuple(roster), motion, known_by)
        members = tuple(
            _member(f, motion, known_by, baselines, casts[f.member.state.code].cast,
                    weakest((vote.confidence, casts[f.member.state.code].confidence)))
            for f in forecasts
        )  # fmt: skip
        results.append(
            _result(
                vote.vote, vote.title, motion, known_by, members, was_put=True, carried=vote.carried,
                yes=sum(m.cast is Cast.YES for m in members), confidence=vote.confidence,
            )
        )  # fmt: skip
    results.extend(_dropped(record, baselines))
    results.sort(key=lambda r: (r.date_, r.id))
    return Backtest(tuple(results), tuple(left_out))


def _dropped(record: Record, baselines: Baselines) -> list[VoteResult]:
    results = []
    for event in dropped_requests(record):
        known_by = event.on - timedelta(days=1)
        view = record.as_of(known_by)
        motion = taking_up(view, view.situation(event.situation), event.on)
        forecasts = Forecaster(view).forecast(tuple(view.roster(event.on)), motion, known_by)
        members = tuple(_member(f, motion, known_by, baselines, None, event.confidence) for f in forecasts)
        results.append(
            _result(
                event.event, event.title, motion, known_by, members, was_put=False, carried=False, yes=None,
                confidence=event.confidence,
            )
        )  # fmt: skip
    return results


def _member(
    f: MemberForecast,
    motion: Motion,
    known_by: date,
    baselines: Baselines,
    cast: Cast | None,
    confidence: Confidence,
) -> MemberResult:
    code = f.member.state.code
    return MemberResult(
        code, f.member.state.name, f.yes_p, f.abstain_p, f.no_p, cast, confidence,
        baselines.of(code, motion, known_by), baselines.last_was_yes(code, motion, known_by),
    )  # fmt: skip


def _result(
    id_: str,
    title: str,
    motion: Motion,
    known_by: date,
    members: Sequence[MemberResult],
    *,
    was_put: bool,
    carried: bool,
    yes: int | None,
    confidence: Confidence,
) -> VoteResult:
    weights = weights_known_by(known_by).weights
    yes_p, required = [m.yes_p for m in members], majority(motion.on)
    conditional = shaken(yes_p, weights.shock)
    pmf = mixed(conditional)
    order = pivots([m.state for m in members], yes_p, conditional, required)
    return VoteResult(
        id_, motion.on, known_by, title, motion.situation, was_put, required,
        outcome_chances(pmf, motion.on, Matter.PROCEDURAL)[Decision.CARRIED], tuple(pmf), yes, carried, confidence,
        tuple(v.state for v in order[:5]), tuple(members),
    )  # fmt: skip
