"""What a vote came to: called, carried, vetoed, short of nine, or never taken."""

from __future__ import annotations

import re

from ninthvote.check.ballot.tally import body_of, code_then, fits, reading_of, same_tally
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.symbols import same_symbol
from ninthvote.vocabulary import Cast


@frame(
    Family.VOTE,
    rf"(?P<who>{WHO}){AUX} (?:(?:call(?:ed|s|ing)? for|ask(?:ed|s|ing)? for|request(?:ed|s|ing)?|forc(?:ed|es|ing)|demand(?:ed|s|ing)?|insist(?:ed|s|ing)? on|trigger(?:ed|s|ing)?|sought|wanted|called|obtained|provoked)"
    r" (?:(?:a|the|another|such a|its|yet another|first) )?(?:procedural |recorded |formal )?(?:votes?|show of hands|ballot)\b|put (?:it|the agenda|the matter|the meeting) to (?:a|the) vote|push(?:ed|ing) (?:it|the matter) to a vote)(?P<rest>[^;.]*)",
    "vote|show of hands|ballot",
    rank=6,
)
def called_vote(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who asked for the vote."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    found, times = reading_of(scene, clause, m.start(), m.end())
    several = grammar.search(
        r"each|every|all (?:N|four|five|the)|N (?:earlier|previous|times|occasions)|from D to D|O|yearly",
        m.group("rest"),
    )
    cut = grammar.search(
        r",? (?:but|which|while|and (?:lost|failed|was|(?=(?:the )?G\b))|after)\b|,(?= (?:the )?G )|,(?= (?:it|the (?:proposal|motion|agenda|item|meeting|text|briefing)) )",
        m.group("rest"),
    )
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
            earlier = grammar.search(r"\b(?:earlier|previous|other)\b", m.group("rest")) is not None
            if number is None or number in (len(rows), len(rows) - earlier):
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
    if grammar.search(r"\b(?:each|every) (?:D|year)\b|\bsince D", clause.skeleton[left:right]):
        return None  # how it was in a run of years is another question
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
    found, times = reading_of(scene, clause, m.start(), m.end())
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
    r"(?P<n>N|no|O) (?:such )?procedural votes?(?: (?:was|were|have been|had been))?(?: (?:taken|held|recorded|counted|called))?(?:(?!,? (?:whereas|while|but|and in) )[^;.])*",
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


_AGAINST_IT = r"\b(?:to|at) (?:\w+ )?(?:block|stop|prevent|thwart|kill|head|keep|halt|avoid|scuttle|derail|strike|remove|delete|end|foil|forestall)\w*\b"


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
    if grammar.search(r"\btheir motion\b", clause.skeleton[max(0, m.start() - 6) : m.end()]):
        return None  # whether it was for or against was told before
    if grammar.search(
        r"\b(?:no|any|other|earlier) (?:[a-z-]+ )?$", clause.skeleton[: m.start()]
    ) or "previously" in m.group(0):
        return None  # of the votes there were, not of one
    denied = grammar.search(
        r"\b(?:fail(?:ed|s|ing)? to|could not|was not|were not|did not|unable to) (?:be |get |have )?(?:[a-z]+ly )?$",
        clause.skeleton[: m.start("out")] if m.group("out") else "",
    )
    carried = carried and denied is None
    if (
        grammar.search(r"\b(?:human rights resolution|recommendation)", m.group(0))
        and body_of(clause, 0, m.end()) == "SC"
    ):
        return None
    if grammar.search(
        r"\b(?:not yet|never|ha[sd] not|have not|yet to be|rarely|seldom|consecutive|in a row|running|annually|first such|decades|(?:each|every) year)\b",
        m.group(0),
    ):
        return None
    left, _right = widen(clause, m.start(), m.end())
    found, times = reading_of(scene, clause, m.start(), m.end())
    numbered = clause.within(m.start(), m.end(), "Y")
    if numbered and not any(
        same_symbol(y.surface.upper(), x) for y in numbered for b in found.found for x in b.symbols
    ):
        # A resolution named by its number is that one or none.
        return None
    if not found or (not times and not found.firm):
        return None
    against = (
        grammar.search(_AGAINST_IT, clause.skeleton[m.start() : m.start("out")]) if m.group("out") else None
    )
    if against:
        # What was to stop the meeting fails when the meeting carries.
        carried = not carried
        opposed, _ = states_in(scene, clause, left, m.start() + against.start())
        if any(b.casts.get(x) is not Cast.NO for b in found.found for x in opposed if x != b.state):
            return None  # those who were for it tried to stop nothing
    answers = []
    for b in found.found:
        if b.carried is None or (against and b.motion != "adopt_agenda"):
            continue
        if b.carried == carried and b.yes is None and clause.within(m.start(), m.end(), "T"):
            answers.append(unknown(f"The tally of {b.on:%-d %B %Y} is not in the record.", b.fact))
        elif b.carried == carried:
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
    begin += clause.skeleton[begin : m.start()].rfind(", ") + 1
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
def votes_short(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The Council fell one vote short of the nine it needed"."""
    word = m.group("n")
    marks = clause.within(m.start("n"), m.end("n"), "N")
    missing = marks[0].value if marks else {"one": 1, "a single": 1, "a": 1, "two": 2, "three": 3}[word]
    found, times = reading_of(scene, clause, m.start(), m.end())
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
    return answer


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
    answers = [same_tally(b, *want) for b in found.found]
    fitting = [b for b in found.found if fits(b, *want)]
    if fitting:
        recent = tuple(x for x in (before, fitting[0]) if x)
        scene.recent = recent
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
