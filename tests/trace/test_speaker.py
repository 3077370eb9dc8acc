"""Ways of naming a speaker that mean the same one, another one, or nobody in particular."""

import pytest

from ninthvote.trace import Speaker, compare

_STATES = {
    "China": "CHN", "Chinese": "CHN", "Russia": "RUS", "Russian": "RUS", "Britain": "GBR", "British": "GBR",
    "United Kingdom": "GBR", "United States": "USA", "U.S.": "USA", "Germany": "DEU", "DPRK": "PRK",
}  # fmt: skip


def states_in(text: str) -> frozenset[str]:
    return frozenset(code for name, code in _STATES.items() if name in text)


CHAIR = ("Michael Kirby", "Chair of the commission of inquiry")
ZEID = ("Zeid Ra’ad Al Hussein", "High Commissioner for Human Rights")
CHINA = ("Liu Jieyi", "Permanent Representative of China")
DELEGATION = ("China", "delegation of China")
USA = ("Linda Thomas-Greenfield", "Permanent Representative of the United States")
JOINT = ("Eight states (delivered by Christoph Heusgen)", None)
RUSSIA = ("Deputy Permanent Representative of the Russian Federation (Kuzmin)", "Russian Federation")


@pytest.mark.parametrize(
    ("claimed", "recorded", "answer"),
    [
        ("Kirby", CHAIR, Speaker.SAME),
        ("Mr. Kirby", CHAIR, Speaker.SAME),
        ("Justice Michael Kirby of Australia", CHAIR, Speaker.SAME),
        ("the chair, Michael Kirby", CHAIR, Speaker.SAME),
        ("Zeid", ZEID, Speaker.SAME),
        ("Zeid Ra'ad al-Hussein", ZEID, Speaker.SAME),
        ("the High Commissioner", ZEID, Speaker.SAME),
        ("the UN human rights chief", ZEID, Speaker.UNKNOWN),
        ("Volker Türk", ZEID, Speaker.DIFFERENT),
        ("Russia's envoy", CHINA, Speaker.DIFFERENT),
        ("China's ambassador", CHINA, Speaker.SAME),
        ("China's foreign minister", CHINA, Speaker.UNKNOWN),
        ("China's Geng Shuang", DELEGATION, Speaker.SAME),
        ("China's Geng Shuang", CHINA, Speaker.DIFFERENT),
        ("Britain's Barbara Woodward", USA, Speaker.DIFFERENT),
        ("Thomas-Greenfield", USA, Speaker.SAME),
        ("Greenfield", USA, Speaker.SAME),
        ("the American ambassador", USA, Speaker.UNKNOWN),  # "American" is not in this list of states
        ("the U.S. ambassador", USA, Speaker.SAME),
        ("Heusgen", JOINT, Speaker.SAME),
        ("the joint statement", JOINT, Speaker.UNKNOWN),
        ("the Russian delegate", RUSSIA, Speaker.SAME),
        ("Gennady Kuzmin", RUSSIA, Speaker.SAME),
        ("Vasily Nebenzya", ("Vassily Nebenzia", "Permanent Representative of the Russian Federation"), Speaker.SAME),
        ("Kim Jong Un", ("Kim Song", "Permanent Representative of the DPRK"), Speaker.DIFFERENT),
        ("Ilhyeok Kim", ("Gumhyok Kim", None), Speaker.DIFFERENT),
        ("Kim Il-hyeok", ("Ilhyeok Kim", None), Speaker.SAME),
        ("Kelly Craft", JOINT, Speaker.UNKNOWN),  # she may have read it too: the statement is of several states
        ("HRW", ("Human Rights Watch", None), Speaker.SAME),
        ("Human Rights Watch", ("Param-Preet Singh", "Human Rights Watch"), Speaker.SAME),
        ("António Guterres", ("Ban Ki-moon", "Secretary-General"), Speaker.DIFFERENT),
        ("she", USA, Speaker.UNKNOWN),
        ("", USA, Speaker.UNKNOWN),
    ],
)  # fmt: skip
def test_two_names_are_compared_as_a_reader_would(
    claimed: str, recorded: tuple[str, str | None], answer: Speaker
) -> None:
    """A newspaper would be told that it named the wrong person when it named the right one another way."""
    assert compare(claimed, *recorded, states_in=states_in) is answer
