"""The endpoints that reckon: the count, the rules, tracing, positions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from ninthvote.brief.answer import source_json
from ninthvote.brief.law_answer import outcome_answer, provision_answer, provisions_answer
from ninthvote.brief.position_answer import position_answer
from ninthvote.brief.trace_answer import trace_answer
from ninthvote.count import count_json, count_situation, what_if
from ninthvote.count.backtest import run_backtest
from ninthvote.count.backtest_answer import backtest_json
from ninthvote.errors import LawError, NinthVoteError, UnknownKey
from ninthvote.model.positions import FitMode
from ninthvote.model.shipped import shipped_positions
from ninthvote.record import Record
from ninthvote.rules import SpecialMatter, citing, provision, provisions, put_to_vote
from ninthvote.rules.lawbook import CHAPTERS
from ninthvote.trace import Shelf, period
from ninthvote.vocabulary import Matter, Tally
from ninthvote.web.api.reply import AsOf, Day, Key, answered, declared, json_reply, without_suffix

#: Days for which a Council can be asked: from its first meeting to the end of the century.
FIRST_DAY, LAST_DAY = date(1946, 1, 17), date(2099, 12, 31)

Chapter = StrEnum("Chapter", {name: name for name in CHAPTERS})  # type: ignore[misc]

#: Members are fifteen, so that no vote has more of one kind.
Votes = Annotated[int, Query(ge=0, le=15)]


def council_day(day: date) -> date:
    """The day, if there was or may be a Council on it.

    Raises:
        NinthVoteError: it lies before the first meeting or too far ahead.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NinthVoteError(
            f"no Council is recorded on {day}", expected=f"a day from {FIRST_DAY} to {LAST_DAY}"
        )
    return day


def add_questions(router: APIRouter, record: Record, *, today: Callable[[], date]) -> None:
    """Add them; what is asked without a day is asked of the day that `today` says."""
    _add_count(router, record, today)
    _add_rules(router, record)
    _add_words(router, record)


def _add_count(router: APIRouter, record: Record, today: Callable[[], date]) -> None:
    @router.get("/count/{situation}", tags=["count"], responses=declared("Count", csv=True))
    def count(
        situation: Annotated[Key, Path(examples=["dprk"])],
        on: Annotated[
            Day | None,
            Query(
                description="The day of the motion; nothing that became public later is read (default: today).",
                examples=["2018-12-10"],
            ),
        ] = None,
        as_of: AsOf = None,
        council: Annotated[
            int | None, Query(ge=1946, le=2099, description="Count in the Council of 1 January of that year.")
        ] = None,
        ifs: Annotated[
            list[str] | None,
            Query(
                alias="if",
                max_length=15,
                description="A member's vote taken as given, `STATE=yes`, `STATE=no` or `STATE=abstain`.",
                examples=[["CIV=yes"]],
            ),
        ] = None,
    ) -> Response:
        """Whether nine would vote to take a situation up, member by member, with reasons: a forecast."""
        name, table = without_suffix(situation, "members")
        day = council_day(on or today())
        counted = count_situation(
            record,
            name,
            day,
            as_of=as_of,
            council_year=council,
            sure=dict(
                what_if(text, lambda name: record.resolve(name, day), where="if") for text in ifs or ()
            ),
        )
        return answered(count_json(counted, lambda keys: source_json(record, keys)), table)

    @router.get("/backtest", tags=["count"], responses=declared("Backtest"))
    def backtest() -> Response:
        """Every procedural vote since 1990 forecast from the day before, and how often that came true."""
        return answered(backtest_json(run_backtest(record)))


def _add_rules(router: APIRouter, record: Record) -> None:
    @router.get("/rules", tags=["rules"], responses=declared("Provisions"))
    def rules(
        chapter: Annotated[Chapter | None, Query(description="Only one chapter.", examples=["VOT"])] = None,
    ) -> Response:
        """Every provision, in the order of the law."""
        return json_reply(provisions_answer(provisions(chapter)))

    @router.get("/rules/outcome", tags=["rules"], responses=declared("Outcome"))
    def outcome(
        on: Annotated[Day, Query(description="Day of the vote.", examples=["2022-02-25"])],
        kind: Annotated[Matter, Query(description="Character of the matter.")],
        yes: Votes = 0,
        no: Votes = 0,
        abstain: Votes = 0,
        not_voting: Votes = 0,
        permanent_no: Annotated[
            str | None,
            Query(
                max_length=100,
                description="Permanent members that voted no: `CHN,RUS`, or `none`.",
                examples=["RUS"],
            ),
        ] = None,
        special: Annotated[
            SpecialMatter | None,
            Query(description="A decision with its own majority, in which no veto applies."),
        ] = None,
    ) -> Response:
        """What a vote decides, and why."""
        day, tally = council_day(on), Tally(yes, no, abstain, not_voting)
        against = None if permanent_no is None else _codes(record, permanent_no, day)
        ruling = put_to_vote(day, kind, tally, permanent_no=against, special=special)
        return answered(outcome_answer(kind, tally, ruling))

    @router.get("/rules/{reference}", tags=["rules"], responses=declared("ProvisionList"))
    def rule(
        reference: Annotated[
            str,
            Path(
                min_length=1,
                max_length=100,
                description="An id (`VOT-03`), an article (`Charter 27(3)`) or a rule (`rule 33`).",
                examples=["VOT-03", "rule 33"],
            ),
        ],
    ) -> Response:
        """What a provision says, rests on and is tested by; for an article or a rule, every provision that cites it."""
        try:
            found = (provision(reference),) if reference[:3].upper() in CHAPTERS else citing(reference)
        except LawError as wrong:
            raise UnknownKey(wrong.what, expected=wrong.expected, candidates=wrong.candidates) from None
        return json_reply([provision_answer(p) for p in found])


def _codes(record: Record, text: str, on: date) -> tuple[str, ...]:
    names = [name.strip() for name in text.replace(";", ",").split(",") if name.strip()]
    return () if [n.lower() for n in names] == ["none"] else tuple(record.resolve(n, on).code for n in names)


def _add_words(router: APIRouter, record: Record) -> None:
    @lru_cache(maxsize=8)
    def shelf(as_of: date | None) -> Shelf:
        return Shelf.of_record(record.as_of(as_of))

    @router.get("/trace", tags=["check"], responses=declared("Trace"))
    def trace(
        words: Annotated[
            str,
            Query(
                min_length=1,
                max_length=2000,
                description="The words, without quotation marks.",
                examples=["a bitter irony"],
            ),
        ],
        speaker: Annotated[
            str | None,
            Query(max_length=200, description="Who is said to have said them: a name, an office or both."),
        ] = None,
        on: Annotated[
            str | None,
            Query(
                pattern=r"^\d{4}(-\d{2}){0,2}$",
                description="When: YYYY-MM-DD, YYYY-MM or YYYY.",
                examples=["2019-12"],
            ),
        ] = None,
        as_of: AsOf = None,
    ) -> Response:
        """Where words were said before, by whom and when, and how they drifted."""
        when = period(on) if on else None
        grade = shelf(as_of).grade(words, speaker=speaker, on=when)
        return answered(trace_answer(record.as_of(as_of), words, speaker, when, grade))

    @router.get("/positions/{state}", tags=["count"], responses=declared("Positions", csv=True))
    def positions(
        state: Annotated[Key, Path(examples=["CIV"])],
        mode: Annotated[
            FitMode,
            Query(description="`comparable`: one axis over all years; `predictive`: those that forecast."),
        ] = "comparable",
    ) -> Response:
        """Where a State has stood in the General Assembly, year by year, and how surely that is known."""
        name, table = without_suffix(state, "path")
        return answered(position_answer(shipped_positions(mode), record.resolve(name)), table)
