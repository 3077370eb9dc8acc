"""The words known here: states by every name, small words, words of the field. Read once from the lists beside."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

#: Groups of states that writers name as one; the roster of the day says who they are.
GROUPS = {
    "permanent members": "P5",
    "five permanent members": "P5",
    "permanent five": "P5",
    "p5": "P5",
    "p-5": "P5",
    "big five": "P5",
    "e10": "E10",
    "elected ten": "E10",
    "a3": "A3",
    "a3+1": "A3",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names to codes, and the words by which words run together are told apart."""

    states: dict[str, str]  #: a name as written -> code
    adjectives: dict[str, str]  #: "Ivorian" -> CIV; also names used before a noun, as in "the U.S. envoy"
    capitals: dict[str, str]  #: a capital or government standing for its state
    small_words: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]  #: single capitalised words that are, or are part of, a name
    persons: dict[str, str] = field(default_factory=dict)  #: a name as written -> the person's name of record

    def knowing(self, persons: Iterable[tuple[str, str]]) -> Lexicon:
        """The same lexicon with people: pairs of a name as written and the name of record."""
        known = dict(self.persons)
        known.update(persons)
        names = self.names | {word for name in known for word in name.split()}
        return Lexicon(
            self.states, self.adjectives, self.capitals, self.small_words, self.words, frozenset(names), known
        )


@cache
def default_lexicon() -> Lexicon:
    """The lists that come with the program."""
    folder = files("ninthvote.text") / "words"
    states: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in csv.DictReader((folder / "states.csv").read_text(encoding="utf-8").splitlines()):
        code = row["code"]
        for column, table in (("names", states), ("people", states), ("adjectives", adjectives)):
            for name in filter(None, row[column].split(";")):
                table.setdefault(name, code)
        for name in filter(None, row["capitals"].split(";")):
            capitals.setdefault(name, code)
    small = frozenset((folder / "small.txt").read_text(encoding="utf-8").split())
    field_words = frozenset((folder / "field.txt").read_text(encoding="utf-8").split())
    named = {w for table in (states, adjectives, capitals) for name in table for w in name.split()}
    lower = {w.lower() for w in named}
    return Lexicon(
        states,
        adjectives,
        capitals,
        small,
        small | field_words | lower,
        frozenset(w for w in named if w[0].isupper()),
    )
