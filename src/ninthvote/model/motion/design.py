"""What is known of a motion before anybody has voted on it, State by State, from earlier votes alone.

A motion has no parameters of its own. It borrows those of the most similar earlier texts as a mixture, never as their
mean: between a text that all accept and one that half reject lies no text that three quarters accept. What follows
from positions stands beside what each State did on those very texts, its habit, and its group.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import ModelError
from ninthvote.model.motion.history import (
    NOT_VOTING,
    Array,
    Design,
    History,
    Motion,
    Precedent,
    Votes,
    regime_of,
)
from ninthvote.model.motion.similarity import TextIndex
from ninthvote.model.positions.layout import NO_YEAR
from ninthvote.model.positions.ordered import NO, YES, vote_p
from ninthvote.model.positions.positions import Positions

#: Precedents weighed at most; the twentieth hardly counts.
N_PRECEDENTS = 20
#: Weights fall with the power of similarity and by e in so many years. Two sharpnesses: what the nearest text says,
#: and what its wider family says; the stack decides which to trust. Chosen on sessions 54 to 59.
CLOSE = (8.0, 2.0)
WIDE = (4.0, 4.0)
#: A State's habit counts as this much precedent: it speaks where precedents are few, weak or missed.
HABIT = 0.1
#: Habit is read from the last years; a vote loses weight by e in so many.
HABIT_YEARS = 3.0
#: The States standing nearest to a State are its company.
N_COMPANY = 12
#: Probabilities are kept this far from 0 and 1 before logits are taken.
EDGE = 1e-3


#: Columns of the design, in the words in which a number is opened.
FEATURES = (
    "positions on the closest texts",
    "positions on the wider family",
    "own votes on the closest texts",
    "own votes on the wider family",
    "its company on those texts",
    "its group on those texts",
    "the room on those texts",
    "its habit",
    "positions, if the precedent is close",
    "own votes, if the precedent is close",
    "habit, if the precedent is close",
    "closeness of the precedent",
    "a paragraph or an amendment",
    "rival drafts put the same day",
    "a sponsor itself",
    "nearness to the sponsors",
    "breadth of the sponsors",
)


class Library:
    """History made ready to be searched: build once, ask for many motions of the same period.

    Args:
        history: earlier votes only, in order of time.
        positions: fitted on nothing later; their roll call `k` is the history's text `k`.
        group: (n_states,) number of each State's regional group, -1 where not known.

    Raises:
        ModelError: the two do not fit each other, or the history is out of order.
    """

    def __init__(self, history: History, positions: Positions, group: NDArray[np.int_] | None = None) -> None:
        n, n_states = history.vote.shape
        if n_states != positions.n_states or positions.n_roll_calls < n or len(history.text) != n:
            raise ModelError(
                f"history has {n} texts and {n_states} States, positions {positions.n_roll_calls} and "
                f"{positions.n_states}",
                expected="positions fitted on the history's own texts and States",
            )
        if n == 0 or np.any(history.day[1:] < history.day[:-1]):
            raise ModelError("history is empty or out of order", expected="texts in order of their days")
        self.history, self.positions = history, positions
        self._known = positions.roll_call_year[:n] != NO_YEAR
        self._index = TextIndex(history.text)
        self._years = history.day.astype(np.float64) / 365.25
        self._voted = history.vote != NOT_VOTING
        self._yes = history.vote == YES
        self._group = np.full(n_states, -1) if group is None else np.asarray(group)

    def describe(self, motion: Motion) -> Design:
        """Every State's design for one motion.

        Raises:
            ModelError: the library holds a vote of that day or later, which nobody could have known.
        """
        if self.history.day[-1] >= motion.day:
            raise ModelError(
                f"the library knows votes to {self.history.day[-1]}, the motion is of {motion.day}",
                expected="earlier votes only",
                hint="build the library from history.before(day), and fit the positions on no more",
            )
        n = len(self.history.text)
        likeness = self._index.similar(motion.text)
        age = float(motion.day.astype(np.float64)) / 365.25 - self._years
        score = np.maximum(likeness + self._kinship(motion), 1e-3) * self._known
        habit = self._habit(age)
        place, company = self._places(motion)
        sponsor = np.isin(np.arange(len(place)), motion.sponsors)
        own: dict[str, Array] = {}
        mixed: dict[str, Array] = {}
        row: dict[str, NDArray[np.int_]] = {}
        weights: dict[str, Array] = {}
        for name, (power, years) in (("close", CLOSE), ("wide", WIDE)):
            weight = score**power * np.exp(-age / years)
            row[name] = np.argsort(-weight, kind="stable")[: min(N_PRECEDENTS, n)]
            w = weight[row[name]]
            own[name] = self._own(row[name], w, habit)
            mixed[name] = np.einsum(
                "ksp,k->sp", self._by_position(row[name], place), w / max(w.sum(), 1e-300)
            )
            weights[name] = w
        top, w = row["wide"], weights["wide"]
        voted, yes = self._voted[top], self._yes[top]
        together = self._shared(yes, voted, w, company, habit)
        grouped = self._shared(yes, voted, w, self._grouping(), habit)
        room = ((yes * w[:, None]).sum() + HABIT * habit.mean()) / ((voted * w[:, None]).sum() + HABIT)
        best = float(likeness[row["close"][0]])
        positions_close, own_close, habit_logit = (
            _logit(mixed["close"][:, YES]),
            _logit(own["close"]),
            _logit(habit),
        )
        n_states = len(habit)
        features = np.stack(
            [
                positions_close,
                _logit(mixed["wide"][:, YES]),
                own_close,
                _logit(own["wide"]),
                _logit(together),
                _logit(grouped),
                np.full(n_states, float(_logit(room))),
                habit_logit,
                positions_close * best,
                own_close * best,
                habit_logit * best,
                np.full(n_states, best),
                np.full(n_states, float(motion.partial)),
                np.full(n_states, float(min(motion.n_rivals, 3))),
                sponsor.astype(np.float64),
                _nearness(place, sponsor),
                np.full(n_states, np.log1p(sponsor.sum())),
            ],
            axis=1,
        )
        share = w / max(w.sum(), 1e-300)
        return Design(
            features,
            self._no_share(mixed["wide"], self.history.vote[top], w),
            tuple(Precedent(int(k), float(likeness[k]), float(s)) for k, s in zip(top, share, strict=True)),
            regime_of(best),
        )

    def _kinship(self, motion: Motion) -> Array:
        """A shared issue, and being whole or in part alike, break ties between titles that say little."""
        tags = self.history.tags
        union = np.maximum((tags | motion.tags).sum(axis=1), 1)
        return np.asarray(
            0.1 * (tags & motion.tags).sum(axis=1) / union + 0.05 * (self.history.partial == motion.partial)
        )

    def _habit(self, age: Array) -> Array:
        fresh = np.exp(-age / HABIT_YEARS)
        yes, voted = fresh @ self._yes, fresh @ self._voted
        overall = (yes.sum() + 1.0) / (voted.sum() + 1.5)
        return np.asarray((yes + 4.0 * overall) / (voted + 4.0))

    def _places(self, motion: Motion) -> tuple[Array, Array]:
        """Where each State stood last, and who stands nearest: rows of weights that sum to one."""
        year = int(motion.day.astype("datetime64[Y]").astype(np.int64)) + 1970
        n_states = self.positions.n_states
        place = self.positions.place(np.arange(n_states), np.full(n_states, year))
        distance = ((place[:, None, :] - place[None, :, :]) ** 2).sum(axis=2)
        nearest = np.argsort(distance, axis=1, kind="stable")[:, : N_COMPANY + 1]
        company = np.zeros((n_states, n_states))
        np.put_along_axis(company, nearest, 1.0, axis=1)
        np.fill_diagonal(company, 0.0)
        return place, company

    def _grouping(self) -> Array:
        same = (self._group[:, None] == self._group[None, :]) & (self._group >= 0)[:, None]
        out: Array = same.astype(np.float64)
        np.fill_diagonal(out, 0.0)
        return out

    def _by_position(self, rows: NDArray[np.int_], place: Array) -> Array:
        """(k, n_states, 3) probabilities of each State, as it stands now, on each precedent."""
        p = self.positions
        eta = p.intercept[rows][:, None] + p.slope[rows] @ place.T
        tau = np.exp(p.room[rows][:, None] + p.taste[None, :])
        return vote_p(eta / p.temperature, tau / p.temperature)

    def _own(self, rows: NDArray[np.int_], weight: Array, habit: Array) -> Array:
        yes, voted = weight @ self._yes[rows], weight @ self._voted[rows]
        return np.asarray((yes + HABIT * habit) / (voted + HABIT))

    @staticmethod
    def _shared(
        yes: NDArray[np.bool_], voted: NDArray[np.bool_], weight: Array, who: Array, habit: Array
    ) -> Array:
        """What a State's companions did on the precedents, drawn to its own habit where they are few."""
        size = np.maximum(who.sum(axis=1), 1.0)
        all_yes, all_voted = who @ (weight @ yes) / size, who @ (weight @ voted) / size
        return np.asarray((all_yes + HABIT * habit) / (all_voted + HABIT))

    @staticmethod
    def _no_share(mixed: Array, vote: Votes, weight: Array) -> Array:
        """Between no and abstention: the positions' word, and the State's own on the precedents."""
        said_no, said_not = weight @ (vote == NO), weight @ ((vote >= 0) & (vote != YES))
        by_position = mixed[:, NO] / np.maximum(1.0 - mixed[:, YES], 1e-9)
        return np.asarray(np.clip((said_no + HABIT * by_position) / (said_not + HABIT), 0.0, 1.0))


def _nearness(place: Array, sponsor: NDArray[np.bool_]) -> Array:
    """How much nearer than most a State stands to the middle of the sponsors; 0 for all where they are not known."""
    if not sponsor.any():
        return np.zeros(len(place))
    distance: Array = np.linalg.norm(place - place[sponsor].mean(axis=0), axis=1)
    return np.asarray(distance.mean() - distance)


def _logit(p: Array | np.floating | float) -> Array:
    kept = np.clip(np.asarray(p, dtype=np.float64), EDGE, 1.0 - EDGE)
    return np.asarray(np.log(kept / (1.0 - kept)))
