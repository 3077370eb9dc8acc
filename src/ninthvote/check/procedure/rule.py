"""The procedure in general, read by its terms: what is said must hold a rule's subject and its answer, and no other number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that must all be there, words that must not, the numbers that may be said, and what then holds."""

    subject: str
    answer: str
    unless: str
    numbers: frozenset[int]
    told: str
    ref: tuple[str, ...]
    informal: bool = False  #: whether an informal gathering must have been spoken of


_NONE: frozenset[int] = frozenset()


_DENIED = r"\bno veto|not (?:a )?veto|cannot|can't|could not|couldn't|no right|does not|do not|doesn't|don't|neither|never|without|not (?:apply|count|block|stop)|no such|hold(?:s)? no|have no|has no|counts? for (?:as much|no more)|not be|is not|immune|no power|irrelevant|makes no difference|like any (?:other|member)"


#: The rules that articles about meetings turn on.
RULES = (
    Rule(
        r"veto.*(?:procedur|agenda|meeting|permanent|appl|cast|question|vot|C|G|such|member|power|over)|(?:procedur|agenda|meeting|permanent|question|vot|C|G|member|five|this was|it was|that was|here).*veto",
        _DENIED,
        r"resolution|draft|cast (?:its|a|their) veto|vetoed|assembly|E\b|must be no|to pass|adopted",
        frozenset({5, 9}),
        "No veto applies to a procedural decision.",
        ("Charter article 27(2)", "VOT-03"),
    ),
    Rule(
        r"permanent (?:member|five)|the five|p5|big five|china|G|great power",
        r"(?:cannot|can't|could not|couldn't|unable to|no power to|not (?:enough|able) to) (?:block|stop|prevent|kill|veto|defeat|sink)|(?:could|does|did|do) not (?:block|stop|count as a veto)|counts? (?:for )?(?:the same|as much|no more)|not count as (?:a )?veto|(?:not|n't) suffice to (?:block|stop|prevent|keep)|no privilege|(?:does not|doesn't|did not) matter|no matter (?:who|whether)|regardless of who",
        r"resolution|draft|borders?\b|refugee|drugs|weapon|missile|war\b",
        frozenset({5, 9}),
        "A permanent member's no is not a veto on a procedural decision.",
        ("Charter article 27(2)", "VOT-03"),
    ),
    Rule(
        r"agenda|vote|matter|question|decision|motion|meeting|session",
        r"(?:is|are|was|were|counts? as|treated as|called|being) (?:a |an |merely |only |purely )*(?:procedural|matter of procedure|question of procedure|not one of substance|not substantive)|not (?:one |a (?:matter|question) )of substance",
        r"resolution|draft",
        _NONE,
        "The adoption of the agenda is a procedural matter.",
        ("Charter article 27(2)", "PRC-01"),
    ),
    Rule(
        r"veto",
        r"(?:only|just|solely) (?:on|over|to|for|against|in|with)[^;.]{0,30}(?:substan|resolution|draft)|applies (?:only|solely)|only (?:a )?(?:substan|draft|resolution)",
        r"procedural (?:vote|matter)s? (?:can|may|is|are) (?:be )?veto",
        frozenset({5}),
        "A veto can fall only on a decision that is not procedural.",
        ("Charter article 27(3)", "VOT-03"),
    ),
    Rule(
        r"\bN\b|\bO\b",
        r"(?:need|requir|necessary|enough|suffic|minimum|threshold|at least|carr(?:y|ies)|takes|have to|must|would|settle|decid|\bbar\b|the number|what counts|affirmative vote of|(?:with|by) N votes|said N|says N)",
        r"month|year|day|resolution|\btext\b|draft|sign|statement|signatur|elected|permanent members|member states|E\b|third|signed|fewer|short|was N|stood|had N|seat|received|fail",
        frozenset({9, 15, 5, 27}),
        "Nine votes in favour of fifteen carry a procedural decision.",
        ("Charter article 27(2)", "VOT-01"),
    ),
    Rule(
        r"permanent|great power|big|five|china|G|powers",
        r"(?:can|could|may) be (?:outvoted|overruled)",
        r"resolution|draft|substan",
        frozenset({5}),
        "On procedure a permanent member has one vote like every other.",
        ("Charter article 27(2)", "VOT-03"),
    ),
    Rule(
        r"substan|resolution|referral",
        r"(?:open|subject) to (?:a |the |their )?veto|can be vetoed|could be vetoed|veto (?:does )?appl",
        r"procedural|\bnot\b|cannot",
        frozenset({5}),
        "On all other matters a permanent member's no is a veto.",
        ("Charter article 27(3)", "VOT-04"),
    ),
    Rule(
        r"abst",
        r"(?:same|as good as|amounts to|equal|like|effect|hurts?|help|count)[^;.]{0,40}(?:\bno\b|against|same|nothing|not)",
        r"half|yes|count\w* (?:as|like) (?:an? )?(?:votes? against|negative|no\b)",
        _NONE,
        "Only votes in favour count towards the nine.",
        ("VOT-01",),
    ),
    Rule(
        r"by one member|(?:\bone|\bN|\bsingle|\bany(?: one)?) member\b(?! of)|any (?:council )?(?:state|country)|every member|each member|a single member|any of the N|any N member",
        r"\bask|\brequest|\bcall|\bright\b|\bbring|\bdemand|\bobject|enough",
        r"cannot|not allowed|only|permanent|threaten|territor|demanding that|resolution",
        frozenset({15, 1, 2}),
        "Any member may ask for a meeting, and any may object to the agenda.",
        ("rule 2", "MTG-02"),
    ),
    Rule(
        r"presid|chair",
        r"(?:no|not (?:have )?a|without a) casting vote|votes? like (?:everybody|every|any|the other)|one vote|no (?:second|extra|deciding) vote|vote counts? (?:the same|once|like)",
        r"casting vote decides",
        _NONE,
        "The President has one vote like every member and no casting vote.",
        ("COM-06", "Charter article 27(1)"),
    ),
    Rule(
        r"any other business|consultations|\baob\b|closed|informal|\bformat\b|there\b|in them\b|of th(?:is|ese) (?:type|kind|sort)|arria|such (?:meeting|session|gathering)",
        r"(?:no|not|never|nothing|cannot|without)[^;.]{0,40}(?:vot|record|decision|decided|adopted|minutes)|neither[^;.]{0,30}(?:vot|record)",
        r"formal meeting,|open meeting",
        _NONE,
        "Consultations and Arria-formula meetings are informal: nothing is put to the vote and no record is kept.",
        ("PRC-06", "FMT-02"),
        informal=True,
    ),
    Rule(
        r"arria|gathering|this (?:sort|kind|type)|such (?:meeting|session|gathering)|session|it\b|they\b|those",
        r"(?:\bis|\bare|\bwas|\bwere|\bbeing|\ban?) (?:not (?:a |an )?(?:formal|official)|(?:an? )?informal|(?:an? )?unofficial|no formal|off the record)",
        r"\bvote|closed",
        _NONE,
        "An Arria-formula meeting is informal and is not a meeting of the Council.",
        ("FMT-02",),
        informal=True,
    ),
    Rule(
        r"presiden|chair|gavel",
        r"(?:rotat|passes|goes|changes|moves|alphabet)[^;.]{0,60}(?:month|alphabet)|every month|month by month|each month|for (?:one|a) month",
        r"vote",
        frozenset({15, 12}),
        "The presidency passes every month in the English alphabetical order.",
        ("rule 18",),
    ),
    Rule(
        r"seized|list of matters|agenda list|summary statement|item|drops? off|lapse|delet|struck off",
        r"N (?:calendar |full |whole )*years",
        r"first|since|ago|vote|held",
        frozenset({3}),
        "An item not considered for three years is taken off the list unless a member asks otherwise.",
        ("SZD-03", "S/2017/507 paragraph 15"),
    ),
    Rule(
        r"members?|council|C",
        r"N (?:are )?permanent|permanent[^;.]{0,12}N|N permanent|N elected",
        r"one of the|left|join|sign|statement|against|favou?r|vot|oppose|G|since|veto|block|stop|\bcan\b|could|\bmay\b|N of the N|any of|either|all N|all five|two of|first time|divid|split|abst|concur|prevent|resolution|draft|agree|unanim",
        frozenset({5, 10, 15}),
        "The Council has five permanent and ten elected members.",
        ("COM-01", "Charter article 23(1)"),
    ),
    Rule(
        r"elected|non-permanent|E\b",
        r"(?:N|two)[- ]year|for N years|N years",
        r"one of the|permanent seat|three|first|since|left|sign",
        frozenset({2, 10, 15, 5}),
        "Ten members are elected for two years and may not be elected again at once.",
        ("COM-03", "Charter article 23(2)"),
    ),
    Rule(
        r"retiring|outgoing|departing|whose term|elected|non-permanent|nobody|no state",
        r"(?:may not|cannot|can't|can not|not allowed to|not eligible|barred from|ineligible|no state may|nobody may)[^;.]{0,30}(?:stand|run|re-?elect|elected again|serve|seek|follow|succeed)[^;.]{0,40}(?:at once|immediate|straight|right away|term that follows|next (?:term|one)|again|two terms)|(?:not|n't) (?:be )?(?:eligible for )?immediate(?:ly)? re-?elect",
        r"president|rapporteur",
        frozenset({2, 10, 5}),
        "A retiring member may not be elected again at once.",
        ("COM-03", "Charter article 23(2)"),
    ),
    Rule(
        r"rules of procedure|the rules",
        r"(?:formal|official) meetings only|only (?:to |for |govern |cover |apply to )?(?:formal|official) meetings",
        r"\bnot\b",
        _NONE,
        "The rules of procedure govern meetings, not consultations or other informal gatherings.",
        ("PRC-06", "FMT-02"),
    ),
    Rule(
        r"elected|non-permanent|rotating",
        r"\bno\b[^;.]{0,45}(?:stops nothing|blocks nothing|kills nothing|(?:never|not|n't|cannot) (?:by itself |alone )?(?:block|stop|kill|defeat|sink|veto))",
        r"permanent member(?! )",
        frozenset({10}),
        "Only a permanent member's no is a veto.",
        ("VOT-09", "Charter article 27(3)"),
    ),
    Rule(
        r"\bN\b",
        r"(?:hold(?:ing)? back|abstain\w*|withhold\w*|stay away|(?:not|n't) vote (?:for|in favou?r)|saying no|refus\w*)[^;.]{0,40}(?:\bcan\b|could|enough|suffice)[^;.]{0,30}(?:sink|stop|block|kill|defeat|prevent|deny)|(?:takes|needs?|enough|required) (?:only |just )?N (?:members |states )?to (?:block|stop|sink|kill|prevent|defeat)",
        r"\bfive\b|veto",
        frozenset({7, 9, 15}),
        "Nine of fifteen are needed, so that seven who withhold their votes are enough to stop anything.",
        ("VOT-09", "VOT-01"),
    ),
    Rule(
        r"\bseats?\b|(?:each|every) (?:member|state|country|of the N)|members? (?:each )?ha(?:s|ve)",
        r"(?:is|are worth|is worth|has|have|gets?|casts?|carries) (?:just |only |exactly )?(?:one|a single) vote\b",
        r"president|G|short|cast by",
        frozenset({15, 1}),
        "Each member has one vote.",
        ("Charter article 27(1)",),
    ),
    Rule(
        r"signatures?|signing|signatories|names on",
        r"(?:not|n't|never) (?:legally )?bind|binds? (?:no|nothing)|no legal (?:force|effect|weight)|(?:is|are) not (?:a promise|a vote|votes|binding)",
        r"treaty|statement",
        frozenset({9}),
        "Signatures announce how a vote would go; they have no legal force.",
        ("MTG-08",),
    ),
    Rule(
        r"\bN\b",
        r"\bN (?:votes? |yes(?:es)? |members |of the N )?(?:are|is|will|would) (?:not|never) (?:be )?(?:enough|suffi)|\bN (?:votes? )?(?:do|does|will|would) not (?:do|suffice)",
        r"sign|letter|year|month|resolution|statement|seat",
        frozenset({8, 9, 15}),
        "Nine votes in favour are needed, so that eight are not enough.",
        ("Charter article 27(2)", "VOT-01"),
    ),
    Rule(
        r"permanent member|\bp5\b|the five|one of the N|great power",
        r"(?:may|can|could|free to) abstain[^;.]{0,40}(?:stands?|pass|adopt|carr|goes? through|survive)|abstention[^;.]{0,40}(?:not|n't|never|no)\b[^;.]{0,15}(?:veto|block|kill|stop|defeat)|(?:block|kill|stop|defeat)[^;.]{0,20}by abstaining",
        r"\bif\b",
        frozenset({5}),
        "A permanent member's abstention is not a veto.",
        ("VOT-05", "Charter article 27(3)"),
    ),
    Rule(
        r"any|every|member|G\b",
        r"\b(?:can|could|may|free to|entitled to) (?:still |then |always |also )?(?:ask for|call for|call|demand|insist on|force|request|seek) (?:a |such a |another )?(?:procedural |recorded )?vote\b",
        r"assembly|E\b|resolution|draft|only|\bnot\b|n't",
        frozenset({15}),
        "Any member may object to the agenda, which is then put to a vote.",
        ("AGD-04", "rule 9"),
    ),
    Rule(
        r"consultations|any other business|\baob\b|closed|behind|there\b|it\b",
        r"public (?:is|are|was) (?:excluded|shut out|barred|not admitted|not allowed)|closed to the (?:public|press)|no (?:cameras|press|public|webcast)\b",
        r"\bvote",
        _NONE,
        "Consultations are held in private.",
        ("PRC-06", "FMT-02"),
        informal=True,
    ),
)


def _seats_fit(s: Statement) -> bool:
    """Whether each number that stands by a kind of seat is the number of those seats."""
    kinds = grammar.finditer(r"(N)(?: [a-z]+){0,2} (?:(non-permanent|elected|rotating)|(permanent))", s.own)
    return all(
        s.clause.at[s.start + m.start(1)].value == (10 if m[2] else 5)
        for m in kinds
        if s.start + m.start(1) in s.clause.at
    )


@reads(Family.RULE, r"\bN\b")
def seven_before(s: Statement) -> Answer | None:
    """Until the end of 1965 seven votes decided."""
    if s.numbers != [7] or s.states or s.people or s.negative or s.clause.within(s.start, s.end, "TQYHFEO"):
        return None
    years = [t.last.year for t in s.told] or ([s.scene.focus.last.year] if s.scene.focus else [])
    if not years or max(years) > 1966 or (max(years) == 1966 and not s.has(r"until|till|before|\bto\b")):
        return None
    said = s.has(r"votes? (?:made|decided|carried|were|was|sufficed|passed)|majority|needed|enough|required")
    if not said and not (s.has(r"until|till|before") and s.scene.ago("rule") <= 0):
        return None
    if s.has(r"resolution|draft|abstain|favou?r|against|member|seat"):
        return None
    return supported("Until the end of 1965 seven of eleven votes sufficed.", Fact("VOT-02"), Fact("COM-01"))


@cache
def _sieve() -> Sieve:
    return Sieve((rule.subject, rule.answer) for rule in RULES)


@reads(
    Family.RULE,
    r"veto|permanent|vote|procedur|abst|any |every |presid|arria|informal|formal|record|seized|elected|enough|need|requir|list|binding|business|substan|threshold|member|month|decid|must|outvoted|overruled|such|minimum|number|seat|sign|N\b[^;.]*\bto\b|\bthem\b|settle|sink|block|stop",
)
def the_rules(s: Statement) -> Answer | None:
    """What is said is one of the rules."""
    if (
        s.people
        or s.clause.within(s.start, s.end, "TQYHF")
        or any(t.last.year < 1966 for t in s.told)
        or (s.times and any(t.grain == "day" for t in s.times))
        or grammar.search(
            r"\b(?:first|O) time in (?:the )?(?:history|D)|^\W*(?:[Ii]n )?D\W*it(?: was| is)?\W*$", s.own
        )
    ):
        return None
    for rule in (RULES[n] for n in _sieve().left(s.words)):
        if not s.has(rule.subject) or not s.has(rule.answer) or s.has(rule.unless):
            continue
        if rule.informal and s.scene.ago("informal") > 8:
            continue
        if any(n not in rule.numbers for n in s.numbers):
            continue
        if ("seven" in rule.told and 7 not in s.numbers) or ("eight" in rule.told and 8 not in s.numbers):
            continue
        if rule.ref[-1] == "rule 9" and not set(s.states) <= s.scene.ledger.roster(
            s.scene.published or s.scene.ledger.last_day
        ):
            continue
        if (
            rule.ref[-1] == "VOT-01"
            and "N" in rule.subject
            and "seven" not in rule.told
            and "eight" not in rule.told
            and 9 not in s.numbers
            and 9 not in [m.value for m in s.clause.within(s.start, s.end, "O")]
        ):
            continue
        if (
            rule.ref[-1] == "VOT-01"
            and "N" in rule.subject
            and s.scene.ago("vote") > 2
            and s.scene.ago("rule") > 2
            and not s.has(
                r"vot|member|support|agenda|meeting|C|N of (?:the|its) N|N (?:is|are|was|were) (?:need|requir|enough|necess)|favou?r|yes"
            )
        ):
            continue
        if rule.ref[0] == "SZD-03" and 3 not in s.numbers:
            continue
        if rule.ref[0] == "COM-01" and not _seats_fit(s):
            continue
        return supported(rule.told, *(Fact(x) for x in rule.ref))
    return None
