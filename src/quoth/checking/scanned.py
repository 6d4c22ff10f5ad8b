"""Whether words of a source differ from quoted ones only because its text is damaged.

A source that was scanned has *tbe darn* for *the dam*. To call a true quotation altered for it would be a false alarm;
to look past whatever looks alike would be false comfort, for *tail* is no damaged *fail*. So the words must look alike
to a scanner, turn no sense, and the recorded ones be no words of the record; where only their rarity says so, the text
round them must show damage too. What is usual is told by the record itself, in any language written in Latin letters.
"""

from __future__ import annotations

import numpy as np

from quoth.alignment.mending import Pair, pair_words
from quoth.model import DepartureKind, Edit, Words
from quoth.seams import Store
from quoth.text.damage import is_broken, list_lookalikes
from quoth.text.fold import fold_word
from quoth.text.quoted import QuotedWords
from quoth.text.words import find_words
from quoth.verdicts.changes import Change
from quoth.verdicts.kinds import name_departures

__all__ = ["fold_of_damage"]

_ROUND, _LEAST = 330, 3
"""Words on either side in which damage is looked for, and how many must show it there. Measured on four records with
planted damage: three do in one stretch of a hundred where the text is sound, in seven of ten where three characters in
a thousand are damaged, in 99 of a hundred where ten are."""
_USUAL, _TIMES = 5, 10
"""How often a word stands in the record at least, and how many times as often as one that looks like it, for that one
to be the usual word damaged. With fifty times, damage would hide itself: at three characters in a hundred each usual
word has its damaged forms by the dozen."""
_LONGEST = 6
"""Words of a change at most."""
K = DepartureKind
_TURNING = frozenset({K.NEGATION, K.NUMBER, K.FREQUENCY, K.OPPOSITE, K.MODALITY})
"""What is looked past only where the quoted words are usual in the record and the recorded ones are not."""


def fold_of_damage(
    change: Change, edit: Edit, quoted: QuotedWords, document: str, store: Store, words: Words, text: str
) -> str | None:
    """Return `ocr` where the recorded words are the quoted ones as damage left them, else None.

    `quoted` and `words` are those that the edit counts, of the texts `document` and `text`.
    """
    if change.signalled or not change.quoted_words or not change.recorded_words:
        return None
    if max(len(change.quoted_words), len(change.recorded_words)) > _LONGEST:
        return None
    pairs = pair_words(edit.quoted_words, edit.recorded_words, quoted, document, words, text)
    if not pairs or not all(pair.alike or pair.same for pair in pairs):
        return None
    turning = any(departure.kind in _TURNING for departure in name_departures((change,)))
    doubtful = [pair for pair in pairs if pair.alike and not _is_broken(pair, words, text)]
    if not all(_is_rare(pair, quoted, store, words, turning) for pair in doubtful):
        return None
    return "ocr" if not doubtful or _shows_damage(edit, store, words, text) else None


def _is_broken(pair: Pair, words: Words, text: str) -> bool:
    """Whether the recorded words can be none."""
    return any(is_broken(_cut(words, text, at)) for at in range(*pair.sides[1]))


def _cut(words: Words, text: str, at: int) -> str:
    return text[int(words.starts[at]) : int(words.ends[at])]


def _is_rare(pair: Pair, quoted: QuotedWords, store: Store, words: Words, turning: bool) -> bool:
    """Whether a recorded word is much rarer in the record than the quoted ones; or stands once and turns nothing."""
    mine, theirs = quoted.words.keys[slice(*pair.sides[0])], words.keys[slice(*pair.sides[1])]
    usual, least = int(store.frequencies(mine).min()), int(store.frequencies(theirs).min())
    return least <= usual // _TIMES or (least <= 1 and not turning)


def _shows_damage(edit: Edit, store: Store, words: Words, text: str) -> bool:
    """Whether words round the recorded ones have figures in them, or look like others that are far more usual."""
    first, last = edit.recorded_words
    shown: dict[str, None] = {}
    for near in (words[max(0, first - _ROUND) : first], words[last : last + _ROUND]):
        for start, end in zip(near.starts.tolist(), near.ends.tolist(), strict=True):
            shown[fold_word(text[start:end])] = None
    broken = {word for word in shown if is_broken(word)}
    pairs = [(word, other) for word in shown if word.isascii() and word.isalnum() for other in list_lookalikes(word)]
    often = store.frequencies(find_words(" ".join(f"{word} {other}" for word, other in pairs)).keys).reshape(-1, 2)
    damaged = often[:, 1] >= np.maximum(_USUAL, _TIMES * often[:, 0])
    return len(broken.union(word for (word, _), odd in zip(pairs, damaged.tolist(), strict=True) if odd)) >= _LEAST
