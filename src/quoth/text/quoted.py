"""The words of a quotation as columns, each knowing the signal it stands in and the gap before it.

Letters put in brackets within a word stay with it (`[T]he`, `(W)e`, `refer(s)`, `pass[ed]`), so that
such a word is one word with one span, brackets included. What a signal says about the words (`[sic]`,
`[emphasis added]`, an ellipsis, the call of a note) is not among the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from quoth.model import Quotation, Signal, SignalKind, Span, Words

from .words import find_words, join_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ELLIPSIS", "INTERRUPTION", "NONE", "QuotedWords", "cut_words", "read_quoted", "read_words"]

NONE, ELLIPSIS, INTERRUPTION = range(3)
"""What stands before a word: nothing, a marked cut, the gap between two pieces."""

_SILENT = frozenset({SignalKind.ELLIPSIS, SignalKind.SIC, SignalKind.EMPHASIS})
_BRACKETS = frozenset({SignalKind.BRACKET, SignalKind.PARENTHESIS})
_NOTE_CALL = re.compile(r"[\[(](?:\d{1,3}|[a-z*†‡])[\])]")
_MARKDOWN_CALL = re.compile(r"\[\^[^\[\]\s]{1,80}\]")
_LETTER_LAST, _LETTER_FIRST = re.compile(r"[^\W\d_]['’]?$"), re.compile(r"['’]?[^\W\d_]")
_JOINER = "\u2060"
"""Stands for a bracket inside a word: belongs to the word, is not compared."""


@dataclass(frozen=True, slots=True, eq=False)
class QuotedWords:
    """The words of one quotation."""

    words: Words
    """Keys and spans; spans point into the document's text."""
    signal: NDArray[np.int64]
    """For each word the index of the bracket or parenthesis it stands wholly in, else -1; shape (n,)."""
    partial: NDArray[np.int64]
    """For each word the index of the bracket that holds some of its letters, else -1; shape (n,)."""
    gap: NDArray[np.int8]
    """What stands before each word, and last after the last word; shape (n + 1,)."""
    gap_signal: NDArray[np.int64]
    """For each gap the index of its ellipsis (or of an empty bracket), else -1; shape (n + 1,)."""

    def __len__(self) -> int:
        return len(self.words)


def read_quoted(text: str, quotation: Quotation, words_of_text: Words | None = None) -> QuotedWords:
    """Cut the pieces of `quotation` into words; `text` is the document's.

    `words_of_text` are all its words, where they are at hand: they serve every piece that no bracket cuts a word of.
    """
    signals = quotation.signals
    parts: list[Words] = []
    breaks: list[tuple[int, int, int]] = []  # offset, kind of gap, signal
    silent: list[Span] = []
    for i, piece in enumerate(quotation.pieces):
        if i:
            breaks.append((piece.start, INTERRUPTION, -1))
        parts.append(_piece_words(text, piece, signals, words_of_text))
    for i, signal in enumerate(signals):
        if signal.kind in _SILENT or _is_note_call(text, signal):
            silent.append(signal.span)
            if signal.kind is SignalKind.ELLIPSIS:
                breaks.append((signal.span.start, ELLIPSIS, i))
        elif signal.kind in _BRACKETS and not any(c.isalnum() for c in signal.span.cut(text)):
            breaks.append((signal.span.start, ELLIPSIS, i))
    words = join_words(parts)
    if silent:
        kept = np.ones(len(words), bool)
        for span in silent:
            kept[np.searchsorted(words.ends, span.start, "right") : np.searchsorted(words.starts, span.end)] = False
        words = Words(words.keys[kept], words.starts[kept], words.ends[kept])
    signal_of, partial = _owners(words, signals)
    gap = np.zeros(len(words) + 1, np.int8)
    gap_signal = np.full(len(words) + 1, -1, np.int64)
    for offset, kind, index in sorted(breaks):
        at = int(np.searchsorted(words.starts, offset))
        if gap[at] != ELLIPSIS:
            gap[at], gap_signal[at] = kind, index
    return QuotedWords(words, signal_of, partial, gap, gap_signal)


def _piece_words(text: str, piece: Span, signals: tuple[Signal, ...], words_of_text: Words | None) -> Words:
    masked = _mask(text, piece, signals)
    if words_of_text is not None and _JOINER not in masked:
        first = int(np.searchsorted(words_of_text.ends, piece.start, "right"))
        last = int(np.searchsorted(words_of_text.starts, piece.end, "left"))
        words = words_of_text[first:last]
        if not len(words) or (words.starts[0] >= piece.start and words.ends[-1] <= piece.end):
            return words
    found = find_words(masked)
    return Words(found.keys, found.starts + piece.start, found.ends + piece.start)


def _mask(text: str, piece: Span, signals: tuple[Signal, ...]) -> str:
    """Return the piece with each bracket that touches a letter outside it made part of the word."""
    masked = piece.cut(text)
    chars: list[str] = []
    for signal in signals:
        if signal.kind not in _BRACKETS or not piece.holds(signal.span) or len(signal.span) < 3:
            continue
        if " " in signal.span.cut(text).strip() or _is_note_call(text, signal):
            continue
        first, last = signal.span.start - piece.start, signal.span.end - piece.start - 1
        chars = chars or list(masked)
        joins_left = chars[first + 1].isalpha() and _LETTER_LAST.search("".join(chars[max(0, first - 2) : first]))
        joins_right = chars[last - 1].isalpha() and _LETTER_FIRST.match("".join(chars[last + 1 : last + 3]))
        if joins_left or joins_right:
            chars[first] = chars[last] = _JOINER
    return "".join(chars) if chars else masked


def _is_note_call(text: str, signal: Signal) -> bool:
    """Whether a bracket calls a note: a number or letter set against the word before it, or `[^a]` of Markdown."""
    if signal.kind not in _BRACKETS:
        return False
    if _MARKDOWN_CALL.fullmatch(text, signal.span.start, signal.span.end):
        return True
    if not _NOTE_CALL.fullmatch(text, signal.span.start, signal.span.end):
        return False
    inner = signal.span.cut(text)[1:-1]
    before = text[signal.span.start - 1 : signal.span.start]
    after = text[signal.span.end : signal.span.end + 1]
    if inner.isalpha():
        return False
    return bool(before) and not before.isspace() and not after.isalnum()


def _owners(words: Words, signals: tuple[Signal, ...]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    whole = np.full(len(words), -1, np.int64)
    partial = np.full(len(words), -1, np.int64)
    for i, signal in enumerate(signals):
        if signal.kind not in _BRACKETS:
            continue
        start, end = signal.span.start, signal.span.end
        first = int(np.searchsorted(words.ends, start, "right"))
        last = int(np.searchsorted(words.starts, end, "left"))
        for w in range(first, last):
            inside = int(words.starts[w]) >= start and int(words.ends[w]) <= end
            # A word that starts or ends on the bracket itself was joined to letters outside it.
            joined = int(words.starts[w]) < start or int(words.ends[w]) > end
            if joined:
                partial[w] = i
            elif inside:
                whole[w] = i
    return whole, partial


def read_words(text: str) -> QuotedWords:
    """Cut words as remembered into columns: no signals, no gaps; spans point into `text`."""
    words = find_words(text)
    none = np.full(len(words), -1, np.int64)
    return QuotedWords(
        words, none, none, np.zeros(len(words) + 1, np.int8), np.full(len(words) + 1, -1, np.int64)
    )


def cut_words(quoted: QuotedWords, first: int, last: int) -> QuotedWords:
    """Return the words [first, last) with their signals and gaps; views, not copies."""
    return QuotedWords(
        quoted.words[first:last],
        quoted.signal[first:last],
        quoted.partial[first:last],
        quoted.gap[first : last + 1],
        quoted.gap_signal[first : last + 1],
    )
