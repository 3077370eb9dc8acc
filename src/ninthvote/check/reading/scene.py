"""What an article is speaking of: its day, its subject, and the vote, meeting or letter last spoken of.

"The vote", "that statement" and "the eight" mean something only here. A reference that fits two things is left
to fit both, and only what all of them contradict is contradicted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from ninthvote.check.claim import Family
from ninthvote.check.ledger import LIVE_SINCE, Ballot, Happening, Ledger, Paper, Request, words_of
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import Candidates
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.timing import Time, resolve
from ninthvote.check.reading.topic import LABEL, code_of, topic_of
from ninthvote.symbols import same_symbol
from ninthvote.text import Kind
from ninthvote.text.date import When
from ninthvote.vocabulary import Cast

T = TypeVar("T")

_FUTURE = re.compile(
    r"\b(?:will|shall|is to|are to|due to|to be|is set|are set|next|upcoming|incoming|plans? to|expected|takes? (?:a|its|their) seats?"
    r"|takes? over|joins?|hands?|passes|leaves?|going to|begins|ends)\b"
)


#: A decision on a text of substance: what is vetoed is never a motion.
_VETOED = re.compile(
    r"\bvetoe[sd]\b|\bvetoing\b|\bveto (?:cast|by|from)\b|(?:cast|casts|casting|used|using) (?:a|its|their|his|the) (?:\w+ )?vetoe?s?\b|\bdouble[- ]veto"
)
#: That the Council decided on something, with or without success.
_DECIDED = re.compile(
    r"\bvot(?:ed|es|ing|e)\b|\bvetoe?[sd]?\b|\breject(?:s|ed)?\b|\badopt(?:s|ed)?\b|\bdefeat(?:s|ed)?\b|\bblock(?:s|ed)?\b|fail(?:s|ed)? to adopt|\babstain(?:s|ed|ing)\b"
)
_WILL = re.compile(r"\b(?:will|shall|is to|are to|upcoming|next|coming)\b")
_MOTION = re.compile(r"\b(?:motion|agenda|put off|postpon\w+|adjourn\w*|procedural|invit\w+)\b")
_TEXT = re.compile(r"\b(?:draft|resolution|amendment|document)s?\b")
_SINCE = r"\bsince (?:the (?:start|beginning|end) of |early |late |last )?$"
_UNTIL = r"\b(?:until|till|through|runs? out (?:on|in|at)|expires? (?:on|in)|ends? (?:on|in|at)|before)\s(?:the end of )?$"
_WAS_THEN = r"\b(?:was|were|had|did|held|served|sat|presided|chaired|stayed|remained|kept|led|ran|took|lasted|went on)\b"
_ROW = re.compile(r"\W*(?:in )?D: ")
#: A state, and what is said of it in passing before its verb.
WITH_AN_ASIDE = r"(?:^|[;:\u2014] ?|, (?:and|but|while|though|although|because) )(?:[a-z]{2,5} D,? )?(?:the |both )?(?P<g>G)(?P<aside>, (?!G)[^;:\u2014]{3,90}, )$"
_HELD = ("formal_meeting", "video_conference", "any_other_business", "arria_formula")
_PAST = re.compile(
    r"\b(?:was|were|had|(?<!is )(?<!be )held|did|met|took|began|sat|gave|left|won|lost|got|voted|presided|joined|signed|asked|chaired|served|ended|ran|came|became|fell|said|told|started|opened|adopted|requested|briefed|discussed|abstained|opposed|renewed|issued|published|passed|handed|went)\b"
)


#: An article tells of a vote without its date for about this long.
NEWS_DAYS = 9


#: So long ago is what was never spoken of.
NEVER = 99
#: For so many sentences a vote goes on being spoken of.
GOES_ON = 6
#: A vote so long before the article is not what is told without a date.
OLD_DAYS = 1100
#: A label speaks for about so many sentences.
LABEL_SENTENCES = 6
#: In an article without a day, the year of a time is understood for about so many sentences.
CARRIED_SENTENCES = 2
#: A vote this many days before the article may be what it tells of.
NEWS_SPAN = 45
#: The first sentences of an article, its headline among them, tell what is new.
HEADLINES = 4
#: A vote named by neither its time nor its number is of about these years: the field's memory of live disputes.
AGE_YEARS = 13


class Told:
    """The days that an article has named, so kept that a question about them takes as long of a shelf as of a page."""

    def __init__(self) -> None:
        self.last: deque[date] = deque(maxlen=3)
        self.months: set[tuple[int, int]] = set()
        self._days: list[date] = []

    def add(self, day: date) -> None:
        self.last.append(day)
        self.months.add((day.year, day.month))
        at = bisect_left(self._days, day)
        if self._days[at : at + 1] != [day]:
            self._days.insert(at, day)

    def any_within(self, days: int, of: date) -> bool:
        """Whether one of them is at most so many days from this day."""
        reach = timedelta(days=days)
        at = bisect_left(self._days, of - reach)
        return at < len(self._days) and self._days[at] <= of + reach


def _no_day_of_its_own(when: When) -> bool:
    return when.weekday is not None and when.day is None and when.month is None


@dataclass(slots=True)
class Scene:
    """The running state of the reading of one article."""

    ledger: Ledger
    published: date | None
    topic: str | None = None  #: the state whose situation is spoken of
    main_topic: str | None = None
    focus: Time | None = None  #: the time last spoken of
    ballot: Ballot | None = None
    ballot_at: int = -99
    ballot_in: int = -1  #: the paragraph that told of it
    earlier: Ballot | None = None  #: the other vote that was told before it
    happening: Happening | None = None
    happening_at: int = -99
    paper: Paper | None = None
    paper_at: int = -99
    paper_before: Paper | None = None  #: the other one told before it
    person: str | None = None  #: the person last named
    states: tuple[str, ...] = ()  #: the states last named as actors
    subject_at: int = -9  #: the last sentence that begins with a state
    rivals: int = 0  #: how many mentions of states the sentence last naming one has
    previous: str = ""  #: the sentence before
    paragraph: int = 0
    sentence: int = 0
    missed: int = -99  #: the sentence that told of a vote which the record does not have
    paragraph_time: Time | None = None
    times: dict[int, list[Time]] = field(default_factory=dict)
    told: Told = field(default_factory=Told)
    #: The sentence in which a thing was last spoken of, or a claim of a family made, by its name.
    spoken: dict[str, int] = field(default_factory=dict)
    council_at: int = 0  #: the end of the sentence that last named the Council, in letters of the text
    #: What has been claimed in this sentence and the one before: the sentence, the place, the family, the row.
    said: list[tuple[int, int, Family, str]] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)  #: spans of this sentence that are claims
    # How the text is set.
    line: Time | None = None  #: the day or month that the last line of a chronology began with
    line_at: int = -9
    item: bool = False  #: whether the sentence stands in a list
    heading: tuple[str, tuple[Time, ...]] | None = None  #: the words and times that the list stands under
    columns: list[str] = field(default_factory=list)  #: the heads of the table that is being read
    #: What a line or paragraph begins with: the paragraph, the sentence, the times.
    label: tuple[int, int, tuple[Time, ...]] = (-1, -9, ())
    section: tuple[
        Time, ...
    ] = ()  #: the times of the heading, "2016" alone on its line, that the notes stand under
    #: What an ellipsis leaves out: its sentence, words and times.
    carried: tuple[int, str, tuple[Time, ...]] = (-9, "", ())
    speaker: tuple[int, str] = (-9, "")  #: who was last quoted by name or office, and the sentence
    # What was told last of its kind.
    request: Request | None = None
    last_cast: tuple[Ballot, Cast, int] | None = None
    one_of: tuple[Ballot, Cast, int] | None = None
    recent: tuple[Ballot, ...] = ()  #: two votes that were compared
    # What was found for this sentence, or for the article, and need not be found again.
    weighed: dict[Any, Candidates[Ballot]] = field(default_factory=dict)
    readings: dict[Any, Candidates[Ballot]] = field(default_factory=dict)
    topics: dict[int, str | None] = field(default_factory=dict)
    statements: dict[tuple[int, int], Any] = field(default_factory=dict)
    series: dict[str | None, list[Ballot]] = field(default_factory=dict)

    # -- reading on ------------------------------------------------------------------------------------------------

    def enter(self, clause: Clause) -> None:
        """Take in the sentence: its times, its subject. What is claimed comes after."""
        self.sentence += 1
        # What votes the stretches of a sentence may speak of is weighed once, and kept no longer than the sentence.
        self.weighed, self.readings, self.topics, self.statements = {}, {}, {}, {}
        if clause.sentence.paragraph != self.paragraph:
            self.paragraph = clause.sentence.paragraph
            self.paragraph_time = self.section[0] if len(self.section) == 1 else None
        self.times = {}
        for place, mention in clause.at.items():
            # "on 27 July, a Wednesday": no day of its own
            if mention.kind is Kind.DATE and not (
                _no_day_of_its_own(mention.value) and clause.skeleton[:place].endswith(" a ")
            ):
                self._take_in(clause, place, self._meaning(clause, place, mention.value))
        label = LABEL.fullmatch(clause.skeleton)
        if label and (label["topic"] is None or code_of(clause.at[label.start("topic")])):
            self.label = (self.paragraph, self.sentence, tuple(self.times_in(clause)))
        topic = self.topic_of(clause)
        if topic:
            self.topic = topic
        self.miss(clause)

    def _meaning(self, clause: Clause, place: int, when: When) -> list[Time]:
        """The times that what is written here may mean."""
        before = clause.skeleton[:place]
        future, past = _tense(clause, place)
        if grammar.search(_SINCE, before):
            future, past = False, True
        until = grammar.search(_UNTIL, before) and not grammar.search(_WAS_THEN, before)
        ahead = (future and not past) or bool(until)
        # Of an article without a day, only the year that was just spoken of goes on.
        lately = self.paragraph_time is not None or self.ago("time") <= CARRIED_SENTENCES
        carried = lately and not before.endswith("since ")
        row = self._row_year(clause, place)
        found = resolve(
            replace(when, year=row) if row else when,
            self.published,
            self.focus,
            future=ahead,
            told_past=past and not future,
            carried=carried and not (ahead and _WILL.search(clause.skeleton)),
        )
        return self._or_of_this_year(when, found)

    def _take_in(self, clause: Clause, place: int, times: list[Time]) -> None:
        """Keep the times of this place, and go on from there where they are one."""
        self.times[place] = times
        if not times:
            self.spoken["unresolved"] = self.sentence
        if len(times) == 1 and times[0].grain in ("day", "month", "year", "week"):
            self.focus = self.paragraph_time = times[0]
            self.spoken["time"] = self.sentence
            lead = _ROW.match(clause.skeleton)
            if lead and lead.end() - 3 == place and times[0].grain in ("day", "month"):
                self.line, self.line_at = times[0], self.sentence
            if times[0].grain in ("day", "month"):
                self.told.add(times[0].first)

    def _or_of_this_year(self, when: When, found: list[Time]) -> list[Time]:
        """A bare day may be of the year of the article as well as of the one told before."""
        if (
            self.published is None
            or self.focus is None
            or when.year is not None
            or not (when.month and when.day)
            or when.word is not None
            or len(found) != 1
        ):
            return found
        alone = resolve(when, self.published, None)
        if len(alone) != 1 or alone[0].first == found[0].first:
            return found
        return [replace(found[0], others=(*found[0].others, *alone[0].spans))]

    def _row_year(self, clause: Clause, place: int) -> int | None:
        """The year that a line begins with, "2018: on 7 December ...", for a month or day in it without one."""
        when = clause.at[place].value
        if when.year is not None or when.month is None or when.word not in (None, "month"):
            return None
        lead = _ROW.match(clause.skeleton)
        if lead and lead.end() - 3 == place:
            return self._next_in_list(when)
        head = self.times.get(lead.end() - 3, []) if lead and lead.end() - 3 < place else self.label_times()
        return head[0].first.year if len(head) == 1 and head[0].grain == "year" else None

    def _next_in_list(self, when: When) -> int | None:
        """The year of a line "- 22 December: ..." that follows "- 28 March 2014: ..." in a chronology."""
        if self.line is None or self.sentence - self.line_at > LABEL_SENTENCES or when.month is None:
            return None
        before = self.line.first
        return before.year if (when.month, when.day or 31) >= (before.month, before.day) else before.year + 1

    def topic_of(self, clause: Clause) -> str | None:
        """The state whose situation this sentence is about, where it says so."""
        kept = self.topics
        place = clause.sentence.start
        if place not in kept:
            kept[place] = topic_of(self.ledger, clause)
        return kept[place]

    def times_in(self, clause: Clause, start: int = 0, end: int | None = None) -> list[Time]:
        """The times written in a stretch of the sentence."""
        stop = len(clause.skeleton) if end is None else end
        return [t for place, ts in self.times.items() if start <= place < stop for t in ts]

    def times_before(self, clause: Clause, place: int, since: int = 0) -> list[Time]:
        """The times written before this place, but for those of an aside: "Egypt, which abstained last year, | voted no"."""
        aside = grammar.search(WITH_AN_ASIDE, clause.skeleton[:place])
        stop = aside.start("aside") if aside else place
        return self.times_in(clause, since, stop)

    def label_times(self) -> list[Time]:
        """The times of the label that the line or paragraph began with, or of the heading that it stands under."""
        paragraph, sentence, times = self.label
        labelled = paragraph == self.paragraph and self.sentence - sentence <= LABEL_SENTENCES
        return list(times if labelled else self.section)

    def unresolved_in(self, clause: Clause, start: int, end: int) -> bool:
        """Whether a time was written there that could not be resolved."""
        return any(start <= place < end and not ts for place, ts in self.times.items())

    def see_ballot(self, ballot: Ballot) -> None:
        if self.ballot is not None and self.ballot is not ballot:
            self.earlier = self.ballot
        self.ballot, self.ballot_at, self.ballot_in = ballot, self.sentence, self.paragraph
        if ballot.state:
            self.topic = ballot.state

    def last_vote(self, sentences: int) -> Ballot | None:
        """The vote told last, in this paragraph or not more than so many sentences ago."""
        near = self.sentence - self.ballot_at <= sentences or self.ballot_in == self.paragraph
        return self.ballot if near else None

    def see_happening(self, happening: Happening) -> None:
        self.happening, self.happening_at = happening, self.sentence

    def see_paper(self, paper: Paper) -> None:
        if paper is not self.paper:
            self.paper_before = self.paper
        self.paper, self.paper_at = paper, self.sentence

    def miss(self, clause: Clause) -> None:
        """Take in that the news is a vote which the record does not have: what is told without a date is of that one.

        So it is where a vote is told of a day near the article's on which none is recorded, or where the first lines
        tell of a text adopted, rejected or vetoed and none is recorded of the days before the article.
        """
        if self.published is None:
            return
        days = [t for t in self.times_in(clause) if t.grain in ("day", "week", "now")]
        near = [(a, b) for t in days for a, b in t.spans if -3 <= (self.published - b).days <= NEWS_SPAN]
        if not self.times and self.sentence <= HEADLINES:
            near = [(self.published - timedelta(days=NEWS_DAYS), self.published)]
        if (
            not near
            or not any(m.kind is Kind.COUNCIL for m in clause.mentions)
            or not _DECIDED.search(clause.skeleton)
            or not _TEXT.search(clause.skeleton)
        ):
            return
        for a, b in near:
            votes = self.ledger.votes("SC", a, b)
            if all(x.procedural for x in votes) and (not votes or not _MOTION.search(clause.skeleton)):
                self.missed = self.sentence

    # -- what a reference means ------------------------------------------------------------------------------------

    def ballots(
        self, clause: Clause, times: Sequence[Time], body: str = "SC", start: int = 0, end: int | None = None
    ) -> Candidates[Ballot]:
        """The votes that this stretch of the sentence may speak of; asked by many readers, weighed once."""
        stop = end if end is not None else len(clause.skeleton)
        ballot = self.ballot and self.ballot.key
        key = (tuple(times), body, start, stop, self.topic, self.paragraph_time, ballot, self.ballot_at)
        kept = self.weighed
        if key not in kept:
            kept[key] = self._ballots(clause, times, body, start, stop)
        return kept[key]

    def _ballots(
        self, clause: Clause, times: Sequence[Time], body: str, start: int, end: int
    ) -> Candidates[Ballot]:
        left, right = widen(clause, start, end)
        named = {m.surface.upper() for m in clause.within(min(left, start), max(right, end), "Y")}
        spans = [span for t in times for span in t.spans]
        if not spans and not named and self.missed > self.ballot_at:
            return Candidates((), False)
        words = words_of(clause.sentence.text)
        explicit, topic = self.topic_of(clause), self.topic
        told, published = self.paragraph_time, self.published
        exact = any(t.grain in ("day", "week", "now") for t in times)
        goes_on = not times and told is not None and told.grain in ("day", "month")
        news = self.published if not times and told is None else None
        earliest = news - timedelta(days=NEWS_DAYS) if news else None
        old = published - timedelta(days=OLD_DAYS) if published and not spans else None
        before = self.ballot if self.sentence - self.ballot_at <= GOES_ON else None
        if not (spans or named or told or published or explicit or topic or before):
            return Candidates((), False)  # nothing says when, or on what
        of_motion = _MOTION.search(clause.skeleton) is not None
        of_text = _TEXT.search(clause.skeleton) is not None
        of_veto = _VETOED.search(clause.skeleton) is not None
        scored: list[tuple[float, Ballot]] = []
        for b in self._possible(body, spans, anywhere=bool(named)):
            if of_veto and b.procedural:
                continue
            score = 4.0 if spans else 0.0
            anchored = exact or (b.state is not None and (b.state == explicit or b.state == topic))
            if named and any(same_symbol(n, s) for n in named for s in b.symbols):
                score += 12
                anchored = True
            overlap = len(words & b.words)
            score += min(overlap, 3) * 1.5
            anchored |= overlap > (0 if spans else 1) or b is before
            if explicit:
                score += 3 if b.state == explicit else (-1 if overlap or b.state is None else -5)
            elif topic is not None and b.state == topic:
                score += 2
            if b is before:
                score += 3
            if goes_on and told is not None and told.holds(b.on):
                score += 3
            elif news and earliest and earliest <= b.on <= news:
                # What is told without a date is the news, and the latest of it first.
                score += 5 + max(0.0, 0.6 - 0.3 * (news - b.on).days)
                anchored = True
            if b.procedural:
                score += 0.5
            if of_motion:
                score += 2 if b.procedural else -2
            elif of_text:
                score += 2 if not b.procedural or any(s.startswith("S/RES") for s in b.symbols) else 0.5
            if old and b.on < old and overlap < 2:
                told_day = told is not None and told.grain == "day" and told.sure and told.holds(b.on)
                score -= 0 if told_day else 2
            if b.human_rights:
                score += 0.3
            if not b.confidence.is_firm:
                score -= 1
            if anchored or told is not None:
                scored.append((score, b))
        if not scored:
            return Candidates((), False)
        best = max(s for s, _ in scored)
        if best < 2.5:
            return Candidates((), False)
        found = tuple(b for s, b in scored if s >= best - 0.2)
        dated = bool(times) and all(t.sure for t in times)
        if dated and all(t.grain in ("year", "years", "season") for t in times) and not named:
            # A year has many votes: only the one on the subject can be meant.
            dated = all(b.state is not None and b.state == (explicit or self.topic) for b in found)
        near = self.ballot in found and self.sentence - self.ballot_at <= 3
        if len(found) == 1:
            on = found[0].on
            near |= goes_on and told is not None and told.sure and told.holds(on)
            near |= news is not None and earliest is not None and earliest <= on <= news
        # Several votes on one day are told apart by nothing that was said.
        firm = (dated and len(found) == 1 and best >= 5.5) or (near and len(found) == 1) or best >= 12
        return Candidates(found, firm)

    def _possible(self, body: str, spans: list[tuple[date, date]], *, anywhere: bool) -> Iterable[Ballot]:
        """The body's votes of the spans; without any, those before the article and not too long, or the one last spoken of."""
        if spans:
            votes = self.ledger.votes(body, min(a for a, _ in spans), max(z for _, z in spans))
            return votes if len(spans) == 1 else (b for b in votes if any(a <= b.on <= z for a, z in spans))
        since, until = (1, 9999) if anywhere else self._age()
        last = date(min(until, 9999), 12, 31)
        if self.published:
            last = min(last, self.published)
        votes = self.ledger.votes(body, date(max(since, 1), 1, 1), last)
        told = self.ballot
        if (
            told is None
            or told.body != body
            or (self.published and told.on > self.published)
            or told in votes
        ):
            return votes
        return sorted([*votes, told], key=lambda b: (b.on, b.key))

    def _age(self) -> tuple[int, int]:
        """The first and last year of votes that an article may mean without writing the year."""
        near = [t.first.year for ts in self.times.values() for t in ts]
        near += [self.focus.first.year] if self.focus else []
        near += [self.published.year] if self.published else []
        return (min(near) - AGE_YEARS, max(near) + AGE_YEARS) if near else (LIVE_SINCE, 9999)

    def meetings(
        self, times: Sequence[Time], kinds: Iterable[str], state: str | None = None
    ) -> list[Happening]:
        """Events of these kinds at these times (or at any, where none is given) before the article."""
        wanted = frozenset(kinds)
        return [
            h
            for h in self.ledger.happenings
            if h.kind in wanted
            and (state is None or h.state == state)
            and (not times or any(h.within(a, b) for t in times for a, b in t.spans))
            and (self.published is None or h.on <= self.published + timedelta(days=62))
        ]

    def news(self) -> str | None:
        """The one situation on which the Council voted or met just before the article."""
        if self.published is None:
            return None
        on = self.published
        found = {
            b.state
            for b in self.ledger.ballots
            if b.body == "SC" and b.procedural and b.state and 0 <= (on - b.on).days <= NEWS_DAYS
        }
        found |= {
            h.state
            for h in self.ledger.happenings
            if h.kind in (*_HELD, "request_failed") and 0 <= (on - h.on).days <= NEWS_DAYS
        }
        return next(iter(found)) if len(found) == 1 else None

    def ago(self, name: str) -> int:
        """How many sentences ago something was last spoken of, or a claim of this family made; many, where it never was."""
        return self.sentence - self.spoken.get(name, -NEVER)

    def recent_day(self) -> Time | None:
        """The day of the one vote or meeting on the subject that is news on the day of the article."""
        if self.published is None:
            return None
        days = {
            b.on
            for b in self.ledger.ballots
            if b.body == "SC"
            and b.procedural
            and b.state == self.topic
            and 0 <= (self.published - b.on).days <= NEWS_DAYS
        }
        days |= {
            h.on
            for h in self.ledger.happenings
            if h.state == self.topic and h.kind in _HELD and 0 <= (self.published - h.on).days <= NEWS_DAYS
        }
        return Time(min(days), max(days), "day") if len(days) == 1 else None

    def present(self) -> Time | None:
        return Time(self.published, self.published, "day") if self.published else None


def _tense(clause: Clause, place: int) -> tuple[bool, bool]:
    """Whether the statement around a time speaks of what is to come, and of what has been; else the sentence."""
    left, right = widen(clause, place, place + 1)
    near = clause.skeleton[left:right]
    found = bool(_FUTURE.search(near)), bool(_PAST.search(near))
    return (
        found if any(found) else (bool(_FUTURE.search(clause.skeleton)), bool(_PAST.search(clause.skeleton)))
    )
