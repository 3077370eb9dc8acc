"""Where bulk data of this user are kept."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """`NINTHVOTE_DATA` if it is set, else the user data folder of the platform."""
    named = os.environ.get("NINTHVOTE_DATA")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("ninthvote"))
