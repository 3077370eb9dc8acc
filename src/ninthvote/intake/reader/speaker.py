"""Who spoke in the Council's debates 1992-2023: what kind of speaker each label is, and which labels mean one."""

from __future__ import annotations

from dataclasses import dataclass

from ninthvote.intake.document import Document
from ninthvote.intake.grid import read_grid

KINDS = {
    kind: kind for kind in ("state", "igo", "un", "ngo", "civil_society", "academia", "company", "other")
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A label of the debates; code and group for States only."""

    label: str
    kind: str
    state: str | None
    regional_group: str | None
    note: str


def read_speakers(document: Document) -> tuple[Speaker, ...]:
    """Every label with its kind; the coordinates of the source, country centroids, are left out."""
    found: list[Speaker] = []
    seen: dict[str, int] = {}
    header = ["country_org", "entity_type", "iso3", "un_regional_group", "lat", "lon", "note"]
    for cells in read_grid(document, header, comment="#"):
        label = cells.text("country_org", empty=False)
        if label in seen:
            cells.refuse("country_org", f"a label not yet given; line {seen[label]} has it")
        seen[label] = cells.line
        kind = cells.choice("entity_type", KINDS)
        code = cells.text("iso3")
        if bool(code) != (kind == "state"):
            cells.refuse("iso3", "a code for States, and for States alone")
        if code and not (len(code) == 3 and code.isascii() and code.isupper()):
            cells.refuse("iso3", "an ISO alpha-3 code")
        group = cells.text("un_regional_group") or None
        if group and kind != "state":
            cells.refuse("un_regional_group", "nothing, except for States")
        if code:
            cells.number("lat", low=-90, high=90)
            cells.number("lon", low=-180, high=180)
        found.append(Speaker(label, kind, code or None, group, cells.text("note")))
    return tuple(found)


def read_aliases(document: Document) -> dict[str, str]:
    """Variant label to the label under which the debates have the speaker."""
    found: dict[str, str] = {}
    for cells in read_grid(document, ["alias", "canonical", "reason"], comment="#"):
        alias = cells.text("alias", empty=False)
        if alias in found:
            cells.refuse("alias", "a label not yet given")
        found[alias] = cells.text("canonical", empty=False)
    return found
