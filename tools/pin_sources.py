"""Rewrite the checksums of the pinned editions from a folder that holds them: `tools/pin_sources.py FOLDER`.

Only files whose hash is the one in the catalogue are pinned; change the catalogue first when an edition was reviewed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ninthvote.cli.script import folder_given, one_message
from ninthvote.intake.catalogue import catalogue
from ninthvote.intake.edition import KEYS, sample_cells
from ninthvote.intake.pinned import checksums
from ninthvote.intake.sync import from_folder

PINNED = Path(__file__).parents[1] / "src" / "ninthvote" / "intake" / "lookup" / "pinned"


def main() -> None:
    fetch = from_folder(folder_given(__doc__))
    for source in catalogue():
        document, origin = fetch(source)
        if document.sha256 != source.sha256:
            sys.exit(f"{origin} is not the edition of the catalogue")
        digest = checksums(document)
        (PINNED / f"{source.source}.bin").write_bytes(digest)
        if source.source in KEYS:
            (PINNED / f"{source.source}.cells").write_bytes(sample_cells(source.source, document))
        print(f"{source.source}: {len(digest) // 2:,} pieces")


if __name__ == "__main__":
    with one_message():
        main()
