"""What is said of a vote, a letter or a request bears on that one: its text, its body and its time."""

from __future__ import annotations

from datetime import date, timedelta

from ninthvote.check.claim import Answer, Verdict
from ninthvote.check.guard.hearing import is_of_the_rights_council
from ninthvote.check.guard.row import day_of, votes_of
from ninthvote.check.ledger import Ballot, Ledger
from ninthvote.check.person.quotation import states_in as states_written
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene
from ninthvote.symbols import same_symbol

#: What an article tells without a date happened not longer ago than this.
NEWS_DAYS = 60

#: A letter, the meeting it asks for and the day of either lie no further apart.
NEAR_DAYS = 45

#: No vote of the Council counts more.
CHAIRS = 15

#: More votes than an article tells one by one: the run of them is meant.
WHOLE_SERIES = 2

#: For so many sentences the vote just told is the one that is meant.
JUST_TOLD = 3

#: A habit.
USUALLY = r"\b(?:consistently|repeatedly|routinely|often|regularly|always|usually|normally|generally|traditionally|typically)\b"

#: What may be put to another vote than the one on the agenda or the text.
_ANOTHER_MOTION = r"\b(?:proposals?|amendments?|adjourn\w*|postpon\w*)\b|\b(?:next|another|earlier|previous|later|new|future|similar|fresh) (?:[a-z-]+ )?(?:requests?|bids?|attempts?|efforts?|push|votes?|motions?|drafts?|texts?|resolutions?)\b"

#: The one voted against is no draft; and what has been done up to now was done in several votes.
_AGAINST_SOMEBODY = r"\b(?:vot\w+|were|was|are|is) against (?:the )?(?:[GLP]\b(?!'s)|A (?:ambassador|envoy|representative|delegat))"

_UP_TO_NOW = r"\b(?:has|have) (?:\w+ )?(?:abstain|vot|support|oppos|back|block|object)"

#: Who stands behind a request, and need not have made it.
_BEHIND = r"\b(?:led|joined|backed|supported|echoed|renewed)\b[^;.]{0,20}\b(?:calls?|push|efforts?|drive|campaign|demands?|request|bid)\b"


def is_to_come(scene: Scene, answer: Answer) -> bool:
    """Whether all that the answer rests on happened after the day of the article."""
    days = [d for f in answer.evidence if (d := day_of(scene.ledger, f.ref.partition(": ")[0])) is not None]
    return scene.published is not None and bool(days) and min(days) > scene.published + timedelta(days=1)


def is_that_text(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """The record has not every vote: a text is meant by its day or symbol; a vote on procedure by its time, its state,
    or where it was told just before."""
    votes = votes_of(scene.ledger, answer.evidence)
    if len(votes) <= 1 and grammar.search(USUALLY, words):
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
    if of_council and is_of_the_rights_council(scene, clause):
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


def is_the_councils(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What a committee or another body adopts, or how a seat is won, is no vote of the Council's."""
    if grammar.search(
        r"\bG (?:obtained|received|garnered|polled|scored) (?:only |just )?N\b", clause.skeleton
    ):
        return False
    if not is_that_text(scene, clause, start, end, words, answer):
        return False
    return is_of_its_body(scene, clause, start, end, words, answer)


def is_of_its_body(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
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


def is_lately(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """What is asked or signed without a date is of these days, or of a time that was just told."""
    days = [d for f in answer.evidence if (d := day_of(scene.ledger, f.ref)) is not None]
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
