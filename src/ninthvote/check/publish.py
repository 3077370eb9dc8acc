"""Verdicts in the forms that others read: schema.org ClaimReview, W3C Web Annotation, and a page with notes.

The page holds the article's own words as text and nothing of its markup: every character is escaped, there is no
script, and a link is written only for http and https.
"""

from __future__ import annotations

import html
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from ninthvote.check.answer import article_data, counts
from ninthvote.check.article import Checked
from ninthvote.check.claim import Claim, Verdict
from ninthvote.check.ledger import Ledger

#: The rating that a verdict is published as; what is not settled is published without one.
_RATING = {
    Verdict.SUPPORTED: (5, "Supported by the record"),
    Verdict.CONTRADICTED: (1, "Contradicted by the record"),
}


def claim_reviews(ledger: Ledger, checked: Checked, author: str) -> list[dict[str, Any]]:
    """A ClaimReview for each settled claim, in the name of the person or newsroom given."""
    data = article_data(ledger, checked)
    url = checked.document.name if checked.document.name.startswith(("http://", "https://")) else None
    out = []
    for claim, found in zip(checked.claims, data["claims"], strict=True):
        rating = _RATING.get(claim.answer.verdict)
        if rating is None:
            continue
        value, name = rating
        appearance: dict[str, Any] = {"@type": "CreativeWork", "name": checked.document.name}
        if url:
            appearance["url"] = url
        if data["published"]:
            appearance["datePublished"] = data["published"]
        out.append(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "author": {"@type": "Organization", "name": author},
                "claimReviewed": " ".join(found["text"].split()),
                "itemReviewed": {"@type": "Claim", "appearance": appearance},
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": value,
                    "bestRating": 5,
                    "worstRating": 1,
                    "alternateName": name,
                },
                "reviewBody": claim.answer.explanation,
                "citation": [
                    link["url"]
                    for item in found["evidence"]
                    for link in item["sources"]
                    if _is_web(link["url"])
                ],
            }
        )
    return out


def web_annotations(ledger: Ledger, checked: Checked) -> dict[str, Any]:
    """An annotation collection; each target is pinned by its words and by its place."""
    data = article_data(ledger, checked)
    name = checked.document.name
    address = name if _is_web(name) else quote(name)
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


_MARK = {
    Verdict.SUPPORTED: ("\u2713", "supported", "Supported"),
    Verdict.CONTRADICTED: ("\u2717", "contradicted", "Contradicted"),
    Verdict.NOT_IN_RECORD: ("?", "unknown", "Not in the record"),
    Verdict.NOT_CHECKABLE: ("\u2013", "unknown", "Not checkable"),
}

_STYLE = """
:root{color-scheme:light dark;--yes:#1a7f37;--no:#b42318;--open:#6b6b6b;--soft:#555}
body{font:16px/1.6 Georgia,serif;margin:2rem auto;max-width:76rem;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.4rem;overflow-wrap:anywhere}main{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
mark{padding:0 .1em;color:inherit;background:none;border-bottom:2px solid}mark a{text-decoration:none}
mark.supported{border-color:var(--yes)}mark.contradicted{border-color:var(--no);border-bottom:4px double var(--no)}
mark.unknown{border-color:var(--open);border-bottom-style:dotted}:target{background:#fff3bf}
ol{font:14px/1.45 system-ui,sans-serif;padding:0 0 0 2rem;margin:0}li{margin-bottom:.8rem;overflow-wrap:anywhere}
li q,small{color:var(--soft)}.supported strong{color:var(--yes)}.contradicted strong{color:var(--no)}
@media(min-width:50rem){ol{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}}
@media(max-width:50rem){main{display:block}}
@media(prefers-color-scheme:dark){:root{--yes:#57c172;--no:#ff8a80;--open:#a0a0a0;--soft:#bbb}
body{background:#161616;color:#eee}a{color:#8ab4f8}:target{background:#4a3f00}}
@media print{main{display:block}ol{max-height:none;position:static}}
"""


def page(ledger: Ledger, checked: Checked) -> str:
    """The article with its claims marked and a note beside each, as one self-contained page."""
    data = article_data(ledger, checked)
    tally = counts(checked)
    title = html.escape(checked.document.name.rstrip("/").rsplit("/", 1)[-1] or checked.document.name)
    said = ", ".join(f"{tally[v.value]} {_MARK[v][2].lower()}" for v in Verdict if tally[v.value])
    day = f"Published {checked.published}. " if checked.published else ""
    notes = "\n".join(
        _note(n, c, d) for n, (c, d) in enumerate(zip(checked.claims, data["claims"], strict=True), 1)
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Checked: {title}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{title}</h1><p>{day}{html.escape(said) or 'No checkable claim was found.'}</p>\n"
        f'<main><div class="text">{_marked(checked)}</div>\n<ol>\n{notes}\n</ol></main>\n</body></html>\n'
    )


def _marked(checked: Checked) -> str:
    text = checked.document.text
    out: list[str] = []
    at = 0
    for n, claim in enumerate(checked.claims, 1):
        start = max(claim.start, at)
        if claim.end <= start:
            continue
        symbol, style, words = _MARK[claim.answer.verdict]
        out.append(html.escape(text[at:start]))
        out.append(
            f'<mark id="claim-{n}" class="{style}" title="{words}">{html.escape(text[start : claim.end])}'
            f'<a href="#note-{n}" aria-label="{words}, note {n}"><sup>{symbol}{n}</sup></a></mark>'
        )
        at = claim.end
    out.append(html.escape(text[at:]))
    return "".join(out)


#: The note puts the words between quotes of its own.
_QUOTES = '"\u201c\u201d'


def _note(n: int, claim: Claim, found: dict[str, Any]) -> str:
    symbol, style, words = _MARK[claim.answer.verdict]
    rows = "; ".join(_row(item) for item in found["evidence"])
    return (
        f'<li id="note-{n}" class="{style}"><strong>{symbol} {words}</strong> ({html.escape(found["family"].replace("_", " "))}) '
        f"<q>{html.escape(' '.join(found['text'].split()).strip(_QUOTES))}</q><br>{html.escape(claim.answer.explanation)}"
        f'<br><small>{rows}</small> <a href="#claim-{n}">back</a></li>'
    )


def _row(item: dict[str, Any]) -> str:
    label = html.escape(item["ref"]) + (" (unconfirmed)" if item["confidence"] == "unconfirmed" else "")
    links = [
        f'<a href="{html.escape(link["url"], quote=True)}" rel="noopener noreferrer">{html.escape(link["title"] or link["source"])}</a>'
        for link in item["sources"]
        if _is_web(link["url"])
    ]
    return f"{label}: {', '.join(links)}" if links else label


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))
