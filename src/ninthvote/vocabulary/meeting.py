"""Where the Council talks: only formal meetings are numbered, governed by the rules and able to vote."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    FORMAL_PUBLIC = "formal_public"
    FORMAL_PRIVATE = "formal_private"
    CLOSED_CONSULTATIONS = "closed_consultations"
    ANY_OTHER_BUSINESS = "any_other_business"  #: an item of closed consultations
    VIDEO_CONFERENCE_OPEN = "video_conference_open"  #: 2020-21; not a meeting
    VIDEO_CONFERENCE_CLOSED = "video_conference_closed"
    ARRIA_FORMULA = "arria_formula"  #: convened by members, outside the presidency
    INFORMAL_DIALOGUE = "informal_dialogue"

    @property
    def is_formal(self) -> bool:
        return self in (Format.FORMAL_PUBLIC, Format.FORMAL_PRIVATE)

    @property
    def label(self) -> str:
        """In words that keep a meeting apart from what is only called one."""
        return _LABELS[self]


_LABELS = {
    Format.FORMAL_PUBLIC: "formal meeting, public",
    Format.FORMAL_PRIVATE: "formal meeting, private",
    Format.CLOSED_CONSULTATIONS: "closed consultations",
    Format.ANY_OTHER_BUSINESS: "any other business, in closed consultations",
    Format.VIDEO_CONFERENCE_OPEN: "open video conference, not a formal meeting",
    Format.VIDEO_CONFERENCE_CLOSED: "closed video conference, not a formal meeting",
    Format.ARRIA_FORMULA: "Arria-formula meeting, informal",
    Format.INFORMAL_DIALOGUE: "informal interactive dialogue",
}
