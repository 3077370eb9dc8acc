"""The synced votes of Assembly and Council as the arrays that the backtest of drafts takes.

What a draft was about is read from the agenda item of the practice table, the same for texts that passed and texts that
failed. The vote table's own titles are detailed for what passed and bare for what failed, so they tell the outcome;
they stand in only where no agenda item is known.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np

from ninthvote.count.drafts import FROM_YEAR, NOT_VOTING, AssemblyVotes, CouncilDrafts
from ninthvote.errors import RecordError
from ninthvote.intake.bulk import Casts, load_assembly, load_council, table_path
from ninthvote.intake.manifest import read_manifest
from ninthvote.intake.parquet import read_columns
from ninthvote.intake.reading import lineage
from ninthvote.model.motion import History
from ninthvote.record import Record

#: Drafts on one item put the same day stand within so many rows of each other.
NEAR = 9

SOURCES = ("voeten_roll_calls", "voeten_descriptions", "sciencespo", "practice")


def is_synced(folder: Path) -> bool:
    """Whether the data folder holds the votes that the backtest of drafts reads."""
    manifest = read_manifest(folder)
    return all(manifest.get(source) is not None for source in SOURCES)


def load_drafts(folder: Path, record: Record) -> tuple[AssemblyVotes, CouncilDrafts]:
    """Assembly casts, and the Council's votes since 1994 in order of day.

    Raises:
        IntakeError: the votes were not brought in.
    """
    assembly, council = load_assembly(folder), load_council(folder)
    about, by = agenda_items(folder, council)
    order = _in_order(council)
    vote = _matrix(assembly.states, council)
    day, words = council.on[order], [about[k] for k in order]
    groups = {term.state: term.regional_group for term in record.terms()}
    names = sorted(set(groups.values()))
    history = History(
        words, day, vote[order], np.zeros((len(order), 0), dtype=bool), np.zeros(len(order), dtype=bool)
    )
    return (
        AssemblyVotes(assembly.state, assembly.vote, assembly.year, assembly.cast, assembly.n_votes),
        CouncilDrafts(
            states=assembly.states,
            group=np.array([names.index(groups[s]) if s in groups else -1 for s in assembly.states]),
            history=history,
            rivals=_rivals(day, words),
            sponsors=tuple(_sponsors(by[k], assembly.states, council.on[k], record) for k in order),
            symbol=tuple(str(council.symbol[k] or council.keys[k]) for k in order),
            title=tuple(str(council.title[k] or about[k]) for k in order),
        ),
    )


def agenda_items(folder: Path, votes: Casts) -> tuple[list[str], list[str]]:
    """What each vote was about, in words that do not tell how it ended; and who submitted it, as printed."""
    practice = read_columns(table_path(folder, read_manifest(folder), "practice", "council_votes"))
    words: dict[str, str] = {}
    sponsors: dict[str, str] = {}
    for k in range(len(practice["vote"])):
        shown = (practice[c][k] for c in ("agenda_item", "title"))
        item = " ".join(str(s) for s in shown if not np.ma.is_masked(s))
        for name in ("resolution", "draft", "symbol"):
            key = practice[name][k]
            if not np.ma.is_masked(key) and key:
                words.setdefault(str(key), item)
                if not np.ma.is_masked(practice["submitted_by"][k]):
                    sponsors.setdefault(str(key), str(practice["submitted_by"][k] or ""))
    about, by = [], []
    for k in range(votes.n_votes):
        number = votes.extra["resolution"][k]
        known = [str(key) for key in (None if np.ma.is_masked(number) else number, votes.symbol[k]) if key]
        named = next((words[key] for key in known if key in words), None)
        about.append(named or re.sub(r".*\[on ", "", str(votes.title[k] or "")))
        by.append(next((sponsors[key] for key in known if key in sponsors), ""))
    return about, by


def _sponsors(printed: str, states: tuple[str, ...], day: np.datetime64, record: Record) -> tuple[int, ...]:
    """The States named; a name that the record does not know, and `President`, are left out."""
    found = set()
    for name in re.split(r",|;| and ", printed):
        try:
            code = record.resolve(name.strip(), day.astype(date)).code
        except RecordError:
            continue
        code = lineage().get(code, code)
        if code in states:
            found.add(states.index(code))
    return tuple(sorted(found))


def _in_order(council: Casts) -> list[int]:
    """Votes with casts, by day and then by key."""
    has_casts = np.bincount(council.vote, minlength=council.n_votes) > 0
    order = np.lexsort((council.keys.astype(str), council.on))
    return [int(k) for k in order if has_casts[k] and council.on[k] >= np.datetime64(f"{FROM_YEAR}-01-01")]


def _matrix(states: tuple[str, ...], council: Casts) -> np.ndarray:
    """(n_votes, n_states) casts in the Assembly's order of states; one that the Assembly never had is left out."""
    vote = np.full((council.n_votes, len(states)), NOT_VOTING, dtype=np.int8)
    number = {code: k for k, code in enumerate(states)}
    column = np.array([number.get(code, -1) for code in council.states])[council.state]
    known = column >= 0
    vote[council.vote[known], column[known]] = council.cast[known]
    return vote


def _rivals(day: np.ndarray, words: list[str]) -> np.ndarray:
    n = len(words)
    near = (range(max(0, k - NEAR), min(n, k + NEAR + 1)) for k in range(n))
    return np.array(
        [sum(day[q] == day[k] and words[q] == words[k] for q in qs) - 1 for k, qs in enumerate(near)]
    )
