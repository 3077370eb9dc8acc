"""Which member presides in which month."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.ballot.cast import cast_of, casts
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import NAMED, PERSON, WHO
from ninthvote.check.reading.names import name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time

_CHAIR = r"(?:(?:the|its|C's|a|monthly|rotating|one-month|council|C|month-long|turn at the|own) )*(?:presidency|chair|gavel|chairmanship)"


#: To come, and soon, where no time is told.
_SOON = r"\b(?:takes?|taking|assum(?:es?|ing)|inherits?)\b"


def presides(
    scene: Scene, clause: Clause, states: tuple[str, ...], start: int, end: int, *, past: bool
) -> Answer | None:
    """Whether this state presided in the month meant."""
    if len(states) != 1:
        return None
    far = soon = False
    times = scene.times_in(clause, start, end)
    if not times:
        left, right = widen(clause, start, end)
        times = _nearest(scene, clause, left, right, start, end)
    time: Time | None
    if times:
        time = times[-1] if grammar.search(r"until|before", clause.skeleton[start:end]) is None else times[0]
        assert time is not None
        if (
            past
            and time.grain == "year"
            and grammar.search(r"\bmeeting|\bmet\b|session|\bvote\b", clause.skeleton)
        ):
            met = {
                h.on
                for h in scene.ledger.happenings
                if h.kind == "formal_meeting" and h.state == scene.topic and h.on.year == time.first.year
            }
            time = Time(min(met), min(met), "day") if len(met) == 1 else time
        if (
            time.grain in ("year", "years", "now")
            and past
            and scene.ballot is not None
            and time.holds(scene.ballot.on)
        ):
            time = Time(scene.ballot.on, scene.ballot.on, "day")
    elif past and scene.ballot is not None and scene.sentence - scene.ballot_at <= 6:
        time = Time(scene.ballot.on, scene.ballot.on, "day")
        far = scene.sentence - scene.ballot_at > 4
    elif past and scene.happening is not None and scene.sentence - scene.happening_at <= 6:
        time = Time(scene.happening.on, scene.happening.on, "day")
        far = scene.sentence - scene.happening_at > 4
    elif past and scene.focus is not None and scene.focus.grain in ("day", "month"):
        time, far = scene.focus, True  # told before, and perhaps of something else
    elif past and scene.recent_day() is not None:
        time = scene.recent_day()
    elif past and "this" not in clause.skeleton:
        return None
    else:
        time = scene.present()
        soon = bool(grammar.search(_SOON, clause.skeleton[start:end]))
    if time is None:
        return None
    months = (
        {(d.year, d.month) for span in time.spans for d in span}
        if time.grain in ("day", "month", "week", "now")
        else set()
    )
    bare = any(
        x.value.year is None and x.value.month and x.value.word in (None, "month")
        for x in clause.within(0, len(clause.skeleton), "D")
    )
    if bare and not past and time.grain == "month" and scene.published is not None:
        # "France in March", written in January: the month to come as well as the one gone by.
        months |= {
            (y + 1, mo)
            for y, mo in months
            if date(y + 1, mo, 1) <= scene.published + timedelta(days=370)
            and date(y, mo, 1) < scene.published
        }
    if soon:
        # "Hanoi takes the chair straight away": this month or the next.
        months |= {(y + mo // 12, mo % 12 + 1) for y, mo in months}
    state = states[0]
    if not months:
        if time.grain in ("year", "years"):
            held = [
                row
                for (y, _), row in scene.ledger.presidencies.items()
                if y == time.first.year and row.state == state
            ]
            if held:
                return supported(
                    f"{name_of(state)} presided in {held[0].month:%B %Y}.",
                    Fact(f"presidency: {held[0].month:%Y-%m} {state}", held[0].confidence),
                )
        return None
    told = []
    for y, mo in sorted(months):
        known = scene.ledger.presides(y, mo)
        who, fact = known or (None, None)
        if who is None or fact is None:
            told.append(unknown(f"Who presided in {date(y, mo, 1):%B %Y} is not in the record."))
        elif who == state:
            told.append(supported(f"{name_of(state)} presided in {date(y, mo, 1):%B %Y}.", fact))
        else:
            told.append(
                contradicted(
                    f"{name_of(who)} presided in {date(y, mo, 1):%B %Y}, not {name_of(state)}.", fact
                )
            )
    good = next((a for a in told if a.verdict.value == "SUPPORTED"), None)
    doubt = next((a for a in told if a.verdict.value == "NOT_IN_RECORD"), None)
    if good is None and (far or soon):
        return None
    return good or doubt or told[0]


def _nearest(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> list[Time]:
    """The time written nearest to a match, before it for choice."""
    places = [i for i, ts in scene.times.items() if left <= i < right and ts]
    if not places:
        return []
    best = min(places, key=lambda i: (start - i) if i < start else (i - end) + 5)
    return scene.times[best]


_PRESIDES = (
    rf"(?:(?:will |is to |was |is |are |were |currently |then |to |now |that |which |who |has |have |had |and )*(?:holds?|held|holding|has|have|had|having|takes? over|took over|taking over|tak(?:es?|ing)|took|assum(?:es?|ed|ing)|occup(?:ies|ied)|wields?|wielded|chair(?:s|ed|ing)|inherit(?:s|ed)?) {_CHAIR}"
    r"|(?:will |also |currently |itself |then |is |was |to |and )*presid(?:es?|ed|ing)(?: over)?(?: C)?|(?:is|was|were|are|being|serves as|served as|as|currently) (?:then |also |itself |currently |now |at the time )*(?:in the (?:C )?(?:chair|president's chair)|(?:the )?(?:C |council |C's |rotating )?president(?: of C)?\b(?! of the assembly))"
    r"|(?:chairs?|chaired|chairing) C)"
)


@frame(
    Family.PRESIDENCY,
    rf"(?P<who>{NAMED}|{PERSON}|{WHO}),?(?: (?:which|who|that))? {_PRESIDES}(?P<rest>[^;.]*)",
    "presid|chair|gavel",
    rank=7,
)
def state_presides(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who holds the presidency, and in which month."""
    words = m.group(0)[len(m.group("who")) :]
    if grammar.search(
        r"(?:president|chair(?:ed|s|ing)?) (?:of )?(?:the )?(?:H|E|K|committee|inquiry|commission|fact-finding|mission|N-)|chaired (?:the )?(?:K|inquiry|committee)|A president",
        words,
    ):
        return None
    if grammar.search(r"\ba chair\b", words) and "presid" not in words:
        return None  # a seat
    months = [t for t in scene.times_in(clause, m.start()) if t.grain in ("month", "day")]
    if not months and grammar.search(r"\btwice\b|\bN times\b|\bO time\b", words):
        return None  # how often is another question
    core = clause.skeleton[m.end("who") : m.start("rest") + 4]
    if grammar.search(
        r"chair(?:ed|ing|s) (?!C|the (?:C |council )?(?:meeting|session|presidency))[a-zK]", core
    ):
        return None
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    rest = m.group("rest")
    cut = grammar.search(
        r",? (?:and(?! D)|but|while|with|after|before|when|which|who|where|as|so|because|for (?!D|the month)|simply)\b|, ",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    past = bool(
        grammar.search(
            r"\b(?:was|were|held|had|presided|took|chaired|assumed|presiding|holding|while|being)\b", words
        )
    )
    answer = presides(scene, clause, states, m.start(), stop, past=past)
    if answer is None:
        return None
    scene.states = states
    begin = m.start()
    did = grammar.search(rf"G (?:{VOTED}) (?:while|when|although|though|as it) $", clause.skeleton[:begin])
    return [(did.start() if did else begin, stop, answer)]


VOTED = r"voted (?:no|against|yes|in favou?r)|abstained"


@frame(
    Family.PRESIDENCY,
    rf"(?P<who>{NAMED})(?: [a-z ]{{0,30}}?)?,? (?:while|when|although|though) (?:holding|it held|in|it was in|occupying|itself holding) {_CHAIR}(?: (?:in|for|of) D)?",
    "presidency|chair|gavel",
    rank=8,
)
def while_presiding(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Bolivia voted no while holding the presidency": both must be so."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    answer = presides(scene, clause, states, m.start(), m.end(), past=True)
    if answer is None:
        return None
    did = grammar.search(r"voted (?:no|against)|voted (?:yes|in favou?r|for)|abstained", m.group(0))
    if did and scene.ballot and answer.verdict.value == "SUPPORTED":
        voted = casts(scene, scene.ballot, states, cast_of(did.group(0)))
        if voted.verdict.value != "SUPPORTED":
            answer = voted
    return answer


def _met_on_one_day(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence tells of a meeting and of one day, beyond doubt."""
    times = scene.times_in(clause)
    one = len(times) == 1 and times[0].grain == "day" and times[0].sure and not times[0].others
    return one and grammar.search(r"\bC (?:members )?(?:met|voted|held)\b", clause.skeleton) is not None


@frame(
    Family.PRESIDENCY,
    rf"(?:(?:under|during) )?(?:G's?|A)(?: [a-z]+)? (?:council |C )?presidency(?: (?:of C|in D|for D|D))*|{_CHAIR}(?: of C)?(?: (?:in|for|this|of) D| D)?,? (?:(?:now |currently |then )?held by|is|was|being|were|goes|went|passes|passed|falls|fell|belongs|belonged|held by|is held by|was held by|is with|was with|will be held by|moves|moved)(?: (?:to|with|on|by|in the hands of|from G to))* (?P<who>{NAMED})"
    rf"|(?:C's |the C |the |council )?(?:president|chair nation|chair country|chair)(?: of (?:C|the (?:last )?(?:meeting|session|month)))?(?:,? (?:for|in) D|, D,?)*,? (?:is|was|were) (?P<who2>{NAMED})|(?P<who3>{NAMED}|{PERSON}),? (?:(?:the|C's|C|D's|this month's|council|current|rotating|then) )*president(?: of C)?\b(?! of (?!C)| [a-z]+ P)(?: (?:for|in|of) D| this month)?|(?:was|were|is|being) (?:chaired|presided over) by (?P<who6>(?:the )?{NAMED}|{PERSON})|[Ww]ith (?P<who4>{NAMED}) (?:in the chair|presiding|holding the (?:presidency|chair)|as president)|under the (?:presidency|chairmanship) of (?P<who7>(?:the )?G)|C's president (?:for the month )?(?:is|was) (?:the ambassador of |A ambassador )?(?P<who5>{NAMED}|{PERSON})",
    "presidency|chair|president|gavel",
    rank=6,
)
def presidency_of(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The presidency passes to Niger", "the chair nation … was the United States", "Karel van Oosterom, president for March"."""
    group = next((g for g in ("who", "who2", "who3", "who4", "who5", "who6", "who7") if m.group(g)), None)
    if group == "who3" and not grammar.search(r"C|D|month|council", m.group(0)):
        return None
    if grammar.search(r"president of (?:H|E)|assembly president", m.group(0)):
        return None
    if group:
        states, _ = states_in(scene, clause, m.start(group), m.end(group))
        if "from G to" in m.group(0):
            return None
    else:
        states, _ = states_in(scene, clause, m.start(), m.end())
    meeting_ = grammar.search(r"of the last (?:meeting|session)", m.group(0))
    past = bool(grammar.search(r"\b(?:was|were|went|passed|fell|under|during|belonged|moved)\b", m.group(0)))
    answer = presides(scene, clause, states, m.start(), m.end(), past=past or bool(meeting_))
    inside = scene.times_in(clause, m.start(), m.end())
    if answer is None or (
        answer.verdict.value == "CONTRADICTED" and not inside and len(scene.times_in(clause)) > 1
    ):
        return None
    handed = grammar.search(
        r"\b(?:from|until|till|took over|takes over|taking over|hand(?:s|ed|ing)|succeed(?:s|ed|ing)?|follow(?:s|ed|ing)|after|before|outgoing|incoming|previous|last|next)\b",
        clause.skeleton,
    )
    unsure = (
        len(states) != 1
        or any(not t.sure for t in inside)
        or (past and not inside and not meeting_ and not (group == "who7" and _met_on_one_day(scene, clause)))
        or bool(handed and not meeting_)
    )
    if answer.verdict.value == "CONTRADICTED" and unsure:
        return None
    return answer
