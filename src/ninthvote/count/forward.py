"""The weights after each vote in turn: first those of the members, then the shock that best explains past tallies.

A tally is forecast with the weights of its own day, so the shock too has seen nothing later. Two requests that were
dropped are tallies of which one thing is known: fewer than nine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ninthvote.count.tally import at_least, mixed, shaken
from ninthvote.model.occasion.estimate import Forecaster
from ninthvote.model.occasion.fit import as_weights, chances, complete_votes, design, fit_casts
from ninthvote.model.occasion.motion import taking_up
from ninthvote.model.occasion.weights import Fitted
from ninthvote.record import EventRow, Record
from ninthvote.rules import majority

#: Sizes of the shock that are tried, and the normal prior on it. The prior is what the Council's divided votes on
#: drafts from 2000 to 2017 show (115 votes, each member forecast by its own rate: likeliest 0.6 in the first decade,
#: 1.0 after; `eval/shock_of_drafts.py`). At 0.85 a member at even chances moves from 30 to 70 per cent with the mood.
SHOCKS = tuple(round(0.05 * k, 2) for k in range(41))
SHOCK_PRIOR = (0.85, 0.25)

DROPPED = "request_failed"


@dataclass(frozen=True, slots=True)
class PastTally:
    """Chances as they stood the day before, and what came: the number of yes, or fewer than `below`."""

    on: date
    yes_p: tuple[float, ...]
    yes: int | None
    below: int | None = None

    def log_score(self, shock: float) -> float:
        """Logarithm of the probability given to what came."""
        pmf = mixed(shaken(self.yes_p, shock))
        given = pmf[self.yes] if self.yes is not None else 1.0 - at_least(pmf, self.below or 0)
        return math.log(max(given, 1e-300))


def fit_forward(record: Record) -> tuple[str, list[Fitted]]:
    """The digest of the casts fitted on, and the weights known by the day of each vote, the earliest first."""
    votes = complete_votes(record)
    d = design(record, votes)
    theta = fit_casts(d, np.zeros(len(d.cast), dtype=bool))
    tallies: list[PastTally] = []
    fits = [Fitted(None, 0, 0, as_weights(theta, best_shock(tallies)))]
    dropped = list(dropped_requests(record))
    for i, vote in enumerate(votes):
        while dropped and dropped[0].known_on < vote.on:
            tallies.append(_censored(record, dropped[0], fits))
            fits.append(
                Fitted(
                    dropped[0].known_on,
                    fits[-1].n_votes,
                    fits[-1].n_casts,
                    as_weights(theta, best_shock(tallies)),
                )
            )
            del dropped[0]
        here = d.vote == i
        if d.firm[here].all():
            tallies.append(
                PastTally(
                    vote.on, tuple(chances(theta, d, here)[:, 0].tolist()), int((d.cast[here] == 0).sum())
                )
            )
        seen = (d.vote <= i) & d.firm
        theta = fit_casts(d, seen, theta)
        n_votes = len(np.unique(d.vote[seen]))
        entry = Fitted(vote.known_on, n_votes, int(seen.sum()), as_weights(theta, best_shock(tallies)))
        fits = [f for f in fits if f.known_by != entry.known_by] + [entry]
    return d.digest, fits


def best_shock(tallies: Sequence[PastTally]) -> float:
    """The size under which what came was likeliest, given the prior; the prior's own before the first tally."""
    mean, sd = SHOCK_PRIOR

    def score(shock: float) -> float:
        return sum(t.log_score(shock) for t in tallies) - 0.5 * ((shock - mean) / sd) ** 2

    return max(SHOCKS, key=score)


def dropped_requests(record: Record) -> tuple[EventRow, ...]:
    """Requests for a meeting that were given up for want of votes, in order of day."""
    return record.events(kind=DROPPED)


def _censored(record: Record, event: EventRow, fits: Sequence[Fitted]) -> PastTally:
    known_by = event.on - timedelta(days=1)
    view = record.as_of(known_by)
    motion = taking_up(view, view.situation(event.situation), event.on)
    members = tuple(view.roster(event.on))
    using = [f for f in fits if f.known_by is None or f.known_by <= known_by][-1].weights
    forecast = Forecaster(view).forecast(members, motion, known_by, using)
    return PastTally(event.on, tuple(f.yes_p for f in forecast), None, majority(event.on))
