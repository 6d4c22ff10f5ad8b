"""The narrator's words inside someone's words: `— Я приду, — сказал он, — но поздно.`

Most languages but English interrupt a quotation without closing it: between dashes (Russian, Polish,
Spanish, Portuguese), or between commas (French, Italian, the Nordic languages). A word of saying near
its head tells an interruption from the speaker's own dash or comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.model import Span

from .interruptions import Language, tell_language

__all__ = ["find_asides", "leave_out"]

_DASH = re.compile(r"\s+[—–―]\s*|[—–―](?:\s+|(?=[,.;:!?…]))|\s-\s")
_GLUED = re.compile(r"\s[—–―](?=\w)")
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
_SUBJECTS = frozenset(
    ("il", "elle", "on", "ils", "elles", "t", "le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "ce",
     "notre", "mon", "ma")
)
"""What French puts right behind the verb, besides a name."""


def find_asides(text: str, span: Span, dialogue: bool) -> list[Span]:
    """Return the narrator's words inside `span` of `text`, dashes and commas included; in order, apart.

    In a paragraph of `dialogue` words of saying may also come between commas in any language, or after a
    question without a mark, and what follows their full stop is the narrator's. Inside quotation marks
    only French does so, and the quotation goes on.
    """
    return _find_dashed(text, span, dialogue) or _find_paused(text, span, dialogue)


def leave_out(span: Span, asides: list[Span]) -> Iterator[Span]:
    """Go over what `asides` leave of `span`; parts may be empty or begin with white space."""
    start = span.start
    for aside in asides:
        yield Span(start, aside.start)
        start = aside.end
    yield Span(start, span.end)


def _find_dashed(text: str, span: Span, dialogue: bool) -> list[Span]:
    asides = []
    opening = _DASH.search(text, span.start + 1, span.end)
    while opening:
        closing = _DASH.search(text, opening.end(), span.end)
        says = _says(text, opening.end(), closing.start() if closing else span.end)
        # Dashes set close round a sentence, behind a full stop: the narrator's in Spanish, whatever it tells.
        glued = dialogue and text[opening.start() - 1] in ".!?…" and _GLUED.match(text, opening.start())
        if not says and not (glued and closing and not text[closing.start()].isspace()):
            opening = closing
            continue
        end = closing.end() if closing else span.end
        if closing and (stop := _STOP.match(text, end, span.end)):
            end = stop.end()
        asides.append(Span(opening.start(), end))
        opening = _DASH.search(text, end, span.end) if closing else None
    return asides


def _says(text: str, start: int, end: int) -> bool:
    words, language = _read_head(text, start, end)
    return language is not None and any(word in language.saying for word in words[: _NEAR - 1])


def _read_head(text: str, start: int, end: int) -> tuple[list[str], Language | None]:
    """Return the first words of a stretch and the language in which they say something; None for English."""
    words = _WORD.findall(text, start, min(end, start + _HEAD))[:_NEAR]
    language = tell_language([word.lower() for word in words])
    return [word.lower() for word in words], language if language and language.name != "English" else None


def _find_paused(text: str, span: Span, dialogue: bool) -> list[Span]:
    asides: list[Span] = []
    at = span.start
    while pause := _PAUSE.search(text, at, span.end):
        at = pause.end()
        if not text[at].islower() or not _says_between(text, at, span.end, dialogue):
            continue
        end = _END.search(text, at, span.end)
        if end is None or (dialogue and end.group() != ","):
            asides.append(Span(pause.start(), span.end))
            break
        at = end.end()
        asides.append(Span(pause.start(), at))
    return asides


def _says_between(text: str, start: int, end: int, dialogue: bool) -> bool:
    """Whether words of saying come at once, behind nothing but a pronoun or an auxiliary, and their subject."""
    if stop := _CLAUSE.search(text, start, min(end, start + _HEAD)):
        end = stop.start()
    words, language = _read_head(text, start, end)
    if language is None or (not dialogue and language.name != "French"):
        return False
    verb = next((place for place, word in enumerate(words) if word in language.saying), _NEAR)
    if verb == _NEAR or any(len(word) > _HELPING for word in words[:verb]):
        return False
    if dialogue:
        return True
    inverted = bool(set(words[:verb]) & {"il", "elle", "on", "ils", "elles"})
    after = list(_WORD.finditer(text, start, min(end, start + _HEAD)))[verb + 1 : verb + 2]
    return inverted or any(word.group() in _SUBJECTS or word.group()[0].isupper() for word in after)
