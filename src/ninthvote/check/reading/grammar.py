"""The phrases that patterns are made of, over skeletons: who acts, how they vote, what they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

#: Patterns compiled once and kept: the families use more than the standard library's cache holds.
compiled = cache(re.compile)


def search(pattern: str, text: str) -> re.Match[str] | None:
    return compiled(pattern).search(text)


def match(pattern: str, text: str) -> re.Match[str] | None:
    return compiled(pattern).match(text)


def fullmatch(pattern: str, text: str) -> re.Match[str] | None:
    return compiled(pattern).fullmatch(text)


def finditer(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return compiled(pattern).finditer(text)


#: What a state acts through.
ENVOY = (
    r"(?:'s?)?(?: (?:un|u\.n\.|united nations|then|deputy|acting|permanent|former|new|outgoing|top|lead))*"
    r" (?:ambassadors?|envoys?|representatives?|delegates?|delegations?|missions?|governments?|diplomats?|chargé d'affaires|administration)"
    r"(?: to (?:C|the un|the u\.n\.|the united nations))?(?:,? P)?"
)
#: "and six other members"
OTHERS = (
    r"(?:,? (?:and|with|as well as|along with|together with|plus|joined by) (?:the )?N (?:others?|more|fellow|further)(?: (?:C )?(?:council )?"
    r"(?:members?|states|countries|nations|governments|delegations))?)"
)
#: A state or several, named, by their envoys or by a pronoun.
NAMED = (
    r"(?:(?:both|only|even|the) )*(?:G|A(?=(?:'s?)? (?:un |u\.n\. |deputy |permanent |united nations )*(?:ambassador|envoy|representative|delegat|mission|government|diplomat|administration)))"
    rf"(?:{ENVOY})?{OTHERS}?"
)
PERSON = r"(?:(?:ambassador|amb\.|ms\.?|mr\.?|mrs\.?|dr\.?|secretary of state|justice) )?P(?:, (?:the )?(?:G's|A) [a-z ]{0,40}?(?:ambassador|envoy|representative)(?: to [a-zC. ]{2,20})?,)?"
PRONOUN = r"\b(?:it|they|he|she|the country|the two|both)\b"
WHO = rf"(?:{NAMED}|{PERSON}|{PRONOUN})"

MEMBERS = r"(?:C'?s? )?(?:council )?(?:members?|member (?:states|nations|countries)|states|countries|nations|governments|delegations|of them|of its members|capitals)"
#: "Eight council members", "eight of the fifteen"
COUNT = (
    rf"(?:(?:all|only|just|some|exactly|at least|a total of|the|no fewer than|no more than|fewer than|barely|merely) )*N"
    rf"(?:,? (?:more|in all))?(?: (?:out )?of (?:the |its |them|C's? |those )?(?:N )?)?(?: ?(?:other|elected|permanent|non-permanent|african|european|western|like-minded|sitting|current|fellow) )*(?: ?{MEMBERS})?"
)
AUX = (
    r"(?:,? (?:also|both|all|then|again|instead|duly|each|themselves|had|has|have|was|were|is|are|being|having|did|however|twice|later"
    r"|eventually|ultimately|reportedly|promptly|only|simply|finally|on D|in D|of D|D|this time|last time|both times|alone|jointly|formally"
    r"|repeatedly|once again|initially|first|together|had once|once|already|now|still|always|have always|consistently|openly|publicly|too|as well|in the end),?)*"
)
VOTED_NO = (
    r"(?:vot(?:ed|ing|e|es) (?:against|no\b|\"no\"|down)|(?:said|saying|say) (?:no\b|\"no\")|(?:were|was) (?:against|opposed|in opposition)"
    r"|cast(?:ing)? (?:the |a |their |its )?(?:(?:sole|only|lone|single|two|N) )?(?:negative|\"?no\"?|dissenting) votes?|dissent(?:ed|ing)|oppos(?:ed|ing)|against\b(?! ?:))"
)
VOTED_YES = (
    r"(?:vot(?:ed|ing|e) (?:in favou?r|for|yes|\"yes\"|with the majority|to (?:hold|put|convene|hear|include|add|go ahead|take|open|adopt))|(?:were|was|being) (?:all )?(?:in favou?r|for)\b"
    r"|(?:said|saying) (?:yes|\"yes\")|rais(?:e|es|ed|ing) (?:its|their|his|her) hands? (?:in favou?r|for)|cast(?:ing)? (?:a |the )?(?:\"?yes\"?|affirmative|positive) votes?|back(?:ed|ing)|in favou?r|support(?:ed|ing))"
)
ABSTAINED = r"(?:abstain(?:ed|ing|s|)\b(?! ?:)|(?:sat|sitting) on (?:its|their|his|her) hands|(?:sat|sitting) (?:it|the vote|this one|that one|the matter) out|stood aside|standing aside|declin(?:ed|ing) to (?:vote|take sides)|(?:stay|remain)(?:ed|ing|s)? neutral|(?:took|taking) no sides?)"
#: Words by which a statement is a wish, a doubt or a guess and not a claim.
HEDGED = (
    r"\b(?:should|would|could|might|may|must|ought|let(?! (?:in|through|off|down|go|slip|drop|pass|stand|by|the [a-z]+ (?:speak|brief|in|take part)|(?:president )?[GP] )\b)|suppose|imagine|hopes?|hoped|wish(?:es)?|if|unless|whether|perhaps|maybe|probably|had better|better to"
    r"|wants?|wanted|need(?:s|ed)? to|expect(?:s|ed)?|likely|can)\b"
)
