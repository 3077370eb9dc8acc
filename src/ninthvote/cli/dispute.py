"""Where sources differ: every reading, which one is followed, and why; nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ninthvote.brief.answer import Place, disputes_of, readings_of
from ninthvote.cli.screen import Footnotes, field_words, hang, heading, joined
from ninthvote.record import ReadingRow, Record

if TYPE_CHECKING:
    from rich.console import Console


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
