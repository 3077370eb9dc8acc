"""Which state is meant: any usual form of a name, on a day where the day decides, and never by guessing.

A name is compared without case, accents, punctuation, spaces and "the", so `Cote d'Ivoire`, `COTE DIVOIRE` and
`Côte d’Ivoire` are one. A name that two states bear is ambiguous and stays so unless the day settles it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache

from ninthvote.errors import AmbiguousKey, UnknownKey
from ninthvote.record.table import StateNameRow, StateRow
from ninthvote.vocabulary import State

#: Kinds of name by which a reader may ask for a state; people, capitals and adjectives are for reading text.
ASKED_BY = frozenset({"short", "formal", "alias", "abbreviation"})

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´.")


def words_of(text: str) -> list[str]:
    """The words of a name, folded: no case, accents, punctuation or article; `St.` is Saint, `&` is and."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").translate(_APOSTROPHES).casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", bare)
    return ["saint" if w == "st" else w for w in words if w != "the"]


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Two forms of one name fold to the same letters."""
    return "".join(words_of(text))


def nearest(text: str, known: Iterable[str], n: int = 5) -> list[str]:
    """The keys most like what was written, best first; empty where none is."""
    import difflib

    by_fold = {fold(k): k for k in known}
    return [by_fold[f] for f in difflib.get_close_matches(fold(text), by_fold, n=n, cutoff=0.6)]


class StateIndex:
    """All states and names of the record, indexed once."""

    def __init__(self, states: Sequence[StateRow], names: Sequence[StateNameRow]) -> None:
        self.states = {s.state: s for s in states}
        self._by_alpha_2 = {s.alpha_2: s.state for s in states if s.alpha_2}
        self._names = names
        self._by_state: dict[str, list[StateNameRow]] = {}
        self._predecessors: dict[str, list[str]] = {}
        for name in names:
            self._by_state.setdefault(name.state, []).append(name)
        for state in states:
            if state.successor:
                self._predecessors.setdefault(state.successor, []).append(state.state)

    @cached_property
    def _by_fold(self) -> dict[str, list[StateNameRow]]:
        found: dict[str, list[StateNameRow]] = {}
        for name in self._names:
            if name.kind in ASKED_BY:
                found.setdefault(fold(name.name), []).append(name)
        return found

    def name(self, code: str, on: date | None = None) -> str:
        """The English short name borne on that day; without a day, or before any known name, the latest one."""
        names = self._by_state.get(code, ())
        for kind in ("short", "formal", "alias"):
            of_kind = [n for n in names if n.kind == kind]
            if on is not None and (held := [n for n in of_kind if _in_use(n, on)]):
                return held[0].name
            if of_kind:
                return max(of_kind, key=lambda n: (n.until is None, n.from_ or date.min)).name
        return code

    def resolve(self, text: str, on: date | None = None) -> State:
        """The state that the text names; with a day, the one that held the place on that day.

        Raises:
            UnknownKey: no state bears the name, or it had ended by then and none continues it.
            AmbiguousKey: several do.
        """
        code = self._of_the_day(self._code(text, on), on)
        return State(code, self.name(code, on))

    def _code(self, text: str, on: date | None) -> str:
        folded = fold(text)
        if folded.upper() in self.states:
            return folded.upper()
        exact = self._by_fold.get(folded, [])
        if text.strip() in self._by_alpha_2:  # in capitals only: `IN` is India, `in` is a word
            return self._by_alpha_2[text.strip()]
        in_use = [n for n in exact if (_in_use(n, on) if on else n.until is None)]
        codes = sorted({n.state for n in in_use or exact})
        if len(codes) == 1:
            return codes[0]
        if len(codes) > 1:
            raise self._ambiguous(text, codes)
        asked = set(words_of(text))
        around = {
            n.state
            for names in self._by_fold.values()
            for n in names
            if asked and asked <= set(words_of(n.name))
        }
        if len(around) > 1:
            raise self._ambiguous(text, sorted(around))
        near = [n.state for name in nearest(text, self._asked_names()) for n in self._by_fold[fold(name)]]
        raise UnknownKey(
            f"no state in the record is called {text!r}",
            candidates=[self._shown(c) for c in dict.fromkeys([*sorted(around), *near])],
            hint="A code (KWT), a short or formal name, or a usual one (North Korea) will do.",
        )

    def _asked_names(self) -> list[str]:
        return [names[0].name for names in self._by_fold.values()]

    def _ambiguous(self, text: str, codes: Sequence[str]) -> AmbiguousKey:
        return AmbiguousKey(
            f"{text!r} may be any of {len(codes)} states",
            candidates=[self._shown(c) for c in codes],
            hint="Give the code, or the full name.",
        )

    def _shown(self, code: str) -> str:
        return f"{self.name(code)} ({code})"

    def _of_the_day(self, code: str, on: date | None) -> str:
        """SUN for RUS before 24 December 1991, and RUS for SUN after: who continued whom is in the table."""
        if on is None:
            return code
        state = self.states[code]
        before = self._predecessors.get(code, [])
        if state.from_ is not None and on < state.from_ and len(before) == 1:
            return self._of_the_day(before[0], on)
        if state.until is not None and on >= state.until:
            if state.successor is None:
                raise UnknownKey(
                    f"{self.name(code)} ({code}) was no longer a state on {on}, and none continues its seat",
                    expected=f"a day before {state.until}",
                )
            return self._of_the_day(state.successor, on)
        return code


def _in_use(name: StateNameRow, on: date) -> bool:
    return (name.from_ is None or name.from_ <= on) and (name.until is None or on < name.until)
