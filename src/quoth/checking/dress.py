"""Quoted words that are recorded in another dress or form: `can't` for `cannot`, `were` for `are`.

The search knows words alone. Whether two of them are one word said otherwise decides whether a short quotation stands
at a place, so it is asked of the few words that differ before a place is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from quoth.alignment.edits import make_edits
from quoth.model import EditKind
from quoth.seams import Store
from quoth.search import Match
from quoth.text.quoted import QuotedWords
from quoth.verdicts import tell_rule
from quoth.verdicts.changes import make_change
from quoth.verdicts.languages import find_lexicon
from quoth.verdicts.same import fold_of

from .passed import passed_over

__all__ = ["Dress", "find_dress"]

_MOST_WORDS = 12
"""Words up to which a quotation is looked at: in a longer one a word or two decide nothing."""
_LEAST_SCORE = 0.5
"""Share of the words' weight below which too much differs for its dress to matter."""
_MOST_CHANGED = 3
"""Words of a change up to which it may be one of dress."""
_SAME = frozenset(("contraction", "doubled letter", "same meaning", "disfluency"))
_FORMS = frozenset(("tense", "form"))
"""Rules of departures by which the words are the same but for their dress, and but for their form."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How much of what a match could not place stands there all the same."""

    same: int = 0
    """Words of either side that are no difference: in another dress, or passed over as an interjection is."""
    same_quoted: int = 0
    """Quoted words among them."""
    formed: int = 0
    """Quoted words that stand there in another form."""


def find_dress(document: str, quoted: QuotedWords, store: Store, match: Match) -> Dress:
    """Return what of a short match's differences is but dress or form; `document` is the text the words point into."""
    if match.plain > _MOST_WORDS or match.score < _LEAST_SCORE or len(match.parts) > 1:
        return Dress()
    part = match.main
    if all(step.kind is EditKind.EQUAL for step in part.steps):
        return Dress()
    words, text = store.words(part.source), store.text(part.source)
    turns, lexicon = store.turns(part.source), find_lexicon(text, store.source(part.source).language)
    same = same_quoted = formed = 0
    for edit in make_edits(part.steps, quoted, words):
        if edit.kind is EditKind.EQUAL or edit.signal is not None:
            continue
        mine = edit.quoted_words[1] - edit.quoted_words[0]
        theirs = 0 if mine else edit.recorded_words[1] - edit.recorded_words[0]
        if passed_over(edit, turns, text, words):
            same += theirs
            continue
        if mine > _MOST_CHANGED or edit.recorded_words[1] - edit.recorded_words[0] > _MOST_CHANGED:
            continue
        change = make_change(edit, edit.quoted.cut(document), words, text, False, lexicon)
        if fold_of(change) or (rule := tell_rule(change)) in _SAME:
            same, same_quoted = same + mine + theirs, same_quoted + mine
        elif rule in _FORMS:
            formed += mine
    return Dress(same, same_quoted, formed)
