"""Which hands do the arithmetic: compiled loops where numba is installed, plain numpy elsewhere, one answer from both.

The compiled loops are kept in the user's cache folder, so that compiling is waited for once and announced when it is.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, Protocol

import numpy as np
import platformdirs

from ninthvote.errors import ModelError
from ninthvote.model.positions import blocks_numpy
from ninthvote.model.positions.blocks_numpy import Parameters, Prior
from ninthvote.model.positions.layout import Layout
from ninthvote.model.positions.ordered import Array

EngineName = Literal["auto", "numba", "numpy"]
OnCompile = Callable[[], None]


class Blocks(Protocol):
    """One step of each block, in place; see `blocks_numpy` for what each returns."""

    name: str

    def roll_call_step(self, now: Parameters, room_mean: float) -> tuple[Array, float]: ...

    def path_step(self, now: Parameters, variance: Array | None = None) -> float: ...

    def taste_step(self, now: Parameters) -> float: ...


def blocks_for(
    layout: Layout, prior: Prior, lenient: bool, engine: EngineName, on_compile: OnCompile | None
) -> Blocks:
    """The three steps over these votes, by the engine asked for.

    Raises:
        ModelError: numba asked for and not installed.
    """
    if engine == "auto":
        engine = "numba" if importlib.util.find_spec("numba") else "numpy"
    if engine == "numpy":
        return _Plain(layout, prior, lenient)
    if not importlib.util.find_spec("numba"):
        raise ModelError(
            "numba is not installed", hint="pip install 'ninthvote[fast]', or leave the engine to be chosen"
        )
    return _Compiled(layout, prior, lenient, load_compiled(on_compile))


def load_compiled(on_compile: OnCompile | None = None) -> ModuleType:
    """The compiled blocks, from the user's cache folder where they are already there."""
    numba: Any = importlib.import_module("numba")
    config = numba.config

    folder = Path(platformdirs.user_cache_dir("ninthvote")) / "compiled"
    source = Path(__file__).with_name("blocks_numba.py")
    if on_compile and not any(
        kept.stat().st_mtime >= source.stat().st_mtime for kept in folder.rglob(f"{source.stem}.paths-*.nbi")
    ):
        on_compile()
    before = config.CACHE_DIR
    try:
        config.CACHE_DIR = str(folder)
        return importlib.import_module("ninthvote.model.positions.blocks_numba")
    finally:
        config.CACHE_DIR = before


class _Plain:
    name = "numpy"

    def __init__(self, layout: Layout, prior: Prior, lenient: bool) -> None:
        self.layout, self.prior, self.lenient = layout, prior, lenient

    def roll_call_step(self, now: Parameters, room_mean: float) -> tuple[Array, float]:
        return blocks_numpy.roll_call_step(self.layout, now, self.prior, room_mean)

    def path_step(self, now: Parameters, variance: Array | None = None) -> float:
        return blocks_numpy.path_step(self.layout, now, self.prior, self.lenient, variance)

    def taste_step(self, now: Parameters) -> float:
        return blocks_numpy.taste_step(self.layout, now, self.prior)


class _Compiled:
    name = "numba"

    def __init__(self, layout: Layout, prior: Prior, lenient: bool, module: Any) -> None:
        self.layout, self.prior, self.module = layout, prior, module
        self.free = prior.step.size if lenient else prior.step.size - 1

    def roll_call_step(self, now: Parameters, room_mean: float) -> tuple[Array, float]:
        at, p = self.layout, self.prior
        n_d = now.slope.shape[1] - 1
        precision = np.array([1.0 / p.intercept, *[1.0 / p.slope] * n_d, 1.0 / p.room])
        log_p, steepest = np.zeros(at.n_roll_calls), np.zeros(at.n_roll_calls)
        self.module.roll_calls(
            at.roll_call_start, at.place_of, at.state_of, at.vote_by_roll_call,
            *now, precision, float(room_mean), log_p, steepest,
        )  # fmt: skip
        return log_p, float(steepest.max(initial=0.0))

    def path_step(self, now: Parameters, variance: Array | None = None) -> float:
        at, p = self.layout, self.prior
        steepest = np.zeros(at.n_states)
        self.module.paths(
            at.path_start, at.place_start, at.roll_call_of, at.vote_by_place, *now,
            1.0 / p.first[: self.free], 1.0 / p.step[: self.free], p.hold[: self.free],
            np.zeros((0, 0)) if variance is None else variance, steepest,
        )  # fmt: skip
        return float(steepest.max(initial=0.0))

    def taste_step(self, now: Parameters) -> float:
        at = self.layout
        steepest = np.zeros(at.n_states)
        self.module.tastes(
            at.path_start,
            at.place_start,
            at.roll_call_of,
            at.vote_by_place,
            *now,
            1.0 / self.prior.taste,
            steepest,
        )
        return float(steepest.max(initial=0.0))
