"""Cutting text into words, against a slow and obvious twin."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quoth.model import BlockKind, Kind, Quotation, Span
from quoth.text.fold import fold_word
from quoth.text.quoted import read_quoted
from quoth.text.words import _find, _find_plain, find_words

ALPHABET = st.characters(codec="utf-8") | st.sampled_from("abcXYZ ’'.,-\n\u00ad0123éßﬁ日本%&")


def slow_words(text: str) -> list[tuple[str, int, int]]:
    """Cut plain Latin text: letters and digits, with apostrophes between letters."""
    found = re.finditer(r"[a-zA-Z0-9]+(?:(?<=[a-zA-Z])['’](?=[a-zA-Z])[a-zA-Z0-9]+)*", text)
    return [(fold_word(m.group()), m.start(), m.end()) for m in found]


@given(st.text(alphabet="abcdXYZ ’'?!;\n123", max_size=60))
def test_plain_text_is_cut_as_the_slow_twin_cuts_it(text: str) -> None:
    words = find_words(text)
    assert [(int(s), int(e)) for s, e in zip(words.starts, words.ends, strict=True)] == [
        (s, e) for _, s, e in slow_words(text)
    ]


@given(st.text(alphabet=ALPHABET, max_size=80))
def test_words_are_in_order_apart_and_not_empty(text: str) -> None:
    words = find_words(text)
    end = 0
    for start, stop in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert end <= start < stop <= len(text)
        kinds = [unicodedata.category(c) for c in text[start:stop]]
        assert any(kind == "Cn" or kind[0] in "LN" for kind in kinds) or text[start:stop] in ("%", "&")
        end = stop


@given(st.text(alphabet=st.sampled_from("abXYéÉß'’`.,-\n 12%&“”…\xa0"), max_size=60))
def test_a_short_plain_text_is_cut_as_by_columns(text: str) -> None:
    fast, slow = _find_plain(text), _find(text)
    assert fast.keys.tolist() == slow.keys.tolist()
    assert fast.starts.tolist() == slow.starts.tolist()
    assert fast.ends.tolist() == slow.ends.tolist()


@given(st.text(alphabet="abcABCéÉ’' ", max_size=60))
def test_words_have_one_key_exactly_when_they_fold_alike(text: str) -> None:
    words = find_words(text)
    folded = [fold_word(text[s:e]) for s, e in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
    seen: dict[str, int] = {}
    for word, key in zip(folded, words.keys.tolist(), strict=True):
        assert seen.setdefault(word, key) == key
    assert len(set(seen.values())) == len(seen)


@given(st.text(alphabet=ALPHABET, max_size=40), st.text(alphabet=ALPHABET, max_size=40))
def test_a_paragraph_more_does_not_change_the_words_before_it(text: str, more: str) -> None:
    alone, together = find_words(text + "\n\n"), find_words(text + "\n\n" + more)
    count = len(alone)
    assert together.keys[:count].tolist() == alone.keys.tolist()
    assert together.starts[:count].tolist() == alone.starts.tolist()


@given(st.integers(0, 0x10FFFF))
def test_every_character_can_be_met(code: int) -> None:
    find_words(chr(code) + "a" + chr(code))


@given(st.text(alphabet="abc 'ü“”‘’.-", max_size=40), st.text(alphabet="ab’' “c", max_size=30))
def test_the_words_of_a_piece_are_the_same_whether_cut_alone_or_with_its_document(before: str, words: str) -> None:
    text = f"{before}“{words}” {before}"
    piece = Span(len(before) + 1, len(before) + 1 + len(words))
    quotation = Quotation(1, piece, (piece,), words, "curly double", Kind.SPEECH, BlockKind.BODY)
    alone, together = read_quoted(text, quotation), read_quoted(text, quotation, find_words(text))
    assert alone.words.keys.tolist() == together.words.keys.tolist()
    assert alone.words.starts.tolist() == together.words.starts.tolist()
