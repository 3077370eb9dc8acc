"""What the inquiry recommended and what became of it."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Confidence

_REFER = r"(?:refer(?:red|ral|ring|s)?[^;.]{0,60}(?:I\b|the hague|court)|(?:I) referral|referral(?: to I)?|send(?:ing)? [^;.]{0,40} to (?:I|the hague)|(?:I)\b[^;.]{0,20}referral|bring(?:ing)? [^;.]{0,40}before I)"


_SANCTION = r"(?:(?:targeted |individual |smart |human rights )?sanctions)"


def _recommended(scene: Scene, words: str) -> list[Fact]:
    rec = scene.ledger.recommendations
    keys = []
    if grammar.search(_REFER, words):
        keys.append("coi-94a1")
    if grammar.search(_SANCTION, words):
        keys.append("coi-94a2")
    if not keys and grammar.search(
        r"two (?:things|recommendations|steps|requests)|key recommendations|N (?:things|recommendations)|neither|both",
        words,
    ):
        keys = ["coi-94a1", "coi-94a2"]
    return [Fact(k, rec[k].confidence, rec[k].sources) for k in keys if k in rec]


@frame(
    Family.RECOMMENDATION,
    r"(?P<who>K(?:'s)?(?: report| call| recommendations?)?|the (?:report|commissioners|inquiry|panel)(?:'s)?|it|they|the three|F|E|Y|which|H)(?: [^,;.]{0,30}?)?(?: also| had| has| even)? (?P<did>asked|asks|call(?:ed|s)|urg(?:ed|es)|recommend(?:ed|s)|encourag(?:ed|es)|want(?:ed|s)|propos(?:ed|es)|told|advised|invited|pressed|suggested|said (?:that )?(?=C (?:should|must|ought))|to (?=adopt))(?P<rest>[^;.]*)",
    "asked|asks|call|urg|recommend|encourag|want|propos|told|advised|invited|pressed|suggest|said |to adopt",
    rank=5,
    hedged=True,
)
def what_was_asked(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """What the inquiry, or the Assembly after it, asked of the Council."""
    rest = m.group("rest")
    if not grammar.search(rf"{_REFER}|{_SANCTION}|I\b|the hague|court", rest):
        return None
    if grammar.search(r"put to a vote|never been|^ (?:\w+ )?(?:against|not to)\b", rest):
        return None
    facts = _recommended(scene, rest)
    if not facts and grammar.search(r"I\b", rest):
        facts = _recommended(scene, "referral")
    if grammar.search(r"^ (?:the |on )?(?:E|H) ", rest) and grammar.search(
        r"K|report|inquiry", m.group("who")
    ):
        return contradicted("The inquiry asked this of the Security Council.", *facts) if facts else None
    who = m.group("who")
    if grammar.search(r"E|Y|which", who):
        b = next((b for b in scene.ledger.ballots if b.key == "dprk-031"), None)
        facts = ([b.fact] if b else []) + facts
    scene.spoken["inquiry"] = scene.sentence
    both = grammar.search(r" and (?:to )?(?:adopt|impose|introduce|place|slap)", rest)
    if (
        both
        and grammar.search(_REFER, rest[: both.start()])
        and grammar.search(_SANCTION, rest[both.start() :])
    ):
        cut = m.start("rest") + both.start()
        one, two = _recommended(scene, rest[: both.start()]), _recommended(scene, rest[both.start() :])
        return [
            (
                m.start(),
                cut,
                supported(
                    "The inquiry asked the Council for a referral to the International Criminal Court.", *one
                ),
            ),
            (cut + 5, m.end(), supported("The inquiry asked the Council for targeted sanctions.", *two)),
        ]
    end = m.end()
    done = grammar.search(r"; C has|, but C", clause.skeleton[end:])
    if grammar.search(r"^; C has adopted none", clause.skeleton[end:]) or (
        done and "none" in clause.skeleton[end:]
    ):
        end = len(clause.skeleton)
    return (
        [(m.start(), end, supported("The record has this among the recommendations.", *facts))]
        if facts
        else None
    )


@frame(
    Family.RECOMMENDATION,
    rf"<<~(?:{_REFER}|{_SANCTION}|K's key recommendations|I\b|recommendations)[^;.]*?(?:remain(?:s|ed)? (?:undone|unheeded|unfulfilled|a dead letter|outstanding|on paper)|(?:has|have|had|was|were)(?: still)? (?:never|not)(?: yet| ever)?(?: been)? (?:put to (?:a|the) vote|acted on|taken up|happened|come|followed|implemented|adopted|made|carried out|done|tried|voted)|undone|unheeded|(?:has|have) (?:come to nothing|gone nowhere)|never (?:came|happened|put|followed))[^;.]*|neither (?:the )?(?:[a-z]+ )*(?:referral|sanctions)[^;.]{{0,40}}(?:has|have|had|was|were|came|happened|followed)[^;.]*|C (?:has|had|still has|have)(?:n't| not| never| still not| yet)+(?: taken up| acted on| adopted| imposed| referred| adopted none| put)[^;.]*(?:recommendation|{_SANCTION}|{_REFER}|human rights grounds|I\b)[^;.]*|C has adopted none on human rights grounds",
    "remain|never|not|n't|undone|unheeded|neither|nothing|nowhere|none|yet",
    rank=6,
)
def not_acted_on(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That neither the referral nor the sanctions have come."""
    words = m.group(0)
    facts = _recommended(scene, words) or _recommended(scene, "neither")
    if not facts:
        return None
    keys = [f.ref for f in facts]
    statuses = {scene.ledger.recommendations[k].status for k in keys}
    begin = m.start()
    lead = grammar.match(r"\s*(?:while |although |though |and |but )", words)
    if lead:
        begin += lead.end()
    if statuses <= {"not_acted_on", "not acted on"}:
        return [(begin, m.end(), supported("It was not acted on.", *facts))]
    return [(begin, m.end(), unknown("It was acted on in part.", *facts))]


@frame(
    Family.RECOMMENDATION,
    rf"C(?: has| had)? (?:imposed|adopted|slapped|placed) (?:[a-z]+ )*(?:{_SANCTION})[^;.]*(?:human rights|crimes against humanity|abuses)[^;.]*|C(?: has| had)? referred [^;.]*(?:I\b|the hague)[^;.]*|(?:G|A)(?: has| had)? vetoed [^;.]*(?:{_REFER}|I\b)[^;.]*|(?:G|A)(?: has| had)? vetoed (?:in D )?to [^;.]*I\b[^;.]*|(?:referral|resolution)[^;.]{{0,60}}(?:was|were) vetoed[^;.]*",
    "imposed|adopted|slapped|placed|referred|vetoed",
    rank=8,
)
def falsely_done(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """That the referral was made, vetoed, or the sanctions imposed on human rights grounds: none was."""
    topic = scene.topic_of(clause) or scene.topic
    if topic != "PRK" or grammar.search(r"\b(?:not|never|no|none)\b", m.group(0)):
        return None
    facts = _recommended(scene, m.group(0)) or _recommended(scene, "referral")
    if any(scene.ledger.recommendations[f.ref].status not in ("not_acted_on", "not acted on") for f in facts):
        return None
    return contradicted(
        "No referral was ever put to a vote, and no sanctions were adopted on human rights grounds.",
        *facts,
    )


@frame(
    Family.RECOMMENDATION,
    r"(?:(?:[Tt]o (?:G|A|the north|the dprk|pyongyang)(?: (?:itself|alone|government))?,? )?(?:it|K|the report|the commission|the commissioners) (?:addressed|made|makes|issued|has|had|gave|listed|contains|sent|directed) (?:only )?(?P<n>N)(?: [a-z]+)? recommendations?[^;.]*|(?P<n2>N) recommendations? (?:were|are|was) (?:addressed|made|directed|put) (?:to|at) (?:G|the north|the dprk)[^;.]*|of (?:its|the) (?P<n3>N) recommendations to G[^;.]*)",
    "recommendation",
    rank=7,
)
def how_many_recommendations(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """How many recommendations the inquiry addressed to the DPRK."""
    group = next(g for g in ("n", "n2", "n3") if m.group(g))
    number = clause.within(m.start(group), m.end(group), "N")[0].value
    if not grammar.search(r"G|A|the north|dprk|pyongyang|L", m.group(0)):
        return None
    first = scene.ledger.recommendations.get("coi-89a")
    if first is None:
        return None
    noted = grammar.search(r"nineteen|19", first.evidence or "")
    facts = [
        Fact(k, r.confidence, r.sources)
        for k, r in sorted(scene.ledger.recommendations.items())
        if r.addressee == "DPRK" and r.confidence.is_firm
    ]
    if not noted or not facts:
        return None
    return answer_of(number == 19, "Nineteen recommendations are addressed to the DPRK.", *facts)


@reads(Family.RECOMMENDATION, r"\bI\b|sanction|recommend|referral|refer\b|referr|asked of")
def what_it_asked(s: Statement) -> Answer | None:
    """A referral and targeted sanctions were asked of the Council, and neither has come."""
    if (
        (s.numbers and s.numbers != [2])
        or (s.states and set(s.states) - {"PRK"})
        or s.people
        or s.clause.within(s.start, s.end, "QTH")
    ):
        return None
    if grammar.search(r"\b(?:rapporteur|expert)\b|^\W*(?:(?:[Aa]n?|[Tt]he) )?R\b", s.own):
        return None  # what the rapporteur asked for is the rapporteur's
    if s.has(r"veto|vote|draft|blocked|Myanmar|Syria|resolution|measure"):
        return None
    rows = s.scene.ledger.recommendations
    refer = s.has(r"\bI\b|referr")
    sanction = s.has(r"sanction")
    if not (refer or sanction) or (
        sanction and not refer and not s.has(r"target|those most responsible|individual")
    ):
        return None
    facts = []
    for want, key in ((refer, "coi-94a1"), (sanction, "coi-94a2")):
        row = rows.get(key)
        if want:
            if row is None or row.confidence not in (Confidence.SOURCED, Confidence.DERIVED):
                return None
            facts.append(Fact(row.recommendation, row.confidence, tuple(row.sources)))
    if (
        s.has(r"ask|recommend|call|urg|want|propos|suggest")
        and not s.negative
        and (s.clause.within(0, len(s.clause.skeleton), "K") or s.scene.topic == "PRK")
    ):
        return supported(
            "The inquiry asked the Security Council for a referral to the International Criminal Court and for targeted sanctions.",
            *facts,
        )
    if s.has(
        r"not (?:happened|come|been|acted)|neither|never|still|yet|undone|unheeded|no referral|has ignored|nothing came|did not|has(?:n't| not)"
    ) and s.has(r"refer|sanction"):
        return supported("Neither the referral nor the targeted sanctions has come.", *facts)
    return None
