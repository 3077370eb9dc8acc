"""Finding by words: every row that says them, best first. Accents, case and endings do not matter; "quotes" do."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import date

from ninthvote.errors import RecordError
from ninthvote.vocabulary import Confidence

#: A word in a title says more about a row than one in its notes, and a state's own name lies in between.
_WEIGHTS = "0, 0, 0, 0, 0, 0, 4.0, 1.0, 2.0"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that says the words, and where it says them (`[` and `]` around each)."""

    table: str
    key: str
    situation: str | None
    on: date | None
    known_on: date | None
    confidence: Confidence | None
    title: str
    snippet: str

    @property
    def is_firm(self) -> bool:
        return self.confidence is None or self.confidence.is_firm


def find(
    db: sqlite3.Connection, words: str, *, known_by: date | None, tables: tuple[str, ...] = ()
) -> tuple[Hit, ...]:
    """Rows that hold all the words, those in a title first; a source only after the facts.

    Raises:
        RecordError: there is no word to look for.
    """
    wanted = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', words.replace("\0", " "))]
    wanted = [w for w in wanted if re.search(r"[^\W_]", w)]
    if not wanted:
        raise RecordError(
            f"there is no word to look for in {words!r}",
            expected='words, or a phrase in quotes: find "nine votes"',
        )
    match = " AND ".join('"' + w + '"' for w in wanted)
    limits, values = "", [match]
    if known_by is not None:
        limits += " AND (known_on IS NULL OR known_on <= ?)"
        values.append(known_by.isoformat())
    if tables:
        limits += f" AND table_ IN ({', '.join('?' * len(tables))})"
        values += tables
    found = db.execute(
        "SELECT table_, key_, situation, day, known_on, confidence, title, "  # noqa: S608
        "snippet(search, -1, '[', ']', ' … ', 16) FROM search "
        f"WHERE search MATCH ?{limits} ORDER BY table_ = 'sources', bm25(search, {_WEIGHTS}), rowid",
        values,
    )
    return tuple(
        Hit(table, key, situation, _day(day), _day(known), sure and Confidence(sure), title, snippet)
        for table, key, situation, day, known, sure, title, snippet in found
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
