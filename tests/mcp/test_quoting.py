"""Words on their way to a model: quoted, fenced, escaped, bounded, whatever they are."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from quoth.mcp.quoting import fence, quote
from quoth.mcp.streams import mend_halves
from quoth.text.decode import mend_surrogates

CHARACTERS = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from('`"\\\n\r\x1b\u2028\u202e')))
RUNS = st.integers(1, 9).map(lambda count: "`" * count)
ANY = st.lists(st.one_of(CHARACTERS, RUNS, st.just("\n"))).map("".join)


def whole(text: str) -> str:
    """Return `text` with halves of characters that stand side by side put together, as JSON does."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@given(ANY)
def test_what_is_quoted_is_json_of_the_same_text_on_one_line(text: str) -> None:
    shown = quote(text, len(text) + 1)
    assert json.loads(shown) == whole(text)
    assert len(shown.splitlines()) == 1
    assert not any(0xD800 <= ord(char) <= 0xDFFF or ord(char) < 32 for char in shown)


@given(st.lists(ANY, min_size=1, max_size=5))
def test_nothing_within_closes_a_fence(texts: list[str]) -> None:
    lines = fence(f"quotation: {quote(text)}" for text in texts).split("\n")
    ticks = re.match("`+", lines[0])
    assert ticks
    assert lines[0] == f"{ticks[0]}quoted"
    assert lines[-1] == ticks[0]
    assert not any(ticks[0] in line for line in lines[1:-1])
    assert len(lines) == 2 + len(texts)


@given(ANY)
def test_what_is_quoted_is_bounded(text: str) -> None:
    assert len(quote(text * 400, 100)) <= 12 * 160


@given(ANY)
def test_what_is_borne_can_be_written(text: str) -> None:
    mend_surrogates(text).encode("utf-8")
    line = mend_halves(json.dumps(text).encode())
    json.loads(line).encode("utf-8")
    if text == mend_surrogates(text):
        assert json.loads(line) == text
