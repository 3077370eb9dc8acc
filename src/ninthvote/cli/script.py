"""Scripts beside the program (`bench`, `eval`, `tools`) end as its commands do where what they read is not there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ninthvote.errors import IntakeError, NinthVoteError


@contextmanager
def one_message() -> Iterator[None]:
    """A mistake of the caller's ends the script in one message on standard error and exit code 2."""
    try:
        yield
    except NinthVoteError as wrong:
        _end(wrong)
    except FileNotFoundError as wrong:
        _end(
            IntakeError(
                "there is no such file",
                where=str(wrong.filename),
                expected="the file as its publisher names it",
                hint="docs/sources.md lists the files; give the folder that holds them.",
            )
        )


def _end(wrong: NinthVoteError) -> None:
    click.echo(wrong, err=True)
    sys.exit(2)


def folder_given(about: str | None) -> Path:
    """The folder that a script is given and takes nothing else besides."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    return Path(parser.parse_args().folder)
