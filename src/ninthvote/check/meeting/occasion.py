"""When a situation whose meetings the record lists by their requests and sponsors came up, and in what form."""

from __future__ import annotations

from datetime import timedelta

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Fact, Paper
from ninthvote.check.meeting.held import ANY
from ninthvote.check.meeting.series import WHOLE
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads

#: The kinds of papers that are of one meeting each, with the words for its form.
_FORMS = {
    "meeting_request": r"other business|\baob\b|closed|behind|private|consultations|in camera",
    "arria_sponsorship": r"arria|informal",
}
_CAME_UP = (
    r"\bcame up\b|\bcomes? up\b|brought up|\bback (?:before|at|on|in front of)\b|tak(?:e|es|en) up|took up|discuss\w*|\bmet\b|\bmeeting\b|\bsession\b|\bheld\b|\braised\b|dealt with|"
    r"\bbefore C\b|on the table|\bturn\b|\btalk\w*|\bcame an?\b|\bheard\b|debat\w*|consider\w*|aired"
)
_NOT_THAT = r"\bvot|request|asked|sought|letter|statement|sponsor|resolution|O time|first|formal meeting|open|public|hosted|chair|presid|\bsince\b|until|before D|after D|\bfail|earlier|previous|\bin the open\b"
#: Without a time the informal meeting of the last months is meant, where there was one.
LATELY = timedelta(days=120)


def _rows(s: Statement) -> list[Paper]:
    topic = s.scene.topic_of(s.clause) or s.scene.topic
    on = s.scene.published
    if topic in WHOLE or len(s.told) > 1:
        return []  # its meetings are listed themselves
    rows = [
        p for p in s.scene.ledger.papers if p.kind in _FORMS and p.state == topic and p.precision == "day"
    ]
    if s.told:
        return [p for p in rows if any(t.holds(p.on) for t in s.told)]
    arria = [
        p
        for p in rows
        if p.kind == "arria_sponsorship" and on is not None and timedelta(0) <= on - p.on <= LATELY
    ]
    return arria if s.has("arria") else []


@reads(Family.MEETING, _CAME_UP)
def it_came_up(s: Statement) -> Answer | None:
    """The situation came up at the time told, in the form told."""
    form = grammar.match(r", (?:under|behind|in) [^,;.]*", s.clause.skeleton[s.end :])
    end = s.end + (form.end() if form else 0)
    quoted = [m.surface.lower() for m in s.clause.within(s.start, end, "Q")]
    if (
        s.negative
        or s.unsaid
        or s.people
        or any(n != 2 for n in s.numbers)
        or s.clause.within(s.start, s.end, "TYHFEOI")
        or grammar.search(_NOT_THAT, s.clause.skeleton[s.start : end])
    ):
        return None
    if any("other business" not in q for q in quoted) or set(s.states) - {
        s.scene.topic_of(s.clause) or s.scene.topic
    }:
        return None
    rows = _rows(s)
    said = s.clause.skeleton[s.start : end]
    told = [
        k for k, words in _FORMS.items() if grammar.search(words, said) or (quoted and k == "meeting_request")
    ]
    rows = [p for p in rows if p.kind in told]
    if len(told) != 1 or len(rows) != 1 or grammar.search(r"request|\basked", s.clause.skeleton):
        return None
    p = rows[0]
    return supported(f"{p.title}, {p.on:%-d %B %Y}.", p.fact)


@reads(
    Family.MEETING,
    r"regardless|all the same|anyway|without (?:him|her|them)\b|nonetheless|nevertheless|even so|as planned",
)
def it_went_ahead(s: Statement) -> Answer | None:
    """The meeting at which a guest was turned away was held."""
    b = s.scene.ballot
    if (
        b is None
        or b.motion != "invite_participant"
        or not b.procedural
        or s.scene.sentence - s.scene.ballot_at > 5
    ):
        return None
    if (
        (s.negative and not s.has(r"without (?:him|her|them)"))
        or s.states
        or s.people
        or s.numbers
        or s.times
        or s.clause.within(s.start, s.end, "TQYHFEO")
    ):
        return None
    if not s.has(
        r"\b(?:meeting|debate|session|briefing|discussion)\b[^;.]*\b(?:went (?:ahead|on)|took place|was held|carried on|proceeded|continued)\b"
    ):
        return None
    return supported(
        f"The vote of {b.on:%-d %B %Y} was taken at a meeting of the Council: {b.title}.", b.fact
    )


@reads(Family.MEETING, r"\bon (?:the|its) (?:\w+ )?agenda\b|\bagenda item\b")
def on_the_agenda_since(s: Statement) -> Answer | None:
    """Since the day of that vote the situation has been on the Council's agenda."""
    if (
        s.negative
        or s.people
        or s.numbers
        or s.unsaid
        or s.clause.within(s.start, s.end, "TQYHFEO")
        or not s.has(r"\bsince D|since D")
    ):
        return None
    topic = s.scene.topic_of(s.clause) or s.scene.topic
    if set(s.states) - {topic} or len(s.times) != 1 or s.has(r"\bvot|request|asked"):
        return None
    rows = [
        b
        for b in s.scene.ledger.by_body["SC"]
        if b.procedural
        and b.motion == "adopt_agenda"
        and b.state == topic
        and b.carried
        and b.firm("carried")
    ]
    first = rows[0] if rows else None
    # The first meeting on it is the one from which it is on the agenda.
    if (
        first is None
        or not grammar.search(r"^Inclusion|new item", first.title)
        or not s.times[0].holds(first.on)
    ):
        return None
    return supported(f"{first.title}, {first.on:%-d %B %Y}: {first.result}.", first.fact)


_WENT_BY = (
    r"\bD (?:to )?(?:go|goes|went|pass|passes|passed|slip|slipped) (?:by|past|away)?\b|\bD came and went\b"
)


@reads(Family.MEETING, _WENT_BY)
def a_year_went_by(s: Statement) -> Answer | None:
    """The Council let the year go by without a meeting on the situation."""
    if (
        s.people
        or s.numbers
        or s.unsaid
        or s.clause.within(s.start, s.end, "TQYHFEOI")
        or set(s.states) - {"PRK"}
    ):
        return None
    if s.scene.topic != "PRK" or len(s.times) != 1 or not s.has(_WENT_BY):
        return None
    if not s.has(
        r"(?:without|with no)\b[^;.]*(?:meeting|session|debate|briefing|discussion|taking (?:it|the (?:matter|subject|item)) up|meeting on)|without (?:one|it)$"
    ):
        return None
    t, on = s.times[0], s.scene.published
    if (
        t.grain != "year"
        or not t.sure
        or on is None
        or t.last > on
        or t.first.year < 2014
        or s.has(r"formal|open|public")
    ):
        return None
    if s.scene.meetings([t], ANY, "PRK"):
        return None
    failed = [h.fact for h in s.scene.meetings([t], ("request_failed",), "PRK")]
    return supported(
        f"No meeting on the item is on record for {t.first.year}.", *(failed or [Fact("coi-sc-agenda")])
    )
