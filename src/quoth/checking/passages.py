"""Where quoted words stand: the passage, who speaks there, and what stands round it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from quoth.model import Context, Edit, EditKind, Passage, Span, Turn, Words, find_place
from quoth.seams import Store
from quoth.search import Part

__all__ = [
    "make_context", "make_passage", "name_silent", "quoted_there", "show_passage", "speaker_at",
    "stands_silent", "turn_at",
]  # fmt: skip

_REACH = 600
"""Code points before a passage in which an opening mark is looked for, in the same paragraph."""


def speaker_at(store: Store, key: str, offset: int) -> str | None:
    """Return who speaks at a code point of a source: the turn's speaker, else the source's."""
    turns = store.turns(key)
    at = turn_at(turns, offset)
    return (turns[at].speaker if at is not None else None) or store.source(key).speaker


def quoted_there(store: Store, key: str, offset: int) -> str:
    """Return what stands in its paragraph before words that the source itself has in quotation marks; else nothing."""
    before = store.text(key, Span(max(0, offset - _REACH), offset)).rpartition("\n\n")[2]
    quoted = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return before if quoted else ""


def turn_at(turns: Sequence[Turn], offset: int) -> int | None:
    """Return which of the turns, in order and apart, holds a code point; None between turns."""
    at = bisect_right(turns, offset, key=lambda turn: turn.span.start) - 1
    return at if at >= 0 and offset < turns[at].span.end else None


def make_passage(store: Store, part: Part, score: float) -> Passage:
    """Return the passage that a part's words cover, its closing full stop included; empty where it covers none."""
    words = store.words(part.source)
    first, last = part.recorded
    if first < last:
        start, end = int(words.starts[first]), int(words.ends[last - 1])
    else:  # nothing but added words: they stand where the next word begins, or at the end
        start = end = int(words.starts[first] if first < len(words) else words.ends[-1])
    return show_passage(store, part.source, Span(start, end), score)


def show_passage(store: Store, key: str, span: Span, score: float) -> Passage:
    """Return a stretch of a source as a passage, its closing full stop included; empty where it covers nothing."""
    text = store.text(key, Span(span.start, span.end + 2))
    words, tail = text[: len(span)], text[len(span) :]
    if len(span) and tail[:1] in tuple(".!?") and tail[:2] != "..":
        words, span = words + tail[:1], Span(span.start, span.end + 1)
    speaker, place = speaker_at(store, key, span.start), find_place(store.places(key).landmarks, span.start)
    return Passage(store.source(key), span, words, speaker, round(min(score, 1.0), 4), place)


def name_silent(text: str, silent: Sequence[Span], within: Span) -> set[str]:
    """Return the names of the folds by which what is nobody's words in a stretch of a source's text is passed over."""
    low = bisect_right(silent, within.start, key=lambda span: span.end)
    high = bisect_right(silent, within.end, key=lambda span: span.start)
    return {
        "stage directions" if span.cut(text)[:1] in ("(", "[") and any(map(str.isalpha, span.cut(text))) else
        "page numbers"
        for span in silent[low:high]
    }  # fmt: skip


def stands_silent(edit: Edit, document: str, text: str, words: Words, silent: Sequence[Span]) -> bool:
    """Whether words that are put in stand at that place of the source as nobody's: `(Applause.)`, quoted with the rest.

    `document` is the text that the edit's quoted side points into, `text` the source's.
    """
    at = edit.recorded_words[0]
    if edit.kind is not EditKind.INSERT or not silent or not 0 < at < len(words):
        return False
    start, end = int(words.ends[at - 1]), int(words.starts[at])
    low = bisect_right(silent, start, key=lambda span: span.end)
    high = bisect_right(silent, end, key=lambda span: span.start)
    there = " ".join(span.cut(text) for span in silent[low:high])
    return bool(there) and _letters(edit.quoted.cut(document)) in _letters(there)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def make_context(store: Store, passage: Passage, size: int) -> Context:
    """Return up to `size` code points before and after a passage, from word to word."""
    key, span = passage.source.key, passage.span
    before = store.text(key, Span(max(0, span.start - size), span.start))
    after = store.text(key, Span(span.end, span.end + size))
    if span.start > size and " " in before:
        before = before[before.index(" ") + 1 :]
    if len(after) == size and " " in after:
        after = after[: after.rindex(" ")]
    return Context(before, after)
