from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from quoth.reports.clean import clean
from quoth.reports.lines import measure, wrap

WORDS = st.lists(st.text(alphabet="ab“”é\u0301漢字\U0001f309לاш", min_size=1, max_size=30), min_size=1, max_size=20)


@given(WORDS.map(" ".join), st.integers(2, 40))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    """No line is wider than asked, and all characters but the blanks at line ends are kept, in order."""
    lines = list(wrap(text, width))
    assert all(measure(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(max_size=40))
@settings(max_examples=300)
def test_the_quick_measure_is_the_slow_one(text: str) -> None:
    """Columns are counted as the terminal library counts them."""
    text = clean(text)
    assert measure(text) == cell_len(text)
