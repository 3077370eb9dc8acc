"""docs/commands.md: every command as its own --help has it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ninthvote.cli.command_table import COMMANDS, JOBS, cli


def render() -> str:
    return "\n".join(
        ["# Commands\n", *_contents(), *(line for names in JOBS.values() for n in names for line in _page(n))]
    )


def _contents() -> Iterator[str]:
    for job, names in JOBS.items():
        yield f"**{job}**\n"
        for name in names:
            yield f"- [`{name}`](#ninthvote-{name}): {COMMANDS[name][2]}"
        yield ""


def _page(name: str) -> Iterator[str]:
    root = click.Context(cli, info_name="ninthvote", **cli.context_settings)
    command = cli.get_command(root, name)
    assert command is not None
    yield from _help(command, root, name, level=2)


def _help(command: click.Command, parent: click.Context, name: str, level: int) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    yield f"{'#' * level} {context.command_path}\n"
    yield "```text"
    yield command.get_help(context)
    yield "```\n"
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            if found is not None:
                yield from _help(found, context, sub, level + 1)
