"""A traced quotation as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ninthvote.brief.answer import source_json
from ninthvote.record import Record
from ninthvote.trace import Candidate, Grade
from ninthvote.vocabulary import Interval


def trace_answer(
    record: Record,
    quote: str,
    speaker: str | None,
    on: Interval | None,
    grade: Grade,
    passages: Sequence[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """What became of the words; `passages` where a library of documents was asked too."""
    return {
        "words": quote,
        "speaker": speaker,
        "on": _days(on) if on else None,
        "as_of": record.known_by,
        "mark": grade.mark,
        "is_firm": grade.is_firm,
        "best": _candidate(record, grade.best) if grade.best else None,
        "others": [_candidate(record, c) for c in grade.others],
        "passages": passages,
    }


def _days(span: Interval) -> dict[str, date | None]:
    return {"from": span.from_, "until": span.until}


def _candidate(record: Record, found: Candidate) -> dict[str, Any]:
    origin = found.origin
    return {
        "quotation": origin.quotation,
        "words": origin.words,
        "speaker": origin.speaker,
        "capacity": origin.capacity,
        "on": _days(origin.on),
        "occasion": origin.occasion,
        "note": origin.note,
        "confidence": origin.confidence,
        "sources": source_json(record, origin.sources),
        "wording": found.wording,
        "speaker_named": found.speaker,
        "day_named": found.timing,
        "start": found.start,
        "end": found.end,
        "is_whole": found.is_whole,
        "likeness": found.likeness,
        "surprise_bits": found.surprise_bits,
        "support_bits": found.support_bits,
        "cut_away": found.qualifier,
        "turns_meaning": found.turns_meaning,
        "differences": [
            {"change": d.change, "quoted": d.quoted, "recorded": d.recorded, "start": d.start, "end": d.end}
            for d in found.differences
        ],
    }
