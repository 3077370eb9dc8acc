"""Whether a sentence names the Council, the other council or a rapporteur; taken in as it is read."""

from __future__ import annotations

import re

from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene
from ninthvote.text import Kind
from ninthvote.text.sieve import Sifted

#: How the Council is named, or what only it has.
_NAMES_IT = Sifted(
    r"security council|\bunsc\b|permanent member|\bS/(?:PV|RES|20\d\d)\b|\bp5\b", re.IGNORECASE
)

#: The Human Rights Council by what it is, and not by its name.
_RIGHTS_BODY = Sifted(
    r"human[- ]rights (?:body|council)|\b(?:47|forty-seven)[- ](?:nation|state|seat|country|member)|\b47 members",
    re.IGNORECASE,
)

#: For so many sentences votes go on being those of the body that was named.
RIGHTS_SENTENCES = 3


def hears(scene: Scene, clause: Clause) -> None:
    """Take in whether the sentence names the Council, and the rapporteur."""
    if any(m.kind is Kind.COUNCIL for m in clause.mentions) or _NAMES_IT.search(clause.sentence.text):
        scene.council_at = clause.sentence.end
        scene.spoken["council"] = scene.sentence
    if any(m.kind is Kind.RAPPORTEUR for m in clause.mentions):
        scene.spoken["rapporteur"] = scene.sentence
    if any(m.kind is Kind.RIGHTS_COUNCIL for m in clause.mentions) or _RIGHTS_BODY.search(
        clause.sentence.text
    ):
        scene.spoken["rights"] = scene.sentence


def is_of_the_rights_council(scene: Scene, clause: Clause) -> bool:
    """Whether the other council was just spoken of, and this one is not named here."""
    return scene.ago("rights") <= RIGHTS_SENTENCES and not _NAMES_IT.search(clause.sentence.text)
