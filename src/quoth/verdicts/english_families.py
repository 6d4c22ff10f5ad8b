"""English words that go in families: those that mean the same, those that say more or less of one thing. Data only."""

from __future__ import annotations

from .english_pairs import ENDINGS
from .lexicon import stem

__all__ = ["ATTEMPTS", "HEARSAY", "STEPS", "SYNONYMS", "VAGUE"]

SYNONYMS: dict[str, str] = {
    word.replace("_", " "): row.split()[0].replace("_", " ")
    for row in (
        "everybody everyone",
        "somebody someone",
        "anybody anyone",
        "nobody no_one",
        "a_lot lots",
        "must has_to have_to",
        "can able_to",
        "often frequently",
        "rarely seldom",
        "usually normally typically generally",
        "perhaps maybe possibly",
        "probably likely",
        "surely certainly definitely undoubtedly doubtless",
        "allegedly reportedly purportedly supposedly",
        "apparently seemingly",
        "only solely",
        "but yet however",
        "although though even_though",
        "despite in_spite_of notwithstanding",
        "because_of due_to owing_to",
        "when whenever",
        "almost nearly practically virtually",
        "about around roughly approximately",
        "entirely wholly completely totally fully",
        "partly partially",
        "mostly largely mainly primarily",
        "more_than over",
        "less_than fewer_than under",
        "as_long_as so_long_as provided_that providing_that",
        "except_for apart_from with_the_exception_of",
    )
    for word in row.split()
}
"""Words that bound, deny, compare or join, each with one that means the same."""

_LADDERS = (
    # one thing a row, said more strongly from rung to rung; words of one rung say about the same
    "ask asked request invite urge encourage / demand press / order command instruct / force compel",
    "recommend advise suggest / require oblige order",
    "permit allow let / require oblige order force",
    "suspect guess believe think thought assume suppose / know knew known",
    "suggest hint imply indicate / show shown reveal / prove proven establish confirm",
    "allege claim / show shown reveal / prove proven establish confirm",
    "investigate question / accuse / arrest charge indict / convict sentence",
    "consider considering discuss study propose plan planning intend / decide impose introduce adopt",
    "hope expect predict / promise pledge / guarantee ensure",
    "offer promise pledge / give gave given pay paid deliver",
    "seek sought attempt / achieve reach secure",
    "threaten warn / attack strike struck sink sank",
    "hurt injure wound / kill murder",
    "damage harm / destroy ruin wreck",
    "restrict limit regulate / ban forbid forbade forbidden prohibit outlaw",
    "slow delay postpone suspend / stop cancel end abolish",
    "reduce cut limit / end abolish eliminate",
    "criticize criticise question / condemn denounce",
    "dislike / hate loathe detest",
    "worry concern / alarm / panic",
    "problem difficulty challenge / crisis / disaster catastrophe",
    "error mistake / fraud crime",
    "protest unrest / riot / uprising revolt rebellion",
    "dispute disagreement / conflict / war",
    "halve / double / triple treble / quadruple",
    "minor slight / serious grave / fatal",
    "could might possibly / probably likely / certainly surely definitely",
)

STEPS: dict[str, frozenset[tuple[int, int]]] = {}
for _row, _ladder in enumerate(_LADDERS):
    for _rung, _words in enumerate(_ladder.split("/")):
        for _word in _words.split():
            for _form in {_word, stem(_word, ENDINGS)}:
                STEPS[_form] = STEPS.get(_form, frozenset()) | {(_row, _rung)}
"""Words and stems that say more or less of one thing, each with its ladders and the rung it has on them."""

ATTEMPTS = frozenset(
    """try tries tried trying attempt attempts attempted attempting threaten threatens threatened threatening
    promise promises promised promising plan plans planned planning intend intends intended intending
    propose proposes proposed proposing consider considers considered considering seek seeks sought seeking
    hope hopes hoped hoping want wants wanted wanting wish wishes wished offer offers offered offering
    aim aims aimed vow vows vowed pledge pledges pledged begin begins began start starts started
    pretend pretends pretended claim claims claimed""".split()
)
"""Verbs before `to` or a form in -ing, by which a thing is not done yet."""

VAGUE = frozenset("many much several various whole entire lots plenty".split()) | {"a lot", "a little", "a few"}
"""Quantities that, put in or left out by themselves, only say more or less of what is there anyhow."""

HEARSAY = frozenset(
    """say says said claim claims claimed argue argues argued allege alleges alleged suggest suggests suggested
    insist insists insisted pretend pretends pretended contend contends contended assert asserts asserted
    believe believes believed think thinks thought imagine imagines imagined""".split()
)
"""Verbs by which a speaker gives another's words or thoughts."""
