"""An article read from end to end: its claims, each with its verdict, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ninthvote.check import (
    ballot,
    chair,
    comparison,
    meeting,
    paper,
    person,
    procedure,
    request,
    seat,
    sequence,
)
from ninthvote.check.claim import Answer, Claim, Family, Verdict, unknown
from ninthvote.check.guard import accounted, bears, fair, hears, undated
from ninthvote.check.ledger import Ledger
from ninthvote.check.reading.clause import Clause, clause_of
from ninthvote.check.reading.council import told_apart
from ninthvote.check.reading.find import core_end, is_about_the_field, is_hedged, matches, triggered
from ninthvote.check.reading.frame import Frame
from ninthvote.check.reading.names import spelled_out
from ninthvote.check.reading.namesake import which_congo
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import carry, note, read
from ninthvote.check.reading.topic import main_topic
from ninthvote.text import Document, Kind, Lexicon, default_lexicon, split_sentences

#: The rooms of the recognisers, one for a kind of claim; importing one registers its frames and readers.
RECOGNISERS = (ballot, chair, comparison, meeting, paper, person, procedure, request, seat, sequence)


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with what was found in it."""

    document: Document
    published: date | None
    claims: tuple[Claim, ...]

    @property
    def passed_over(self) -> date | None:
        """The day in the data of its page, where that which it shows its reader was taken."""
        return self.document.day_in_data if self.published == self.document.published else None

    def words(self, claim: Claim) -> str:
        """What is claimed, as it is read: on one line, and of a page without its markup."""
        return " ".join(self.document.text[claim.start : claim.end].split())

    def source_span(self, claim: Claim) -> tuple[int, int]:
        """The characters of the source that the claim stands on."""
        return self.document.body.span(claim.start, claim.end)


class Checker:
    """The record made ready for reading articles."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.lexicon = _with_people(default_lexicon(), ledger)

    def check(self, document: Document, published: date | None = None, *, triggers: bool = True) -> Checked:
        """The document's claims with their verdicts.

        Args:
            published: day of the article; without it the day found in the document, or none.
            triggers: whether trigger words and needs choose the patterns that are tried; without, all are, to the same end.
        """
        day = published or document.published
        text = document.text
        if not is_about_the_field(text):
            return Checked(document, day, ())
        sentences = split_sentences(text)
        hits = triggered(text, sentences) if triggers else [None] * len(sentences)
        clauses = told_apart([clause_of(s, self.lexicon) for s in sentences])
        clauses = which_congo(clauses, self.ledger, day)
        scene = Scene(self.ledger, day)
        scene.main_topic = scene.topic = main_topic(self.ledger, clauses) or scene.news()
        claims: list[Claim] = []
        for clause, frames in zip(clauses, hits, strict=True):
            scene.enter(clause)
            note(scene, clause, text)
            hears(scene, clause)
            claims += _claims_in(scene, clause, frames)
            _remember(scene, clause)
            scene.previous = clause.sentence.text
        return Checked(document, day, tuple(claims))


def _with_people(lexicon: Lexicon, ledger: Ledger) -> Lexicon:
    """People of record by their full names, and by surnames that are not also words."""
    names: dict[str, str] = {}
    surnames: dict[str, set[str]] = {}
    for tenure in ledger.tenures:
        names[tenure.person] = tenure.person
        if " Al " in tenure.person:
            names[tenure.person.split()[0]] = tenure.person  # "Zeid", as he is called
        last = tenure.person.split()[-1]
        surnames.setdefault(last, set()).add(tenure.person)
    for last, people in surnames.items():
        if (
            len(people) == 1
            and len(last) > 3
            and last.lower() not in lexicon.words
            and last not in lexicon.states
        ):
            names.setdefault(last, next(iter(people)))
    return lexicon.knowing(names.items())


#: A sentence that names a state so soon begins with it.
SUBJECT_LETTERS = 16
_OF_ANOTHER = "What the record has that is like it is of another time, or of other states."
_CONFUSED = frozenset({Family.REQUEST, Family.SIGNATORIES, Family.MEMBER_VOTE})


def _claims_in(scene: Scene, clause: Clause, frames: frozenset[int] | None) -> list[Claim]:
    found: list[tuple[Frame, re.Match[str]]] = []
    # A question states nothing.
    for frame, m in () if clause.sentence.is_question else matches(clause, frames):
        if scene.columns and ", " in m.group(0):
            continue  # the cells of a table are read one by one
        if not frame.hedged and is_hedged(clause, m.start(), core_end(m)):
            continue
        found.append((frame, m))
    found.sort(key=lambda hit: (-hit[0].rank, -(hit[1].end() - hit[1].start()), hit[1].start()))
    first: list[tuple[Frame, re.Match[str]]] = []
    later: list[tuple[Frame, re.Match[str]]] = []
    held: list[tuple[int, int]] = []
    for hit in found:
        start, end = hit[1].start(), core_end(hit[1])
        clash = any(start < b and a < end for a, b in held)
        (later if clash else first).append(hit)
        if not clash:
            held.append((start, end))
    first.sort(key=lambda hit: hit[1].start())
    taken: list[tuple[int, int]] = []
    out: list[Claim] = []
    #: What no row answers stands only where nothing else is found to be said.
    doubtful: list[tuple[int, int, Family, str, Answer]] = []
    #: What was nearly supported is not contradicted by halves.
    withdrawn: list[tuple[int, int]] = []

    def say(start: int, end: int, family: Family, name: str, verdict: Answer) -> bool:
        """Add the claim with as much of the span as its rows account for; whether there is any."""
        if verdict.verdict is Verdict.CONTRADICTED and any(_overlap(start, end, a, b) for a, b in withdrawn):
            return False
        kept = accounted(scene, clause, start, end, family, verdict)
        if kept is None:
            doubtful.append((start, end, family, name, unknown(_OF_ANOTHER, *verdict.evidence)))
            withdrawn.append((start, end))
            return False
        a, b = clause.span(*kept)
        if b - a >= 3:
            scene.spoken[family.value] = scene.sentence
            out.append(Claim(a, b, family, name, _readable(verdict)))
            _remember_claim(scene, start, family, verdict)
        return True

    for frame, m in [*first, *later]:
        if any(_overlap(m.start(), core_end(m), a, b) for a, b in taken):
            continue
        answer = frame.ask(scene, clause, m)
        if answer is None:
            continue
        results = answer if isinstance(answer, list) else [(m.start(), m.end(), answer)]
        for start, end, found_so in results:
            verdict = fair(scene, clause, start, end, frame.family, found_so)
            if verdict is None or not bears(scene, clause, start, end, frame.family, verdict):
                continue
            if any(_overlap(start, end, x, y) for x, y in taken):
                continue
            if verdict.verdict is Verdict.NOT_IN_RECORD:
                doubtful.append((start, end, frame.family, frame.name, verdict))
            elif say(start, end, frame.family, frame.name, verdict):
                taken.append((start, end))
    for start, end, family, name, plain in read(scene, clause, taken):
        # Lists and chairs are read with every name and time accounted for; who asked and who signed may be confused.
        verdict = fair(scene, clause, start, end, family, plain) if family in _CONFUSED else plain
        if verdict is None or not bears(scene, clause, start, end, family, verdict):
            continue
        if verdict.verdict is Verdict.CONTRADICTED and undated(scene, clause, start, end, family):
            continue
        if verdict.verdict is Verdict.NOT_IN_RECORD:
            doubtful.append((start, end, family, name, verdict))
        else:
            say(start, end, family, name, verdict)
    for start, end, family, name, verdict in doubtful:
        if not any(_overlap(start, end, x, y) for x, y in taken):
            taken.append((start, end))
            say(start, end, family, name, verdict)
    carry(scene, clause, taken)
    out.sort(key=lambda claim: claim.start)
    return out


def _remember_claim(scene: Scene, start: int, family: Family, answer: Answer) -> None:
    """Remember what was claimed last, and the row it rests on, for what is said of it next."""
    known = answer.evidence and answer.verdict is not Verdict.NOT_IN_RECORD
    ref = answer.evidence[0].ref if known else ""
    said = [x for x in scene.said if x[0] >= scene.sentence - 1]
    scene.said = sorted([*said, (scene.sentence, start, family, ref)])


def _readable(answer: Answer) -> Answer:
    return replace(answer, explanation=spelled_out(answer.explanation))


def _overlap(a: int, b: int, x: int, y: int) -> bool:
    """Whether two spans share half of the shorter."""
    shared = min(b, y) - max(a, x)
    return shared > 0 and shared * 2 >= min(b - a, y - x)


def _remember(scene: Scene, clause: Clause) -> None:
    """Who was named last, for the pronouns to come; who was only named as the wrong one stands in no place."""
    named = [place for place, mention in clause.at.items() if mention.kind is Kind.STATES]
    if named:
        scene.rivals = len(named)
        scene.subject_at = scene.sentence if min(named) <= SUBJECT_LETTERS else -9
    for mention in clause.at.values():
        if mention.kind is Kind.STATES:
            scene.states = mention.value
        elif mention.kind is Kind.PERSON and mention.value:
            scene.person = mention.value
