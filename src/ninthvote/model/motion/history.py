"""What was voted on before, what is asked now, and how much of the one bears on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Votes = NDArray[np.int8]
NOT_VOTING = -1

#: Similarity of the best precedent from which on it is called close, or some. Yearly texts under an unchanged title
#: score above the first; a shared subject with other words, above the second.
CLOSE_FROM, SOME_FROM = 0.6, 0.25


class Regime(StrEnum):
    """How much precedent there is; a forecast without any leans on habit, and says so."""

    CLOSE_PRECEDENT = "close_precedent"
    SOME_PRECEDENT = "some_precedent"
    NO_PRECEDENT = "no_precedent"


def regime_of(similarity: float) -> Regime:
    """The regime of a motion whose best precedent is so similar."""
    if similarity >= CLOSE_FROM:
        return Regime.CLOSE_PRECEDENT
    return Regime.SOME_PRECEDENT if similarity >= SOME_FROM else Regime.NO_PRECEDENT


@dataclass(frozen=True, slots=True)
class History:
    """Texts that were voted on, in order of time, and the votes.

    Attributes:
        text: (n,) title or agenda item, never words that tell the outcome.
        day: (n,) day of the vote.
        vote: (n, n_states) 0 no, 1 abstain, 2 yes, -1 did not vote.
        tags: (n, n_tags) issue flags.
        partial: (n,) whether a paragraph or an amendment rather than a whole text.
    """

    text: Sequence[str]
    day: NDArray[np.datetime64]
    vote: Votes
    tags: NDArray[np.bool_]
    partial: NDArray[np.bool_]

    def before(self, day: np.datetime64) -> History:
        """Only what was voted on before that day."""
        n = int(np.searchsorted(self.day, day, side="left"))
        return History(self.text[:n], self.day[:n], self.vote[:n], self.tags[:n], self.partial[:n])


class Motion(NamedTuple):
    """A text that nobody has voted on yet."""

    text: str
    day: np.datetime64
    tags: NDArray[np.bool_]
    partial: bool = False
    n_rivals: int = 0  #: other drafts on the same item put on the same day
    sponsors: tuple[int, ...] = ()  #: indices of the States that submit it; none where not known


class Precedent(NamedTuple):
    """An earlier text by its row in the history, how like it is (0 to 1), and its share of the wider family."""

    row: int
    similarity: float
    weight: float


class Design(NamedTuple):
    """What is known of one motion."""

    features: Array  #: (n_states, len(FEATURES)), logits but for the last six
    no_share: Array  #: (n_states,) of what is not yes, the part that would be no rather than abstention
    precedents: tuple[Precedent, ...]
    regime: Regime
