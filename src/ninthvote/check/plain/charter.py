"""The Charter and the rules of procedure by what they provide: each provision with the words that say it and those that deny it."""

from __future__ import annotations

from dataclasses import dataclass

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.names import listed, name_of
from ninthvote.check.plain.cue import cued
from ninthvote.check.plain.statement import Statement, reads

_MAY = r"\b(?:can|could|may|might|is free to|are free to|is able to|has the (?:right|power) to)\b"
_CANNOT = r"\bcannot\b|\bcan't\b|\bmay not\b|\bcan not\b|\bnot (?:be|eligible|allowed|permitted|possible|stand|run|succeed)|\bbar(?:s|red)?\b|forbid|prohibit|ineligible|\bnever\b|must (?:wait|sit out|stand down|leave|go)|rules? out|exclude|prevent|\bno (?:immediate|second|member|state|country|elected)"


@dataclass(frozen=True, slots=True)
class Provision:
    """What must all be said, what must not, the numbers that may be, what holds, and what would deny it."""

    says: tuple[str, ...]
    told: str
    refs: tuple[str, ...]
    unless: str = r"(?!)"
    denied: str = r"(?!)"
    numbers: frozenset[int] = frozenset()


PROVISIONS = (
    Provision(
        (
            r"veto",
            r"plays? no (?:part|role)|has no (?:place|role|part)|does not (?:come into|enter|matter|count)|is (?:irrelevant|beside the point|of no use|no help|not available|out of the question)|no use|comes? into play only",
        ),
        "No veto applies to a procedural decision.",
        ("Charter article 27(2)", "VOT-03"),
        unless=r"resolution|draft|D",
        numbers=frozenset({5, 9, 15}),
    ),
    Provision(
        (
            r"G|permanent|\bno\b|objection",
            r"\b(?:a|the|whose|one|single) (?:single )?(?:no|objection|negative vote)\b",
            r"counts? (?:only |for )?(?:once|as one|one|like any|the same|no more)|weighs? (?:no more|the same)|is (?:only|just) one vote|one vote (?:among|of) (?:the )?N",
        ),
        "On procedure a permanent member has one vote like every other.",
        ("Charter article 27(2)", "VOT-03"),
        unless=r"enough to|defeat|suffices to|resolution|draft|D",
        numbers=frozenset({5, 9, 15}),
    ),
    Provision(
        (
            r"procedur|agenda",
            r"\b(?:one|a single) vote|like (?:the|any|every)|same as|no more than|equal",
            r"\bN\b|permanent|p5|\bfive\b",
        ),
        "On procedure a permanent member has one vote like every other.",
        ("Charter article 27(2)", "VOT-03"),
        unless=r"enough to|defeat|suffices to|\bwas\b|\bwere\b|\bhad\b|D|G|short|resolution",
        numbers=frozenset({5, 10, 15, 9}),
    ),
    Provision(
        (
            r"(?:just|recently|newly) (?:left|served|sat|finished|been)|leav(?:es|ing)|whose term (?:has )?(?:just )?(?:ended|ends)",
            _CANNOT,
            r"straight|at once|again|immediately|back|re-?elect",
        ),
        "A retiring member may not be elected again at once.",
        ("COM-03", "Charter article 23(2)"),
        unless=r"\bvot|D|G|H\b|E\b",
        numbers=frozenset({2, 23}),
    ),
    Provision(
        (
            r"\b(?:matters?|items?|subjects?|topics?|questions?)\b",
            r"\bN years\b",
            r"\bfall|\bdrop|remov|delet|laps|struck|taken off|disappear|come off|comes off",
            r"list\b|agenda|seized|C\b",
        ),
        "A matter not considered for three years is taken off the list unless a member asks otherwise.",
        ("SZD-03", "S/2017/507 paragraph 15"),
        unless=r"\bwas\b|\bhad\b|D|G|\bago\b",
        numbers=frozenset({3}),
    ),
    Provision(
        (r"presid|chair|gavel", r"alphabet"),
        "The presidency passes every month in the English alphabetical order.",
        ("rule 18",),
        unless=r"french|\bwas\b|election|D\b",
        numbers=frozenset({15, 18}),
    ),
    Provision(
        (
            r"\belect|candidat|win a seat|\ba seat",
            r"two[- ]thirds|N[- ]thirds",
            r"E|assembly|member states|countr|vot",
        ),
        "A candidate needs two thirds of the members present and voting in the Assembly.",
        ("ELE-01", "Charter article 18(2)"),
        unless=r"\bwon\b|\bgot\b|D|G|short|missed|failed",
        numbers=frozenset({2, 3, 5, 10}),
    ),
    Provision(
        (
            r"(?:without|(?:fewer|less) than) N (?:votes|yes|in favour|affirmative)",
            r"nothing|\bno\b|cannot|fail|falls?\b|lost|not\b",
        ),
        "Without nine votes in favour the Council decides nothing.",
        ("VOT-01", "Charter article 27"),
        unless=r"\bwas\b|\bwere\b|\bhad\b|D|G",
        numbers=frozenset({9, 15}),
    ),
    Provision(
        (
            r"\bN\b[^;.]{0,25}(?:number|figure|threshold|bar\b|magic|mark|line|majority)|(?:number|figure|threshold|bar\b|magic|mark|majority)[^;.]{0,25}\bN\b",
            r"agenda|procedur|meeting|C\b|vot",
        ),
        "Nine votes in favour carry a procedural decision.",
        ("VOT-01", "Charter article 27(2)"),
        unless=r"\bwas\b|\bwere\b|\bhad\b|D|G|resolution|E\b|fell|member states|signatur|from N",
        numbers=frozenset({9, 15}),
    ),
    Provision(
        (
            r"meeting|agenda|briefing|debate|discussion|session|item|procedural",
            r"(?:cannot|can't|can not|could not|may not|can never) be (?:vetoed|blocked by (?:a|the) veto|stopped by (?:a|the) veto)|(?:cannot|can't|may not) veto|beyond the reach of the veto|no veto (?:over|on|against)",
        ),
        "No veto applies to a procedural decision.",
        ("Charter article 27(2)", "VOT-03"),
        unless=r"resolution|draft|D",
        numbers=frozenset({5, 9, 15}),
    ),
    Provision(
        (
            r"\b(?:any|every|each) (?:of the )?(?:N )?(?:single )?(?:C )?(?:council )?(?:member|state|country|one)",
            r"\b(?:ask|request|call|demand|seek|propose)\b",
            r"meeting|session|discussion|C\b|debate|item|agenda",
        ),
        "Any member may ask for a meeting.",
        ("rule 2", "MTG-02"),
        unless=r"\bno\b|\bnot\b|cannot|\bonly\b|\bdid\b|asked|D|G",
        numbers=frozenset({2, 15, 35}),
    ),
    Provision(
        (
            r"presidential statement|statements? (?:by|of|from) the (?:president|presidency)",
            r"consensus|unanim|every(?:one|body)|all (?:of the )?(?:N|members)|agree|without a vote|no vote",
        ),
        "A presidential statement is made by consensus, without a vote.",
        ("VOT-14",),
        unless=r"\bwas\b|\bwere\b|\bhad\b|D|G",
        numbers=frozenset({15}),
    ),
    Provision(
        (
            r"elected|retiring|outgoing|non-permanent|member|\bit\b|they",
            r"re-?elect|(?:run|stand|sit|serve|come back|return|elected|succeed)[^,;.]{0,20}(?:again|itself|themselves)|consecutive|back-to-back|N terms in a row|N (?:consecutive|successive|straight) terms|two terms in a row|second term",
            _CANNOT + r"|without a (?:break|pause|gap)|after a (?:break|pause|gap)",
        ),
        "A retiring member may not be elected again at once.",
        ("COM-03", "Charter article 23(2)"),
        unless=r"president|secretary-general|\bvot(?:ed|ing)\b",
        numbers=frozenset({2, 23, 10}),
    ),
    Provision(
        (
            r"(?:each|every|all)(?: of the)? ?(?:N )?(?:council )?(?:members?|states?|countr(?:y|ies)|one|of them|of C's? members|C members?)|members have|everybody|everyone",
            r"\b(?:one|a single|the same) votes?\b|one vote (?:each|apiece)",
        ),
        "Each member has one vote.",
        ("COM-06", "Charter article 27(1)"),
        unless=r"short|more|by one vote|E\b|needed|lacking",
        numbers=frozenset({15, 27}),
    ),
    Provision(
        (
            r"\bveto",
            r"(?:\bno\b|negative|against|opposition)[^;.]{0,45}permanent|permanent[^;.]{0,45}(?:\bno\b|negative|against|vote)",
            r"substan|resolution|draft|not procedural|other than procedur|non-procedural|decision",
        ),
        "A veto is a permanent member's negative vote on a matter that is not procedural.",
        ("Charter article 27(3)", "VOT-03"),
        unless=r"\bcast\b|\bhas not\b|times",
        numbers=frozenset({5, 9, 27}),
    ),
    Provision(
        (r"\bveto", r"\bE\b", r"N (?:working )?days|debate|meets?\b|conven|explain|account"),
        "Since 2022 the Assembly meets within ten working days of a veto.",
        ("A/RES/76/262",),
        unless=r"last|yesterday|vetoed (?:the|a)\b",
        numbers=frozenset({10}),
    ),
    Provision(
        (
            r"whether[^;.]{0,50}procedur|procedural or (?:not|substan)",
            r"vot|decid|question|veto|settle|ruling",
        ),
        "Whether a matter is procedural may itself be put to the vote.",
        ("PRC-05",),
        unless=r"\bwas\b|\bwere\b|\bhad\b",
    ),
    Provision(
        (
            r"\brule N\b|\bfirst item|\bO item",
            r"agenda",
            r"adopt|approv|begin|open|first|O item",
        ),
        "The first item of a provisional agenda is its adoption.",
        ("rule 9", "AGD-04"),
        unless=r"\bwas\b|\bwere\b|D",
        numbers=frozenset({9}),
    ),
    Provision(
        (
            r"not (?:a )?members?|non-members?|outside C|states? concerned|not on C|without a seat|\brule N\b|its interests",
            r"invit|take part|takes part|participat|speak|seat at|discussion",
            r"without (?:a |the )?(?:right to )?vot|no vote|not vote|no right to vote|cannot vote",
        ),
        "A state that is not a member may be invited to take part without a vote.",
        ("rule 37", "Charter article 31"),
        unless=r"\bwas\b|\bwere\b|\bhad\b",
        numbers=frozenset({37, 31, 32}),
    ),
    Provision(
        (
            r"\brule N\b|any ?(?:one|body)|any person|experts?|individuals?|outsiders|briefers|civil society|secretariat",
            r"invit",
            r"brief|information|competent|inform|speak|address|assist|testify",
        ),
        "The Council may invite persons whom it considers competent to supply it with information.",
        ("rule 39",),
        unless=r"\bwas\b|\bwere\b|\bhad\b|invited|D|G",
        numbers=frozenset({39}),
    ),
    Provision(
        (
            r"points? of order|president's ruling|ruling (?:of|by) the (?:president|chair)|\brule N\b",
            r"president|chair|ruling|rules\b",
            r"at once|immediately|challeng|without delay|put to|overrul|overturn|stands",
        ),
        "The President rules at once on a point of order; a challenge is put to the vote immediately and the ruling stands unless overruled.",
        ("rule 30", "CND-04"),
        unless=r"\bwas\b|\bwere\b|\bhad\b|D|G",
        numbers=frozenset({30, 9}),
    ),
    Provision(
        (
            r"presid|chair",
            r"step(?:s|ping)? aside|cede|not preside|hand(?:s|ing)? over|give(?:s|ing)? up the chair|stand(?:s|ing)? down|vacat|leave(?:s)? the chair",
            r"concern|\bown\b|party|involv|directly|connected",
        ),
        "A President may cede the chair for a question with which the member is directly connected.",
        ("rule 20",),
        unless=r"D|\bdid\b|refused",
        numbers=frozenset({20}),
    ),
    Provision(
        (
            r"suspen|adjourn|postpon",
            r"precedence|before (?:all|any|every|other)|ahead of|without debate|takes priority",
        ),
        "Motions to suspend, adjourn or postpone have precedence over everything else.",
        ("rule 33", "CND-03"),
        unless=r"D|\bwas\b|\bwere\b",
        numbers=frozenset({33}),
    ),
    Provision(
        (
            r"\b(?:no|not one|neither|not even|a single|any one|one) (?:single |one )?(?:member|country|state|power|capital|government|permanent member|of them|of the N)\b",
            r"\bno\b|\bnot\b|\bneither\b|cannot|can't|could not",
            r"block|stop|prevent|keep[^;.]{0,30}\boff\b|veto|kill|forbid|sink",
            r"agenda|meeting|procedur|discuss|debate|session|item",
        ),
        "On a procedural decision no member has a veto.",
        ("Charter article 27(2)", "VOT-03"),
        unless=r"resolution|draft|substan|D",
        numbers=frozenset({5, 9, 15}),
    ),
    Provision(
        (
            r"\bN\b[^;.]{0,60}(?:abst|\bno\b|noes|against|silent|silence|stay\b|refus|withh|object|oppos|not (?:in favou?r|vote yes))",
            r"enough|block|sink|stop|kill|\bnothing\b|fail|defeat|deny|suffic|prevent|falls?\b|is lost",
        ),
        "Where seven of fifteen do not vote in favour nine cannot be reached.",
        ("VOT-01", "Charter article 27(2)"),
        unless=r"\bwas\b|\bwere\b|\bhad\b|D|G|resolution|month|year|days|failed|fell|abstained|voted|yes and",
        numbers=frozenset({7, 8, 9, 15}),
    ),
    Provision(
        (
            r"article N",
            r"procedur",
            r"\bother\b|substan|two kinds|distinguish|separat|divid|draws|everything else|rest",
        ),
        "Article 27 parts decisions on procedural matters from those on all others.",
        ("Charter article 27",),
        unless=r"D",
        numbers=frozenset({27, 9, 2, 3}),
    ),
)


#: What each provision says first and last, of which a statement of it must hold the letters.
_FIRST, _LAST = tuple(p.says[0] for p in PROVISIONS), tuple(p.says[-1] for p in PROVISIONS)


def _near(words: str) -> list[Provision]:
    """The provisions that the words may state."""
    last = set(cued(_LAST, words))
    return [PROVISIONS[n] for n in cued(_FIRST, words) if n in last]


@reads(
    Family.RULE,
    r"candidat|seat|like|equal|N years|left|leav|alphabet|elect|without N|than N|number|figure|threshold|magic|majority|statement|ask|request|call|demand|seek|re-?elect|again|itself|consecutive|back-to-back|second term|one vote|same vote|single vote|veto|procedur|agenda|invit|order|ruling|presid|chair|suspen|adjourn|postpon|enough|block|sink|stop|nothing|fail|defeat|deny",
)
def what_it_provides(s: Statement) -> Answer | None:
    """The statement says what a provision says."""
    if s.people or s.clause.within(s.start, s.end, "TQHF"):
        return None
    if any(t.last.year < 1966 for t in s.times):
        return None
    for p in _near(s.words):
        if any(n not in p.numbers for n in s.numbers):
            continue
        if not all(s.has(word) for word in p.says) or s.has(p.unless):
            continue
        if s.states and "G" not in p.says[0]:
            continue
        if 7 in p.numbers and not {7} & set(s.numbers):
            continue
        return supported(p.told, *(Fact(x) for x in p.refs))
    return None


_PRIVILEGE = r"\bveto\b[^;.]{0,40}(?:belong|held|reserved|only)|(?:have|has|holds?|enjoys?|wields?|with|possess\w*|carry|own)\b[^;.]{0,30}\bvetoe?s?\b|veto (?:power|right)|right (?:of|to) (?:a )?veto|veto-(?:wield|hold)"


@reads(Family.RULE, r"veto")
def who_has_the_veto(s: Statement) -> Answer | None:
    """The five permanent members have it, and nobody else."""
    if (
        s.people
        or s.clause.within(s.start, s.end, "TQHFE")
        or not s.has(_PRIVILEGE)
        or s.has(
            r"procedur|agenda|meeting|no veto|not\b|used|cast|threat|apply|applies|draft|resolution|against"
        )
    ):
        return None
    p = s.scene.published
    if p is None or s.times:
        return None
    permanent = s.scene.ledger.permanent(p)
    if any(n not in (5, 15) for n in s.numbers) or (5 not in s.numbers and not s.states):
        return None
    facts = (Fact("Charter article 27(3)"), Fact("Charter article 23(1)"))
    if set(s.states) <= permanent and (5 in s.numbers or len(s.states) in (1, 2, 5)):
        return supported("The five permanent members have a veto.", *facts)
    if (
        len(s.lists) == 1
        and s.states
        and not set(s.states) <= permanent
        and not s.has(r"without|join|want|seek|demand|lack")
    ):
        return contradicted("Only the five permanent members have a veto.", *facts)
    return None


_NEEDED = r"(?:is|are) (?:adopted|decided|taken|carried|approved|passed|settled|made) (?:by|with) (?:at least )?N (?:votes?|members|of)|\bN (?:affirmative |yes |favou?rable |positive |concurring )?(?:votes?|members|states|hands) (?:are|is|were|was) (?:needed|required|necessary|enough|sufficient)|(?:needs?|requires?|takes?|asks? for|calls for|demands?|have to reach|must (?:have|reach|win|get)|takes)\b[^;.N]{0,30}\bN\b[^;.]{0,12}(?:votes?|members|yes|in favou?r|of the N)"
_PROCEDURE = r"procedur|agenda|to (?:hold|open|convene) (?:a|the) meeting|to meet\b|a new item"


@reads(
    Family.RULE,
    r"need|requir|necessary|enough|suffic|(?:adopted|decided|taken|carried|approved|passed|settled|made) (?:by|with)|takes?|asks? for|calls for|demand|must|have to",
)
def how_many_are_needed(s: Statement) -> Answer | None:
    """Nine votes, and no other number, decide a procedural matter."""
    if s.states or s.people or s.times or s.clause.within(s.start, s.end, "TQHFE") or not s.has(_NEEDED):
        return None
    if not (s.has(_PROCEDURE) or grammar.search(_PROCEDURE, s.clause.skeleton)) or s.has(
        r"resolution|draft|\bhad\b|found|short|substan|two[- ]thirds|more|fewer|less|another|still|last|elect|sign"
    ):
        return None
    numbers = [n for n in s.numbers if n not in (15, 27, 2)]
    if len(numbers) != 1 or not 5 <= numbers[0] <= 15:
        return None
    told, facts = (
        "Nine votes in favour carry a procedural decision.",
        (Fact("Charter article 27(2)"), Fact("VOT-01")),
    )
    if numbers[0] == 9 and not s.negative:
        return supported(told, *facts)
    if s.negative:
        short = numbers[0] < 9 and s.has(r"not (?:be )?(?:enough|sufficient)|not suffice")
        return supported(told, *facts) if short else None
    p = s.scene.published
    return contradicted(told, *facts) if p is not None and p.year >= 1966 else None


@reads(Family.RULE, r"veto")
def a_veto_on_procedure(s: Statement) -> Answer | None:
    """That a permanent member may veto an agenda is not so."""
    if s.people or s.numbers or s.times or s.negative or s.clause.within(s.start, s.end, "TQHFE"):
        return None
    passive = r"(?:meeting|agenda|briefing|debate|discussion|procedural)[^;.]{0,30}\b(?:can|could|may) (?:still |always |simply )?be vetoed"
    held = r"\b(?:has|have|holds?|enjoys?) (?:a |the )?veto (?:over|on|against) (?:the |an? |its |any )?(?:agenda|meeting|procedur|discussion|debate)"
    if (
        not s.has(passive)
        and not s.has(held)
        and not s.has(
            rf"{_MAY} (?:simply |always |still |just )?(?:use (?:its|their|a) veto|veto)\b[^;.]{{0,25}}(?:agenda|procedural|a meeting|the meeting|any meeting)"
        )
    ):
        return None
    if s.has(r"\bif\b|resolution|draft|without|unless|\bonly\b|thinks?|believe|fear|claim"):
        return None
    return contradicted(
        "No veto applies to a procedural decision.", Fact("Charter article 27(2)"), Fact("VOT-03")
    )


_OLD = r"\bbirth\b|\boutset\b|\bbeginning|\bfounded\b|\bbefore\b|\buntil\b|\btill\b|original|at first|used to|in those days|in the beginning|at the start|formerly|first N years|the old"
_NEW = r"\bsince\b|\bafter\b|from then|from D|\bnow\b|today|nowadays|ever since|as of"


@reads(Family.MEMBERSHIP, r"\bN\b")
def before_and_after_the_enlargement(s: Statement) -> Answer | None:
    """Eleven members, six of them elected, and seven votes until the end of 1965; fifteen, ten and nine since."""
    if s.states or s.people or s.negative or s.clause.within(s.start, s.end, "TQHFEO") or not s.numbers:
        return None
    whole = s.clause.skeleton
    years = [t.first.year for t in s.told]
    old = bool(years) and max(t.last.year for t in s.told) <= 1965 and not s.has(_NEW)
    old = old or (
        s.has(_OLD)
        and (
            grammar.search(r"enlarg|expan|amend|reform|grew|bigger", whole) is not None
            or any(y <= 1966 for y in years)
        )
    )
    old = old or s.has(
        r"\b(?:at (?:its|the) (?:birth|outset|beginning|start)|at first|old C|originally|when (?:it|C) was (?:founded|set up|created))"
    )
    old = old or (11 in s.numbers and s.has(r"old|former|then|smaller|C of N|body of N|in those days"))
    new = s.has(_NEW) and any(1963 <= y <= 1966 for y in years)
    sized = s.has(r"member|seat|C|council|elected|vot|majority|there (?:have been|were|are)")
    told = "Eleven members and seven votes until the end of 1965; fifteen and nine since 1 January 1966."
    facts = (Fact("COM-01"), Fact("A/RES/1991 (XVIII)"))
    if (
        s.has(r"since")
        and years
        and max(years) < 1965
        and s.has(r"\bha(?:s|ve) (?:had|been|counted)\b")
        and {10, 15} & set(s.numbers)
        and sized
    ):
        return contradicted(told, *facts)
    if old == new or not sized or s.has(r"abst|against|in favou?r|signed|vetoes|resolutions|meetings"):
        return None
    right = {5, 6, 7, 11} if old else {5, 9, 10, 15}
    anchor = {11, 7, 6} if old else {15, 9, 10}
    if set(s.numbers) <= right and anchor & set(s.numbers):
        return supported(told, *facts)
    if not old or s.has(_NEW) or s.has(r"from N|to N|african|asian|latin|european|year|more|fewer|times"):
        return None
    size = grammar.search(r"\bN (?:members|seats|states|chairs|countries)\b|(?:had|with|of) N\b", s.words)
    if (
        size is not None
        and len(s.numbers) == 1
        and s.numbers[0] in (9, 10, 12, 13, 15, 16)
        and s.has(r"C|council")
        and not s.has(r"elected|permanent|vot|need|requir")
    ):
        return contradicted(told, *facts)
    votes = [n for n in s.numbers if n != 11]
    if (
        s.has(r"enough|need|requir|suffic|majority")
        and s.has(r"vot|majority")
        and 11 in s.numbers
        and len(votes) == 1
        and votes[0] in (5, 6, 8, 9, 10)
    ):
        return contradicted(told, *facts)
    return None


_P5 = r"permanent (?:members|five|seats)|\bp5\b|\bN permanent"


@reads(Family.MEMBERSHIP, r"permanent|\bp5\b")
def the_five(s: Statement) -> Answer | None:
    """The permanent members are the five named."""
    p = s.scene.published
    if (
        p is None
        or len(s.lists) != 1
        or not 4 <= len(s.states) <= 6
        or s.negative
        or s.people
        or s.has(r"non-permanent|elected|\bvot|against|join|and N other|want|candid|abstain")
    ):
        return None
    if not grammar.search(_P5, s.clause.skeleton) or any(n != 5 for n in s.numbers):
        return None
    permanent = s.scene.ledger.permanent(s.times[0].first if s.times else p)
    told, fact = (
        f"The permanent members are {listed(sorted(map(name_of, permanent)))}.",
        Fact("Charter article 23(1)"),
    )
    if set(s.states) == set(permanent):
        return supported(told, fact)
    near = len(s.states) == 5 and len(set(s.states) & permanent) == 4
    return (
        contradicted(told, fact)
        if near and s.has(r"permanent (?:members|five|seats)[^;.]{0,12}(?:are|:|were|,)")
        else None
    )


@reads(Family.RULE, r"rules of procedure")
def provisional_rules(s: Statement) -> Answer | None:
    """The rules of procedure have always been provisional."""
    if s.states or s.people or s.negative or s.numbers or not s.has(r"provisional"):
        return None
    if s.times and not any(t.first.year == 1946 for t in s.times):
        return None
    return supported(
        "The rules of procedure are provisional still.", Fact("Charter article 30"), Fact("S/96/Rev.7")
    )


@reads(Family.RULE, r"presid|re-?elect|again|elect|agenda|meeting|matter|item|procedur")
def what_it_denies(s: Statement) -> Answer | None:
    """That a presidency is elected, that a member may be elected again at once, that a simple majority elects."""
    if s.states or s.people or s.times or s.negative or s.clause.within(s.start, s.end, "TQHF"):
        return None
    if s.has(
        r"\bif\b|\bwas\b|\bwere\b|E's president|president of (?:the )?(?:E|H|a |united|republic)|secretary-general|proposal|reform|should|would"
    ):
        return None
    if s.has(
        r"(?:presidency|president|chair)[^;.]{0,20}\b(?:is|are) (?:decided by (?:an )?election|elected|voted in|chosen by (?:a )?(?:vote|ballot|lot)|picked by (?:a )?vote|appointed by)"
    ) and not s.clause.within(s.start, s.end, "E"):
        return contradicted(
            "The presidency passes every month in the English alphabetical order.", Fact("rule 18")
        )
    if s.has(r"elected|non-permanent|retiring") and s.has(
        r"\b(?:can|may|could) (?:be re-?elected|run again|stand again|serve again|be elected again)\b[^;.]{0,20}(?:at once|immediately|straight away|right away|without a break)"
    ):
        return contradicted(
            "A retiring member may not be elected again at once.",
            Fact("COM-03"),
            Fact("Charter article 23(2)"),
        )
    if (
        s.has(r"\belect")
        and s.clause.within(s.start, s.end, "E")
        and s.has(r"(?:needs?|requires?|takes|by) (?:only )?(?:a |an )?(?:simple|bare|absolute) majority")
    ):
        return contradicted(
            "A candidate needs two thirds of the members present and voting in the Assembly.",
            Fact("ELE-01"),
            Fact("Charter article 18(2)"),
        )
    if s.has(
        r"(?:agenda|procedural|a meeting|every meeting|to meet)[^;.]{0,30}\b(?:needs?|requires?)\b[^;.]{0,12}\b(?:consent|agreement|approval|assent|unanimity|blessing|support) of (?:all )?(?:the )?(?:permanent|p5|N permanent|N\b(?! (?:votes|members|elected)))"
    ) and (not s.numbers or s.numbers == [5]):
        return contradicted(
            "No veto applies to a procedural decision.", Fact("Charter article 27(2)"), Fact("VOT-03")
        )
    lapse = (
        s.has(r"\b(?:matters?|items?)\b")
        and s.has(r"\bfall|\bdrop|remov|delet|laps|taken off")
        and s.has(r"list\b|seized")
    )
    if lapse and s.has(r"(?:for|after) N years") and len(s.numbers) == 1 and s.numbers[0] != 3:
        return contradicted("A matter not considered for three years is taken off the list.", Fact("SZD-03"))
    return None


@reads(Family.MEMBERSHIP, r"\bseat\b|\bplace\b|\bchair\b")
def whose_seat_it_became(s: Statement) -> Answer | None:
    """China's seat passed to Beijing in 1971, the Soviet Union's to Russia in 1991."""
    if s.people or s.numbers or s.negative or s.has(r"veto|vote|presid|month"):
        return None
    if not s.has(
        r"pass|took|taken|inherit|succe|went to|goes to|continu|replac|transfer|assum|moved|handed|fell to|since"
    ):
        return None
    text = s.clause.sentence.text[s.clause.places[s.start] : s.clause.places[s.end]].lower()
    soviet = grammar.search(r"soviet|u\.?s\.?s\.?r", text) is not None
    chinese = (
        grammar.search(r"people's republic|beijing|peking", text) is not None
        and grammar.search(r"taiwan|taipei|republic of china|china's|chinese", text) is not None
    )
    if soviet == chinese or (soviet and not grammar.search(r"russia", text)):
        return None
    year = 1991 if soviet else 1971
    told = (
        "The Russian Federation has held the Soviet Union's seat since 24 December 1991."
        if soviet
        else "The People's Republic has held China's seat since 25 October 1971."
    )
    if not s.times:
        return supported(told, Fact("COM-02"))
    if len(s.times) == 1 and s.times[0].grain in ("year", "month", "day"):
        t = s.times[0]
        day = (1991, 12, 24) if soviet else (1971, 10, 25)
        right = t.first.year == year and (
            t.grain == "year" or t.first.month == day[1] or (soviet and t.first.month == 1)
        )
        if t.grain == "day":
            return None
        return supported(told, Fact("COM-02")) if right else contradicted(told, Fact("COM-02"))
    return None
