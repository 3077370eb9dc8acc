"""Who stood on which side: the ones against, the four that abstained, the one that turned about."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.ballot.cast import HOW, cast_of, casts
from ninthvote.check.ballot.tally import reading_of
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import Candidates, charitable
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import ABSTAINED, AUX, NAMED, VOTED_NO, VOTED_YES
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.seat.roster import START, STATEMENT, states_named, tight
from ninthvote.vocabulary import Cast

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
    if grammar.search(
        r"\b(?:each|every) (?:time|year|occasion),? $|\bboth times,? $", clause.skeleton[: m.start()]
    ):
        return None  # of several votes
    group = "who" if m.group("who") else "who2" if m.group("who2") else "in"
    if m.group(group) is None:
        return None
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if not states:
        return None
    role = m.group("role") or m.group("role2") or ""
    cast = cast_of(role)
    if grammar.search(r"favou?r|yes\b|\bfor\b", role) and "against" not in role:
        cast = Cast.YES
    found, _times = reading_of(scene, clause, m.start(), m.end())
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
def the_four_were(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The four were China, Russia, Qatar and Congo": the number says which of the votes just told is meant."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    near = scene.ballot is not None and scene.sentence - scene.ballot_at <= 3 and bool(states)
    if not near and not (m.group("did") and scene.ballots(clause, scene.times_in(clause))):
        return None
    b = scene.ballot or scene.ballots(clause, scene.times_in(clause)).found[0]
    times = scene.times_in(clause)
    if times and not any(t.holds(b.on) for t in times):
        return None
    number = next((n.value for n in clause.within(m.start("n"), m.end("n"), "N")), None)
    if "one" in m.group("n"):
        number = 1
    if "two" in m.group("n"):
        number = 2
    if m.group("did"):
        cast = cast_of(m.group("did"))
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
    return casts(scene, b, states, cast, whole=whole)


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


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<n>N|none|all N|all) of (?:the|those|its|these|last year's) (?:N )?(?P<set>newcomers?|new members?|newly elected members?|elected (?:members?|ten)|permanent (?:members?|five)|african members?|N yes votes|five|ten|N)(?: newcomers| members| states)?{AUX},? (?P<how>{VOTED_YES}|{VOTED_NO}|{ABSTAINED}|came from)[^;.]*",
    " of ",
    rank=6,
)
def how_many_of(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Three of those five newcomers voted for the meeting"."""
    number = next((n.value for n in clause.within(m.start("n"), m.end("n"), "N")), None)
    found, _ = reading_of(scene, clause, m.start(), m.end())
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
    cast = cast_of(m.group("how"))
    if not group <= b.firm_casts:
        return unknown("Not every vote is known for certain.", b.fact)
    count = sum(b.casts[s] is cast for s in group)
    who = listed(sorted(name_of(s) for s in group if b.casts[s] is cast))
    if count == number:
        return supported(f"{who} {HOW[cast]} on {b.on:%-d %B %Y}.", b.fact)
    return contradicted(f"{count} did ({who}), not {number}.", b.fact)


@frame(
    Family.MEMBER_VOTE,
    r"of (?P<when>last year's|D's|the|D) N yes votes?,? N came from (?:elected )?members still[^;.]*",
    "yes vote",
    rank=8,
)
def still_there(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Of last year's twelve yes votes, five came from elected members still at the table"."""
    found, _times = reading_of(scene, clause, m.start(), m.end())
    numbers = [n.value for n in clause.within(m.start(), m.end(), "N")]
    if len(found.found) != 1 or scene.published is None or len(numbers) != 2:
        return None
    b = found.found[0]
    yes = {s for s, c in b.casts.items() if c is Cast.YES}
    still = yes & scene.ledger.elected(scene.published)
    if b.yes == numbers[0] and len(still) == numbers[1]:
        return supported(f"{listed(sorted(map(name_of, still)))} voted yes and sit still.", b.fact)
    return contradicted(f"{b.yes} voted yes; {len(still)} elected ones sit still.", b.fact)


@frame(
    Family.MEMBER_VOTE,
    rf"(?P<who>{NAMED}),? (?:abstainers|which had abstained|who had abstained|having abstained)(?: (?:in|on) D| last time| before)?,? (?:this time |now |then |instead )*(?P<how>{VOTED_YES}|{VOTED_NO})",
    "abstain",
    rank=8,
)
def turned_about(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Gabon and Kenya, abstainers in January, this time voted yes": two votes of the same states."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    times = scene.times_in(clause, m.start(), m.end())
    early = scene.ballots(clause, times) if times else Candidates((), False)
    b = scene.ballot
    if b is None or not states:
        return None
    answers = [casts(scene, b, states, cast_of(m.group("how")))]
    answers += [casts(scene, e, states, Cast.ABSTAIN) for e in early.found[:1]]
    bad = next((a for a in answers if a.verdict.value == "CONTRADICTED"), None)
    if bad:
        # Where the sentence has told of another time, which vote is "now" is a guess.
        return None if len(scene.times_in(clause)) > len(times) else bad
    if all(a.verdict.value == "SUPPORTED" for a in answers):
        return supported("Both votes are as told.", *(f for a in answers for f in a.evidence))
    return unknown("Their votes are not known for certain.")


_SIDES = (
    (
        r"(?:voting )?(?:in favou?r|for|yes|ayes?|the (?:yes|ayes)(?: votes?| camp| side)?|with the majority|the majority|supporters?|on one side)",
        Cast.YES,
    ),
    (
        r"(?:voting )?(?:against|no|noes|nays?|opposed|the (?:noes|nays)|opponents?|on the other(?: side)?)",
        Cast.NO,
    ),
    (r"(?:abstaining|abstained|abstentions?|abstainers?|the abstainers|on the fence)", Cast.ABSTAIN),
)


_SIDE = "|".join(f"(?P<s{i}>{p})" for i, (p, _) in enumerate(_SIDES))


@frame(
    Family.MEMBER_VOTE,
    rf"(?:^|[;,.(] ?|\band |\bwhile |\bwith |N )(?:{_SIDE})(?: \(N\))?(?::|,? (?:were|was|stood|came|are|is|sat))(?: (?:the )?(?:N )?)? ?(?P<who>{NAMED})(?:,? as (?:did|was|were) (?P<more>G))?",
    "favour|favor|for|yes|aye|majority|support|side|against|no|nay|oppos|abst|fence",
    rank=5,
)
def sides(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "For: France, Peru. Against: China", "on the other side stood China, Russia and Bolivia"."""
    cast = next(c for i, (_, c) in enumerate(_SIDES) if m.group(f"s{i}"))
    states, _extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    found, _ = reading_of(scene, clause, m.start(), m.end())
    if not found:
        return None
    answers = [casts(scene, b, states, cast) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    lead = grammar.match(r"[;,.(]? ?(?:and |while |with )?", m.group(0))
    start = m.start() + (lead.end() if lead else 0)
    return [
        (
            start,
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


@frame(
    Family.MEMBER_VOTE,
    rf"(?:the |all )?(?:N |one |two )?(?P<role>yes votes?|ayes|noes|nays|no votes?|votes? against|opponents|objectors|abstentions?|abstainers?|majority|votes? in favou?r|supporters)(?: of (?:the )?[a-z]+)? (?:came from|were cast by|was cast by|belonged to|included|was made up of|were those of|counted|was that of) (?P<who>{NAMED})|among (?:the |those (?:who )?)(?:N )?(?P<role2>yes votes|ayes|noes|opponents|abstentions|abstainers|voting against|voting in favou?r|abstaining|who abstained|who voted no|majority|against|in favou?r|nine|N)(?: was| were| is|,)? (?P<who2>{NAMED})|(?P<who3>{NAMED})(?: (?:was|were|is|are|being))? among (?:the |those )?(?:N )?(?P<role3>yes votes|ayes|noes|opponents|abstentions|abstainers|voting against|abstaining|majority|(?:who|which|that) abstained|(?:who|which|that) voted (?:no|against|yes|in favou?r)|in favou?r|against)|only (?P<who4>G) (?P<role4>held back|dissented|said no|stayed out|abstained|was missing)|(?P<who5>{NAMED}) (?P<role5>went (?:with|along with) the majority|raised (?:its|their) hands?|broke ranks|crossed (?:the floor|over)|sided with (?:the (?:majority|west)|G)|lined up (?:with|behind|against) [^;.,]*|joined (?:the (?:majority|ayes|noes|nays|opponents|abstainers)|G in (?:voting (?:no|against|yes|in favou?r)|saying no|opposing|abstaining|opposition))|sat on the fence|kept (?:its|their) hands? down|ducked|looked the other way|stayed on the fence)",
    "came from|cast by|belonged|included|made up|were those|counted|was that|among|held back|dissented|said no|stayed|abstained|missing|went|raised|broke|crossed|sided|lined|joined|sat on|kept|ducked|looked",
    rank=5,
)
def came_from(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The noes came from China and Russia", "Kuwait went with the majority", "sat on the fence"."""
    if grammar.search(r"G (?:was|were|is|are) (?:also |all )?$", clause.skeleton[: m.start()]):
        return None  # these are the ones that were among so many
    n = next(i for i in ("", "2", "3", "4", "5") if m.group(f"who{i}"))
    states, _ = states_in(scene, clause, m.start(f"who{n}"), m.end(f"who{n}"))
    role = m.group(f"role{n}")
    if not states or "PRK" in states:
        return None
    if grammar.search(r"abst|fence|hands? down|held back|stayed out|ducked|looked|missing", role):
        cast = Cast.ABSTAIN
    elif grammar.search(r"no\b|noes|nays|against|oppon|object|dissent|saying no|opposing|opposition", role):
        cast = Cast.NO
    else:
        cast = Cast.YES
    if grammar.search(r"broke ranks|crossed|sided with G|lined up", role):
        return None
    found, _ = reading_of(scene, clause, m.start(), m.end())
    if not found:
        return None
    whole = n == "4" or bool(
        grammar.match(r"the |all ", m.group(0))
        and grammar.search(r"came from|cast by|belonged|made up|those of|that of", m.group(0))
    )
    answers = [casts(scene, b, states, cast, whole=whole) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return charitable(
        answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
    )


@frame(
    Family.MEMBER_VOTE,
    r"T(?: ?[:(\u2014\u2013-]+ ?| - )(?P<who>G)",
    ":|(|\u2014|\u2013| -",
    rank=6,
)
def names_after_tally(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "… and five against: Angola, China, Egypt, Russia and Venezuela": the number of names says whose they are."""
    states = clause.at[m.start("who")].value
    yes, no, abstain = clause.at[m.start()].value
    ends = clause.at[m.start()].surface.lower()
    found, _ = reading_of(scene, clause, m.start(), m.end())
    sides = [(Cast.NO, no), (Cast.ABSTAIN, abstain), (Cast.YES, yes)]
    if grammar.search(r"against$|no$|opposed$|noes$", ends):
        sides = sides[:1]
    elif grammar.search(r"abst\w*$", ends):
        sides = sides[1:2]
    cast = next((c for c, n in sides if n == len(states)), None)
    if cast is None or not found:
        return None
    answers = [casts(scene, b, states, cast, whole=True) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return [
        (
            m.start("who"),
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


_VOTES = "vot|against|favour|favor|oppos|abst|said no|said yes|aye|noes|nay|hand|side|majority|reject|back|support|object|dissent|resist|fence|yes|no,|no;|refus"


@frame(Family.MEMBER_VOTE, rf"{START}{STATEMENT}(?:{_VOTES}){STATEMENT}", _VOTES, rank=0)
def just_these_votes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those who voted no, or abstained, in the vote spoken of."""
    lists = [(at, s) for at, s in states_named(clause, m.start(), m.end()) if len(s) >= 2]
    if not lists:
        return None
    others = len(clause.within(m.start(), m.end(), "GAP")) > 1
    if others and grammar.search(r"\b(?:sid(?:ed|ing)|went along|joined|like|unlike|together) ", m.group(0)):
        return None
    found, _ = reading_of(scene, clause, m.start(), m.end())
    if len(found.found) != 1 or not found.firm:
        return None
    b = found.found[0]
    for at, states in lists:
        for cast, words in (
            (Cast.NO, "voted against"),
            (Cast.ABSTAIN, "abstained"),
            (Cast.YES, "voted in favour"),
        ):
            group = {s for s, c in b.casts.items() if c is cast}
            if group and set(states) == group and group <= b.firm_casts:
                start, stop = tight(clause, m, at)
                return [
                    (
                        start,
                        stop,
                        supported(
                            f"On {b.on:%-d %B %Y} {listed(sorted(map(name_of, group)))} {words}.", b.fact
                        ),
                    )
                ]
    return None
