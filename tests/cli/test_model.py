"""`ninthvote fit` and `ninthvote positions` as a user runs them."""

from __future__ import annotations

import csv
import json
import lzma
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from click.testing import CliRunner

from ninthvote.cli.model import fit, positions
from ninthvote.errors import ModelError
from shared_data import shared

SCHEMA = Path(__file__).parents[2] / "docs" / "schema"


def _valid(answer: str, name: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(answer)
    jsonschema.validate(data, json.loads((SCHEMA / f"{name}.schema.json").read_text(encoding="utf-8")))
    return data


@pytest.mark.parametrize(("asked", "code"), [("Kuwait", "KWT"), ("USSR", "RUS"), ("GBR", "GBR")])
@pytest.mark.parametrize("mode", ["comparable", "predictive"])
def test_positions_answer_in_their_schema(asked: str, code: str, mode: str) -> None:
    """A program that reads the answer would break; the seat of the USSR is kept under the Russian Federation's code."""
    result = CliRunner().invoke(positions, [asked, "--mode", mode, "--json"], catch_exceptions=False)
    assert _valid(result.output, "positions")["state"] == code


def test_the_plot_is_well_formed_and_names_the_state(tmp_path: Path) -> None:
    """An unescaped apostrophe or ampersand would make the picture unreadable."""
    target = tmp_path / "path.svg"
    result = CliRunner().invoke(positions, ["Côte d'Ivoire", "--plot", str(target)], catch_exceptions=False)
    assert "Drawn in" in result.output
    root = ElementTree.fromstring(target.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert any("Ivoire" in (element.text or "") for element in root.iter())


def test_fit_answers_in_its_schema(tmp_path: Path) -> None:
    """The figures that the model is judged by would be missing, or be of other votes than those given.

    The first 400 roll calls of the wide table, whose yes, abstain and no cells are counted here one by one.
    """
    folder = tmp_path / "raw"
    folder.mkdir()
    wide, about = "ga-roll-calls-1946-2024.voeten-wide.csv", "ga-roll-call-descriptions-1946-2019.voeten.csv"
    lines = lzma.decompress(shared(f"data/{wide}.xz").read_bytes()).decode().splitlines(keepends=True)[:401]
    (folder / wide).write_text("".join(lines), encoding="utf-8", newline="")
    (folder / f"{about}.xz").symlink_to(shared(f"data/{about}.xz"))
    n_votes = sum(
        cell in ("1", "2", "3", "1.0", "2.0", "3.0") for row in csv.reader(lines[1:]) for cell in row[8:]
    )
    saved = tmp_path / "kept.xz"
    result = CliRunner().invoke(
        fit,
        ["--from", str(folder), "--mode", "comparable", "--save", str(saved), "--json"],
        catch_exceptions=False,
    )
    data = _valid(result.output, "fit")
    assert (data["n_votes"], data["n_roll_calls"], data["dimensions"]) == (n_votes, 400, 1)
    again = CliRunner().invoke(positions, ["FRA", "--from", str(saved), "--json"], catch_exceptions=False)
    assert _valid(again.output, "positions")["state"] == "FRA"


def test_a_picture_that_cannot_be_written_is_the_callers_mistake(tmp_path: Path) -> None:
    """A mistyped folder would be reported as a fault of the program."""
    with pytest.raises(ModelError, match="cannot be written"):
        CliRunner().invoke(
            positions, ["FRA", "--plot", str(tmp_path / "none" / "x.svg")], catch_exceptions=False
        )
