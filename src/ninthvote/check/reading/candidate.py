"""What a reference may mean: a question is answered over all of it, and the kindest answer is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ninthvote.check.claim import Answer, Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidates(Generic[T]):
    """What a reference may mean. `firm` says whether it was named clearly enough to contradict."""

    found: tuple[T, ...]
    firm: bool

    def __bool__(self) -> bool:
        return bool(self.found)


def charitable(answers: Iterable[Answer], *, firm: bool, otherwise: Callable[[], Answer]) -> Answer:
    """The answer over all readings: the one that fits is taken; only what none fits, and firmly, is contradicted."""
    seen = list(answers)
    for answer in seen:
        if answer.verdict is Verdict.SUPPORTED:
            return answer
    if firm and seen and all(a.verdict is Verdict.CONTRADICTED for a in seen):
        return seen[0]
    return otherwise()
