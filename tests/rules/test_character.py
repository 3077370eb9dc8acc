"""Procedural or not: of the matter, never of the symbol."""

from datetime import date

import pytest

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules import Decision, decide_without_vote
from ninthvote.rules.character import Challenge, can_vote, challenge_ruling, classify, settle_character
from ninthvote.rules.presidency import alphabetical, cede_chair, next_president
from ninthvote.rules.voting import open_written_vote
from ninthvote.vocabulary import Format, Matter, Outcome, Tally

DAY = date(2018, 12, 10)


@pytest.mark.parametrize(
    ("motion", "matter"),
    [
        ("adopt_agenda", Matter.PROCEDURAL),
        ("remove_item", Matter.PROCEDURAL),
        ("invite_participant", Matter.PROCEDURAL),
        ("convene_emergency_session", Matter.PROCEDURAL),
        ("suspend_or_adjourn", Matter.PROCEDURAL),
        ("place_of_meeting", Matter.PROCEDURAL),
        ("annual_report", Matter.PROCEDURAL),
        ("rules_of_procedure", Matter.PROCEDURAL),
        ("include_application", Matter.PROCEDURAL),
        ("admission", Matter.SUBSTANTIVE),
        ("secretary_general", Matter.SUBSTANTIVE),
        ("resolution", Matter.SUBSTANTIVE),
    ],
)
def test_the_kind_of_a_motion_gives_its_character(motion: str, matter: Matter) -> None:
    """PRC-01, PRC-02, MTG-06, REL-01, REL-03: considering an application is procedural, recommending it is not."""
    assert classify(DAY, motion).outcome is matter


def test_an_amendment_has_the_character_of_its_parent() -> None:
    """VOT-10: an amendment can be vetoed, and one to a procedural motion cannot."""
    assert classify(DAY, "amendment", parent=Matter.SUBSTANTIVE).outcome is Matter.SUBSTANTIVE
    assert classify(DAY, "paragraph", parent=Matter.PROCEDURAL).outcome is Matter.PROCEDURAL
    with pytest.raises(LawError, match="parent"):
        classify(DAY, "amendment")


@pytest.mark.parametrize("motion", ["investigation", "inquiry_organ", "refer_to_assembly"])
def test_the_grey_zone_is_not_settled_by_the_program(motion: str) -> None:
    """PRC-03: practice went both ways; an answer here would be an opinion."""
    with pytest.raises(LawError, match="both ways"):
        classify(DAY, motion)


def test_an_unknown_motion_is_refused() -> None:
    """No default: what is neither would otherwise silently be one of the two."""
    with pytest.raises(LawError, match="no kind of motion"):
        classify(DAY, "love")


def test_a_challenge_needs_the_majority_to_overrule() -> None:
    """CND-04: eight since 1966 are not enough, whoever else abstains."""
    assert challenge_ruling(DAY, Tally(8, 0, 7)).outcome is Challenge.UPHELD
    assert challenge_ruling(DAY, Tally(9, 6, 0)).outcome is Challenge.OVERRULED


def test_every_way_to_settle_the_character() -> None:
    """PRC-05: the President's ruling stands unless overruled; without one the vote settles it, with a veto."""
    ruled = settle_character(DAY, president_rules=Matter.PROCEDURAL)
    assert ruled.outcome is Matter.PROCEDURAL
    overruled = settle_character(DAY, president_rules=Matter.PROCEDURAL, challenge=Tally(9, 3, 3))
    assert overruled.outcome is Matter.SUBSTANTIVE
    upheld = settle_character(DAY, president_rules=Matter.PROCEDURAL, challenge=Tally(8, 0, 7))
    assert upheld.outcome is Matter.PROCEDURAL
    lost = settle_character(DAY, preliminary=Tally(8, 4, 3))
    assert lost.outcome is Matter.SUBSTANTIVE
    assert lost.vetoed_by == ()
    won = settle_character(DAY, preliminary=Tally(12, 3, 0), permanent_no=())
    assert won.outcome is Matter.PROCEDURAL
    with pytest.raises(LawError, match="nothing settles"):
        settle_character(DAY)
    with pytest.raises(LawError, match="needs a ruling"):
        settle_character(DAY, preliminary=Tally(12, 3, 0), permanent_no=(), challenge=Tally(9, 3, 3))


def test_a_vote_needs_a_formal_meeting() -> None:
    """PRC-06."""
    assert [f for f in Format if can_vote(f)] == [Format.FORMAL_PUBLIC, Format.FORMAL_PRIVATE]


def test_silence_adopts_an_objection_votes_or_stops() -> None:
    """VOT-14: one objection stops a presidential statement, and that is no veto."""
    assert decide_without_vote(DAY, needs_all=True).outcome is Outcome.ADOPTED
    stopped = decide_without_vote(DAY, objections=["CIV"], needs_all=True)
    assert stopped.outcome is Outcome.NOT_ADOPTED
    assert stopped.decision is not Decision.VETOED
    assert decide_without_vote(DAY, objections=["CIV"], needs_all=False).outcome is Outcome.NOT_PUT


def test_letters_decided_drafts_in_2020_and_nothing_else() -> None:
    """VOT-15: S/2020/667 was vetoed by letter on 10 July 2020; no motion could be."""
    assert open_written_vote(date(2020, 7, 10), "draft") == 24
    with pytest.raises(NotInOrder, match="amendment"):
        open_written_vote(date(2020, 7, 10), "amendment")
    with pytest.raises(NotInOrder, match="no vote could be taken by letter"):
        open_written_vote(date(2019, 7, 10), "draft")


def test_english_order_ignores_accents_and_follows_the_name_of_the_day() -> None:
    """PRS-01: Côte d'Ivoire after Costa Rica and before Cuba; Ivory Coast after Italy."""
    names = ["Cuba", "Côte d'Ivoire", "Costa Rica", "Croatia"]
    assert sorted(names, key=alphabetical) == ["Costa Rica", "Côte d'Ivoire", "Croatia", "Cuba"]
    members = {"CIV": "Côte d'Ivoire", "KAZ": "Kazakhstan", "USA": "United States of America"}
    assert next_president(members, "Japan") == "KAZ"  # Japan had left, its place still counts
    assert next_president(members, "United States of America") == "CIV"
    assert next_president({**members, "CIV": "Ivory Coast"}, "India") == "CIV"
    with pytest.raises(LawError):
        next_president({}, "Japan")


def test_rule_20_did_not_exist_at_first_and_somebody_must_preside() -> None:
    """PRS-03."""
    members = {"AAA": "A", "BBB": "B", "CCC": "C"}
    assert cede_chair(DAY, members, "CCC", steps_aside=True, connected=["AAA"]).state == "BBB"
    with pytest.raises(NotInOrder, match="rule 20"):
        cede_chair(date(1946, 2, 1), members, "CCC", steps_aside=True)
    with pytest.raises(NotInOrder, match="no member is left"):
        cede_chair(DAY, members, "CCC", steps_aside=True, connected=["AAA", "BBB"])
