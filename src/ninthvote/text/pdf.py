"""A PDF as running text: columns in reading order, page after page, read in a process apart."""

from __future__ import annotations

import os
import subprocess
import sys

from ninthvote.errors import TextError
from ninthvote.text import pdf_reader

_WRONG = {
    pdf_reader.LOCKED: ("the PDF is locked with a password", "a PDF that opens without a password"),
    pdf_reader.DAMAGED: ("the PDF is damaged or cut short", "a whole PDF"),
    pdf_reader.PAGE_UNREADABLE: ("a page of the PDF cannot be read", "a whole PDF"),
    pdf_reader.TOO_MANY_PAGES: (f"has more than {pdf_reader.MOST_PAGES:,} pages", "an article or a record"),
}
#: It went over a bound, or was ended by what the file did to it.
_DEFEATED = ("the PDF asks more time or memory than any record needs", "an article or a record")


def read_pdf(data: bytes, where: str) -> str:
    """The text of all pages in reading order, hard lines kept; mending joins them later.

    Raises:
        TextError: the file is damaged, needs a password or asks for more than any record does.
    """
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        reader = subprocess.run(
            [sys.executable, "-P", pdf_reader.__file__],
            input=data,
            capture_output=True,
            timeout=2 * pdf_reader.MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        ended = -1  # as by a signal
    else:
        ended = reader.returncode
    if ended == 0:
        return reader.stdout.decode()
    what, expected = _WRONG.get(ended, _DEFEATED)
    raise TextError(
        what,
        where=where,
        expected=expected,
        hint="Save it again from the reader, or check the text copied out of it.",
    )
