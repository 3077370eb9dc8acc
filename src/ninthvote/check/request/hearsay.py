"""What is told of the corridors: checkable in kind, and in no record.

"Some forty delegations are said to have attended", "Quito had been asked twice to sign", "Rome is counting heads".
"""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, unknown
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene

_SAID_TO = (
    r"(?:\b(?:is|are|was|were) (?:said|supposed|rumou?red|believed|thought|reputed|understood) to\b|\bwe understand\b|\bapparently\b|\ballegedly\b"
    r"|\bit is (?:said|known|rumou?red) that\b|\baccording to (?:a|an|one|N|several|some) [^,;.]{0,40}(?:diplomat|envoy|official|source|delegate)s?\b|\bby one account\b|\bwe hear\b|\bi (?:hear|am told|was told)\b|(?:envoy|diplomat|delegate|official)s? (?:swears?|whispers?|hints?|mutters?)\b|\bif the corridors\b"
    r"|\bas far as we can tell\b|\baccording to some accounts\b|\bby one \w+'s (?:watch|count)\b|\bask(?:ed|ing) not to be named\b|\b(?:is|are) reported to have\b)"
)
_BUSINESS = (
    r"G|\bA\b|C|delegation|ambassador|envoy|diplomat|request|\bsign|members?\b|capital|\bitem\b|meeting"
)


@frame(
    Family.REQUEST,
    rf"<<{_SAID_TO}>>",
    "said to|supposed to|rumored to|rumoured to|believed to|thought to|reputed to|understood to|we understand|apparently|allegedly|it is said|it is known|it is rumo|according to|by one|we hear|i hear|i am told|i was told|swear|whisper|hint|mutter|if the corridors|as far as we|not to be named|reported to",
    rank=-1,
    hedged=True,
)
def only_said(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """What delegations did by hearsay alone."""
    if clause.within(m.start(), m.end(), "TQ") or not grammar.search(_BUSINESS, m.group(0)):
        return None
    return unknown("What is only said to have happened is not in the record.")


#: For so many sentences what delegations do is done about the meeting that was spoken of.
BUSINESS_SENTENCES = 8
#: A delegation, or some that are not named.
_DELEGATION = (
    r"(?:(?:the )?G(?:'s? (?:[a-z]+ )?(?:missions?|envoys?|ambassadors?|delegat\w+|diplomats?|capital|government))?"
    r"|(?:the |its |our |an? |one )?(?:A |european |western |african |arab |asian )?(?:missions?|delegations?|envoys?|ambassadors?|diplomats)"
    r"|(?:at least )?(?:N|several|some)(?: of the| of its| of our)? (?:[a-z-]+ ){0,2}(?:members|missions|delegations|capitals|envoys|newcomers|states|governments))"
)
_ALREADY = (
    r"(?:,? (?:had|has|have|was|were|is|are|been|being|already|privately|quietly|O|first|also|reportedly|then|once|twice|even|at first|long|now|still|both|each"
    r"|begun to|began to|started to|(?:is|are|was|were) trying to|spent [^,;.]{3,24}),?)*"
)
_LOBBIED = r"lobb(?:y|ied|ying)\b|(?:tele)?phon(?:e|ed|ing)\b|canvass|sound(?:ed|ing)? out|woo(?:ed|ing)\b|courted|courting|lean(?:t|ed|ing) on|(?:worked|working) the phones|(?:rang|ringing|calling|called) (?:a?round|one after another)|twist(?:ed|ing) (?:[a-z]+ )?arms|count(?:ed|ing)? (?:heads|noses|hands)"
_PROMISED = r"(?:gave|given|giving) (?:its|their|his|her) word|promised (?:its|their|to (?:sign|support|back|join|abstain|help))|pledged (?:its|their|to (?:sign|support|back|join))|assured (?:the )?(?:G|sponsors|organi[sz]ers|colleagues)|let (?:the )?(?:G|sponsors|organi[sz]ers|colleagues|others) know|would not stand in the way"
_OFFERED = r"(?:offered|invited|asked|approached|begged|persuaded|pressed)(?: N times| twice| more than once)? (?:to (?:co-?)?(?:sign|join|support|back|sponsor|lend)|a place|a share)|had to be (?:asked|persuaded|coaxed|begged|talked|reminded)|(?:offered|agreed|declined|refused) to (?:co-?sign|host|lend)"
_READY = r"(?:ready|willing|prepared|inclined|tempted|minded) to (?:let|sign|wait|drop|put|postpone|settle|lend|go without|join|give)"
_DRAFTED = r"(?:had|have|has|kept|keeps) (?:a|the|its|their) (?:[a-z]+ )?(?:letter|request) (?:drafted|ready|prepared|in (?:a|the|its|their) drawer)|drafted a (?:[a-z]+ )?(?:letter|request)|(?:wavered|hesitated) (?:until|for|over)|made up (?:its|his|her|their) mind|put forward (?:another|a different|some other) (?:speaker|name|briefer|witness)"
_SPOKE_OF_IT = r"(?:warned|told|asked|informed|reminded) (?:the |its |his |her |our |other )*(?:G|colleagues|diplomats|partners|allies|sponsors|capitals|others)\b[^;.]{0,60}\b(?:request|letter|sign\w*|meeting|session|item|idea|agenda|supporters|ninth|vote on it)\b"
_GOES_ROUND = (
    r"(?:a|an|another|one|the) (?:[a-z]+ ){0,2}(?:request|list of [a-z]+|letter (?:asking|for|requesting|to ask|of request|on|to C))\b[^;.]{0,40} (?:(?:has|had) been|is|was) "
    r"(?:(?:already|now|quietly) )?(?:(?:going|making|doing|passed|handed) (?:a?round|the rounds)|circulating|(?:being )?drafted)\b[^;.]*"
)


@frame(
    Family.REQUEST,
    rf"{_DELEGATION}{_ALREADY} (?:{_LOBBIED}|{_PROMISED}|{_OFFERED}|{_READY}|{_DRAFTED}|{_SPOKE_OF_IT})[^;.]*|{_GOES_ROUND}",
    "lobb|phon|canvass|sounded|sounding|woo|court|lean|rang|ringing|calling|called|twist|heads|noses|hands|word|promised|pledged|assured|know|stand in"
    "|offered|invited|asked|approached|begged|persuaded|pressed|had to be|agreed|declined|refused|ready|willing|prepared|inclined|tempted|minded|drafted|drawer"
    "|wavered|hesitated|mind|put forward|warned|told|informed|reminded|going|making|doing|passed|handed|circulating",
    rank=-1,
    hedged=True,
)
def in_the_corridors(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Whom delegations lobbied, what they promised, who was asked to sign and what they have in a drawer."""
    if clause.within(m.start(), m.end(), "TYEFHI"):
        return None
    if scene.ago("request") > BUSINESS_SENTENCES and scene.ago("procedure") > BUSINESS_SENTENCES:
        return None
    return unknown("What delegations said and did among themselves is not in the record.")
