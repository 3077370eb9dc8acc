"""The numbers of a vote: for, against, abstaining, and by how many it carried or fell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import Candidates, charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import ABSTAINED, AUX, COUNT, VOTED_NO, VOTED_YES
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time


def body_of(clause: Clause, start: int, end: int) -> str:
    """The body whose vote this stretch speaks of."""
    for letter, body in (("F", "GA3"), ("H", "HRC"), ("E", "GA")):
        if letter not in clause.skeleton:
            continue
        places = [
            i
            for i in clause.at
            if clause.skeleton[i] == letter
            and not clause.skeleton[:i].endswith(("session of ", "president of "))
        ]
        council = [i for i in clause.at if clause.skeleton[i] == "C"]
        near = [i for i in places if i < end]
        if near and not any(c < near[0] for c in council):
            return body
    return "SC"


def reading_of(
    scene: Scene, clause: Clause, start: int, end: int
) -> tuple[Candidates[Ballot], Sequence[Time]]:
    """The votes spoken of at this place, by the times of the statement, else of the sentence before it or of its heading."""
    left, right = widen(clause, start, end)
    here = [*scene.times_before(clause, start, left), *scene.times_in(clause, start, right)]
    times = here or scene.times_before(clause, left) or scene.section
    # "It was adopted by 116 votes to 20 in the Assembly"
    body = body_of(clause, left, end if "C" in clause.skeleton else right)
    found = scene.ballots(clause, times, body, left, right)
    if not found and times:
        whole = scene.times_in(clause)
        if whole and whole != times:
            found = scene.ballots(clause, whole, body)
    told = scene.paragraph_time
    if not found.firm and body != "SC" and not times and told is not None and told.sure:
        found, times = scene.ballots(clause, [told], body, left, right), [told]
    if (
        not found
        and body == "SC"
        and not times
        and scene.ballot is not None
        and scene.sentence - scene.ballot_at <= 4
    ):
        found = Candidates((scene.ballot,), True)
    return found, times


def fits(b: Ballot, yes: int, no: int, abstain: int | None) -> bool:
    return b.yes == yes and b.no == no and (abstain is None or b.abstain == abstain)


def same_tally(b: Ballot, yes: int, no: int, abstain: int | None) -> Answer:
    if b.yes is None or b.no is None:
        if b.without_vote and b.firm("outcome") and b.firm("mode"):
            return contradicted(f"It was adopted without a vote on {b.on:%-d %B %Y}.", b.fact)
        return unknown("The tally was not found.", b.fact)
    said = f"{yes}-{no}" + ("" if abstain is None else f"-{abstain}")
    if fits(b, yes, no, abstain):
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
        while at < len(run) and not fits(run[at], *tally):
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


#: How a vote ended, and what may be said of the other side in the same words.
_LOST = r"\b(?:rejected|defeated|voted down|turned down|not (?:adopted|carried|approved))\b"
_WON = r"\b(?:adopted|approved|carried|went through)\b"
_EITHER = r"\b(?:not|fail\w*|objection|motion|over|bid|attempt|despite|refus\w*|against the)\b"


#: More than sit at the Council's table vote in other bodies.
CHAIRS = 15


def _elsewhere(scene: Scene, clause: Clause, yes: int, no: int, abstain: int | None) -> Answer:
    """The one vote of another body on the subject that has these numbers, at the time told."""
    times = scene.times_in(clause)
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body != "SC"
        and b.state == scene.topic
        and fits(b, yes, no, abstain)
        and b.firm("yes")
        and (
            any(t.holds(b.on) for t in times) if times else scene.published is None or b.on <= scene.published
        )
    ]
    if len(rows) != 1:
        return unknown("No vote with this tally can be told apart in the record.")
    scene.see_ballot(rows[0])
    return same_tally(rows[0], yes, no, abstain)


@frame(Family.VOTE, r"T", "-| to |against|no |nay|noes|oppos|vs|versus", rank=5)
def tally(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """A result in figures or words: who won, by how much."""
    mention = clause.at[m.start()]
    yes, no, abstain = mention.value
    left, right = widen(clause, m.start(), m.end())
    if right - m.end() > 60 or grammar.match(r", (?:the )?G\b|, on a D", clause.skeleton[m.end() :]):
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
    if yes + no > CHAIRS and body_of(clause, left, m.end()) == "SC":
        return [(left, right, _elsewhere(scene, clause, yes, no, abstain))]
    found, times = reading_of(scene, clause, m.start(), m.end())
    near = clause.skeleton[left:right]
    lost = grammar.search(
        r"\b(?:lost|fail(?:ed|s)|defeated|rejected|voted down|turned (?:down|away|back)|refused|barred|kept out|shut out|denied)\b",
        near,
    )
    won = grammar.search(
        r"\b(?:adopt|pass|approv|carr(?:y|ie)|\bwon\b|went through|agreed|upheld|prevail)", near
    )
    answers = []
    for b in found.found:
        answer = same_tally(b, yes, no, abstain)
        if not lost and not won and b.carried is False and fits(b, no, yes, abstain):
            # Who won is told first, and how it ended is not among the words known here.
            answer = same_tally(b, no, yes, abstain)
        if (lost and not answer.settled) or (lost and fits(b, no, yes, abstain)):
            swapped = same_tally(b, no, yes, abstain)
            answer = swapped if swapped.settled else answer
        # "lost by nine votes to two" may be told from the loser's side.
        if lost and answer.verdict.value == "CONTRADICTED" and b.no is not None and fits(b, no, yes, abstain):
            answer = same_tally(b, no, yes, abstain)
        answers.append(answer)
    if not answers:
        # Not told when, but of what: the one vote on that situation with just these numbers.
        state = scene.topic_of(clause)
        same = [
            b
            for b in scene.ledger.by_body["SC"]
            if state is not None
            and b.state == state
            and b.procedural
            and fits(b, yes, no, abstain)
            and b.firm("yes")
        ]
        answers = [same_tally(b, yes, no, abstain) for b in same] if len(same) == 1 and not lost else []
        found = Candidates(tuple(same[: len(answers)]), False)
    if not found.firm and times and not lost and body_of(clause, left, m.end()) == "SC":
        other = _of_another_subject(scene, clause, left, right, times)
        if other is not None:
            answers, found = (
                [same_tally(other, yes, no, abstain)],
                Candidates((other,), all(t.sure for t in times)),
            )
    fitting = [b for b in found.found if fits(b, yes, no, abstain)]
    if len(found.found) and (fitting or len(found.found) == 1):
        scene.see_ballot((fitting or list(found.found))[0])
    answer = charitable(
        answers,
        firm=found.firm,
        otherwise=lambda: unknown(
            "No vote with this tally can be told apart in the record.", *(b.fact for b in found.found[:3])
        ),
    )
    ended = {b.carried for b in found.found if b.fact in answer.evidence}
    if answer.verdict.value == "SUPPORTED" and ended in ({True}, {False}):
        said = clause.skeleton[left:right]
        if grammar.search(_LOST if ended == {True} else _WON, said) and not grammar.search(_EITHER, said):
            return None  # the figures are right, and how it ended is not
    if answer.verdict.value == "CONTRADICTED" and clause.skeleton.count("T", left, right) > 1:
        return None  # the other figures may be of that time
    if answer.verdict.value == "CONTRADICTED" and grammar.search(
        r"\bthan\b|compar|\bfrom D|unlike|\bbetter|\bworse|as against", clause.skeleton[m.end() :]
    ):
        # "10-3, one better than last year's nine": the time is that of the other vote.
        return None
    if scene.columns or grammar.match(r"\W*D: D,", clause.skeleton):
        return answer  # a row of a table: its day and its president are read apart
    if clause.skeleton[: m.start()].endswith(", ") and grammar.search(
        r"voted|met\b|decided|agreed", clause.skeleton[left : m.start()]
    ):
        left = m.start()  # what was decided is a statement of its own
    row = grammar.search(r"(?:^|[.;|] ?)(?:in |on |the vote of )?D ?[:,-] ?$", clause.skeleton[:left])
    return [(row.start() if row else left, right, answer)]


_IN_GENERAL = r"\ban? (?:\w+ )?(?:motion|proposal|request|draft|resolution|agenda)\b[^;.]*\b(?:falls|fails|dies|passes|carries|collapses|goes through|is (?:lost|carried|adopted|defeated))\b"


def _of_another_subject(
    scene: Scene, clause: Clause, left: int, right: int, times: Sequence[Time]
) -> Ballot | None:
    """The one vote of those times on the situation of a state that the statement names, though of others it spoke before."""
    named = {
        s
        for m in clause.within(left, right, "GLA")
        for s in (m.value if isinstance(m.value, tuple) else (str(m.value),))
    }
    votes = [b for t in times for b in scene.ledger.votes("SC", t.first, t.last)]
    rows = [b for b in votes if b.procedural and b.state in named]
    return rows[0] if len(rows) == 1 else None


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
        r"\b(?:without|unless|nothing|hope for|hoped for|wanted|if) [^,;.]{0,12}$|\bof (?:the |those |these )?$",
        clause.skeleton[: m.start()],
    ):
        return None
    kind = (
        "abstain"
        if grammar.search(r"abst|hands| out\b(?! of)|aside", words)
        else "no"
        if grammar.search(r"against|\bno\b|oppos|negative|dissent", words)
        else "yes"
    )
    left, right = widen(clause, m.start(), m.end())
    if (
        grammar.search(
            r"need|require|must|at least|suffic|enough|indispensable|takes? \w*$|what it (?:takes|took)|\bit (?:takes|took)\b|necessary|minimum of",
            clause.skeleton[max(0, m.start() - 30) : m.end() + 25],
        )
        and "bare minimum" not in clause.skeleton
    ):
        return None
    found, times = reading_of(scene, clause, m.start(), m.end())
    if grammar.search(_IN_GENERAL, clause.skeleton[left:right]):
        return None  # what happens to any motion
    value = number.value
    if grammar.search(r"\ball (?:members |states )?(?:but|except) $", clause.skeleton[: m.start()]):
        # "All but five voted for it"
        value = 15 - value
    if grammar.search(r"\b(?:signed|requested|asked)\b", words):
        return None
    if not found:
        return None
    if len(set(times)) > 1:
        return _each_time(scene, clause, m, value, kind, left, right, times)
    answers = []
    for b in found.found:
        has = {"yes": b.yes, "no": b.no, "abstain": b.abstain}[kind]
        label = {"yes": "in favour", "no": "against", "abstain": "abstaining"}[kind]
        label = f"{'was' if has == 1 else 'were'} {label}"
        if has is None:
            answers.append(unknown("The tally was not found.", b.fact))
        elif has == value and b.firm(kind):
            answers.append(supported(f"{has} {label} on {b.on:%-d %B %Y} ({b.result}).", b.fact))
        elif b.firm(kind):
            answers.append(
                contradicted(f"{has} {label} on {b.on:%-d %B %Y} ({b.result}), not {value}.", b.fact)
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


def code_then(state: str, on: date) -> str:
    """The code that this state's name meant on that day."""
    if state in ("RUS", "SUN"):
        return "SUN" if on < date(1991, 12, 24) else "RUS"
    return state


@frame(
    Family.VOTE,
    r"(?:it |the (?:motion|agenda|vote|proposal|item|meeting|request) |they |supporters )?(?:scraped|squeaked|squeezed|got|made it|just made it|passed|went|slipped|carried|won|lost|failed|missed|fell)[^;.]{0,30}? (?P<m>by (?:a single|one|N) votes?|with (?:exactly |just |only )?(?:the )?(?:nine|N)(?: votes?| it needed| that it needed)?|(?:one|N|a single) votes? (?:short|to spare|more than (?:needed|required|the minimum|it needed)|fewer than (?:needed|required)|too few)|(?:exactly|precisely|just) (?:the )?N(?: (?:it|that were|votes) (?:needed|required))?)[^;.]*|N hands went up[^;.]*|(?:one|N) (?:vote|votes) (?:more|fewer) than (?:needed|required|necessary)",
    "scraped|squeaked|squeezed|got |made it|passed|went|slipped|carried|won|lost|failed|missed|fell|hands|more than|fewer than",
    rank=3,
)
def margin(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "It scraped through with nine", "one vote short", "two votes to spare"."""
    words = m.group("m") or m.group(0)
    found, times = reading_of(scene, clause, m.start(), m.end())
    if not found or "T" in m.group(0):
        return None
    topic = scene.topic_of(clause) or scene.topic
    a_day = any(t.grain in ("day", "week", "now") for t in times)
    if (
        topic is not None
        and not a_day
        and all(b.state != topic and b is not scene.ballot for b in found.found)
    ):
        return None  # of another subject
    more = grammar.search(
        r"^ (?:more|fewer|less|better|worse) than(?: the)?(?: N)?[^,;.]*",
        clause.skeleton[m.end("m") if m.group("m") else m.end() :],
    )
    if more and not grammar.search(
        r"more than (?:the )?(?:N |minimum )?(?:it |they )?(?:requir|need|necess|minimum)", more.group(0)
    ):
        return None
    number = next(
        (x.value for x in clause.within(m.start(), m.end("m") if m.group("m") else m.end(), "N")),
        1 if grammar.search(r"single|one ", words) else None,
    )
    if number is None:
        return None
    answers: list[Answer] = []
    for b in found.found:
        if b.yes is None or not b.firm("yes"):
            continue
        if (
            grammar.search(r"short|too few|fewer|missed|by (?:a single|one|N) vote", words + m.group(0))
            and not b.carried
        ):
            ok = 9 - b.yes == number
        elif more or grammar.search(r"spare|more than", words):
            ok = b.yes - 9 == number and bool(b.carried)
        elif grammar.search(r"by (?:a single|one|N)", words):
            ok = number in (b.yes - (b.no or 0), b.yes - 9)
        else:
            ok = b.yes == number
        told = f"The vote of {b.on:%-d %B %Y} was {b.result}."
        answers.append(answer_of(ok, told, b.fact))
    if not answers:
        return None
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return charitable(
        answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
    )
