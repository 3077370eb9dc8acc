"""Who is meant by a name, a person or a pronoun, and how states are named to the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene
from ninthvote.text import Kind, Mention, default_lexicon

_SHOWN = {"PRK": "the DPRK", "KOR": "the Republic of Korea", "USA": "the United States", "GBR": "the United Kingdom", "RUS": "the Russian Federation",
          "NLD": "the Netherlands", "DOM": "the Dominican Republic", "ARE": "the United Arab Emirates", "SUN": "the Soviet Union", "CIV": "Côte d'Ivoire"}  # fmt: skip


@cache
def _first_names() -> dict[str, str]:
    out: dict[str, str] = {}
    for name, code in default_lexicon().states.items():
        out.setdefault(code, name)
    return out


def name_of(code: str) -> str:
    """The name by which a sentence of ours calls the state."""
    return _SHOWN.get(code) or _first_names().get(code, code)


_CODE = re.compile(r"\b[A-Z]{3}\b")


def spelled_out(words: str) -> str:
    """The words with the names of states in place of their codes."""
    return _CODE.sub(lambda m: name_of(m[0]), words)


def listed(names: Sequence[str]) -> str:
    """A, B and C."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def state_of_person(scene: Scene, person: str | None) -> str | None:
    """The state that this person represents or represented."""
    if person is None:
        return None
    found = {t.state for t in scene.ledger.tenures if t.person == person and t.state}
    return next(iter(found)) if len(found) == 1 else None


_ONE_OF_THEM = re.compile(
    r",? (?:which|who|whose) (?:is|was|has|had|sits|sat|does|did|isn't|wasn't|left|joined|gave|holds|held|will)\b(?! (?:all|both|each))"
    r"|, (?:itself |now |not |no longer |also )?an? (?:\w+[- ])?(?:non-)?member\b"
)


def _place(clause: Clause, mention: Mention) -> int:
    return next(i for i, m in clause.at.items() if m is mention)


def states_in(scene: Scene, clause: Clause, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """States named in a stretch, by name, envoy or pronoun, and how many others are only counted."""
    codes: list[str] = []
    extra = 0
    for mention in clause.within(start, end):
        if mention.kind is Kind.STATES:
            codes += [c for c in mention.value if c not in codes]
            if len(mention.value) > 1 and _ONE_OF_THEM.match(clause.skeleton, _place(clause, mention) + 1):
                # "Albania, Japan and South Korea, which is not a member": the last of them.
                codes = [mention.value[-1]]
        elif mention.kind is Kind.ADJECTIVE and mention.value not in codes:
            codes.append(str(mention.value))
        elif mention.kind is Kind.PERSON:
            state = state_of_person(scene, mention.value)
            if state and state not in codes:
                codes.append(state)
        elif mention.kind is Kind.NUMBER and codes and mention.value:
            extra = mention.value
    words = clause.skeleton[start:end]
    if not codes and grammar.fullmatch(
        r"(?:both |only )?(?:it|they|the country|the two|both)", words.strip()
    ):
        earlier = [m for i, m in clause.at.items() if i < start and m.kind is Kind.STATES]
        if words.strip() in ("it", "the country"):
            one = next((m.value for m in reversed(earlier) if len(m.value) == 1), None)
            return (one or (scene.states if len(scene.states) == 1 else ())), 0
        many = next((m.value for m in reversed(earlier) if len(m.value) > 1), None)
        return (many or (scene.states if len(scene.states) > 1 else ())), 0
    return tuple(codes), extra
