"""One exact Fisher-scoring step for each block of the model, in plain numpy: the reference for the compiled ones.

The three blocks are roll calls (each by itself), paths (each State's whole path at once), and tastes (each State's
abstention offset). Within a block the parts do not touch, so the order, and the number of threads, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ninthvote.model.positions.layout import Layout
from ninthvote.model.positions.ordered import MIN_TAU, Array, Cells, evaluate

#: Votes taken at a time; bounds the memory of a step at some 60 MB for eight dimensions.
CHUNK = 100_000
#: No coefficient moves further than this in one step, so that a first, wild step cannot overshoot for good.
MAX_STEP = 2.0
#: A roll call's step that would lower its own log posterior is halved, at most this often: a text on which all but
#: two agreed has a flat top that the expected information takes for a steep one.
MAX_HALVINGS = 6


class Parameters(NamedTuple):
    """The model's unknowns. `slope[:, -1]` is 1 throughout: the last coordinate of a path is leniency.

    `intercept` (n_roll_calls,), `slope` (n_roll_calls, P), `room` (n_roll_calls,) log half-width,
    `path` (n_places, P), `taste` (n_states,) log factor on the half-width; P = dimensions + 1.
    """

    intercept: Array
    slope: Array
    room: Array
    path: Array
    taste: Array


class Prior(NamedTuple):
    """Variances: of intercepts, slopes, room about `room_mean`, first places, yearly steps (P,), and tastes.

    `hold` (P,) is the precision with which every place is held to the origin besides; 0 leaves the walk free.
    """

    intercept: float
    slope: float
    room: float
    first: Array
    step: Array
    taste: float
    hold: Array


def roll_call_step(layout: Layout, now: Parameters, prior: Prior, room_mean: float) -> tuple[Array, float]:
    """Move every roll call's intercept, slopes and room by one step, in place.

    Returns:
        (n_roll_calls,) log likelihood before the step, and the largest gradient component met.
    """
    n_d = now.slope.shape[1] - 1
    precision = np.array([1.0 / prior.intercept, *[1.0 / prior.slope] * n_d, 1.0 / prior.room])
    log_p = np.zeros(layout.n_roll_calls)
    steepest = 0.0
    for rows, cells in _chunks(layout.roll_call_start):
        place, state = layout.place_of[cells], layout.state_of[cells]
        j = np.repeat(
            np.arange(rows.start, rows.stop), np.diff(layout.roll_call_start[rows.start : rows.stop + 1])
        )
        x = now.path[place]
        eta = now.intercept[j] + np.einsum("np,np->n", now.slope[j], x)
        tau = np.maximum(np.exp(now.room[j] + now.taste[state]), MIN_TAU)
        c = evaluate(eta, tau, layout.vote_by_roll_call[cells])
        design = np.concatenate([np.ones((len(j), 1)), x[:, :n_d], tau[:, None]], axis=1)
        starts = layout.roll_call_start[rows.start : rows.stop + 1] - cells.start
        theta = np.concatenate(
            [now.intercept[rows, None], now.slope[rows, :n_d], now.room[rows, None] - room_mean], axis=1
        )
        gradient, info = _normal_equations(c, design, starts)
        gradient -= precision * theta
        info += np.diag(precision)
        move = _bounded(np.linalg.solve(info, gradient[:, :, None])[:, :, 0])
        log_p[rows] = _sums(c.log_p, starts)
        before = log_p[rows] - 0.5 * np.einsum("jk,k->j", theta**2, precision)
        votes, base, width = layout.vote_by_roll_call[cells], design.copy(), now.room[j] + now.taste[state]
        base[:, -1] = 0.0
        scale, local = np.ones(len(theta)), j - rows.start
        for halving in range(MAX_HALVINGS + 1):
            step = scale[:, None] * move
            eta_new = eta + np.einsum("nk,nk->n", base, step[local])
            tau_new = np.maximum(np.exp(width + step[local, -1]), MIN_TAU)
            value = _sums(evaluate(eta_new, tau_new, votes).log_p, starts)
            value -= 0.5 * np.einsum("jk,k->j", (theta + step) ** 2, precision)
            worse = value < before
            if halving == MAX_HALVINGS or not worse.any():
                break
            scale[worse] *= 0.5
        scale[worse] *= 0.5
        move *= scale[:, None]
        now.intercept[rows] += move[:, 0]
        now.slope[rows, :n_d] += move[:, 1 : n_d + 1]
        now.room[rows] += move[:, n_d + 1]
        steepest = max(steepest, float(np.abs(gradient).max(initial=0.0)))
    return log_p, steepest


def path_step(layout: Layout, now: Parameters, prior: Prior, lenient: bool, variance: Array | None) -> float:
    """Move every State's whole path by one step, in place; a block-tridiagonal system a State.

    Args:
        lenient: whether the last coordinate is free; else it stays 0.
        variance: (n_places, P) filled with posterior variances given the roll calls, where wanted.

    Returns:
        The largest gradient component met.
    """
    width = now.path.shape[1]
    free = width if lenient else width - 1
    gradient, info = np.zeros((layout.n_places, free)), np.zeros((layout.n_places, free, free))
    owner = np.repeat(np.arange(layout.n_states), np.diff(layout.path_start))
    for rows, cells in _chunks(layout.place_start):
        at = np.repeat(
            np.arange(rows.start, rows.stop), np.diff(layout.place_start[rows.start : rows.stop + 1])
        )
        j = layout.roll_call_of[cells]
        eta = now.intercept[j] + np.einsum("np,np->n", now.slope[j], now.path[at])
        tau = np.maximum(np.exp(now.room[j] + now.taste[owner[at]]), MIN_TAU)
        c = evaluate(eta, tau, layout.vote_by_place[cells])
        starts = layout.place_start[rows.start : rows.stop + 1] - cells.start
        design = now.slope[j, :free]
        gradient[rows] = _sums(c.by_eta[:, None] * design, starts)
        info[rows] = _sums(c.info_eta[:, None, None] * design[:, :, None] * design[:, None, :], starts)
    return _solve_paths(layout, now.path, gradient, info, prior, free, variance)


def taste_step(layout: Layout, now: Parameters, prior: Prior) -> float:
    """Move every State's taste for abstaining by one step, in place; returns the largest gradient component."""
    owner = np.repeat(np.arange(layout.n_states), np.diff(layout.path_start))
    gradient, info = np.zeros(layout.n_states), np.zeros(layout.n_states)
    for rows, cells in _chunks(layout.place_start):
        at = np.repeat(
            np.arange(rows.start, rows.stop), np.diff(layout.place_start[rows.start : rows.stop + 1])
        )
        j, i = layout.roll_call_of[cells], owner[at]
        eta = now.intercept[j] + np.einsum("np,np->n", now.slope[j], now.path[at])
        tau = np.maximum(np.exp(now.room[j] + now.taste[i]), MIN_TAU)
        c = evaluate(eta, tau, layout.vote_by_place[cells])
        gradient += np.bincount(i, weights=c.by_tau * tau, minlength=layout.n_states)
        info += np.bincount(i, weights=c.info_tau * tau**2, minlength=layout.n_states)
    gradient -= now.taste / prior.taste
    now.taste[:] += np.clip(gradient / (info + 1.0 / prior.taste), -MAX_STEP, MAX_STEP)
    return float(np.abs(gradient).max(initial=0.0))


def _solve_paths(
    layout: Layout,
    path: Array,
    gradient: Array,
    info: Array,
    prior: Prior,
    free: int,
    variance: Array | None,
) -> float:
    """Forward elimination and back substitution year by year, all States that stand in the year together."""
    steepest, tie = 0.0, 1.0 / prior.step[:free]
    start, length = layout.path_start[:-1], np.diff(layout.path_start)
    for n in np.unique(length[length > 0]):
        at = start[length == n][:, None] + np.arange(n)
        x, g, h = path[at][:, :, :free], gradient[at], info[at].copy()
        h[:, 0] += np.diag(1.0 / prior.first[:free])
        g[:, 0] -= x[:, 0] / prior.first[:free]
        h += np.diag(prior.hold[:free])
        g -= x * prior.hold[:free]
        leap = (x[:, 1:] - x[:, :-1]) * tie
        g[:, 1:] -= leap
        g[:, :-1] += leap
        h[:, 1:] += np.diag(tie)
        h[:, :-1] += np.diag(tie)
        steepest = max(steepest, float(np.abs(g).max()))
        inverse, move = np.empty_like(h), np.empty_like(g)
        for t in range(n):  # eliminate the past
            if t:
                h[:, t] -= tie[:, None] * inverse[:, t - 1] * tie
                g[:, t] += tie * np.einsum("sab,sb->sa", inverse[:, t - 1], g[:, t - 1])
            inverse[:, t] = np.linalg.inv(h[:, t])
        for t in range(n - 1, -1, -1):
            move[:, t] = np.einsum("sab,sb->sa", inverse[:, t], g[:, t])
            if t + 1 < n:
                move[:, t] += np.einsum("sab,sb->sa", inverse[:, t], tie * move[:, t + 1])
        path[at, :free] += _bounded(move)
        if variance is not None:
            spread = inverse[:, n - 1]
            variance[at[:, n - 1], :free] = np.diagonal(spread, axis1=1, axis2=2)
            for t in range(n - 2, -1, -1):
                gain = inverse[:, t] * tie
                spread = inverse[:, t] + gain @ spread @ gain.transpose(0, 2, 1)
                variance[at[:, t], :free] = np.diagonal(spread, axis1=1, axis2=2)
    return steepest


def _normal_equations(c: Cells, design: Array, starts: NDArray[np.int64]) -> tuple[Array, Array]:
    """Gradient and information per roll call; the last column of the design is the one in tau."""
    n = design.shape[1] - 1
    by = np.concatenate([c.by_eta[:, None] * design[:, :n], (c.by_tau * design[:, n])[:, None]], axis=1)
    weight = np.empty((len(design), n + 1, n + 1))
    weight[:, :n, :n] = c.info_eta[:, None, None] * design[:, :n, None] * design[:, None, :n]
    weight[:, :n, n] = (c.info_both * design[:, n])[:, None] * design[:, :n]
    weight[:, n, :n] = weight[:, :n, n]
    weight[:, n, n] = c.info_tau * design[:, n] ** 2
    return _sums(by, starts), _sums(weight, starts)


def _bounded(move: NDArray[np.floating]) -> Array:
    """Steps scaled back, row by row, so that no coefficient moves by more than `MAX_STEP`."""
    longest = np.abs(move).max(axis=-1, keepdims=True)
    return np.asarray(move * np.minimum(1.0, MAX_STEP / np.maximum(longest, MAX_STEP)))


def _sums(values: Array, starts: NDArray[np.int64]) -> Array:
    """Sums of consecutive rows; a row without votes sums to zero."""
    filled = starts[:-1] < starts[1:]
    out = np.zeros((len(starts) - 1, *values.shape[1:]))
    if filled.any():
        out[filled] = np.add.reduceat(values, starts[:-1][filled], axis=0)
    return out


def _chunks(starts: NDArray[np.int64]) -> Iterator[tuple[slice, slice]]:
    """Runs of whole rows holding about `CHUNK` votes each."""
    row, n = 0, len(starts) - 1
    while row < n:
        stop = int(np.searchsorted(starts, starts[row] + CHUNK, side="right")) - 1
        stop = min(max(stop, row + 1), n)
        yield slice(row, stop), slice(int(starts[row]), int(starts[stop]))
        row = stop
