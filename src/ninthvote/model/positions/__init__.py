"""Where States stand: dynamic, ordered, multi-dimensional ideal points of all who ever voted, from their votes alone.

May import: record, rules, score, numpy.
"""

from ninthvote.model.positions.blocks_numpy import Prior
from ninthvote.model.positions.estimate import FitMode, default_prior, fit
from ninthvote.model.positions.ordered import ABSTAIN, NO, YES
from ninthvote.model.positions.positions import Diagnostics, HeldOut, Path, Positions
from ninthvote.model.positions.store import Fitted, pack, unpack

__all__ = [
    "ABSTAIN",
    "NO",
    "YES",
    "Diagnostics",
    "FitMode",
    "Fitted",
    "HeldOut",
    "Path",
    "Positions",
    "Prior",
    "default_prior",
    "fit",
    "pack",
    "unpack",
]
