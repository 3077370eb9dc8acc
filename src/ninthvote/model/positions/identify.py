"""One answer among the many that forecast alike: centred, turned to its principal axes, scaled, and the right way up.

Moving, turning or stretching the space and undoing it in the roll calls changes no probability; what is published
must not depend on which of them the fit happened upon.
"""

from __future__ import annotations

import numpy as np

from ninthvote.model.positions.blocks_numpy import Parameters, Prior
from ninthvote.model.positions.layout import Layout
from ninthvote.model.positions.ordered import Array


def identify(
    layout: Layout, now: Parameters, prior: Prior, anchors: tuple[int, int] | None
) -> tuple[Parameters, Prior]:
    """The same model with mean 0 over States and years, variance 1 along the first axis, and anchors in their order.

    Args:
        anchors: the first has the higher mean on axis one and a mean of at least 0 on the others; without anchors,
            whichever State is furthest out on an axis is on its positive side.

    Returns:
        Parameters that give every vote the same probability, and the prior on the new scale.
    """
    n_d = now.slope.shape[1] - 1
    weight = (np.diff(layout.place_start) > 0).astype(np.float64)
    weight /= weight.sum()
    centre = weight @ now.path
    x = now.path[:, :n_d] - centre[:n_d]
    spread, axes = np.linalg.eigh((x * weight[:, None]).T @ x)
    axes = axes[:, ::-1]
    scale = float(np.sqrt(spread[-1])) or 1.0
    turned = x @ axes / scale
    flip = np.array([_sign(layout, turned[:, d], anchors, d) for d in range(n_d)])
    path = now.path - centre
    path[:, :n_d] = turned * flip
    slope = now.slope.copy()
    slope[:, :n_d] = now.slope[:, :n_d] @ axes * scale * flip
    voted = np.diff(layout.path_start) > 0
    taste_mean = float(now.taste[voted].mean())
    taste = np.where(voted, now.taste - taste_mean, 0.0)
    parameters = Parameters(
        intercept=now.intercept + now.slope @ centre,
        slope=slope,
        room=now.room + taste_mean,
        path=path,
        taste=taste,
    )
    unit = np.append(np.full(n_d, scale**2), 1.0)
    return parameters, prior._replace(
        slope=prior.slope * scale**2, first=prior.first / unit, step=prior.step / unit, hold=prior.hold * unit
    )


def _sign(layout: Layout, axis: Array, anchors: tuple[int, int] | None, d: int) -> float:
    if anchors is None:
        return 1.0 if axis[np.abs(axis).argmax()] >= 0 else -1.0
    high, low = (_mean(layout, axis, state) for state in anchors)
    return 1.0 if (high >= low if d == 0 else high >= 0) else -1.0


def _mean(layout: Layout, axis: Array, state: int) -> float:
    own = axis[layout.path_start[state] : layout.path_start[state + 1]]
    return float(own.mean()) if own.size else 0.0
