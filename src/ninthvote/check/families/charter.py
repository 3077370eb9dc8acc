"""The Council's making and remaking as the Charter has it: its size, its majorities, its regions, its elections."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check import grammar
from ninthvote.check.claim import Family, contradicted, supported
from ninthvote.check.clause import Clause
from ninthvote.check.families.law import provision
from ninthvote.check.frame import Found, frame
from ninthvote.check.scene import Scene

_IN_FORCE = date(1965, 8, 31)
_ADOPTED = date(1963, 12, 17)
_IN_EFFECT = date(1966, 1, 1)


def _say(m: re.Match[str], good: bool, told: str, *names: str, start: int | None = None) -> list[Found]:
    facts = tuple(provision(n) for n in names)
    return [
        (
            m.start() if start is None else start,
            m.end(),
            supported(told, *facts) if good else contradicted(told, *facts),
        )
    ]


def _numbers(clause: Clause, m: re.Match[str]) -> list[int]:
    """The numbers of a match in order; a pair that was read as a tally counts as two."""
    out: list[int] = []
    for x in clause.within(m.start(), m.end(), "NT"):
        out += [v for v in x.value if v is not None] if isinstance(x.value, tuple) else [x.value]
    return [n for n in out if n is not None]


_GREW = r"(?:grew|grown|rose|rises|raised|raising|enlarg\w+|expand\w+|went|gone|increas\w+|jumped|widened|added|brought|extended|swelled|moved|doubled|lifted|put)"


@frame(
    Family.RULE,
    rf"<<~(?:{_GREW}|\bfrom\b)>>~(?:T|N)>>|<<(?:was|were|had been) (?:a |an )?(?:body|council|club) of N>>",
    "grew|grown|rose|rises|rais|enlarg|expand|went|gone|increas|jumped|widened|added|brought|extended|swelled|moved|doubled|lifted|put|from|body of|council of|club of",
    rank=6,
    hedged=True,
)
def enlargement(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The Security Council grew from eleven members to fifteen", "the majority rose from seven to nine"."""
    words = m.group(0)
    if clause.sentence.is_question or not grammar.search(r"C|members|seats|majority|votes|council", words):
        return None
    numbers = [n for n in _numbers(clause, m) if n <= 20]
    if grammar.search(r"signator|supporters|abstention|statement|letter|request|voted", words):
        return None
    if len(numbers) >= 2:
        pair = (numbers[0], numbers[1])
        known = {(11, 15): "COM-01", (7, 9): "VOT-02", (6, 10): "COM-01"}
        if pair in known:
            return _say(
                m,
                True,
                "In 1966 the Council grew from eleven to fifteen, elected seats from six to ten, the majority from seven to nine.",
                known[pair],
                "Charter article 23(1)",
            )
        if grammar.search(r"\bto\b|\bfrom\b", words) and grammar.search(_GREW, words):
            near = {
                "votes|majority": (7, 9),
                "elected|non-permanent": (6, 10),
                "members|seats|council|C": (11, 15),
            }
            for pattern, right in near.items():
                if grammar.search(pattern, words) and (pair[0] == right[0] or pair[1] == right[1]):
                    return _say(
                        m, False, f"It grew from {right[0]} to {right[1]} in 1966.", "COM-01", "VOT-02"
                    )
    if (
        len(numbers) == 1
        and grammar.search(r"added|extra|more|new|additional", words)
        and grammar.search(r"seats|members", words)
        and grammar.search(_GREW, words)
        and grammar.search(r"196[3-6]", clause.sentence.text)
    ):
        return _say(m, numbers[0] == 4, "Four elected seats were added in 1966.", "COM-01")
    return None


@frame(
    Family.RULE,
    r"<<(?:amend\w+|enlarg\w+|expan\w+|reform|charter change|bigger council|larger council|enlarged council|new majority|nine-vote|fifteen-member council)>>~D>>|<<D>>~(?:amend\w+|enlarg\w+|expan\w+|bigger council|larger council|enlarged council)>>|<<(?:met|sat|took effect|came into (?:force|effect)|entered into force|first)>> (?:with|as|of) (?:a council of )?N>>D>>",
    "amend|enlarg|expan|reform|charter change|bigger council|larger council|new majority|nine-vote|fifteen-member|met|sat|effect|force|first",
    rank=3,
    hedged=False,
)
def enlargement_dates(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """When the amendment was adopted, came into force and took effect."""
    words = m.group(0)
    times = [
        t
        for t in scene.times_in(clause, m.start(), m.end())
        if t.grain in ("day", "month", "year") and 1960 <= t.first.year <= 1970
    ]
    if not times or not grammar.search(r"C|charter|council|amend|E", words):
        return None
    t = times[0]
    if grammar.search(r"adopt|agreed|voted|approv|passed|decided", words):
        right, told = _ADOPTED, "The Assembly adopted the amendment on 17 December 1963."
    elif grammar.search(r"(?:in|into) force|ratif", words):
        right, told = _IN_FORCE, "The amendment came into force on 31 August 1965."
    elif grammar.search(r"effect|sat|met|first|took|began|work", words):
        right, told = _IN_EFFECT, "The enlarged Council sat from 1 January 1966."
    else:
        return None
    return _say(m, t.holds(right), told, "COM-01", "VOT-02")


_REGION = (
    (r"african and asian|africa and asia|afro-asian|african or asian|asia and africa", 5),
    (r"african|africa", 3),
    (r"asia", 2),
    (r"eastern europe", 1),
    (r"latin america|caribbean", 2),
    (r"western europe|weog", 2),
    (r"permanent(?! )|permanent members|P5", 5),
)


@frame(
    Family.RULE,
    r"<<~(?P<n>N|one|a single)(?: of (?:them|the (?:N )?(?:elected )?seats|these))?(?: seats?| places?| members?| go(?:es)?)?[^;.,N]{0,25}?(?:african|africa|asia\w*|eastern europe\w*|latin america\w*|western europe\w*)>>",
    "africa|asia|europe|latin america",
    rank=3,
    hedged=True,
)
def regions(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How the ten elected seats are shared among the regions."""
    words = m.group(0)
    if (
        clause.sentence.is_question
        or not grammar.search(
            r"seats?|elected|places|reserved|allotted|allocated|go to|goes to|belong|share", words
        )
        or grammar.search(r"G|abstain|voted|signed|statement|kept", words)
    ):
        return None
    checked = []
    for part in grammar.finditer(
        r"(N|one|a single)\b([^N]*?)(african and asian|africa and asia|african|africa|asia|eastern europe|latin america|western europe)",
        words,
    ):
        at = m.start() + part.start(1)
        number = clause.at[at].value if at in clause.at else 1
        right = next(n for p, n in _REGION if grammar.search(p, part[3]))
        checked.append(number == right)
    if not checked:
        return None
    return _say(
        m,
        all(checked),
        "Five seats go to Africa and Asia (three and two), one to Eastern Europe, two to Latin America and the Caribbean, two to Western Europe and others.",
        "COM-05",
        "Charter article 23(1)",
    )


@frame(
    Family.RULE,
    r"<<(?:elected|election|elects|candidates?|vote in)>>~(?:two[- ]thirds|N votes|majority|secret ballot|E|in (?:june|october))>>",
    "elect|candidate|vote in",
    rank=2,
    hedged=True,
)
def election(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How elected members are chosen: by the Assembly, secretly, by two thirds of those voting."""
    words = m.group(0)
    if clause.sentence.is_question or (
        grammar.search(r"G|P\b|D(?! )", words) and not grammar.search(r"two[- ]thirds", words)
    ):
        return None
    if not grammar.search(r"C|council|member|seat|states", words):
        return None
    if grammar.search(r"two[- ]thirds", words):
        return _say(
            m,
            True,
            "A candidate needs two thirds of the members present and voting in the Assembly, by secret ballot.",
            "ELE-01",
            "Charter article 18(2)",
        )
    if grammar.search(r"simple majority|half of", words):
        return _say(
            m,
            False,
            "A candidate needs two thirds of the members present and voting in the Assembly.",
            "ELE-01",
            "Charter article 18(2)",
        )
    if grammar.search(r"E", words) and grammar.search(
        r"each year|every year|by E|E elects|E chooses|E votes", words
    ):
        number = next((n for n in _numbers(clause, m) if n in (1, 2, 3, 4, 5, 6, 7, 10)), None)
        if len(_numbers(clause, m)) > 1:
            return None
        return _say(
            m,
            number in (None, 5, 10),
            "The Assembly elects five members each year for two years.",
            "ELE-01",
            "COM-03",
        )
    return None


@frame(
    Family.RULE,
    r"<<(?:N|any N|seven|six)(?: elected| non-permanent| other| of the ten)* (?:members?|states|countries)?[^;.]{0,40}(?:together|combined|acting together|can (?:block|stop|defeat|deny)|are enough to (?:block|stop)|withhold)>>(?:block|stop|defeat|deny|resolution|decision|majority|meeting|agenda|draft|anything)>>",
    "together|combined|can block|can stop|can defeat|can deny|enough to|withhold",
    rank=6,
    hedged=True,
)
def sixth_veto(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Seven members that withhold their votes can stop anything, since nine of fifteen are needed."""
    if clause.sentence.is_question:
        return None
    numbers = [n for n in _numbers(clause, m) if n <= 10]
    if not numbers:
        return None
    if numbers[0] < 7 and (
        not grammar.search(r"elected|non-permanent|small|of the ten", m.group(0))
        or grammar.search(r"(?<!non-)permanent|veto|\bany (?:one )?of\b|\beach\b", clause.skeleton)
    ):
        # Any one of the five can stop a resolution.
        return None
    return _say(
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
    if (
        clause.sentence.is_question
        or not grammar.search(r"vote|adopt|approv|passes|agenda", words)
        or grammar.search(r"G\b|D\b|P\b", words)
    ):
        return None
    return _say(
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
    if (
        clause.sentence.is_question
        or grammar.search(r"G|P\b|D\b|T\b", words)
        or not grammar.search(r"\b(?:may|can|cannot|can't|do not|don't|have no|has no|is|are)\b", words)
    ):
        return None
    negated = grammar.search(
        r"\b(?:cannot|can't|no|not|without|never|nor)\b[^;.]{0,20}vote|without a vote|but (?:may |can )?not vote",
        words,
    )
    votes = grammar.search(r"(?:may|can|do) (?:also )?vote", words)
    if negated:
        return _say(
            m,
            True,
            "A state outside the Council may be invited to take part, without a vote.",
            "PAR-01",
            "PAR-05",
        )
    if votes:
        return _say(
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
    if (
        clause.sentence.is_question
        or grammar.search(r"G|P\b|D\b", words)
        or not grammar.search(r"meeting|call|conven|request|session|refuse|vote", words)
    ):
        return None
    if grammar.search(r"casting|tie", words):
        return _say(
            m,
            bool(grammar.search(r"\b(?:no|not|cannot)\b", words)),
            "The President has one vote like any member.",
            "COM-06",
        )
    bad = grammar.search(
        r"\b(?:can|may) (?:refuse|block|veto|reject)|decides? (?:alone|whether)", words
    ) and not grammar.search(r"cannot|can't|may not", words)
    return _say(
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
    if clause.sentence.is_question or grammar.search(r"D\b|P\b", words):
        return None
    good = bool(grammar.search(r"\b(?:no|not|nowhere|only|merely|signal)\b", words))
    return _say(m, good, "Signatures announce how a vote would go; they have no legal force.", "MTG-08")


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
    if clause.sentence.is_question:
        return None
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
        return _say(
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
    if not grammar.search(pattern, text.replace(key, "")):
        return None
    return _say(m, True, f"That is what {name} is about.", name)


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
    if clause.sentence.is_question or grammar.search(r"E\b|H\b|G\b|D\b|P\b|procedural", words):
        return None
    numbers = [n for n in _numbers(clause, m) if n != 15 and n <= 15]
    veto = grammar.search(r"veto|permanent|block", words)
    if not numbers and not veto:
        return None
    good = (not numbers or numbers[0] in (9, 5)) and not grammar.search(r"unanim|cannot be vetoed", words)
    return _say(
        m,
        good,
        "A resolution takes nine votes and no negative vote of a permanent member.",
        "VOT-04",
        "Charter article 27(3)",
    )


@frame(
    Family.RULE,
    r"(?:(?:the|a|an|each|every|an elected member's|their|full|elected) )*(?:term|terms|mandate|spell)(?: of (?:office|an elected member|each|the ten))? (?:is|are|lasts?|runs? for|takes?|covers?) (?:for )?N years|(?:nobody|no (?:elected )?(?:state|member|one|country)|none of them|a retiring member|an outgoing member|they)(?: (?:may|can|is allowed to|are allowed to|cannot|may not|can't))? (?:serve|have|hold|sit|be elected|be re-?elected|stand|return|stay|seek)(?: for)?(?: a| N)?(?: [a-z]+){0,3}? (?:in a row|running|consecutive(?:ly)?|back to back|at once|immediately|straight away|again at once)(?: terms?)?|N (?:members|states|countries|of them|permanent members)(?: alone)? (?:have|hold|wield|enjoy) (?:a |the |their |its )?(?:right of )?veto(?: and N (?:do|have|have none|do not)[^;.]*)?",
    "term|mandate|spell|in a row|running|consecutive|back to back|at once|immediately|straight away|veto",
    rank=4,
    hedged=True,
)
def terms_and_vetoes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The term is two years", "nobody may serve two terms in a row", "five members have a veto and ten do not"."""
    words = m.group(0)
    if clause.sentence.is_question or grammar.search(r"G", words):
        return None
    numbers = _numbers(clause, m)
    if "veto" in words:
        return _say(
            m,
            numbers[:1] == [5] and (len(numbers) < 2 or numbers[1] == 10),
            "The five permanent members can veto, the ten elected ones cannot.",
            "VOT-04",
            "VOT-09",
            "Charter article 27(3)",
        )
    if grammar.search(r"row|running|consecutive|back to back|at once|immediately|straight away", words):
        good = bool(grammar.search(r"nobody|no |none|cannot|may not|can't", words))
        return _say(
            m,
            good,
            "A retiring member may not be elected at once for the next term.",
            "COM-03",
            "Charter article 23(2)",
        )
    if not (
        grammar.search(r"C|member|elected|seat", clause.skeleton)
        or scene.lately("membership")
        or scene.lately("rule")
    ) or grammar.search(r"president|rapporteur|R|B", clause.skeleton):
        return None
    return _say(m, numbers[:1] == [2], "Elected members serve two years.", "COM-03", "Charter article 23(2)")


@frame(
    Family.MEMBERSHIP,
    r"N[^;.,]{0,25}\bpermanent\b[^;.]{0,35}N[^;.,]{0,30}(?:elected|rotating|non-permanent|for two years|temporary|chosen|come and go|take turns)|N[^;.,]{0,20}(?:elected|rotating|non-permanent)[^;.]{0,35}N[^;.,]{0,25}\bpermanent\b",
    "permanent",
    rank=3,
    hedged=True,
)
def five_and_ten(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Five are permanent and ten are elected for two years"."""
    numbers = [n for n in _numbers(clause, m) if n <= 15]
    if (
        len(numbers) < 2
        or clause.sentence.is_question
        or grammar.search(r"vot|abstain|sign|favou?r|against|statement|asked", m.group(0))
    ):
        return None
    pair = tuple(sorted(numbers[-2:] if len(numbers) > 2 else numbers[:2]))
    if pair == (5, 10):
        return _say(
            m,
            True,
            "The Council has five permanent and ten elected members.",
            "COM-01",
            "Charter article 23(1)",
        )
    if pair == (5, 6):
        return _say(
            m, True, "Until the end of 1965 the Council had five permanent and six elected members.", "COM-01"
        )
    return None


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
    numbers = [n for n in _numbers(clause, m) if n != 15]
    if (
        not numbers
        or clause.sentence.is_question
        or not (
            grammar.search(r"C|vot|agenda|motion|majority|procedur|council", clause.skeleton)
            or scene.lately("vote", 4)
            or scene.lately("rule", 4)
        )
    ):
        return None
    if words.startswith("with") and not grammar.search(r"carried|enough", words):
        return None
    if numbers[0] == 9:
        if not grammar.search(
            r"vot|agenda|motion|majority|procedur|carr|enough|suffic|requir|needs|takes", words
        ):
            return None
        return _say(m, True, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-02")
    if numbers[0] == 7 and grammar.search(r"used to|were enough|was enough|sufficed", words):
        return _say(m, True, "Until the end of 1965 seven of eleven votes sufficed.", "VOT-02", "COM-01")
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
    if (
        not near
        or not says
        or clause.sentence.is_question
        or grammar.search(r"G|P\b|D|draft|resolution|should|abolish", m.group(0))
    ):
        return None
    return _say(m, True, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03")
