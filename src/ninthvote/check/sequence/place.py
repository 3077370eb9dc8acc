"""The place of a meeting among those on its subject: the fifth in all, the fourth in as many years, one in each year to 2017."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.series import ARRIA, CLOSED, FORMAL, WHOLE, held_on
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind

_ELSE = r"\bvote\b|\bsign|letter|request|statement|\bveto|resolution|draft|[HEF]\b|\bseat|\belect|\bterm\b|presid|\bchair|plenary|\bdrop|\bfail|attempt|\bclos|private|arria|without|\bday\b|speaker|\bbrief"
_WORDS = r"(?:(?:such|formal|open|public|full|council|C|human rights|consecutive|annual|yearly) )*"
_NTH = rf"\b(?:the|its|their|C's|a|council's) (?P<o>O)(?: {_WORDS}(?:meetings?|sessions?|debates?|discussions?|time)\b| on (?:the|this) (?:item|subject|situation|issue|matter)\b| in all\b| altogether\b| overall\b| in (?:N|as many) years\b)"
_ONLY_SINCE = r"\bsince (?!(?:the (?:subject|item|matter|issue|topic)|it) (?:was|had been|came|has been))"
#: A meeting that the article tells of was told within so many sentences, or is of these days.
JUST_TOLD = 3
NEWS_DAYS = 9


def _row(s: Statement, rows: list[Happening], at: int) -> Happening | None:
    """The meeting of the time told before the number, else the one just told, else that of these days."""
    scene, p = s.scene, s.scene.published
    times = scene.times_in(s.clause, s.start, at)
    if times:
        held = [h for h in rows if any(t.holds(h.on) for t in times)]
        return held[0] if len(held) == 1 else None
    b = scene.last_vote(JUST_TOLD)
    if b is not None and b.body == "SC":
        return next((h for h in rows if h.on == b.on), None)
    if scene.happening in rows and scene.sentence - scene.happening_at <= JUST_TOLD:
        return scene.happening
    near = [h for h in rows if p is not None and 0 <= (p - h.on).days <= NEWS_DAYS]
    return near[-1] if near else None


@reads(Family.SEQUENCE, _NTH)
def its_number(s: Statement) -> Answer | None:
    """The meeting spoken of is the so-and-so-manieth on the subject."""
    m = grammar.search(_NTH, s.own)
    p, topic = s.scene.published, s.scene.topic
    if m is None or p is None or topic not in WHOLE or s.besides or s.people or s.negative or s.has(_ELSE):
        return None
    if s.has(_ONLY_SINCE) or s.clause.within(s.start, s.end, "TQYKRB") or s.unsaid:
        return None
    mention = s.clause.at.get(s.start + m.start("o"))
    number = mention.value if mention is not None else None
    if number is None or number < 2:
        return None
    rows = held_on(s, FORMAL)
    to_come = s.has(r"\b(?:would|will) be\b")
    row = None if to_come else _row(s, rows, s.start + m.start("o"))
    past = [h for h in rows if h.on < (row.on if row is not None else p)]
    if row is None and not (to_come and past):
        return None
    place = len(past) + 1
    years = s.numbers[-1:] if s.has(r"\bin N years") else [number] if s.has(r"\bin as many years") else []
    span = (row.on if row is not None else p).year - rows[0].on.year + 1
    after = f", after those of {listed([f'{h.on:%-d %B %Y}' for h in past])}" if past else ""
    said = f"{'It would be' if to_come else 'It was'} number {place} on the subject{after}."
    facts = [h.fact for h in ([row] if row is not None else []) + past]
    if number == place and years in ([], [span]):
        return supported(said, *facts)
    others = {
        len([h for h in held_on(s, kinds) if h.on < (row.on if row is not None else p)]) + 1
        for kinds in (FORMAL | CLOSED, FORMAL | CLOSED | ARRIA)
    }
    plain = s.has(r"meeting|session|\bC\b|council|\bin all\b") and not years and not s.has(r"\bO time\b")
    return contradicted(said, *facts) if plain and number not in others and s.numbers == [] else None


_EACH_TO = r"\b(?:in )?(?:each|every one) of the (?P<n>N) (?:years|decembers) (?:to|up to|until|through|before|ending in) D"
_ROW_OF = r"\bN (?:of them |meetings |years |decembers |times )?(?:in a row|running|straight|in succession|one after another)\W+(?:from |between )?D\W*$"


@reads(
    Family.SEQUENCE,
    r"\b(?:each|every one) of the N |\bN\b[^;.]{0,20}\b(?:in a row|running|straight|in succession|one after another)\b",
)
def one_in_each_of_them(s: Statement) -> Answer | None:
    """There was one in each of so many years up to the one told; so many in a row are as many as their years."""
    if s.scene.topic not in WHOLE or s.scene.published is None or s.besides or s.people or s.negative:
        return None
    if (
        len(s.numbers) != 1
        or not s.times
        or s.has(r"[HEF]\b|resolution|\bsign|request|letter|statement|clos|private")
    ):
        return None
    held = {h.on.year: h for h in held_on(s, FORMAL)}
    number = s.numbers[0]
    if grammar.search(_EACH_TO, s.own):
        last = s.times[-1].last.year - (1 if s.has(r"\bbefore D") else 0)
        years = list(range(last - number + 1, last + 1))
        if all(y in held for y in years):
            return supported(
                f"One was held in each year from {years[0]} to {last}.", *(held[y].fact for y in years)
            )
        return None
    written = [m for m in s.clause.within(s.start, s.end) if m.kind is Kind.DATE and m.value.word == "range"]
    if len(written) != 1 or grammar.search(_ROW_OF, s.own) is None:
        return None
    years = sorted({t.first.year for t in s.times})
    near = min(s.scene.ago("meeting"), s.scene.ago("sequence")) <= JUST_TOLD
    if not near or not all(y in held for y in years):
        return None
    said = f"One was held in each of the {len(years)} years from {years[0]} to {years[-1]}."
    return (supported if number == len(years) else contradicted)(said, *(held[y].fact for y in years))
