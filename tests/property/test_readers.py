from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import ReadError
from quoth.model import Document
from quoth.readers import read, read_text
from quoth.readers.datelines import find_dateline
from quoth.readers.strip import strip_markup
from quoth.records.turns import find_turns
from quoth.text.decode import decode

LINES = st.sampled_from(
    [
        "", " ", "MR. HALE: Yes.", "Q: Is it?", "A: No", "Remember: this.", "  1. item", "    set apart",
        "> quoted", "# Head", "Leave a Reply", "3 comments", "Like", "Related", "Words that end.",
        "Words that do not", "word " * 40, "“Open", "```", "---", "| a | b |", "|-|-|", "<p>mark", "x: y",
        "Home | About | Archive", "AUDIENCE: Yes!",
        "Published: May 3, 2021", "HALE, 3 May 2021 — Words.", "2021-05-03", "By Ada, May 5, 2021",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(LINES, max_size=9).map("\r\n\r\n".join),
)
BYTES = st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "replace")))


@given(BYTES, st.sampled_from([".txt", ".md", ""]))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused_and_blocks_lie_in_order(
    check_blocks: Callable[[Document], None], data: bytes, ending: str
) -> None:
    """Reading raises nothing but a ReadError; blocks come in order, apart, trimmed, inside the text."""
    try:
        document = read(data, f"x{ending}")
    except ReadError:
        return
    check_blocks(document)


@given(TEXTS)
def test_a_string_is_kept_and_every_word_of_it_is_in_a_block(text: str) -> None:
    """What no block of a plain text covers is white space."""
    try:
        document = read_text(text)
    except ReadError:
        return
    assert document.text == text
    left = list(text)
    for block in document.blocks:
        left[block.span.start : block.span.end] = " " * len(block.span)
    assert not "".join(left).strip()


@given(TEXTS)
def test_turns_lie_in_order_and_apart(text: str) -> None:
    """A transcript's turns come in order, do not overlap, and bear no white space at their ends."""
    at = 0
    for turn in find_turns(text):
        words = turn.span.cut(text)
        assert turn.span.start >= at
        assert words
        assert words == words.strip()
        at = turn.span.end


@given(
    st.text(st.characters(exclude_characters="\x00", codec="utf-8"), min_size=1, max_size=100),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_marked_unicode_comes_back(text: str, encoding: str) -> None:
    """What was written in UTF-8, or with a byte-order mark, is read as it was."""
    try:
        assert decode(text.encode(encoding), "x").text == text.removeprefix("\ufeff")
    except ReadError:
        assert (
            "\x00" in text or not text.strip("\ufeff\u200b\u200c\u200d\u2060").strip() or encoding == "utf-8"
        )


@given(st.text(alphabet="<>/!-pbr&;a \n\"'", max_size=80))
def test_stripping_never_fails_and_leaves_no_white_space_at_the_ends(page: str) -> None:
    """Any page, however broken, is stripped."""
    assert strip_markup(page) == strip_markup(page).strip()


@given(st.text(alphabet="May 3,2021-—.:/|·()By P\n", max_size=300))
def test_any_head_is_searched_for_its_day(text: str) -> None:
    """No text makes the search fail, and what it finds is one day of the text's own year."""
    days = find_dateline(text)
    assert days is None or (days.first == days.last and str(days.first.year) in text)
