"""The law as data: provisions, and what a vote decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ninthvote.rules import Provision, Ruling
from ninthvote.vocabulary import Matter, Outcome, Tally


def provisions_answer(provisions: Iterable[Provision]) -> list[dict[str, Any]]:
    """A line for each provision, in the order of the law."""
    return [{"id": p.id, "title": p.title, "chapter": p.chapter} for p in provisions]


def provision_answer(p: Provision) -> dict[str, Any]:
    """One provision: what it says, rests on and is tested by."""
    return {
        "id": p.id,
        "chapter": p.chapter,
        "title": p.title,
        "provisions": [str(c) for c in p.cites],
        "statement": p.statement,
        "exceptions": p.exceptions,
        "citations": [{"text": c.text, "confidence": c.confidence} for c in p.citations],
        "tests": [{"text": c.text, "vectors": list(c.vectors), "confidence": c.confidence} for c in p.cases],
        "applied_in": list(p.applied_in),
    }


def outcome_answer(kind: Matter, tally: Tally, ruling: Ruling[Outcome]) -> dict[str, Any]:
    """What a vote decides, and why."""
    counts = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain, "not_voting": tally.not_voting}
    return {"kind": kind.value, "tally": counts, **ruling.to_json()}
