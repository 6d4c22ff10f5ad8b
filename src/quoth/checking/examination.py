"""One quotation laid beside the place that was chosen for it: edits, changes, cuts, folds, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quoth.alignment.edits import BETWEEN_PIECES, make_edits
from quoth.alignment.settle import settle_steps, slide_steps
from quoth.model import (
    Alignment,
    Departure,
    Document,
    Edit,
    EditKind,
    Passage,
    Quotation,
    SignalKind,
    Span,
    Words,
)
from quoth.seams import Store
from quoth.search import Match, Part
from quoth.text.folds import name_stretch_folds
from quoth.text.muting import mute
from quoth.text.quoted import ELLIPSIS, NONE, QuotedWords
from quoth.verdicts.changes import Change, make_change
from quoth.verdicts.ends import find_after, find_before
from quoth.verdicts.languages import find_lexicon
from quoth.verdicts.lexicon import Lexicon
from quoth.verdicts.marked import count_plain_marks, drops_letters, find_marked_letters, is_own_mark, owns_up
from quoth.verdicts.notes import CITED, Note, find_note, is_citation, notes_after
from quoth.verdicts.omissions import Cut
from quoth.verdicts.points import compare_last, compare_points
from quoth.verdicts.same import fold_of

from .joins import count_others, find_part_joins, find_turn_joins, is_reordered
from .passages import make_passage, name_silent, stands_silent, turn_at
from .passed import INTERJECTION, passed_over
from .scanned import fold_of_damage

__all__ = ["Comparison", "compare", "lay"]

_SENTENCE_END = re.compile(r"[.!?。！？][\"”’')\]]*\s*$")
_POINTS = re.compile(r"…|\.\s?\.\s?\.")
_HYPHEN = re.compile(r"\w[-\u2010\u00ad]\s+\w")
"""A word that a line has parted."""
_SHOWN_CUT = 4
"""Words from which on a cut without a mark is listed among what was omitted."""
_AROUND = 200
"""Code points on either side of a passage in which what is nobody's is not looked at."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that laying the words side by side tells."""

    alignment: Alignment
    """The words side by side."""
    changes: tuple[Change, ...]
    """What differs and is no fold, in quoted order."""
    seen: tuple[Departure, ...]
    """What shows in no word: letters whose case the writer marked, marks that move the sense, joined stretches."""
    cuts: tuple[Cut, ...]
    """What was left out, in quoted order, and what governs the words from outside."""
    folds: tuple[str, ...]
    """Differences that change no word, by name."""
    marks: int
    """Marked changes that were needed."""
    damaged: int
    """Quoted words that are the recorded ones only if damage of the source's text is looked past."""
    longest_cut: int
    """Words of the longest cut without a mark."""
    sentence_cut: bool
    """Whether a cut without a mark takes out a whole sentence of some length."""
    turns_crossed: bool
    """Whether the words of one passage belong to several speakers."""
    reordered: bool
    """Whether parts of one source stand in another order than quoted."""
    turns_parted: bool
    """Whether a marked cut takes out another speaker's words, so that the parts stand in turns apart."""


def compare(
    document: Document, quotation: Quotation, quoted: QuotedWords, store: Store, match: Match
) -> Comparison:
    """Lay the words of `match` beside the quotation and read off what differs."""
    folds: set[str] = set()
    changes: list[Change] = []
    seen: list[Departure] = []
    cuts: list[Cut] = []
    passages: list[Passage] = []
    all_edits: list[tuple[Edit, ...]] = []
    marks, longest, damaged, sentence_cut, crossed, parted = 0, 0, 0, False, False, False
    breaks = frozenset(np.flatnonzero(quoted.gap != NONE).tolist())
    for part in match.parts:
        words, whole = store.words(part.source), store.text(part.source)
        silent = store.places(part.source).silent
        text = mute(whole, silent, _reach(part, words))
        turns, lexicon = store.turns(part.source), find_lexicon(text, store.source(part.source).language)
        steps = settle_steps(part.steps, quoted, document.text, words, text)
        edits = make_edits(steps, quoted, words)
        joins = find_turn_joins(edits, turns, document, quoted, whole, words)
        crossed |= bool(joins)
        seen += joins
        for edit in edits:
            if edit.kind is EditKind.EQUAL:
                first, start = edit.quoted_words[0], edit.recorded_words[0]
                count = edit.quoted_words[1] - first
                stretch = (document.text, quoted.words, first, text, words, start, count, breaks)
                names = name_stretch_folds(*stretch)
                folds |= names | name_silent(whole, silent, edit.recorded)
                if not names.isdisjoint(("punctuation", "quotation marks")):
                    seen += compare_points(*stretch, lexicon)
                if breaks and _has_idle_ellipsis(quoted, edit, whole, words):
                    folds.add("ellipsis where nothing is cut")
                marked = find_marked_letters(document, quotation, quoted, edit, text, words)
                marks += len(marked)
                seen += marked
                continue
            if edit.signal is None and (fold := passed_over(edit, turns, text, words)):
                folds.add(fold)
                continue
            if stands_silent(edit, document.text, whole, words, silent):
                folds.add("stage directions")
                continue
            change = _make_change(document, quotation, edit, whole, words, lexicon)
            if not change.quoted_words and not change.recorded_words:
                continue
            if change.signalled and is_own_mark(edit.quoted.cut(document.text), change.recorded):
                continue
            note = _note_of(document, quotation, edit)
            if note is not None:
                marks += 1
                if change.recorded_words:
                    cuts.append(Cut(edit.recorded, change.recorded, True, lexicon))
                continue
            if edit.kind is EditKind.DELETE and edit.signal is None and is_citation(text, edit.recorded):
                if any(note.name in CITED for note in notes_after(document.text, quotation.span.end)):
                    marks += 1
                    cuts.append(Cut(edit.recorded, change.recorded, True, lexicon))
                else:
                    changes.append(change)
                continue
            size = edit.recorded_words[1] - edit.recorded_words[0]
            if edit.kind is EditKind.REPLACE and edit.signal is None:
                longest = max(longest, size - (edit.quoted_words[1] - edit.quoted_words[0]))
            if edit.kind is EditKind.DELETE:
                marked_cut = edit.signal is not None
                if marked_cut or size >= _SHOWN_CUT:
                    others = count_others(edit, turns, words)
                    named = tuple(name for name in others if name)
                    cuts.append(Cut(edit.recorded, change.recorded, marked_cut, lexicon, named))
                if marked_cut:
                    marks += 1
                    parted |= edit.signal != BETWEEN_PIECES and others.total() > INTERJECTION
                    continue
                longest = max(longest, size)
                sentence_cut |= _is_sentence(edit, text)
            if not change.signalled and (name := fold_of(change)):
                cut_by_line = name == "joined words" and bool(_HYPHEN.search(change.recorded))
                folds.add("hyphenation" if cut_by_line else name)
                damaged += len(change.quoted_words) if cut_by_line else 0
                continue
            if name := fold_of_damage(change, edit, quoted, document.text, store, words, text):
                folds.add(name)
                damaged += len(change.quoted_words)
                continue
            marks += change.signalled
            changes.append(change)
        passages.append(make_passage(store, Part(part.source, steps), match.score))
        all_edits.append(edits)
        if edits and edits[-1].kind is EditKind.EQUAL and edits[-1].quoted_words[1] == len(quoted):
            mine = Span(edits[-1].quoted.end, max(edits[-1].quoted.end, quotation.pieces[-1].end))
            theirs = Span(edits[-1].recorded.end, min(len(text), edits[-1].recorded.end + 2))
            seen += compare_last(document.text, mine, text, theirs, lexicon)
    seen += find_part_joins(store, match.parts, document, quoted)
    cuts = _add_ends(store, match.parts, all_edits, cuts)
    marks += count_plain_marks(document, quotation, [passage.text for passage in passages])
    return Comparison(
        Alignment(tuple(passages), tuple(all_edits), round(min(match.score, 1.0), 4)),
        tuple(changes),
        tuple(seen),
        tuple(cuts),
        tuple(sorted(folds)),
        marks,
        damaged,
        longest,
        sentence_cut,
        crossed,
        is_reordered(match.parts),
        parted,
    )


def lay(document: Document, quoted: QuotedWords, store: Store, match: Match) -> Alignment:
    """Lay the words of `match` beside the quotation and ask no more: for words that are only near."""
    passages, edits = [], []
    for part in match.parts:
        words = store.words(part.source)
        text = mute(store.text(part.source), store.places(part.source).silent, _reach(part, words))
        steps = slide_steps(part.steps, quoted, document.text, words, text)
        edits.append(make_edits(steps, quoted, words))
        passages.append(make_passage(store, Part(part.source, steps), match.score))
    return Alignment(tuple(passages), tuple(edits), round(min(match.score, 1.0), 4))


def _reach(part: Part, words: Words) -> Span:
    """Return the stretch of a source that a part covers, and some code points on either side."""
    first, last = part.recorded
    if first >= last:
        return Span(0, 0)
    return Span(max(0, int(words.starts[first]) - _AROUND), int(words.ends[last - 1]) + _AROUND)


def _has_idle_ellipsis(quoted: QuotedWords, edit: Edit, text: str, words: Words) -> bool:
    """Whether an ellipsis stands between words that follow each other in the source without one.

    `text` is all of it: what is nobody's words there may be what the writer marks.
    """
    first, start = edit.quoted_words[0], edit.recorded_words[0]
    for at in np.flatnonzero(quoted.gap[first + 1 : edit.quoted_words[1]] == ELLIPSIS).tolist():
        between = text[int(words.ends[start + at]) : int(words.starts[start + at + 1])]
        if not _POINTS.search(between) and not any(map(str.isalnum, between)):
            return True
    return False


def _note_of(document: Document, quotation: Quotation, edit: Edit) -> Note | None:
    """Return the note that the words of an edit are, where they stand in a bracket of their own."""
    if edit.signal is None or edit.signal < 0 or not len(edit.quoted):
        return None
    return find_note(quotation.signals[edit.signal].span.cut(document.text))


def _add_ends(
    store: Store, parts: Sequence[Part], edits: Sequence[Sequence[Edit]], cuts: Sequence[Cut]
) -> list[Cut]:
    """Return the cuts with what governs the words from before their first and after their last, in that order."""
    ends = []
    for find, at in ((find_before, 0), (find_after, -1)):
        text, turns = store.text(parts[at].source), store.turns(parts[at].source)
        span = Span(edits[at][0].recorded.start, max(edits[at][0].recorded.start, edits[at][-1].recorded.end))
        turn = turn_at(turns, span.start)
        room = turns[turn].span if turn is not None else Span(0, len(text))
        lexicon = find_lexicon(text, store.source(parts[at].source).language)
        ends.append(find(text, span, Span(room.start, max(room.end, span.end)), lexicon))
    return [*ends[0], *cuts, *ends[1]]


def _make_change(
    document: Document, quotation: Quotation, edit: Edit, text: str, words: Words, lexicon: Lexicon
) -> Change:
    quoted = edit.quoted.cut(document.text)
    signalled = edit.signal is not None
    if signalled and edit.signal is not None and edit.signal >= 0:
        signal = quotation.signals[edit.signal]
        if quoted and signal.kind in (SignalKind.BRACKET, SignalKind.PARENTHESIS):
            signalled = owns_up(quoted, edit.recorded.cut(text))
    if edit.kind is EditKind.REPLACE and not signalled:
        signalled = drops_letters(document.text, edit.quoted, edit.recorded.cut(text))
    bare = re.sub(r"[\[\]()\u2060]", "", quoted) if signalled else quoted
    return make_change(edit, bare, words, text, signalled, lexicon)


def _is_sentence(edit: Edit, text: str) -> bool:
    """Whether a cut takes out a sentence whole: five words or more, from one sentence end to another."""
    if edit.recorded_words[1] - edit.recorded_words[0] < 5:
        return False
    before = text[max(0, edit.recorded.start - 4) : edit.recorded.start]
    after = text[edit.recorded.start : edit.recorded.end + 2]
    return bool(_SENTENCE_END.search(before.rstrip("“\"'‘([ "))) and bool(_SENTENCE_END.search(after))


