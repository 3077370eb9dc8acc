"""Whether members would take a situation up: chances of each, from its own rows and its habit in the Assembly.

May import: record, rules, score, numpy.
"""

from ninthvote.model.occasion.estimate import Forecaster, MemberForecast, Part, Regime, regime
from ninthvote.model.occasion.evidence import Evidence, Kind, Precedents
from ninthvote.model.occasion.motion import Motion, Side, motion_of, taking_up
from ninthvote.model.occasion.weights import Fitted, Weights, known_by

__all__ = [
    "Evidence",
    "Fitted",
    "Forecaster",
    "Kind",
    "MemberForecast",
    "Motion",
    "Part",
    "Precedents",
    "Regime",
    "Side",
    "Weights",
    "known_by",
    "motion_of",
    "regime",
    "taking_up",
]
