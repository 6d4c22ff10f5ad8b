"""The English words whose coming or going turns a sentence: data only."""

from __future__ import annotations

from .english_families import ATTEMPTS, HEARSAY, STEPS, SYNONYMS, VAGUE
from .english_numbers import NUMBER_ENDINGS, NUMERALS, ORDINALS, SCALES, UNIT_SIGNS, UNITS
from .english_pairs import ENDINGS, OPPOSITES, PERSONS, TENSES
from .english_spelling import HOMOGRAPHS, SAME_WORDS, SPELLINGS
from .lexicon import Lexicon

__all__ = ["ENGLISH"]


def _set(words: str, *phrases: str) -> frozenset[str]:
    return frozenset((*words.split(), *phrases))


NEAR_NEGATIONS = _set("hardly scarcely barely")
NEGATIONS = NEAR_NEGATIONS | _set(
    """not no never none nobody nothing nowhere neither nor without ain't refuse refuses refused refusing
    reject rejects rejected deny denies denied fail fails failed failing lack lacks lacked unable""",
    "no one",
)
MODALS = _set(
    "must may might can could shall should will would ought",
    *"has to,have to,had to,having to,need to,needs to,needed to,able to,going to,supposed to,allowed to".split(","),
    *"required to,obliged to,entitled to,free to,bound to,willing to,meant to,expected to".split(","),
)
CERTAINTY = _set(
    """likely unlikely probably perhaps maybe possibly certainly surely definitely undoubtedly allegedly reportedly
    apparently seemingly supposedly presumably purportedly alleged suspected potential potentially possible
    probable certain uncertain seem seems seemed appear appears appeared purported supposed presumed arguably
    conceivably doubtless inevitably inevitable"""
)
FREQUENCY = _set(
    """always ever often sometimes usually seldom rarely frequently occasionally generally normally typically
    mostly constantly regularly repeatedly invariably forever""",
    "at times",
    "from time to time",
    "now and then",
    "most of the time",
    "in general",
)
CONDITION_PHRASES = (
    "as long as,so long as,even if,even when,only if,only when,only where,if only,provided that,providing that,in case,"
    "on condition that,subject to,in the event,at the expense of,at the cost of,other than,apart from,except for,"
    "but only,or else,with the exception of,assuming that,but for"
).split(",")
FOR_NOW = (
    "for now,for the moment,for the time being,for a time,for a while,in theory,in principle,on paper,in part,"
    "up to a point,to some extent,to a degree"
).split(",")
NARROWING = _set(
    "if unless only except until till solely excepting excluding lest assuming", *CONDITION_PHRASES, *FOR_NOW
)
CONTRASTS = _set(
    "but however yet although though nevertheless nonetheless whereas despite notwithstanding albeit",
    *"in spite of,even though,instead of,rather than,on the other hand,at the same time".split(","),
)
QUANTITIES = _set(
    """all some most many few several every each any both half more less fewer least much majority minority
    everybody everyone everything somebody someone something anybody anyone anything entire whole part
    single once twice double triple""",
    *"a few,a little,a lot,a majority".split(","),
)
DEGREES = _set(
    """more most less least better best worse worst almost nearly too enough mostly largely partly
    fully entirely wholly completely totally partially somewhat merely mainly primarily increasingly virtually
    practically about approximately roughly over under""",
    *"at least,at most,more than,less than,fewer than,up to,as much as,as many as".split(","),
)
STRENGTHS = _set(
    """very really extremely highly deeply truly simply absolutely quite indeed such pretty particularly especially
    actually basically literally just even obviously clearly frankly honestly exactly utterly terribly rather"""
)
CAUSES = _set(
    "because since when whenever while before after whether where wherever",
    *"so that,in order to,because of,due to,owing to".split(","),
)

BOUNDING = CERTAINTY | _set(
    """almost nearly virtually practically partly partially somewhat about approximately roughly around
    sometimes seldom rarely occasionally usually when whenever whether""",
    *"at least,at most,up to,more than,less than,fewer than,some of,many of,most of,part of,half of,one of".split(","),
    *"few of,a few of,several of,any of,instead of,rather than,trying to,tries to,tried to,want to,wants to".split(","),
    *"wanted to,hope to,hopes to,hoped to,plan to,plans to,planned to,threaten to,threatened to".split(","),
)

ENGLISH = Lexicon(
    phrases=frozenset(
        tuple(words.split())
        for part in (NEGATIONS, MODALS, FREQUENCY, NARROWING, CONTRASTS, QUANTITIES, DEGREES, CAUSES, UNITS, SYNONYMS)
        for words in part
        if " " in words
    ),
    negations=NEGATIONS,
    near_negations=NEAR_NEGATIONS,
    denying_prefixes=("un", "in", "im", "ir", "il", "non", "dis"),
    denying_endings=("n't",),
    modals=MODALS,
    certainty=CERTAINTY,
    frequency=FREQUENCY,
    conditions=NARROWING | _set("otherwise merely provided providing"),
    narrowing=NARROWING,
    adverbs=_set("only solely", *FOR_NOW),
    inverted=_set("should had were"),
    contrasts=CONTRASTS,
    answering=_set("but however yet nevertheless nonetheless"),
    causes=CAUSES,
    quantities=QUANTITIES,
    magnitudes=_set("dozens scores hundreds thousands millions billions trillions tens"),
    degrees=DEGREES,
    strengths=STRENGTHS,
    units=UNITS,
    unit_signs=UNIT_SIGNS,
    opposites=OPPOSITES,
    synonyms=SYNONYMS,
    steps=STEPS,
    attempts=ATTEMPTS,
    vague=VAGUE,
    hearsay=HEARSAY,
    that=_set("that"),
    own=_set("i we me us you let do did"),
    bounding=BOUNDING,
    persons=PERSONS,
    tenses=TENSES,
    endings=ENDINGS,
    timed_endings=("ed", "ing"),
    comparing_endings=("er", "est"),
    helpers=_set("be have do"),
    small=_set(
        """a an the this that these those there here i we you he she it they my our your his her its their me us him
        them and or so as at in on of to for with by from what who which how why then now well yes oh look"""
    )
    | NEGATIONS | MODALS | CERTAINTY | FREQUENCY | NARROWING | CONTRASTS | QUANTITIES | DEGREES | STRENGTHS | CAUSES,
    relatives=_set("who whom whose which where because"),
    fillers=_set("uh um uhm er erm ah eh hmm mm mhm huh"),
    loose_fillers=_set("oh well so look like okay ok yeah yes and you know i mean sort kind of see right now anyway"),
    numerals=NUMERALS,
    ordinals=ORDINALS,
    scales=SCALES,
    ones=_set("a an"),
    joints=_set("and"),
    linking=_set("and or so that because then"),
    points=_set("point"),
    number_endings=NUMBER_ENDINGS,
    contractions={
        "n't": ("not",),
        "'m": ("am",),
        "'re": ("are",),
        "'s": ("is", "has", "us"),
        "'ve": ("have",),
        "'ll": ("will", "shall"),
        "'d": ("would", "had", "did"),
    },
    short_words={
        "cannot": ("can", "not"),
        "can't": ("can", "not"),
        "won't": ("will", "not"),
        "shan't": ("shall", "not"),
    },
    clitic_hosts=_set("i he she it that this there here what who where how when let we you they everybody everyone"),
    same_short=frozenset(
        frozenset(pair.split()) for pair in ("is has", "is us", "would had", "would did", "will shall")
    ),
    same_words=SAME_WORDS,
    spellings=SPELLINGS,
    homographs=HOMOGRAPHS,
)
"""One row of the table of languages."""
