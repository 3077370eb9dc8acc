"""Where these words stood before: known quotations word by word, documents by fingerprints of letters, never the text.

`Shelf.of_record(record).grade(words, speaker=..., on=..., before=..., after=...)` grades what an article puts between
quotation marks; `Grade.mark`, `Grade.best` and `Grade.is_firm` are what a verdict is drawn from. The index of documents
stands in `trace.index`, `trace.chain` and `trace.verify`, which are imported from there, since they load numpy.

May import: record, text, symbols, vocabulary, numpy, the database.
"""

from ninthvote.trace.align import Change
from ninthvote.trace.grade import Shelf, grade
from ninthvote.trace.quotation import (
    Candidate,
    Difference,
    Grade,
    Mark,
    Quotation,
    Timing,
    day,
    month,
    period,
    within,
    year,
)
from ninthvote.trace.speaker import Speaker, StatesIn, compare, states_named

__all__ = [
    "Candidate", "Change", "Difference", "Grade", "Mark", "Quotation", "Shelf", "Speaker", "StatesIn", "Timing",
    "compare", "day", "grade", "month", "period", "states_named", "within", "year",
]  # fmt: skip
