"""How a state votes in the General Assembly on other states' human rights: its habit before it ever sat on the Council.

The table counts, by state and calendar year, votes on human-rights texts that France, the United Kingdom and the United
States supported and China or Russia opposed. That test of four positions, with no list of titles, picks out the yearly
texts on single countries (DPRK, Iran, Syria, Myanmar, Belarus, Crimea and others). It begins in 1992 and lacks 2024.
A forecast reads complete earlier years only, so nothing of a later day can enter; smoothed ideal points would carry
later votes into earlier years.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from ninthvote.vocabulary import Cast

#: A year's texts count 0.7 of the next year's, over six years: governments last about four.
YEARS, KEPT_A_YEAR = 6, 0.7

#: A state's habit is drawn towards that of its regional group as if by one more text. Two or four forecast the recorded
#: votes less well; none would call a state of one vote certain.
GROUP_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Habit:
    """`lean` is the mean of yes = 1, abstain = 0, no = -1 over `n` texts of the years `since` to `until`, weighed."""

    lean: float
    n: int
    counts: Mapping[Cast, int]
    since: int
    until: int

    @property
    def text(self) -> str:
        if not self.n:
            return (
                f"no Assembly vote on rights texts, {self.since} to {self.until}: its group's habit stands in"
            )
        said = ", ".join(f"{self.counts[c]} {w}" for c, w in _WORDS if self.counts[c])
        texts = "text" if self.n == 1 else "texts"
        return f"its Assembly votes on {self.n} rights {texts}, {self.since} to {self.until}: {said}"


_WORDS = ((Cast.YES, "yes"), (Cast.ABSTAIN, "abstentions"), (Cast.NO, "no"))
_ORDER = (Cast.YES, Cast.ABSTAIN, Cast.NO)


@lru_cache(maxsize=1)
def table() -> dict[str, dict[int, tuple[int, int, int]]]:
    """state -> year -> (yes, abstentions, no)."""
    found: dict[str, dict[int, tuple[int, int, int]]] = {}
    with (
        resources.files("ninthvote.model.fitted")
        .joinpath("assembly_rights.csv")
        .open(encoding="utf-8") as lines
    ):
        for state, year, yes, abstain, no in list(csv.reader(lines))[1:]:
            found.setdefault(state, {})[int(year)] = (int(yes), int(abstain), int(no))
    return found


@dataclass(frozen=True, slots=True)
class Block:
    """Casts of one state on texts on one situation, over a few years."""

    since: int
    until: int
    counts: tuple[tuple[Cast, int], ...]


@lru_cache(maxsize=1)
def _blocks() -> dict[tuple[str, str], tuple[Block, ...]]:
    found: dict[tuple[str, str], list[Block]] = {}
    path = resources.files("ninthvote.model.fitted").joinpath("assembly_situations.csv")
    with path.open(encoding="utf-8") as lines:
        for situation, since, until, state, *counts in list(csv.reader(lines))[1:]:
            cast = tuple((c, int(n)) for c, n in zip(_ORDER, counts, strict=True) if int(n))
            found.setdefault((situation, state), []).append(Block(int(since), int(until), cast))
    return {key: tuple(blocks) for key, blocks in found.items()}


def assembly_on(situation: str, state: str) -> tuple[Block, ...]:
    """The state's casts in the Assembly on human rights in the situation, in order of time."""
    return _blocks().get((situation, state), ())


def habit(state: str, year: int, groups: Mapping[str, str]) -> Habit:
    """The state's habit as it stood on 1 January of the year.

    Args:
        groups: state to regional group, for every state that has one on record.
    """
    sums, counts = _weighed(state, year)
    group = _group_lean(year, groups.get(state), frozenset(groups.items())) if state in groups else 0.0
    n_weighed = sum(sums)
    lean = (sums[0] - sums[2] + GROUP_WEIGHT * group) / (n_weighed + GROUP_WEIGHT)
    return Habit(lean, sum(counts), dict(zip(_ORDER, counts, strict=True)), year - YEARS, year - 1)


def _weighed(state: str, year: int) -> tuple[list[float], list[int]]:
    of_state = table().get(state, {})
    sums, counts = [0.0, 0.0, 0.0], [0, 0, 0]
    for past in range(year - YEARS, year):
        for k, n in enumerate(of_state.get(past, (0, 0, 0))):
            sums[k] += n * KEPT_A_YEAR ** (year - 1 - past)
            counts[k] += n
    return sums, counts


@lru_cache(maxsize=512)
def _group_lean(year: int, group: str | None, groups: frozenset[tuple[str, str]]) -> float:
    """Mean lean of the states of the group, each drawn towards zero as if by one more text."""
    leans = []
    for state in sorted(s for s, g in groups if g == group):
        sums, _ = _weighed(state, year)
        leans.append((sums[0] - sums[2]) / (sum(sums) + GROUP_WEIGHT))
    return sum(leans) / len(leans) if leans else 0.0
