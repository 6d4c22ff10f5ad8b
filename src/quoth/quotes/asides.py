"""The narrator's words inside someone's words: `— Я приду, — сказал он, — но поздно.`

Most languages but English interrupt a quotation without closing it: between dashes (Russian, Polish,
Spanish, Portuguese), or between commas (French, Italian, the Nordic languages). A word of saying near
its head tells an interruption from the speaker's own dash or comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.model import Span

from .interruptions import SPEAKERS, SPEAKING, Language, tell_language

__all__ = ["find_asides", "leave_out"]

_DASH = re.compile(r"\s+(?:[—–―]|--)\s*|(?:[—–―]|--)(?:\s+|(?=[,.;:!?…]))|\s-\s")
_PAUSE = re.compile(r"(?:,|(?<=[!?…])|(?<=[»”\"]))\s+(?=[^\W\d_])")
"""Where words of saying may come in without a dash."""
_END = re.compile(r"(?<!\b[A-ZÀ-Þ])(?<!\b[DMS]r)(?<!\bMM)[.!?…;](?=[\s»”\"]|$)|,(?=\s)")
_CLAUSE = re.compile(r"[,.;:!?…—–]")
_STOP = re.compile(r"[,.;:]?\s*")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 60
"""Code points in which an interruption shows its word of saying."""
_NEAR = 4
"""Words among which that word stands."""
_HELPING = 5
"""Letters of the longest word that may stand before it, between commas: a pronoun or an auxiliary."""
_SUBJECTS = frozenset(("le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "notre", "mon", "ma", "t"))
"""What French puts right behind the verb, besides a pronoun and a name."""
_OBJECTS = frozenset(("moi", "toi"))
"""What stands behind the verb where French commands: `explique-toi`."""


def find_asides(text: str, span: Span, dialogue: bool) -> tuple[list[Span], bool]:
    """Return the narrator's words inside `span` of `text`, dashes and commas included, in order and apart;
    and whether words of saying are among them.

    In a paragraph of `dialogue` words of saying may also come between commas in any language, or after a
    question without a mark, and what follows their full stop is the narrator's. Inside quotation marks
    only French does so, and the quotation goes on.
    """
    dashed, says = _find_dashed(text, span, dialogue)
    if says:
        return dashed, True
    paused = _find_paused(text, Span(span.start, dashed[0].start) if dashed else span, dialogue)
    return paused + dashed, bool(paused)


def leave_out(span: Span, asides: list[Span]) -> Iterator[Span]:
    """Go over what `asides` leave of `span`; parts may be empty or begin with white space."""
    start = span.start
    for aside in asides:
        yield Span(start, aside.start)
        start = aside.end
    yield Span(start, span.end)


def _find_dashed(text: str, span: Span, dialogue: bool) -> tuple[list[Span], bool]:
    asides = []
    told = False
    opening = _DASH.search(text, span.start + 1, span.end)
    while opening:
        closing = _DASH.search(text, opening.end(), span.end)
        says = _says(text, opening.end(), closing.start() if closing else span.end)
        if not says and not (dialogue and _breaks_off(text, opening)):
            opening = closing
            continue
        told = told or says
        end = closing.end() if closing else span.end
        if closing and (stop := _STOP.match(text, end, span.end)):
            end = stop.end()
        asides.append(Span(opening.start(), end))
        opening = _DASH.search(text, end, span.end) if closing else None
    return asides, told


def _breaks_off(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash is not the speaker's own: behind a full stop the narrator or another speaker comes in, and
    behind a comma the narrator, in lower case.
    """
    before = text[dash.start() - 1]
    return before in ".!?…" or (before == "," and text[dash.end() : dash.end() + 1].islower())


def _says(text: str, start: int, end: int) -> bool:
    words, language = _read_head(text, start, end)
    if language is None or not words[0][0].islower():
        return False
    verb = _find_verb(words[: _NEAR - 1], language)
    return verb is not None and SPEAKING.isdisjoint(words[:verb])


def _find_verb(words: list[str], language: Language) -> int | None:
    return next((place for place, word in enumerate(words) if word in language.saying), None)


def _read_head(text: str, start: int, end: int) -> tuple[list[str], Language | None]:
    """Return the first words of a stretch and the language in which they say something; None for English."""
    words: list[str] = _WORD.findall(text, start, min(end, start + _HEAD))[:_NEAR]
    language = tell_language([word.lower() for word in words])
    return words, language if language and language.name != "English" else None


def _find_paused(text: str, span: Span, dialogue: bool) -> list[Span]:
    asides: list[Span] = []
    at = span.start
    while pause := _PAUSE.search(text, at, span.end):
        at = pause.end()
        language = _tell_saying(text, at, span.end, dialogue)
        if language is None:
            continue
        end = _find_end(text, at, span.end, language)
        if end is None or (dialogue and end.group() != ","):
            asides.append(Span(pause.start(), span.end))
            break
        at = end.end()
        asides.append(Span(pause.start(), at))
    return asides


def _tell_saying(text: str, start: int, end: int, dialogue: bool) -> Language | None:
    """Return the language in which words of saying come at once, behind nothing but a pronoun or an auxiliary."""
    if stop := _CLAUSE.search(text, start, min(end, start + _HEAD)):
        end = stop.start()
    words, language = _read_head(text, start, end)
    if language is None or (not dialogue and language.name != "French"):
        return None
    verb = _find_verb(words, language)
    if verb is None:
        return None
    if text[start].isupper():
        named = all(word[0].isupper() for word in words[:verb])
        return language if dialogue and language.name_first and named else None
    if not SPEAKING.isdisjoint(words[:verb]) or any(len(word) > _HELPING for word in words[:verb]):
        return None
    subject = words[verb + 1 : verb + 2]
    if not (language.clause.isdisjoint(subject) and _OBJECTS.isdisjoint(subject)):
        return None
    follows = not SPEAKERS.isdisjoint(words[:verb]) or any(
        word in _SUBJECTS or word in SPEAKERS or word[0].isupper() for word in subject
    )
    return language if dialogue or follows else None


def _find_end(text: str, start: int, end: int, language: Language) -> re.Match[str] | None:
    """Return the stop that ends words of saying, or the comma behind which the speaker goes on.

    Behind a name a comma mostly brings an apposition (`said Lesage, the mayor`): there the speaker goes on
    with a conjunction, or with a word for himself or for the one he speaks to.
    """
    first = True
    while stop := _END.search(text, start, end):
        if stop.group() != ",":
            return stop
        words = _WORD.findall(text, start, stop.start())
        following = _WORD.search(text, stop.end(), min(end, stop.end() + _HEAD))
        word = following.group().lower() if following else ""
        pronoun = first and (not SPEAKERS.isdisjoint(words[:_NEAR]) or len(words) == 1)
        if pronoun or word in SPEAKING or word in language.joining:
            return stop
        first, start = False, stop.end()
    return None
