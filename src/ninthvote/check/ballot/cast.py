"""How named states voted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ninthvote.check.ballot.tally import code_then, reading_of
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Ballot, Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import ABSTAINED, AUX, NAMED, VOTED_NO, VOTED_YES, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.vocabulary import Cast, Confidence

HOW = {Cast.YES: "voted in favour", Cast.NO: "voted against", Cast.ABSTAIN: "abstained"}


def casts(scene: Scene, b: Ballot, states: Iterable[str], cast: Cast, *, whole: bool = False) -> Answer:
    """Whether these states cast so; `whole`: and no others did."""
    names = [code_then(s, b.on) for s in states]
    facts: list[Fact] = []
    wrong: list[str] = []
    silent: list[str] = []
    for s in names:
        did = b.casts.get(s)
        if did is None:
            if b.body == "SC" and s not in scene.ledger.roster(b.on):
                wrong.append(f"{name_of(s)} had no seat on the Council")
                facts.append(Fact(f"membership: {b.on.year}"))
            elif b.body == "SC" and s not in ("PRK",) and _full(b):
                wrong.append(f"{name_of(s)} did not")
            else:
                silent.append(s)
            continue
        facts.append(
            Fact(f"{b.key}: {s} {did.value}", b.confidence if s in b.firm_casts else _recalled(), b.sources)
        )
        if did is not cast:
            if s in b.firm_casts:
                wrong.append(f"{name_of(s)} {HOW.get(did, 'did not vote')}")
            else:
                silent.append(s)
        elif s not in b.firm_casts:
            silent.append(s)
    if whole and not wrong and not silent:
        number = {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast]
        if number is not None and number != len(set(names)) and b.firm(cast.value):
            others = [
                name_of(s)
                for s, c in sorted(b.casts.items())
                if c is cast and s not in names and s in b.firm_casts
            ]
            wrong.append(f"{number} did" + (f", {listed(others)} among them" if others else ""))
    day_ = f"{b.on:%-d %B %Y}"
    if wrong:
        firm = [f for f in facts if f.is_firm] or [b.fact]
        return contradicted(f"On {day_} {'; '.join(wrong)}.", *firm)
    if silent:
        return unknown(
            f"How {listed([name_of(s) for s in silent])} voted on {day_} is not known for certain.",
            b.fact,
            *facts,
        )
    return supported(f"On {day_} {listed([name_of(s) for s in names])} {HOW[cast]}.", *facts)


def _recalled() -> Confidence:
    return Confidence.RECALLED


def _full(b: Ballot) -> bool:
    return b.yes is not None and len(b.casts) >= (b.yes or 0) + (b.no or 0) + (b.abstain or 0) > 0


def cast_of(words: str) -> Cast:
    if grammar.search(ABSTAINED, words) or "abst" in words:
        return Cast.ABSTAIN
    if grammar.search(r"against|\bno\b|\"no\"|oppos|negative|dissent|down\b", words):
        return Cast.NO
    return Cast.YES


#: What is said of a state in passing, before what it did; it names nobody who may have done it instead.
_ASIDE = r", (?:with|on|in|for|despite|like|new to|a|an|then|long|usually|once|itself|another|whose|the (?!G)) ?(?:(?!vot|abst|yes\b|no\b)[^,;.:()ADGLNPTQ]){2,50},"


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{WHO})(?: -+ [^-]{{1,40}} -+|{_ASIDE})?{AUX},? (?P<how>(?:all |both )?(?:{VOTED_NO}|{VOTED_YES}|{ABSTAINED}))(?P<rest>[^;.]*)",
    "vot|abst|oppos|against|said no|saying no|say no|said yes|saying yes|favour|favor|back|support|hands| out|aside|dissent|cast|neutral|sides",
    rank=4,
)
def named_casts(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "China and Russia voted against", "with Egypt and Senegal abstaining", "in October it voted for one on Myanmar"."""
    how, rest = m.group("how"), m.group("rest")
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    vague = grammar.search(r"^(?:all |both )?(?:oppos|back|support|against|in favou?r)", how)
    near = (
        (scene.ballot is not None and scene.sentence - scene.ballot_at <= 2)
        or bool(clause.within(0, m.start(), "T"))
        or grammar.search(r"\bvot|abst", clause.skeleton[: m.start()])
    )
    if vague and (
        not near
        or grammar.search(
            r"^ (?:to )?(?:mak|hold|a |an |any |the (?:holding|idea|discussion|meeting|session|request|briefing|move|bid))|^ (?:the |a )?(?:\w+ )?(?:meeting|discussion|session|request|letter|statement)",
            rest,
        )
    ):
        return None
    if grammar.match(r" (?:by|with|whenever|each|every|(?:the )?[GAP]\b)", rest) and vague:
        return None
    if grammar.search(r"^[^;.,]{0,25}, (?:now|this time|then) (?:vot|abst|said|rais|oppos|back|did)", rest):
        return None  # of two votes
    cut = grammar.search(
        r",? (?:while|and (?=(?:both |the )?(?:G|P|it|they|the (?:agenda|motion|meeting|item|vote|draft|resolution))\b)|but|whereas|with|after|before|when|because|as|so|although|though)\b|,(?= (?:who|which))|,(?= (?:the |both )?G (?:vot|abst|said|oppos|were|was|did|too\b|likewise\b|also\b|as well\b|being\b|among\b))",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    found, _times = reading_of(scene, clause, m.start(), stop)
    if grammar.search(r"both times|each time|twice|both occasions|every time", m.group(0)):
        return _both_times(scene, clause, m, states, cast_of(how), stop) or _on_each(
            scene, clause, states, cast_of(how), (m.start(), stop), _times
        )
    years = [t for t in _times if t.grain in ("year", "years", "day", "month")]
    if grammar.search(r"both years|each year", m.group(0)) and not years:
        told = _on_each(scene, clause, states, cast_of(how), (m.start(), stop), ())
        if told is not None:
            return told
    if sum(len(t.spans) for t in years) > 1 and not extra:
        told = _on_each(scene, clause, states, cast_of(how), (m.start(), stop), years)
        if told is not None:
            scene.states = states
            return told
    whole = bool(grammar.search(r"\b(?:alone|only|sole|lone)\b", m.group(0))) or _rest_counts(clause, m)
    if grammar.search(
        r"\b(?:of|among|from|amongst) (?:the |all |its |those )?[^,;.]{0,40},? (?:it was )?$",
        clause.skeleton[: m.start()],
    ) or grammar.search(
        r"\b(?:among|of) (?:the|those|its|these)\b|african|european|asian|latin|arab|elected|permanent|newcomer|non-",
        clause.skeleton[m.start() : m.end("how")],
    ):
        # "Of the Africans only Senegal": alone among some, not among all.
        whole = False
    answers = [casts(scene, b, states, cast_of(how), whole=whole) for b in found.found]
    for b in found.found[:1]:
        if len(found.found) == 1:
            scene.see_ballot(b)
    scene.states = states
    if len(found.found) == 1:
        scene.last_cast = (found.found[0], cast_of(how), scene.sentence)
    if extra and answers and answers[0].settled:
        answers = [
            a if a.verdict.value == "CONTRADICTED" else unknown("Only some are named.", *a.evidence)
            for a in answers
        ]
    answer = charitable(
        answers,
        firm=found.firm,
        otherwise=lambda: unknown(
            "Which vote is meant, or how they voted, is not in the record.",
            *(b.fact for b in found.found[:2]),
        ),
    )
    begin = m.start()
    lead = grammar.search(r"(?:[Ii]n|[Oo]n) D,? $", clause.skeleton[: m.start()])
    if lead:
        begin = lead.start()
    return [(begin, stop, answer)]


def _rest_counts(clause: Clause, m: re.Match[str]) -> bool:
    return False


def _both_times(
    scene: Scene, clause: Clause, m: re.Match[str], states: tuple[str, ...], cast: Cast, stop: int
) -> list[Found] | None:
    near = [b for b in scene.ledger.ballots if b in scene.recent]
    answers = [casts(scene, b, states, cast) for b in near[-2:]]
    if len(answers) < 2:
        return None
    bad = [a for a in answers if a.verdict.value == "CONTRADICTED"]
    if bad:
        return [(m.start(), stop, bad[0])]
    facts = tuple(f for a in answers for f in a.evidence)
    if any(a.verdict.value == "SUPPORTED" for a in answers):
        # One of the two is known by its tally alone; the line-up that is known fits it.
        return [(m.start(), stop, supported("They did so both times.", *facts))]
    return [(m.start(), stop, unknown("Their votes are not known for certain.", *facts))]


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{NAMED}) (?:did (?:too|as well|so too|likewise|the same)|followed suit|likewise|also did|went along)|(?:as|so) (?:did|had) (?P<who2>{NAMED})",
    "did|had|suit|likewise|along",
    rank=5,
)
def did_too(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The United States did too": whatever those named before them did."""
    last = scene.last_cast
    if last is None or scene.sentence - last[2] > 1:
        return None
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    before = list(grammar.finditer(rf"{VOTED_NO}|{VOTED_YES}|{ABSTAINED}", clause.skeleton[: m.start()]))
    did = cast_of(before[-1].group()) if before else last[1]
    return casts(scene, last[0], states, did) if states else None


def _on_each(
    scene: Scene,
    clause: Clause,
    states: tuple[str, ...],
    cast: Cast,
    span: tuple[int, int],
    times: Sequence[Time],
) -> list[Found] | None:
    """The votes on the subject while these states were members, one for each time told: all of them must fit."""
    topic = scene.topic_of(clause) or scene.topic
    rows = [
        b
        for b in scene.ledger.by_body["SC"]
        if b.procedural
        and b.state == topic
        and b.human_rights
        and (scene.published is None or b.on <= scene.published)
        and (not times or any(t.holds(b.on) for t in times))
        and all(scene.ledger.is_member(s, b.on, b.on) for s in states)
    ]
    spans = [x for t in times for x in t.spans]
    if len(rows) < 2 or (spans and [sum(a <= b.on <= z for b in rows) for a, z in spans] != [1] * len(spans)):
        return None
    answers = [casts(scene, b, states, cast) for b in rows]
    facts = tuple(b.fact for b in rows)
    if all(a.verdict.value == "SUPPORTED" for a in answers):
        said = f"{listed([name_of(s) for s in states])} {HOW[cast]} on {listed([f'{b.on:%-d %B %Y}' for b in rows])}."
        return [(*span, supported(said, *facts))]
    bad = next((a for a in answers if a.verdict.value == "CONTRADICTED"), None)
    if bad is not None and spans and all(t.sure for t in times):
        return [(*span, bad)]
    return None


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{NAMED})(?:, [a-z ]{{3,30}},)?{AUX} (?P<how>oppos(?:ed|ing)|vot(?:ed|ing) (?:against|for|in favou?r of|no on)|abstain(?:ed)? (?:on|in)|support(?:ed|ing)|back(?:ed|ing)|block(?:ed|ing)|resist(?:ed|ing)) (?:(?:each|every|all|any)(?: (?:single|one|of))*[^;.,]*(?:meetings?|votes?|times?|sessions?|occasions?|attempts?|of them|discussions?|years?)[^;.,]*|(?:it|them) (?:each|every) (?:time|year))",
    "oppos|vot|abstain|support|back|block|resist",
    rank=7,
)
def every_time(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "China and Russia have opposed every meeting on North Korea": each vote on the subject is looked at."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    topic = scene.topic_of(clause) or scene.topic
    times = scene.times_in(clause, m.start(), m.end())
    rows = [
        b for b in scene.ledger.by_body["SC"]
        if b.procedural and b.state == topic and b.human_rights and (scene.published is None or b.on <= scene.published) and (not times or any(t.holds(b.on) for t in times))
    ]  # fmt: skip
    if len(rows) < 2 or not states:
        return None
    cast = (
        Cast.NO
        if grammar.search(r"oppos|against|no on|block|resist", m.group("how"))
        else Cast.ABSTAIN
        if "abstain" in m.group("how")
        else Cast.YES
    )
    answers = [casts(scene, b, states, cast) for b in rows]
    bad = next((a for a in answers if a.verdict.value == "CONTRADICTED"), None)
    if bad is not None:
        return bad
    if all(a.verdict.value == "SUPPORTED" for a in answers):
        return supported(
            f"{listed([name_of(s) for s in states])} {HOW[cast]} each time.", *(b.fact for b in rows)
        )
    return unknown("Not every vote is known for certain.", *(b.fact for b in rows))
