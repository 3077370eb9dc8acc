"""What a forecast was worth once the outcome is known: proper scores, lower is better, all in natural logarithms.

A forecast is scored against the outcome alone, never against another forecast; comparisons are differences of scores.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: Probabilities are held this far from 0 and 1 before their logarithm is taken. A certainty that fails would cost
#: infinity and drown every other forecast; at 1e-15 it costs 34.5, still ruinous, and honest forecasts are untouched.
FLOOR = 1e-15


def log_losses(yes_p: ArrayLike, happened: ArrayLike) -> Array:
    """Minus the logarithm of the probability given to what happened, one value per forecast.

    Args:
        yes_p: (n,) probability of the event.
        happened: (n,) whether it took place.

    Raises:
        ValueError: shapes differ, a probability lies outside [0, 1], or an outcome is neither 0 nor 1.
    """
    p, y = checked(yes_p, happened)
    given = np.where(y, p, 1.0 - p)
    return np.asarray(-np.log(np.clip(given, FLOOR, 1.0)))


def log_loss(yes_p: ArrayLike, happened: ArrayLike) -> float:
    """Mean of `log_losses`; 0.693 is what a coin earns."""
    return float(log_losses(yes_p, happened).mean())


def log_losses_ordered(class_p: ArrayLike, category: ArrayLike) -> Array:
    """Minus the logarithm of the probability given to the category that happened, one value per forecast.

    Args:
        class_p: (n, k) probabilities; each row sums to one.
        category: (n,) column that happened.

    Raises:
        ValueError: as above, or a row does not sum to one.
    """
    p = np.asarray(class_p, dtype=np.float64)
    k = np.asarray(category)
    if p.ndim != 2 or k.shape != p.shape[:1] or p.size == 0:
        raise ValueError(f"expected (n, k) probabilities and (n,) categories, got {p.shape} and {k.shape}")
    if not np.allclose(p.sum(axis=1), 1.0, atol=1e-6) or p.min() < 0.0:
        raise ValueError("each row of probabilities must sum to one, and none be negative")
    if not np.issubdtype(k.dtype, np.integer) or k.min() < 0 or k.max() >= p.shape[1]:
        raise ValueError(f"categories are the columns 0 to {p.shape[1] - 1}")
    return np.asarray(-np.log(np.clip(p[np.arange(len(k)), k], FLOOR, 1.0)))


def log_loss_ordered(class_p: ArrayLike, category: ArrayLike) -> float:
    """Mean of `log_losses_ordered`; 1.099 is what an even three-way guess earns."""
    return float(log_losses_ordered(class_p, category).mean())


def brier(yes_p: ArrayLike, happened: ArrayLike) -> float:
    """Mean squared distance of the probability from the outcome; 0.25 is what a coin earns.

    Raises:
        ValueError: as `log_losses`.
    """
    p, y = checked(yes_p, happened)
    return float(np.mean((p - y) ** 2))


def f1(predicted: ArrayLike, actual: ArrayLike) -> float:
    """Harmonic mean of precision and recall; 0 where nothing true was found, 1 where there was nothing to find.

    Raises:
        ValueError: shapes differ.
    """
    found, real = np.asarray(predicted, dtype=bool), np.asarray(actual, dtype=bool)
    if found.shape != real.shape:
        raise ValueError(f"expected equal shapes, got {found.shape} and {real.shape}")
    hits, total = int(np.sum(found & real)), int(found.sum() + real.sum())
    return 2.0 * hits / total if total else 1.0


def checked(yes_p: ArrayLike, happened: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
    """The two arrays as (n,) floats in [0, 1] and truth values.

    Raises:
        ValueError: saying which of the two is wrong.
    """
    p, y = np.asarray(yes_p, dtype=np.float64), np.asarray(happened)
    if p.ndim != 1 or p.shape != y.shape or p.size == 0:
        raise ValueError(f"expected two (n,) arrays with n > 0, got {p.shape} and {y.shape}")
    if not np.all((p >= 0.0) & (p <= 1.0)):
        raise ValueError("a probability lies outside [0, 1], or is not a number")
    if y.dtype != np.bool_ and not np.all((y == 0) | (y == 1)):
        raise ValueError("an outcome is neither 0 nor 1")
    return p, y.astype(bool)
