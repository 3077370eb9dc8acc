"""Votes: tallies, outcomes, who forced them, and how each member cast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import ABSTAINED, AUX, COUNT, NAMED, VOTED_NO, VOTED_YES, WHO
from ninthvote.check.ledger import Ballot, Fact
from ninthvote.check.names import listed, name_of, states_in
from ninthvote.check.scene import Candidates, Scene, charitable, same_symbol
from ninthvote.check.timing import Time
from ninthvote.vocabulary import Cast, Confidence

_HOW = {Cast.YES: "voted in favour", Cast.NO: "voted against", Cast.ABSTAIN: "abstained"}


def body_of(clause: Clause, start: int, end: int) -> str:
    """The body whose vote this stretch speaks of."""
    for letters, body in (("F", "GA3"), ("H", "HRC"), ("E", "GA")):
        places = [
            i
            for i, m in clause.at.items()
            if clause.skeleton[i] in letters
            and not clause.skeleton[:i].endswith(("session of ", "president of "))
        ]
        council = [i for i, m in clause.at.items() if clause.skeleton[i] == "C"]
        near = [i for i in places if i < end]
        if near and not any(c < near[0] for c in council):
            return body
    return "SC"


def _reading(scene: Scene, clause: Clause, start: int, end: int) -> tuple[Candidates[Ballot], Sequence[Time]]:
    """The votes spoken of at this place, by the times of the statement, else of the sentence before it."""
    left, right = widen(clause, start, end)
    times = scene.times_in(clause, left, right) or scene.times_in(clause, 0, left)
    body = body_of(clause, left, end)
    found = scene.ballots(clause, times, body, left, right)
    if not found and times:
        whole = scene.times_in(clause)
        if whole != times:
            found = scene.ballots(clause, whole, body)
    if (
        not found
        and body == "SC"
        and not times
        and scene.ballot is not None
        and scene.sentence - scene.ballot_at <= 4
    ):
        found = Candidates((scene.ballot,), True)
    return found, times


# -- tallies -------------------------------------------------------------------------------------------------------


def _fits(b: Ballot, yes: int, no: int, abstain: int | None) -> bool:
    return b.yes == yes and b.no == no and (abstain is None or b.abstain == abstain)


def _same_tally(b: Ballot, yes: int, no: int, abstain: int | None) -> Answer:
    if b.yes is None or b.no is None:
        if b.without_vote and b.firm("outcome") and b.firm("mode"):
            return contradicted(f"It was adopted without a vote on {b.on:%-d %B %Y}.", b.fact)
        return unknown("The tally was not found.", b.fact)
    said = f"{yes}-{no}" + ("" if abstain is None else f"-{abstain}")
    if _fits(b, yes, no, abstain):
        if not b.firm("yes"):
            return unknown(f"The tally {b.result} is unconfirmed.", b.fact)
        return supported(f"The vote of {b.on:%-d %B %Y} was {b.result}.", b.fact)
    if not b.firm("yes"):
        return unknown("The tally in the record is unconfirmed.", b.fact)
    return contradicted(f"The vote of {b.on:%-d %B %Y} was {b.result}, not {said}.", b.fact)


@frame(Family.VOTE, r"T(?:(?:, |,? and |, and )T)+", "-| to |against|no ", rank=6)
def several_tallies(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The results were 11-2-2, 9-4-2, 9-5-1 and 10-3-2": each is the tally of one vote on the subject, in order."""
    tallies = [t.value for t in clause.within(m.start(), m.end(), "T")]
    topic = scene.topic_of(clause) or scene.topic
    run = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC"
        and b.procedural
        and b.state == topic
        and b.yes is not None
        and (scene.published is None or b.on <= scene.published)
    ]
    at, rows = 0, []
    for tally in tallies:
        while at < len(run) and not _fits(run[at], *tally):
            at += 1
        if at == len(run):
            times = scene.times_in(clause)
            if len(times) == len(tallies) or len(run) == len(tallies):
                return contradicted(
                    "The tallies were " + ", ".join(b.result for b in run[: len(tallies)]) + ".",
                    *(b.fact for b in run),
                )
            return None
        rows.append(run[at])
        at += 1
    return supported("The tallies are as given.", *(b.fact for b in rows))


@frame(Family.VOTE, r"T", "-| to |against|no |nay|noes|oppos|vs|versus", rank=5)
def tally(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A result in figures or words: who won, by how much."""
    mention = clause.at[m.start()]
    yes, no, abstain = mention.value
    left, right = widen(clause, m.start(), m.end())
    if right - m.end() > 60:
        right = m.end()
    bare = "-" in mention.surface and not grammar.search(r"[a-z]", mention.surface)
    if (
        bare
        and not grammar.search(
            r"vot|agenda|adopt|reject|pass|result|approv|carried|lost|won|fail|tally|split|drew|motion|margin|\bput\b",
            clause.skeleton,
        )
        and left == 0
        and mention.surface.count("-") == 1
    ):
        return None
    found, times = _reading(scene, clause, m.start(), m.end())
    lost = grammar.search(
        r"\b(?:lost|fail(?:ed|s)|defeated|rejected|voted down|turned down|refused)\b",
        clause.skeleton[left:right],
    )
    answers = []
    for b in found.found:
        answer = _same_tally(b, yes, no, abstain)
        if (lost and not answer.settled) or (lost and _fits(b, no, yes, abstain)):
            swapped = _same_tally(b, no, yes, abstain)
            answer = swapped if swapped.settled else answer
        # "lost by nine votes to two" may be told from the loser's side.
        if (
            lost
            and answer.verdict.value == "CONTRADICTED"
            and b.no is not None
            and _fits(b, no, yes, abstain)
        ):
            answer = _same_tally(b, no, yes, abstain)
        answers.append(answer)
    fitting = [b for b in found.found if _fits(b, yes, no, abstain)]
    if len(found.found) and (fitting or len(found.found) == 1):
        scene.see_ballot((fitting or list(found.found))[0])
    answer = charitable(
        answers,
        firm=found.firm,
        otherwise=lambda: unknown(
            "No vote with this tally can be told apart in the record.", *(b.fact for b in found.found[:3])
        ),
    )
    if answer.verdict.value == "CONTRADICTED" and grammar.search(
        r"\bthan\b|compar|\bfrom D|unlike|\bbetter|\bworse|as against", clause.skeleton[m.end() :]
    ):
        # "10-3, one better than last year's nine": the time is that of the other vote.
        return None
    weekday = next((t for t in times if t.weekday_wrong), None)
    if weekday is not None and answer.verdict.value == "SUPPORTED":
        pass
    row = grammar.search(r"(?:^|[.;|] ?)(?:in |on |the vote of )?D ?[:,-] ?$", clause.skeleton[:left])
    return [(row.start() if row else left, right, answer)]


@frame(
    Family.VOTE,
    rf"(?P<n>{COUNT})(?: votes?)?{AUX} (?:{VOTED_YES}|{VOTED_NO}|{ABSTAINED}|said yes|voted)|(?P<n2>N) (?:yes votes?|votes? (?:in favou?r|for)|affirmative votes?|(?:negative|no) votes?|votes? against|abstentions?)"
    r"|(?:won|got|drew|received|collected|gathered|mustered|attracted|secured|picked up|garnered) (?:only |just )?(?P<n3>N)(?: votes?| in favou?r| yes votes?| affirmative votes?)"
    r"|(?P<n4>N) votes?,? (?:the bare minimum|the minimum|exactly the number|just enough)",
    "vot|abst|favour|favor|back|support|said yes|oppos|against|said no|dissent|hands| out|aside",
    rank=2,
)
def count_of_votes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ten members voted for it", "won eleven votes", "there were two abstentions"."""
    words = clause.skeleton[m.start() : m.end()]
    number = next((n for n in clause.within(m.start(), m.end(), "N")), None)
    if number is None or grammar.search(r"procedural", words) or number.value is None or number.value > 193:
        return None
    if grammar.search(
        r"\b(?:without|unless|nothing|hope for|hoped for|wanted|if) [^,;.]{0,12}$",
        clause.skeleton[: m.start()],
    ):
        return None
    kind = (
        "abstain"
        if grammar.search(r"abst|hands| out\b|aside", words)
        else "no"
        if grammar.search(r"against|\bno\b|oppos|negative|dissent", words)
        else "yes"
    )
    left, right = widen(clause, m.start(), m.end())
    if (
        grammar.search(
            r"need|require|must|at least|takes? \w*$|necessary|minimum of",
            clause.skeleton[max(0, m.start() - 30) : m.end() + 25],
        )
        and "bare minimum" not in clause.skeleton
    ):
        return None
    found, times = _reading(scene, clause, m.start(), m.end())
    if grammar.search(r"\b(?:signed|requested|asked)\b", words):
        return None
    if not found:
        return None
    if len(times) > 1:
        return _each_time(scene, clause, m, number.value, kind, left, right, times)
    answers = []
    for b in found.found:
        has = {"yes": b.yes, "no": b.no, "abstain": b.abstain}[kind]
        label = {"yes": "in favour", "no": "against", "abstain": "abstaining"}[kind]
        if has is None:
            answers.append(unknown("The tally was not found.", b.fact))
        elif has == number.value and b.firm(kind):
            answers.append(supported(f"{has} were {label} on {b.on:%-d %B %Y} ({b.result}).", b.fact))
        elif b.firm(kind):
            answers.append(
                contradicted(
                    f"{has} were {label} on {b.on:%-d %B %Y} ({b.result}), not {number.value}.", b.fact
                )
            )
        else:
            answers.append(unknown("The tally in the record is unconfirmed.", b.fact))
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    answer = charitable(
        answers,
        firm=found.firm,
        otherwise=lambda: unknown("The votes were not found.", *(b.fact for b in found.found[:2])),
    )
    return [(max(left, m.start() - 45), min(right, m.end() + 60), answer)]


def _each_time(
    scene: Scene,
    clause: Clause,
    m: re.Match[str],
    number: int,
    kind: str,
    left: int,
    right: int,
    times: Sequence[Time],
) -> list[Found] | None:
    rows = [scene.ballots(clause, [t]) for t in times]
    if not all(len(r.found) == 1 for r in rows):
        return None
    ballots = [r.found[0] for r in rows]
    counts = [{"yes": b.yes, "no": b.no, "abstain": b.abstain}[kind] for b in ballots]
    facts = [b.fact for b in ballots]
    if all(c == number for c in counts):
        return [(left, right, supported(f"Each of these votes had {number}.", *facts))]
    if all(b.firm(kind) for b in ballots):
        return [
            (
                left,
                right,
                contradicted("The results were " + " and ".join(b.result for b in ballots) + ".", *facts),
            )
        ]
    return None


# -- casts ---------------------------------------------------------------------------------------------------------


def code_then(state: str, on: date) -> str:
    """The code that this state's name meant on that day."""
    if state in ("RUS", "SUN"):
        return "SUN" if on < date(1991, 12, 24) else "RUS"
    return state


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
                wrong.append(f"{name_of(s)} {_HOW.get(did, 'did not vote')}")
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
    return supported(f"On {day_} {listed([name_of(s) for s in names])} {_HOW[cast]}.", *facts)


def _recalled() -> Confidence:
    return Confidence.RECALLED


def _full(b: Ballot) -> bool:
    return b.yes is not None and len(b.casts) >= (b.yes or 0) + (b.no or 0) + (b.abstain or 0) > 0


def _cast_of(words: str) -> Cast:
    if grammar.search(ABSTAINED, words) or "abst" in words:
        return Cast.ABSTAIN
    if grammar.search(r"against|\bno\b|\"no\"|oppos|negative|dissent|down\b", words):
        return Cast.NO
    return Cast.YES


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{WHO})(?: -+ [^-]{{1,40}} -+)?{AUX},? (?P<how>(?:all |both )?(?:{VOTED_NO}|{VOTED_YES}|{ABSTAINED}))(?P<rest>[^;.]*)",
    "vot|abst|oppos|against|said no|saying no|say no|said yes|saying yes|favour|favor|back|support|hands| out|aside|dissent|cast",
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
    if grammar.match(r" (?:by|with|whenever|each|every)", rest) and vague:
        return None
    cut = grammar.search(
        r",? (?:while|and (?=(?:both |the )?(?:G|P|it|they)\b)|but|whereas|with|after|before|when|because|as|so)\b|,(?= (?:who|which))",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    found, _times = _reading(scene, clause, m.start(), stop)
    if grammar.search(r"both times|each time|twice|both occasions|every time", m.group(0)):
        return _both_times(scene, clause, m, states, _cast_of(how), stop) or _on_each(
            scene, clause, states, _cast_of(how), (m.start(), stop), _times
        )
    years = [t for t in _times if t.grain in ("year", "years", "day", "month")]
    if grammar.search(r"both years|each year", m.group(0)) and not years:
        told = _on_each(scene, clause, states, _cast_of(how), (m.start(), stop), ())
        if told is not None:
            return told
    if sum(len(t.spans) for t in years) > 1 and not extra:
        told = _on_each(scene, clause, states, _cast_of(how), (m.start(), stop), years)
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
    answers = [casts(scene, b, states, _cast_of(how), whole=whole) for b in found.found]
    for b in found.found[:1]:
        if len(found.found) == 1:
            scene.see_ballot(b)
    scene.states = states
    if len(found.found) == 1:
        scene.facts["last_cast"] = (found.found[0], _cast_of(how), scene.sentence)
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
    near = [b for b in scene.ledger.ballots if b in scene.facts.get("recent", ())]
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
def did_too(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The United States did too": whatever those named before them did."""
    last = scene.facts.get("last_cast")
    if last is None or scene.sentence - last[2] > 1:
        return None
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    return [(m.start(), m.end(), casts(scene, last[0], states, last[1]))] if states else None


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
        said = f"{listed([name_of(s) for s in states])} {_HOW[cast]} on {listed([f'{b.on:%-d %B %Y}' for b in rows])}."
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
def every_time(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
        return [(m.start(), m.end(), bad)]
    if all(a.verdict.value == "SUPPORTED" for a in answers):
        return [
            (
                m.start(),
                m.end(),
                supported(
                    f"{listed([name_of(s) for s in states])} {_HOW[cast]} each time.", *(b.fact for b in rows)
                ),
            )
        ]
    return [(m.start(), m.end(), unknown("Not every vote is known for certain.", *(b.fact for b in rows)))]


_ROLE = r"(?:abstentions?|abstainers?|abstaining (?:members?|states|countries)|members? (?:that|who) abstained|(?:no|\"no\"|negative|dissenting) votes?|votes? against|opponents?|dissenters?|yes votes?|votes? in favou?r)"


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<lead>(?:the |a )?(?:N |sole |lone |only |single |one |other |O )*(?P<role>{_ROLE}))(?: \((?P<in>[^)]*)\)|(?: (?:was|were|came from|being|are|is|:)|,|:)(?: from| those of| that of| by)? (?P<who>{NAMED}))"
    rf"|(?P<who2>{NAMED})(?:{AUX} (?:was|were|is|being|stood|provided|cast|supplied|as)|,) (?:among |one of |alone (?:in|among) |the )*(?:N |sole |lone |only |single |one |O |two |other )*(?P<role2>{_ROLE}|(?:member |state |country |ones? )?(?:to )(?:abstain|vote (?:against|no|for|yes|in favou?r))|against\b|in abstaining|abstaining|in voting (?:against|no))",
    "abst|vot|oppon|dissent|against",
    rank=5,
)
def role_of_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Côte d'Ivoire was one of the three abstentions", "the lone abstention was Mozambique", "2 against (China, Russia)"."""
    group = "who" if m.group("who") else "who2" if m.group("who2") else "in"
    if m.group(group) is None:
        return None
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if not states:
        return None
    role = m.group("role") or m.group("role2") or ""
    cast = _cast_of(role)
    if grammar.search(r"favou?r|yes\b|\bfor\b", role) and "against" not in role:
        cast = Cast.YES
    found, _times = _reading(scene, clause, m.start(), m.end())
    partial = bool(grammar.search(r"\b(?:one of|among)\b", m.group(0)))
    ordinal = clause.within(m.start(), m.end(), "O")
    whole = (
        not partial
        and not ordinal
        and bool(grammar.search(r"\b(?:the|sole|lone|only|alone|single)\b", m.group(0)))
    )
    answers = []
    for b in found.found:
        answer = casts(scene, b, states, cast, whole=whole)
        number = next((n.value for n in clause.within(m.start(), m.end(), "N")), None)
        has = {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast]
        if (
            partial
            and number
            and has is not None
            and has != number
            and b.firm(cast.value)
            and answer.verdict.value == "SUPPORTED"
        ):
            answer = contradicted(f"{has} did so on {b.on:%-d %B %Y}, not {number}.", b.fact)
        answers.append(answer)
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    answer = charitable(
        answers,
        firm=found.firm,
        otherwise=lambda: unknown(
            "Which vote is meant, or how they voted, is not in the record.",
            *(b.fact for b in found.found[:2]),
        ),
    )
    begin = m.start()
    lead = grammar.search(r"in (?:D|the O of those years|the O of those) $", clause.skeleton[: m.start()])
    return [(lead.start() if lead else begin, m.end(), answer)]


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<n>the N|the one|those|they|the others?|the two|the only one)(?: (?:who|that|which) (?P<did>{ABSTAINED}|{VOTED_NO}|{VOTED_YES}))?,?(?: of course,)? (?:was|were|being|are|is) (?P<who>{NAMED})",
    " was | were | being | are | is ",
    rank=3,
)
def the_four_were(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The four were China, Russia, Qatar and Congo": the number says which of the votes just told is meant."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    near = scene.ballot is not None and scene.sentence - scene.ballot_at <= 3 and bool(states)
    if not near and not (m.group("did") and scene.ballots(clause, scene.times_in(clause))):
        return None
    b = scene.ballot or scene.ballots(clause, scene.times_in(clause)).found[0]
    number = next((n.value for n in clause.within(m.start("n"), m.end("n"), "N")), None)
    if "one" in m.group("n"):
        number = 1
    if "two" in m.group("n"):
        number = 2
    if m.group("did"):
        cast = _cast_of(m.group("did"))
    else:
        fitting = [
            c
            for c, v in ((Cast.YES, b.yes), (Cast.NO, b.no), (Cast.ABSTAIN, b.abstain))
            if v is not None and v == number
        ]
        if len(fitting) == 1:
            cast = fitting[0]
        elif len(fitting) > 1 and len(states) == number:
            said = next((c for c in fitting if all(b.casts.get(s) is c for s in states)), None)
            cast = said or (Cast.NO if Cast.NO in fitting else fitting[0])
        else:
            return None
    whole = number is not None and number == len(states)
    return [(m.start(), m.end(), casts(scene, b, states, cast, whole=whole))]


@frame(
    Family.MEMBER_VOTE,
    r"the same (?:N|nine|members|states|ones)(?: (?:members|states|countries))? (?:that|who|which) (?:had )?(?:asked|requested|signed|called)[^,;.]*",
    "the same ",
    rank=6,
)
def same_as_requesters(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The same nine that had asked for the meeting": those in favour are those who asked."""
    b = scene.ballot
    if b is None or scene.sentence - b_at(scene) > 2 or grammar.search(r"wanted to hear|eight", m.group(0)):
        return None
    yes = {s for s, c in b.casts.items() if c is Cast.YES}
    asked = set(b.requested_by)
    if not asked or not yes:
        return unknown("The list of those who asked is not complete.", b.fact)
    if yes == asked:
        return supported("Those in favour are those who had asked for the meeting.", b.fact)
    return contradicted(f"{listed(sorted(map(name_of, yes ^ asked)))} make the difference.", b.fact)


def b_at(scene: Scene) -> int:
    return scene.ballot_at


# -- the nature of a vote ------------------------------------------------------------------------------------------


@frame(
    Family.VOTE,
    rf"(?P<who>{WHO}){AUX} (?:(?:call(?:ed|s|ing)? for|ask(?:ed|s|ing)? for|request(?:ed|s|ing)?|forc(?:ed|es|ing)|demand(?:ed|s|ing)?|insist(?:ed|s|ing)? on|trigger(?:ed|s|ing)?|sought|wanted|called|obtained|provoked)"
    r" (?:(?:a|the|another|such a|its|yet another|first) )?(?:procedural |recorded |formal )?votes?\b|put (?:it|the agenda|the matter|the meeting) to (?:a|the) vote|push(?:ed|ing) (?:it|the matter) to a vote)(?P<rest>[^;.]*)",
    "vote",
    rank=6,
)
def called_vote(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who asked for the vote."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    found, times = _reading(scene, clause, m.start(), m.end())
    several = grammar.search(
        r"each|every|all (?:N|four|five|the)|N (?:earlier|previous|times|occasions)|from D to D|O|yearly",
        m.group("rest"),
    )
    cut = grammar.search(r",? (?:but|which|while|and (?:lost|failed|was)|after)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut else m.end()
    if (
        several
        or len(times) > 1
        or grammar.search(r"\b(?:each|every) (?:time|year)|always", clause.skeleton[: m.start()])
    ):
        rows = [
            b for b in scene.ledger.ballots
            if b.body == "SC" and b.procedural and b.state == (scene.topic_of(clause) or scene.topic)
            and (not times or any(t.holds(b.on) for t in times)) and (scene.published is None or b.on <= scene.published)
        ]  # fmt: skip
        if not rows:
            return None
        if all(set(states) <= set(b.called_by) for b in rows):
            number = next((n.value for n in clause.within(m.start("rest"), m.end("rest"), "N")), None)
            if number is None or number == len(rows):
                return [
                    (
                        m.start(),
                        stop,
                        supported(
                            f"{listed([name_of(s) for s in states])} called each of these votes.",
                            *(b.fact for b in rows),
                        ),
                    )
                ]
        return [
            (
                m.start(),
                stop,
                unknown("Who called each of these votes is not known.", *(b.fact for b in rows)),
            )
        ]
    answers = []
    for b in found.found:
        if not b.called_by:
            answers.append(unknown("Who called the vote is not known.", b.fact))
        elif set(states) <= set(b.called_by):
            answers.append(
                supported(
                    f"{listed([name_of(s) for s in states])} called the vote of {b.on:%-d %B %Y}.", b.fact
                )
            )
        elif b.firm("called_by") and len(b.called_by) <= 2:
            answers.append(
                contradicted(
                    f"{listed([name_of(s) for s in b.called_by])} called the vote of {b.on:%-d %B %Y}.",
                    b.fact,
                )
            )
        else:
            answers.append(unknown("Who called the vote is not known.", b.fact))
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    scene.states = states
    return [
        (
            m.start(),
            stop,
            charitable(
                answers,
                firm=found.firm,
                otherwise=lambda: unknown("Who called the vote is not in the record."),
            ),
        )
    ]


@frame(
    Family.VOTE,
    r"(?:there was|was|held|met|adopted|renewed|prolonged|extended|passed|approved|went ahead|opened)[^,;.]{0,40} (?:no (?:procedural )?vote(?: (?:was taken|at all|this time))*|without (?:a|any) (?:procedural |recorded )?(?:vote|objection)|by consensus|by acclamation)"
    r"|no (?:procedural )?vote (?:was (?:taken|held|needed|called|required)|took place)|(?:without a vote|by consensus)|unanimous(?:ly)?|there was no (?:procedural )?vote[^,;.]*|nobody (?:called|asked) for a vote",
    "vote|consensus|acclamation|objection|unanimous",
    rank=3,
)
def no_vote(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That something was done without a vote, by consensus, or unanimously."""
    left, right = widen(clause, m.start(), m.end())
    times = scene.times_in(clause, left, right)
    body = body_of(clause, left, m.end())
    unanimous = "unanim" in m.group(0)
    if body == "SC":
        topic = scene.topic_of(clause) or scene.topic
        held = scene.meetings(
            times or ([Time(scene.happening.on, scene.happening.on, "day")] if scene.happening else []),
            ["formal_meeting"],
            topic,
        )
        if scene.happening is not None and not times:
            held = [scene.happening]
        if not held or (scene.published and not times and scene.happening is None):
            return None
        h = held[-1]
        scene.see_happening(h)
        votes = [b for b in scene.ledger.ballots if b.on == h.on and b.state == h.state and b.body == "SC"]
        if unanimous:
            return None
        if votes:
            return [
                (
                    left,
                    right,
                    contradicted(
                        f"The agenda went to a vote on {h.on:%-d %B %Y}: {votes[0].result}.", votes[0].fact
                    ),
                )
            ]
        if "without a procedural vote" in h.outcome.lower():
            return [
                (
                    left,
                    right,
                    supported(f"The meeting of {h.on:%-d %B %Y} was held without a procedural vote.", h.fact),
                )
            ]
        return None
    found = scene.ballots(clause, times, body, left, right)
    answers = []
    for b in found.found:
        if b.without_vote:
            answers.append(
                supported(f"It was adopted without a vote on {b.on:%-d %B %Y}.", b.fact)
                if b.firm("outcome") and b.firm("mode")
                else unknown("Its adoption without a vote is unconfirmed.", b.fact)
            )
        elif b.yes is not None:
            answers.append(
                contradicted(f"It was put to a vote on {b.on:%-d %B %Y}: {b.result}.", b.fact)
                if b.firm("mode")
                else unknown("", b.fact)
            )
    if not answers:
        return None
    return [
        (
            left,
            right,
            charitable(
                answers,
                firm=bool(times),
                otherwise=lambda: unknown("How it was adopted is not in the record."),
            ),
        )
    ]


@frame(
    Family.VOTE,
    rf"(?P<who>{NAMED}){AUX} (?:vetoed|(?:cast|used|wielded|exercised) (?:its|their|a|the|double) vetoe?s?)\b[^;.]*|(?:vetoed by|(?:fell to|killed by|blocked by|stopped by|met) (?:a |the )?(?:veto of |double veto by )?)(?P<who2>{NAMED})(?:'s? vetoe?s?)?",
    "veto|fell to",
    rank=5,
)
def vetoed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a text was vetoed, and by whom."""
    if "veto" not in m.group(0):
        return None
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    left, right = widen(clause, m.start(), m.end())
    found, times = _reading(scene, clause, m.start(), m.end())
    answers = []
    for b in found.found:
        if b.procedural and not b.vetoed:
            if b.carried is False and grammar.search(r"vetoed", m.group(0)):
                answers.append(
                    contradicted(
                        f"The vote of {b.on:%-d %B %Y} was procedural: it failed for want of nine votes, and no veto applies.",
                        b.fact,
                        Fact("VOT-03"),
                    )
                )
            continue
        blockers = {s for s, c in b.casts.items() if c is Cast.NO}
        then = {code_then(s, b.on) for s in states}
        if b.vetoed and then <= blockers:
            answers.append(
                supported(f"{listed([name_of(s) for s in states])} vetoed it on {b.on:%-d %B %Y}.", b.fact)
            )
        elif b.vetoed:
            answers.append(
                contradicted(f"It was vetoed by {listed(sorted(map(name_of, blockers)))}.", b.fact)
            )
    vetoes = [b for b in found.found if b.vetoed]
    if len(vetoes) == 1:
        scene.see_ballot(vetoes[0])
    if not answers:
        return None
    return [
        (
            left,
            min(right, m.end() + 40),
            charitable(
                answers,
                firm=found.firm or bool(times),
                otherwise=lambda: unknown("Which vote is meant is not clear."),
            ),
        )
    ]


#: Counts of procedural votes by year and over all, from the provision that gives them (PRC-06).
_PROCEDURAL_COUNTS = {(2024, 2024): 8, (2021, 2021): 0, (2000, 2024): 31}


@frame(
    Family.VOTE,
    r"(?P<n>N|no|O) (?:such )?procedural votes?(?: (?:was|were|have been|had been))?(?: (?:taken|held|recorded|counted|called))?[^;.]*",
    "procedural vote",
    rank=6,
)
def number_of_procedural_votes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How many procedural votes there were in a year or a run of years."""
    number = next(
        (n.value for n in clause.within(m.start("n"), m.end("n"), "N")), 0 if m.group("n") == "no" else None
    )
    times = scene.times_in(clause, m.start(), m.end())
    if number is None or len(times) == 0:
        return None
    first, last = min(t.first.year for t in times), max(t.last.year for t in times)
    known = _PROCEDURAL_COUNTS.get((first, last))
    fact = Fact("PRC-06")
    left, right = widen(clause, m.start(), m.end())
    if known is None:
        return [(left, right, unknown("The record does not hold every procedural vote of that time.", fact))]
    if known == number:
        return [
            (
                left,
                right,
                supported(
                    f"{known or 'No'} procedural votes are counted for {first}{'' if first == last else f' to {last}'}.",
                    fact,
                ),
            )
        ]
    return [(left, right, contradicted(f"{known or 'No'} procedural votes are counted, not {number}.", fact))]


@frame(
    Family.VOTE,
    rf"(?:(?:the|its|that|this|D's|a|O) )?(?:[a-z-]+ )?(?:agenda|motion|item|draft(?: resolution)?|text|request|proposal|vote|resolution|bid|Y|attempt)(?: [a-z' ]{{0,40}}?[GLACD]?[^,;.]{{0,30}})? (?:was |were |had been |has been )?(?P<out>adopted|carried|rejected|defeated|voted down|not adopted|failed|passed|lost|approved|refused|fell short|turned down|went through)\b[^,;.]*"
    rf"|C{AUX} (?P<out2>voted (?:down|to (?:reject|refuse|adopt|approve|hold|hear|put))|adopted|rejected|refused|declined|approved|failed to (?:adopt|agree|open)) (?:the |its |to |an? )?(?:[a-z-]+ )?(?:agenda|meeting|item|motion|draft|briefing|resolution|Y|request|open)[^,;.]*",
    "adopt|carried|reject|defeat|voted down|fail|passed|lost|approv|refus|short|turned down|went through|voted to|declined",
    rank=1,
)
def outcome(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a motion or draft was carried or lost."""
    words = m.group("out") or m.group("out2") or ""
    carried = not grammar.search(r"reject|defeat|down|not adopted|fail|lost|refus|short|declin", words)
    if (
        grammar.search(r"\b(?:human rights resolution|recommendation)", m.group(0))
        and body_of(clause, 0, m.end()) == "SC"
    ):
        return None
    if grammar.search(r"\b(?:not yet|never|ha[sd] not|have not|yet to be|rarely|seldom)\b", m.group(0)):
        return None
    left, _right = widen(clause, m.start(), m.end())
    found, times = _reading(scene, clause, m.start(), m.end())
    numbered = clause.within(m.start(), m.end(), "Y")
    if numbered and not any(
        same_symbol(y.surface.upper(), x) for y in numbered for b in found.found for x in b.symbols
    ):
        # A resolution named by its number is that one or none.
        return None
    if not found or (not times and not found.firm):
        return None
    answers = []
    for b in found.found:
        if b.carried is None:
            continue
        if b.carried == carried:
            answers.append(
                supported(
                    f"It was {'carried' if b.carried else 'not carried'} on {b.on:%-d %B %Y} ({b.result}).",
                    b.fact,
                )
            )
        elif b.body == "SC":
            answers.append(
                contradicted(
                    f"It was {'carried' if b.carried else 'not carried'} on {b.on:%-d %B %Y} ({b.result}).",
                    b.fact,
                )
            )
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    if not answers:
        return None
    begin = max(left, m.start() - 40)
    answer = charitable(
        answers,
        firm=found.firm and len(found.found) == 1,
        otherwise=lambda: unknown("Which vote is meant is not clear."),
    )
    if not answer.settled:
        return None
    return [(begin, m.end(), answer)]


@frame(
    Family.VOTE,
    r"(?:C|vote|motion|meeting|request|bid|attempt|draft|resolution|text|it|supporters|sponsors|they)[^,;.]{0,40}? (?:fell|fall|falls|falling|came up|came|was|were|ended|ending|finished)(?: just| only)? (?P<n>N|one|two|three|a single|a)(?: votes?)? short(?: of (?:the )?(?:required |needed |necessary )?(?:N|a majority|majority)(?: (?:votes )?(?:it |they )?(?:needed|required|necessary))?)?",
    " short",
    rank=5,
)
def votes_short(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The Council fell one vote short of the nine it needed"."""
    word = m.group("n")
    marks = clause.within(m.start("n"), m.end("n"), "N")
    missing = marks[0].value if marks else {"one": 1, "a single": 1, "a": 1, "two": 2, "three": 3}[word]
    found, times = _reading(scene, clause, m.start(), m.end())
    if not found or (not times and not found.firm):
        return None
    answers = []
    for b in found.found:
        if b.body != "SC" or b.yes is None or b.carried:
            continue
        said = f"It had {b.yes} votes for on {b.on:%-d %B %Y}; nine were needed."
        if 9 - b.yes == missing:
            answers.append(supported(said, b.fact))
        elif b.yes < 9:
            answers.append(contradicted(said, b.fact))
    if not answers:
        return None
    answer = charitable(
        answers,
        firm=found.firm and len(found.found) == 1,
        otherwise=lambda: unknown("Which vote is meant is not clear."),
    )
    if not answer.settled:
        return None
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return [(m.start(), m.end(), answer)]


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<n>N|none|all N|all) of (?:the|those|its|these|last year's) (?:N )?(?P<set>newcomers?|new members?|newly elected members?|elected (?:members?|ten)|permanent (?:members?|five)|african members?|N yes votes|five|ten|N)(?: newcomers| members| states)?{AUX},? (?P<how>{VOTED_YES}|{VOTED_NO}|{ABSTAINED}|came from)[^;.]*",
    " of ",
    rank=6,
)
def how_many_of(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Three of those five newcomers voted for the meeting"."""
    number = next((n.value for n in clause.within(m.start("n"), m.end("n"), "N")), None)
    found, _ = _reading(scene, clause, m.start(), m.end())
    if number is None or len(found.found) != 1:
        return None
    b = found.found[0]
    led = scene.ledger
    kind = m.group("set")
    if m.group("how") == "came from":
        return None
    if "new" in kind:
        group = {
            s for s in led.elected(b.on) if any(r.from_ == date(b.on.year, 1, 1) for r in led.terms_of(s))
        }
    elif "permanent" in kind:
        group = set(led.permanent(b.on))
    elif "african" in kind:
        group = set(led.group("african", b.on))
    elif "elected" in kind or kind in ("ten",):
        group = set(led.elected(b.on))
    else:
        return None
    cast = _cast_of(m.group("how"))
    if not group <= b.firm_casts:
        return [(m.start(), m.end(), unknown("Not every vote is known for certain.", b.fact))]
    count = sum(b.casts[s] is cast for s in group)
    who = listed(sorted(name_of(s) for s in group if b.casts[s] is cast))
    if count == number:
        return [(m.start(), m.end(), supported(f"{who} {_HOW[cast]} on {b.on:%-d %B %Y}.", b.fact))]
    return [(m.start(), m.end(), contradicted(f"{count} did ({who}), not {number}.", b.fact))]


@frame(
    Family.MEMBER_VOTE,
    r"of (?P<when>last year's|D's|the|D) N yes votes?,? N came from (?:elected )?members still[^;.]*",
    "yes vote",
    rank=8,
)
def still_there(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Of last year's twelve yes votes, five came from elected members still at the table"."""
    found, _times = _reading(scene, clause, m.start(), m.end())
    numbers = [n.value for n in clause.within(m.start(), m.end(), "N")]
    if len(found.found) != 1 or scene.published is None or len(numbers) != 2:
        return None
    b = found.found[0]
    yes = {s for s, c in b.casts.items() if c is Cast.YES}
    still = yes & scene.ledger.elected(scene.published)
    if b.yes == numbers[0] and len(still) == numbers[1]:
        return [
            (
                m.start(),
                m.end(),
                supported(f"{listed(sorted(map(name_of, still)))} voted yes and sit still.", b.fact),
            )
        ]
    return [
        (m.start(), m.end(), contradicted(f"{b.yes} voted yes; {len(still)} elected ones sit still.", b.fact))
    ]


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{NAMED}),? (?:abstainers|which had abstained|who had abstained|having abstained)(?: (?:in|on) D| last time| before)?,? (?:this time |now |then |instead )*(?P<how>{VOTED_YES}|{VOTED_NO})",
    "abstain",
    rank=8,
)
def turned_about(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Gabon and Kenya, abstainers in January, this time voted yes": two votes of the same states."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    times = scene.times_in(clause, m.start(), m.end())
    early = scene.ballots(clause, times) if times else Candidates((), False)
    b = scene.ballot
    if b is None or not states:
        return None
    answers = [casts(scene, b, states, _cast_of(m.group("how")))]
    answers += [casts(scene, e, states, Cast.ABSTAIN) for e in early.found[:1]]
    bad = next((a for a in answers if a.verdict.value == "CONTRADICTED"), None)
    if bad:
        return [(m.start(), m.end(), bad)]
    if all(a.verdict.value == "SUPPORTED" for a in answers):
        return [
            (
                m.start(),
                m.end(),
                supported("Both votes are as told.", *(f for a in answers for f in a.evidence)),
            )
        ]
    return [(m.start(), m.end(), unknown("Their votes are not known for certain."))]


@frame(
    Family.VOTE,
    r"(?:O|another|second|first|D's|that|the) (?:text|draft|motion|resolution|vote)[^,;.]* (?:drew|got|won|received|brought|produced) (?:the (?:very )?same|an identical) (?:tally|result|score|numbers?|T)[^,;.]*|the (?:very )?same T[^,;.]*",
    "same|identical",
    rank=7,
)
def same_tally_again(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "On Sunday another text drew the very same 11-1-3 and passed"."""
    left, right = 0, len(clause.skeleton)
    times = scene.times_in(clause)
    found = scene.ballots(clause, times)
    before = scene.ballot
    mention = next((t.value for t in clause.within(0, right, "T")), None)
    want = mention or ((before.yes, before.no, before.abstain) if before else None)
    if want is None or not found:
        return None
    answers = [_same_tally(b, *want) for b in found.found]
    fitting = [b for b in found.found if _fits(b, *want)]
    if fitting:
        recent = tuple(x for x in (before, fitting[0]) if x)
        scene.facts["recent"] = recent
        scene.see_ballot(fitting[0])
    return [
        (
            left,
            right,
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]
