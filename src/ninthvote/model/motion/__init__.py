"""A motion that nobody has voted on yet: forecast from the most similar earlier ones, and only from earlier ones.

May import: record, rules, score, numpy.
"""

from ninthvote.model.motion.design import FEATURES, Library
from ninthvote.model.motion.forecast import Forecast, Lesson, forecast_motion, join, learn, split
from ninthvote.model.motion.history import Design, History, Motion, Precedent, Regime, regime_of
from ninthvote.model.motion.similarity import TextIndex, words_of
from ninthvote.model.motion.stack import Stack, fit_stack
from ninthvote.model.motion.wording import wordings

__all__ = [
    "FEATURES", "Design", "Forecast", "History", "Lesson", "Library", "Motion", "Precedent", "Regime", "Stack",
    "TextIndex", "fit_stack", "forecast_motion", "join", "learn", "regime_of", "split", "wordings", "words_of",
]  # fmt: skip
