"""Which readers can have anything to say of a sentence: the letters that their cues cannot do without, sought at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import ahocorasick


def alternatives(pattern: str) -> list[str]:
    """The branches of a pattern, split at the bars outside its groups."""
    out, depth, at, skip = [], 0, 0, False
    for n, c in enumerate(pattern):
        if skip:
            skip = False
        elif c == "\\":
            skip = True
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "|" and depth == 0:
            out.append(pattern[at:n])
            at = n + 1
    return [*out, pattern[at:]]


def letters_of(branch: str) -> str:
    """The longest run of letters that every match of the branch holds; empty where there is none to be sure of."""
    runs, run, depth, n = [], "", 0, 0
    while n < len(branch):
        c = branch[n]
        quantified = branch[n + 1 : n + 2] in ("?", "*", "{")
        if c == "\\":
            runs.append(run)
            run, n = "", n + 1
        elif c in "([":
            depth += 1
            runs.append(run)
            run = ""
        elif c in ")]":
            depth -= 1
        elif depth == 0 and c.isalpha() and not quantified:
            run += c
        else:
            runs.append(run)
            run = ""
        n += 1
    return max([*runs, run], key=len)


@cache
def _automaton(cues: tuple[str, ...]) -> tuple[Any, frozenset[int]]:
    """The automaton from letters to the numbers of cues, and the cues that have a branch without letters."""
    words: dict[str, set[int]] = {}
    always = set()
    for number, cue in enumerate(cues):
        for branch in alternatives(cue):
            letters = letters_of(branch)
            if letters:
                words.setdefault(letters, set()).add(number)
            else:
                always.add(number)
    automaton = ahocorasick.Automaton()
    for word, numbers in words.items():
        automaton.add_word(word, frozenset(numbers))
    automaton.make_automaton()
    return automaton, frozenset(always)


def cued(cues: tuple[str, ...], words: str) -> list[int]:
    """The numbers of the cues that may match somewhere in the words: all that do, and a few that do not."""
    automaton, always = _automaton(cues)
    near = set(always)
    for _, numbers in automaton.iter(words):
        near |= numbers
    return sorted(near)
