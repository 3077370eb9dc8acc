"""How far a score could have fallen otherwise: whole groups (a motion, a meeting) are drawn again, never single casts.

Casts on one motion stand or fall together; drawing them one by one would make few motions look like many.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def bootstrap_interval(
    values: ArrayLike,
    *,
    seed: int,
    group: ArrayLike | None = None,
    level: float = 0.9,
    n_draws: int = 2000,
) -> tuple[float, float]:
    """Percentile interval of the mean of `values` when groups are drawn with replacement; same seed, same interval.

    Args:
        values: (n,) scores, one per forecast.
        seed: of the draws.
        group: (n,) label of what stands or falls together; each value its own group if none.
        level: coverage aimed at, between 0 and 1.

    Raises:
        ValueError: no values, shapes that differ, or a level outside (0, 1).
    """
    v = np.asarray(values, dtype=np.float64)
    if v.ndim != 1 or v.size == 0:
        raise ValueError(f"expected (n,) values with n > 0, got {v.shape}")
    if not 0.0 < level < 1.0:
        raise ValueError(f"expected a level between 0 and 1, got {level}")
    labels = np.arange(v.size) if group is None else np.asarray(group)
    if labels.shape != v.shape:
        raise ValueError(f"expected one group label per value, got {labels.shape} and {v.shape}")
    _, which = np.unique(labels, return_inverse=True)
    size = np.bincount(which).astype(np.float64)
    total = np.bincount(which, weights=v)
    rng = np.random.default_rng(seed)
    means = np.empty(n_draws)
    for k in range(n_draws):
        drawn = rng.integers(0, size.size, size.size)
        means[k] = total[drawn].sum() / size[drawn].sum()
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(means, [tail, 1.0 - tail])
    return float(low), float(high)
