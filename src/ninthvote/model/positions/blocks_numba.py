"""The three blocks of `blocks_numpy`, compiled: same steps in the same order within a roll call or State.

Threads share whole roll calls and whole States, never a sum, so their number changes no bit of the answer.
"""

from __future__ import annotations

import math
from typing import Any

import numba as nb
import numpy as np

from ninthvote.model.positions.blocks_numpy import MAX_HALVINGS, MAX_STEP
from ninthvote.model.positions.ordered import ABSTAIN, MAX_ETA, MIN_TAU, YES

MIN_P = 1e-300


@nb.njit(cache=True, inline="always", error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def _cell(eta: float, tau: float, vote: int) -> tuple[float, float, float, float, float, float]:
    """Probability, derivatives in eta and tau, and the three expected informations: `ordered.evaluate` of one vote."""
    eta = min(max(eta, -MAX_ETA), MAX_ETA)
    up, wide = math.exp(eta), math.exp(tau)
    no, yes = 1.0 / (1.0 + up * wide), up / (up + wide)
    shrink = 1.0 / (wide * wide)
    not_yes, not_no = wide / (up + wide), 1.0 - no
    between = not_no * not_yes * (1.0 - shrink)
    lean = no - yes
    widen = no + yes + 2.0 * shrink / (1.0 - shrink)
    from_yes, from_no = yes * not_yes * not_yes, no * not_no * not_no
    info_eta = from_yes + from_no + between * lean * lean
    info_both = from_no - from_yes + between * lean * widen
    info_tau = from_yes + from_no + between * widen * widen
    p, by_eta, by_tau = no, -not_no, -not_no
    if vote == YES:
        p, by_eta, by_tau = yes, not_yes, -not_yes
    elif vote == ABSTAIN:
        p, by_eta, by_tau = between, lean, widen
    return p, by_eta, by_tau, info_eta, info_both, info_tau


@nb.njit(cache=True, inline="always", error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def _p(eta: float, tau: float, vote: int) -> float:
    """Probability of one vote alone."""
    eta = min(max(eta, -MAX_ETA), MAX_ETA)
    up, wide = math.exp(eta), math.exp(tau)
    if vote == YES:
        return up / (up + wide)
    if vote == ABSTAIN:
        return up * wide / (1.0 + up * wide) * wide / (up + wide) * (1.0 - 1.0 / (wide * wide))
    return 1.0 / (1.0 + up * wide)


@nb.njit(cache=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def _invert(a: Any) -> None:
    """The inverse of a positive definite matrix, in its own place (Gauss and Jordan; no pivots needed)."""
    n = a.shape[0]
    for k in range(n):
        pivot = 1.0 / a[k, k]
        a[k, k] = 1.0
        for c in range(n):
            a[k, c] *= pivot
        for r in range(n):
            if r != k:
                factor = a[r, k]
                a[r, k] = 0.0
                for c in range(n):
                    a[r, c] -= factor * a[k, c]


@nb.njit(cache=True, parallel=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def roll_calls(
    start: Any,
    place_of: Any,
    state_of: Any,
    votes: Any,
    intercept: Any,
    slope: Any,
    room: Any,
    path: Any,
    taste: Any,
    precision: Any,
    room_mean: float,
    log_p: Any,
    steepest: Any,
) -> None:
    """`blocks_numpy.roll_call_step`; fills `log_p` and `steepest`, one entry a roll call."""
    width = path.shape[1]
    k = width + 1
    taste_width = np.exp(taste)
    for j in nb.prange(start.shape[0] - 1):
        info, gradient, u = np.zeros((k, k)), np.zeros(k), np.empty(k)
        own_room = math.exp(room[j])
        total = 0.0
        for cell in range(start[j], start[j + 1]):
            at = place_of[cell]
            eta = intercept[j]
            for d in range(width):
                eta += slope[j, d] * path[at, d]
                u[d + 1] = path[at, d]
            u[0] = 1.0
            tau = max(own_room * taste_width[state_of[cell]], MIN_TAU)
            p, by_eta, by_tau, info_eta, info_both, info_tau = _cell(eta, tau, votes[cell])
            total += math.log(max(p, MIN_P))
            for a in range(width):
                gradient[a] += by_eta * u[a]
                weighed = info_eta * u[a]
                for b in range(a + 1):
                    info[a, b] += weighed * u[b]
                info[width, a] += info_both * tau * u[a]
            gradient[width] += by_tau * tau
            info[width, width] += info_tau * tau * tau
        log_p[j] = total
        before = total
        for a in range(k):
            at_now = room[j] - room_mean if a == width else (intercept[j] if a == 0 else slope[j, a - 1])
            before -= 0.5 * precision[a] * at_now * at_now
            gradient[a] -= precision[a] * at_now
            info[a, a] += precision[a]
            for b in range(a):
                info[b, a] = info[a, b]
        _invert(info)
        longest, most = 0.0, 0.0
        for a in range(k):
            move = 0.0
            for b in range(k):
                move += info[a, b] * gradient[b]
            u[a] = move
            longest, most = max(longest, abs(move)), max(most, abs(gradient[a]))
        scale = min(1.0, MAX_STEP / max(longest, MAX_STEP))
        for _ in range(MAX_HALVINGS + 1):
            now_room = room[j] + scale * u[width]
            own_room = math.exp(now_room)
            value = -0.5 * precision[width] * (now_room - room_mean) ** 2
            for a in range(width):
                at_now = (intercept[j] if a == 0 else slope[j, a - 1]) + scale * u[a]
                value -= 0.5 * precision[a] * at_now * at_now
            for cell in range(start[j], start[j + 1]):
                at = place_of[cell]
                eta = intercept[j] + scale * u[0] + path[at, width - 1]
                for d in range(width - 1):
                    eta += (slope[j, d] + scale * u[d + 1]) * path[at, d]
                tau = max(own_room * taste_width[state_of[cell]], MIN_TAU)
                value += math.log(max(_p(eta, tau, votes[cell]), MIN_P))
            if value >= before:
                break
            scale *= 0.5
        intercept[j] += scale * u[0]
        for d in range(1, width):
            slope[j, d - 1] += scale * u[d]
        room[j] += scale * u[width]
        steepest[j] = most


@nb.njit(cache=True, parallel=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def paths(
    path_start: Any,
    place_start: Any,
    roll_call_of: Any,
    votes: Any,
    intercept: Any,
    slope: Any,
    room: Any,
    path: Any,
    taste: Any,
    first_precision: Any,
    tie: Any,
    hold: Any,
    variance: Any,
    steepest: Any,
) -> None:
    """`blocks_numpy.path_step`; the free coordinates are as many as `tie` has. `variance` of no rows is not filled."""
    free, width = tie.shape[0], path.shape[1]
    room_width = np.exp(room)
    for i in nb.prange(path_start.shape[0] - 1):
        first, n = path_start[i], path_start[i + 1] - path_start[i]
        own_taste = math.exp(taste[i])
        h, g, move = np.zeros((n, free, free)), np.zeros((n, free)), np.zeros((n, free))
        for t in range(n):
            for cell in range(place_start[first + t], place_start[first + t + 1]):
                j = roll_call_of[cell]
                eta = intercept[j]
                for d in range(width):
                    eta += slope[j, d] * path[first + t, d]
                tau = max(room_width[j] * own_taste, MIN_TAU)
                _, by_eta, _, info_eta, _, _ = _cell(eta, tau, votes[cell])
                for a in range(free):
                    g[t, a] += by_eta * slope[j, a]
                    weighed = info_eta * slope[j, a]
                    for b in range(a + 1):
                        h[t, a, b] += weighed * slope[j, b]
        most = 0.0
        for t in range(n):
            for a in range(free):
                for b in range(a):
                    h[t, b, a] = h[t, a, b]
                h[t, a, a] += hold[a]
                g[t, a] -= hold[a] * path[first + t, a]
                if t == 0:
                    h[t, a, a] += first_precision[a]
                    g[t, a] -= path[first, a] * first_precision[a]
                else:
                    h[t, a, a] += tie[a]
                    g[t, a] -= (path[first + t, a] - path[first + t - 1, a]) * tie[a]
                if t + 1 < n:
                    h[t, a, a] += tie[a]
                    g[t, a] += (path[first + t + 1, a] - path[first + t, a]) * tie[a]
                most = max(most, abs(g[t, a]))
        steepest[i] = most
        for t in range(n):  # eliminate the past: h becomes the inverse of what is left
            if t > 0:
                for a in range(free):
                    for b in range(free):
                        h[t, a, b] -= tie[a] * h[t - 1, a, b] * tie[b]
                        g[t, a] += tie[a] * h[t - 1, a, b] * g[t - 1, b]
            _invert(h[t])
        for t in range(n - 1, -1, -1):
            for a in range(free):
                total = 0.0
                for b in range(free):
                    pull = g[t, b]
                    if t + 1 < n:
                        pull += tie[b] * move[t + 1, b]
                    total += h[t, a, b] * pull
                move[t, a] = total
        for t in range(n):
            longest = 0.0
            for a in range(free):
                longest = max(longest, abs(move[t, a]))
            scale = min(1.0, MAX_STEP / max(longest, MAX_STEP))
            for a in range(free):
                path[first + t, a] += scale * move[t, a]
        if variance.shape[0] > 0 and n > 0:
            spread = h[n - 1].copy()
            for t in range(n - 1, -1, -1):
                if t + 1 < n:
                    gain = h[t] * tie
                    spread = h[t] + gain @ spread @ gain.T
                for a in range(free):
                    variance[first + t, a] = spread[a, a]


@nb.njit(cache=True, parallel=True, error_model="numpy")  # type: ignore[untyped-decorator, unused-ignore]
def tastes(
    path_start: Any,
    place_start: Any,
    roll_call_of: Any,
    votes: Any,
    intercept: Any,
    slope: Any,
    room: Any,
    path: Any,
    taste: Any,
    precision: float,
    steepest: Any,
) -> None:
    """`blocks_numpy.taste_step`."""
    width = path.shape[1]
    room_width = np.exp(room)
    for i in nb.prange(path_start.shape[0] - 1):
        own_taste = math.exp(taste[i])
        gradient, info = 0.0, 0.0
        for at in range(path_start[i], path_start[i + 1]):
            for cell in range(place_start[at], place_start[at + 1]):
                j = roll_call_of[cell]
                eta = intercept[j]
                for d in range(width):
                    eta += slope[j, d] * path[at, d]
                tau = max(room_width[j] * own_taste, MIN_TAU)
                _, _, by_tau, _, _, info_tau = _cell(eta, tau, votes[cell])
                gradient += by_tau * tau
                info += info_tau * tau * tau
        gradient -= taste[i] * precision
        steepest[i] = abs(gradient)
        taste[i] += min(max(gradient / (info + precision), -MAX_STEP), MAX_STEP)
