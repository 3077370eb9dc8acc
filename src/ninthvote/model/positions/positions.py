"""Fitted positions: what each State's support for each text comes to, and how surely its place is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ninthvote.errors import ModelError
from ninthvote.model.positions.blocks_numpy import Parameters
from ninthvote.model.positions.layout import NO_YEAR, Index, Layout
from ninthvote.model.positions.ordered import Array, vote_p


class HeldOut(NamedTuple):
    """Scores on votes that neither the fit nor the temperature saw; natural logarithms."""

    n_votes: int
    log_loss: float  #: yes or not yes
    log_loss_3way: float
    brier: float  #: yes or not yes
    ece: float  #: expected calibration error of P(yes), ten equal bins


class Diagnostics(NamedTuple):
    """How the fit came to rest."""

    n_rounds: int
    log_posterior: float  #: up to a constant
    gradient: float  #: largest component when last met, before the step that followed
    engine: str
    held_out: HeldOut | None


class StatePath(NamedTuple):
    """One State over consecutive years."""

    year: Index
    position: Array  #: (n_years, dimensions), unit: standard deviations of all States over all years on the first axis
    sd: Array  #: (n_years, dimensions) posterior standard deviation given the roll calls
    leniency: Array  #: (n_years,) logits; how readily it says yes to anything
    n_votes: Index  #: (n_years,) cast in that year; 0 where the place is carried over


@dataclass(frozen=True, slots=True)
class Positions:
    """Parameters at the posterior mode; indices are those that the fit was given."""

    mode: str
    intercept: Array
    slope: Array
    room: Array
    path: Array
    sd: Array
    taste: Array
    path_start: Index
    first_year: Index
    n_votes_at: Index
    roll_call_year: Index
    temperature: float
    diagnostics: Diagnostics | None

    @classmethod
    def of(
        cls,
        layout: Layout,
        now: Parameters,
        mode: str,
        temperature: float,
        *,
        sd: Array | None = None,
        diagnostics: Diagnostics | None = None,
    ) -> Positions:
        return cls(
            mode=mode,
            intercept=now.intercept,
            slope=now.slope,
            room=now.room,
            path=now.path,
            sd=np.zeros_like(now.path) if sd is None else sd,
            taste=now.taste,
            path_start=layout.path_start,
            first_year=layout.first_year,
            n_votes_at=np.diff(layout.place_start).astype(np.int32),
            roll_call_year=layout.roll_call_year,
            temperature=temperature,
            diagnostics=diagnostics,
        )

    @property
    def dimensions(self) -> int:
        return int(self.path.shape[1] - 1)

    @property
    def n_states(self) -> int:
        return int(self.taste.size)

    @property
    def n_roll_calls(self) -> int:
        return int(self.intercept.size)

    @property
    def n_votes(self) -> int:
        return int(self.n_votes_at.sum())

    def at_temperature(self, temperature: float) -> Positions:
        """The same positions, forecasting more boldly below 1 and more timidly above."""
        return replace(self, temperature=temperature)

    def predict(self, state: ArrayLike, roll_call: ArrayLike) -> Array:
        """(n, 3) probabilities of no, abstain and yes for given cells, in the order in which they were given.

        A roll call is voted on in its own year; a State outside the years in which it voted stands where it stood
        in the nearest. A State, or roll call, that the fit saw no vote of takes the mean of the others.

        Args:
            state: (n,) index of the State.
            roll_call: (n,) index of the roll call.

        Raises:
            ModelError: an index outside those the fit was given, or shapes that differ.
        """
        s, j = (
            self._index("state", state, self.n_states),
            self._index("roll_call", roll_call, self.n_roll_calls),
        )
        if s.shape != j.shape:
            raise ModelError(f"state has shape {s.shape}, roll_call {j.shape}", expected="one pair a cell")
        seen = self.roll_call_year != NO_YEAR
        fallback = int(self.roll_call_year[seen].max()) if seen.any() else 0
        place = self.place(s, np.where(seen[j], self.roll_call_year[j], fallback))
        return self.predict_with(s, place, self.intercept[j], self.slope[j], self.room[j])

    def predict_with(self, state: Index, place: Array, intercept: Array, slope: Array, room: Array) -> Array:
        """(n, 3) probabilities for texts given by their parameters, States by their taste and `place`."""
        eta = intercept + np.einsum("np,np->n", slope, place)
        tau = np.exp(room + self.taste[state])
        return vote_p(eta / self.temperature, tau / self.temperature)

    def place(self, state: ArrayLike, year: ArrayLike) -> Array:
        """(n, dimensions + 1) position and leniency in that year, or in the nearest in which the State voted.

        A State that never voted stands at the origin.
        """
        s, t = self._index("state", state, self.n_states), np.asarray(year)
        n_years = np.diff(self.path_start)[s]
        known = n_years > 0
        step = np.clip(t - np.where(known, self.first_year[s], 0), 0, np.maximum(n_years - 1, 0))
        at = np.where(known, self.path_start[s] + step, 0)
        return np.where(known[:, None], self.path[at], 0.0)

    def path_of(self, state: int) -> StatePath:
        """The State's path over every year from its first vote to its last.

        Raises:
            ModelError: an index outside those the fit was given.
        """
        own = slice(*self.path_start[self._index("state", [state], self.n_states)[0] :][:2])
        n_d = self.dimensions
        year = np.arange(own.stop - own.start, dtype=np.int32) + max(int(self.first_year[state]), 0)
        return StatePath(
            year, self.path[own, :n_d], self.sd[own, :n_d], self.path[own, n_d], self.n_votes_at[own]
        )

    @staticmethod
    def _index(name: str, values: ArrayLike, size: int) -> Index:
        index: NDArray[np.int32] = np.asarray(values).astype(np.int32)
        if index.ndim != 1 or (index.size and (index.min() < 0 or index.max() >= size)):
            raise ModelError(
                f"{name} holds what the fit was not given", expected=f"indices from 0 to {size - 1}"
            )
        return index
