"""Whether a matter is procedural belongs to the matter, not to its symbol, and is itself decided by rule.

Most kinds are settled by the Charter's heading, the San Francisco statement and long practice. Where members
disagree, a preliminary vote on the character can itself be blocked; the President's ruling, which stands unless
a majority votes to overrule it, is what has defeated that double veto since 1950.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ninthvote.errors import LawError
from ninthvote.rules.explanation import SpecialMatter
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Decision, Reason, Ruling, in_words
from ninthvote.rules.voting import put_to_vote
from ninthvote.vocabulary import Format, Matter, Tally


class Challenge(StrEnum):
    """What becomes of a ruling of the President that a member contests."""

    OVERRULED = "overruled"
    UPHELD = "upheld"


#: What is put to the vote, and the provision that gives it its character. The keys are the motions of the record.
PROCEDURAL: dict[str, str] = {
    "adopt_agenda": "PRC-01",
    "item_wording": "PRC-01",
    "item_order": "PRC-01",
    "defer_item": "PRC-01",
    "remove_item": "PRC-01",
    "challenge_ruling": "PRC-01",
    "suspend_or_adjourn": "PRC-01",
    "postpone": "PRC-01",
    "invite_participant": "PRC-01",
    "credentials": "PRC-01",
    "public_or_private": "PRC-01",
    "place_of_meeting": "PRC-01",
    "order_of_drafts": "PRC-01",
    "conduct_of_debate": "PRC-01",
    "convene_emergency_session": "PRC-01",
    "annual_report": "REL-01",
    "rules_of_procedure": "REL-03",
    "presidency_method": "PRC-01",
    "subsidiary_organ": "REL-03",
    "include_application": "REL-05",
}
SUBSTANTIVE: dict[str, str] = {
    "resolution": "PRC-02",
    "pacific_settlement": "PRC-02",
    "enforcement": "PRC-02",
    "admission": "REL-05",
    "suspension_or_expulsion": "PRC-02",
    "secretary_general": "PRC-02",
    "trusteeship": "PRC-02",
    "review_conference": "VOT-13",
    "court_election": "VOT-13",
}
#: Decided one way and the other in practice; only the Council can say, by PRC-05.
DISPUTED: dict[str, str] = {
    "investigation": "PRC-03",
    "inquiry_organ": "PRC-03",
    "refer_to_assembly": "PRC-03",
}
#: Decisions with their own majority, by the motion that asks for them.
SPECIAL: dict[str, SpecialMatter] = {
    "convene_emergency_session": SpecialMatter.EMERGENCY_SESSION,
    "review_conference": SpecialMatter.REVIEW_CONFERENCE,
    "court_election": SpecialMatter.COURT_ELECTION,
}


def classify(on: date, motion: str, *, parent: Matter | None = None) -> Ruling[Matter]:
    """The character of a matter by its kind; an amendment or part takes that of its parent (VOT-10).

    Raises:
        LawError: for a kind that the law does not know, and for one whose character only the Council can settle.
    """
    if motion in ("amendment", "paragraph"):
        if parent is None:
            raise LawError(f"the character of an {motion} is that of its parent, which was not given")
        says = "An amendment or part is decided as its parent is."
        return Ruling(on, parent, (Reason("VOT-10", says, {"parent": parent}),))
    if motion in PROCEDURAL:
        says = f"{_spoken(motion)} is a procedural matter."
        return Ruling(on, Matter.PROCEDURAL, (Reason(PROCEDURAL[motion], says, {"motion": motion}),))
    if motion in SUBSTANTIVE:
        says = f"{_spoken(motion)} is not a procedural matter."
        return Ruling(on, Matter.SUBSTANTIVE, (Reason(SUBSTANTIVE[motion], says, {"motion": motion}),))
    if motion in DISPUTED:
        raise LawError(
            f"practice has treated {motion!r} both ways (PRC-03)",
            expected="how the President or the Council characterised it: see `settle_character`",
        )
    raise LawError(
        f"there is no kind of motion {motion!r}",
        expected="one of " + ", ".join(sorted(PROCEDURAL | SUBSTANTIVE | DISPUTED)),
    )


def _spoken(motion: str) -> str:
    return motion.replace("_", " ").capitalize()


def challenge_ruling(on: date, vote: Tally) -> Ruling[Challenge]:
    """What becomes of a presidential ruling once a challenge is voted on. `yes` in the tally means overrule.

    The ruling stands unless overruled: the burden is on the challengers, and abstention helps the President.
    """
    result = put_to_vote(on, Matter.PROCEDURAL, vote)
    required = parameter("majority", on).value
    if result.decision is Decision.CARRIED:
        says = f"{in_words(vote.yes).capitalize()} members voted to overrule; {in_words(required)} suffice."
        return Ruling(
            on, Challenge.OVERRULED, (Reason("CND-04", says, {"yes": vote.yes, "required": required}),)
        )
    says = (
        f"The ruling stands: {in_words(vote.yes)} voted to overrule it, and {in_words(required)} are needed, "
        "whatever the number against."
    )
    return Ruling(on, Challenge.UPHELD, (Reason("CND-04", says, {"yes": vote.yes, "required": required}),))


def settle_character(
    on: date,
    *,
    preliminary: Tally | None = None,
    permanent_no: tuple[str, ...] | None = None,
    president_rules: Matter | None = None,
    challenge: Tally | None = None,
) -> Ruling[Matter]:
    """The character of a contested matter, after what the Council and its President did about it (PRC-05).

    Args:
        preliminary: vote on "the matter is procedural", where one was taken.
        permanent_no: permanent members that voted no on it.
        president_rules: how the President ruled, before or after that vote.
        challenge: vote on overruling the President, where one was taken.

    Raises:
        LawError: where neither a vote nor a ruling was given, or a challenge to no ruling.
    """
    if challenge is not None and president_rules is None:
        raise LawError("a challenge needs a ruling to be directed against", expected="president_rules")
    reasons: list[Reason] = []
    if president_rules is not None:
        stands, asked = president_rules, challenge_ruling(on, challenge) if challenge is not None else None
        says = f"The President ruled the matter {stands.value}"
        if asked is None:
            reasons.append(
                Reason("PRC-05", says + ", and no member challenged the ruling.", {"ruled": stands})
            )
        else:
            reasons += [Reason("PRC-05", says + " and was challenged.", {"ruled": stands}), *asked.reasons]
            if asked.outcome is Challenge.OVERRULED:
                stands = Matter.SUBSTANTIVE if stands is Matter.PROCEDURAL else Matter.PROCEDURAL
        return Ruling(on, stands, tuple(reasons))
    if preliminary is None:
        raise LawError(
            "nothing settles the character of the matter",
            expected="a preliminary vote, a ruling of the President, or both",
        )
    # The preliminary question is itself not procedural (SF Statement, Part II): a permanent NO settles it.
    vote = put_to_vote(on, Matter.SUBSTANTIVE, preliminary, permanent_no=permanent_no)
    reasons += vote.reasons
    if vote.decision is Decision.CARRIED:
        reasons.append(
            Reason("PRC-05", "The Council decided that the matter is procedural.", {"yes": preliminary.yes})
        )
        return Ruling(on, Matter.PROCEDURAL, tuple(reasons))
    why = (
        "A permanent member voted against treating the matter as procedural, so it is not, and may be vetoed in turn."
        if vote.decision is Decision.VETOED
        else "The proposal to treat the matter as procedural lacked the votes, so it is not procedural."
    )
    reasons.append(Reason("PRC-05", why, {"permanent_no": list(vote.vetoed_by)}))
    return Ruling(on, Matter.SUBSTANTIVE, tuple(reasons), vetoed_by=vote.vetoed_by)


def can_vote(format_: Format) -> bool:
    """Whether a procedural vote can be taken there: only formal meetings are governed by the rules (PRC-06)."""
    return format_.is_formal
