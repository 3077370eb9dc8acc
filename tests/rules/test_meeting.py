"""A meeting moves by one table; what is not in it changes nothing."""

from dataclasses import replace
from datetime import date
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.errors import NotInOrder
from ninthvote.rules import Decision
from ninthvote.rules.meeting import (
    TABLE,
    Act,
    Meeting,
    Phase,
    Precedence,
    Question,
    act,
    adopt_agenda,
    change_cast,
    has_public_record,
    in_order,
    is_divided,
    is_private,
    precedes,
    speaking_order,
    submit,
    voting_order,
    withdraw,
)
from ninthvote.vocabulary import Format, Outcome, Tally

MEMBERS = frozenset({"BOL", "CHN", "FRA", "GBR", "RUS", "USA", "YUG"})
CALLED = Meeting(date(2018, 11, 26), MEMBERS)
OPENED = act(CALLED, Act.OPEN)
DISCUSSING, _ = adopt_agenda(OPENED)
TEXTS = st.builds(
    Question,
    key=st.text("abcdefgh", min_size=1, max_size=3),
    kind=st.sampled_from([m for m in Precedence if m is not Precedence.AMEND]),
    mover=st.sampled_from(sorted(MEMBERS)),
    order=st.integers(1, 99),
)


@given(st.sampled_from(list(Phase)), st.sampled_from(list(Act)))
def test_what_is_not_in_order_changes_nothing(phase: Phase, what: Act) -> None:
    """A vote counted in a meeting that was over would stand in the record as taken."""
    meeting = replace(CALLED, phase=phase)
    before = meeting
    if (phase, what) in TABLE:
        assert act(meeting, what).phase is TABLE[phase, what]
        assert what in in_order(meeting)
    else:
        with pytest.raises(NotInOrder):
            act(meeting, what)
    assert meeting == before


@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_a_question_out_of_order_leaves_the_list_as_it_was(earlier: list[Question], late: Question) -> None:
    """A refused motion that stays on the list would be voted on after all."""
    meeting = DISCUSSING
    for question in earlier:
        try:
            meeting = submit(meeting, question)
        except NotInOrder:
            assert question.key in {q.key for q in meeting.questions}
    before = meeting
    stranger = replace(late, mover="DEU")
    with pytest.raises(NotInOrder, match="no seat"):
        submit(meeting, stranger)
    with pytest.raises(NotInOrder):
        submit(OPENED, late)  # the agenda is not adopted
    assert meeting == before


def test_precedence_is_a_total_order() -> None:
    """Rule 33: of any two motions exactly one goes first, and who goes before a second goes before a third."""
    for one, other in product(Precedence, Precedence):
        assert (precedes(one, other) + precedes(other, one)) == (one is not other)
    for a, b, c in permutations(Precedence, 3):
        if precedes(a, b) and precedes(b, c):
            assert precedes(a, c)
    assert [m.name for m in sorted(Precedence)] == [
        "SUSPEND", "ADJOURN", "ADJOURN_TO", "REFER", "POSTPONE", "AMEND", "TEXT",
    ]  # fmt: skip


def test_only_simple_suspension_and_adjournment_are_decided_without_debate() -> None:
    """CND-03: on 24 October 2017 the motion to adjourn to 7 November was explained in debate, rightly."""
    assert [m for m in Precedence if not m.is_debatable] == [Precedence.SUSPEND, Precedence.ADJOURN]


@given(st.lists(TEXTS, max_size=8, unique_by=lambda q: q.key))
def test_the_voting_order_holds_every_pending_question_once_and_motions_first(
    questions: list[Question],
) -> None:
    """A draft voted before the motion to adjourn would be a vote that should not have been."""
    meeting = replace(DISCUSSING, questions=tuple(questions))
    ordered = voting_order(meeting)
    assert sorted(q.key for q in ordered) == sorted(q.key for q in questions)
    kinds = [q.kind for q in ordered]
    assert kinds == sorted(kinds)


def test_drafts_go_in_order_of_submission_unless_the_council_gives_priority() -> None:
    """CND-05: on 28 September 1950 the earlier Soviet draft went first; on 13 December 1955 priority was voted."""
    soviet = Question("S/1732", Precedence.TEXT, "RUS", 1)
    ecuador = Question("S/1817/Rev.1", Precedence.TEXT, "BOL", 2)
    meeting = submit(submit(DISCUSSING, soviet), ecuador)
    assert [q.key for q in voting_order(meeting)] == ["S/1732", "S/1817/Rev.1"]
    assert [q.key for q in voting_order(replace(meeting, priority=("S/1817/Rev.1",)))] == [
        "S/1817/Rev.1",
        "S/1732",
    ]


def test_amendments_go_before_their_text_the_furthest_first() -> None:
    """CND-07: on 24 February 2025 S/2025/115 and S/2025/114 were voted before the text that became S/RES/2774."""
    text = Question("draft", Precedence.TEXT, "USA", 1)
    near = Question("near", Precedence.AMEND, "FRA", 2, amends="draft", distance=1)
    far = Question("far", Precedence.AMEND, "RUS", 3, amends="draft", distance=2)
    adjourn = Question("adjourn", Precedence.ADJOURN, "CHN", 4)
    meeting = DISCUSSING
    for question in (text, near, far, adjourn):
        meeting = submit(meeting, question)
    assert [q.key for q in voting_order(meeting)] == ["adjourn", "far", "near", "draft"]
    with pytest.raises(NotInOrder, match="must relate"):
        submit(meeting, Question("stray", Precedence.AMEND, "FRA", 5, amends="nothing"))
    with pytest.raises(NotInOrder, match="before the meeting already"):
        submit(meeting, text)


def test_a_seconder_may_keep_a_withdrawn_draft_in_its_place() -> None:
    """CND-06: on 16 November 2017 Russia withdrew its draft and Bolivia had it voted, 4-7-4."""
    text = Question("S/2017/968", Precedence.TEXT, "RUS", 1, seconder="BOL")
    meeting = submit(submit(DISCUSSING, text), Question("S/2017/962", Precedence.TEXT, "USA", 2))
    kept = withdraw(meeting, "S/2017/968", insisted_on_by="BOL")
    assert [(q.key, q.mover) for q in voting_order(kept)] == [("S/2017/968", "BOL"), ("S/2017/962", "USA")]
    assert [q.key for q in voting_order(withdraw(meeting, "S/2017/968"))] == ["S/2017/962"]
    with pytest.raises(NotInOrder, match="not seconded"):
        withdraw(meeting, "S/2017/968", insisted_on_by="CHN")
    voted = replace(meeting, questions=(replace(text, is_voted=True),))
    with pytest.raises(NotInOrder, match="has been voted"):
        withdraw(voted, "S/2017/968")


def test_an_agenda_is_adopted_in_silence_or_by_nine() -> None:
    """AGD-04: S/PV.8228 in silence; S/PV.7575 by exactly nine; S/PV.8209 not, with eight."""
    silent, ruling = adopt_agenda(OPENED)
    assert (silent.phase, ruling.outcome, ruling.provisions) == (
        Phase.DISCUSSING, Outcome.ADOPTED, ("AGD-04", "VOT-14"),
    )  # fmt: skip
    with pytest.raises(NotInOrder, match="CHN objected"):
        adopt_agenda(OPENED, objections=["CHN"])
    nine, ruling = adopt_agenda(OPENED, objections=["CHN"], vote=Tally(9, 4, 2))
    assert (nine.phase, ruling.decision) == (Phase.DISCUSSING, Decision.CARRIED)


def test_a_refused_agenda_ends_the_meeting_and_another_may_try_again() -> None:
    """AGD-05: the Kerch title failed 4-7-4 on 26 November 2018, and a second meeting was held the same day."""
    over, ruling = adopt_agenda(OPENED, objections=["FRA"], vote=Tally(4, 7, 4))
    assert over.phase is Phase.CLOSED
    assert ruling.provisions[-1] == "AGD-05"
    with pytest.raises(NotInOrder, match="the meeting is over"):
        act(over, Act.SPEAK)
    again, _ = adopt_agenda(act(Meeting(date(2018, 11, 26), MEMBERS), Act.OPEN))
    assert again.phase is Phase.DISCUSSING


def test_prior_adoption_gives_no_right_to_the_next() -> None:
    """AGD-06: Guatemala was considered on 20 June 1954 and refused on the 25th, 4-5-2 with seven needed."""
    second = act(Meeting(date(1954, 6, 25), MEMBERS), Act.OPEN)
    closed, _ = adopt_agenda(second, objections=["USA"], vote=Tally(4, 5, 2))
    assert closed.phase is Phase.CLOSED


def test_a_suspended_meeting_resumes_where_it_was() -> None:
    """FMT-01: the 2190th meeting was suspended and voted on two days under one number."""
    assert act(act(DISCUSSING, Act.SUSPEND), Act.RESUME) == DISCUSSING
    assert act(act(OPENED, Act.SUSPEND), Act.RESUME) == OPENED


@pytest.mark.parametrize("format_", [f for f in Format if not f.is_formal])
def test_no_informal_gathering_is_a_meeting(format_: Format) -> None:
    """PRC-06: a procedural vote "in consultations" or by video never took place."""
    with pytest.raises(NotInOrder, match="is no meeting"):
        Meeting(date(2020, 12, 11), MEMBERS, format=format_)


def test_a_cast_vote_stands() -> None:
    """VOT-11: Yugoslavia in 1950 and the United States in 1982 regretted theirs and could not change it."""
    with pytest.raises(NotInOrder, match="stands"):
        change_cast(DISCUSSING, announced=True, council_agrees=False)
    assert change_cast(DISCUSSING, announced=True, council_agrees=True).phase is Phase.VOTING
    assert change_cast(DISCUSSING, announced=False, council_agrees=False) == DISCUSSING


def test_parts_are_voted_separately_unless_the_mover_objects() -> None:
    """CND-05: paragraph 8 on 23 November 1965 was voted apart with the sponsors' agreement."""
    assert is_divided(requested=True, mover_objects=False)
    assert not is_divided(requested=True, mover_objects=True)
    assert not is_divided(requested=False, mover_objects=False)


def test_speakers_go_in_order_of_request_reports_first_and_the_presidency_last() -> None:
    """CND-01."""
    assert speaking_order(["RUS", "FRA", "USA", "FRA", "CHN"], president="RUS", reporting=["CHN"]) == (
        "CHN", "FRA", "USA", "RUS",
    )  # fmt: skip


def test_a_secretary_general_is_recommended_in_private_and_debate_is_public_otherwise() -> None:
    """PUB-01, PUB-03: the record of a private meeting bears only the communique."""
    assert is_private(concerns_secretary_general=True, decided_private=False)
    assert not is_private(concerns_secretary_general=False, decided_private=False)
    assert has_public_record(Format.FORMAL_PUBLIC)
    assert not has_public_record(Format.FORMAL_PRIVATE)
