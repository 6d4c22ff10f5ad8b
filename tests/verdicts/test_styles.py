"""House styles: every row has a case, and no style makes more of a quotation than the record bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.errors import UnknownNameError
from quoth.model import Label
from quoth.pipeline import check
from quoth.settings import Settings
from quoth.verdicts.styles import ROWS, STYLES, StyleRow, find_rows

CASES = (Path(__file__).parent.parent / "cases" / "verdicts" / "styles.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.fold)
def test_every_row_has_a_case(row: StyleRow) -> None:
    assert f'# "{row.fold}"' in CASES


def test_rows_belong_to_styles() -> None:
    assert {row.style for row in ROWS} < set(STYLES)


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(UnknownNameError):
        find_rows("house")
    with pytest.raises(UnknownNameError):
        check("No words are quoted here.", sources=["Nothing."], settings=Settings(style="house"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "record",
    ["We shall not close the strait to every ship.", "We may close the strait to 40 ships.", "We shall shut the lock."],
)
def test_no_style_lets_a_word_of_weight_pass(style: str, record: str) -> None:
    document = "“We shall close the strait to every ship,” Ada Holm said (cleaned up)."
    finding = check(document, sources=[record], settings=Settings(style=style)).findings[0]
    assert finding.verdict.label not in (Label.VERBATIM, Label.MARKED)
