"""Where sources differ: every reading, which one is followed, and why; nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ninthvote.cli.screen import Footnotes, field_words, hang, heading, joined, source_json
from ninthvote.record import DisputeRow, ReadingRow, Record

if TYPE_CHECKING:
    from rich.console import Console

#: A row by its table and key, parts of the key joined by `/`.
Place = tuple[str, str]


def readings_of(record: Record, places: Sequence[Place]) -> list[ReadingRow]:
    """What each source says of these rows."""
    return [r for r in record.readings() if (r.of_table, r.of_key) in places]


def disputes_of(record: Record, places: Sequence[Place]) -> list[DisputeRow]:
    """Why these rows are settled as they are."""
    return [d for d in record.disputes() if (d.of_table, d.of_key) in places]


def reading_words(reading: ReadingRow) -> str:
    """`no: 6 (not followed)`."""
    followed = "followed" if reading.followed else "not followed"
    return f"{field_words(reading.field_)}: {reading.value or 'left empty'} ({followed})"


def show_disputes(record: Record, places: Sequence[Place], screen: Console, notes: Footnotes) -> None:
    readings, disputes = readings_of(record, places), disputes_of(record, places)
    if not (readings or disputes):
        return
    heading(screen, "Sources differ")
    for r in readings:
        hang(screen, "- ", joined((reading_words(r), notes.mark((r.source,)), r.note), " "))
    for why in dict.fromkeys(d.why for d in disputes):
        screen.print(why)


def differences_json(record: Record, places: Sequence[Place]) -> dict[str, list[dict[str, Any]]]:
    """The same as data."""
    return {
        "disputes": [{"field": d.field_, "why": d.why} for d in disputes_of(record, places)],
        "readings": [
            {
                "field": r.field_,
                "value": r.value,
                "followed": r.followed,
                "sources": source_json(record, (r.source,)),
            }
            for r in readings_of(record, places)
        ],
    }
