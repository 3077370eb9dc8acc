"""At the table without a seat."""

from datetime import date, datetime

import pytest

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules.participation import (
    Basis,
    Credentials,
    Invitation,
    Language,
    Standing,
    check_credentials,
    check_may_vote,
    contest_credentials,
    invite,
    language_status,
    put_proposal,
)
from ninthvote.vocabulary import Tally


@pytest.mark.parametrize(
    ("on", "basis", "tally", "outcome"),
    [
        (date(1948, 3, 17), Basis.INTERESTED, Tally(9, 2, 0), Invitation.INVITED),  # V015, Chile
        (date(2000, 6, 23), Basis.INTERESTED, Tally(4, 7, 4), Invitation.REFUSED),  # V107, FR Yugoslavia
        (date(2022, 8, 24), Basis.INTERESTED, Tally(13, 1, 1), Invitation.INVITED),  # V163, by video
        (date(2023, 7, 6), Basis.INTERESTED, Tally(12, 2, 1), Invitation.INVITED),  # V166
        (date(1975, 12, 4), Basis.INTERESTED, Tally(9, 3, 3), Invitation.INVITED),  # V089, the PLO
        (date(1948, 3, 22), Basis.COMPETENT, Tally(9, 2, 0), Invitation.INVITED),  # V016, Mr Papanek
        (date(2018, 10, 30), Basis.COMPETENT, Tally(1, 7, 7), Invitation.REFUSED),  # V144
        (date(2020, 10, 5), Basis.COMPETENT, Tally(3, 6, 6), Invitation.REFUSED),  # V155, Mr Bustani
        (date(2023, 7, 26), Basis.COMPETENT, Tally(3, 0, 12), Invitation.REFUSED),  # V167, nobody against
    ],
)
def test_an_invitation_put_to_the_vote(on: date, basis: Basis, tally: Tally, outcome: Invitation) -> None:
    """PAR-01, PAR-03: a permanent member's NO keeps nobody away; the want of nine does."""
    assert invite(on, basis, vote=tally).outcome is outcome


def test_an_invitation_passes_in_silence_and_goes_to_the_vote_on_objection() -> None:
    """FMT-04, VOT-14: most briefers are never voted on."""
    on = date(2019, 5, 1)
    assert invite(on, Basis.COMPETENT).outcome is Invitation.INVITED
    assert invite(on, Basis.COMPETENT, objections=["RUS"]).outcome is Invitation.PUT_TO_VOTE


def test_a_party_to_a_dispute_is_invited_by_right_and_to_a_situation_is_not() -> None:
    """PAR-02: Albania over Corfu in 1947."""
    on = date(1947, 1, 20)
    assert invite(on, Basis.PARTY, is_dispute=True).outcome is Invitation.INVITED
    with pytest.raises(NotInOrder, match="a situation"):
        invite(on, Basis.PARTY, is_dispute=False)


def test_an_invitee_proposes_only_through_a_member_and_never_under_rule_39() -> None:
    """PAR-04: Chile's draft of 1948 was voted because Argentina took it up."""
    members = ["ARG", "USA"]
    assert put_proposal(Basis.INTERESTED, asked_by="ARG", members=members) == "ARG"
    with pytest.raises(NotInOrder):
        put_proposal(Basis.INTERESTED, asked_by=None, members=members)
    with pytest.raises(NotInOrder):
        put_proposal(Basis.INTERESTED, asked_by="CHL", members=members)
    with pytest.raises(NotInOrder, match="rule 39"):
        put_proposal(Basis.COMPETENT, asked_by="ARG", members=members)


def test_only_members_vote() -> None:
    """PAR-05: eighty-one co-sponsors of S/2022/155 gave it eleven votes."""
    check_may_vote("USA", ["USA"])
    with pytest.raises(NotInOrder, match="UKR has no vote"):
        check_may_vote("UKR", ["USA"])


@pytest.mark.parametrize(
    ("sits", "hours", "signatory", "holder", "outcome"),
    [
        (
            datetime(1950, 2, 27, 12),
            24,
            "ambassador",
            None,
            Credentials.IN_ORDER,
        ),  # no authority laid down yet
        (datetime(1950, 2, 28, 12), 24, "ambassador", None, Credentials.NOT_IN_ORDER),
        (datetime(2018, 1, 2, 10), 24, "foreign_minister", None, Credentials.IN_ORDER),
        (datetime(2018, 1, 2, 10), 23, "foreign_minister", None, Credentials.NOT_IN_ORDER),
        (datetime(2018, 1, 2, 10), 0, None, "foreign_minister", Credentials.IN_ORDER),
    ],
)
def test_credentials(
    sits: datetime, hours: int, signatory: str | None, holder: str | None, outcome: Credentials
) -> None:
    """CRD-01: a minister who presides in a high-level week has handed in nothing, rightly."""
    received = datetime.fromtimestamp(sits.timestamp() - hours * 3600)
    assert check_credentials(received, sits, signatory=signatory, holder=holder).outcome is outcome


def test_a_contested_representative_keeps_the_seat_until_the_council_decides() -> None:
    """CRD-02: the Soviet proposal of 13 January 1950 failed, 3-6-2; no President's ruling unseats anybody."""
    assert contest_credentials(date(1949, 12, 29)).outcome is Standing.SEATED
    assert contest_credentials(date(1950, 1, 13), vote=Tally(3, 6, 2)).outcome is Standing.SEATED
    assert contest_credentials(date(1950, 8, 1), president_rules_against=True).outcome is Standing.SEATED
    assert contest_credentials(date(1950, 1, 13), vote=Tally(7, 4, 0)).outcome is Standing.UNSEATED


@pytest.mark.parametrize(
    ("on", "language", "status"),
    [
        (date(1968, 12, 31), "fr", Language.WORKING),
        (date(1968, 12, 31), "ru", Language.OFFICIAL),
        (date(1974, 1, 16), "es", Language.WORKING),
        (date(1974, 1, 16), "zh", Language.OFFICIAL),
        (date(1974, 1, 17), "zh", Language.WORKING),
        (date(1982, 12, 20), "ar", Language.OTHER),
        (date(1982, 12, 21), "ar", Language.WORKING),
        (date(2026, 1, 1), "ko", Language.OTHER),
    ],
)
def test_languages_by_date(on: date, language: str, status: Language) -> None:
    """LNG-01."""
    assert language_status(on, language).outcome is status
    with pytest.raises(LawError):
        language_status(on, "french")
