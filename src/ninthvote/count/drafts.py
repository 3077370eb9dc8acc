"""Council votes on drafts, forecast year by year from earlier years alone: carried, vetoed, or short of nine.

These are substantive matters, so two things decide together: the number of yes, and whether a permanent member says no.
Both come from one joint distribution, and what they decide from the rules. Members' chances are those of the motion
model; the shared shock is the size that scored best on the chance of nine in the years before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ninthvote.count.outcome import decision_chances
from ninthvote.count.tally import at_least, mixed, shaken
from ninthvote.model.motion import History, Lesson, Library, Motion, fit_stack, join, learn, split
from ninthvote.model.positions import fit, place_texts
from ninthvote.rules import Decision, decide, majority, permanent_members
from ninthvote.score import log_losses
from ninthvote.vocabulary import Cast, Matter

Array = NDArray[np.float64]
Int = NDArray[np.int64]

#: Years that the stack learns from before each year, and the first year forecast. Council texts enter from 1994, when
#: agenda items begin.
BACK, FIRST, FROM_YEAR = 10, 2010, 1994

#: Sizes of the shock tried; the wide steps are enough to choose by.
SHOCKS = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0)

#: Nodes for shocks of this size, which sixteen do not resolve.
N_NODES = 64

NO, ABSTAIN, YES, NOT_VOTING = 0, 1, 2, -1
_CAST = {NO: Cast.NO, ABSTAIN: Cast.ABSTAIN, YES: Cast.YES}


@dataclass(frozen=True, slots=True)
class AssemblyVotes:
    """Assembly roll calls as arrays, one entry a cast."""

    state: Int
    roll_call: Int
    year: Int
    cast: Int
    n_roll_calls: int


@dataclass(frozen=True, slots=True)
class CouncilDrafts:
    """Council votes in order of day: what each was about in words that do not tell how it ended, and who voted how."""

    states: tuple[str, ...]
    group: Int  #: (n_states,) number of the regional group, -1 where not known
    history: History
    rivals: Int  #: (n,) other drafts on the same item put the same day
    sponsors: tuple[tuple[int, ...], ...]  #: (n,) states that submitted each, by number
    symbol: tuple[str, ...]
    title: tuple[str, ...]

    @property
    def year(self) -> Int:
        return self.history.day.astype("datetime64[Y]").astype(np.int64) + 1970


@dataclass(frozen=True, slots=True)
class DraftResult:
    """One vote on a draft: the forecast and what came."""

    symbol: str
    date_: date
    title: str
    p_nine: float
    chances: dict[Decision, float]
    yes: int
    decision: Decision
    members: tuple[
        tuple[str, float, Cast, float], ...
    ]  #: state, chance of yes, what it did, its own rate so far

    @property
    def is_contested(self) -> bool:
        """Whether some member did not say yes; known only afterwards."""
        return self.yes < len(self.members)


def lesson_of(assembly: AssemblyVotes, drafts: CouncilDrafts, which: int) -> Lesson:
    """The drafts of a year as they looked at its beginning, and what became of them."""
    earlier, year, history = assembly.year < which, drafts.year, drafts.history
    positions = fit(
        assembly.state[earlier], assembly.roll_call[earlier], assembly.year[earlier], assembly.cast[earlier],
        n_states=len(drafts.states), n_roll_calls=assembly.n_roll_calls,
    )  # fmt: skip
    n = int(np.searchsorted(year, which))
    text, state = np.nonzero(history.vote[:n] != NOT_VOTING)
    placed = place_texts(positions, state, text, year[text], history.vote[text, state], n_roll_calls=n)
    library = Library(history.before(history.day[n]), placed, drafts.group)
    new = np.flatnonzero(year == which)
    motions = [
        Motion(
            history.text[int(k)], history.day[n], history.tags[k], False, int(drafts.rivals[k]), drafts.sponsors[k]
        )
        for k in new
    ]  # fmt: skip
    lesson = learn(library, motions, history.vote[new])
    return lesson._replace(motion=new[lesson.motion])


def forecast_drafts(
    assembly: AssemblyVotes,
    drafts: CouncilDrafts,
    *,
    first: int = FIRST,
    told: Callable[[int], None] = lambda _: None,
) -> tuple[DraftResult, ...]:
    """Every vote since the first year, each year from those before it.

    Args:
        told: called with each year once it is learnt.
    """
    last = int(drafts.year[-1])
    lessons: dict[int, Lesson] = {}
    for year in range(first - BACK + 1, last + 1):
        if np.any(drafts.year == year) and max(drafts.year[0], assembly.year.min()) < year:
            lessons[year] = lesson_of(assembly, drafts, year)
        told(year)
    nine = (drafts.history.vote == YES).sum(axis=1) >= 9
    logit: dict[int, Array] = {}
    loss: dict[int, dict[float, Array]] = {}
    results: list[DraftResult] = []
    for year in sorted(y for y in lessons if y > max(first - 5, min(lessons))):
        lesson = lessons[year]
        stack = fit_stack(*join([lessons[y] for y in lessons if year - BACK <= y < year]))
        logit[year] = stack.logit(lesson.features)
        if year >= first:
            past = {s: np.concatenate([loss[y][s] for y in loss]).mean() for s in SHOCKS}
            shock = min(SHOCKS, key=lambda s: (past[s], s))
            results.extend(_results(drafts, lesson, logit[year], shock))
        loss[year] = {}
        for s in SHOCKS:
            which, p = chance_of_nine(logit[year], lesson.motion, s)
            loss[year][s] = log_losses(p, nine[which])
    return tuple(results)


def chance_of_nine(logit: Array, motion: Int, shock: float) -> tuple[Int, Array]:
    """Motions, and the chance of at least nine yes with one normal shock shared by all members of each.

    The array form of `tally.shaken` and `tally.mixed`, for thousands of counts.
    """
    node, weight = _rule()
    motions = np.unique(motion)
    out = np.empty(motions.size)
    for m, which in enumerate(motions):
        p = _moved(logit[motion == which], shock, node, weight)
        pmf = np.zeros((node.size, p.shape[1] + 1))
        pmf[:, 0] = 1.0
        for k in range(p.shape[1]):
            pmf[:, 1:] = pmf[:, 1:] * (1.0 - p[:, k : k + 1]) + pmf[:, :-1] * p[:, k : k + 1]
            pmf[:, 0] *= 1.0 - p[:, k]
        out[m] = weight @ pmf[:, 9:].sum(axis=1)
    return motions, np.clip(out, 1e-6, 1.0 - 1e-6)


def _moved(logit: Array, shock: float, node: Array, weight: Array) -> Array:
    """(n_nodes, n_members) chances under the shock, each averaging to the member's own."""
    wanted = 1.0 / (1.0 + np.exp(-logit))
    centre, shift = logit * np.sqrt(1.0 + np.pi / 8.0 * shock**2), shock * node[:, None]
    for _ in range(40):
        p = 1.0 / (1.0 + np.exp(-(centre + shift)))
        gap = weight @ p - wanted
        if np.abs(gap).max() < 1e-12:
            break
        centre = centre - np.clip(gap / np.maximum(weight @ (p * (1.0 - p)), 1e-300), -2.0, 2.0)
    return np.asarray(1.0 / (1.0 + np.exp(-(centre + shift))))


@lru_cache(maxsize=1)
def _rule() -> tuple[Array, Array]:
    x, w = np.polynomial.hermite_e.hermegauss(N_NODES)
    return x, w / w.sum()


def _results(drafts: CouncilDrafts, lesson: Lesson, logit: Array, shock: float) -> Iterator[DraftResult]:
    node, weight = _rule()
    rule = tuple(zip(node.tolist(), weight.tolist(), strict=True))
    cast_p = split(1.0 / (1.0 + np.exp(-logit)), lesson.no_share)
    for which in np.unique(lesson.motion):
        rows = lesson.motion == which
        states = [drafts.states[s] for s in lesson.state[rows]]
        casts = lesson.vote[rows]
        yes_p, no_share = cast_p[rows, 2], lesson.no_share[rows]
        on = drafts.history.day[which].astype(object)
        permanent = [s in permanent_members(on) for s in states]
        conditional = shaken(yes_p.tolist(), shock, rule)
        vetoes = sum(c == NO and p for c, p in zip(casts, permanent, strict=True))
        yes = int((casts == YES).sum())
        earlier = drafts.history.vote[drafts.year < drafts.year[which]][:, lesson.state[rows]]
        own = ((earlier == YES).sum(axis=0) + 1.0) / ((earlier != NOT_VOTING).sum(axis=0) + 1.05)
        yield DraftResult(
            symbol=drafts.symbol[which],
            date_=on,
            title=drafts.title[which],
            p_nine=at_least(mixed(conditional), majority(on)),
            chances=decision_chances(conditional, no_share.tolist(), permanent, on, Matter.SUBSTANTIVE),
            yes=yes,
            decision=decide(on, Matter.SUBSTANTIVE, yes, vetoes),
            members=tuple(
                (s, float(p), _CAST[int(c)], float(r))
                for s, p, c, r in zip(states, yes_p, casts, own, strict=True)
            ),
        )
