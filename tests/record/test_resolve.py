"""Names of states as people write them; what two states share is never settled by guessing."""

from __future__ import annotations

from datetime import date

import pytest

from ninthvote.errors import AmbiguousKey, UnknownKey
from ninthvote.record import Record, open_record
from ninthvote.record.resolve import fold


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KWT", "KWT"),
        ("kwt", "KWT"),
        ("Kuwait", "KWT"),
        ("KW", "KWT"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("usa", "USA"),
        ("United States", "USA"),
        ("the United States of America", "USA"),
        ("UK", "GBR"),
        ("Britain", "GBR"),
        ("United Kingdom", "GBR"),
        ("North Korea", "PRK"),
        ("DPRK", "PRK"),
        ("D.P.R.K.", "PRK"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("the Democratic People’s Republic of Korea", "PRK"),
        ("South Korea", "KOR"),
        ("Republic of Korea", "KOR"),
        ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("cote divoire", "CIV"),
        ("Cote d Ivoire", "CIV"),
        ("Russia", "RUS"),
        ("Russian Federation", "RUS"),
        ("USSR", "SUN"),
        ("Soviet Union", "SUN"),
        ("Zaire", "COD"),
        ("DRC", "COD"),
        ("Burma", "MMR"),
        ("Myanmar", "MMR"),
        ("Guinea", "GIN"),
        ("Guinea Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("Saint Vincent & the Grenadines", "VCT"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("turkiye", "TUR"),
        ("Netherlands", "NLD"),
        ("the Netherlands", "NLD"),
        ("Bolivia", "BOL"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Venezuela", "VEN"),
        ("Iran", "IRN"),
        ("Syria", "SYR"),
        ("Tanzania", "TZA"),
        ("Vietnam", "VNM"),
        ("Viet Nam", "VNM"),
        ("Laos", "LAO"),
        ("Moldova", "MDA"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Macedonia", "MKD"),
        ("UAE", "ARE"),
        ("Cape Verde", "CPV"),
        ("East Germany", "DDR"),
        ("Czechoslovakia", "CSK"),
        ("Upper Volta", "BFA"),
        ("Ceylon", "LKA"),
        ("Congo-Brazzaville", "COG"),
        ("China", "CHN"),
    ],
)
def test_a_name_as_people_write_it(record: Record, text: str, code: str) -> None:
    """A user who writes what newspapers write would be told that the state does not exist."""
    assert record.resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "on", "code", "name"),
    [
        ("Russia", date(1985, 1, 1), "SUN", "Union of Soviet Socialist Republics"),
        ("Russia", date(1991, 12, 23), "SUN", "Union of Soviet Socialist Republics"),
        ("Russia", date(1991, 12, 24), "RUS", "Russian Federation"),
        ("RUS", date(1950, 6, 25), "SUN", "Union of Soviet Socialist Republics"),
        ("USSR", date(2018, 12, 10), "RUS", "Russian Federation"),
        ("SUN", date(1991, 12, 24), "RUS", "Russian Federation"),
        ("DRC", date(1990, 1, 1), "COD", "Zaire"),
        ("Zaire", date(2026, 1, 1), "COD", "Democratic Republic of the Congo"),
        ("Myanmar", date(1980, 1, 1), "MMR", "Burma"),
        ("Ivory Coast", date(1965, 1, 1), "CIV", "Ivory Coast"),
        ("Burkina Faso", date(1984, 1, 1), "BFA", "Upper Volta"),
    ],
)
def test_the_day_decides_which_state_and_which_name(
    record: Record, text: str, on: date, code: str, name: str
) -> None:
    """A vote of 1985 printed for the Russian Federation, or one of 1990 for a Congo that was called Zaire."""
    state = record.resolve(text, on)
    assert (state.code, state.name) == (code, name)


@pytest.mark.parametrize(
    ("text", "codes"), [("Korea", {"PRK", "KOR"}), ("Congo", {"COD", "COG"}), ("korea ", {"PRK", "KOR"})]
)
def test_a_name_of_two_states_lists_both(record: Record, text: str, codes: set[str]) -> None:
    """Guessing would count the North's letters as the South's."""
    with pytest.raises(AmbiguousKey) as wrong:
        record.resolve(text)
    assert {c[-4:-1] for c in wrong.value.candidates} == codes


@pytest.mark.parametrize(
    ("text", "near"),
    [("Kuwiat", "Kuwait (KWT)"), ("Phillipines", "Philippines (PHL)"), ("Swedn", "Sweden (SWE)")],
)
def test_a_slip_of_the_pen_names_the_nearest(record: Record, text: str, near: str) -> None:
    """The message should end the search, not begin it."""
    with pytest.raises(UnknownKey) as wrong:
        record.resolve(text)
    assert near in wrong.value.candidates


@pytest.mark.parametrize("text", ["", "the", "Atlantis", "Ruritania", "in", "it", "X1", "🇰🇵"])
def test_what_names_no_state_is_refused(record: Record, text: str) -> None:
    """`in` is a word and not India; an empty name is nobody."""
    with pytest.raises(UnknownKey):
        record.resolve(text)


def test_a_state_that_ended_without_a_successor_is_not_stretched(record: Record) -> None:
    """Czechoslovakia in 2018 would be neither Czechia nor Slovakia but an invention."""
    with pytest.raises(UnknownKey, match="no longer a state on 2018-12-10"):
        record.resolve("Czechoslovakia", date(2018, 12, 10))


def test_every_short_name_names_its_own_state_while_in_use(record: Record) -> None:
    """A name in the table that the table itself cannot resolve is a row for nobody."""
    for name in record.names():
        if name.kind == "short" and name.name != "Congo":  # which usage gives to the other Congo too
            on = None if name.until is None else name.from_ or date(1946, 1, 17)
            assert record.resolve(name.name, on).code == name.state, name


def test_folding_keeps_different_names_apart() -> None:
    """`Niger` and `Nigeria` must not meet in the middle."""
    assert fold("St. Lucia") == fold("Saint Lucia") == "saintlucia"
    assert fold("D.P.R.K.") == fold("dprk")
    assert fold("Trinidad & Tobago") == fold("Trinidad and Tobago")
    assert fold("Niger") != fold("Nigeria")
