"""A contradiction stands only where every fair reading of the statement fails.

A family judges the reading it was made for. Here the other readings are tried before a writer is told to be wrong: a
number of some of those spoken of, a time that could not be resolved or was not written, a pronoun that may stand for
another list, a list that is right of another turn of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ninthvote.check.claim import Answer, Family, Verdict, contradicted
from ninthvote.check.guard.account import accounted
from ninthvote.check.ledger import CALENDAR
from ninthvote.check.paper.list import AMONG, on_the_list
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.names import state_of_person
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import plainly, statement_at
from ninthvote.check.reading.timing import Time
from ninthvote.check.seat.absence import AWAY, after_how_long
from ninthvote.text import Kind
from ninthvote.vocabulary import Cast

_COUNTED = frozenset({Family.VOTE, Family.MEMBER_VOTE, Family.SIGNATORIES, Family.REQUEST, Family.MEMBERSHIP})
#: Families that a time with two readings cannot refute.
_TIMED = frozenset({Family.MEMBERSHIP, Family.OFFICE, Family.MANDATE, Family.DOCUMENT, Family.SEQUENCE})
#: "Of the three African members, two said no": of some of them, not of all.
_OF_SOME = r"\b(?:of|among|from) (?:the |these |those |its |their |our |all )?(?:N |other )?[a-zC' -]{0,30}(?:members?|ones|states|countries|N|them|C|group|signatories|permanent|elected)\b[^,;.]{0,20}, [^;.]{0,12}\bN\b"
_SOME_OF = r"\b(?:N|one|some|most) of (?:the |its |C's )?(?:N )?(?:permanent|african|european|western|asian|latin|arab|elected|remaining|other|new|outgoing|incoming)|\bN (?:african|european|western|asian|latin american|arab|caribbean|elected|permanent|remaining|other|new) (?:members?|states|countries|ones)"
_OUTCOME = re.compile(r"It was (?:not )?carried\b")
_FIGURES = re.compile(r"The vote of [\w ]+ was \d+-\d+-\d+\.")
_UNDER_A_LABEL = frozenset({Family.SEQUENCE, Family.MEETING, Family.PRESIDENCY})
_DATED = re.compile(r"(?:pv|jl)-(\d{4}-\d\d-\d\d)")
_ANAPHOR = r"\b(?:them|it|too|also|as well|likewise|did|either|neither|one of)\b"
_PAPER = r"sign|statement|letter|text|declaration|appeal|names?\b"


def fair(scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer) -> Answer | None:
    """The answer, or none where it would contradict on one reading out of several."""
    if answer.verdict is Verdict.NOT_IN_RECORD:
        return (
            plainly(scene, clause, start, end, family)
            or _the_only_such(scene, clause, start, end, family)
            or answer
        )
    if answer.verdict is not Verdict.CONTRADICTED:
        return (
            _but_on_another_weekday(scene, clause, start, end, family, answer)
            or _but_for_how_long(scene, clause, start, end, family)
            or _but_not_on_the_list(scene, clause, start, end, family)
            or answer
        )
    left, right = widen(clause, start, end)
    if scene.unresolved_in(clause, left, right) or undated(scene, clause, start, end, family):
        return None
    if (
        family in _UNDER_A_LABEL
        and scene.label_times()
        and (family is Family.SEQUENCE or not scene.times_in(clause, left, right))
    ):
        return None  # said of the time of its line, whatever it was held against
    told = scene.times_in(clause, left, right)
    if "had no seat" in answer.explanation and not any(t.grain == "day" for t in told):
        return None  # more likely another vote is meant than that a stranger is said to have voted
    if family is Family.REQUEST and clause.within(start, end, "KR"):
        return None
    if family is Family.MEMBERSHIP and _newly_seated(scene, clause, start, end):
        return None
    if family is Family.OFFICE and grammar.search(
        r"(?:first|O) (?:ever )?(?:woman|man|african|asian|arab|latin|european|american|lawyer|judge|diplomat)",
        clause.skeleton[start : end + 30],
    ):
        return None
    if family in _TIMED and any(t.others for t in scene.times_in(clause, left, right)):
        return None
    if family is Family.MEMBERSHIP and grammar.search(
        r"(?:\bnot\b|n't\b)[^;.]{0,30}\b(?:until|till|before)\b", clause.skeleton[start:]
    ):
        return None
    if family in _COUNTED and (
        grammar.search(_OF_SOME, clause.skeleton[left:end])
        or grammar.search(_SOME_OF, clause.skeleton[start:end])
    ):
        return None
    if _pronoun_of_several(scene, clause, start, end, family):
        return None
    if _of_another_time(scene, clause, start, end, answer) or _one_of_two(clause, left, right, family):
        return None
    if family is Family.MEMBERSHIP and _sat_then(scene, clause, start, end):
        return Answer(Verdict.SUPPORTED, answer.explanation, answer.evidence)
    other = plainly(scene, clause, start, end, family)
    if other is not None and _OUTCOME.match(answer.explanation) and _FIGURES.fullmatch(other.explanation):
        return answer if _is_of_the_vote(scene, answer) else None  # right figures make no right outcome
    if other is not None and (
        not clause.within(start, end, "T")
        or accounted(scene, clause, start, end, family, other) == (start, end)
    ):
        return other  # but the figures must be its own
    doubt = {
        Family.SIGNATORIES: _another_list,
        Family.REQUEST: _another_paper,
        Family.MEMBERSHIP: _another_turn,
        Family.PRESIDENCY: _another_month,
        Family.VOTE: _another_vote,
        Family.MEMBER_VOTE: _another_roll_call,
        Family.SEQUENCE: _another_count,
    }.get(family)
    return None if doubt is not None and doubt(scene, clause, left, right, start, end) else answer


def _is_of_the_vote(scene: Scene, answer: Answer) -> bool:
    """Whether the vote is the one told last."""
    return scene.ballot is not None and any(f.ref == scene.ballot.key for f in answer.evidence)


def _of_another_time(scene: Scene, clause: Clause, start: int, end: int, answer: Answer) -> bool:
    """Whether the sentence names its time and what it would be held against is of another.

    "In July 2023, over Russian objections, ..." is not held against the vote of March 2024 told just before.
    """
    if scene.times_in(clause, start, end):
        return False  # the time is part of what is claimed
    own = [t for t in scene.times_in(clause) if t.grain in ("day", "week", "month", "year")]
    days = [date.fromisoformat(m[1]) for f in answer.evidence if (m := _DATED.match(f.ref))]
    return bool(own and days) and not any(t.holds(day) for t in own for day in days)


def _one_of_two(clause: Clause, left: int, right: int, family: Family) -> bool:
    """Whether one vote of several is meant by its place among them, which the numbers alone do not settle."""
    if family not in (Family.VOTE, Family.MEMBER_VOTE) or clause.within(left, right, "T"):
        return False
    return (
        grammar.search(r"\b(?:the O|former|latter|other one|another)\b", clause.skeleton[left:right])
        is not None
    )


def _sat_then(scene: Scene, clause: Clause, start: int, end: int) -> bool:
    """Whether "then a member" is right of a day that the article was just speaking of."""
    if not grammar.search(r"\b(?:then|at the time|at that time|that year)\b", clause.skeleton[start:end]):
        return False
    states = [
        s
        for m in clause.within(start, end, "GA")
        for s in (m.value if isinstance(m.value, tuple) else (m.value,))
    ]
    days = [x.on for x in (scene.ballot, scene.happening, scene.paper) if x is not None]
    days += [t.first for t in ([scene.focus] if scene.focus else []) + scene.times_in(clause)]
    days += scene.told.last
    return bool(states) and any(all(s in scene.ledger.roster(day) for s in states) for day in days)


def _but_on_another_weekday(
    scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer
) -> Answer | None:
    """That there was a meeting on the day is so; that it was a Thursday may not be."""
    wrong = next((t for t in scene.times_in(clause, start, end) if t.weekday_wrong), None)
    if family is not Family.MEETING or wrong is None:
        return None
    return contradicted(f"{wrong.first:%-d %B %Y} was a {wrong.first:%A}.", CALENDAR, *answer.evidence)


def _but_for_how_long(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> Answer | None:
    """That a state comes back is so; that it was away for so many years may not be."""
    left, right = widen(clause, start, end)
    if family is not Family.MEMBERSHIP or not grammar.search(AWAY, clause.skeleton[left:right]):
        return None
    found = after_how_long(statement_at(scene, clause, left, right))
    return found if found is not None and found.verdict is Verdict.CONTRADICTED else None


def _but_not_on_the_list(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> Answer | None:
    """That there are so many names is so; that the state is among them may not be."""
    if family is not Family.SIGNATORIES or not grammar.search(AMONG, clause.skeleton[start:end]):
        return None
    found = on_the_list(statement_at(scene, clause, start, end))
    return found if found is not None and found.verdict is Verdict.CONTRADICTED else None


def _newly_seated(scene: Scene, clause: Clause, start: int, end: int) -> bool:
    """Of a state that has just come it may be said that it has never sat: before, that is."""
    if scene.published is None or not grammar.search(r"\bnever\b", clause.skeleton[start:end]):
        return False
    on = scene.published
    states = [x for m in clause.within(start, end, "G") for x in m.value]
    rows = [r for x in states for r in scene.ledger.terms_of(x)]
    return bool(rows) and all(-400 <= (on - r.from_).days <= 120 for r in rows)


#: Families whose truth does not hang on the day of the article.
_TIMELESS = frozenset(
    {Family.RULE, Family.QUOTATION, Family.CALENDAR, Family.RECOMMENDATION, Family.MANDATE, Family.OFFICE}
)


def undated(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> bool:
    """Whether the article has no day and the statement no year, nor its paragraph: of when it speaks is then a guess."""
    if scene.published is not None or family in _TIMELESS:
        return False
    left, right = widen(clause, start, end)
    written = clause.within(left, right, "D")
    latest = (
        r"\bsince\b|\bago\b|so far|\blast\b"
        if family is Family.SEQUENCE
        else r"\blast (?:time|[a-z]+ed|sat|met|was|held|had)\b|most recent"
    )
    if grammar.search(latest, clause.skeleton[left:right]):
        return True
    if written:
        return not all(m.value.year is not None or m.value.years for m in written)
    if family is Family.PRESIDENCY or scene.ago("time") > 3 or scene.ago("unresolved") <= scene.ago("time"):
        return True  # another time may have been gone to since
    return scene.paragraph_time is None or not scene.paragraph_time.sure


def _pronoun_of_several(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> bool:
    """Whether "it" or "they" may go back to another state than the one that was taken."""
    if family not in (Family.PRESIDENCY, Family.MEMBERSHIP, Family.MEMBER_VOTE) or clause.within(
        start, end, "GAP"
    ):
        return False
    if not grammar.search(r"\b(?:it|they|its|their|he|she)\b", clause.skeleton[start:end]):
        return False
    if any(m.kind is Kind.STATES for i, m in clause.at.items() if i < start):
        return len([m for i, m in clause.at.items() if i < start and m.kind is Kind.STATES]) > 1
    return scene.subject_at < scene.sentence - 1 or scene.rivals > 1


def _another_list(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """ "Algeria was among them" may speak of votes as well as of names on a paper."""
    words = clause.skeleton[left:right]
    said = [x for x in scene.said if x[:2] < (scene.sentence, start)]
    if said and said[-1][2] is Family.SIGNATORIES:
        return False  # the last thing said was of a paper
    return (
        grammar.search(_PAPER, words) is None
        and grammar.search(_ANAPHOR, words) is not None
        and (scene.paper_at == scene.sentence or max(scene.ballot_at, scene.happening_at) >= scene.paper_at)
    )


def _another_paper(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """So many, or just those, that did not ask may be those who made the statement, members where members are said."""
    numbers = {m.value for m in clause.within(left, right, "N")}
    names = [set(m.value) for m in clause.within(left, right, "G")]
    members = grammar.search(r"\bmembers?\b", clause.skeleton[left:right]) is not None
    on = scene.published
    for p in scene.ledger.papers:
        if p.kind != "joint_statement" or p.state != scene.topic:
            continue
        if on is not None and not 0 <= (on - p.on).days <= 31 and p is not scene.paper:
            continue
        count = len(p.names & scene.ledger.roster(p.on)) if members else p.count
        if count in numbers or p.names in names:
            return True
    return False


def _another_turn(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """A list that fits another turn of the year, or none by half, was not read as it was meant."""
    states = max((tuple(m.value) for m in clause.within(start, end, "G")), key=len, default=())
    if len(states) < 3:
        return False
    led = scene.ledger
    own = scene.times_in(clause, left, right)
    years = {y for t in own for y in (t.first.year, t.last.year, t.last.year + 1)}
    if scene.published is not None and not own:
        years |= {scene.published.year + step for step in (-1, 0, 1)}
    groups: list[set[str]] = []
    for year in years:
        turn = date(year, 1, 1)
        groups.append({s for s, rows in led.terms.items() if any(r.from_ == turn for r in rows)})
        groups.append({s for s, rows in led.terms.items() if any(r.until == turn for r in rows)})
        if not grammar.search(r"\bin (?:came|come|comes)\b|newcomers?\b|\bjoin", clause.skeleton[left:right]):
            groups.append(set(led.roster(turn)))
    best = max((len(set(states) & g) for g in groups), default=0)
    return best * 3 < len(states) * 2 or (best == len(states) and not own)


def _another_month(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """Where the month, or its year, is not written, any month that the article speaks of may be meant."""
    # Any state of the statement may be the one in the chair, not only the one that was taken for it.
    states = {
        s
        for m in clause.within(left, right, "GAL")
        for s in (m.value if isinstance(m.value, tuple) else (m.value,))
    }
    states |= {state_of_person(scene, m.value) for m in clause.within(left, right, "P")}
    own = scene.times_in(clause, left, right)
    moves = grammar.search(r"pass|hand|inherit|over (?:from|to)", clause.skeleton[left:right])
    if own and not moves and all(_written_whole(clause, left, right)):
        return False
    past = (
        grammar.search(r"\b(?:was|were|had|presided|chaired|held|then)\b", clause.skeleton[left:right])
        is not None
    )
    told = scene.paragraph_time
    if past and not own and (told is None or told.grain not in ("day", "month")):
        return True
    months = set(_months_meant(scene, own, past=past))
    if grammar.search(
        r"start|begin|will\b|pass|hand|inherit|t(?:ake|akes|ook|aking) (?:it )?over|follow|succe|next|before|after",
        clause.skeleton[left:right],
    ):
        months |= {(y + (m + step - 1) // 12, (m + step - 1) % 12 + 1) for y, m in months for step in (-1, 1)}
    return any((held := scene.ledger.presides(y, m)) is not None and held[0] in states for y, m in months)


def _written_whole(clause: Clause, left: int, right: int) -> Iterator[bool]:
    """Whether each time written there has its year, or is one of today's words."""
    for mention in clause.within(left, right, "D"):
        yield mention.value.year is not None or mention.value.word in ("this", "last", "next", "today")


def _months_meant(scene: Scene, own: list[Time], *, past: bool) -> Iterator[tuple[int, int]]:
    if own:
        for t in own:
            for first, _ in t.spans:
                for step in (-1, 0, 1):
                    yield first.year + step, first.month
        return
    spoken = [x.on for x in (scene.ballot, scene.happening, scene.paper) if x is not None]
    if scene.published is not None and (not past or not (spoken or scene.told.months)):
        spoken.append(scene.published)
    yield from scene.told.months
    for on in spoken:
        yield on.year, on.month


def _another_vote(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """A tally told without its time, where another vote on the subject has just that tally, may be of that vote."""
    if scene.times_in(clause, left, right):
        return False
    tallies = [m.value for m in clause.within(start, end, "T")]
    told = scene.paragraph_time
    if scene.ballot and told and told.grain == "day" and told.sure and told.holds(scene.ballot.on):
        return False  # "The Council met on 11 December 2017. The vote was ...": the day was just written.
    if not tallies:
        # One number alone says too little to be wrong, unless the vote was named just before.
        return scene.sentence - scene.ballot_at > 2
    yes, no, abstain = tallies[0]
    if (
        scene.happening is not None
        and scene.sentence - scene.happening_at == 1
        and scene.paragraph_time is not None
        and scene.paragraph_time.sure
        and scene.paragraph_time.grain == "day"
        and scene.paragraph_time.holds(scene.happening.on)
        and not grammar.search(
            r"\b(?:then|earlier|previous|before|first|last|that time)\b", clause.skeleton[left:right]
        )
    ):
        # The sentence before told of one meeting by its day: the tally is of that one.
        return False
    return any(
        b.yes == yes and b.no == no and (abstain is None or b.abstain == abstain)
        for b in scene.ledger.ballots
        if b.state == scene.topic and (scene.published is None or b.on <= scene.published)
    )


def _another_roll_call(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """Without a time, those named may be those who cast so in another vote on the subject that the article tells of."""
    if scene.times_in(clause, left, right):
        return False
    states = {s for m in clause.within(start, end, "G") for s in m.value}
    words = clause.skeleton[start:end]
    cast = (
        Cast.ABSTAIN
        if "abst" in words
        else Cast.NO
        if grammar.search(r"against|\bno\b|oppos", words)
        else Cast.YES
    )
    return len(states) > 1 and any(
        b.on != (scene.ballot.on if scene.ballot else None) and all(b.casts.get(s) is cast for s in states)
        for b in scene.ledger.by_body["SC"]
        if b.state == scene.topic and scene.told.any_within(7, b.on)
    )


def _the_only_such(scene: Scene, clause: Clause, start: int, end: int, family: Family) -> Answer | None:
    """A full tally that one vote on the subject alone has is of that vote."""
    tallies = [m.value for m in clause.within(start, end, "T")]
    if family is not Family.VOTE or len(tallies) != 1 or scene.topic is None:
        return None
    yes, no, abstain = tallies[0]
    rows = [
        b
        for b in scene.ledger.ballots
        if b.state == scene.topic
        and (b.yes, b.no) == (yes, no)
        and (abstain is None or b.abstain == abstain)
        and (scene.published is None or b.on <= scene.published)
        and (
            not scene.times_in(clause, start, end)
            or any(t.holds(b.on) for t in scene.times_in(clause, start, end))
        )
    ]
    if (
        len(rows) != 1
        or not rows[0].firm("yes")
        or (abstain is None and scene.times_in(clause, start, end) == [] and yes < 12)
    ):
        return None
    scene.see_ballot(rows[0])
    return Answer(
        Verdict.SUPPORTED, f"The vote of {rows[0].on:%-d %B %Y} was {rows[0].result}.", (rows[0].fact,)
    )


def _another_count(scene: Scene, clause: Clause, left: int, right: int, start: int, end: int) -> bool:
    """The third of one kind of meeting may be the fifth of another."""
    marks = [m.value for m in clause.within(start, end, "O")]
    words = clause.skeleton[start:end]
    if len(marks) != 1 or marks[0] in (None, 1):
        return False
    if grammar.search(r"since|after|before|until|in N years", words):
        return True
    if not grammar.search(
        r"O (?:such |council |C )?(?:formal|open|public|official|full|council|C|U\.?N\.?)? ?(?:meeting|session)|formal|in public",
        words,
    ):
        return True
    on = scene.happening.on if scene.happening else scene.published
    if not scene.times_in(clause, left, right) and (
        on is None or scene.published is None or abs((scene.published - on).days) > 10
    ):
        return True
    rows = [h for h in scene.ledger.happenings if h.state == scene.topic and (on is None or h.on <= on)]
    kinds = (
        {"formal_meeting"},
        {"formal_meeting", "any_other_business", "video_conference", "vtc_closed"},
        {"any_other_business", "video_conference", "vtc_closed"},
        {"arria_formula"},
    )
    counts = {len([h for h in rows if h.kind in k]) for k in kinds}
    counts |= {len([h for h in rows if h.kind in k | {"arria_formula"}]) for k in kinds}
    return marks[0] in counts
