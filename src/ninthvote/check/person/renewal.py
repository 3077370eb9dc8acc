"""The yearly renewal of the Special Rapporteur's mandate, however it is put: by whom, when, with or without a vote."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads

_RENEWED = (
    r"\b(?:renew\w*|extend\w*|prolong\w*|continu\w*|kept|keeps?|another year|one more year|a further year)\b"
)
_UNVOTED = r"without (?:a |any )?(?:recorded )?vote|by consensus|by acclamation|unanimous|no vote|unopposed"


_VOTED = r"divided vote|recorded vote|by (?:a )?vote\b|after a vote|put to (?:a|the) vote"
_IT = r"^(?:and |but |so )*(?:[a-z]+ D,? )?it (?:was|is|has been|got|had been)\b"


@reads(Family.MANDATE, _RENEWED)
def renewed_then(s: Statement) -> Answer | None:
    """The mandate was renewed at the time told; without a vote, where that is said and so."""
    if (
        s.people
        or s.unsaid
        or s.clause.within(s.start, s.end, "TQYEF")
        or not (
            s.has(r"\bR\b|mandate|rapporteur|\bpost\b") or (s.has(_IT) and s.scene.ago("rapporteur") <= 1)
        )
    ):
        return None
    if s.clause.within(s.start, s.end, "C") and not s.clause.within(0, s.start, "H"):
        return None
    unvoted = s.has(_UNVOTED)
    if (s.negative and not unvoted) or any(n not in (1, 47) for n in s.numbers) or not s.times:
        return None
    if s.states and set(s.states) != {s.scene.topic}:
        return None
    if s.scene.topic != "PRK" or s.has(
        r"inquiry|field office|sanction|years\b|every|each|expert|panel|peacekeep"
    ):
        return None
    rows = [b for b in s.scene.ledger.ballots if b.body in ("HRC", "CHR") and "renew" in b.title.lower()]
    rows = [b for b in rows if all(t.holds(b.on) for t in s.times)]
    if len(rows) > 1:  # the month of this year before that of the year told before
        rows = [b for b in rows if all(t.first <= b.on <= t.last for t in s.times)]
    if len(rows) != 1 or not rows[0].firm("on"):
        return None
    b = rows[0]
    if unvoted and not (b.without_vote and b.firm("mode")):
        return None
    if grammar.search(_VOTED, s.clause.skeleton[s.start :]):  # said of it behind a comma, too
        if not b.without_vote:
            return supported(f"{b.title}, {b.on:%-d %B %Y}: {b.result}.", b.fact)
        firm = (
            b.firm("mode")
            and b.firm("outcome")
            and all(t.sure and not t.others for t in s.times)
            and not s.has(_IT)
        )
        return contradicted(f"{b.title}, {b.on:%-d %B %Y}, without a vote.", b.fact) if firm else None
    how = "without a vote" if b.without_vote else f"by {b.result}"
    return supported(f"{b.title}, {b.on:%-d %B %Y}, {how}.", b.fact)


_SINCE = r"\b(?:goes|go|dates?|reaches|stretches) (?:all the way )?(?:back )?(?:to|from|as far back as) D|\b(?:created|established|set up|founded|instituted) (?:only |first )?in D|\b(?:has )?exist\w* since D|\b(?:began|begun|started) in D"


@reads(
    Family.MANDATE,
    r"goes|dates?\b|reaches|stretches|created|established|set up|founded|instituted|exist|beg[au]n|started",
)
def since_when(s: Statement) -> Answer | None:
    """The post of rapporteur goes back to the year that it was created in."""
    if (
        s.people
        or s.states
        or s.unsaid
        or s.negative
        or s.numbers
        or s.clause.within(s.start, s.end, "TQYEFKCO")
    ):
        return None
    named = s.has(r"\b(?:post|office|mandate|position|job)\b|^(?:the )?R\b")
    if (
        len(s.times) != 1
        or not s.has(_SINCE)
        or s.scene.topic != "PRK"
        or s.has(r"field|seoul|commission|inquiry|renew|council")
    ):
        return None
    if s.scene.ago("rapporteur") > 1 or not (named or s.has(r"^(?:and |but )*it\b")):
        return None
    row = next((b for b in s.scene.ledger.ballots if b.body == "CHR" and "creates" in b.title), None)
    if row is None or not row.firm("on"):
        return None
    t, told = s.times[0], f"{row.title}, {row.on:%-d %B %Y}."
    if t.holds(row.on):
        return supported(told, row.fact)
    here = s.clause.within(0, len(s.clause.skeleton), "R")
    return contradicted(told, row.fact) if named and here and t.sure and not t.others else None
