"""Sets right how a quotation's first and last words are laid, where a reader would lay them otherwise.

The table places words one by one. Where the first words differ, what was said in their place reaches back to the
beginning of the clause: `We'll go` stands for `We will go`, not for `will go`. And one word or two that stand alone
beyond the end of a sentence are not the quotation's: they are other words that happen to be met there again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from rapidfuzz.distance import Levenshtein, Opcode

from quoth.model import EditKind, Words
from quoth.text.quoted import QuotedWords

from .breaks import CLAUSE, SENTENCE, strength
from .fit import Step
from .mending import is_plain, looks_alike, stand_for

__all__ = ["settle_ends"]

_BACK = 2
"""Words over which a change at an end reaches on to the bound of its clause."""
_TAIL = 4
"""Words at the end that may be laid nearer."""
_KINDS = {"equal": EditKind.EQUAL, "replace": EditKind.REPLACE, "insert": EditKind.INSERT, "delete": EditKind.DELETE}
_STRAY = 2
"""Words at an end that may be met by chance beyond the end of a sentence."""
_LONG = 4
"""Letters from which on a word is more than a sound."""
_FAR = 3
"""Words left out beside the first or last ones, from which on more was done than to clean them up."""


def settle_ends(
    steps: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step]:
    """Return the steps with both ends set right; the words are those of the texts `document` and `source`."""
    settled = _lay_tail_near(list(steps), quoted, recorded, source)
    settled = _put_in_again(settled, quoted)
    settled = _keep_to_sentence(settled, quoted, document, recorded, source)
    settled = _take_out_stray(settled, quoted, recorded, source)
    settled = _reach_back(settled, quoted, document, recorded, source)
    return _reach_on(settled, quoted, document, recorded, source)


def _lay_tail_near(steps: list[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """Lay the last few words beside what comes at once, not beside the same words in a later sentence.

    Of `by the United States Government. I accuse the American Government`, the words `by the American Government`
    changed a name, rather than left a sentence's end out.
    """
    if len(steps) < 3 or not _is_cut_off(steps[-1], steps[-2], _TAIL, quoted, recorded, source):
        return steps
    cut, tail = steps[-2], steps[-1]
    start = cut.recorded[0]
    end = _find_ends(source, recorded, range(start + 1, cut.recorded[1] + 1))[0]
    words = quoted.words.keys[tail.quoted[0] : tail.quoted[1]].tolist()
    laid = Levenshtein.opcodes(recorded.keys[start:end].tolist(), words)
    same = sum(op.dest_end - op.dest_start for op in laid if op.tag == "equal")
    if 2 * same < len(words) or end - start > 2 * len(words):
        return steps
    return [*steps[:-2], *_make_steps(laid, tail.quoted[0], start)]


def _make_steps(laid: Iterable[Opcode], quoted: int, recorded: int) -> Iterator[Step]:
    """Turn edit operations into steps, counted from where the words begin on either side."""
    for op in laid:
        q, r = (op.dest_start + quoted, op.dest_end + quoted), (op.src_start + recorded, op.src_end + recorded)
        yield Step(_KINDS[op.tag], q, r)


def _put_in_again(steps: list[Step], quoted: QuotedWords) -> list[Step]:
    """Take words at an end that repeat the words beside them for an addition: they stand for no other words."""
    keys = quoted.words.keys
    for at, side in ((0, 1), (-1, -1)):
        step = steps[at]
        first, last = step.quoted
        shift = side * (last - first)
        if len(steps) < 2 or step.kind is not EditKind.REPLACE or last - first < 2 or first + shift < 0:
            continue
        if keys[first:last].tolist() == keys[first + shift : last + shift].tolist():
            place = step.recorded[1] if at == 0 else step.recorded[0]
            steps[at] = Step(EditKind.INSERT, step.quoted, (place, place))
    return steps


def _keep_to_sentence(
    steps: list[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step]:
    """Let changed words at an end stand for none beyond the end of the sentence that the rest is of.

    Of `use it. Very bad for workers`, the words `frankly, very bad for workers` put one in: it stands for no `it`.
    """
    equal = [at for at, step in enumerate(steps) if step.kind is EditKind.EQUAL]
    if not equal:
        return steps
    for outer, inner in ((steps[: equal[0]], 0), (steps[equal[-1] + 1 :], 1)):
        if not outer:
            continue
        mine = outer[0].quoted[0], outer[-1].quoted[1]
        low, high = outer[0].recorded[0], outer[-1].recorded[1]
        told = _find_ends(document, quoted.words, range(mine[0] + 1 - inner, mine[1] + 1 - inner))
        ends = _find_ends(source, recorded, range(low + 1 - inner, high + 1 - inner))
        if told or not ends or mine[0] == mine[1] or not is_plain(quoted, *mine):
            continue
        if inner == 0:
            steps = [*stand_for(mine, (ends[-1], high)), *steps[len(outer) :]]
        else:
            steps = [*steps[: -len(outer)], *stand_for(mine, (low, ends[0]))]
    return steps


def _find_ends(text: str, words: Words, places: Iterable[int]) -> list[int]:
    """Return before which of the words a sentence ends."""
    return [at for at in places if strength(text, words, at) == SENTENCE]


def _take_out_stray(steps: list[Step], quoted: QuotedWords, recorded: Words, source: str) -> list[Step]:
    """Take one word or two at an end for an addition where a cut over a sentence's end parts them from the rest.

    At the beginning they stand for the word or two that begin the sentence of the rest, where there are any.
    """
    steps = _shorten_head(steps, quoted, recorded)
    if len(steps) > 2 and _is_cut_off(steps[0], steps[1], _STRAY, quoted, recorded, source):
        place = steps[2].recorded[0]
        begins = _find_ends(source, recorded, range(max(1, place - _BACK), place + 1))
        steps[:2] = stand_for(steps[0].quoted, (begins[-1] if begins else place, place))
    if len(steps) > 2 and _is_cut_off(steps[-1], steps[-2], _STRAY, quoted, recorded, source):
        place = steps[-3].recorded[1]
        steps[-2:] = [Step(EditKind.INSERT, steps[-1].quoted, (place, place))]
    return steps


def _shorten_head(steps: list[Step], quoted: QuotedWords, recorded: Words) -> list[Step]:
    """Slide the first cut back as far as it goes, where that leaves no more than a stray word or two before it."""
    if len(steps) < 3 or [step.kind for step in steps[:3]] != [EditKind.EQUAL, EditKind.DELETE, EditKind.EQUAL]:
        return steps
    head, cut, rest = steps[:3]
    size, shift = head.quoted[1] - head.quoted[0], 0
    mine, theirs = quoted.words.keys, recorded.keys
    while shift < size - 1 and mine[head.quoted[1] - 1 - shift] == theirs[cut.recorded[1] - 1 - shift]:
        shift += 1
    if not shift or not is_plain(quoted, *head.quoted) or size - shift > _STRAY:
        return steps
    at, end = head.quoted[1] - shift, cut.recorded[1] - shift
    return [
        Step(EditKind.EQUAL, (head.quoted[0], at), (head.recorded[0], head.recorded[1] - shift)),
        Step(EditKind.DELETE, (at, at), (head.recorded[1] - shift, end)),
        Step(EditKind.EQUAL, (at, rest.quoted[1]), (end, rest.recorded[1])),
        *steps[3:],
    ]


def _is_cut_off(end: Step, cut: Step, most: int, quoted: QuotedWords, recorded: Words, source: str) -> bool:
    """Whether an unmarked cut over the end of a sentence parts up to `most` words at an end from the rest."""
    first, last = cut.recorded
    return (
        end.kind is EditKind.EQUAL
        and cut.kind is EditKind.DELETE
        and end.quoted[1] - end.quoted[0] <= most
        and last - first >= _FAR
        and 2 * (end.quoted[1] - end.quoted[0]) < len(quoted)
        and is_plain(quoted, cut.quoted[0], cut.quoted[0])
        and bool(_find_ends(source, recorded, range(first + 1, last + 1)))
    )


def _is_changed(steps: Sequence[Step]) -> bool:
    """Whether the words at an end are other words, or a change follows the first of them: the clause was recast."""
    if steps[0].kind is EditKind.REPLACE:
        return True
    if len(steps) < 2 or steps[0].kind is not EditKind.EQUAL or steps[0].quoted[1] - steps[0].quoted[0] > _STRAY:
        return False
    cut = steps[1].kind is EditKind.DELETE and steps[1].recorded[1] - steps[1].recorded[0] >= _FAR
    return cut or steps[1].kind is EditKind.REPLACE


def _is_shortened(steps: Sequence[Step], recorded: Words, source: str) -> bool:
    """Whether a word of some length is left out before the last one: what the last phrase had after it went too.

    What the source has in brackets and the sounds of somebody who looks for words are left out by everybody.
    """
    if len(steps) < 2 or steps[-2].kind is not EditKind.DELETE or steps[-1].quoted[1] - steps[-1].quoted[0] > 1:
        return False
    first, last = steps[-2].recorded
    start, end = int(recorded.starts[first]), int(recorded.ends[last - 1])
    bracketed = source[max(0, start - 1) : start] in ("[", "(")
    lengths = (recorded.ends[first:last] - recorded.starts[first:last]).tolist()
    return not bracketed and max(lengths) >= _LONG and any(char.isalpha() for char in source[start:end])


def _is_damaged(
    outer: Iterable[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> bool:
    """Whether the changed words at an end are the recorded ones as damage left them: nothing was recast."""
    inward = dropwhile(lambda step: step.kind is EditKind.EQUAL, outer)
    changed = sorted(takewhile(lambda step: step.kind is not EditKind.EQUAL, inward), key=lambda step: step.quoted)
    return bool(changed) and looks_alike(changed, quoted, document, recorded, source)


def _reach_back(
    steps: list[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step]:
    """Let a change at the beginning take in the recorded words back to the bound of their clause."""
    step = steps[0]
    if not _is_changed(steps[:2]) or not is_plain(quoted, *step.quoted):
        return steps
    if _is_damaged(steps, quoted, document, recorded, source):
        return steps
    first, place = step.recorded[0], step.quoted[0]
    for at in range(first, max(-1, first - _BACK - 1), -1):
        if strength(source, recorded, at) >= CLAUSE:
            return [Step(EditKind.DELETE, (place, place), (at, first)), *steps] if at < first else steps
    return steps


def _reach_on(
    steps: list[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step]:
    """The same for a change at the end."""
    step = steps[-1]
    changed = _is_shortened(steps, recorded, source) or _is_changed(steps[:-3:-1])
    if not changed or not is_plain(quoted, *step.quoted):
        return steps
    if _is_damaged(reversed(steps), quoted, document, recorded, source):
        return steps
    last, place = step.recorded[1], step.quoted[1]
    for at in range(last, min(len(recorded), last + _BACK) + 1):
        if strength(source, recorded, at) >= CLAUSE:
            return [*steps, Step(EditKind.DELETE, (place, place), (last, at))] if at > last else steps
    return steps
