"""Which command lives where. Nothing else is imported until a command is asked for, so `--version` costs nothing."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Sequence

import click

from ninthvote import __version__
from ninthvote.errors import NinthVoteError

#: command -> (module, attribute, the line shown by `ninthvote --help`). The short help stands here so that
#: listing the commands imports none of them; a house test holds it against each command's own docstring.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "situation": (
        "ninthvote.cli.situation",
        "situation",
        "Show what happened in a situation, in order of time, with sources.",
    ),
    "council": (
        "ninthvote.cli.council",
        "council",
        "Show who sat on the Council on a day, who presided, and who joins next.",
    ),
    "state": (
        "ninthvote.cli.state",
        "state",
        "Show a state's terms, presidencies, votes, letters and positions.",
    ),
    "vote": (
        "ninthvote.cli.vote",
        "vote",
        "Show one vote of the Council: roll call, result, who asked, sources.",
    ),
    "find": (
        "ninthvote.cli.find",
        "find",
        "Find events, votes, letters, quotations and sources by words.",
    ),
    "record": (
        "ninthvote.cli.record",
        "record",
        "Build the record from its tables of facts, or check them.",
    ),
    "count": (
        "ninthvote.cli.count",
        "count",
        "Count whether nine would vote to take a situation up, member by member, with reasons.",
    ),
    "backtest": (
        "ninthvote.cli.backtest",
        "backtest",
        "Forecast every procedural vote since 1990 from the day before, and show how often that came true.",
    ),
    "rules": (
        "ninthvote.cli.rules",
        "rules",
        "The procedure as encoded law: list it, read a provision, put a vote to it.",
    ),
    "replay": (
        "ninthvote.cli.replay",
        "replay",
        "Run history through the rules and list every difference.",
    ),
    "fit": (
        "ninthvote.cli.model",
        "fit",
        "Fit positions of all States to every roll call of the Assembly, and score them on votes held out.",
    ),
    "positions": (
        "ninthvote.cli.model",
        "positions",
        "Show where a State has stood in the Assembly, year by year, and how surely that is known.",
    ),
    "propose": (
        "ninthvote.cli.propose",
        "propose",
        "Propose votes, speakers and the presidency from a verbatim record (PDF).",
    ),
    "sync": (
        "ninthvote.cli.sync",
        "sync",
        "Bring bulk votes, meetings and membership into the data folder.",
    ),
    "trace": (
        "ninthvote.cli.trace",
        "trace",
        "Find where words were said before, by whom and when, and how they drifted.",
    ),
    "brief": (
        "ninthvote.cli.brief",
        "brief",
        "Write a brief to send: the count, the reasons, the rule, the timeline, the dates.",
    ),
    "export": (
        "ninthvote.cli.export",
        "export",
        "Write the record as a Frictionless Data Package and as Popolo JSON.",
    ),
    "check": (
        "ninthvote.cli.check",
        "check",
        "Hold an article against the record: each checkable claim with its verdict.",
    ),
    "serve": (
        "ninthvote.web.command",
        "serve",
        "Serve the site and the API on this machine.",
    ),
    "site": (
        "ninthvote.web.command",
        "site",
        "Write the site out as files for any host.",
    ),
}

#: The order in which `--help` shows the commands, by the job they belong to.
JOBS: dict[str, tuple[str, ...]] = {
    "Record: what happened, as it was known on any day": (
        "situation",
        "council",
        "state",
        "vote",
        "find",
        "record",
    ),
    "Count: would nine vote to take it up": ("count", "backtest"),
    "Check: an article against the record, and quotations to their origin": ("trace",),
    "Rules: what the Charter and the rules of procedure make of it": ("rules", "replay"),
    "Check: is what an article says so, and where do its quotations come from": ("check",),
    "Brief: one page to send, one site to read, one file to cite": ("brief", "serve", "site", "export"),
    "Model: positions estimated from votes": ("positions", "fit"),
    "Data: bringing in what others publish": ("sync", "propose"),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when, and only when, that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(importlib.import_module(entry[0]), entry[1])
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            near = difflib.get_close_matches(args[0], COMMANDS, n=3, cutoff=0.5)
            hint = f" Did you mean {', '.join(near)}?" if near else ""
            raise click.UsageError(f"there is no command {args[0]!r}.{hint}", wrong.ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for job, names in JOBS.items():
            with formatter.section(job):
                formatter.write_dl([(name, COMMANDS[name][2]) for name in names])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="ninthvote", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Count the votes. Check the claims.

    An open record, vote count and claim checker for how the UN Security Council takes up human-rights situations.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; a mistake of the caller's ends in one message on standard error and exit code 2."""
    try:
        code = cli.main(list(args) if args is not None else None, "ninthvote", standalone_mode=False)
    except NinthVoteError as wrong:
        click.echo(f"ninthvote: {wrong}", err=True)
        sys.exit(2)
    except click.ClickException as wrong:
        click.echo(f"ninthvote: {wrong.format_message()}", err=True)
        context = getattr(wrong, "ctx", None)
        if context is not None:
            click.echo(f"  {context.command_path} --help says what it takes.", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("ninthvote: stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as fault:
        if os.environ.get("NINTHVOTE_DEBUG"):
            raise
        click.echo(
            f"ninthvote: a fault of the program, not of yours: {type(fault).__name__}: {fault}\n"
            "  Set NINTHVOTE_DEBUG=1 to see where, and please report it with the command that you gave.",
            err=True,
        )
        sys.exit(70)
    sys.exit(code if isinstance(code, int) else 0)
