"""Lays words again where the recorded ones are damaged: `mortalityand to comb at` beside `mortality and to combat`.

The table knows whole words. A space that was lost or put in, and letters that scanning took for others, make of one
word another and of two words one; so the words of a stretch that differs are laid by the letters they show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from quoth.model import EditKind, Words
from quoth.text.damage import is_glued, read_scanned
from quoth.text.quoted import NONE, QuotedWords

from .fit import Step

__all__ = ["Pair", "is_plain", "looks_alike", "mend_steps", "pair_words", "stand_for"]

_ISLET = 3
"""Words that are the same between two that differ, up to which all are laid again as one stretch."""
_MOST = 16
"""Words of such a stretch at most, on either side."""
_JOINED = 3
"""Words that one may have become, or that may have become one."""
_ALIKE, _GLUED, _OTHER, _PUT_IN, _LEFT_OUT = 0.2, 0.4, 1.0, 0.8, 0.6
"""What it costs to lay words beside others that look alike, or that hold them and another; beside any others; and to
lay none beside them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Quoted words laid beside recorded ones."""

    sides: tuple[tuple[int, int], tuple[int, int]]
    """The quoted and the recorded words, half-open."""
    alike: bool
    """Whether they are other words that look alike to a scanner."""
    same: bool
    """Whether they are the same word."""


def mend_steps(
    steps: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step]:
    """Return the steps with damaged words laid beside what they were; the words are those of the two texts."""
    mended: list[Step] = []
    for stretch in _find_stretches(steps):
        changed = any(step.kind is not EditKind.EQUAL for step in stretch)
        again = _lay_again(stretch, quoted, document, recorded, source) if changed else None
        mended += stretch if again is None else again
    return mended


def looks_alike(steps: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str) -> bool:
    """Whether the words of some neighbouring steps look alike to a scanner on both sides."""
    mine, theirs = (steps[0].quoted[0], steps[-1].quoted[1]), (steps[0].recorded[0], steps[-1].recorded[1])
    if mine[0] == mine[1] or theirs[0] == theirs[1]:
        return False
    shown, there = _scan(document, quoted.words, *mine), _scan(source, recorded, *theirs)
    return shown == there or is_glued(shown, there, mine[0] == 0, mine[1] == len(quoted))


def is_plain(quoted: QuotedWords, first: int, last: int) -> bool:
    """Whether no signal stands among the quoted words, nor before or after them."""
    inside = (quoted.signal[first:last] < 0).all() and (quoted.partial[first:last] < 0).all()
    return bool(inside) and bool((quoted.gap[first : last + 1] == NONE).all())


def stand_for(quoted: tuple[int, int], recorded: tuple[int, int]) -> Iterator[Step]:
    """Yield the steps by which the quoted words stand for the recorded ones: in place of each other, one for one."""
    surplus = (quoted[1] - quoted[0]) - (recorded[1] - recorded[0])
    first, start = quoted[0] + max(0, surplus), recorded[0] + max(0, -surplus)
    if surplus > 0:
        yield Step(EditKind.INSERT, (quoted[0], first), (start, start))
    if surplus < 0:
        yield Step(EditKind.DELETE, (first, first), (recorded[0], start))
    if first < quoted[1]:
        yield Step(EditKind.REPLACE, (first, quoted[1]), (start, recorded[1]))


def _find_stretches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Cut the steps into stretches that differ, with what little is the same in and beside them, and the others."""
    held: list[Step] = []
    for at, step in enumerate(steps):
        same = step.kind is EditKind.EQUAL
        if same and not (step.quoted[1] - step.quoted[0] <= _ISLET and (held or at == 0)):
            if held:
                yield held
            held = []
            yield [step]
        else:
            held.append(step)
    if held:
        yield held


def _scan(text: str, words: Words, first: int, last: int) -> str:
    return read_scanned(text[int(words.starts[first]) : int(words.ends[last - 1])])


def pair_words(
    mine: tuple[int, int], theirs: tuple[int, int], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Pair] | None:
    """Return the cheapest way to lay the quoted words [first, last) `mine` beside the recorded ones `theirs`.

    The words are those of the texts `document` and `source`. Some pairs are empty on one side. None where no words
    that differ look alike.
    """
    table = _Table(
        quoted.words.keys[mine[0] : mine[1]].tolist(),
        recorded.keys[theirs[0] : theirs[1]].tolist(),
        lambda i, a: _scan(document, quoted.words, mine[0] + i, mine[0] + i + a),
        lambda j, b: _scan(source, recorded, theirs[0] + j, theirs[0] + j + b),
        mine[0] == 0,
        mine[1] == len(quoted),
    )
    if not table.alike:
        return None
    pairs = []
    for i, j, a, b, alike in table.lay():
        sides = (mine[0] + i, mine[0] + i + a), (theirs[0] + j, theirs[0] + j + b)
        pairs.append(Pair(sides, alike, bool(not alike and a and b and table.mine[i] == table.theirs[j])))
    return pairs


def _lay_again(
    stretch: Sequence[Step], quoted: QuotedWords, document: str, recorded: Words, source: str
) -> list[Step] | None:
    """Lay a stretch by the letters that its words show; None where none are damaged."""
    mine, theirs = (stretch[0].quoted[0], stretch[-1].quoted[1]), (stretch[0].recorded[0], stretch[-1].recorded[1])
    if not all(0 < last - first <= _MOST for first, last in (mine, theirs)) or not is_plain(quoted, *mine):
        return None
    # At an end the words beside may be of it too: `thirdparty` was laid beside `third` alone.
    first = max(0, theirs[0] - _JOINED + 1) if mine[0] == 0 else theirs[0]
    theirs = first, min(len(recorded), theirs[1] + _JOINED - 1) if mine[1] == len(quoted) else theirs[1]
    pairs = pair_words(mine, theirs, quoted, document, recorded, source)
    if not pairs or not any(pair.alike for pair in pairs):
        return None
    if mine[0] == 0:
        pairs = list(dropwhile(_is_cut, pairs))
    if mine[1] == len(quoted):
        pairs = list(dropwhile(_is_cut, pairs[::-1]))[::-1]
    steps: list[Step] = []
    for pair in pairs:
        steps += [Step(EditKind.EQUAL, *pair.sides)] if pair.same else stand_for(*pair.sides)
    return steps


def _is_cut(pair: Pair) -> bool:
    first, last = pair.sides[0]
    return first == last


class _Table:
    """The cheapest way to lay a few quoted words beside a few recorded ones, given by their keys."""

    def __init__(
        self,
        mine: list[int],
        theirs: list[int],
        read_mine: Callable[[int, int], str],
        read_theirs: Callable[[int, int], str],
        head: bool,
        tail: bool,
    ) -> None:
        self.mine, self.theirs = mine, theirs
        self._head, self._tail = head, tail
        self.alike: defaultdict[tuple[int, int], list[tuple[float, int, int]]] = defaultdict(list)
        """The moves over other words that look alike: what they cost, and how many words of each side they take."""
        recorded: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for j, b, shown in _read_runs(len(theirs), read_theirs):
            recorded[shown].append((j, b))
        for i, a, shown in _read_runs(len(mine), read_mine):
            for j, b in recorded.get(shown, ()):
                if not (a == b == 1 and mine[i] == theirs[j]):
                    self.alike[i, j].append((_ALIKE * max(a, b), a, b))
            ends = head and i == 0, tail and i + a == len(mine)
            if any(ends):
                for whole, places in recorded.items():
                    if is_glued(shown, whole, *ends):
                        for j in (j for j, b in places if b == 1):
                            self.alike[i, j].append((_GLUED, a, 1))

    def lay(self) -> list[tuple[int, int, int, int, bool]]:
        """Return moves: quoted word, recorded word, how many of each, and whether they are other words but alike."""
        rows, columns = len(self.mine), len(self.theirs)
        best: dict[tuple[int, int], tuple[float, tuple[int, int, int, int, bool] | None]] = {(0, 0): (0.0, None)}
        for i in range(rows + 1):
            for j in range(columns + 1):
                cost, _ = best[i, j]
                for more, a, b, alike in self._moves(i, j):
                    there = best.get((i + a, j + b))
                    if there is None or cost + more < there[0] - 1e-9:
                        best[i + a, j + b] = (cost + more, (i, j, a, b, alike))
        moves = []
        at = rows, columns
        while (move := best[at][1]) is not None:
            moves.append(move)
            at = move[0], move[1]
        return moves[::-1]

    def _moves(self, i: int, j: int) -> Iterator[tuple[float, int, int, bool]]:
        rows, columns = len(self.mine), len(self.theirs)
        if i < rows:
            yield _PUT_IN, 1, 0, False
        if j < columns:
            free = (self._head and i == 0) or (self._tail and i == rows)
            yield 0.0 if free else _LEFT_OUT, 0, 1, False
        if i == rows or j == columns:
            return
        yield 0.0 if self.mine[i] == self.theirs[j] else _OTHER, 1, 1, False
        for cost, a, b in self.alike.get((i, j), ()):
            yield cost, a, b, True


def _read_runs(size: int, read: Callable[[int, int], str]) -> Iterator[tuple[int, int, str]]:
    """Go over the runs of up to `_JOINED` of `size` words: the first, how many, and what they show."""
    for at in range(size):
        for long in range(1, min(_JOINED, size - at) + 1):
            yield at, long, read(at, long)
