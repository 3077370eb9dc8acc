"""The sides taken in the vote just told: among so many, with whom, and whose was the last vote that was needed."""

from __future__ import annotations

from ninthvote.check.ballot.cast import casts
from ninthvote.check.ballot.vote import spoken_of
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_ELSEWHERE = r"\bsign|statement|letter|request|referral|\bveto|\bask|H\b|seat|member of|term\b|join(?:s|ed)? (?:C|the council)"


def _vote(s: Statement) -> Ballot | None:
    """The one vote that is spoken of: last told, else named firmly."""
    b = s.scene.ballot
    if b is not None and not s.times and s.scene.sentence - s.scene.ballot_at <= 3:
        return b
    found = spoken_of(s)
    return found.found[0] if found.firm and len(found.found) == 1 else None


_AMONG = r"\b(?:one|two|three|was|were|also) (?:of|among|in) (?:the|its|those)(?: other)? (?:N|noes|nays|ayes|yeses|naysayers|abstainers|objectors|dissenters|opponents|majority|minority)\b"


@reads(Family.MEMBER_VOTE, _AMONG)
def among_so_many(s: Statement) -> Answer | None:
    """Those named were among the five, where five is how many cast one way."""
    b = _vote(s)
    if b is None or not s.states or s.negative or s.people or s.has(_ELSEWHERE):
        return None
    numbers = [n for n in s.numbers if n != len(s.states) or len(s.numbers) == 1]
    ways = {
        c
        for c, n in ((Cast.YES, b.yes), (Cast.NO, b.no), (Cast.ABSTAIN, b.abstain))
        if (numbers and n == numbers[0])
    }
    if s.has(r"noes|nays|objectors|dissenters|opponents|against"):
        ways = {Cast.NO}
    elif s.has(r"abstain"):
        ways = {Cast.ABSTAIN}
    elif s.has(r"ayes|yeses"):
        ways = {Cast.YES}
    if len(ways) != 1:
        return None
    cast = next(iter(ways))
    if all(b.casts.get(x) is cast for x in s.states):
        return casts(s.scene, b, s.states, cast)
    return None


@reads(Family.VOTE, r"\b(?:nobody|no one|none|no member|not one|no state|no country)\b")
def nobody_cast(s: Statement) -> Answer | None:
    """Nobody voted against, or nobody abstained."""
    b = _vote(s)
    if b is None or s.besides or s.people or s.numbers or s.has(_ELSEWHERE):
        return None
    ways = [
        n for n, word in ((b.no, r"against|oppos|\bno\b$|dissent"), (b.abstain, r"abstain")) if s.has(word)
    ]
    if ways == [0]:
        return supported(f"The vote of {b.on:%-d %B %Y} was {b.result}.", b.fact)
    return None


@reads(
    Family.VOTE,
    r"\bN (?:members?|states|countries|of them)?,? ?(?:wanted|did|agreed|were willing|were ready|would have|thought so|said so|came out for|were for)",
)
def so_many_wanted_it(s: Statement) -> Answer | None:
    """So many wanted what was voted on."""
    b = _vote(s)
    if b is None or s.besides or s.people or s.negative or len(s.numbers) != 1 or s.has(_ELSEWHERE):
        return None
    if s.scene.sentence - s.scene.ballot_at > 1 or b.yes is None or not b.firm("yes"):
        return None
    return (
        supported(f"The vote of {b.on:%-d %B %Y} was {b.result}.", b.fact) if s.numbers[0] == b.yes else None
    )


def _all_told(rows: list[Ballot]) -> str:
    return f"The votes were those of {listed([f'{b.on:%-d %B %Y}' for b in rows])}."


_EACH = r"\b(?:each|every) (?:time|year)\b|\balways\b|\bon each occasion|\ball (?:N|of the) (?:times|votes|occasions)|\bboth times\b"


@reads(Family.VOTE, _EACH)
def each_time_a_vote(s: Statement) -> Answer | None:
    """Each meeting on the subject was put to the vote, at the wish of those named, and carried."""
    p = s.scene.published
    topic = s.scene.topic
    if (
        p is None
        or topic is None
        or s.people
        or s.negative
        or s.times
        or s.numbers
        or s.has(_ELSEWHERE + r"|abstain|against|oppos")
    ):
        return None
    rows = [
        b
        for b in s.scene.ledger.ballots
        if b.body == "SC" and b.procedural and b.state == topic and b.motion == "adopt_agenda" and b.on <= p
    ]
    formal = [
        h for h in s.scene.ledger.happenings if h.kind == "formal_meeting" and h.state == topic and h.on <= p
    ]
    if len(rows) < 2:
        return None
    if (
        s.has(r"^\W*(?:and |but )?(?:duly |still )?lost (?:each|every|both) times?\W*$")
        and s.scene.ago("vote") <= 0
    ):
        return supported(_all_told(rows), *(b.fact for b in rows)) if all(b.carried for b in rows) else None
    if {h.on for h in formal} != {b.on for b in rows}:
        return None
    states = [x for x in s.states if x != topic]
    told = _all_told(rows)
    if states and not all(set(states) <= set(b.called_by) and b.firm("called_by") for b in rows):
        return None
    won = s.has(r"carried|passed|adopted|went ahead|won\b|prevail|enough")
    lost = s.has(r"\blost\b|fail|outvoted|defeat|tried to (?:stop|block|prevent)|in vain")
    if states and lost:
        return supported(told, *(b.fact for b in rows)) if all(b.carried for b in rows) else None
    if not states and (won != lost) and s.has(r"vote|agenda|motion|meeting|\bit\b"):
        good = all(b.carried for b in rows)
        after = lost and s.has(r"^\W*(?:and )?(?:each|every|both) \w+ (?:it|they) lost")
        return supported(told, *(b.fact for b in rows)) if good and (won or after) else None
    if states and s.has(r"\b(?:asked|called|forced|demanded|insisted)[^;.]{0,20}\bvote"):
        return supported(told, *(b.fact for b in rows))
    return None


@reads(
    Family.MEMBER_VOTE,
    r"\bsid(?:ed|es|ing) with|voted with|lined up (?:with|behind|alongside)|went along with|stood with|backed (?:the )?G|supported (?:the )?G|voted like|voted alongside|join(?:ed|ing) [^;.]{0,40}(?:against|voting|opposing|opposition|saying no|abstain)",
)
def on_whose_side(s: Statement) -> Answer | None:
    """Those named first cast as those named after did."""
    b = _vote(s)
    if b is None or s.negative or s.people or s.numbers or s.has(_ELSEWHERE):
        return None
    if s.has(r"with the (?:majority|nine|ten|eleven|twelve)") and len(s.lists) == 1:
        winner = Cast.YES if b.carried else Cast.NO
        if all(b.casts.get(x) is winner for x in s.states):
            return casts(s.scene, b, s.states, winner)
        return None
    if len(s.lists) != 2:
        return None
    who, whom = s.lists
    ways = {b.casts.get(x) for x in whom}
    if len(ways) != 1 or None in ways:
        return None
    way = next(iter(ways))
    if way is None:
        return None
    cast = way
    said = (
        Cast.NO
        if s.has(r"against|oppos|saying no|voting no")
        else Cast.ABSTAIN
        if s.has(r"abstain")
        else None
    )
    if said is not None and said is not cast:
        return None
    mine = {b.casts.get(x) for x in who}
    if mine == {cast}:
        return casts(s.scene, b, [*who, *whom], cast)
    if None in mine or not {*who, *whom} <= b.firm_casts or not spoken_of(s).firm:
        return None
    wrong = [x for x in who if b.casts.get(x) is not cast]
    return contradicted(
        f"{listed([name_of(x) for x in wrong])} did not vote as {listed([name_of(x) for x in whom])} did on {b.on:%-d %B %Y}.",
        b.fact,
    )


@reads(Family.MEMBER_VOTE, r"\bO\b")
def the_ninth_vote(s: Statement) -> Answer | None:
    """The state named cast the vote that made nine."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if marks != [9] or len(s.states) != 1 or s.negative or s.people:
        return None
    b = _vote(s)
    if b is None or b.yes != 9:
        return None
    if not s.has(
        r"(?:gave|cast|suppl|provid|contribut|was|deliver)[^;.]{0,25}O (?:and \w+ )?(?:yes|vote|aye)"
    ) or s.has(_ELSEWHERE):
        return None
    if b.casts.get(s.states[0]) is Cast.YES:
        return casts(s.scene, b, s.states, Cast.YES)
    return None
