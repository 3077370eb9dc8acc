"""An answer is a ruling: what follows, and every provision and parameter that makes it follow.

A reason names its provision by id; the citation is looked up only when it is shown, so that ruling on many
tallies reads no law text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ninthvote.rules import lawbook
from ninthvote.vocabulary import Confidence, weakest

Answer = TypeVar("Answer", bound=StrEnum, covariant=True)


class Decision(StrEnum):
    """What a vote decided."""

    CARRIED = "carried"
    FAILED_MAJORITY = "failed_majority"  #: too few affirmative votes, whoever voted against
    VETOED = "vetoed"  #: enough affirmative votes, and a permanent member against


@dataclass(frozen=True, slots=True)
class Reason:
    """One provision, the values it was applied with, and what it means here in a sentence."""

    provision: str
    says: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    confidence: Confidence = Confidence.SOURCED

    @property
    def citation(self) -> str:
        """The text that gave the parameter the value used, or else the authorities of the provision."""
        return str(self.parameters.get("reference") or lawbook.provision(self.provision).citation)

    def to_json(self) -> dict[str, Any]:
        return {
            "provision": self.provision,
            "citation": self.citation,
            "says": self.says,
            "parameters": {k: _plain(v) for k, v in sorted(self.parameters.items())},
            "confidence": self.confidence.value,
        }


@dataclass(frozen=True, slots=True)
class Ruling(Generic[Answer]):
    """An outcome with its reasons. `decision` and `vetoed_by` speak only where the answer is that of a vote."""

    on: date
    outcome: Answer
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...] = ()
    decision: Decision | None = None
    vetoed_by: tuple[str, ...] = ()

    @property
    def provisions(self) -> tuple[str, ...]:
        """The ids it rests on, in the order in which they were applied."""
        return tuple(dict.fromkeys(r.provision for r in self.reasons))

    @property
    def confidence(self) -> Confidence:
        return weakest(r.confidence for r in self.reasons)

    def to_json(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "outcome": self.outcome.value,
            "decision": self.decision.value if self.decision else None,
            "vetoed_by": list(self.vetoed_by),
            "confidence": self.confidence.value,
            "reasons": [r.to_json() for r in self.reasons],
            "warnings": [r.to_json() for r in self.warnings],
        }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(v) for v in value]
    return value


#: Numbers that open a sentence are written out, as in the Council's own records.
_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)


def in_words(n: int) -> str:
    """The number as a word up to fifteen (`no` for none), then in figures."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else str(n)


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
