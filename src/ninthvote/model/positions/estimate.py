"""Where every State stands, year by year, estimated from how it voted: the posterior mode, and one temperature.

A State's support for a text is `intercept + slope . position + leniency`; its position and leniency walk at random
from year to year. Roll calls, paths and tastes take turns, each moved by an exact Fisher-scoring step given the rest,
until the log posterior stands still. The mode is overconfident by construction; one temperature, fitted on votes held
out, mends it. (Averaging over a Laplace approximation instead was found to score worse than the bare mode.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from ninthvote.errors import DidNotConverge, ModelError
from ninthvote.model.positions.blocks_numpy import Parameters, Prior
from ninthvote.model.positions.engine import EngineName, OnCompile, blocks_for
from ninthvote.model.positions.identify import identify
from ninthvote.model.positions.layout import Layout, lay_out
from ninthvote.model.positions.positions import Diagnostics, HeldOut, Positions
from ninthvote.model.positions.start import START_ROOM, start_from_svd
from ninthvote.model.positions.temperature import fit_temperature, held_out_rows, score

FitMode = Literal["predictive", "comparable"]

#: The fit rests when a round lifts the log posterior by less than this per vote. Held-out scores move in the fifth
#: decimal from there on, while the slowest direction (tastes against room) would creep for hundreds of rounds.
TOLERANCE = 3e-4


def default_prior(dimensions: int, mode: FitMode = "predictive") -> Prior:
    """Variances, for `predictive` by held-out score on the Assembly's votes one at a time; the optimum is flat in each.

    Slopes share a fixed total (8) between dimensions, so that adding one does not add freedom for free. In both modes
    every place is held to the origin besides: without that hold the mode throws a State that votes alone (the United
    States of 2015, the Soviet bloc of 1967) far beyond where votes can tell.

    `comparable` has no taste, as the published model has none; its other variances are wide, so that the votes decide.
    """
    if mode == "comparable":
        return Prior(
            intercept=400.0,
            slope=10.0,
            room=0.5,
            first=np.full(dimensions + 1, 10.0),
            step=np.full(dimensions + 1, 0.3),
            taste=1e-4,
            hold=np.full(dimensions + 1, 0.4),
        )
    return Prior(
        intercept=9.0,
        slope=8.0 / dimensions,
        room=0.5,
        first=np.append(np.full(dimensions, 0.3), 1.0),
        step=np.append(np.full(dimensions, 0.07), 0.1),
        taste=0.5,
        hold=np.append(np.full(dimensions, 0.35), 0.0),
    )


def fit(
    state: ArrayLike,
    roll_call: ArrayLike,
    year: ArrayLike,
    vote: ArrayLike,
    *,
    dimensions: int | None = None,
    mode: FitMode = "predictive",
    n_states: int | None = None,
    n_roll_calls: int | None = None,
    anchors: tuple[int, int] | None = None,
    prior: Prior | None = None,
    temperature: float | None = None,
    max_rounds: int = 200,
    tolerance: float = TOLERANCE,
    engine: EngineName = "auto",
    on_compile: OnCompile | None = None,
) -> Positions:
    """Positions of all States over all years, from votes given as four arrays, one entry a vote, in any order.

    Args:
        state: (n,) index of the State, from 0.
        roll_call: (n,) index of the roll call, from 0.
        year: (n,) calendar year (or session); one a roll call. The random walk steps once a year.
        vote: (n,) 0 no, 1 abstain, 2 yes. Leave out whoever did not vote.
        dimensions: of the space; 4 if `predictive`, always 1 if `comparable`.
        mode: `predictive` (several dimensions and leniency) or `comparable` (one, none), the form of published
            estimates.
        n_states: length of the state index, where some cast no vote; the highest index seen plus one if none.
        n_roll_calls: likewise.
        anchors: two States; the first has the higher mean on the first axis, and the axes beyond run its way too.
        prior: variances; `default_prior` if none.
        temperature: taken as given; if none, held-out votes decide, and `diagnostics.held_out` is filled.
        max_rounds: rounds through the three blocks before the fit gives up.
        tolerance: rise of the log posterior per vote in one round at which it rests.
        engine: `numba`, `numpy`, or the faster installed.
        on_compile: called once before a wait of some seconds for compiling.

    Raises:
        ModelError: arrays that are not votes (see `lay_out`), no dimension, an unknown anchor or mode.
        DidNotConverge: the log posterior still rose when the rounds ran out.

    Cost is linear in votes; memory about 90 bytes a vote. One thread or many give the same bytes on one machine.
    """
    n_d = _dimensions(dimensions, mode)
    layout = lay_out(state, roll_call, year, vote, n_states=n_states, n_roll_calls=n_roll_calls)
    for anchor in anchors or ():
        if not 0 <= anchor < layout.n_states:
            raise ModelError(
                f"anchor {anchor} is no State", expected=f"indices from 0 to {layout.n_states - 1}"
            )
    work = _Rounds(
        prior=prior or default_prior(n_d, mode),
        lenient=mode == "predictive",
        tolerance=tolerance,
        max_rounds=max_rounds,
        engine=engine,
        on_compile=on_compile,
    )
    now = start_from_svd(layout, n_d)
    held_out: HeldOut | None = None
    if temperature is None:
        s, j, t, v = (np.asarray(a) for a in (state, roll_call, year, vote))
        for_heat, for_score = held_out_rows(s.size)
        part = lay_out(
            s,
            j,
            t,
            v,
            n_states=layout.n_states,
            n_roll_calls=layout.n_roll_calls,
            left_out=for_heat | for_score,
        )
        work.until_still(part, now)
        first = Positions.of(part, now, mode, 1.0)
        temperature = fit_temperature(first, s[for_heat], j[for_heat], v[for_heat])
        held_out = score(first.at_temperature(temperature), s[for_score], j[for_score], v[for_score])
    work.until_still(layout, now)
    now, prior_now = identify(layout, now, work.prior, anchors)
    variance = np.zeros_like(now.path)
    blocks_for(layout, prior_now, work.lenient, engine, on_compile).path_step(
        now._replace(path=now.path.copy()), variance
    )
    # A mode that is too sure of votes is as much too sure of places: their spread is heated by the same temperature.
    sd = max(temperature, 1.0) * np.sqrt(variance)
    return Positions.of(layout, now, mode, temperature, sd=sd, diagnostics=work.report(held_out))


@dataclass(slots=True)
class _Rounds:
    """Turns through the three blocks, and what they came to."""

    prior: Prior
    lenient: bool
    tolerance: float
    max_rounds: int
    engine: EngineName
    on_compile: OnCompile | None
    room_mean: float = START_ROOM
    n_rounds: int = 0
    trace: list[float] = field(default_factory=list)
    gradient: float = np.inf
    name: str = ""

    def until_still(self, layout: Layout, now: Parameters) -> None:
        """Move `now` in place until a round lifts the log posterior per vote by less than the tolerance.

        Raises:
            DidNotConverge: saying how far it still rose.
        """
        blocks = blocks_for(layout, self.prior, self.lenient, self.engine, self.on_compile)
        self.name = blocks.name
        if not self.trace:  # slopes leave zero before any State is asked to move along them
            blocks.roll_call_step(now, self.room_mean)
        self.trace = []
        for _ in range(self.max_rounds):
            log_p, by_roll_call = blocks.roll_call_step(now, self.room_mean)
            self.trace.append(float(log_p.sum()) + self._log_prior(layout, now))
            self.room_mean = float(now.room.mean())
            by_path = blocks.path_step(now)
            by_taste = blocks.taste_step(now)
            self.n_rounds += 1
            self.gradient = max(by_roll_call, by_path, by_taste)
            if len(self.trace) > 1 and abs(self.trace[-1] - self.trace[-2]) < self.tolerance * layout.n_votes:
                return
        rise = (self.trace[-1] - self.trace[-2]) / layout.n_votes if len(self.trace) > 1 else np.inf
        raise DidNotConverge(
            f"the log posterior still rose by {rise:.1e} a vote after {self.max_rounds} rounds",
            expected=f"less than {self.tolerance:.1e}",
            hint="allow more rounds (max_rounds), or a larger tolerance",
        )

    def report(self, held_out: HeldOut | None) -> Diagnostics:
        return Diagnostics(self.n_rounds, self.trace[-1], self.gradient, self.name, held_out)

    def _log_prior(self, layout: Layout, now: Parameters) -> float:
        """Up to a constant, of the parameters as a round finds them (roll calls already moved: of little weight)."""
        p, inner = self.prior, np.ones(max(layout.n_places - 1, 0), dtype=np.bool_)
        inner[layout.path_start[1:-1][layout.path_start[1:-1] < layout.n_places] - 1] = False
        starts = layout.path_start[:-1][np.diff(layout.path_start) > 0]
        squares = (
            np.sum(now.intercept**2) / p.intercept
            + np.sum(now.slope[:, :-1] ** 2) / p.slope
            + np.sum((now.room - self.room_mean) ** 2) / p.room
            + np.sum(now.path[starts] ** 2 / p.first)
            + np.sum(np.diff(now.path, axis=0)[inner] ** 2 / p.step)
            + np.sum(now.path**2 * p.hold)
            + np.sum(now.taste**2) / p.taste
        )
        return -0.5 * float(squares)


def _dimensions(asked: int | None, mode: FitMode) -> int:
    if mode not in get_args(FitMode):
        raise ModelError(f"there is no mode {mode!r}", expected="predictive or comparable")
    if mode == "comparable" and asked not in (None, 1):
        raise ModelError(f"the comparable mode has one dimension, not {asked}", hint="use mode='predictive'")
    n_d = asked if asked is not None else (4 if mode == "predictive" else 1)
    if not 1 <= n_d <= 16:
        raise ModelError(f"{n_d} dimensions", expected="1 to 16; more than 8 no longer forecast better")
    return n_d
