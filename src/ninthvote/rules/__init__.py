"""Law as dated text plus code: the answer is a Ruling that names its provisions; facts come in as values.

May import: symbols, vocabulary, errors.
"""

from ninthvote.rules.composition import permanent_members, seats
from ninthvote.rules.explanation import SpecialMatter
from ninthvote.rules.lawbook import Parameter, Provision, citing, parameter, provision, provisions
from ninthvote.rules.ruling import Decision, Reason, Ruling
from ninthvote.rules.voting import decide, decide_without_vote, majority, put_to_vote, vetoes

__all__ = [
    "Decision",
    "Parameter",
    "Provision",
    "Reason",
    "Ruling",
    "SpecialMatter",
    "citing",
    "decide",
    "decide_without_vote",
    "majority",
    "parameter",
    "permanent_members",
    "provision",
    "provisions",
    "put_to_vote",
    "seats",
    "vetoes",
]
