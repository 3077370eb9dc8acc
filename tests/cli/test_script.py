"""Scripts beside the program, where the data they read is not there."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("script", ["eval/unseen_council.py", "eval/shock_of_drafts.py"])
def test_a_script_says_in_one_message_that_its_data_is_not_there(script: str, tmp_path: Path) -> None:
    """Who wants to see a figure for himself would be met by a page of the program's own lines."""
    asked = subprocess.run(
        [sys.executable, ROOT / script, tmp_path / "nowhere"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 2
    assert str(tmp_path / "nowhere") in asked.stderr
    assert "expected:" in asked.stderr
    assert "Traceback" not in asked.stderr
