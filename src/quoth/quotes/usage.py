"""Words beside a quoted stretch that tell a title, a term or a document's words from speech: data, lower case."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.text.reporting import REPORTING
from quoth.text.verbs import FINITE, GERUNDS

from .interruptions import LANGUAGES

__all__ = ["MINOR", "NO_USAGE", "USAGE", "Usage"]


@dataclass(frozen=True, slots=True, eq=False)
class Usage:
    """What one language puts beside a quoted stretch. An empty set tells nothing."""

    reporting: frozenset[str]
    """Forms of verbs that report words."""
    saying: frozenset[str]
    """Those, and forms of all other verbs that may; in a sentence with none of them nobody is quoted."""
    determiners: frozenset[str]
    """Words that open a noun's group: a quoted word or two after one is a name for something."""
    denoting: tuple[str, ...]
    """Phrases right before a word or phrase held at arm's length; an article may come between."""
    naming: tuple[str, ...] = ()
    """Phrases right before a word that is mentioned as a word."""
    nicknaming: tuple[str, ...] = ()
    """Phrases right before a nickname."""
    mentioning: frozenset[str] = frozenset()
    """Words right after a word or phrase that is mentioned, not said."""
    titled: frozenset[str] = frozenset()
    """Words right before a title that is sure to be one, whatever its letters."""
    entitling: frozenset[str] = frozenset()
    """Participles that come right before a title."""
    works: frozenset[str] = frozenset()
    """Nouns that name a work: a stretch in capitals beside one is its title."""
    showing: frozenset[str] = frozenset()
    """Nouns that follow the title of a work, a broadcast or an event."""
    calling: frozenset[str] = frozenset()
    """Verbs of naming: the name that someone gives to someone else is their speech."""
    chanting: frozenset[str] = frozenset()
    """What a crowd says: right before a stretch, or one word off."""
    surfaces: frozenset[str] = frozenset()
    """What is written on: signs, shirts, walls."""
    posting: frozenset[str] = frozenset()
    """Verbs of posting a message."""
    documents: frozenset[str] = frozenset()
    """Nouns for a text that speaks for itself: a law, a treaty, a report."""
    small: frozenset[str] = frozenset()
    """Small words that are no noun: a quoted word before one of them qualifies nothing."""


_MINOR = """
a an and as at but by en for from in into is it nor of off on onto or over per the to up via vs v with
de del der des di du e el et la las le les los o os und van von y
"""
MINOR = frozenset(_MINOR.split())
"""Words that stand in lower case inside a title set in capitals (Chicago 8.159)."""

_WORKS = """
album albums anthem article articles ballad ballads biography biographies blog blogs blockbuster book
books brochure bulletin cartoon chapter classic column columns comedy comic commentary documentary
documentaries drama editorial episode episodes essay essays exhibit exhibition film films flick game
headline headlines hit hymn lecture magazine manifesto memoir memoirs memo movie movies musical
newsletter newspaper novel novels op-ed opera painting pamphlet paper piece play plays playlist podcast
podcasts poem poems procedural program programme report series sequel show shows single sitcom sketch
song songs soundtrack speech spinoff strain strains study thriller title titles track trilogy video
videos volume website
"""

_SHOWING = """
ad ads actor actress album anchor award awards campaign cast conference crowd director documentary
episode film forum franchise host interview movie movies music musical panel pageant podcast producer
program programme reboot remake segment sequel series show soundtrack special spot star stars summit
theme tour trailer video
"""

_ENTITLING = "called named titled entitled headlined dubbed captioned subtitled retitled christened"

_CALLING = """
brand branded branding call called calling calls chant chanted chanting chants dub dubbed dubbing label
labeled labelled labels labeling mock mocked nickname nicknamed shout shouted shouting shouts yell
yelled
"""

_CHANTING = "chant chants chanting chanted shouts cries cheers calls message sign signs"

_MENTIONING = """
as button hashtag label list meme narrative phrase reference refers means tag term word
"""

_DETERMINERS = """
a an the this that these those his her its their our my your no any some so-called called each every
"""

_SURFACES = """
badge banner banners bumper button buttons cap caps flag flags hat hats placard placards poster posters shirt shirts
sign signs sticker stickers sweatshirt t-shirt t-shirts tee billboard billboards graffiti plaque headstone tattoo
tattoos
"""
_DOCUMENTS = """
accord act agreement amendment article articles bill charter circular clause code communique communiqué constitution
contract convention covenant decree directive filing guidance guideline guidelines indictment law lawsuit memo
memorandum ordinance paragraph petition policy preamble protocol readout regulation report resolution rule ruling
section statute subsection summary text transcript treaty
"""
_SMALL = """
of to by in on for with from at about than or and but that as is was are were be been who which when while if
because after before into over against has have had will would can could do does did not it he she they
"""


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYING = {language.name: language.saying for language in LANGUAGES}
USAGE: dict[str, Usage] = {
    "en": Usage(
        reporting=REPORTING,
        saying=FINITE | GERUNDS,
        determiners=_split(_DETERMINERS),
        denoting=(
            "so-called", "so called", "self-described", "self-styled", "known as", "known for", "the issue of",
            "the slogan",
            "the concept of", "the notion of", "the idea of", "referred to as", "styled", "billed as", "disguised as",
            "short for", "stands for", "call it", "call this", "call that", "call these", "call them",
        ),
        naming=(
            "the term", "the terms", "the word", "the words", "the phrase", "the label", "the name", "the expression",
            "latin for", "spanish for", "french for", "german for", "arabic for", "russian for", "the letter",
        ),
        nicknaming=("nicknamed", "the nickname", "the nickname of", "aka", "a.k.a."),
        mentioning=_split(_MENTIONING),
        titled=_split("title titled entitled headlined subtitled"),
        entitling=_split(_ENTITLING),
        works=_split(_WORKS),
        showing=_split(_SHOWING),
        calling=_split(_CALLING),
        chanting=_split(_CHANTING),
        surfaces=_split(_SURFACES),
        posting=_split("tweeted retweeted tweeting posted"),
        documents=_split(_DOCUMENTS),
        small=_split(_SMALL),
    ),
    "de": Usage(
        reporting=_SAYING["German"],
        saying=_SAYING["German"],
        determiners=_split("der die das den dem des ein eine einen einem einer dieser diese dieses"),
        denoting=(
            "sogenannte", "sogenannten", "sogenannter", "sogenanntes", "so genannte", "so genannten", "bekannt als",
        ),
        naming=("das wort", "dem wort", "der begriff", "den begriff", "der ausdruck", "den ausdruck"),
        nicknaming=("genannt", "spitzname", "spitznamen"),
        titled=_split("titel betitelt"),
        works=_split("buch film roman lied oper gedicht zeitschrift sendung serie aufsatz artikel"),
    ),
    "fr": Usage(
        reporting=_SAYING["French"],
        saying=_SAYING["French"],
        determiners=_split("le la les un une des ce cet cette ces son sa ses leur leurs"),
        denoting=("soi-disant", "prétendu", "prétendue", "prétendus", "connu comme"),
        naming=("le mot", "du mot", "le terme", "du terme", "l’expression", "l'expression"),
        nicknaming=("surnommé", "surnommée", "alias"),
        titled=_split("intitulé intitulée titre titré"),
        works=_split("livre film roman chanson opéra poème émission série essai article revue"),
    ),
    "es": Usage(
        reporting=_SAYING["Spanish"],
        saying=_SAYING["Spanish"],
        determiners=_split("el la los las un una unos unas este esta estos estas ese esa su sus"),
        denoting=(
            "llamado", "llamada", "llamados", "llamadas", "denominado", "denominada", "conocido como", "supuesto",
        ),
        naming=("la palabra", "el término", "la expresión"),
        nicknaming=("apodado", "apodada", "alias"),
        titled=_split("titulado titulada título"),
        works=_split("libro película novela canción ópera poema programa serie ensayo artículo revista"),
    ),
    "it": Usage(
        reporting=_SAYING["Italian"],
        saying=_SAYING["Italian"],
        determiners=_split("il lo la i gli le un uno una questo questa questi queste suo sua"),
        denoting=("cosiddetto", "cosiddetta", "cosiddetti", "cosiddette", "noto come", "sedicente"),
        naming=("la parola", "il termine", "l’espressione", "l'espressione"),
        nicknaming=("soprannominato", "soprannominata"),
        titled=_split("intitolato intitolata titolo"),
        works=_split("libro film romanzo canzone opera poesia programma serie saggio articolo rivista"),
    ),
}  # fmt: skip
"""By ISO 639-1 code; a language that is not listed has no words of its own, and all its stretches are speech."""
NO_USAGE = Usage(frozenset(), frozenset(), frozenset(), ())
"""For a language of which nothing is known."""
