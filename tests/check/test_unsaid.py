"""Sentences whose words sound like the field's and which say nothing that the record can answer."""

from datetime import date

import pytest

from ninthvote.check import Family, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

OPENING = "The UN Security Council held a closed meeting on human rights in North Korea on 11 December 2020."


@pytest.mark.parametrize(
    "sentence",
    [
        "Few know how many hours the United States devoted to the talks.",
        "Since the meeting in December 2020 was not open to reporters, we know little of it.",
        "The discussion in December 2020 was not shown on television.",
        "China was criticised, but not by name.",
        "Russia was scolded in all but name.",
        "A simple majority is enough in the General Assembly in such cases.",
        "The president of Kenya has the casting vote in the cabinet.",
        "The Charter was last amended in 1973.",
        "Special sessions of the Human Rights Council are held at the request of 16 members.",
        "The staff union's programme is only a plan for the Vatican.",
        "The presidency of the European Union goes to Romania in January.",
        "With Germany in the chair, the staff committee met on 11 December 2017.",
        "The African Union's turn at the head of the panel ends this month.",
        "Somebody in the next room changed his mind about lunch.",
        "The cleaners took notes of nothing and left before the end.",
        "A letter from my aunt has been going round the family since March.",
        "Its diplomats had been up since before dawn.",
        "Those who brought soup were asked to bring bread too.",
        "The young diplomat from Vietnam ran unopposed for the chair of the staff association.",
    ],
)
def test_words_that_only_sound_alike_support_nothing(sentence: str) -> None:
    """A reader would be told that the record confirms what nobody looked up."""
    claims = open_checker().check(document_of(f"{OPENING} {sentence}"), date(2020, 12, 15)).claims
    assert [(c.family, c.frame) for c in claims if c.start > len(OPENING)] == []


def test_a_seat_that_goes_to_somebody_is_of_the_next_turn() -> None:
    """A true report of an election would be called false because the one who leaves still sits."""
    text = "Slovenia leaves the UN Security Council in December. The Eastern European seat goes to Riga."
    claims = open_checker().check(document_of(text), date(2025, 11, 20)).claims
    assert [c.answer.verdict for c in claims if "Riga" in text[c.start : c.end]] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Ms Halloran remarked that", Verdict.CONTRADICTED),
        ("Mr Šimonović remarked that", Verdict.SUPPORTED),
        ("Jane Roe, a doctor from the coast, said:", Verdict.CONTRADICTED),
    ],
)
def test_words_given_to_somebody_whom_the_record_does_not_know_are_not_his(
    said: str, verdict: Verdict
) -> None:
    """A quotation would pass as checked though another than its speaker is named (Šimonović, 22 December 2014)."""
    words = "Rarely has such an extensive charge-sheet of international crimes been brought to this Council's attention"
    text = f'The UN Security Council met on North Korea. {said} "{words}."'
    claims = open_checker().check(document_of(text), date(2014, 12, 24)).claims
    assert [c.answer.verdict for c in claims if c.family is Family.QUOTATION] == [verdict]


def test_a_pronoun_gives_words_to_nobody_else() -> None:
    """A true quotation would be called another's because of whom the sentence before happened to name."""
    text = (
        "The UN Security Council met on North Korea. Peter Wilson of Britain spoke next. He asked members to "
        '"stand on the side of the North Korean people, not the dictatorship".'
    )
    claims = open_checker().check(document_of(text), date(2024, 6, 13)).claims
    assert [c.answer.verdict for c in claims if c.family is Family.QUOTATION] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 190 countries voted to fill the seats.",
        "A text on the same subject passed 100-18 with 60 abstentions.",
    ],
)
def test_more_than_fifteen_votes_are_no_vote_of_the_council(sentence: str) -> None:
    """An election in the Assembly would be held against the Council's vote that the sentence before told."""
    opening = (
        "The UN Security Council voted 11-2-2 on 22 December 2014 to take up human rights in North Korea."
    )
    claims = open_checker().check(document_of(f"{opening} {sentence}"), date(2014, 12, 24)).claims
    assert all(c.answer.verdict is not Verdict.CONTRADICTED for c in claims)
