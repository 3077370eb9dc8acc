"""What the tally decides: every number of yes, with and without a permanent member's no, put to the rules.

The law is not copied here. `rules.decide` is asked about each pair, so a count of 1950 or of a draft resolution follows
the majority and the veto of its day.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from ninthvote.count.tally import Conditional, averaged, mixed, tally_pmf
from ninthvote.rules import Decision, decide
from ninthvote.vocabulary import Matter


def outcome_chances(
    pmf: Sequence[float], on: date, matter: Matter, unopposed: Sequence[float] | None = None
) -> dict[Decision, float]:
    """Chance of each decision.

    Args:
        pmf: distribution of the number of yes.
        unopposed: chance of each number of yes together with no permanent member saying no; needed for a substantive
            matter only.
    """
    chances = dict.fromkeys(Decision, 0.0)
    for yes, (every, without) in enumerate(zip(pmf, unopposed or pmf, strict=True)):
        chances[decide(on, matter, yes, 0)] += without
        chances[decide(on, matter, yes, 1)] += max(0.0, every - without)
    return {d: min(1.0, p) for d, p in chances.items()}


def unopposed_pmf(
    conditional: Conditional, no_share: Sequence[float], permanent: Sequence[bool]
) -> list[float]:
    """Chance of each number of yes with no permanent member saying no, over the shock.

    Args:
        no_share: chance that a member that does not say yes says no rather than abstains.
        permanent: who can veto.
    """
    at_node = []
    for members in conditional.yes_p:
        allowed = [
            p + (1.0 - p) * (1.0 - share) if can_veto else 1.0
            for p, share, can_veto in zip(members, no_share, permanent, strict=True)
        ]
        given = [p / a if a > 0.0 else 0.0 for p, a in zip(members, allowed, strict=True)]
        both = math.prod(allowed)
        at_node.append([both * q for q in tally_pmf(given)])
    return averaged(conditional, at_node)


def decision_chances(
    conditional: Conditional, no_share: Sequence[float], permanent: Sequence[bool], on: date, matter: Matter
) -> dict[Decision, float]:
    """Chances of carried, vetoed and short of votes, jointly over the yes and the permanent members' noes."""
    return outcome_chances(mixed(conditional), on, matter, unopposed_pmf(conditional, no_share, permanent))
