"""What stands in the same sentence right before and right after a quotation, where it narrows or turns the words.

"We shall pay", quoted of "We shall pay only if they pay", is word for word and half the truth. Such ends are
listed with their words and the reason; no verdict comes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quoth.model import OmissionPlace, Span
from quoth.text.sentences import iter_sentences

from .changes import count_denials, expand, make_phrases, word_list
from .lexicon import Lexicon
from .omissions import Cut

__all__ = ["find_after", "find_before"]

_REACH = 300
"""Code points looked at on either side."""
_SHOWN = 240
"""Code points shown at most."""
_FAR = 25
"""Words from the quotation at which a condition or contrast is still held to govern it."""
_BESIDE = 3
"""Words right before a quotation among which a denial governs it."""
_CLOSE = 40
"""Code points right before a quotation in which what bounds or hedges it is looked for."""
_SUBJECT = 4
"""Words before a verb of saying among which the speaker is told to be its subject."""
_OPENING = " \t\n\"“‘'([\u00a0"
"""What may stand between a sentence's end and the next word."""
_CLAUSE = re.compile(r"[,;:()–—]|--")


@cache
def _hints(lexicon: Lexicon) -> re.Pattern[str]:
    """Return an expression for how all that may govern begins, lower case: most sentences hold none of it."""
    governing = lexicon.narrowing | lexicon.contrasts | lexicon.negations | lexicon.inverted
    heads = sorted({re.escape(phrase.split()[0]) for phrase in governing}) or [r"(?!)"]
    endings = "".join(rf"|{ending.replace(chr(39), '[’' + chr(39) + ']')}" for ending in lexicon.denying_endings)
    return re.compile(rf"\b(?:{'|'.join(heads)})\b{endings}")


@cache
def _close_hints(lexicon: Lexicon) -> re.Pattern[str]:
    """The same for what governs only the words right behind it: it ends where they begin."""
    ends = sorted(map(re.escape, lexicon.bounding | lexicon.hearsay)) or [r"(?!)"]
    that = f"(?:{'|'.join(sorted(lexicon.that)) or '(?!)'})"
    return re.compile(rf"\b(?:{'|'.join(ends)})(?:\W+{that})?\W*$")


def find_before(text: str, span: Span, room: Span, lexicon: Lexicon) -> Iterator[Cut]:
    """Yield what governs the quoted words at `span` of `text` from before, back to their sentence's beginning.

    `room` is the turn or text that the words belong to: nothing outside it is looked at.
    """
    low = max(room.start, span.start - _REACH)
    if text[low : span.start].rstrip(_OPENING)[-1:] in ("", *".?!…"):
        return
    stop = text.rfind("\n\n", low, span.start)
    low = stop + 2 if stop >= 0 else low
    start = span.start
    for sentence in iter_sentences(text, Span(low, min(room.end, span.start + 40))):
        if sentence.start > span.start:
            break
        start = sentence.start
    governing = _strip(text, start, span.start)
    before = governing.cut(text).lower()
    if _hints(lexicon).search(before) or _close_hints(lexicon).search(before[-_CLOSE:]):
        yield from _before(text, governing, span, room, lexicon)


def find_after(text: str, span: Span, room: Span, lexicon: Lexicon) -> Iterator[Cut]:
    """Yield what governs the quoted words at `span` of `text` from after, on to their sentence's end."""
    high = min(room.end, span.end + _REACH)
    if text[span.end : high].lstrip("\"”’')]")[:2].strip() in (".", "?", "!"):
        return
    stop = text.find("\n\n", span.end, high)
    high = stop if stop >= 0 else high
    tails = iter_sentences(text, Span(max(room.start, span.end - 1), high))
    end = next((s.end for s in tails if s.end >= span.end), span.end)
    after = _strip(text, span.end, end)
    if _hints(lexicon).search(after.cut(text).lower()):
        yield from _after(text, after, lexicon)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return make_phrases(expand(word_list(text), lexicon, owners=False), lexicon)


def _find(words: tuple[str, ...], beside: tuple[str, ...], lexicon: Lexicon) -> tuple[float, str, str] | None:
    """Return weight, name and word of what governs; `beside` are the words next to the quotation."""
    condition = next(
        (
            word
            for at, word in enumerate(words)
            if word in lexicon.narrowing
            and (word in beside or word not in lexicon.adverbs)
            and not (at and words[at - 1] in lexicon.linking)
        ),
        None,
    )
    if condition:
        return 0.5, "a condition or exception", condition
    contrast = next((word for word in words if word in lexicon.contrasts), None)
    return (0.4, "a contrast", contrast) if contrast else None


def _answers(words: tuple[str, ...], contrast: str, lexicon: Lexicon) -> bool:
    """Whether a word of contrast heads the sentence, and so turns from the one before."""
    at = words.index(contrast)
    return contrast in lexicon.answering and all(word in lexicon.linking | lexicon.loose_fillers for word in words[:at])


def _before(text: str, span: Span, quoted: Span, room: Span, lexicon: Lexicon) -> Iterator[Cut]:
    words = _words(span.cut(text), lexicon)
    first, words = words[0], words[-_FAR:]
    clause = _CLAUSE.split(span.cut(text))[-1]
    close = _words(clause, lexicon)[-_BESIDE:]
    told: tuple[float, str] | None = None
    denial = next((word for word in reversed(close) if count_denials((word,), lexicon)), None)
    found = _find(words, words[-1:], lexicon)
    if denial:
        told = 0.6, f"the words right before deny: “{denial} …”"
    elif found and found[0] < 0.5 and _answers(words, found[2], lexicon):
        told = 0.2, f"the sentence turns from the one before: “{found[2]} …”"
    elif found:
        told = found[0], f"the sentence begins with {found[1]}: “{found[2]} …”"
    elif text[span.end - 1].isalnum() and (teller := _hearsay(words, lexicon)):
        told = 0.5, f"the words right before give them as another's: “{teller} …”"
    elif bound := _bound(word_list(clause), lexicon):
        told = 0.5, f"the words right before bound or hedge them: “{bound} …”"
    elif first in lexicon.inverted and not _asks(text, quoted, room):
        told = 0.5, f"the sentence begins with a condition or exception: “{first} …”"
    if told:
        start = max(span.start, span.end - _SHOWN)
        if start > span.start:
            start = text.find(" ", start, span.end) + 1 or start
        yield _cut(text, Span(start, span.end), OmissionPlace.BEFORE, told, lexicon)


def _hearsay(words: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """Return the verb by which the words right behind it are given as another's; None where the speaker says them."""
    at = len(words) - 1 - (words[-1] in lexicon.that)
    if at < 0 or words[at] not in lexicon.hearsay or not lexicon.own.isdisjoint(words[max(0, at - _SUBJECT) : at]):
        return None
    return words[at]


def _bound(words: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """Return what bounds or hedges the words right behind it: one word or two."""
    ends = (" ".join(words[-size:]) for size in (2, 1))
    return next((end for end in ends if end in lexicon.bounding), None)


def _asks(text: str, quoted: Span, room: Span) -> bool:
    """Whether the sentence that the quoted words begin in is a question."""
    rest = next(iter_sentences(text, Span(quoted.start, min(room.end, quoted.start + 2 * _REACH))), None)
    return rest is not None and text[rest.end - 1] == "?"


def _after(text: str, span: Span, lexicon: Lexicon) -> Iterator[Cut]:
    words = _words(span.cut(text), lexicon)[:_FAR]
    found = _find(words, words[:1], lexicon)
    if found:
        end = min(span.end, span.start + _SHOWN)
        if end < span.end:
            end = max(text.rfind(" ", span.start, end), span.start + 1)
        told = found[0], f"the sentence goes on with {found[1]}: “{found[2]} …”"
        yield _cut(text, Span(span.start, end), OmissionPlace.AFTER, told, lexicon)


def _cut(text: str, span: Span, place: OmissionPlace, told: tuple[float, str], lexicon: Lexicon) -> Cut:
    return Cut(span, span.cut(text), False, lexicon, (), place, told)
