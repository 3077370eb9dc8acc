"""Facts and law do not know each other; replay introduces them, and every difference is explained or fails.

May import: record, rules.
"""

from ninthvote.replay.bulk import replay_bulk, rule_on
from ninthvote.replay.chair import presiding
from ninthvote.replay.history import replay_record
from ninthvote.replay.ledger import Difference, LedgerLine, Replayed, Report, read_ledger, settle
from ninthvote.replay.sciencespo import BulkVote, read_bulk
from ninthvote.replay.vetoes import read_vetoes, replay_vetoes

__all__ = [
    "BulkVote",
    "Difference",
    "LedgerLine",
    "Replayed",
    "Report",
    "presiding",
    "read_bulk",
    "read_ledger",
    "read_vetoes",
    "replay_bulk",
    "replay_record",
    "replay_vetoes",
    "rule_on",
    "settle",
]
