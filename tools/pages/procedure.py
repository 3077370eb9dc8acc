"""docs/procedure.md: the encoded law as a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from ninthvote.record import open_record
from ninthvote.rules import lawbook
from ninthvote.rules.meeting import TABLE, Precedence
from ninthvote.vocabulary import Confidence, Tally


def render() -> str:
    return "\n".join(
        [
            *_opening(),
            *_parameters(),
            *_formats(),
            *_meeting(),
            *_motions(),
            *_provisions(),
            *_votes(),
            *_authorities(),
        ]
    )


def _mark(confidence: Confidence | None) -> str:
    return " *(unconfirmed)*" if confidence is Confidence.RECALLED else ""


def _opening() -> Iterator[str]:
    n = sum(1 for _ in lawbook.provisions())
    yield "# The procedure\n"
    yield (
        f"The Council's procedure as this program applies it: {n} provisions in {len(lawbook.CHAPTERS)} chapters, "
        "in our own words, with the authority of each and the history that tests it. Where practice leaves the text, "
        "the provision says so. What is marked *unconfirmed* is from professional knowledge and was not seen in a "
        "source. "
        f"Last checked on {lawbook.last_checked_on()}.\n"
    )
    yield (
        "`ninthvote rules show VOT-03` prints one of them, and `ninthvote rules show 'Charter 27(3)'` all that rest on "
        "that paragraph.\n"
    )


def _parameters() -> Iterator[str]:
    yield "## Parameters by date\n"
    yield "In force is when the text bound; in effect is when the Council acted by it. Rulings follow effect.\n"
    yield "| parameter | value | in effect from | in force from | reference |"
    yield "|---|---|---|---|---|"
    for name in lawbook.parameter_names():
        for p in lawbook.history(name):
            note = f" {p.note}" if p.note else ""
            reference = f"{p.reference}.{_mark(p.confidence)}{note}"
            days = f"{p.in_effect_from} | {p.in_force_from}"
            yield f"| {name.replace('_', ' ')} ({p.provision}) | {_value(p.value)} | {days} | {reference} |"
    yield ""


def _value(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{k}: {v}" for k, v in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _formats() -> Iterator[str]:
    yield "## Formats\n"
    yield "| proceeding | formal | public | procedural vote | resolution | stops the seizure clock | note |"
    yield "|---|---|---|---|---|---|---|"
    for p in lawbook.proceedings():
        cells = [p.is_formal, p.is_public, p.can_vote, p.can_resolve, p.stops_clock]
        words = ["either" if c is None else "yes" if c else "no" for c in cells]
        yield f"| {p.name} | {' | '.join(words)} | {p.note or ''} |"
    yield ""


def _meeting() -> Iterator[str]:
    yield "## A meeting, phase by phase\n"
    yield "Drawn from the table that the program runs on; what is not drawn is not in order.\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    for (phase, act), following in TABLE.items():
        if phase is not following:
            yield f"  {phase.name} --> {following.name}: {act.name.lower().replace('_', ' ')}"
    yield "```\n"


def _motions() -> Iterator[str]:
    yield "## Motions, by precedence (rule 33)\n"
    yield "| rank | motion | debate |"
    yield "|---|---|---|"
    for motion in Precedence:
        yield f"| {motion.value} | {motion.name.lower().replace('_', ' ')} | {'yes' if motion.is_debatable else 'no'} |"
    yield ""


def _provisions() -> Iterator[str]:
    for family in lawbook.CHAPTERS:
        yield f"## {lawbook.chapter_title(family)}\n"
        for p in lawbook.provisions(family):
            yield f"### {p.id} {p.title}\n"
            yield p.statement + "\n"
            if p.exceptions:
                yield f"*Exceptions.* {p.exceptions}{_mark(p.exceptions_confidence)}\n"
            yield "*Rests on* " + "; ".join(c.text + _mark(c.confidence) for c in p.citations) + ".\n"
            yield "*Tested by*\n"
            for case in p.cases:
                yield f"- {case.text}{_mark(case.confidence)}"
            where = ", ".join(f"`{name}`" for name in p.applied_in)
            yield f"\n*Applied in* {where}.\n" if where else "\n*Applied in* nothing: stated, not computed.\n"


def _votes() -> Iterator[str]:
    named = {vector for p in lawbook.provisions() for case in p.cases for vector in case.vectors}
    yield "## The votes named above\n"
    yield "Yes, no, abstentions; in brackets the members that did not vote. `ninthvote replay` reproduces every one.\n"
    yield "| key | day | symbol | matter | tally | outcome |"
    yield "|---|---|---|---|---|---|"
    for v in open_record().vectors():
        if v.vector in named:
            tally = Tally(v.yes, v.no, v.abstain, v.not_voting)
            outcome = v.expected.value.replace("_", " ") + _mark(v.confidence)
            yield f"| {v.vector} | {v.on} | {v.symbol} | {v.matter.value} | {tally} | {outcome} |"
    yield ""


def _authorities() -> Iterator[str]:
    yield "## Authorities by their short names\n"
    for short, full, confidence in lawbook.authorities():
        yield f"- **{short}**: {full}{_mark(confidence)}"
