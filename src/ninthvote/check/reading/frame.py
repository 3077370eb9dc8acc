"""Recognisers: a pattern over skeletons, the words without which it cannot match, and the question it puts.

Finding has two stages. The trigger words of all frames are looked for at once (Aho-Corasick) in the whole text; only
on sentences that hold one are mentions found and patterns tried, and of those only the ones whose words were seen and
whose other needs, read off the pattern, the skeleton meets. Every pattern contains one of its frame's trigger words in
every match, so nothing is lost: a test proves it.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass

from ninthvote.check.claim import ASKED, Answer, Family
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene

#: A question answered: the span of the skeleton it stands on and the answer; or nothing, where there is no claim.
Found = tuple[int, int, Answer]
Guard = Callable[[Clause, "re.Match[str]"], bool]
Ask = Callable[[Scene, Clause, "re.Match[str]"], "list[Found] | Answer | None"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which people state one kind of fact."""

    name: str
    family: Family
    written: str  #: its pattern
    triggers: tuple[str, ...]
    ask: Ask
    rank: int
    hedged: bool  #: whether "may", "would" and the like may stand in it
    guard: Guard | None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first tried: an article needs few of them."""
        return grammar.compiled(self.written)


FRAMES: list[Frame] = []

#: Within one statement: up to a stop, or to the comma after which another begins.
_WITHIN = r"(?:(?!, (?:and|but|while|so|yet) )[^;.])*"
#: Only where a statement begins, so that a search does not try each letter of it.
_BEGINS = r"(?:(?<![^;.])|(?<=, and )|(?<=, but )|(?<=, while )|(?<=, so )|(?<=, yet ))"


def expand(pattern: str) -> str:
    """`<<` is the statement up to here from its beginning, `>>` some of it; `~` after either takes as little as it can."""
    for sign, lazy in (("<<~", "?"), (">>~", "?"), ("<<", ""), (">>", "")):
        pattern = pattern.replace(sign, (_BEGINS if sign[0] == "<" else "") + _WITHIN + lazy)
    return pattern


def frame(
    family: Family,
    pattern: str,
    triggers: str,
    *,
    rank: int = 0,
    hedged: bool = False,
    guard: Guard | None = None,
) -> Callable[[Ask], Ask]:
    """Register what follows as the question that matches of the pattern put.

    Args:
        triggers: words, parted by `|`, of which every match holds one.
        rank: which of two that overlap is asked first.
        guard: what else makes a match one, where the letter of a mention does not say enough.
    """

    def register(ask: Ask) -> Ask:
        words = tuple(triggers.split("|"))
        new = Frame(ask.__name__, family, expand(pattern), words, ask, rank, hedged, guard)
        insort(FRAMES, new, key=lambda f: ASKED.index(f.family))
        return ask

    return register
