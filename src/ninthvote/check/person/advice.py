"""What the inquiry recommended, to whom, and what became of it, by the thing that was to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads, statement_at


@dataclass(frozen=True, slots=True)
class Wanted:
    """A recommendation by its key, and the words by which it is known."""

    key: str
    thing: str


_NORTH = (
    Wanted("coi-89b", r"(?:political )?prison camps?\b|\bcamps\b|gulag|kwan-?li-?so"),
    Wanted("coi-89e", r"moratorium|abolish\w* (?:the )?death|death penalty|executions"),
    Wanted("coi-89f", r"independent (?:media|press|newspapers)|outside information|foreign broadcasts"),
    Wanted("coi-89h", r"religion|christians|worship"),
    Wanted("coi-89i", r"songbun|social class"),
    Wanted("coi-89l", r"humanitarian access|access (?:for|to) (?:aid|humanitarian)"),
    Wanted("coi-89m", r"leave the country|freedom of movement|movement|travel"),
    Wanted("coi-89n", r"(?:punish\w*|returned|repatriated)"),
    Wanted("coi-89o", r"abduct\w*|disappeared"),
    Wanted("coi-89q", r"prosecut\w*|bring\w* to justice"),
)
_OTHERS = (
    Wanted("coi-94c", r"field-based structure|field structure|field office|field presence|structure in the field"),
    Wanted("coi-94h", r"contact group|group of friends"),
    Wanted("coi-90", r"refoulement|send(?:ing)? back|forc\w+ (?:back|return\w*)|repatriat\w*"),
    Wanted("coi-94j", r"peace (?:conference|settlement|treaty)|political conference"),
    Wanted("coi-94g", r"rights-first|human rights up front|common strategy"),
)  # fmt: skip
_ASKED = (
    r"\b(?:recommend\w*|ask\w*|call\w*|urg\w*|demand\w*|want\w*|told|propos\w*|advis\w*|should|appeal\w*)\b"
)
_UNDONE = r"\b(?:never|not|no|none|neither|nothing|yet|still|without|remain\w*|refus\w*|ignor\w*|unheeded|undone)\b|n't\b"


def _fact(s: Statement, key: str) -> tuple[Fact, str] | None:
    row = s.scene.ledger.recommendations.get(key)
    if row is None or not row.confidence.is_firm or "action" in row.recalled_fields:
        return None
    return Fact(
        row.recommendation, row.confidence, tuple(row.sources)
    ), f"{row.action}: {row.status.replace('_', ' ')}. {row.evidence}"


def _of_the_inquiry(s: Statement) -> bool:
    return s.scene.topic == "PRK" and s.scene.ago("inquiry") <= 2


@reads(Family.RECOMMENDATION, "|".join(w.thing for w in (*_NORTH, *_OTHERS)))
def asked_of_others(s: Statement) -> Answer | None:
    """The inquiry asked this of the DPRK, of its neighbours or of the United Nations; or it has not been done."""
    if s.numbers or s.people or s.clause.within(s.start, s.end, "TQYE") or s.scene.topic != "PRK":
        return None
    if (s.states and not set(s.states) <= {"PRK", "CHN"}) or s.has(r"\bvot|veto|Myanmar|Syria"):
        return None
    found = [(w, f) for w in (*_NORTH, *_OTHERS) if s.has(w.thing) and (f := _fact(s, w.key))]
    if not found:
        return None
    w, (fact, told) = found[0]
    asked = s.has(_ASKED) and _of_the_inquiry(s) and not s.negative
    status = s.scene.ledger.recommendations[w.key].status
    if (
        asked
        and s.has(r"\bK\b|report|panel|commissioners?|inquiry|^\W*(?:it|they)\b")
        and not s.has(r"against|without")
    ):
        return supported(told, fact)
    undone = s.has(_UNDONE) and status == "not_acted_on" and w in _NORTH
    who = "PRK" in s.states or s.has(r"\bL\b|pyongyang|the north\b|its government|the regime")
    if (
        undone
        and who
        and s.has(r"\b(?:has|have)(?: still| yet)?(?: not|n't| never)\b|\brefus\w+ to\b|\bremain")
        and not s.told
    ):
        return supported(told, fact)
    return None


@reads(Family.RECOMMENDATION, r"sanctions")
def what_sanctions_are_for(s: Statement) -> Answer | None:
    """The Council's sanctions are for weapons, and none was adopted for human rights."""
    got = _fact(s, "coi-94a2")
    if got is None or s.scene.topic != "PRK" or s.people or s.clause.within(s.start, s.end, "TQYEHI"):
        return None
    if s.states and set(s.states) != {"PRK"}:
        return None
    weapons = s.has(r"weapon|nuclear|missile|proliferat|arms\b")
    rights = s.has(r"human rights|abuses|crimes against humanity|rights\b")
    tied = s.has(
        r"\b(?:all|only|tied|linked|remain\w* tied|solely|exclusively|aimed|target\w*|concern\w*|because of|over)\b"
    )
    none = s.has(r"\b(?:none|no|not|never|nothing)\b|n't\b")
    own = (
        "PRK" in s.states
        or s.clause.within(s.start, s.end, "C")
        or (s.has(r"^\W*its sanctions") and "ouncil" in s.scene.previous)
        or s.has(r"council|un\b|existing|current|in force|adopted|imposed|L")
    )
    if own and (
        (
            weapons
            and tied
            and (
                not s.negative
                or s.has(r"\b(?:not|rather than) (?:to|for|over|on|about) (?!\w*(?:weapon|nuclear|missile))")
            )
        )
        or (rights and none and not s.has(_ASKED))
    ):
        return supported(got[1], got[0])
    return None


@reads(Family.RECOMMENDATION, r"\bvot|put to|draft|tabled")
def never_voted_on(s: Statement) -> Answer | None:
    """A referral was never put to the vote."""
    got = _fact(s, "coi-94a1")
    if (
        got is None
        or s.scene.topic != "PRK"
        or s.people
        or s.numbers
        or s.clause.within(s.start, s.end, "TQYEH")
    ):
        return None
    if s.states and set(s.states) != {"PRK"}:
        return None
    if (
        s.has(r"referral|refer\b|\bI\b")
        and s.has(r"\b(?:never|no|not)\b|n't\b")
        and s.has(r"\bvot|draft|tabled")
    ):
        return supported(got[1], got[0])
    return None


_UNDONE_IN_SHORT = (
    r"(?:so far|yet|and|but|to date|to this day|\W)*(?:(?:neither|nothing|none)(?: of (?:it|this|that|them|these|those|the two|the kind|the sort))? "
    r"(?:has|have|had|was|were|ever|yet)\b[^;.]{0,12}(?:happened|come|done|followed|carried out|acted on|materiali[sz]ed)|(?:it|that|this|C|neither)(?: has| have)? "
    r"never (?:has|did|happened|came|come|followed)|(?:it|that|C) (?:has not|hasn't|did not|didn't|never has)(?: yet)?(?: done so| so| happened| come)?|(?:this|that|it|none of this|nothing of the (?:kind|sort)) (?:has|had|was|has still|had still)(?: not|n't| never)?(?: yet| ever)? (?:been )?(?:done|acted on|followed|tried|carried out|come about)|nothing (?:ever )?(?:came|has come|will have come) of (?:it|that|this))\W*"
)


@reads(Family.RECOMMENDATION, r"neither|nothing|none|never|\bnot\b|n't\b")
def not_done_in_short(s: Statement) -> Answer | None:
    """ "Neither has happened", "It never has": of what was just said to have been recommended."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    if not said or s.scene.sentence - said[-1][0] > 1 or said[-1][2] is not Family.RECOMMENDATION:
        return None
    row = s.scene.ledger.recommendations.get(said[-1][3])
    if (
        row is None
        or not s.negative
        or row.status != "not_acted_on"
        or grammar.fullmatch(_UNDONE_IN_SHORT, s.own.strip()) is None
    ):
        return None
    got = _fact(s, row.recommendation)
    return supported(got[1], got[0]) if got else None


_NEVER_VOTED = r"(?:it|that|this|such a (?:text|draft|thing)|no such (?:text|draft)) (?:has|had|was) (?:never|not|ever)(?: yet)? (?:been )?(?:put to (?:a|the) vote|voted on|tabled)|nobody (?:has |had )?ever (?:put|tabled) (?:it|that|such a (?:text|draft))(?: to (?:a|the) vote)?"
_NONE_FOR_RIGHTS = r"none (?:has|have) (?:yet |ever )?(?:come|been (?:imposed|adopted)) on (?:that|this|human rights) grounds?"
_WAS_VOTED = r"(?:a|the|one) (?:draft|text|resolution|draft resolution) to that effect (?:was|fell|got)\b[^;.]*\b(?:veto\w*|adopted|rejected|passed)\b[^;.]*"


@reads(Family.RECOMMENDATION, r"\bvot|tabled|grounds?$")
def what_became_of_the_text(s: Statement) -> Answer | None:
    """ "That has never been put to a vote", "none have come on that ground": of the recommendation just told."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    if not said or s.scene.sentence - said[-1][0] > 1 or said[-1][2] is not Family.RECOMMENDATION:
        return None
    key, own = said[-1][3], s.own.strip()
    got = _fact(s, key) if key in ("coi-94a1", "coi-94a2") else None
    if got is None:
        return None
    undone = _NEVER_VOTED if key == "coi-94a1" else _NONE_FOR_RIGHTS
    if grammar.fullmatch(undone, own):
        return supported(got[1], got[0])
    return None


@frame(Family.RECOMMENDATION, _WAS_VOTED, "to that effect", rank=8)
def never_was_voted(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "A draft to that effect was vetoed": of a referral just told of, which was never put to a vote."""
    said = [x for x in scene.said if x[:2] < (scene.sentence, m.start() + 1)]
    if not said or scene.sentence - said[-1][0] > 1 or said[-1][2:] != (Family.RECOMMENDATION, "coi-94a1"):
        return None
    got = _fact(statement_at(scene, clause, m.start(), m.end()), "coi-94a1")
    return contradicted(got[1], got[0]) if got and not grammar.search(r"\b(?:not|never)\b", m[0]) else None


_MOST = r"\b(?:most|the bulk|the greater part|nearly all|almost all)\b[^;.]*(?:\bnot\b|n't\b|never|un(?:done|implemented|heeded|fulfilled)|on paper|to be (?:done|carried out))"
_FEW = r"\b(?:few|hardly any|scarcely any|almost none|next to none) of\b"


@reads(Family.RECOMMENDATION, rf"{_MOST}|{_FEW}")
def most_is_undone(s: Statement) -> Answer | None:
    """Most of what the inquiry recommended has not been done, as the Third Committee found in 2025."""
    if (
        s.people
        or s.numbers
        or s.states
        or s.clause.within(s.start, s.end, "TQYCH")
        or s.scene.topic != "PRK"
    ):
        return None
    if (
        not s.has(r"\bK\b|inquiry|recommend|asked for|wanted|proposed")
        or s.has(r"most responsible|sanction")
        or s.has(rf"{_FEW}[^;.]*\bnot\b")
    ):
        return None
    if s.scene.ago("inquiry") > 3:
        return None
    row = next((h for h in s.scene.ledger.happenings if "most recommendations" in h.outcome), None)
    on = s.scene.published
    if row is None or (s.times and not any(t.holds(row.on) for t in s.times)):
        return None
    if (s.clause.within(s.start, s.end, "F") or s.times) and (on is None or on < row.on):
        return None
    return supported(f"{row.title}: {row.outcome}.", row.fact)


_PASSED_ON = r"\b(?:pass|sent|send|forward|transmit|submit|refer|hand|deliver)\w*\b[^;.]{0,12}\b(?:report|findings|it)\b[^;.]{0,12}\b(?:on )?to (?:the )?C\b"


@reads(Family.RECOMMENDATION, _PASSED_ON)
def passed_on(s: Statement) -> Answer | None:
    """The Assembly passed the inquiry's report on to the Council."""
    if (
        s.people
        or s.numbers
        or s.unsaid
        or set(s.states) - {"PRK"}
        or s.clause.within(s.start, s.end, "TQYHF")
    ):
        return None
    row = s.scene.ledger.recommendations.get("coi-ga-transmit")
    b = next((b for b in s.scene.ledger.ballots if b.key == "dprk-031"), None)
    if (
        row is None
        or b is None
        or row.status != "done"
        or not s.clause.within(s.start, s.end, "E")
        or s.scene.topic != "PRK"
    ):
        return None
    if (
        s.scene.published is None
        or s.scene.published < b.on
        or (s.times and not any(t.holds(b.on) for t in s.times))
    ):
        return None
    told = f"The General Assembly submitted the report to the Security Council: {row.evidence}."
    never = s.has(r"\b(?:never|has not|hasn't|did not|didn't)\b")
    if s.negative:
        return (
            contradicted(told, Fact(row.recommendation, row.confidence, row.sources))
            if never and not s.times
            else None
        )
    return supported(told, Fact(row.recommendation, row.confidence, row.sources))
