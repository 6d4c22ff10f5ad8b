"""One quotation laid beside the place that was chosen for it: edits, changes, cuts, folds, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from quoth.alignment.edits import make_edits
from quoth.alignment.settle import settle_steps
from quoth.model import (
    Alignment,
    Departure,
    DepartureKind,
    Document,
    Edit,
    EditKind,
    Passage,
    Quotation,
    SignalKind,
    Span,
    Turn,
    Words,
)
from quoth.passages import make_passage, turn_at
from quoth.seams import Store
from quoth.search import Match, Part
from quoth.text.folds import name_stretch_folds
from quoth.text.quoted import ELLIPSIS, NONE, QuotedWords
from quoth.verdicts.changes import Change, make_change
from quoth.verdicts.languages import find_lexicon
from quoth.verdicts.same import fold_of

__all__ = ["Comparison", "compare"]

_SENTENCE_END = re.compile(r"[.!?。！？][\"”’')\]]*\s*$")
_SHOWN_CUT = 4
"""Words from which on a cut without a mark is listed among what was omitted."""
_INTERJECTION = 25
"""Words of another speaker that may stand between one speaker's words without parting them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that laying the words side by side tells."""

    alignment: Alignment
    """The words side by side."""
    changes: tuple[Change, ...]
    """What differs and is no fold, in quoted order."""
    capitals: tuple[Departure, ...]
    """Letters whose case the writer marked: `[T]he`."""
    cuts: tuple[tuple[Span, str, bool], ...]
    """What was left out: span and text in the source, and whether it was marked."""
    folds: tuple[str, ...]
    """Differences that change no word, by name."""
    marks: int
    """Marked changes that were needed."""
    longest_cut: int
    """Words of the longest cut without a mark."""
    sentence_cut: bool
    """Whether a cut without a mark takes out a whole sentence of some length."""
    turns_crossed: bool
    """Whether the words of one passage belong to several speakers."""
    reordered: bool
    """Whether parts of one source stand in another order than quoted."""


def compare(
    document: Document, quotation: Quotation, quoted: QuotedWords, store: Store, match: Match
) -> Comparison:
    """Lay the words of `match` beside the quotation and read off what differs."""
    folds: set[str] = set()
    changes: list[Change] = []
    capitals: list[Departure] = []
    cuts: list[tuple[Span, str, bool]] = []
    passages: list[Passage] = []
    all_edits: list[tuple[Edit, ...]] = []
    marks, longest, sentence_cut, crossed = 0, 0, False, False
    breaks = frozenset(np.flatnonzero(quoted.gap != NONE).tolist())
    for part in match.parts:
        words, text = store.words(part.source), store.text(part.source)
        turns = store.turns(part.source)
        steps = settle_steps(part.steps, quoted, document.text, words, text)
        edits = make_edits(steps, quoted, words)
        crossed |= _crosses_turns(edits, turns)
        for edit in edits:
            if edit.kind is EditKind.EQUAL:
                first, start = edit.quoted_words[0], edit.recorded_words[0]
                count = edit.quoted_words[1] - first
                folds |= name_stretch_folds(document.text, quoted.words, first, text, words, start, count, breaks)
                if (quoted.gap[first + 1 : first + count] == ELLIPSIS).any():
                    folds.add("ellipsis where nothing is cut")
                capitals += _marked_letters(document, quotation, quoted, edit, text, words)
                continue
            if edit.signal is None and (fold := _passed_over(edit, turns, text, words)):
                folds.add(fold)
                continue
            change = _make_change(document, quotation, edit, text, words)
            if not change.quoted_words and not change.recorded_words:
                continue
            size = edit.recorded_words[1] - edit.recorded_words[0]
            if edit.kind is EditKind.REPLACE and edit.signal is None:
                longest = max(longest, size - (edit.quoted_words[1] - edit.quoted_words[0]))
            if edit.kind is EditKind.DELETE:
                marked = edit.signal is not None
                if marked:
                    marks += 1
                    cuts.append((edit.recorded, change.recorded, True))
                    continue
                longest = max(longest, size)
                sentence_cut |= _is_sentence(edit, text)
                if size >= _SHOWN_CUT:
                    cuts.append((edit.recorded, change.recorded, False))
            if not change.signalled and (name := fold_of(change)):
                folds.add(name)
                continue
            marks += change.signalled
            changes.append(change)
        passages.append(make_passage(store, part, match.score))
        all_edits.append(edits)
    marks += len(capitals) + _count_plain_marks(document, quotation)
    return Comparison(
        Alignment(tuple(passages), tuple(all_edits), round(min(match.score, 1.0), 4)),
        tuple(changes),
        tuple(capitals),
        tuple(cuts),
        tuple(sorted(folds)),
        marks,
        longest,
        sentence_cut,
        crossed,
        _is_reordered(match.parts),
    )


def _count_plain_marks(document: Document, quotation: Quotation) -> int:
    """Count the marks that change no word: `[sic]`, and brackets that hold only punctuation."""
    count = 0
    for signal in quotation.signals:
        inner = signal.span.cut(document.text)[1:-1].strip()
        bracket = signal.kind is SignalKind.BRACKET and bool(inner) and not any(c.isalnum() for c in inner)
        count += signal.kind is SignalKind.SIC or bracket
    return count


def _make_change(document: Document, quotation: Quotation, edit: Edit, text: str, words: Words) -> Change:
    quoted = edit.quoted.cut(document.text)
    signalled = edit.signal is not None
    if signalled and edit.signal is not None and edit.signal >= 0:
        signal = quotation.signals[edit.signal]
        if quoted and signal.kind in (SignalKind.BRACKET, SignalKind.PARENTHESIS):
            signalled = _owns_up(quoted, edit.recorded.cut(text))
    bare = re.sub(r"[\[\]()\u2060]", "", quoted) if signalled else quoted
    return make_change(edit, bare, words, text, signalled, find_lexicon(text))


def _owns_up(quoted: str, recorded: str) -> bool:
    """Whether a bracket inside a word covers the whole change: the letters outside it are recorded.

    `pass[ed]` owns up to a change from `passes`, `[w]here` does not to one from `there`.
    """
    match = re.fullmatch(r"([^\[\](){}\s]*)[\[(]([^\])]*)[\])]([^\[\](){}\s]*)", quoted)
    if not match:
        return True
    before, _, after = (part.casefold() for part in match.groups())
    word = recorded.casefold()
    return word.startswith(before) and word.endswith(after) and (len(word) >= len(before) + len(after) or not word)


def _marked_letters(
    document: Document, quotation: Quotation, quoted: QuotedWords, edit: Edit, text: str, words: Words
) -> list[Departure]:
    """Return a departure for each word that is recorded as quoted but for letters in brackets."""
    found = []
    shift = edit.recorded_words[0] - edit.quoted_words[0]
    for at in range(*edit.quoted_words):
        index = int(quoted.partial[at]) if quoted.partial[at] >= 0 else int(quoted.signal[at])
        if index < 0:
            continue
        signal = quotation.signals[index]
        recorded = Span(int(words.starts[at + shift]), int(words.ends[at + shift]))
        if _has_own_mark(text, recorded):
            continue  # the source's own bracket: nothing was changed
        span = Span(int(quoted.words.starts[at]), int(quoted.words.ends[at]))
        mine, theirs = span.cut(document.text), recorded.cut(text)
        if quoted.partial[at] < 0 and span.start - 1 != signal.span.start:
            continue  # one departure a bracket
        bare = re.sub(r"[\[\]()]", "", mine)
        reason = "capital marked" if bare != theirs else "put in brackets, though recorded as it stands"
        found.append(Departure(DepartureKind.CASE, mine, theirs, span, recorded, True, 0.0, reason))
    return found


def _has_own_mark(text: str, word: Span) -> bool:
    line = text[max(0, word.start - 80) : word.start]
    return line.rfind("[") > line.rfind("]") or line.rfind("(") > line.rfind(")")


def _passed_over(edit: Edit, turns: Sequence[Turn], text: str, words: Words) -> str | None:
    """Return the name of the fold by which recorded words between quoted ones are passed over, or None."""
    if edit.kind is not EditKind.DELETE or not len(edit.recorded):
        return None
    span = edit.recorded
    around = text[max(0, span.start - 1) : span.end + 1]
    if (around[0], around[-1]) in (("[", "]"), ("(", ")")):
        return "stage directions"
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[line_start : line_end if line_end >= 0 else None].strip()
    if line.isdigit() and line == span.cut(text):
        return "page numbers"
    size = edit.recorded_words[1] - edit.recorded_words[0]
    if turns and size <= _INTERJECTION:
        first, last = edit.recorded_words
        before = turn_at(turns, int(words.starts[max(first - 1, 0)]))
        after = turn_at(turns, int(words.starts[min(last, len(words) - 1)]))
        inside = {turn_at(turns, int(words.starts[at])) for at in range(first, last)}
        if before is not None and after is not None and before != after and not inside & {before, after}:
            speakers = {turns[at].speaker for at in inside if at is not None}
            if turns[before].speaker == turns[after].speaker not in speakers:
                return "another speaker's interjection"
    return None


def _crosses_turns(edits: Sequence[Edit], turns: Sequence[Turn]) -> bool:
    """Whether words of several speakers are quoted as one: two words or more of each."""
    if not turns:
        return False
    counts: dict[str | None, int] = {}
    for edit in edits:
        if edit.kind is not EditKind.EQUAL:
            continue
        first, last = turn_at(turns, edit.recorded.start), turn_at(turns, edit.recorded.end - 1)
        if first is None or last is None:
            continue
        for at in range(first, last + 1):
            start = max(edit.recorded.start, turns[at].span.start)
            end = min(edit.recorded.end, turns[at].span.end)
            speaker = turns[at].speaker
            counts[speaker] = counts.get(speaker, 0) + (end - start)
    return sum(size > 5 for size in counts.values()) > 1


def _is_sentence(edit: Edit, text: str) -> bool:
    """Whether a cut takes out a sentence whole: five words or more, from one sentence end to another."""
    if edit.recorded_words[1] - edit.recorded_words[0] < 5:
        return False
    before = text[max(0, edit.recorded.start - 4) : edit.recorded.start]
    after = text[edit.recorded.start : edit.recorded.end + 2]
    return bool(_SENTENCE_END.search(before.rstrip("“\"'‘([ "))) and bool(_SENTENCE_END.search(after))


def _is_reordered(parts: Sequence[Part]) -> bool:
    return any(
        a.source == b.source and b.recorded[0] < a.recorded[0] for a, b in pairwise(parts)
    )
