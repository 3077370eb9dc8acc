"""The gavel from hand to hand: from whom to whom, and who follows whom."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.names import name_of
from ninthvote.check.plain.statement import Statement, reads


@reads(Family.PRESIDENCY, r"presid|gavel|chair|turn|follow|next|then")
def each_in_its_month(s: Statement) -> Answer | None:
    """Several preside in the months told, one after the other."""
    states = [x for group in s.lists for x in group]
    times = [t for t in s.times if t.grain == "month"]
    if (
        len(states) < 2
        or len(states) != len(times)
        or len(times) != len(s.times)
        or s.negative
        or s.people
        or s.numbers
    ):
        return None
    if s.scene.sentence - s.scene.facts.get("chair_at", -9) > 2 or s.has(
        r"vote|resolution|seat|member|term\b|join|leav"
    ):
        return None
    facts = []
    for state, t in zip(states, times, strict=True):
        held = next(
            (h for a, _ in t.spans if (h := s.scene.ledger.presides(a.year, a.month)) and h[0] == state), None
        )
        if held is None:
            return None
        facts.append(held[1])
    return supported("Each presided in its month.", *facts)


@reads(Family.PRESIDENCY, r"^\W*D\W*(?::|\|)\W*(?:the )?G\W*$")
def month_and_state(s: Statement) -> Answer | None:
    """A line of a list of presidencies: the month and the state."""
    if len(s.states) != 1 or len(s.times) != 1 or s.times[0].grain != "month":
        return None
    if s.scene.sentence - s.scene.facts.get("chair_at", -99) > 12:
        return None
    held = [h for a, _ in s.times[0].spans if (h := s.scene.ledger.presides(a.year, a.month)) is not None]
    if any(h[0] == s.states[0] for h in held):
        s.scene.facts["chair_at"] = s.scene.sentence
        return supported(f"{name_of(s.states[0])} presided in that month.", *(h[1] for h in held))
    if len(held) == len(s.times[0].spans) == 1:
        return contradicted(f"{name_of(held[0][0])} presided in that month.", held[0][1])
    return None


_PASSED = r"\bG(?:'s)? (?:hand\w*|pass\w*|gave|gives?|ced\w*|made way|makes way)[^;.]{0,40}\bto (?:the )?G|\b(?:pass\w*|mov\w*|w(?:ent|as handed)|go(?:es)?|handed)[^;.]{0,20} from (?:the )?G to (?:the )?G|\bG (?:took|takes|take|inherit\w*)[^;.]{0,40}\bfrom (?:the )?G|\bG (?:follow\w*|succeed\w*) (?:the )?G|\bafter (?:the )?G (?:it|comes|came)[^;.]{0,25}\bG"


@reads(Family.PRESIDENCY, r"presid|gavel|chair|\bturn\b|helm")
def from_hand_to_hand(s: Statement) -> Answer | None:
    """One presided, and the other in the month after."""
    p = s.scene.published
    if (
        p is None
        or len(s.lists) != 2
        or any(len(x) != 1 for x in s.lists)
        or s.negative
        or s.people
        or s.numbers
    ):
        return None
    if not s.has(_PASSED) or s.has(r"vote|resolution|committee|E\b|H\b|seat|draft"):
        return None
    a, b = s.lists[0][0], s.lists[1][0]
    if s.has(r"\bG (?:took|takes|take|inherit\w*|follow\w*|succeed\w*)"):
        a, b = b, a
    led = s.scene.ledger
    months = [(t.first.year, t.first.month) for t in s.times if t.grain in ("month", "day", "now")] or [
        ((p.year * 12 + p.month - 1 + k) // 12, (p.month - 1 + k) % 12 + 1) for k in (0, 1, -1)
    ]
    seen = []
    for year, month in months:
        for k in (0, 1):
            at = year * 12 + month - 1 + k
            now, before = led.presides(at // 12, at % 12 + 1), led.presides((at - 1) // 12, (at - 1) % 12 + 1)
            if now is None or before is None:
                continue
            seen.append((before, now))
            if before[0] == a and now[0] == b:
                return supported(
                    f"{name_of(a)} presided and {name_of(b)} in the month after.", before[1], now[1]
                )
    right = [x for x in seen if x[1][0] == b]
    if right and s.times and all(t.sure and not t.others for t in s.times):
        return contradicted(
            f"{name_of(right[0][0][0])} presided before {name_of(b)}.", right[0][0][1], right[0][1][1]
        )
    return None


@reads(
    Family.PRESIDENCY, r"\b(?:goes|passes|falls|moves|comes|went|passed|fell|moved) to (?:the )?G\b|G's turn"
)
def it_goes_to(s: Statement) -> Answer | None:
    """In the month told the chair goes to the state named."""
    if (
        len(s.states) != 1
        or len(s.times) != 1
        or s.negative
        or s.people
        or s.numbers
        or s.times[0].grain not in ("month", "day")
    ):
        return None
    if s.scene.sentence - s.scene.facts.get("chair_at", -9) > 1 or s.has(
        r"seat|vote|resolution|committee|\bterm\b|E\b|H\b"
    ):
        return None
    t = s.times[0]
    held = [h for a, _ in t.spans if (h := s.scene.ledger.presides(a.year, a.month)) is not None]
    if any(h[0] == s.states[0] for h in held):
        s.scene.facts["chair_at"] = s.scene.sentence
        return supported(f"{name_of(s.states[0])} presided in that month.", *(h[1] for h in held))
    if len(held) == len(t.spans) == 1 and t.sure and s.has(r"\bit\b|gavel|chair|presid|turn"):
        return contradicted(f"{name_of(held[0][0])} presided in that month.", held[0][1])
    return None
