"""The alignment against a textbook twin, and the replay of what it claims."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from quoth.alignment import costs
from quoth.alignment.anchors import cut_blocks
from quoth.alignment.edits import make_edits
from quoth.alignment.fit import Fit, _find, fit_words
from quoth.alignment.settle import settle_steps
from quoth.alignment.table import Table, lay_tables
from quoth.model import BlockKind, EditKind, Kind, Quotation, Signal, SignalKind, Span
from quoth.text.quoted import QuotedWords, read_quoted, read_words
from quoth.text.words import find_words

WORDS = st.lists(st.sampled_from("a b c d e".split()), min_size=1, max_size=9).map(" ".join)
RECORDED = st.lists(st.sampled_from("a b c d e f".split()), min_size=0, max_size=14).map(" ".join)


def quoted_with_ellipsis(text: str) -> QuotedWords:
    at = text.find("…")
    signals = () if at < 0 else (Signal(SignalKind.ELLIPSIS, Span(at, at + 1)),)
    whole = Span(0, len(text))
    return read_quoted(
        text, Quotation(1, whole, (whole,), text, "curly double", Kind.SPEECH, BlockKind.BODY, None, signals)
    )


def slow_gain(quoted: QuotedWords, recorded: list[int]) -> float:
    """The value of the best alignment by the definition: try every cut of every length."""
    keys = quoted.words.keys.tolist()
    m, n = len(keys), len(recorded)
    gaps = [costs.AT_ELLIPSIS if g else costs.PLAIN for g in quoted.gap.tolist()]
    best = [[0.0] * (n + 1)] + [[-1e9] * (n + 1) for _ in range(m)]
    used = [row[:] for row in best]
    for i in range(1, m + 1):
        for j in range(n + 1):
            value = best[i - 1][j] + costs.INSERTED
            if j:
                value = max(value, best[i - 1][j - 1] + (1.0 if keys[i - 1] == recorded[j - 1] else costs.REPLACED))
            used[i][j] = value
        for j in range(n + 1):
            cuts = [used[i][k] + gaps[i].start + gaps[i].word * (j - k) for k in range(j)]
            best[i][j] = max([used[i][j], *cuts])
    return max(used[m])


@given(WORDS, WORDS, RECORDED, st.booleans())
def test_the_table_finds_what_trying_everything_finds(one: str, two: str, recorded: str, cut: bool) -> None:
    quoted = quoted_with_ellipsis(f"{one} … {two}" if cut else f"{one} {two}")
    words = find_words(recorded)
    ((_, gain),) = lay_tables([Table(quoted, words.keys, np.ones(len(quoted)))])
    assert abs(gain - slow_gain(quoted, words.keys.tolist())) < 1e-9


def worth(steps: list[tuple[EditKind, int, int]], quoted: QuotedWords) -> float:
    """What steps of one word gain, added up by the definition."""
    price = {EditKind.EQUAL: 1.0, EditKind.REPLACE: costs.REPLACED, EditKind.INSERT: costs.INSERTED}
    total, last = 0.0, None
    for kind, at, _ in steps:
        if kind is EditKind.DELETE:
            gap = costs.AT_ELLIPSIS if quoted.gap[at] else costs.PLAIN
            total += gap.word + (gap.start if last is not kind else 0.0)
        else:
            total += price[kind]
        last = kind
    return total


@given(st.lists(st.tuples(WORDS, WORDS, RECORDED, st.booleans(), st.booleans(), st.booleans()), max_size=5))
def test_tables_laid_side_by_side_come_out_as_each_alone(asked: list[tuple[str, str, str, bool, bool, bool]]) -> None:
    tables = []
    for one, two, recorded, cut, start, end in asked:
        quoted = quoted_with_ellipsis(f"{one} … {two}" if cut else f"{one} {two}")
        tables.append(Table(quoted, find_words(recorded).keys, np.ones(len(quoted)), start, start and end))
    alone = [lay_tables([table])[0] for table in tables]
    together = lay_tables(tables)
    assert together == alone
    for table, (steps, gain) in zip(tables, together, strict=True):
        assert abs(worth(steps, table.quoted) - gain) < 1e-9
        assert [at for kind, at, _ in steps if kind is not EditKind.DELETE] == list(range(len(table.quoted)))
        used = [at for kind, _, at in steps if kind is not EditKind.INSERT]
        first = 0 if table.hold_start or not used else used[0]
        last = len(table.recorded) if table.hold_end or not used else used[-1] + 1
        if used or table.hold_end:
            assert used == list(range(first, last))


def replay(fit: Fit, quoted: QuotedWords, recorded: list[int]) -> list[int]:
    """Apply the steps to the recorded words; added and replacing words come from the quotation."""
    out: list[int] = []
    for step in fit.steps:
        if step.kind is EditKind.EQUAL:
            out += recorded[step.recorded[0] : step.recorded[1]]
        elif step.kind is not EditKind.DELETE:
            out += quoted.words.keys[step.quoted[0] : step.quoted[1]].tolist()
    return out


@given(WORDS, WORDS, RECORDED, RECORDED)
def test_applying_the_steps_to_the_recorded_words_gives_the_quoted_words(
    one: str, two: str, before: str, after: str
) -> None:
    quoted = read_words(f"{one} {two}")
    words = find_words(f"{before} {one} f {two} {after}")
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    assert replay(fit, quoted, words.keys.tolist()) == quoted.words.keys.tolist()
    at = fit.recorded[0]
    for step in fit.steps:  # nothing is skipped between the first and the last recorded word
        assert step.recorded[0] == at
        at = step.recorded[1]


@given(WORDS, RECORDED)
def test_settling_keeps_every_word_and_only_moves_steps(text: str, recorded: str) -> None:
    quoted, words = read_words(text), find_words(recorded)
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    steps = settle_steps(fit.steps, quoted, text, words, recorded)
    assert replay(Fit(steps, fit.gain), quoted, words.keys.tolist()) == quoted.words.keys.tolist()
    for step in steps:
        if step.kind is EditKind.EQUAL:
            mine = quoted.words.keys[step.quoted[0] : step.quoted[1]].tolist()
            assert mine == words.keys[step.recorded[0] : step.recorded[1]].tolist()


@given(WORDS, RECORDED)
def test_edits_cover_the_quoted_words_once_and_in_order(text: str, recorded: str) -> None:
    quoted, words = read_words(text), find_words(recorded)
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    at = 0
    for edit in make_edits(fit.steps, quoted, words):
        assert edit.quoted_words[0] == at
        at = edit.quoted_words[1]
        assert 0 <= edit.quoted.start <= edit.quoted.end <= len(text)
        assert edit.recorded.end <= len(recorded)
    assert at == len(quoted)


KEYS = st.lists(st.sampled_from([0, 1, 256, 1 << 56, 257]), max_size=12)
"""Keys whose bytes hold one another shifted."""


@given(KEYS, KEYS.filter(bool), st.integers(0, 12))
def test_words_are_found_by_their_bytes_where_they_stand(recorded: list[int], sought: list[int], start: int) -> None:
    size = len(sought)
    places = [at for at in range(start, len(recorded) - size + 1) if recorded[at : at + size] == sought]
    held, keys = (np.array(some, np.uint64).tobytes() for some in (recorded, sought))
    assert _find(keys, held, start) == (places[0] if places else -1)


def test_one_word_over_and_over_is_laid_in_bounded_steps() -> None:
    quoted, words = read_words("no " * 10_000), find_words("no " * 10_001 + "yes " + "no " * 9_000)
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    assert [step.kind for step in fit.steps] == [EditKind.EQUAL]


def test_twenty_thousand_words_with_a_change_are_laid() -> None:
    text = " ".join(f"w{i}" for i in range(20_000))
    quoted, words = read_words(text.replace("w10000 ", "other ")), find_words(f"before {text} after")
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    assert [step.kind for step in fit.steps] == [EditKind.EQUAL, EditKind.REPLACE, EditKind.EQUAL]


@given(st.integers(4, 12), st.integers(0, 3), st.integers(1, 4), st.booleans())
def test_a_cut_right_after_the_words_that_hold_a_quotation_is_kept(head: int, gone: int, tail: int, end: bool) -> None:
    first = [f"h{i}" for i in range(head + 6)]
    last = [f"t{i}" for i in range(tail)]
    cut = [f"x{i}" for i in range(gone)]
    quoted = read_words(" ".join(first + last))
    words = find_words(" ".join(["y", *first, *cut, *last, *(["z"] * 9 if end else [])]))
    fit = fit_words(quoted, words.keys, np.ones(len(quoted)))
    wanted = [EditKind.EQUAL, EditKind.DELETE, EditKind.EQUAL] if gone else [EditKind.EQUAL]
    if tail > 1:  # one word at the end may as well be new
        assert [step.kind for step in fit.steps] == wanted
    assert replay(fit, quoted, words.keys.tolist()) == quoted.words.keys.tolist()


def change(dice: random.Random, words: list[int]) -> list[int]:
    """Exchange, leave out, put in or repeat words here and there, and move a stretch."""
    at, size = dice.randrange(len(words)), dice.randrange(400)
    changed = words[:at] + words[at + size :] + words[at : at + size] if dice.random() < 0.3 else list(words)
    for _ in range(dice.randrange(1 + len(words) // 10)):
        at = dice.randrange(len(changed))
        changed[at : at + dice.randrange(3)] = [dice.randrange(10**6) for _ in range(dice.randrange(3))]
    return changed


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.sampled_from([50, 3000, 10**9]))
def test_blocks_cover_both_sides_and_cost_hardly_more_than_the_whole(seed: int, vocabulary: int) -> None:
    dice = random.Random(seed)
    recorded = [dice.randrange(vocabulary) for _ in range(dice.randrange(50, 9000))]
    quoted = change(dice, recorded)
    left, right = np.array(recorded, np.uint64), np.array(quoted, np.uint64)
    blocks = cut_blocks(left, right, square=1000)
    for side, length in ((0, len(recorded)), (1, len(quoted))):
        edges = [0, *(block[side].stop for block in blocks)]
        assert [block[side].start for block in blocks] == edges[:-1]
        assert edges[-1] == length
    apart = sum(Levenshtein.distance(recorded[one], quoted[other]) for one, other in blocks)
    assert Levenshtein.distance(recorded, quoted) <= apart <= Levenshtein.distance(recorded, quoted) * 1.02 + 8


def test_short_sides_are_one_block() -> None:
    keys = np.arange(5000, dtype=np.uint64)
    assert cut_blocks(keys, keys) == [(slice(0, 5000), slice(0, 5000))]
    assert len(cut_blocks(keys, keys, square=1000)) == 3
    assert cut_blocks(keys[:2], keys, square=1) == [(slice(0, 2), slice(0, 5000))]
