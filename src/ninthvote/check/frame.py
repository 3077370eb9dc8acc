"""Recognisers: a pattern over skeletons, the words without which it cannot match, and the question it puts.

Finding has two stages. The trigger words of all frames are looked for at once (Aho-Corasick) in the whole text; only
on sentences that hold one are mentions found and patterns tried, and of those only the ones whose words were seen.
Every pattern contains one of its frame's trigger words in every match, so nothing is lost: a test proves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ninthvote.check.claim import Answer, Family
from ninthvote.check.clause import Clause
from ninthvote.check.scene import Scene

#: A question answered: the span of the skeleton it stands on and the answer; or nothing, where there is no claim.
Found = tuple[int, int, Answer]
Ask = Callable[[Scene, Clause, "re.Match[str]"], "list[Found] | Answer | None"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which people state one kind of fact."""

    name: str
    family: Family
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    ask: Ask
    rank: int
    hedged: bool  #: whether "may", "would" and the like may stand in it
    question: bool


FRAMES: list[Frame] = []


def frame(
    family: Family,
    pattern: str,
    triggers: str,
    *,
    rank: int = 0,
    hedged: bool = False,
    question: bool = False,
) -> Callable[[Ask], Ask]:
    """Register what follows as the question that matches of the pattern put."""

    def register(ask: Ask) -> Ask:
        FRAMES.append(
            Frame(
                ask.__name__,
                family,
                re.compile(pattern),
                tuple(triggers.split("|")),
                ask,
                rank,
                hedged,
                question,
            )
        )
        return ask

    return register
