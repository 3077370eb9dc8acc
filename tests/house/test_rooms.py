"""Every room opens with its sentence of theory and the line that says what it may import."""

from pathlib import Path

import pytest

ROOMS = sorted(p for p in (Path(__file__).parents[2] / "src" / "ninthvote").glob("*/__init__.py"))


@pytest.mark.parametrize("path", ROOMS, ids=lambda p: p.parent.name)
def test_a_room_states_its_theory_and_its_imports(path: Path) -> None:
    """Without the sentence it is a drawer."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""')
    doc = text.split('"""')[1]
    assert len(doc.strip().splitlines()[0]) > 40
    assert "May import:" in doc
    assert len(text.splitlines()) <= 40
