"""The command line: read the request, call one function, render; a command's module loads only when it runs.

May import: all below; intake too.
"""

from ninthvote.cli.command_table import main

__all__ = ["main"]
