"""The law as text: every provision complete, cited, applied where it says it is; every parameter dated twice."""

import importlib
from datetime import date
from pathlib import Path

import pytest

from ninthvote.errors import LawError
from ninthvote.rules import lawbook
from ninthvote.vocabulary import Format

ALL = list(lawbook.provisions())


def test_the_law_has_its_eighty_seven_provisions_in_fifteen_chapters() -> None:
    """A provision lost in an edit would silently stop being tested."""
    per_family = {family: sum(1 for _ in lawbook.provisions(family)) for family in lawbook.CHAPTERS}
    assert per_family == {
        "COM": 6, "ELE": 5, "VOT": 15, "PRC": 6, "MTG": 8, "AGD": 7, "SZD": 7, "CRD": 2,
        "PRS": 4, "CND": 7, "PAR": 5, "LNG": 1, "PUB": 3, "FMT": 4, "REL": 7,
    }  # fmt: skip
    assert len({p.id for p in ALL}) == len(ALL) == 87


@pytest.mark.parametrize("p", ALL, ids=lambda p: p.id)
def test_a_provision_says_what_it_says_and_on_whose_authority(p: lawbook.Provision) -> None:
    """A ruling that rests on a provision without authority rests on the program's word."""
    assert p.statement.endswith((".", ". "))
    assert p.citations
    assert p.cases
    for reference in p.applied_in:
        module, name = reference.rsplit(".", 1)
        assert hasattr(importlib.import_module(f"ninthvote.rules.{module}"), name), reference


@pytest.mark.parametrize("name", lawbook.parameter_names())
def test_a_parameter_is_dated_referenced_and_belongs_to_a_provision(name: str) -> None:
    """A number without the text that gave it cannot be checked by a jurist."""
    values = lawbook.history(name)
    assert [v.in_effect_from for v in values] == sorted({v.in_effect_from for v in values})
    for value in values:
        assert value.reference
        assert value.in_force_from <= value.in_effect_from
        lawbook.provision(value.provision)


@pytest.mark.parametrize(
    ("name", "on", "value"),
    [
        ("seats", date(1965, 12, 31), 11),
        ("seats", date(1966, 1, 1), 15),
        ("majority", date(1965, 8, 31), 7),  # in force, not yet applied
        ("majority", date(1965, 12, 31), 7),
        ("majority", date(1966, 1, 1), 9),
        ("review_conference_majority", date(1968, 6, 11), 7),
        ("review_conference_majority", date(1968, 6, 12), 9),
        ("lapse_years", date(1995, 12, 31), None),
        ("lapse_years", date(2008, 1, 1), 5),
        ("lapse_years", date(2009, 1, 1), 3),
        ("written_procedure", date(2020, 3, 26), False),
        ("written_procedure", date(2020, 3, 27), True),
    ],
)
def test_a_parameter_has_the_value_of_its_day(name: str, on: date, value: object) -> None:
    """Nine votes asked of the Council of 1965, or seven of that of 1966, would reverse recorded outcomes."""
    assert lawbook.parameter(name, on).value == value


def test_a_day_before_the_council_and_an_unknown_name_are_refused() -> None:
    """An answer for a day without a Council would be invented."""
    with pytest.raises(LawError, match="no value on 1945"):
        lawbook.parameter("majority", date(1945, 12, 31))
    with pytest.raises(LawError, match=r"no parameter 'majorty'[\s\S]*majority"):
        lawbook.parameter("majorty", date(2018, 1, 1))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Charter 27(2)", {"VOT-01", "VOT-02", "VOT-03", "AGD-04", "CND-04"}),
        ("Art. 32", {"PRC-01", "PAR-02", "PAR-05"}),
        ("rule 33", {"VOT-10", "CND-03"}),
        ("rule 20", {"PRS-03"}),
        ("Charter Article 99", {"MTG-03", "MTG-04"}),
    ],
)
def test_an_article_or_rule_finds_what_rests_on_it(asked: str, found: set[str]) -> None:
    """A reader starts from the article in the news, not from our numbering."""
    assert {p.id for p in lawbook.citing(asked)} == found


@pytest.mark.parametrize("asked", ["VOT-99", "", "rule 62", "Charter 112", "the veto", "XYZ-01"])
def test_what_cites_nothing_is_refused_with_what_would(asked: str) -> None:
    """An empty page in answer to a mistyped article would look like an answer."""
    with pytest.raises(LawError):
        lawbook.citing(asked)


def test_no_informal_proceeding_takes_a_vote_or_stops_the_clock() -> None:
    """FMT-02: a vote "held in consultations" is a mistake in print; so is seizure kept by an Arria-formula meeting."""
    for p in lawbook.proceedings():
        if not p.is_formal:
            assert not any((p.can_vote, p.can_resolve, p.stops_clock)), p.name
        if p.format is not None:
            assert p.format.is_formal == p.is_formal
    assert {p.format for p in lawbook.proceedings() if p.format} == set(Format)


def test_the_law_says_when_it_was_last_checked() -> None:
    """Law that nobody has looked at since must say so."""
    assert lawbook.last_checked_on() == date(2026, 11, 25)


#: Provisions that state a practice from which nothing is computed here.
STATED = {"CND-02", "PRS-04", "REL-02", "SZD-07"}


def test_every_provision_is_applied_somewhere_or_is_a_practice_from_which_nothing_follows() -> None:
    """A provision printed as law and applied nowhere is decoration."""
    assert {p.id for p in ALL if not p.applied_in} == STATED


def test_every_provision_that_is_applied_is_named_by_a_test() -> None:
    """The test names its provision, so that a reader of the law finds what holds the code to it."""
    tests = Path(__file__).parents[1]
    text = "".join(
        f.read_text(encoding="utf-8") for f in sorted([*tests.rglob("*.py"), *tests.rglob("*.yaml")])
    )
    assert {p.id for p in ALL if p.id not in text} <= STATED
