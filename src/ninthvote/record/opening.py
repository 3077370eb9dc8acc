"""Opening the record: the built file of the facts asked for, built first where it is not there whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ninthvote.errors import RecordUnavailable
from ninthvote.record.cache import cache_folder, facts_folder, fresh
from ninthvote.record.query import Record


def open_record(*, facts: Path | None = None, cache: Path | None = None) -> Record:
    """The record, built first if the facts changed since it was last built.

    Args:
        facts: a folder of tables; default: `NINTHVOTE_FACTS`, else the facts that the package ships.
        cache: the folder of built files; default: `NINTHVOTE_CACHE`, else the user's cache folder.

    Raises:
        MalformedFacts: the tables cannot be read.
        RecordUnavailable: the built file is not there and cannot be written.
    """
    folder, kept_in = facts_folder(facts), cache_folder(cache)
    for attempt in (1, 2):
        built = fresh(folder, kept_in)
        try:
            # Verified a moment ago and never written to again: no locks, no journal, no temporary files.
            db = sqlite3.connect(
                f"{built.file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            db.execute("SELECT 1 FROM manifest")
        except sqlite3.Error as wrong:  # another process pruned it in between: build it again, once
            if attempt == 2:
                raise RecordUnavailable(
                    f"the built record cannot be opened: {wrong}",
                    where=str(built.file),
                    hint="Remove the file; it is built again from the facts.",
                ) from None
        else:
            return Record(db, built.file)
    raise AssertionError("unreachable")
