"""The Assembly's votes for whoever asks on the command line: from the data folder, or a folder of publishers' files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ninthvote.cli.data_folder import data_folder
from ninthvote.errors import IntakeError
from ninthvote.intake.bulk import Casts, load_assembly
from ninthvote.intake.manifest import read_manifest
from ninthvote.intake.sync import from_folder, sync

SOURCES = ("voeten_roll_calls", "voeten_descriptions", "voeten_issues")


def assembly_votes(folder: Path | None) -> Casts:
    """Every roll call, from `folder` or the data folder.

    Args:
        folder: a data folder that `ninthvote sync` filled, or one that holds the sources' own files.

    Raises:
        IntakeError: there are none, or one cannot be read.
    """
    if folder is None:
        return load_assembly(data_folder())
    if not folder.is_dir():
        raise IntakeError("there is no such folder", where=str(folder), expected="a folder with the votes")
    if read_manifest(folder).get(SOURCES[0]):
        return load_assembly(folder)
    with tempfile.TemporaryDirectory(prefix="ninthvote-") as scratch:
        for outcome in sync(from_folder(folder), Path(scratch), today="", only=SOURCES, unpinned=True):
            if outcome.entry is None:
                raise IntakeError(outcome.message, where=outcome.source.file)
        return load_assembly(Path(scratch))
