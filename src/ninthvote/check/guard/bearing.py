"""A verdict stands only where what it rests on bears on what was said: the Council's business, and this business.

The readers know words; the same words are used of other bodies, other letters and other votes. "Australia voted in
favour of the Declaration" is about the Assembly, "a letter addressed to the President" names no president, and who
"served as Special Rapporteur" had no seat. Here a statement is held against what its family is about.
"""

from __future__ import annotations

from collections.abc import Callable

from ninthvote.check.chair.turn import is_in_that_month
from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.guard.hearing import is_of_the_rights_council
from ninthvote.check.guard.seat import is_a_seat
from ninthvote.check.guard.vote import (
    USUALLY,
    is_lately,
    is_of_its_body,
    is_that_text,
    is_the_councils,
    is_to_come,
)
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.scene import Scene

#: Families that are about the Council and its table: where it is not spoken of, the words are of something else.
_OF_THE_COUNCIL = frozenset(
    {
        Family.MEMBERSHIP,
        Family.REQUEST,
        Family.SIGNATORIES,
        Family.MEETING,
        Family.MEMBER_VOTE,
        Family.VOTE,
        Family.RULE,
        Family.PRESIDENCY,
        Family.SEQUENCE,
    }
)

#: Of these what is said of the other council reads as of this one.
_OF_ITS_SEATS = frozenset({Family.MEMBERSHIP, Family.RULE, Family.PRESIDENCY})

_OF_A_COUNCIL = r"[CH]\b|\b(?:members?|membership|seats?|terms?|elect\w*|presid\w*)\b"

#: What these tell happens on a day.
_HAPPENS = _OF_THE_COUNCIL - {Family.MEMBERSHIP, Family.RULE, Family.PRESIDENCY}

#: For so many letters, some twenty-five sentences of a newspaper, an article goes on about the Council without naming it.
COUNCIL_LETTERS = 3000

#: What a statement of the family is never about, though its words may be the same.
_ELSEWHERE = {
    # Presidents of states, courts and other bodies, and the one to whom a letter is addressed.
    Family.PRESIDENCY: r"\bto the (?:C )?president of C|\bturn to (?!preside|chair|hold|take|lead|sit)|addressed to the president|\bletters? (?:dated|from|to|sent)\b[^;.]{0,120}president|received (?:a|the) letter"
    r"|president of (?:the )?(?:republic|general|court|E|H|commission|committee|L|G|economic)|president and head of state"
    r"|presidency of (?:the )?(?:E|H|F|eu\b|european|g7|g20|group|union)|C of (?:the )?europ|european union|\beu (?:council|presidency)|(?:E|H|assembly)(?:'s)? (?:[a-z]+ )?presiden(?:t|cy)"
    r"|\b(?:sanctions|\d+|working|review|terrorism) (?:committee|group)|committee"
    r"|(?:vice|prime|former)[- ]president|presidential|acting president",
    # Another office than a seat, what members do and not where they sit, another body's members.
    Family.MEMBERSHIP: r"\bserv(?:e|es|ed|ing) (?:in (?:this|that|the|such an?) (?:position|post|role|capacity|office|job)|as (?:the |an? |its )?(?![^;.,]{0,40}member))"
    r"|\b(?:some|western|certain|several|many) (?:C )?members\b|\bmembers? (?:of C )?(?:to (?!be\b|sit|serve|join)|refus|who (?:vot|abst|oppos))|\bworking with|\baccus"
    r"|\bphoto|\btradition\b|\bfootnote|\bbacked by|\bspeakers?\b|\bexpressed\b|appears? (?:\w+ )?(?:alone|isolated)|mandate(?:'s)? renewal|renewal of the mandate"
    r"|responsible for|setting the agenda|\bagenda item|to its agenda|decisions? of C|continu\w* (?:consultations|the|to (?!sit|serve|hold|be\b)|strength)|representatives? of (?:the )?G (?:urged|said|told|warned|stressed|called|asked)|share the[^;.]{0,40}after",
    Family.SIGNATORIES: r"\bcharter\b|convention|treaty|universal declaration|declaration (?:of the|on)\b|co-?sponsor(?:s|ed|ing)? (?:the |this |a )?(?:draft|resolution|text)"
    r"|memorandum|agreement|joined (?:activities|efforts|the consensus)",
    Family.REQUEST: r"\b(?:removed|expelled|suspended|excluded|kicked out|stripped)\b|round ?table|signature event|reception|exhibition|press conference|amendments?\b"
    r"|\b(?:draft|resolution|text|measures?|sanctions)\b[^;.]{0,40}\b(?:propos|tabl|sponsor|submit)\w*|\b(?:propos|tabl|sponsor|submit)\w* (?:of )?(?:an? |the |its )?(?:\w+ )?(?:draft|resolution|text|measures?|sanctions)\b",
    Family.OFFICE: r"^(?:, )?(?:who|he|she)\b[^;.]{0,20}\bchair(?:s|ed|ing) (?:C|the council)",
    Family.MEMBER_VOTE: r"\b(?:thanks?|thanked|appreciat\w*|grateful|gratitude)\b|^[^GAP]*\bvot\w+ against (?:the )?[GAL]\b|(?:aggression|invasion|crimes?|war|attacks?|allegations?|complaints?|case|sanctions?|resolution) (?:[a-z]+ )*against (?:the )?[GALP]\b|\bblame",
    Family.VOTE: r"\bfor an? (?:C )?(?:resolution|draft|text|motion)\b[^;.]{0,12}\bto (?:be |get )?(?:adopt|pass|carr)|\b(?:is|are) (?:required|needed)\b",
    Family.MEETING: r"\b(?:committee|commission|working group) (?:met|meets|sat)\b|\bnot (?:the|an?) (?:\w+ )?(?:venue|place|forum|body|organ)\b",
    Family.SEQUENCE: r"\b(?:participat|attend|visit)\w*|\btook part\b|N (?:or N )?(?:C )?members? signed|\b(?:commenced|convened|held|took place|went ahead)\b[^;.]{0,60}\bwithout one",
    Family.MANDATE: r"(?:establish|creat|found|set(?:ting)? up)\w* (?:the )?H|panel of experts|peacekeep|\bdedicated ministry",
    Family.RECOMMENDATION: r"precedent|rome statute|ratif|just referred|amendment|court of justice|claim against|judg(?:e)?ments?\b",
    Family.DOCUMENT: r"report of the (?:I|international court|secretary-general|E|committee)|court's (?:annual )?report",
    Family.RULE: r"\bi (?:shall )?(?:now )?(?:call|give)|give the floor|explain (?:their|its) (?:position|vote)|\bpreliminary question",
}  # fmt: skip

_IN_A_ROW = r"\b(?:O|N)\b[^,;.]{0,30}\b(?:running|in a row|straight|successive|consecutive)\b|\b(?:successive|consecutive) (?:year|time|month)|^[^,;.]{0,30}\b(?:is|was|marks?|marked) (?:only |just )?the (?:very )?O time\b"

#: One of these must stand in the sentence, or have been spoken of just before under the name that is given.
_ABOUT = {
    Family.REQUEST: (
        r"meeting|session|discuss|debate|brief|\btalks?\b|\bitem|agenda|arria|hearing|conven|C\b|\bletter|\bsign|\bvot|\bbid\b|\bpush|\b[NO]\b|conversation|business|\bit\b|hold-?out|\bB\b|\btri(?:ed|es) again",
        "request",
    ),
    Family.MANDATE: (
        r"\b[KRHP]\b|inquiry|rapporteur|commission on human rights|field|seoul|office",
        "rapporteur",
    ),
}

#: Words by which something is announced.
_AHEAD = r"\b(?:will|shall|would|may|might|could|scheduled|planned|plans?|expected|due|set|set for|upcoming|next|tomorrow|later|coming|tentative\w*|is to|are to|to be|to (?:hold|meet|convene|discuss|debate|take up|brief)|hopes?|proposed|ahead|(?:hold|meet|convene|discuss|brief|take|consider|debate|gather)s?)\b|(?:ask|request|call|push|seek|press)\w*"

#: The offices of the field, and words for coming to one.
_POSTS = r"\b[RBKO]\b|ambassador|envoy|representative|rapporteur|commissioner|mandate|\bposts?\b|\boffice|\bjob\b|chair|\bhead|\bled\b|mission|succe|replac|took over|takes over|predecessor|appointed|named|held it|stepped down|left\b|\bserved\b|\b(?:before|after) (?:him|her)\b|\bsat with\b"

#: That it does not apply, said outright.
_APPLIES = r"\b(?:apply|applies|plays? no|no force|no role|irrelevant)\b"

#: Whose vote is no veto, whatever is voted on.
_NO_VETO_THERE = r"[EFH],? (?:where|in which)\b[^;.]{0,20}veto|\bnot (?:an? |one of the N )?permanent\b"

#: What is told of one occasion and not of the rule: a draft, a ratification, another amendment, a first meeting.
_ONCE = (
    r"\bdraft|\bpropos|submitt|\bratif|amending article N|for the O time|\bsponsor|\bdistribut|\bmandated\b|\bpattern|\ballocat"
    r"|\b(?:collected|got|received|won|garnered|mustered|gathered|secured|drew) (?:only |just |a total of )?N\b"
)

#: A time that ends, or begins, before the statement does.
_NOT_THEN = r"(?:prior to|before|ahead of) (?:the )?$"


def bears(scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer) -> bool:
    """Whether what was found is said of the Council's own business at all."""
    if answer.verdict is Verdict.NOT_IN_RECORD:
        return True
    if family in _OF_THE_COUNCIL and clause.sentence.start - scene.council_at > COUNCIL_LETTERS:
        return False
    if (
        family in _OF_ITS_SEATS
        and scene.ago("council") > scene.ago("rights")
        and is_of_the_rights_council(scene, clause)
        and grammar.search(_OF_A_COUNCIL, clause.skeleton)
    ):
        return False
    left, right = widen(clause, start, end)
    words = clause.skeleton[min(left, start) : max(right, end)]
    if family is Family.VOTE and grammar.search(_IN_A_ROW, words):
        return False  # how many times, or for the first, is another question
    if (
        family in _HAPPENS
        and is_to_come(scene, answer)
        and (family in (Family.VOTE, Family.MEMBER_VOTE) or not grammar.search(_AHEAD, clause.skeleton))
    ):
        return False  # what has not happened yet cannot have been told
    if family in _ELSEWHERE and grammar.search(_ELSEWHERE[family], words):
        return False
    if family in _ABOUT:
        pattern, spoken = _ABOUT[family]
        near = scene.ago(spoken) <= 3 or (family is Family.MANDATE and scene.topic == "PRK")
        if not near and not grammar.search(pattern, clause.skeleton):
            return False
    more = _MORE.get(family)
    return more is None or more(scene, clause, start, end, words, answer)


More = Callable[[Scene, Clause, int, int, str, Answer], bool]


def _is_of_then(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """ "Prior to 2017 the Council had met three times" is of no meeting in 2017."""
    if grammar.search(USUALLY, words):
        return False
    opens = clause.skeleton[start : start + 1] == "D"
    return not (opens and grammar.search(_NOT_THEN, clause.skeleton[:start]))


def _is_dated(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """That somebody holds an office is said of the day of the article: without one it cannot be wrong.

    Nor can what is told of another part of a life: "she began her career as a journalist".
    """
    if answer.verdict is Verdict.CONTRADICTED and not grammar.search(_POSTS, words):
        return False
    return (
        answer.verdict is not Verdict.CONTRADICTED
        or scene.published is not None
        or any(m.value.year or m.value.years for m in clause.within(0, len(clause.skeleton), "D"))
    )


def _is_said(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """A few words between quotation marks that nobody is said to have said are a name, or anybody's."""
    quoted = [str(m.value) for m in clause.within(start, end, "Q")]
    if answer.verdict is Verdict.CONTRADICTED and scene.published is None:
        return all(m.value.year or m.value.years for m in clause.within(0, len(clause.skeleton), "D"))
    if answer.verdict is Verdict.CONTRADICTED or sum(len(q.split()) for q in quoted) > FEW_WORDS:
        return True
    return grammar.search(r"[GAPBRK]|\b(?:he|she|they|it)\b|sa(?:id|ys|ying)|call|describ|statement|words", clause.skeleton) is not None  # fmt: skip


def _is_a_rule(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What was proposed, or done for the first time, breaks no rule; that no veto applies is said of procedure."""
    if answer.verdict is Verdict.CONTRADICTED and grammar.search(_ONCE, words):
        return False
    if grammar.match(
        r"\W*(?:secured|received|won|got|obtained|gained|attained) (?:the |its |over |more than )*(?:required )?two",
        words,
    ):
        return False  # what one candidate got
    if not answer.explanation.startswith("No veto applies") or grammar.search(_APPLIES, words):
        return True
    if grammar.search(_NO_VETO_THERE, clause.skeleton):
        return False
    return scene.ago("procedure") <= PROCEDURE_SENTENCES


#: For so many sentences a rule of procedure may be told without the word.
PROCEDURE_SENTENCES = 4

#: A rapporteur, an inquiry or its mandate with the state it is on.
_ON_A_STATE = r"(?:\b[RK]\b|mandate|inquiry|rapporteur|commission)[^;.]{0,60}?\b(?:in|on|into|for) (?:the )?(?:[a-z-]+ ){0,6}?(?P<on>[GL])\b"


def _is_of_this_state(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """The mandates of the record are those on one state: the rapporteur on another is another rapporteur."""
    if grammar.search(r"K (?:on|for|in) (?!the\b|human|situation)[a-z]{4,}", clause.skeleton):
        return False  # a place that is no state
    m = grammar.search(_ON_A_STATE, clause.skeleton)
    on = clause.at[m.start("on")].value if m else ()
    states = on if isinstance(on, tuple) else (on,)
    if states:
        return "PRK" in states
    return scene.topic is None or "PRK" in (scene.topic, scene.main_topic, scene.topic_of(clause))


#: So many words may be a title.
FEW_WORDS = 6

_MORE: dict[Family, More] = {
    Family.MEMBERSHIP: is_a_seat,
    Family.PRESIDENCY: is_in_that_month,
    Family.MEETING: _is_of_then,
    Family.VOTE: is_the_councils,
    Family.MEMBER_VOTE: is_that_text,
    Family.RULE: _is_a_rule,
    Family.MANDATE: _is_of_this_state,
    Family.REQUEST: is_lately,
    Family.SIGNATORIES: is_lately,
    Family.OFFICE: _is_dated,
    Family.RECOMMENDATION: _is_of_this_state,
    Family.SEQUENCE: is_of_its_body,
    Family.QUOTATION: _is_said,
}
