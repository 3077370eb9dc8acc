"""Verdicts in the forms that other programs read: schema.org ClaimReview and W3C Web Annotation."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ninthvote.check.answer import article_data
from ninthvote.check.article import Checked
from ninthvote.check.claim import Verdict
from ninthvote.check.ledger import Ledger

#: The rating that a verdict is published as; what is not settled is published without one.
_RATING = {
    Verdict.SUPPORTED: (5, "Supported by the record"),
    Verdict.CONTRADICTED: (1, "Contradicted by the record"),
}


def claim_reviews(ledger: Ledger, checked: Checked, author: str) -> list[dict[str, Any]]:
    """A ClaimReview for each settled claim, in the name of the person or newsroom given."""
    data = article_data(ledger, checked)
    name = checked.document.name
    appearance = {"@type": "CreativeWork", "name": name if is_web(name) else PurePath(name).name}
    if is_web(name):
        appearance["url"] = name
    if data["published"]:
        appearance["datePublished"] = data["published"]
    out = []
    for claim, found in zip(checked.claims, data["claims"], strict=True):
        rating = _RATING.get(claim.answer.verdict)
        if rating is None:
            continue
        value, words = rating
        out.append(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "author": {"@type": "Organization", "name": author},
                "claimReviewed": checked.words(claim),
                "itemReviewed": {"@type": "Claim", "appearance": appearance},
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": value,
                    "bestRating": 5,
                    "worstRating": 1,
                    "alternateName": words,
                },
                "reviewBody": claim.answer.explanation,
                "citation": [
                    link["url"]
                    for item in found["evidence"]
                    for link in item["sources"]
                    if is_web(link["url"])
                ],
            }
        )
    return out


def web_annotations(ledger: Ledger, checked: Checked) -> dict[str, Any]:
    """An annotation collection; each target is pinned by its words and by its place."""
    data = article_data(ledger, checked)
    name = checked.document.name
    address = name if is_web(name) else quote(name)
    identity = (
        f"urn:ninthvote:{sha256((name + checked.document.source).encode(errors='replace')).hexdigest()[:16]}"
    )
    items = []
    for n, found in enumerate(data["claims"], 1):
        items.append(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": f"{identity}:claim:{n}",
                "type": "Annotation",
                "motivation": "assessing",
                "body": {
                    "type": "TextualBody",
                    "format": "text/plain",
                    "language": "en",
                    "value": f"{found['verdict']}: {found['explanation']}",
                    "purpose": "assessing",
                },
                "target": {
                    "source": address,
                    "selector": [
                        {
                            "type": "TextQuoteSelector",
                            "exact": found["text"],
                            "prefix": found["prefix"],
                            "suffix": found["suffix"],
                        },
                        {"type": "TextPositionSelector", "start": found["start"], "end": found["end"]},
                    ],
                },
            }
        )
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": identity,
        "type": "AnnotationCollection",
        "label": f"Claims of {name} held against the record",
        "total": len(items),
        "first": {"id": f"{identity}:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def is_web(url: str | None) -> bool:
    """Whether it is an address that a reader may follow."""
    return bool(url) and str(url).startswith(("http://", "https://"))
