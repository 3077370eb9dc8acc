"""A verdict stands only where what it rests on bears on what was said: the Council's business, and this business.

The readers know words; the same words are used of other bodies, other letters and other votes. "Australia voted in
favour of the Declaration" is about the Assembly, "a letter addressed to the President" names no president, and who
"served as Special Rapporteur" had no seat. Here a statement is held against what its family is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ninthvote.check.chair.turn import is_in_that_month
from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.ledger import Ballot, Fact, Ledger
from ninthvote.check.person.quotation import states_in as states_written
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.scene import Scene
from ninthvote.symbols import same_symbol
from ninthvote.text import Kind
from ninthvote.text.sieve import Sifted

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
#: What an article tells without a date happened not longer ago than this.
NEWS_DAYS = 60
#: A letter, the meeting it asks for and the day of either lie no further apart.
NEAR_DAYS = 45

#: How the Council is named, or what only it has.
_NAMES_IT = Sifted(
    r"security council|\bunsc\b|permanent member|\bS/(?:PV|RES|20\d\d)\b|\bp5\b", re.IGNORECASE
)
#: The Human Rights Council by what it is, and not by its name.
_RIGHTS_BODY = Sifted(
    r"human[- ]rights (?:body|council)|\b(?:47|forty-seven)[- ](?:nation|state|seat|country|member)|\b47 members",
    re.IGNORECASE,
)
#: No vote of the Council counts more.
CHAIRS = 15
#: More votes than an article tells one by one: the run of them is meant.
WHOLE_SERIES = 2
#: For so many sentences the vote just told is the one that is meant.
JUST_TOLD = 3
#: For so many sentences votes go on being those of the body that was named.
RIGHTS_SENTENCES = 3

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
#: What only names a post, and says nothing of a seat.
_POST = r"permanent (?:[a-zA]+(?:'s)? )?(?:representative|mission|envoy)|member states?\b(?! of C)|members? of (?:the )?(?:K|E|H|F|parliament|congress|commission|panel|committee|delegation|team|group of|european|united nations|U)"
#: A seat by its words, which stands near the state that has it.
_SEAT = r"\b(?:members?|seats?|sit|sits|sat|serv\w+|terms?|elect\w+|join\w*|leav\w+|left|replac\w+|succe\w+|tables?|places?|permanent\w*|tenure|rotat\w+|newcomers?|step\w*|return\w*|back|depart\w*|outgoing|incoming|non-permanent|membership|stints?|spells?|comes?|came|goes|gone|stays?|remain\w*)\b|\b(?:on|at|in|of|enter\w*) C"
#: So many letters may stand between the two.
SEAT_LETTERS = 60
NOWHERE = 1000
#: So is this; it is claimed where a state is said to be permanent, or to be at the table.
_FOR_GOOD = re.compile(r"[^.;]*has a permanent seat\.|[^.;]*have permanent seats\.")
_AT_THE_TURN = re.compile(r"(?:joined|left) at the turn to (\d{4})")
#: Earlier terms, to which those that begin or end now say nothing.
_SERVED_BEFORE = r"\b(?:previously|before|already|in the past)\b[^;.,]{0,20}\b(?:serv|sat|been|held)|\b(?:serv|sat|been|held)\w*\b[^;.,]{0,30}\b(?:before|previously|in the past)\b"
_FOREVER = ("permanent seat.", "permanent seats.")
#: No elected member is permanent, or sits so long.
_NO_SUCH_SEAT = r"\bas (?:an? |the )?permanent (?:C )?members?\b|\b(?:three|four|five|six|[3-9])[- ]year (?:term|tenure|stint|period)"
_AT_ITS_TABLE = r"members? (?:of|on|in) C|\bC(?:'s)? members?|(?:sit|sat|seat|place|serve|table)\w*\b[^;.]{0,20}C\b|\b(?:on|at) C\b|\bN members\b"
#: The row of a seat that does not end: true of any sentence, so it is claimed only where it is said.
_PERMANENT = re.compile(r"membership: [A-Z]{3} \d{4}-\d\d-\d\d")
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
#: Who stands for a seat has none yet.
_RUNS = r"\bcandida|\bbids?\b|\brace\b|\bwhich of (?:them|the)\b|\bvying\b|\bvied\b|\bcontest|\bcampaign|\bhop(?:es|ed|ing)\b|\brun-?off|\b(?:took|takes?|taking) place\b"
#: A habit.
_USUALLY = r"\b(?:consistently|repeatedly|routinely|often|regularly|always|usually|normally|generally|traditionally|typically)\b"
#: What may be put to another vote than the one on the agenda or the text.
_ANOTHER_MOTION = r"\b(?:proposals?|amendments?|adjourn\w*|postpon\w*)\b|\b(?:next|another|earlier|previous|later|new|future|similar|fresh) (?:[a-z-]+ )?(?:requests?|bids?|attempts?|efforts?|push|votes?|motions?|drafts?|texts?|resolutions?)\b"
#: The one voted against is no draft; and what has been done up to now was done in several votes.
_AGAINST_SOMEBODY = r"\b(?:vot\w+|were|was|are|is) against (?:the )?(?:[GLP]\b(?!'s)|A (?:ambassador|envoy|representative|delegat))"
_UP_TO_NOW = r"\b(?:has|have) (?:\w+ )?(?:abstain|vot|support|oppos|back|block|object)"
#: Who stands behind a request, and need not have made it.
_BEHIND = r"\b(?:led|joined|backed|supported|echoed|renewed)\b[^;.]{0,20}\b(?:calls?|push|efforts?|drive|campaign|demands?|request|bid)\b"
#: A time that ends, or begins, before the statement does.
_NOT_THEN = r"(?:prior to|before|ahead of) (?:the )?$"


def hears(scene: Scene, clause: Clause) -> None:
    """Take in whether the sentence names the Council, and the rapporteur."""
    if any(m.kind is Kind.COUNCIL for m in clause.mentions) or _NAMES_IT.search(clause.sentence.text):
        scene.council_at = clause.sentence.end
        scene.spoken["council"] = scene.sentence
    if any(m.kind is Kind.RAPPORTEUR for m in clause.mentions):
        scene.spoken["rapporteur"] = scene.sentence
    if any(m.kind is Kind.RIGHTS_COUNCIL for m in clause.mentions) or _RIGHTS_BODY.search(
        clause.sentence.text
    ):
        scene.spoken["rights"] = scene.sentence


def bears(scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer) -> bool:
    """Whether what was found is said of the Council's own business at all."""
    if answer.verdict is Verdict.NOT_IN_RECORD:
        return True
    if family in _OF_THE_COUNCIL and clause.sentence.start - scene.council_at > COUNCIL_LETTERS:
        return False
    if (
        family in _OF_ITS_SEATS
        and scene.ago("council") > scene.ago("rights")
        and _is_of_the_rights_council(scene, clause)
        and grammar.search(_OF_A_COUNCIL, clause.skeleton)
    ):
        return False
    left, right = widen(clause, start, end)
    words = clause.skeleton[min(left, start) : max(right, end)]
    if family is Family.VOTE and grammar.search(_IN_A_ROW, words):
        return False  # how many times, or for the first, is another question
    if (
        family in _HAPPENS
        and _is_to_come(scene, answer)
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


def _is_to_come(scene: Scene, answer: Answer) -> bool:
    """Whether all that the answer rests on happened after the day of the article."""
    days = [d for f in answer.evidence if (d := _day(scene.ledger, f.ref.partition(": ")[0])) is not None]
    return scene.published is not None and bool(days) and min(days) > scene.published + timedelta(days=1)


More = Callable[[Scene, Clause, int, int, str, Answer], bool]


def _is_of_the_rights_council(scene: Scene, clause: Clause) -> bool:
    """Whether the other council was just spoken of, and this one is not named here."""
    return scene.ago("rights") <= RIGHTS_SENTENCES and not _NAMES_IT.search(clause.sentence.text)


def _at_another_turn(scene: Scene, clause: Clause, year: int) -> bool:
    """Whether the sentence tells of the January of other years alone."""
    told = {
        t.first.year for t in scene.times_in(clause) if t.sure and t.grain == "day" and t.first.month == 1
    }
    return bool(told) and year not in told


def _is_a_seat(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """A post is no seat, and who follows in the chair does not follow at the table."""
    if _votes_of(scene.ledger, answer.evidence[:1]):
        return True  # of those who voted then
    if answer.verdict is Verdict.CONTRADICTED and grammar.search(_RUNS, words):
        return False
    if not answer.explanation.endswith(_FOREVER) and grammar.search(_NO_SUCH_SEAT, words):
        return False
    turn = _AT_THE_TURN.search(answer.explanation)
    if turn and (
        grammar.search(_SERVED_BEFORE, clause.skeleton) or _at_another_turn(scene, clause, int(turn[1]))
    ):
        return False
    if grammar.search(
        r"\bon (?:the |its )?(?:[CG](?:'s)? )?agenda\b|invok\w+ (?:an? |the )?(?:[\w-]+ )*rule|main organs?",
        words,
    ):
        return False
    if grammar.search(r"presid|\bchair", clause.skeleton) and grammar.search(r"replac|succeed|follow", words):
        return grammar.search(r"\bseat|\bterm|\bmember", words) is not None
    if (
        scene.ago("chair") <= 1
        and grammar.search(
            r"\b(?:holds?|has|have|had|held|begins?|began|takes?|took) (?:it|its own)\b", words
        )
        and not grammar.search(r"\bseat|\bterm|\bmember", words)
    ):
        return False  # the presidency is held
    if any(f.ref.startswith("Charter") for f in answer.evidence) and grammar.search(
        r"\bvot|favou?r|\bbacked|support|\bsigned|abst|\bagreed to\b|\b(?:asked|called|pushed|pressed) for\b",
        clause.skeleton,
    ):
        return False  # so many members who voted, not so many that there are
    if (
        _FOR_GOOD.fullmatch(answer.explanation)
        and not grammar.search(r"\bpermanent|\bveto|\bp5\b", words)
        and not (clause.within(start, end, "GA") and grammar.search(_AT_ITS_TABLE, words))
    ):
        return False
    places = [i for i in clause.spots if start <= i < end and clause.skeleton[i] == "G"]
    seats = [i for m in grammar.finditer(_SEAT, clause.skeleton) for i in (m.start(), m.end())]
    near = min((abs(i - j) for i in places or [start] for j in seats), default=NOWHERE)
    if near > SEAT_LETTERS and all(_PERMANENT.fullmatch(f.ref) for f in answer.evidence):
        return False  # one that always sits here, and a member there
    if grammar.search(_POST, words):
        rest = grammar.compiled(_POST).sub(" ", clause.skeleton[start:end])
        return grammar.search(r"C|\bseats?\b|\bmembers?\b|\bterms?\b|elected", rest) is not None
    return True


def _is_of_then(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """ "Prior to 2017 the Council had met three times" is of no meeting in 2017."""
    if grammar.search(_USUALLY, words):
        return False
    opens = clause.skeleton[start : start + 1] == "D"
    return not (opens and grammar.search(_NOT_THEN, clause.skeleton[:start]))


def _is_that_text(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """The record has not every vote: a text is meant by its day or symbol; a vote on procedure by its time, its state,
    or where it was told just before."""
    votes = _votes_of(scene.ledger, answer.evidence)
    if len(votes) <= 1 and grammar.search(_USUALLY, words):
        return False  # what is done as a rule is no outcome
    cast_in = {b.body for b in votes}
    if (
        cast_in == {"GA3"}
        and grammar.search("E", words)
        and not grammar.search("F|committee", clause.skeleton)
    ):
        return False  # the committee's vote is not the Assembly's
    if answer.verdict is not Verdict.CONTRADICTED:
        return not votes or any(_is_told_or_new(scene, clause, b) for b in votes)
    if len(votes) > WHOLE_SERIES and {b.state for b in votes} == {scene.topic}:
        return True  # every vote on the subject, and not one of them
    if grammar.search(_ANOTHER_MOTION, words) or grammar.search(_AGAINST_SOMEBODY, words):
        return False
    if grammar.search(_UP_TO_NOW, words) and not scene.times_in(clause, start, end):
        return False
    spoken = {
        s
        for m in clause.within(0, len(clause.skeleton), "GAL")
        for s in (m.value if isinstance(m.value, tuple) else (m.value,))
    }
    of_council = "SC" in cast_in
    if of_council and _is_of_the_rights_council(scene, clause):
        return False
    counted = [n for m in clause.within(start, end, "N") if (n := m.value) is not None]
    counted += [n for m in clause.within(start, end, "T") for n in (m.value or ()) if n is not None]
    if of_council and any(n > CHAIRS for n in counted):
        return False  # more than sit there: another body voted
    if not of_council and counted and max(counted) <= CHAIRS and not grammar.search("[EFH]", words):
        return False  # so few voted at the Council's table
    subject = scene.topic_of(clause) or scene.topic
    spoken |= states_written(clause.sentence.text)
    others = [b for b in votes if b.body != "SC"]
    if any((spoken and b.state not in spoken) or subject not in (b.state, None) for b in others):
        return False  # the same body voted on others too
    told = [*scene.times_in(clause), *([scene.paragraph_time] if scene.paragraph_time else [])]
    named = {m.surface.upper() for m in clause.within(0, len(clause.skeleton), "Y")}

    def is_meant(b: Ballot) -> bool:
        if any(same_symbol(n, s) for n in named for s in b.symbols):
            return True
        if not b.procedural:
            return any(t.grain == "day" and t.sure and t.holds(b.on) for t in told)
        if any(ref.partition(": ")[0] == b.key for _, _, _, ref in scene.said):
            return True  # something was just claimed of it
        just_told = b in (scene.ballot, scene.earlier) and scene.last_vote(JUST_TOLD) is not None
        return any(t.sure and t.holds(b.on) for t in told) or (
            (just_told or b.state in spoken) and _was_spoken_of(scene, b.on)
        )

    return all(is_meant(b) for b in votes if b.body == "SC")


def _is_told_or_new(scene: Scene, clause: Clause, b: Ballot) -> bool:
    """Whether a vote of substance is news, or of a time or by a symbol that is written: the Council has many on one subject."""
    if b.procedural or b.body != "SC" or scene.published is None or _was_spoken_of(scene, b.on):
        return True
    told = [*scene.times_in(clause), *([scene.focus] if scene.focus else [])]
    named = [m.surface.upper() for m in clause.within(0, len(clause.skeleton), "Y")]
    return any(t.holds(b.on) for t in told) or any(same_symbol(n, x) for n in named for x in b.symbols)


def _was_spoken_of(scene: Scene, on: date) -> bool:
    """Whether the day is news, or near one that the article has told: else what is told may be something not recorded."""
    if scene.published is not None and abs((scene.published - on).days) <= NEWS_DAYS:
        return True
    return scene.told.any_within(NEAR_DAYS, on)


def _is_the_councils(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What a committee or another body adopts, or how a seat is won, is no vote of the Council's."""
    if grammar.search(
        r"\bG (?:obtained|received|garnered|polled|scored) (?:only |just )?N\b", clause.skeleton
    ):
        return False
    if not _is_that_text(scene, clause, start, end, words, answer):
        return False
    return _is_of_its_body(scene, clause, start, end, words, answer)


def _is_of_its_body(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What the Assembly did for so many years running is no run of the Council's meetings."""
    said = clause.skeleton if clause.within(start, end, "O") else words
    other = grammar.search(r"[FEH]\b|committee", said) is not None and "C" not in said
    councils = any(
        ref.startswith(("pv-", "S/")) or _kind(scene.ledger, ref) == "formal_meeting"
        for ref in (f.ref for f in answer.evidence)
    )
    return not (other and councils)


def _kind(ledger: Ledger, ref: str) -> str | None:
    return next((h.kind for h in ledger.happenings if h.key == ref), None)


def _is_lately(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What is asked or signed without a date is of these days, or of a time that was just told."""
    days = [d for f in answer.evidence if (d := _day(scene.ledger, f.ref)) is not None]
    if answer.verdict is Verdict.CONTRADICTED:
        told = [t for t in [*scene.times_in(clause), *([scene.focus] if scene.focus else [])] if t.sure]
        meant = all(_was_spoken_of(scene, d) or any(t.holds(d) for t in told) for d in days)
        return meant and not grammar.search(_BEHIND, words)
    just_told = scene.paper is not None and any(f.ref == scene.paper.key for f in answer.evidence)
    if (times := scene.times_in(clause)) and not (just_told and scene.sentence - scene.paper_at <= JUST_TOLD):
        near = timedelta(days=NEAR_DAYS)
        return not days or any(a - near <= d <= b + near for d in days for t in times for a, b in t.spans)
    if scene.paragraph_time is not None or scene.paper is not None or scene.ballot is not None:
        return True
    return not days or any(
        (scene.published is not None and abs((scene.published - d).days) <= NEWS_DAYS)
        or scene.told.any_within(NEWS_DAYS, d)
        for d in days
    )


def _votes_of(ledger: Ledger, facts: Sequence[Fact]) -> list[Ballot]:
    """The votes that an answer rests on, each once."""
    rows = {ref: ledger.rows.get(ref, []) for ref in (f.ref.partition(": ")[0] for f in facts)}
    return [row for found in rows.values() for row in found if isinstance(row, Ballot)]


def _day(ledger: Ledger, ref: str) -> date | None:
    """The day of the row, where it has one."""
    rows = ledger.rows.get(ref)
    return rows[-1].on if rows else None


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
    Family.MEMBERSHIP: _is_a_seat,
    Family.PRESIDENCY: is_in_that_month,
    Family.MEETING: _is_of_then,
    Family.VOTE: _is_the_councils,
    Family.MEMBER_VOTE: _is_that_text,
    Family.RULE: _is_a_rule,
    Family.MANDATE: _is_of_this_state,
    Family.REQUEST: _is_lately,
    Family.SIGNATORIES: _is_lately,
    Family.OFFICE: _is_dated,
    Family.RECOMMENDATION: _is_of_this_state,
    Family.SEQUENCE: _is_of_its_body,
    Family.QUOTATION: _is_said,
}
