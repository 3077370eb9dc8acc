"""Options that several commands share, each with the one meaning it has everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from ninthvote.errors import NinthVoteError
from ninthvote.vocabulary import parse_day

Command = TypeVar("Command", bound=Callable[..., Any])

#: The first meeting of the Council; no composition is recorded for a day before it.
FIRST_DAY = date(1946, 1, 17)


class Day(click.ParamType[date]):
    """A day of the calendar, written YYYY-MM-DD; `today` is read from the clock here and nowhere below."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if value == "today":
            return date.today()
        try:
            return parse_day(str(value))
        except NinthVoteError:
            self.fail(
                f"{value!r} is not a day of the calendar; expected a date written YYYY-MM-DD, for example 2018-12-10.",
                param,
                ctx,
            )


class CouncilDay(Day):
    """A day on which there was a Council."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        day = super().convert(value, param, ctx)
        if day < FIRST_DAY:
            self.fail(f"{day} is before the Council first met; the record begins on {FIRST_DAY}.", param, ctx)
        return day


def as_json(command: Command) -> Command:
    """`--json`: the same answer as data; its schema stands under docs/schema."""
    return click.option(
        "--json", "json_", is_flag=True, help="Print the answer as JSON (schema: docs/schema)."
    )(command)


def as_of(command: Command) -> Command:
    """`--as-of DATE`: only what was public on that day."""
    return click.option(
        "--as-of",
        "as_of",
        type=Day(),
        metavar="DATE",
        help="Only what was public on that day (default: all).",
    )(command)


def on_day(help_text: str, *, required: bool = False) -> Callable[[Any], Any]:
    """`--on DATE`: a day of the Council; the default, where there is one, is today."""
    default: dict[str, Any] = (
        {} if required else {"default": "today"}
    )  # a default of None would count as given
    return click.option(
        "--on",
        "on",
        type=CouncilDay(),
        metavar="DATE",
        required=required,
        **default,
        help=help_text,
    )
