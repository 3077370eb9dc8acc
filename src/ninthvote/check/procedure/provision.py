"""The Charter and the rules of procedure by what they provide: each provision with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.sieve import Sieve

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


@cache
def _sieve() -> Sieve:
    return Sieve(p.says for p in PROVISIONS)


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
    for p in (PROVISIONS[n] for n in _sieve().left(s.words)):
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
