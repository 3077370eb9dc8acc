"""How sure a fact is, and what is not shown: confidence travels with a row to every output."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How a row is known. Ordered: `SOURCED` is the surest."""

    SOURCED = "sourced"  #: seen in the source named
    DERIVED = "derived"  #: follows from sourced facts by rule or arithmetic
    RECALLED = "recalled"  #: general knowledge, not seen; shown as unconfirmed, never as certain

    @property
    def is_firm(self) -> bool:
        """Whether it may contradict a claim."""
        return self is not Confidence.RECALLED

    @property
    def label(self) -> str:
        return "unconfirmed" if self is Confidence.RECALLED else self.value


_ORDER = (Confidence.SOURCED, Confidence.DERIVED, Confidence.RECALLED)


def weakest(confidences: Iterable[Confidence]) -> Confidence:
    """What follows from several facts is no surer than the least sure of them."""
    return max(confidences, key=_ORDER.index, default=Confidence.SOURCED)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Not shown, and why; null in data, never zero."""

    reason: str
