"""What is said of a vote in a few words after it was told: its numbers alone, "the one is Moscow", "Ghana was not"."""

from __future__ import annotations

from ninthvote.check.ballot.cast import casts
from ninthvote.check.ballot.tally import fits
from ninthvote.check.ballot.vote import cast_named, spoken_of
from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_VOTED = (Family.VOTE, Family.MEMBER_VOTE)


def just_told(s: Statement, sentences: int = 1) -> Ballot | None:
    """The vote that the last claim before this place was about."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    b = s.scene.ballot
    near = said and said[-1][2] in _VOTED and s.scene.sentence - said[-1][0] <= sentences
    return b if near and b is not None and s.scene.sentence - s.scene.ballot_at <= sentences + 1 else None


def _group(b: Ballot, cast: Cast) -> set[str]:
    return {x for x, c in b.casts.items() if c is cast}


def _count(b: Ballot, cast: Cast) -> int | None:
    return {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast]


def _told(b: Ballot) -> str:
    return f"The vote of {b.on:%-d %B %Y} was {b.result}."


_NUMBERS = r"(?:[a-z. ]{1,20}: )?(?:(?:on |in )?D(?:,|:)? ?(?:[A-Za-z ]{1,25}[,:] )?)?(?:the same numbers[.:,]? ?)?N, ?N(?:,? (?:and )?|,)N(?:[.!,]? ?the same numbers)?"


#: The heads of the columns of a table of votes, in this order.
_HEADS = (r"yes|\bfor\b|favou?r", r"\bno\b|against", r"abst")


@reads(Family.VOTE, r"N, ?N(?:,? (?:and )?|,)N")
def numbers_alone(s: Statement) -> Answer | None:
    """For, against and abstaining, by their numbers and nothing else."""
    numbers = s.numbers
    if len(numbers) != 3 or not 9 <= sum(numbers) <= 15 or grammar.fullmatch(_NUMBERS, s.own) is None:
        return None
    found = spoken_of(s)
    heads = [str(h) for h in s.scene.columns]
    for b in found.found if found.firm else ():
        if fits(b, *numbers) and b.firm("yes"):
            if not heads:
                s.scene.see_ballot(b)
            return supported(_told(b), b.fact)
    if (
        found.firm
        and len(found.found) == 1
        and len(heads) == 4
        and all(map(grammar.search, _HEADS, heads[1:]))
    ):
        b = found.found[0]
        return (
            contradicted(_told(b), b.fact) if b.firm("yes") and b.firm("no") and b.firm("abstain") else None
        )
    return None


_WHO = r"^\W*(?:[a-z. ]{1,20}: )?(?:and |but )?(?P<n>the one|the lone \w+|the single \w+|the abstention|the no|the N|those N|the one that did)\b(?: [a-z]+)?(?: in favou?r| against)?,? ?(?:[a-z]+ )?(?:was|were|is|are|being|that was|came from|that's|it was) (?:obviously |of course |naturally |again |only )*(?:the )?G\W*$"


_WERE = r"^\W*(?:and |but |again |only )*(?:the )?G (?:was|were|are|is|being) (?P<n>the N|the one|the only one|the lone \w+|the sole \w+)(?: (?:states|countries|members?|one))?(?: (?:that|who|which|to) [a-z ]{2,30})?\W*$"


@reads(Family.MEMBER_VOTE, r"\bthe (?:only|sole|one|lone|single|abstention|no|N)\b|\bthose N\b")
def the_one_is(s: Statement) -> Answer | None:
    """So many cast one way in the vote just told: those named, and no others."""
    b = just_told(s, 2)
    if b is None and (found := spoken_of(s)).firm and len(found.found) == 1:
        b = found.found[0]
    m = grammar.search(_WHO, s.own) or grammar.search(_WERE, s.own)
    if b is None or m is None or len(s.lists) != 1 or s.people or s.times or s.negative or not s.states:
        return None
    number = s.numbers[0] if "N" in m["n"] and s.numbers else 1
    cast = Cast.ABSTAIN if "abst" in s.own else Cast.NO if "the no" in m["n"] else cast_named(s.own)
    ways = [c for c in (Cast.YES, Cast.NO, Cast.ABSTAIN) if _count(b, c) == number and cast in (None, c)]
    if len(s.states) != number or not ways:
        return None
    for way in ways:
        if _group(b, way) == set(s.states) and set(s.states) <= b.firm_casts:
            return casts(s.scene, b, s.states, way)
    if len(ways) == 1 and len(_group(b, ways[0])) == number and _group(b, ways[0]) <= b.firm_casts:
        return casts(s.scene, b, s.states, ways[0], whole=True)
    return None


_ONE_OF = r"^\W*(?:and |but |while |though )*(?:the )?G(?:, [a-z ]{1,20},)?,? (?:was|were|is|are)(?: also| both| even)? (?P<not>not |n't )?(?:among|one of|two of|three of|with|in) (?:the|those) (?P<which>N|noes|nays|ayes|yeses|abstainers|objectors|opponents|supporters|majority|minority)\W*$"
_INCLUDED = r"^\W*(?:and |but |while )*the (?P<which>N|noes|nays|ayes|yeses|abstainers|objectors|opponents|supporters|majority|minority) (?P<not>did not |didn't )?(?:also )?(?:includ(?:e|ed)|count(?:ed)?) (?:the )?G\W*$"
_NOR_WAS = r"^\W*(?:and |but |while )*(?:the )?G(?:, [a-z ]{1,20},)? (?:was|were|did) not\W*$"
_KINDS = (
    (r"noes|nays|objectors|opponents|minority", Cast.NO),
    (r"ayes|yeses|supporters|majority", Cast.YES),
    (r"abstainers", Cast.ABSTAIN),
)


def _with_so_many(s: Statement, b: Ballot | None) -> Ballot | None:
    """The vote just told, or the one told before it, if just that one has so many on one side."""
    number = s.numbers[-1] if s.numbers else None
    for told in (b, s.scene.earlier if b is not None else None):
        if told is not None and number in (told.yes, told.no, told.abstain):
            return told
    return b


@reads(
    Family.MEMBER_VOTE, r"\b(?:among|one of|two of|three of|with|in) (?:the|those) |\bnot\W*$|\bincluded?\b"
)
def one_of_the_four(s: Statement) -> Answer | None:
    """Those named were, or were not, among so many in the vote just told."""
    m = grammar.search(_ONE_OF, s.own) or grammar.search(_INCLUDED, s.own)
    b = _with_so_many(s, just_told(s)) if m is not None and m["which"] == "N" else just_told(s)
    if b is None or len(s.lists) != 1 or s.people or s.times or not set(s.states) <= b.firm_casts:
        return None
    if m is None:
        last = s.scene.one_of
        if last is None or last[0] is not b or s.scene.sentence - last[2] > 1:
            return None
        if grammar.search(_NOR_WAS, s.own) is None:
            return None
        way, absent = last[1], True
    else:
        ways = [c for p, c in _KINDS if grammar.search(p, m["which"])]
        if m["which"] == "N":
            ways = [c for c in (Cast.YES, Cast.NO, Cast.ABSTAIN) if s.numbers[-1:] == [_count(b, c)]]
        if len(ways) != 1 or _group(b, ways[0]) - b.firm_casts or not _group(b, ways[0]):
            return None
        way, absent = ways[0], bool(m["not"])
        s.scene.one_of = (b, way, s.scene.sentence)
    inside = [b.casts.get(x) is way for x in s.states]
    told = f"Those who did on {b.on:%-d %B %Y} were {listed(sorted(map(name_of, _group(b, way))))}."
    if all(inside) != absent and any(inside) != absent:
        return supported(told, b.fact)
    return contradicted(told, b.fact) if all(x is absent for x in inside) else None


@reads(Family.MEMBER_VOTE, r"(?:all|the same) N\b[^;.]*\b(?:signed|asked|requested|called)")
def all_who_had_asked(s: Statement) -> Answer | None:
    """Each of those who had asked for the meeting voted for it."""
    found = spoken_of(s)
    if len(found.found) != 1 or s.states or s.negative or cast_named(s.own) is not Cast.YES:
        return None
    b = found.found[0]
    asked = set(b.requested_by)
    if asked and s.numbers == [len(asked)] and asked <= _group(b, Cast.YES) & b.firm_casts:
        return supported(f"{listed(sorted(map(name_of, asked)))} asked for it and voted in favour.", b.fact)
    return None


_NOUN = r"(?P<noun>abstentions?|no(?: votes?)?|nays?|yes(?: votes?)?|ayes?|votes? against|votes? in favou?r|\"(?:no|yes)\")"
_OF_WHOM = rf"\bG(?:'s|') (?:own |lone |sole |expected |surprise )?{_NOUN}(?! on\b| to\b| man\b)(?!\w)|\b(?:the|an?|with) (?:lone |sole |single )?{_NOUN.replace('?P<noun>', '?P<noun2>')} (?:of|by|from|came from) (?:the )?G\b"


@reads(Family.MEMBER_VOTE, r"\babstention|G(?:'s|') |\b(?:of|by|from) (?:the )?G\b")
def by_its_noun(s: Statement) -> Answer | None:
    """ "India's abstention", "a no from China": how those named cast, said in passing."""
    m = grammar.search(_OF_WHOM, s.own)
    if m is None or len(s.lists) != 1 or s.people or s.clause.within(s.start, s.end, "TQYHFE"):
        return None
    if s.has(
        r"\bsign|statement|letter|request|\bveto|resolution|draft|\bif\b|without|fear|threat|count(?:s|ed|ing)? (?:as|for|like)|worth|\bnot\b|n't\b|never"
    ):
        return None
    noun = m["noun"] or m["noun2"]
    cast = (
        Cast.ABSTAIN if "abst" in noun else Cast.NO if grammar.search(r"no\b|nay|against", noun) else Cast.YES
    )
    found = spoken_of(s)
    if not found.firm or len(found.found) != 1:
        return None
    b = found.found[0]
    answer = casts(s.scene, b, s.states, cast)
    if answer.verdict is Verdict.CONTRADICTED and (s.times or just_told(s) is not b):
        return None
    return answer if answer.settled else None


_LABELLED = r"\W*(?:[a-z. ]{1,20}: )?N (?:yes|for|ayes?|in favou?r)\W+(?:and )?N (?:no|noes|nays?|against)\W+(?:and )?N abst\w*\W*"


@reads(Family.VOTE, r"N (?:yes|for|ayes?|in favou?r)\W[^;.]*N abst")
def numbers_with_their_names(s: Statement) -> Answer | None:
    """ "10 yes, 2 no, 3 abstentions"."""
    if len(s.numbers) != 3 or grammar.fullmatch(_LABELLED, s.own) is None:
        return None
    found = spoken_of(s)
    if not found.firm:
        return None
    for b in found.found:
        if fits(b, *s.numbers) and b.firm("yes"):
            return supported(_told(b), b.fact)
    b = found.found[0]
    return contradicted(_told(b), b.fact) if len(found.found) == 1 and b.firm("yes") else None
