"""Recorded words that stand between quoted ones and are passed over: directions, notes, pages, interjections."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.model import Edit, EditKind, Turn, Words
from quoth.verdicts.notes import is_note_call

from .passages import turn_at

__all__ = ["INTERJECTION", "passed_over"]

INTERJECTION = 25
"""Words of another speaker that may stand between one speaker's words without parting them."""


def passed_over(edit: Edit, turns: Sequence[Turn], text: str, words: Words) -> str | None:
    """Return the name of the fold by which recorded words between quoted ones are passed over, or None."""
    if edit.kind is not EditKind.DELETE or not len(edit.recorded):
        return None
    span = edit.recorded
    around = text[max(0, span.start - 1) : span.end + 1]
    if (around[0], around[-1]) in (("[", "]"), ("(", ")")):
        return "stage directions"
    if is_note_call(text, span):
        return "calls of notes"
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[line_start : line_end if line_end >= 0 else None].strip()
    if line.isdigit() and line == span.cut(text):
        return "page numbers"
    size = edit.recorded_words[1] - edit.recorded_words[0]
    if turns and size <= INTERJECTION:
        first, last = edit.recorded_words
        before = turn_at(turns, int(words.starts[max(first - 1, 0)]))
        after = turn_at(turns, int(words.starts[min(last, len(words) - 1)]))
        inside = {turn_at(turns, int(words.starts[at])) for at in range(first, last)}
        if before is not None and after is not None and before != after and not inside & {before, after}:
            speakers = {turns[at].speaker for at in inside if at is not None}
            if turns[before].speaker == turns[after].speaker not in speakers:
                return "another speaker's interjection"
    return None
