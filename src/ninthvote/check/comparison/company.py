"""Who cast as others just told did, who kept them company, and who had changed sides since the vote before."""

from __future__ import annotations

import re

from ninthvote.check.ballot.cast import HOW, casts
from ninthvote.check.ballot.short import just_told
from ninthvote.check.ballot.vote import cast_named, spoken_of
from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported
from ninthvote.check.comparison.summary import series
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind
from ninthvote.vocabulary import Cast

_ELSE = r"\bsign|letter|request|statement|\bveto|H\b|seat|elect|term\b|member of"
#: A vote is spoken of for about so many sentences.
JUST_TOLD = 4
#: An aside between a state and its verb is no longer than this.
ASIDE_LETTERS = 80
_ROW = re.compile(r"(?P<vote>.+): [A-Z]{3} (?P<cast>\w+)$")


def last_way(s: Statement) -> tuple[Ballot, Cast] | None:
    """The vote told last before this place, in this sentence or the one before, and the way in which those named cast."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    voted = [x for x in said if x[2] in (Family.VOTE, Family.MEMBER_VOTE)]
    b = just_told(s)
    if not voted or b is None:
        return None
    row = _ROW.match(voted[-1][3])
    if row is not None:
        return (b, Cast(row["cast"])) if row["vote"] == b.key else None
    cast = cast_named(s.heading)
    return (b, cast) if cast is not None else None


_SAME = (
    r"\W*(?:(?:and|but|while|then|though) )*(?:(?:(?:so|as|nor|neither) )?(?:did|was|were|had|do|does|too did) (?:the )?G"
    r"|(?:the )?G(?:, [a-z ]{2,25},)? (?:too|as well|likewise|also|did (?:too|likewise|the same|so too|as well|so)|(?:was|were) (?:too|as well|likewise)|follow(?:s|ed) suit))\W*"
)


@reads(
    Family.MEMBER_VOTE,
    r"^(?:was|were|did|had) (?:the )?G\W*(?:\||$)|\b(?:so|as|nor|neither) (?:did|was|were|had|do|does|too)\b|\b(?:too|as well|likewise|also|suit|did the same|did so)\W*(?:\||$)",
)
def did_the_same(s: Statement) -> Answer | None:
    """Those named cast as those just told did."""
    told = last_way(s)
    if told is None or len(s.lists) != 1 or s.people or s.times or grammar.fullmatch(_SAME, s.own) is None:
        return None
    if grammar.match(r"\W*(?:did|was|were|had|do|does)\b", s.own) and not s.clause.skeleton[
        : s.start
    ].endswith("as "):
        return None
    answer = casts(s.scene, *told[:1], s.states, told[1])
    return answer if answer.settled else None


_OTHERS = r"(?:was|were|being|is|are) (?:the (?:only )?other(?:s|(?: N| one| ones| vote| votes)+)?|(?:its|their|his|the) (?:only|sole|lone) (?:company|supporters?|all(?:y|ies)|backers?|takers?|friends?|companions?))"
_JOINED = r"^\W*(?:(?:and|but|it|they|was|were|is|are|only|being) )*(?:joined|accompanied|supported|backed) (?:only |alone )?by (?:the )?G\W*$"
_STOOD = r"\bG (?:alone |only )?(?:stood|sided|voted|went along|lined up|were|was) (?:with|by|alongside|behind|beside) (?:it|them|him)\b"
_WITH = r"^\W*(?:names: )?(?:the )?G (?:sided )?with (?:the )?G\W*$"


@reads(
    Family.MEMBER_VOTE,
    r"\bother\b|\b(?:its|their|his|the) (?:only|sole|lone)\b|joined|accompanied|\b(?:supported|backed) (?:only |alone )?by\b|stood|\bwith (?:it|them|him|(?:the )?G)\b|alongside|lined up",
)
def kept_company(s: Statement) -> Answer | None:
    """Those named cast as the one spoken of did; where it is said that they were all the others, no more than they did."""
    b = just_told(s, 2)
    if (
        b is None
        or not s.states
        or s.people
        or s.times
        or s.negative
        or s.has(_ELSE)
        or b.firm_casts != set(b.casts)
    ):
        return None
    whole = s.has(rf"{_OTHERS}|\b(?:only|alone)\b")
    if not (whole or s.has(rf"{_JOINED}|{_STOOD}|{_WITH}")):
        return None
    if any(n != len(s.lists[0]) for n in s.numbers):
        return None
    if len(s.lists) == 2 and s.has(_WITH):
        who, whom = s.lists[0], set(s.lists[1])
    elif len(s.lists) == 1:
        who, whom = s.lists[0], _spoken_of_before(s, b)
    else:
        return None
    for cast in (Cast.NO, Cast.ABSTAIN, Cast.YES):
        group = {x for x, c in b.casts.items() if c is cast}
        rest = group - set(who)
        if not set(who) < group or not (rest & whom):
            continue
        if not whole or rest <= whom:
            return casts(s.scene, b, who, cast)
    return None


def _spoken_of_before(s: Statement, b: Ballot) -> set[str]:
    """Those whom "it" and "the others" may go back to: named before in the sentence or the one before, or who asked."""
    before = {x for i, m in s.clause.at.items() if i < s.start and m.kind is Kind.STATES for x in m.value}
    return before | set(s.scene.states) | set(b.requested_by) | set(b.called_by)


_WAY = {
    Cast.ABSTAIN: r"abstain(?:ed|ing)|an absten(?:tion|tionist)|an abstainer|sat (?:it|that one|this one|the vote) out|undecided|on the fence",
    Cast.NO: r"(?:voted|voting) (?:no|against(?: it)?)|opposed(?: it)?|said no|a no|against(?: it)?|an opponent",
    Cast.YES: r"(?:voted|voting) (?:yes|for(?: it)?|in favou?r)|said yes|a yes|in favou?r|for it|raised (?:its|their) hands?|supported it|backed it",
}
_ANY = "|".join(_WAY.values())
_CHANGED = (
    rf"(?:the )?G,? (?:(?:which|who|having|had|was|were|been|all|both|once|still) )*(?P<then>{_ANY})(?P<when>(?: (?:in|on|at|the)? ?D| then| before| last time| the last time| (?:on )?the first time| in the first vote| over G| on G)?),?"
    rf" (?:(?:this time|now|then|instead|did|have|had|has) )*(?P<not>not |did not (?:vote )?)?(?P<now>{_ANY}|oppose (?:it|the \w+)|voted? no|object)(?P<rest>[^;.]{{0,25}})"
)


@reads(
    Family.MEMBER_VOTE, rf"\bG,? (?:which|who|having|had|was|an?|once|{_WAY[Cast.NO]}|{_WAY[Cast.ABSTAIN]})"
)
def changed_sides(s: Statement) -> Answer | None:
    """Those named cast one way in the vote before and another way in the one just told."""
    m = grammar.search(_CHANGED, s.own)
    if m is None or len(s.lists) != 1 or s.people or s.has(_ELSE):
        return None
    before, now = _way_of(m["then"]), _way_of(m["now"])
    at = s.start + m.start("when")
    times = s.scene.times_in(s.clause, at, s.start + m.end("when"))
    two = _two_votes(s, bool(times))
    if two is None or before is None or now is None:
        return None
    earlier, last = two
    ways = [c for c in Cast if c is not now] if m["not"] else [now]
    then = [casts(s.scene, earlier, s.states, before)]
    good = [a for w in ways if (a := casts(s.scene, last, s.states, w)).verdict is Verdict.SUPPORTED]
    if then[0].verdict is Verdict.SUPPORTED and good:
        s.scene.see_ballot(last)
        return supported("Both votes are as told.", *then[0].evidence, *good[0].evidence)
    return None


def _way_of(words: str) -> Cast | None:
    if "oppose" in words or "object" in words:
        return Cast.NO
    return next((c for c, p in _WAY.items() if grammar.fullmatch(p, words)), None)


def _two_votes(s: Statement, timed: bool) -> tuple[Ballot, Ballot] | None:
    """The vote before, and the one now told: on the same subject, or told before it in the article."""
    last, other = s.scene.last_vote(JUST_TOLD), s.scene.earlier
    if last is None:
        return None
    if timed and other is not None and any(t.holds(last.on) for t in s.times):
        last, other = other, last
    rows = [b for b in series(s) if b is not last and b is not other] + ([other] if other is not None else [])
    if timed:
        rows = [b for b in rows if any(t.holds(b.on) for t in s.times)]
        if not rows and all(t.sure for t in s.times):
            # Of another subject: the only vote of that time.
            every = [b for t in s.times for b in s.scene.ledger.votes("SC", t.first, t.last)]
            rows = [b for b in every if b.procedural and b is not last]
        return (rows[0], last) if len(rows) == 1 else None
    if other is not None:
        return (other, last) if other.on < last.on else (last, other)
    rows = [b for b in rows if b.on < last.on]
    return (rows[-1], last) if rows else None


_ROUND = r"\bG (?:(?:having|had|has|have|all|now|then|since) )*(?:come|came|coming|went|gone|moved|switched|crossed|changed) (?:over|round|around|across|sides|camp|camps)\b"


@reads(
    Family.MEMBER_VOTE,
    r"\b(?:come|came|coming|went|gone|moved|switched|crossed|changed) (?:over|round|around|across|sides|camps?)\b",
)
def came_over(s: Statement) -> Answer | None:
    """Those named were for it in the vote just told and had not been in the one before."""
    b, e = s.scene.ballot, s.scene.earlier
    if b is None or e is None or s.scene.sentence - s.scene.ballot_at > 1 or b.state != e.state:
        return None
    if len(s.lists) != 1 or s.people or s.negative or s.numbers or grammar.search(_ROUND, s.own) is None:
        return None
    turned = {x for x, c in b.casts.items() if c is Cast.YES and e.casts.get(x, Cast.YES) is not Cast.YES}
    said = f"Those for it on {b.on:%-d %B %Y} and not on {e.on:%-d %B %Y} were {listed(sorted(map(name_of, turned)))}."
    if not turned or not (set(b.casts) <= b.firm_casts and set(e.casts) <= e.firm_casts):
        return None
    right = set(s.states) <= turned
    return supported(said, b.fact, e.fact) if right else contradicted(said, b.fact, e.fact)


def _did_not(s: Statement, votes: list[Ballot], states: tuple[str, ...]) -> Answer | None:
    """Those named voted, but not against."""
    if len(votes) != 1 or not set(states) <= votes[0].firm_casts:
        return None
    b = votes[0]
    if not {b.casts[x] for x in states} <= {Cast.YES, Cast.ABSTAIN}:
        return None
    told = ", ".join(f"{name_of(x)} {HOW[b.casts[x]]}" for x in states)
    return supported(f"On {b.on:%-d %B %Y} {told}.", b.fact)


_LEAD = (
    r"^\W*(?:(?:and|but|then|also|duly|merely|nevertheless|nonetheless|still|each|both|all|simply|even) )*"
)
_PREDICATE = rf"{_LEAD}(?:voted (?:yes|no|against|for|in favou?r|to (?:hold|hear|go ahead))|said (?:yes|no)|abstain(?:ed|ing)|backed (?:it|the (?:briefing|meeting|motion|agenda|debate|session))|opposed (?:it|the (?:briefing|meeting|motion|agenda|debate|session))|raised (?:its|their) hands?|helped to (?:carry|pass) it|sat it out|did not (?:vote (?:no|against)|oppose it))\b"


@reads(
    Family.MEMBER_VOTE,
    rf"{_LEAD}(?:voted|said|abstain|backed|opposed|raised|helped|sat|did not (?:vote|oppose))",
)
def its_predicate(s: Statement) -> Answer | None:
    """How the states named before in the sentence cast, where an aside stands between them and their verb."""
    before = [(i, m) for i, m in sorted(s.clause.at.items()) if i < s.start and m.kind is Kind.STATES]
    if s.states or s.people or not before or grammar.search(_PREDICATE, s.own) is None or s.has(_ELSE):
        return None
    if s.negative and not s.has(r"did not|voted no|said no"):
        return None
    cast = cast_named(s.own) or (Cast.YES if s.has(r"raised|helped|backed|to (?:hold|hear|go)") else None)
    i, subject = before[-1]
    if cast is None or grammar.search(_CHANGED, s.clause.skeleton[: s.end]):
        return None
    aside = grammar.search(r"(?:[,)\u2014]| and| but) $", s.clause.skeleton[: s.start])
    if aside is None or s.start - i > ASIDE_LETTERS:
        return None
    if grammar.search(r"\b(?:than|by|of|to|against|with|for|on|over|from) (?:the )?$", s.clause.skeleton[:i]):
        return None
    if s.has(r"both (?:times|votes)|each time|every time|twice"):
        two = _two_votes(s, False)
        votes = list(two) if two else []
    else:
        elsewhen = s.scene.times_in(s.clause, i, s.start)  # the time of what is said in passing
        found = () if elsewhen else spoken_of(s).found if spoken_of(s).firm else ()
        last = s.scene.last_vote(JUST_TOLD)
        votes = ([last] if last is not None else []) if elsewhen else list(found)
        votes = votes if len(votes) == 1 else []
    if s.negative and s.has("did not"):
        return _did_not(s, votes, subject.value)
    answers = [casts(s.scene, b, subject.value, cast) for b in votes]
    if answers and all(a.verdict is Verdict.SUPPORTED for a in answers):
        days = listed([f"{b.on:%-d %B %Y}" for b in votes])
        names = listed([name_of(x) for x in subject.value])
        return supported(f"{names} {HOW[cast]} on {days}.", *(f for a in answers for f in a.evidence))
    return None
