"""A checked article as a page: its claims marked, and a note beside each.

It holds the article's own words as text and nothing of its markup: every character is escaped, there is no script, and
a link is written only for http and https.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ninthvote.check.answer import article_data, counts
from ninthvote.check.article import Checked
from ninthvote.check.claim import Claim, Verdict
from ninthvote.check.ledger import Ledger
from ninthvote.check.publish import is_web
from ninthvote.check.traced import SHOWN, Traced

if TYPE_CHECKING:
    from ninthvote.trace.archive import Passage

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
h2{font:bold 15px/1.4 system-ui,sans-serif}.held li::marker{content:"\\2261" counter(list-item) " "}
li q,small{color:var(--soft)}.supported strong{color:var(--yes)}.contradicted strong{color:var(--no)}
@media(min-width:50rem){aside{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}}
@media(max-width:50rem){main{display:block}aside{margin-top:1.5rem;padding-top:1.5rem;border-top:1px solid}}
@media(prefers-color-scheme:dark){:root{--yes:#57c172;--no:#ff8a80;--open:#a0a0a0;--soft:#bbb}
body{background:#161616;color:#eee}a{color:#8ab4f8}:target{background:#4a3f00}}
@media print{main{display:block}aside{max-height:none;position:static}}
"""


def page(ledger: Ledger, checked: Checked, traced: Sequence[Traced] = ()) -> str:
    """The article with its claims marked and a note beside each, as one self-contained page.

    Args:
        traced: its quotations that a library of documents holds; they are noted below the claims.
    """
    data = article_data(ledger, checked)
    tally = counts(checked)
    title = html.escape(checked.document.name.rstrip("/").rsplit("/", 1)[-1] or checked.document.name)
    first = {c.answer.verdict: n for n, c in reversed(list(enumerate(checked.claims, 1)))}
    said = ", ".join(
        f'<a href="#note-{first[v]}">{tally[v.value]} {_MARK[v][2].lower()}</a>'
        for v in Verdict
        if v in first
    )
    n_claims = len(checked.claims)
    summary = f"{n_claims} claim{'s' * (n_claims != 1)}: {said}." if said else "No checkable claim was found."
    on = checked.published
    other = checked.passed_over
    shown = f" as it shows; its page's data say {other.day} {other:%B %Y}" if other else ""
    day = f"Published {on.day} {on:%B %Y}{shown}. " if on else ""
    notes = "\n".join(
        _note(n, c, checked.words(c), d)
        for n, (c, d) in enumerate(zip(checked.claims, data["claims"], strict=True), 1)
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Checked: {title}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{title}</h1><p>{day}{summary} <small>What is not marked was not checked.</small></p>\n"
        f'<main><div class="text">{_marked(checked, traced)}</div>\n<aside><ol>\n{notes}\n</ol>'
        f"{_library(checked.document.text, traced)}</aside></main>\n</body></html>\n"
    )


def _marked(checked: Checked, traced: Sequence[Traced]) -> str:
    text = checked.document.text
    between = "\n\n" if checked.document.kind == "html" else "\n"  # the blocks of a page stand apart
    out: list[str] = []
    at = 0

    def plain(start: int, end: int) -> str:
        return html.escape(text[start:end]).replace("\n", between)

    def words(start: int, end: int) -> str:
        """The words, with a sign after each quotation that the library has."""
        said, begin = "", start
        for n, quotation in enumerate(traced, 1):
            if start < quotation.end <= end:
                said += plain(begin, quotation.end)
                said += f'<a id="quoted-{n}" href="#held-{n}" aria-label="In the library, note {n}"><sup>\u2261{n}</sup></a>'
                begin = quotation.end
        return said + plain(begin, end)

    for n, claim in enumerate(checked.claims, 1):
        start = max(claim.start, at)
        if claim.end <= start:
            continue
        symbol, style, verdict = _MARK[claim.answer.verdict]
        out.append(words(at, start))
        out.append(
            f'<mark id="claim-{n}" class="{style}" title="{verdict}">{words(start, claim.end)}'
            f'<a href="#note-{n}" aria-label="{verdict}, note {n}"><sup>{symbol}{n}</sup></a></mark>'
        )
        at = claim.end
    out.append(words(at, len(text)))
    return "".join(out)


def _library(text: str, traced: Sequence[Traced]) -> str:
    """The quotations that a library has, with the documents; what is only fingerprints is said to be."""
    if not traced:
        return ""
    notes = "\n".join(
        f'<li id="held-{n}"><q>{html.escape(text[t.start : t.end])}</q>'
        f'{"".join(map(_passage, t.passages[:SHOWN]))}<br>{t.more} <small><a href="#quoted-{n}">back</a></small></li>'
        for n, t in enumerate(traced, 1)
    )
    return f'<h2>Quotations in the library</h2>\n<ol class="held">\n{notes}\n</ol>'


def _passage(passage: Passage) -> str:
    has = passage.wording
    said = ""
    if has:
        before, after = (f"[{html.escape(words)}]" if words else "" for words in (has.before, has.after))
        said = f"<br>{before} <q>{html.escape(' '.join(has.text.split()))}</q> {after}"
    return f"<br>{html.escape(passage.document)} <small>({html.escape(passage.told)})</small>{said}"


def _note(n: int, claim: Claim, said: str, found: dict[str, Any]) -> str:
    symbol, style, words = _MARK[claim.answer.verdict]
    quoted = html.escape(said.replace('"', "'"))  # the note has quotation marks of its own
    rows = "<br>".join(
        _rows(list(items)) for _, items in groupby(found["evidence"], lambda item: item["sources"])
    )
    return (
        f'<li id="note-{n}" class="{style}"><strong>{symbol} {words}</strong> ({html.escape(found["family"].replace("_", " "))}) '
        f"<q>{quoted}</q><br>{html.escape(claim.answer.explanation)}"
        f'<br><small>{rows} <a href="#claim-{n}">back</a></small></li>'
    )


def _rows(items: list[dict[str, Any]]) -> str:
    """Rows that rest on the same sources."""
    label = "; ".join(
        html.escape(item["ref"]) + (" (unconfirmed)" if item["confidence"] == "unconfirmed" else "")
        for item in items
    )
    sources = "; ".join(map(_source, items[0]["sources"]))  # a title may hold a comma
    return f"{label}: {sources}" if sources else label


def _source(item: dict[str, Any]) -> str:
    title = html.escape(item["title"] or item["source"])
    if not is_web(item["url"]):
        return title
    return f'<a href="{html.escape(item["url"], quote=True)}" rel="noopener noreferrer">{title}</a>'
