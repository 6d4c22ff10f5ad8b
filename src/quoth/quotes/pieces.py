"""Interrupted quotations: two stretches in marks, with a short clause of saying between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.model import Span
from quoth.text.lazy import lazy
from quoth.text.reporting import REPORTING

from .interruptions import tell_language
from .pairing import Pair

__all__ = ["stitch_pairs"]

_LONGEST = 160
"""Code points between two pieces of one quotation, at most."""
_MOST = 24
"""Pieces of one quotation within one paragraph, at most; no sentence is interrupted so often."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Hon|St|Jr|Sr|No|Del|[A-Z])\.", re.UNICODE
)
_ANY_CASE = re.compile(r"I\b|[\[(]")
"""What begins a second part alike at a sentence's head and in its course."""
_STOP = re.compile(r"[.!?;…؟](?:[\s)\]\[¹²³⁰⁴-⁹]|$)|[。！？]|\n[^\S\n]*\n")
_UNSPACED = lazy(r"[\u3040-\u30ff\u3400-\u9fff]")
_COMMAS = (",", "،", "，", "、", "—", "–")


def stitch_pairs(
    text: str, pairs: Sequence[Pair], places: Sequence[int], within: Sequence[int]
) -> tuple[list[Pair], list[int]]:
    """Join pairs that a clause of saying interrupts; return all pairs and their paragraphs.

    `pairs` come in reading order; `places` are the indices of their paragraphs, `within` those of the
    pairs that hold them, -1 for none. Only pairs of one paragraph that none holds are joined, by the
    practice of Chicago (13.14) and every newspaper: a first part that ends in a comma or with no stop,
    a clause of saying, and a second part that goes on.
    """
    joined: list[Pair] = []
    kept: list[int] = []
    last = -1
    for pair, place, holder in zip(pairs, places, within, strict=True):
        if holder < 0:
            near = last >= 0 and kept[last] == place and len(joined[last].pieces) < _MOST
            if near and _goes_on(text, joined[last], pair):
                before = joined[last]
                span = Span(before.span.start, pair.span.end)
                joined[last] = Pair(span, before.pieces + pair.pieces, before.convention, pair.closed)
                continue
            last = len(joined)
        joined.append(pair)
        kept.append(place)
    return joined, kept


def _goes_on(text: str, before: Pair, after: Pair) -> bool:
    if before.convention != after.convention or not before.closed:
        return False
    start, end = before.span.end, after.span.start
    if not 0 < end - start <= _LONGEST:
        return False
    first, second = before.pieces[-1].cut(text).rstrip(), after.pieces[0].cut(text).lstrip()
    between = text[start:end]
    inside_comma = first.endswith((*_COMMAS, "-"))
    if not first or not second or (first[-1] in ".!?:;…。！？؟" and not inside_comma):
        return False
    if not inside_comma and not (between.startswith(_COMMAS) or between.startswith((" —", " –"))):
        return False
    plain = _ABBREVIATED.sub(lambda found: " " * len(found.group()), between)
    if _STOP.search(plain.rstrip(" ,")):
        return False
    comma = between.rstrip().endswith(_COMMAS)
    low = second[0].islower() or second[0] in "…." or _ANY_CASE.match(second) is not None
    low = low or (second[0].isalpha() and second[0].swapcase() == second[0])
    starts = _starts_sentence(text, before.span.start)
    if not (low if not starts else comma or low):
        return False
    words = _cut_words(between)
    language = tell_language(words)
    if language is None or not language.fewest <= len(words) <= 25 or words[0] in language.joining:
        return False
    verbs = [place for place, word in enumerate(words) if word in language.saying]
    if any(word in language.clause for word in words[verbs[0] :]):
        return False
    if len(verbs) > 1 and not (comma and low):  # `he said, adding:` begins another quotation
        return False
    if _is_name(first) and not (starts and _ends_sentence(text, before.span.start)):
        return False
    return comma or (verbs[-1] >= len(words) - 3 and words[-1] not in language.governing)


def _cut_words(text: str) -> list[str]:
    """Return the words in lower case; where none are parted by spaces, the characters."""
    if not text.isascii() and _UNSPACED.search(text):
        return [char for char in text if char.isalpha()]
    text = text.lower()
    words: list[str] = _WORD.findall(text)
    if any(word in REPORTING for word in words):
        return words
    return _PART.findall(text)  # `s’écria`


def _starts_sentence(text: str, start: int) -> bool:
    """Whether a quotation begins a sentence, or follows a comma or colon, and is none's object."""
    left = text[max(0, start - 6) : start].rstrip()
    return not left or left[-1] in ".!?:,;”\"'’)]—–" or "\n" in text[max(0, start - 3) : start]


def _ends_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a line ends before `start`."""
    left = text[max(0, start - 6) : start]
    return "\n" in left[-3:] or left.rstrip()[-1:] in (*".!?:;”\"’)]", "")


def _is_name(piece: str) -> bool:
    """Whether all words are in capitals, as in the name of a broadcast: it says nothing that could go on."""
    words = [word for word in _WORD.findall(piece) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
