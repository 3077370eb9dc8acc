"""What the Charter and the rules ask of members and of guests."""

from __future__ import annotations

import re

from ninthvote.check.claim import Family
from ninthvote.check.procedure.charter import numbers_in, say
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene


@frame(
    Family.RULE,
    r"<<(?:N|any N|seven|six)(?: elected| non-permanent| other| of the ten)* (?:members?|states|countries)?[^;.]{0,40}(?:together|combined|acting together|can (?:block|stop|defeat|deny)|are enough to (?:block|stop)|withhold)>>(?:block|stop|defeat|deny|resolution|decision|majority|meeting|agenda|draft|anything)>>",
    "together|combined|can block|can stop|can defeat|can deny|enough to|withhold",
    rank=6,
    hedged=True,
)
def sixth_veto(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Seven members that withhold their votes can stop anything, since nine of fifteen are needed."""
    numbers = [n for n in numbers_in(clause, m) if n <= 10]
    if not numbers:
        return None
    if numbers[0] < 7 and (
        not grammar.search(r"elected|non-permanent|small|of the ten", m.group(0))
        or grammar.search(r"(?<!non-)permanent|veto|\bany (?:one )?of\b|\beach\b", clause.skeleton)
    ):
        # Any one of the five can stop a resolution.
        return None
    return say(
        m,
        numbers[0] >= 7,
        "Nine of fifteen votes are needed, so seven members that withhold theirs are enough.",
        "VOT-09",
        "VOT-01",
    )


@frame(
    Family.RULE,
    r"<<(?:agenda|meeting|item)[^;.]{0,60}(?:adopted|approved|goes through|passes|is settled)[^;.]{0,40}(?:without (?:a |any )?(?:vote|objection)|by silence|unless (?:somebody|someone|a member|any member|anyone)|if no(?:body| one| member)? objects?)>>|<<(?:unless|if|when|once|only when|only if) (?:somebody|someone|a member|any member|one member|anyone|one of them|nobody|no one) (?:objects|calls for|asks for|demands|requests)>>|<<(?:objection|objects)[^;.]{0,40}(?:(?:goes|is put|leads|sends it|comes) to (?:a|the) (?:procedural )?vote|a (?:procedural )?vote)>>",
    "agenda|meeting|item|unless|if |when|once|object",
    rank=5,
    hedged=True,
)
def silence(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That an agenda passes in silence and goes to a vote only on an objection."""
    words = m.group(0)
    if not grammar.search(r"vote|adopt|approv|passes|agenda", words) or grammar.search(r"G\b|D\b|P\b", words):
        return None
    return say(
        m,
        True,
        "An agenda is adopted without a vote unless somebody objects; then it is put to a procedural vote.",
        "AGD-04",
        "rule 9",
    )


@frame(
    Family.RULE,
    r"<<(?:non-members?|states? (?:that are )?(?:not on|outside) C|outsiders|invited|invitee|guest|countr(?:y|ies) (?:that is|that are)? ?(?:not on|without a seat|outside))>>(?:vote|without a vote|cannot|may speak|can speak|take part|participate|address)>>",
    "non-member|outside|not on|invit|guest|without a seat",
    rank=3,
    hedged=True,
)
def guests(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a state outside the Council may be heard but has no vote."""
    words = m.group(0)
    if grammar.search(r"G|P\b|D\b|T\b", words) or not grammar.search(
        r"\b(?:may|can|cannot|can't|do not|don't|have no|has no|is|are)\b", words
    ):
        return None
    negated = grammar.search(
        r"\b(?:cannot|can't|no|not|without|never|nor)\b[^;.]{0,20}vote|without a vote|but (?:may |can )?not vote",
        words,
    )
    votes = grammar.search(r"(?:may|can|do) (?:also )?vote", words)
    if negated:
        return say(
            m,
            True,
            "A state outside the Council may be invited to take part, without a vote.",
            "PAR-01",
            "PAR-05",
        )
    if votes:
        return say(
            m,
            False,
            "A state outside the Council may be invited to take part, without a vote.",
            "PAR-01",
            "PAR-05",
        )
    return None


@frame(
    Family.RULE,
    r"<<\b(?:president|presidency|chair)\b>>(?:cannot|can't|may not|has no (?:power|right)|must|is bound|no choice|obliged|shall|can refuse|may refuse|can block|can delay|decides? (?:alone|whether)|sets? the (?:date|time|agenda))>>",
    "president|presidency|chair",
    rank=3,
    hedged=True,
)
def duty_to_convene(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What the President must and cannot do when a meeting is asked for."""
    words = m.group(0)
    if grammar.search(r"G|P\b|D\b", words) or not grammar.search(
        r"meeting|call|conven|request|session|refuse|vote", words
    ):
        return None
    if grammar.search(r"\bput\b[^;.]{0,40}\bto (?:the|a) vote", words):
        return None
    if grammar.search(r"(?:refuse|decline|reject)\w* to (?!call|convene|hold|schedule|open)", words):
        return None
    if any(n.value is not None and n.value > 1 for n in clause.within(m.start(), m.end(), "N")):
        return None  # how many must ask is another question
    if grammar.search(r"casting|tie", words):
        return say(
            m,
            bool(grammar.search(r"\b(?:no|not|cannot)\b", words)),
            "The President has one vote like any member.",
            "COM-06",
        )
    bad = grammar.search(
        r"\b(?:can|may) (?:refuse|block|veto|reject)|decides? (?:alone|whether)", words
    ) and not grammar.search(r"cannot|can't|may not", words)
    return say(
        m,
        not bad,
        "The President calls a meeting when any member asks, and may fix its hour but not refuse it.",
        "MTG-02",
        "MTG-07",
        "rule 2",
    )


@frame(
    Family.RULE,
    r"<<(?:signatures?|signed|signing|names? on (?:a|the) letter|letter)>>(?:no legal|not bind|binding|guarantee|signal|promise|not required|no force|formality|not a rule|nowhere in the rules)>>",
    "signature|signed|signing|letter",
    rank=4,
    hedged=True,
)
def nine_signatures(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That nine signatures are a signal of nine votes and bind nobody."""
    words = m.group(0)
    if grammar.search(r"D\b|P\b", words):
        return None
    good = bool(grammar.search(r"\b(?:no|not|nowhere|only|merely|signal)\b", words))
    return say(m, good, "Signatures announce how a vote would go; they have no legal force.", "MTG-08")


#: Words for whom the other of two rules on guests is made.
_ABOUT_OTHERS = {
    "rule 37": r"official|expert|secretariat|briefer|individual|civil society|activist|witness",
    "rule 39": r"non-member|member states?\b|states? (?:that|which|not)|another (?:state|country)",
}


@frame(
    Family.RULE,
    r"<<(?:party|parties) to (?:a|the) dispute>>(?:abstain|vote)>>|<<article N\b>>|<<\brule N\b>>",
    "dispute|article|rule ",
    rank=1,
    hedged=True,
)
def by_number(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """An article or rule cited by its number for what it says."""
    text = clause.sentence.text.lower()
    words = m.group(0)
    subjects = {
        "article 27": (r"vot|veto|majority|nine|procedur", "Charter article 27"),
        "article 23": (r"member|seat|elect|compos", "Charter article 23"),
        "article 99": (r"secretary-general", "Charter article 99"),
        "article 35": (r"bring|attention|dispute|any (?:un )?member", "Charter article 35"),
        "article 28": (r"continuous|function|represented", "Charter article 28"),
        "rule 2": (r"request|ask|meeting|call|convene", "rule 2"),
        "rule 9": (r"agenda|adopt", "rule 9"),
        "rule 11": (r"seized|summary|list", "rule 11"),
        "rule 18": (r"presid|alphabet|rotat", "rule 18"),
        "rule 20": (r"presid|chair|cede|step", "rule 20"),
        "rule 30": (r"order|ruling|challenge", "rule 30"),
        "rule 33": (r"adjourn|suspend|postpone|preceden", "rule 33"),
        "rule 37": (r"invit|non-member|take part|participat", "rule 37"),
        "rule 39": (r"invit|brief|secretariat|person|expert", "rule 39"),
    }
    found = [(k, v) for k, v in subjects.items() if grammar.search(rf"\b{k}\b", text)]
    if grammar.search(r"part(?:y|ies) to (?:a|the) dispute", words) and grammar.search(
        r"abstain|not vote", words
    ):
        return say(
            m,
            not grammar.search(r"chapter vii|even under|always", text),
            "A party to a dispute abstains in decisions under Chapter VI.",
            "VOT-08",
            "Charter article 27(3)",
        )
    if not found or (grammar.search(r"P\b", words) and not grammar.search(r"\bsays\b|\bprovides\b", words)):
        return None
    key, (pattern, name) = found[0]
    # A number, a time or a word of its own there is more than the subject.
    if len(clause.within(m.start(), m.end(), "NDOG")) > 1 or grammar.search(
        r"\b(?:not|never|week|year)\b", words
    ):
        return None
    if not grammar.search(pattern, text.replace(key, "")) or (
        key in _ABOUT_OTHERS and grammar.search(_ABOUT_OTHERS[key], text)
    ):
        return None
    return say(m, True, f"That is what {name} is about.", name)


@frame(
    Family.RULE,
    r"<<(?:resolutions?|substantive (?:matters?|decisions?|questions?)|draft)>>(?:needs?|requires?|takes?|must (?:have|win|get)|is adopted|are adopted|passes|can be (?:vetoed|blocked|killed|stopped))>>",
    "resolution|substantive|draft",
    rank=3,
    hedged=True,
)
def resolutions_need(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a resolution takes nine votes and no veto."""
    words = m.group(0)
    if grammar.search(r"E\b|H\b|G\b|D\b|P\b|procedural", words):
        return None
    numbers = [n for n in numbers_in(clause, m) if n != 15 and n <= 15]
    veto = grammar.search(r"veto|permanent|block", words)
    if not numbers and not veto:
        return None
    good = (not numbers or numbers[0] in (9, 5)) and not grammar.search(r"unanim|cannot be vetoed", words)
    return say(
        m,
        good,
        "A resolution takes nine votes and no negative vote of a permanent member.",
        "VOT-04",
        "Charter article 27(3)",
    )


@frame(
    Family.RULE,
    r"(?:(?:it|that|this|to (?:win|pass|carry|get it through)|a (?:yes|majority|motion|decision|meeting|procedural (?:vote|motion))|the (?:agenda|motion|meeting)) (?:needs|takes|requires|wants|asks for) (?:only |just |at least |but )?|with )N(?: (?:votes|yes votes|hands|ayes|members|of the N|out of N|of N))?(?: (?:in favou?r|it (?:is|was) (?:carried|enough)|the (?:motion|agenda) is carried))?|N (?:will do|would do|suffice|suffices|sufficed|carry it|carries it|are enough|is enough|were enough|was enough|used to be enough|is what counts|make a majority|are required|are needed|is required)(?: to [^;.,]*)?|N (?:votes )?(?:out of|of) (?:the )?N (?:are needed|is needed|are required|suffice|are enough|make|must|have to|will do|carry)[^;.]*",
    "needs|takes|requires|wants|asks for|with |will do|would do|suffic|carr|enough|what counts|make |required|needed|out of|must|have to",
    rank=1,
    hedged=False,
)
def bare_nine(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "It needs nine", "nine will do", "seven used to be enough": told where the matter is already votes."""
    words = m.group(0)
    numbers = [n for n in numbers_in(clause, m) if n != 15]
    if not numbers or not (
        grammar.search(r"C|vot|agenda|motion|majority|procedur|council", clause.skeleton)
        or scene.ago("vote") <= 4
        or scene.ago("rule") <= 4
    ):
        return None
    if words.startswith("with") and not grammar.search(r"carried|enough", words):
        return None
    if numbers[0] == 9:
        if not grammar.search(
            r"vot|agenda|motion|majority|procedur|carr|enough|suffic|requir|needs|takes", words
        ):
            return None
        return say(m, True, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-02")
    if numbers[0] == 7 and grammar.search(r"used to|were enough|was enough|sufficed", words):
        return say(m, True, "Until the end of 1965 seven of eleven votes sufficed.", "VOT-02", "COM-01")
    return None


@frame(
    Family.RULE,
    r"<<\b(?:no|not|nobody|none|cannot|can't|never|neither|nor|without)\b[^;.,]{0,40}\bvetoe?s?d?\b>>|<<\bvetoe?s?\b[^;.,]{0,25}\b(?:not|no use|nothing|useless|cannot|does not|do not|don't|doesn't|irrelevant|powerless)\b>>",
    "veto",
    rank=2,
    hedged=False,
)
def no_veto_here(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "No vetoes apply", "the veto is of no use here": said of a procedural vote just told of."""
    near = scene.ballot is not None and scene.ballot.procedural and scene.sentence - scene.ballot_at <= 6
    says = grammar.search(
        r"\b(?:appl(?:y|ies|ied)|exists?|counts?|works?|avail\w*|possible|there (?:is|are|was|were)|could not|cannot|can't|have none|has none)\b",
        m.group(0),
    )
    if not near or not says or grammar.search(r"G|P\b|D|draft|resolution|should|abolish", m.group(0)):
        return None
    return say(m, True, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03")
