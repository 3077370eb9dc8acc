"""Where States stand: dynamic, ordered, multi-dimensional ideal points of all who ever voted, from their votes alone.

May import: record, rules, score, numpy.
"""

from ninthvote.model.positions.blocks_numpy import Prior
from ninthvote.model.positions.estimate import FitMode, default_prior, fit
from ninthvote.model.positions.ordered import ABSTAIN, NO, YES
from ninthvote.model.positions.positions import Diagnostics, HeldOut, Positions, StatePath
from ninthvote.model.positions.store import Fitted, pack, unpack
from ninthvote.model.positions.texts import place_texts

__all__ = [
    "ABSTAIN",
    "NO",
    "YES",
    "Diagnostics",
    "FitMode",
    "Fitted",
    "HeldOut",
    "Positions",
    "Prior",
    "StatePath",
    "default_prior",
    "fit",
    "pack",
    "place_texts",
    "unpack",
]
