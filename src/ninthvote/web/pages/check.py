"""An article held against the record: its own words with each claim marked, and a note beside each.

Nothing of the article's markup is kept: what is shown is its text, escaped like every other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ninthvote.check import Checked, Claim, Fact, Verdict
from ninthvote.check.answer import counts
from ninthvote.errors import NinthVoteError
from ninthvote.record import EventRow, LetterRow, VoteRow
from ninthvote.web.page import Desk, Page
from ninthvote.web.pages.reference import link_to

#: Sign, words and class of each verdict: told apart by more than colour.
VERDICTS = {
    Verdict.SUPPORTED: ("✓", "Supported", "supported"),
    Verdict.CONTRADICTED: ("✗", "Contradicted", "contradicted"),
    Verdict.NOT_IN_RECORD: ("?", "Not in the record", "not_in_record"),
    Verdict.NOT_CHECKABLE: ("–", "Not checkable", "not_checkable"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the article, and the number of the claim that they make, if any."""

    text: str
    n: int | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, cut at its claims, with the claims that begin in it."""

    pieces: tuple[Piece, ...]

    @property
    def claims(self) -> tuple[tuple[int, Claim], ...]:
        return tuple((p.n, p.claim) for p in self.pieces if p.n is not None and p.claim is not None)


def check(
    desk: Desk, checked: Checked | None = None, text: str = "", wrong: str = "", status: int = 200
) -> Page:
    """The form, and under it what was found."""
    found = counts(checked) if checked else {}
    return Page(
        title="Check an article",
        summary="Paste an article or upload it: each claim about the Security Council is held against the record.",
        template="check.html",
        section="/check",
        status=status,
        cited=checked is None and not wrong,
        context={
            "checked": checked,
            "text": text,
            "wrong": wrong,
            "passages": list(passages(checked)) if checked else [],
            "tally": [(VERDICTS[v], found[v.value]) for v in Verdict if found.get(v.value)],
            "verdicts": VERDICTS,
            "first_of": first_of(checked) if checked else {},
            "place_of": lambda fact: place_of(desk, fact),
        },
    )


def passages(checked: Checked) -> Iterator[Passage]:
    """The article, paragraph by paragraph; a claim that runs over the end of one is shown up to there."""
    text, claims = checked.document.text, list(enumerate(checked.claims, start=1))
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        pieces: list[Piece] = []
        at = line.start()
        for n, claim in claims:
            start, end = max(claim.start, at), min(claim.end, line.end())
            if not line.start() <= claim.start < line.end() or end <= start:
                continue
            if start > at:
                pieces.append(Piece(text[at:start]))
            pieces.append(Piece(text[start:end], n, claim))
            at = end
        if at < line.end():
            pieces.append(Piece(text[at : line.end()]))
        yield Passage(tuple(pieces))


def first_of(checked: Checked) -> dict[str, int]:
    """The number of the first claim with each verdict, to go to from the summary."""
    first: dict[str, int] = {}
    for n, claim in enumerate(checked.claims, start=1):
        first.setdefault(VERDICTS[claim.answer.verdict][2], n)
    return first


def place_of(desk: Desk, fact: Fact) -> tuple[str | None, str]:
    """The page on which what a verdict rests on is shown, if any, and words for it."""
    record, key = desk.record, re.split(r"[:/]", fact.ref)[0]
    rows: dict[str, Callable[[str], VoteRow | EventRow | LetterRow]] = {
        "votes": record.vote,
        "events": record.event,
        "letters": record.letter,
    }
    for table, row in rows.items():
        try:
            title = row(key).title
        except NinthVoteError:
            continue
        return link_to(desk, table, key), title
    if re.fullmatch(r"[A-Z]{3}-\d\d", fact.ref):
        return f"/rules/{fact.ref}", fact.ref
    if seat := re.search(r"\b(?:membership|presidency): .*?\b([A-Z]{3})\b", fact.ref):
        return f"/state/{seat[1]}", fact.ref
    if year := re.fullmatch(r"membership: (\d{4})", fact.ref):
        return f"/council/{year[1]}-01-01", fact.ref
    return ("/rules" if fact.ref.startswith("Charter") else None), fact.ref
