"""The Assembly's votes for whoever asks on the command line: from the data folder, or a folder of publishers' files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ninthvote.cli.data_folder import data_folder
from ninthvote.errors import IntakeError
from ninthvote.intake.bulk import Casts, load_assembly
from ninthvote.intake.manifest import read_manifest

#: The last, the roll calls of 2025, is taken where it is to be had.
SOURCES = ("voeten_roll_calls", "voeten_descriptions", "undl_2025")


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
    # Another process reads the wide table, so that what it needed for that is given back before the fit begins.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with tempfile.TemporaryDirectory(prefix="ninthvote-") as scratch:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            missing = other.submit(_bring_in, folder, Path(scratch)).result()
        if missing:
            raise IntakeError(
                missing[0], where=str(folder), expected="the publishers' files", hint="\n  ".join(missing[1:])
            )
        return load_assembly(Path(scratch))


def _bring_in(folder: Path, scratch: Path) -> list[str]:
    """Reads the sources' files into the scratch folder; what was refused or missing is returned."""
    from ninthvote.intake.sync import from_folder, sync

    outcomes = sync(from_folder(folder), scratch, today="", only=SOURCES, unpinned=True)
    return [
        outcome.message or outcome.source.file
        for outcome in outcomes
        if outcome.entry is None and outcome.source.source != SOURCES[-1]
    ]
