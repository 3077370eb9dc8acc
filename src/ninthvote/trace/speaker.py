"""Whether two ways of naming a speaker mean the same one: a surname is enough, an office may stand for its holder.

Three answers, and `UNKNOWN` is the one in doubt: to say that a newspaper put words into the wrong mouth, both mouths
must be known.
"""

# ruff: noqa: SIM905 -- lists of words read best as lines of words

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from ninthvote.trace.align import likeness
from ninthvote.trace.word import fold

#: Finds the states named in a text ("Britain's envoy" -> {"GBR"}); the caller's, since names of states are facts.
StatesIn = Callable[[str], frozenset[str]]


class StateName(Protocol):
    """What a row of the record's `state_names` offers."""

    @property
    def name(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def until(self) -> date | None: ...


def states_named(names: Iterable[StateName]) -> StatesIn:
    """Finds states by these names: whole words, the longest first, so that Guinea is not found in Guinea-Bissau.

    A name that several states bear stands for all of them, a name that passed on for its last bearer.
    """
    bearers: dict[str, set[str]] = {}
    passed_on: dict[str, set[str]] = {}
    for row in names:
        held = bearers if row.until is None else passed_on
        held.setdefault(_even(row.name), set()).add(row.state)
    bearers = passed_on | bearers
    longest_first = sorted(bearers, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    @lru_cache(maxsize=4096)
    def states_in(text: str) -> frozenset[str]:
        return frozenset(code for match in pattern.findall(_even(text)) for code in bearers[match])

    return states_in


def _even(text: str) -> str:
    """Apostrophes of one kind, single spaces."""
    return " ".join(text.replace("’", "'").split())


class Speaker(StrEnum):
    """How the speaker named compares with the one recorded."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")

#: Words of rank and office: they name no person.
_OFFICE = frozenset(
    "mr mrs ms miss dr sir lord dame hon ambassador ambassadors envoy envoys representative representatives permanent "
    "deputy delegate delegates delegation mission diplomat diplomats minister ministry foreign secretary general under "
    "assistant high commissioner chair chairman chairwoman chairperson president prime vice special rapporteur "
    "spokesman spokeswoman spokesperson official officials head director chief leader chargé charge affaires "
    "professor judge justice former acting then the of to for on in at by and an its his her their new un u.n united "
    "nations council security human rights office affairs government political department state states union "
    "statement joint eight nine countries members group delivered european international republic democratic people "
    "peoples kingdom federation north south commission inquiry organizations others civil society refugee from".split()
)
#: Offices of which one person is the holder at a time: naming one is naming somebody.
_SINGLE = (
    ("assistant", "secretary", "general"),
    ("under", "secretary", "general"),
    ("deputy", "secretary", "general"),
    ("secretary", "general"),
    ("high", "commissioner"),
    ("special", "rapporteur"),
    ("commission", "inquiry"),
    ("fact", "finding", "mission"),
    ("vice", "minister"),
    ("secretary", "state"),
)
_SPEAKS_FOR_STATE = frozenset(
    "ambassador ambassadors envoy envoys representative representatives delegate delegates delegation mission diplomat "
    "diplomats minister government spokesman spokeswoman spokesperson".split()
)
#: A speaker of several: that another of them is named in his place is no mistake.
_JOINT = re.compile(r"\b(?:states|members|organizations|countries|others|and)\b")
_RANKS = frozenset({"minister", "president", "secretary", "premier", "king", "queen", "chancellor"})


def compare(
    claimed: str, speaker: str, capacity: str | None = None, *, states_in: StatesIn | None = None
) -> Speaker:
    """Whether `claimed` ("Mr. Kirby", "China's envoy", "the High Commissioner") means the speaker recorded.

    Args:
        states_in: finds states in a text; without it an office of a state is compared by the name alone.
    """
    ours, theirs = _names(claimed, states_in), _names(speaker, states_in)
    recorded = f"{speaker}, {capacity or ''}"
    if _share_name(ours, theirs):
        return Speaker.SAME
    person, other_person = _is_person(claimed, states_in), _is_person(speaker, states_in)
    different = Speaker.UNKNOWN if _JOINT.search(speaker) else Speaker.DIFFERENT
    if person and other_person:
        return different
    claimed_states = states_in(claimed) if states_in else frozenset()
    recorded_states = states_in(recorded) if states_in else frozenset()
    if not claimed_states and not person and _share_name(ours, _names(capacity or "", states_in)):
        return Speaker.SAME  # the organization of the speaker
    if _initials(speaker) in _TOKEN.findall(claimed.replace("'s", "").replace("’s", "")):
        return Speaker.SAME
    one, other = _single_office(claimed), _single_office(recorded)
    if claimed_states and recorded_states:
        if not claimed_states & recorded_states:
            return different
        one_meant = claimed_states <= recorded_states and not _ranks(claimed) - _ranks(recorded)
        return Speaker.SAME if one_meant else Speaker.UNKNOWN
    if one and other and not person:
        return Speaker.SAME if one == other else different
    if claimed_states and other and not recorded_states and _speaks_for_state(claimed):
        return different
    return Speaker.UNKNOWN


def _names(text: str, states_in: StatesIn | None = None) -> frozenset[str]:
    """The words of a name, folded, without rank, office and state; `Al` and initials left out."""
    out = set()
    for token in _TOKEN.findall(text):
        bare = _POSSESSIVE.sub("", token)
        parts = [bare, *bare.split("-")] if "-" in bare else [bare]
        for part in parts:
            folded = fold(part)
            if len(folded) < 3 or folded in _OFFICE or not part[:1].isupper():
                continue
            if not (states_in and states_in(part)):
                out.add(folded)
    return frozenset(out)


def _share_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether all that one side has of a name is in the other, or two parts of it; other spellings count."""
    if len(a) > len(b):
        a, b = b, a
    common = sum(any(_one_name(x, y) for y in b) for x in a)
    return bool(a) and (common == len(a) or common >= 2)


def _initials(name: str) -> str | None:
    """`HRW` for Human Rights Watch; None for a name of fewer than three words."""
    words = [token for token in name.split() if token[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 and "(" not in name else None


def _one_name(a: str, b: str) -> bool:
    """`Nebenzia` and `Nebenzya`: one letter in five or more may be another newspaper's."""
    return a == b or (min(len(a), len(b)) >= 5 and likeness(a, b) >= 0.8)


_ORGANIZED = frozenset(
    "watch amnesty international reuters press association commission committee mission delegation dprk".split()
)


_TITLED = re.compile(r"\b(?:Mr|Ms|Mrs|Miss|Dr|Sir|Dame)\b\.?\s+([A-Z][\w\u2019'-]{2,})")


def _is_person(text: str, states_in: StatesIn | None = None) -> bool:
    """Whether two capitalised words, or one after "Mr", stand there that name no office, state or organization."""
    titled = _TITLED.search(text)
    if titled and fold(titled[1]) not in _OFFICE and not (states_in and states_in(titled[1])):
        return True
    run = 0
    for token in _TOKEN.findall(text):
        bare = _POSSESSIVE.sub("", token)
        folded = fold(bare)
        named = bare[:1].isupper() and folded not in _OFFICE and len(folded) > 1
        if named and folded in _ORGANIZED:
            return False
        if named and not (states_in and states_in(token)):
            run += 1
            if run >= 2:
                return True
        else:
            run = 0
    return False


def _single_office(text: str) -> tuple[str, ...] | None:
    tokens = [fold(part) for token in _TOKEN.findall(text) for part in token.split("-")]
    for office in _SINGLE:
        n = 0
        for token in tokens:
            if token == office[n]:
                n += 1
                if n == len(office):
                    return office
    return None


def _ranks(text: str) -> frozenset[str]:
    """Offices of a state that its ambassador does not hold."""
    return _RANKS & {fold(_POSSESSIVE.sub("", token)) for token in _TOKEN.findall(text)}


def _speaks_for_state(text: str) -> bool:
    return any(fold(_POSSESSIVE.sub("", token)) in _SPEAKS_FOR_STATE for token in _TOKEN.findall(text))
