"""What the ambassador of the DPRK wrote to the members of the Council, and to whom of them."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.meeting.around import near, words_of
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.mention import fold

_WROTE = r"\bwrote\b|\bwritten\b|\bletters?\b|\bsent\b|addressed|appealed to"
_ENVOY = r"kim song|ambassador|envoy|representative|mission"


@reads(Family.DOCUMENT, _WROTE)
def a_letter_to_the_members(s: Statement) -> Answer | None:
    """The ambassador of the DPRK wrote to all members but the United States, late in 2018 and in December 2019."""
    words = words_of(s)
    whole = fold(s.clause.sentence.text).lower()
    north = "kim song" in whole or (
        grammar.search(_ENVOY, words) is not None
        and grammar.search(r"north korea|\bdprk\b|pyongyang|the north's", whole) is not None
    )
    if (
        not north
        or s.negative
        or s.clause.within(s.start, s.end, "TQYEH")
        or s.has(r"\bvot|statement|resolution")
    ):
        return None
    rows = [h for h in s.scene.ledger.happenings if h.kind == "letter" and "DPRK ambassador" in h.title]
    p = s.scene.published
    if s.told:
        rows = [h for h in rows if any(near(h, t) for t in s.told)]
    else:
        rows = [h for h in rows if p is not None and 0 <= (p - h.on).days <= 45]
    if len(rows) != 1 or not (set(s.states) <= {"PRK", "USA"}):
        return None
    h = rows[0]
    told = f"{h.title}, {h.on:%B %Y}."
    members = s.has(r"\bC\b|C's|council|members?\b|\bN\b|countries|colleagues|delegations|states|capitals")
    if not members or any(n not in (14, 15) for n in s.numbers):
        return None
    if grammar.match(
        r",? (?:but|except|other than|save|apart from|excluding|leaving|without)\b",
        s.clause.skeleton[s.end :],
    ):
        return supported(told, h.fact)
    all_of_them = (
        s.has(r"\ball (?:the )?(?:N |C |council )*(?:members|of them|N)\b|every member") or 15 in s.numbers
    ) and not ("USA" in s.states or s.has(r"\bbut\b|except|other|exclud|leaving out|apart from|14"))
    if all_of_them:
        return (
            contradicted(told, h.fact) if h.fact.is_firm and (15 in s.numbers or s.has(r"\ball\b")) else None
        )
    return supported(told, h.fact)
