"""What is said of an article as data: spans with the quote around them, verdicts, and the evidence with its links."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ninthvote.check.article import Checked
from ninthvote.check.claim import Claim, Family, Verdict
from ninthvote.check.ledger import Fact, Ledger

#: How much of the text stands before and after a quote, so that it is found again after an edit.
CONTEXT = 32


def evidence(ledger: Ledger, fact: Fact) -> dict[str, Any]:
    """The row, provision or calendar that a verdict rests on, with its sources."""
    sources = []
    for key in fact.sources:
        row = ledger.source(key)
        if row is not None:
            sources.append(
                {"source": row.source, "title": row.title or row.publisher or row.symbol, "url": row.url}
            )
    kind = (
        "rule"
        if re.match(r"[A-Z]{3}-\d\d$|Charter|rule \d", fact.ref)
        else "calendar"
        if fact.ref == "calendar"
        else "record"
    )
    return {"ref": fact.ref, "kind": kind, "confidence": fact.confidence.label, "sources": sources}


def claim_data(ledger: Ledger, checked: Checked, claim: Claim) -> dict[str, Any]:
    """One claim; offsets are into the decoded input, `text` is what stands there."""
    start, end = checked.source_span(claim)
    source = checked.document.source
    return {
        "start": start,
        "end": end,
        "text": source[start:end],
        "prefix": source[max(0, start - CONTEXT) : start],
        "suffix": source[end : end + CONTEXT],
        "family": claim.family.value,
        "verdict": claim.answer.verdict.value,
        "explanation": claim.answer.explanation,
        "evidence": [evidence(ledger, fact) for fact in claim.answer.evidence],
    }


def counts(checked: Checked) -> dict[str, int]:
    """How many claims have each verdict."""
    seen = Counter(c.answer.verdict for c in checked.claims)
    return {verdict.value: seen[verdict] for verdict in Verdict}


def article_data(ledger: Ledger, checked: Checked) -> dict[str, Any]:
    """One article with its claims in reading order."""
    return {
        "file": checked.document.name,
        "kind": checked.document.kind,
        "published": checked.published.isoformat() if checked.published else None,
        "counts": counts(checked),
        "claims": [claim_data(ledger, checked, claim) for claim in checked.claims],
    }


def disagreements(ledger: Ledger, articles: Sequence[Checked]) -> list[dict[str, Any]]:
    """Where two articles cannot both be right: one says what the record has, the other what it contradicts.

    Two claims are about one thing when their families touch and their verdicts rest on a common row.
    """
    out: list[dict[str, Any]] = []
    for one, other in itertools.combinations(articles, 2):
        told: set[tuple[int, int]] = set()
        for a, b in itertools.product(one.claims, other.claims):
            shared = _common(a, b)
            if not shared or {a.answer.verdict, b.answer.verdict} != {
                Verdict.SUPPORTED,
                Verdict.CONTRADICTED,
            }:
                continue
            # One wrong claim is told once, beside the first claim that it cannot stand with.
            wrong = (0, a.start) if a.answer.verdict is Verdict.CONTRADICTED else (1, b.start)
            if wrong not in told:
                told.add(wrong)
                out.append(
                    {
                        "about": [evidence(ledger, fact) for fact in shared],
                        "claims": [
                            {"file": one.document.name, **claim_data(ledger, one, a)},
                            {"file": other.document.name, **claim_data(ledger, other, b)},
                        ],
                    }
                )
    return out


_TOUCHING = (
    frozenset({Family.REQUEST, Family.MEETING, Family.SEQUENCE}),
    frozenset({Family.VOTE, Family.MEMBER_VOTE}),
    frozenset({Family.SIGNATORIES, Family.MEMBERSHIP}),
    frozenset({Family.MANDATE, Family.OFFICE}),
    frozenset({Family.QUOTATION}),
    frozenset({Family.CALENDAR}),
    frozenset({Family.PRESIDENCY}),
    frozenset({Family.RULE}),
    frozenset({Family.DOCUMENT, Family.REQUEST}),
    frozenset({Family.RECOMMENDATION}),
)


def _common(a: Claim, b: Claim) -> tuple[Fact, ...]:
    if not any(a.family in group and b.family in group for group in _TOUCHING):
        return ()
    theirs = {f.ref for f in b.answer.evidence if f.ref != "calendar"}
    return tuple(f for f in a.answer.evidence if f.ref in theirs)
