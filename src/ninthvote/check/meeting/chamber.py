"""What was seen in the chamber, and when it sits next on something else: checkable in kind, and in no record."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, unknown
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene

#: For so many sentences the chamber is that of the meeting spoken of.
CHAMBER_SENTENCES = 20
_DELEGATE = (
    r"(?:delegates?|delegations?|envoys?|ambassadors?|diplomats?|representatives?|counterparts?|officials?)"
)
_SOMEBODY = (
    rf"(?:(?:the |an? |one |its |his |her )?(?:G(?:'s?)?(?: korean)?|A)(?: [a-z]+)? {_DELEGATE}|(?:his|her|its) counterpart from G|(?:P, )?(?:the )?(?:G's|A) {_DELEGATE},|(?:the )?G|N of the N members)"
    r"(?:,? we hear,?)?(?:,? (?:had|has|have|is|was|were|then|alone|later|himself|herself|again))*"
)
_SEAT = r"(?:the |its )?(?:G(?:'s?)?(?: korean)?|A|its) (?:seat|chair|desk|place)\b[^;,.]{0,40}? (?:is|was|were|stayed|remained|stood|stands|has been|had been) (?:left )?(?:empty|vacant|unoccupied)"
_DID = (
    r"(?:(?:took|taking|takes) (?:no )?(?:notes|photographs|pictures)|(?:left|walked out|slipped out|stormed out) (?:the (?:room|chamber|hall) )?(?:before|during|early|as|when|halfway|in the middle)"
    r"|read(?:s|ing)? (?:it |aloud |out )*from (?:a|his|her|the)\b|did not (?:come to|enter|turn up|take the floor|ask (?:for|to))|(?:never|not) (?:asked|asking|ask) (?:to speak|for the floor)"
    r"|spoke (?:immediately|straight|at length|briefly|for (?:less|more|N|only|just)|last\b|without notes|O\b)|went to hear)"
)


@frame(
    Family.MEETING,
    rf"{_SOMEBODY} {_DID}[^;.]*|{_SEAT}[^;.]*|(?:it|the [^;.]{{0,40}}(?:meeting|session|sitting|debate|discussion|consultations?)\w*|the (?:shortest|longest) of [^;.]{{0,60}}) lasted (?:for )?(?:N|less|more|under|over|just|only|barely|almost|nearly|half|about|a |an )[^;.]*"
    r"|C (?:will|is to|is due to) (?:next )?meet (?:again|next) [^;.]* to (?:consider|discuss|hear|take up)[^;.]*",
    "took|taking|takes|left|walked out|slipped out|stormed out|read|did not|never|not ask|spoke|went to hear|empty|vacant|unoccupied|lasted|again|next",
    rank=-1,
)
def seen_in_the_chamber(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who left early, whose seat was empty, who took notes or never asked to speak, how long it lasted."""
    if scene.ago("meeting") > CHAMBER_SENTENCES or clause.within(m.start(), m.end(), "TYEFHQ"):
        return None
    return unknown("What was seen in the chamber is not in the record.")
