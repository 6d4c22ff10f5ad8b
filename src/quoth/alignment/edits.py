"""Steps, counted in words, to edits with spans and the signal that owns up to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoth.model import Edit, EditKind, Span, Words
from quoth.text.quoted import ELLIPSIS, INTERRUPTION, QuotedWords

from .fit import Step

__all__ = ["BETWEEN_PIECES", "make_edits"]

BETWEEN_PIECES = -1
"""The `signal` of a cut that falls between two pieces of an interrupted quotation."""


def make_edits(steps: Sequence[Step], quoted: QuotedWords, recorded: Words) -> tuple[Edit, ...]:
    """Return the edits of `steps`: neighbouring changes are one, unless a signal parts them."""
    edits: list[Edit] = []
    for step, signal in _owned(steps, quoted):
        last = edits[-1] if edits else None
        if last and last.kind is not EditKind.EQUAL and step.kind is not EditKind.EQUAL and last.signal == signal:
            step = _join(last, step)
            edits.pop()
        edits.append(
            Edit(
                step.kind,
                _span(quoted.words, *step.quoted),
                _span(recorded, *step.recorded),
                signal,
                step.quoted,
                step.recorded,
            )
        )
    return tuple(edits)


def _join(last: Edit, step: Step) -> Step:
    quoted = (last.quoted_words[0], step.quoted[1])
    recorded = (last.recorded_words[0], step.recorded[1])
    if quoted[0] == quoted[1]:
        kind = EditKind.DELETE
    elif recorded[0] == recorded[1]:
        kind = EditKind.INSERT
    else:
        kind = EditKind.REPLACE
    return Step(kind, quoted, recorded)


def _span(words: Words, first: int, last: int) -> Span:
    """Return the characters of words [first, last); an empty stretch stands where the next word begins."""
    if first < last:
        return Span(int(words.starts[first]), int(words.ends[last - 1]))
    if not len(words):
        return Span(0, 0)
    at = int(words.starts[first]) if first < len(words) else int(words.ends[-1])
    return Span(at, at)


def _owned(steps: Sequence[Step], quoted: QuotedWords) -> Iterator[tuple[Step, int | None]]:
    """Give each step the signal that owns up to it; a step that a signal covers in part is cut in two."""
    for step in steps:
        if step.kind is EditKind.EQUAL:
            yield step, None
        elif step.kind is EditKind.DELETE:
            yield step, _cut_owner(step.quoted[0], quoted)
        else:
            at = step.quoted[0]
            while at < step.quoted[1]:
                owner = _owner(at, quoted)
                end = at + 1
                while end < step.quoted[1] and _owner(end, quoted) == owner:
                    end += 1
                if step.kind is EditKind.REPLACE:
                    shift = step.recorded[0] - step.quoted[0]
                    recorded = (at + shift, end + shift)
                else:
                    recorded = step.recorded
                yield Step(step.kind, (at, end), recorded), owner
                at = end


def _owner(word: int, quoted: QuotedWords) -> int | None:
    signal = int(quoted.signal[word]) if quoted.signal[word] >= 0 else int(quoted.partial[word])
    return signal if signal >= 0 else None


def _cut_owner(gap: int, quoted: QuotedWords) -> int | None:
    """Return the signal that owns up to words left out before quoted word `gap`."""
    if quoted.gap[gap] == ELLIPSIS:
        return int(quoted.gap_signal[gap])
    for word in (gap, gap - 1):  # a bracket stands for the words it replaces, after it or before it
        if 0 <= word < len(quoted) and _owner(word, quoted) is not None:
            return _owner(word, quoted)
    return BETWEEN_PIECES if quoted.gap[gap] == INTERRUPTION else None
