"""What is never right in the house: a command without a word of help, or a table that disagrees with it."""

import click
import pytest

from ninthvote.cli.command_table import COMMANDS, JOBS, cli


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    """A command listed with one sentence and documented with another would mislead the reader of --help."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.get_short_help_str(limit=200).rstrip(".") == COMMANDS[name][2].rstrip(".")


def test_every_command_stands_under_exactly_one_job() -> None:
    """A command in no job would be missing from --help."""
    listed = [name for names in JOBS.values() for name in names]
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    """An option without help is one that a user can only guess at."""
    pending = [cli.get_command(click.Context(cli), name)]
    while pending:
        command = pending.pop()
        assert command is not None
        if isinstance(command, click.Group):
            pending.extend(command.commands.values())
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help, f"{command.name} {param.opts}"
