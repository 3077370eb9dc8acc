"""What happened, who sat there, who signed, as known on any day: facts with sources, and one built file to ask.

May import: symbols, vocabulary, the database.
"""

from ninthvote.record.opening import open_record
from ninthvote.record.query import Manifest, Record, Signatory
from ninthvote.record.search import Hit
from ninthvote.record.table import (
    AssemblyVoteRow,
    CastRow,
    CorrectionRow,
    DisputeRow,
    EventRow,
    ExceptionRow,
    LetterRow,
    OfficeRow,
    PresidencyRow,
    QuotationRow,
    ReadingRow,
    RecommendationRow,
    RightsCouncilCastRow,
    SignatoryRow,
    SituationRow,
    SourceRow,
    StateNameRow,
    StateRow,
    TermRow,
    VectorRow,
    VoteRow,
)
from ninthvote.record.timeline import Occasion

__all__ = [
    "AssemblyVoteRow", "CastRow", "CorrectionRow", "DisputeRow", "EventRow", "ExceptionRow", "Hit", "LetterRow",
    "Manifest", "Occasion", "OfficeRow", "PresidencyRow", "QuotationRow", "ReadingRow", "RecommendationRow",
    "Record", "RightsCouncilCastRow", "Signatory", "SignatoryRow", "SituationRow", "SourceRow", "StateNameRow",
    "StateRow", "TermRow", "VectorRow", "VoteRow", "open_record",
]  # fmt: skip
