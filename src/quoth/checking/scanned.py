"""Whether words of a source differ from quoted ones only because its text is damaged.

A source that was scanned has *tbe darn* for *the dam*. To call a true quotation altered for it would be a false alarm;
to look past whatever looks alike would be false comfort, for *tail* is no damaged *fail*. So the words must look alike
to a scanner, turn no sense, and the recorded ones be no words of the record; where only their rarity says so, the text
round them must show damage too.
"""

from __future__ import annotations

from quoth.model import DepartureKind, Edit, Span, Words
from quoth.seams import Store
from quoth.text.damage import find_broken, is_broken, read_scanned
from quoth.text.words import find_words
from quoth.verdicts.changes import Change
from quoth.verdicts.kinds import name_departures

__all__ = ["fold_of_damage"]

_ROUND, _LEAST = 1000, 2
"""Code points on either side in which damage is looked for, and how many words must show it there: at one damaged
character in a hundred five do; a text that is sound may hold one."""
_LONGEST = 6
"""Words of a change at most."""
_RARER = 20
"""Times that a recorded word must be rarer in the record than the quoted one, to be no word of its own there."""
K = DepartureKind
_TURNING = frozenset({K.NEGATION, K.NUMBER, K.FREQUENCY, K.OPPOSITE, K.MODALITY})
"""What is looked past only where the quoted words are usual in the record and the recorded ones are not."""


def fold_of_damage(change: Change, edit: Edit, store: Store, words: Words, text: str) -> str | None:
    """Return `ocr` where the recorded words are the quoted ones as damage left them, else None."""
    if change.signalled or not change.quoted_words or not change.recorded_words:
        return None
    if max(len(change.quoted_words), len(change.recorded_words)) > _LONGEST:
        return None
    if read_scanned(change.quoted) != read_scanned(change.recorded):
        return None
    odd = [at for at in range(*edit.recorded_words) if is_broken(_cut(words, text, at))]
    if not odd:
        turning = any(departure.kind in _TURNING for departure in name_departures((change,)))
        if not _is_rare(change, edit, store, words, turning) or not _shows_damage(edit.recorded, text):
            return None
    return "ocr"


def _cut(words: Words, text: str, at: int) -> str:
    return text[int(words.starts[at]) : int(words.ends[at])]


def _is_rare(change: Change, edit: Edit, store: Store, words: Words, turning: bool) -> bool:
    """Whether a recorded word is much rarer in the record than the quoted ones; or stands once and turns nothing."""
    recorded = store.frequencies(words.keys[edit.recorded_words[0] : edit.recorded_words[1]])
    quoted = store.frequencies(find_words(change.quoted).keys)
    least, usual = int(recorded.min(initial=0)), int(quoted.min(initial=0))
    return least <= usual // _RARER or (least <= 1 and not turning)


def _shows_damage(span: Span, text: str) -> bool:
    """Whether the text round a stretch shows damage by itself."""
    return find_broken(text[max(0, span.start - _ROUND) : span.end + _ROUND]) >= _LEAST
