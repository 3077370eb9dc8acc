"""Positions that come with the program, so that a fresh machine works offline; each file names the votes it rests on.

May import: model.positions. Written by `tools/ship_positions.py`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ninthvote.model.positions.estimate import FitMode
from ninthvote.model.positions.store import Fitted, unpack

__all__ = ["shipped_positions"]


@cache
def shipped_positions(mode: FitMode = "predictive") -> Fitted:
    """The General Assembly's positions, all roll calls to June 2024; four dimensions if `predictive`, else one."""
    name = f"assembly-{mode}.xz"
    return unpack((files(__package__) / name).read_bytes(), where=name)
