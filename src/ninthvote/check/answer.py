"""What is said of an article as data: spans with the quote around them, verdicts, and the evidence with its links."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ninthvote.check.article import Checked
from ninthvote.check.claim import Claim, Verdict
from ninthvote.check.ledger import Fact, Ledger
from ninthvote.text import Document

#: How much of the text stands before and after a quote, so that it is found again after an edit.
CONTEXT = 32


def evidence(ledger: Ledger, fact: Fact) -> dict[str, Any]:
    """The row, provision or calendar that a verdict rests on, with its sources."""
    sources = []
    for key in fact.sources:
        row = ledger.source(key)
        if row is not None:
            title = row.title or ", ".join(filter(None, (row.publisher, row.symbol))) or None
            sources.append({"source": row.source, "title": title, "url": row.url})
    kind = (
        "rule"
        if re.match(r"[A-Z]{3}-\d\d$|Charter|rule \d", fact.ref)
        else "calendar"
        if fact.ref == "calendar"
        else "record"
    )
    return {"ref": fact.ref, "kind": kind, "confidence": fact.confidence.label, "sources": sources}


def standing(document: Document, start: int, end: int) -> dict[str, Any]:
    """Where a span of the text stands in the decoded input, and what stands there."""
    first, last = document.body.span(start, end)
    source = document.source
    return {
        "start": first,
        "end": last,
        "text": source[first:last],
        "prefix": source[max(0, first - CONTEXT) : first],
        "suffix": source[last : last + CONTEXT],
    }


def claim_data(ledger: Ledger, checked: Checked, claim: Claim) -> dict[str, Any]:
    """One claim; offsets are into the decoded input, `text` is what stands there."""
    return {
        **standing(checked.document, claim.start, claim.end),
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
        "passed_over": checked.passed_over.isoformat() if checked.passed_over else None,
        "counts": counts(checked),
        "claims": [claim_data(ledger, checked, claim) for claim in checked.claims],
    }
