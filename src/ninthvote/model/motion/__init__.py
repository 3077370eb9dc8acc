"""A motion that nobody has voted on yet: forecast from the most similar earlier ones, and only from earlier ones.

May import: record, rules, score, numpy.
"""

from ninthvote.model.motion.design import (
    FEATURES,
    Design,
    History,
    Library,
    Motion,
    Precedent,
    Regime,
    regime_of,
)
from ninthvote.model.motion.similarity import TextIndex, words_of
from ninthvote.model.motion.stack import Stack, fit_stack

__all__ = [
    "FEATURES",
    "Design",
    "History",
    "Library",
    "Motion",
    "Precedent",
    "Regime",
    "Stack",
    "TextIndex",
    "fit_stack",
    "regime_of",
    "words_of",
]
