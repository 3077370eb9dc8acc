"""Whether seventy per cent meant seven in ten: forecasts grouped by what they said, against what came of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ninthvote.score.forecast import checked


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts that said between `lower` and `upper` (`upper` excluded, but for 1)."""

    lower: float
    upper: float
    n: int
    mean_p: float
    rate: float


def calibration_table(yes_p: ArrayLike, happened: ArrayLike, *, n_bins: int = 10) -> tuple[Bin, ...]:
    """Bins of equal width that hold a forecast, from low to high; empty ones are left out.

    Raises:
        ValueError: as `log_losses`, or `n_bins` below one.
    """
    p, y = checked(yes_p, happened)
    if n_bins < 1:
        raise ValueError(f"expected at least one bin, got {n_bins}")
    which = np.minimum((p * n_bins).astype(np.int64), n_bins - 1)
    n = np.bincount(which, minlength=n_bins)
    said = np.bincount(which, weights=p, minlength=n_bins)
    came = np.bincount(which, weights=y.astype(np.float64), minlength=n_bins)
    return tuple(
        Bin(b / n_bins, (b + 1) / n_bins, int(n[b]), float(said[b] / n[b]), float(came[b] / n[b]))
        for b in range(n_bins)
        if n[b]
    )


def expected_calibration_error(yes_p: ArrayLike, happened: ArrayLike, *, n_bins: int = 10) -> float:
    """Mean distance between what was said and what came of it, each bin weighed by its forecasts.

    Not covered: sharpness. A constant at the base rate has an error of zero and says nothing.
    """
    table = calibration_table(yes_p, happened, n_bins=n_bins)
    return sum(b.n * abs(b.mean_p - b.rate) for b in table) / sum(b.n for b in table)
