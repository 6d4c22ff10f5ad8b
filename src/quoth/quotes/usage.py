"""Words beside a quoted stretch that tell a title or a term from speech: data, lower case."""

from __future__ import annotations

__all__ = [
    "CALLING", "CHANTING", "DENOTING", "DETERMINERS", "ENTITLING", "MENTIONING", "MINOR",
    "SHOWING", "TITLED", "WORKS",
]

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
WORKS = frozenset(_WORKS.split())
"""Nouns that name a work: a stretch in capitals beside one is its title."""

_SHOWING = """
ad ads actor actress album anchor award awards campaign cast conference crowd director documentary
episode film forum franchise host interview movie movies music musical panel pageant podcast producer
program programme reboot remake segment sequel series show soundtrack special spot star stars summit
theme tour trailer video
"""
SHOWING = frozenset(_SHOWING.split())
"""Nouns that follow the title of a work, a broadcast or an event."""

_ENTITLING = "called named titled entitled headlined dubbed captioned subtitled retitled christened"
ENTITLING = frozenset(_ENTITLING.split())
"""Participles that come right before a title."""

_CALLING = """
brand branded branding call called calling calls chant chanted chanting chants dub dubbed dubbing label
labeled labelled labels labeling mock mocked nickname nicknamed shout shouted shouting shouts yell
yelled
"""
CALLING = frozenset(_CALLING.split())
"""Verbs of naming: the name that someone gives to someone else is their speech."""

_CHANTING = "chant chants chanting chanted shouts cries cheers calls message sign signs"
CHANTING = frozenset(_CHANTING.split())
"""What a crowd says: right before a stretch, or one word off."""

DENOTING = (
    "so-called", "so called", "self-described", "self-styled",
    "known as", "known for", "aka", "a.k.a.", "the term", "the terms", "the word",
    "the words", "the phrase", "the label", "the name", "the slogan", "the expression", "the concept of",
    "the notion of", "the idea of", "the issue of", "the nickname", "nicknamed", "referred to as", "styled",
    "billed as", "disguised as", "short for", "stands for", "latin for", "spanish for", "french for",
    "german for", "arabic for", "call it", "call this", "call that", "call these", "call them",
)
"""Phrases right before a word or phrase that is mentioned, not said; an article may come between."""

_MENTIONING = """
as button hashtag label list meme narrative phrase reference refers means tag term word
"""
MENTIONING = frozenset(_MENTIONING.split())
"""Words right after a word or phrase that is mentioned, not said."""

_DETERMINERS = """
a an the this that these those his her its their our my your no any some so-called called each every
"""
DETERMINERS = frozenset(_DETERMINERS.split())
"""Words that open a noun's group: a quoted word or two after one is a name for something."""

TITLED = frozenset(("title", "titled", "entitled", "headlined", "subtitled"))
"""Words right before a title that is sure to be one, whatever its letters."""
