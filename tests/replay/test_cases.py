"""History replayed from cases a jurist can read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ninthvote.rules import put_to_vote
from ninthvote.vocabulary import Matter, Tally

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", [c for c in CASES if "tally" in c], ids=lambda c: str(c["id"]))
def test_a_vote_ends_as_history_recorded(case: dict[str, Any]) -> None:
    """A recorded outcome that the rules do not give means that the rules, or the record, are wrong."""
    ruling = put_to_vote(
        case["date"], Matter(case["matter"]), Tally(*case["tally"]), permanent_no=case["permanent_no"]
    )
    assert ruling.outcome.value == case["outcome"]
    assert ruling.decision is not None
    assert ruling.decision.value == case["decision"]
    assert ruling.vetoed_by == tuple(case.get("vetoed_by", ()))
    assert list(ruling.provisions) == case["provisions"]
