"""The Council's making and remaking as the Charter has it: its size, its regions, its elections."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Family, answer_of
from ninthvote.check.procedure.majority import provision
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene

_IN_FORCE = date(1965, 8, 31)


_ADOPTED = date(1963, 12, 17)


_IN_EFFECT = date(1966, 1, 1)


def say(m: re.Match[str], good: bool, told: str, *names: str, start: int | None = None) -> list[Found]:
    facts = tuple(provision(n) for n in names)
    return [
        (
            m.start() if start is None else start,
            m.end(),
            answer_of(good, told, *facts),
        )
    ]


def numbers_in(clause: Clause, m: re.Match[str]) -> list[int]:
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
    if not grammar.search(r"C|members|seats|majority|votes|council", words):
        return None
    numbers = [n for n in numbers_in(clause, m) if n <= 20]
    if grammar.search(r"signator|support|abst|statement|letter|request|vot(?:ed|es? in)|agenda", words):
        return None
    if len(numbers) >= 2:
        pair = (numbers[0], numbers[1])
        known = {(11, 15): "COM-01", (7, 9): "VOT-02", (6, 10): "COM-01"}
        if pair in known:
            return say(
                m,
                True,
                "In 1966 the Council grew from eleven to fifteen, elected seats from six to ten, the majority from seven to nine.",
                known[pair],
                "Charter article 23(1)",
            )
        if (
            pair[0] < pair[1]
            and grammar.search(r"\bT\b|\bN\b[^;.G]{0,30}\bto (?:[a-z-]+ ){0,2}N\b", words)
            and grammar.search(_GREW, words)
        ):
            near = {
                "votes|majority": (7, 9),
                "elected|non-permanent": (6, 10),
                "members|seats|council|C": (11, 15),
            }
            for pattern, right in near.items():
                if grammar.search(pattern, words) and (pair[0] == right[0] or pair[1] == right[1]):
                    return say(
                        m, False, f"It grew from {right[0]} to {right[1]} in 1966.", "COM-01", "VOT-02"
                    )
    if (
        len(numbers) == 1
        and grammar.search(r"added|extra|more|new|additional", words)
        and grammar.search(r"seats|members", words)
        and grammar.search(_GREW, words)
        and grammar.search(r"196[3-6]", clause.sentence.text)
    ):
        return say(m, numbers[0] == 4, "Four elected seats were added in 1966.", "COM-01")
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
    return say(m, t.holds(right), told, "COM-01", "VOT-02")


_REGION = (
    (r"african and asian|africa and asia|afro-asian|african or asian|asia and africa", 5),
    (r"african|africa", 3),
    (r"asia", 2),
    (r"eastern europe", 1),
    (r"latin america|caribbean", 2),
    (r"western europe|weog", 2),
    (r"permanent(?! )|permanent members|P5", 5),
)


#: Said of how the ten seats are shared, and not of a year's election, of some of the seats or of another way of sharing.
_SHARED_OUT = r"^(?!.*(?:\bof the N (?!elected|non-permanent|seats)|arab|alternat|\beven\b|\bodd\b|addition)).*(?:reserved|allotted|allocated|distributed|set aside|\bgo(?:es)? to\b|belongs? to)"


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
        not grammar.search(
            r"seats?|elected|places|reserved|allotted|allocated|go to|goes to|belong|share", words
        )
        or grammar.search(r"G|abstain|voted|signed|statement|kept|N of (?:the|its|C's) (?:N|elected)", words)
        # An election fills half of the seats.
        or grammar.search(
            r"candidat|\bvied|\bvy|contest|this year|vacan|\brace|\bfill|up for|new members|\bwere elected",
            clause.skeleton,
        )
    ):
        return None
    checked = []
    for part in grammar.finditer(
        r"(N|one|a single)\b((?!(?:[^N]*?)(?:group|region))[^N]*?)(african and asian|africa and asia|african|africa|asia|eastern europe|latin america|western europe)",
        words,
    ):
        at = m.start() + part.start(1)
        number = clause.at[at].value if at in clause.at else 1
        right = next(n for p, n in _REGION if grammar.search(p, part[3]))
        checked.append(number == right)
    if not checked or not (all(checked) or grammar.search(_SHARED_OUT, words)):
        return None
    return say(
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
    if grammar.search(r"G|P\b|D(?! )", words) and not grammar.search(r"two[- ]thirds", words):
        return None
    if not grammar.search(r"C|council|member|seat|states", words):
        return None
    if grammar.search(r"two[- ]thirds", words):
        return say(
            m,
            True,
            "A candidate needs two thirds of the members present and voting in the Assembly, by secret ballot.",
            "ELE-01",
            "Charter article 18(2)",
        )
    if grammar.search(r"simple majority|half of", words):
        return say(
            m,
            False,
            "A candidate needs two thirds of the members present and voting in the Assembly.",
            "ELE-01",
            "Charter article 18(2)",
        )
    if grammar.search(r"E", words) and grammar.search(
        r"each year|every year|by E|E elects|E chooses|E votes", words
    ):
        number = next((n for n in numbers_in(clause, m) if n in (1, 2, 3, 4, 5, 6, 7, 10)), None)
        if len(numbers_in(clause, m)) > 1:
            return None
        return say(
            m,
            number in (None, 5, 10),
            "The Assembly elects five members each year for two years.",
            "ELE-01",
            "COM-03",
        )
    return None


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
    if grammar.search(r"G", words):
        return None
    numbers = numbers_in(clause, m)
    if "veto" in words:
        return say(
            m,
            numbers[:1] == [5] and (len(numbers) < 2 or numbers[1] == 10),
            "The five permanent members can veto, the ten elected ones cannot.",
            "VOT-04",
            "VOT-09",
            "Charter article 27(3)",
        )
    if grammar.search(r"row|running|consecutive|back to back|at once|immediately|straight away", words):
        good = bool(grammar.search(r"nobody|no |none|cannot|may not|can't", words))
        return say(
            m,
            good,
            "A retiring member may not be elected at once for the next term.",
            "COM-03",
            "Charter article 23(2)",
        )
    if not (
        grammar.search(r"C|member|elected|seat", clause.skeleton)
        or scene.ago("membership") <= 2
        or scene.ago("rule") <= 2
    ) or grammar.search(r"president|rapporteur|R|B", clause.skeleton):
        return None
    return say(m, numbers[:1] == [2], "Elected members serve two years.", "COM-03", "Charter article 23(2)")


@frame(
    Family.MEMBERSHIP,
    r"N[^;.,]{0,25}\bpermanent\b[^;.]{0,35}N[^;.,]{0,30}(?:elected|rotating|non-permanent|for two years|temporary|chosen|come and go|take turns)|N[^;.,]{0,20}(?:elected|rotating|non-permanent)[^;.]{0,35}N[^;.,]{0,25}\bpermanent\b",
    "permanent",
    rank=3,
    hedged=True,
)
def five_and_ten(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Five are permanent and ten are elected for two years"."""
    numbers = [n for n in numbers_in(clause, m) if n <= 15]
    if len(numbers) < 2 or grammar.search(r"vot|abstain|sign|favou?r|against|statement|asked", m.group(0)):
        return None
    pair = tuple(sorted(numbers[-2:] if len(numbers) > 2 else numbers[:2]))
    if pair == (5, 10):
        return say(
            m,
            True,
            "The Council has five permanent and ten elected members.",
            "COM-01",
            "Charter article 23(1)",
        )
    if pair == (5, 6):
        return say(
            m, True, "Until the end of 1965 the Council had five permanent and six elected members.", "COM-01"
        )
    return None
