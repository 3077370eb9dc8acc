"""What the tally decides: every number of yes, with and without a permanent member's no, put to the rules.

The law is not copied here. `rules.decide` is asked about each pair, so a count of 1950 or of a draft resolution follows
the majority and the veto of its day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ninthvote.count.tally import Conditional, mixed, tally_pmf
from ninthvote.rules import Decision, decide
from ninthvote.vocabulary import Matter

Array = NDArray[np.float64]


def outcome_chances(
    pmf: ArrayLike, on: date, matter: Matter, unopposed: ArrayLike | None = None
) -> dict[Decision, float]:
    """Chance of each decision.

    Args:
        pmf: (n_members + 1,) distribution of the number of yes.
        unopposed: (n_members + 1,) chance of each number of yes together with no permanent member saying no; needed
            for a substantive matter only.
    """
    total = np.asarray(pmf, dtype=np.float64)
    free = total if unopposed is None else np.asarray(unopposed, dtype=np.float64)
    chances = dict.fromkeys(Decision, 0.0)
    for yes, (all_, without) in enumerate(zip(total.tolist(), free.tolist(), strict=True)):
        chances[decide(on, matter, yes, 0)] += without
        chances[decide(on, matter, yes, 1)] += max(0.0, all_ - without)
    return {d: min(1.0, p) for d, p in chances.items()}


def unopposed_pmf(conditional: Conditional, no_share: ArrayLike, permanent: Sequence[bool]) -> Array:
    """(n_members + 1,) chance of each number of yes with no permanent member saying no, over the shock.

    Args:
        no_share: (n_members,) chance that a member that does not say yes says no rather than abstains.
        permanent: (n_members,) who can veto.
    """
    share = np.where(np.asarray(permanent, dtype=bool), np.asarray(no_share, dtype=np.float64), 0.0)
    yes = conditional.yes_p
    allowed = yes + (1.0 - yes) * (1.0 - share)  # (n_nodes, n_members): yes, or an abstention
    with np.errstate(invalid="ignore", divide="ignore"):
        given = np.where(allowed > 0.0, yes / allowed, 0.0)
    both = tally_pmf(given) * allowed.prod(axis=1, keepdims=True)
    return np.asarray(conditional.weight @ both)


def decision_chances(
    conditional: Conditional, no_share: ArrayLike, permanent: Sequence[bool], on: date, matter: Matter
) -> dict[Decision, float]:
    """Chances of carried, vetoed and short of votes, jointly over the number of yes and the permanent members' noes."""
    return outcome_chances(mixed(conditional), on, matter, unopposed_pmf(conditional, no_share, permanent))
