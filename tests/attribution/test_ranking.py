"""The ranker: weights as data, each belonging to something that is known of an offer."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.attribution.features import BESIDE, CARRIED
from quoth.attribution.ranking import Ranker, load_ranker, read_ranker
from quoth.errors import ReadError

FEATURES = {feature.name for feature in (*BESIDE, *CARRIED)} | {"rule"}


def test_the_highest_sum_is_taken_and_the_chances_add_up() -> None:
    ranker = Ranker({"near": 1.0, "far": -1.0})
    best, chance = ranker.choose([("far",), ("near", "unknown"), ()])
    assert best == 1
    other = [ranker.choose([("near",), ("near",)])[1]]
    assert other == [0.5]
    assert 0.6 < chance < 0.7


def test_of_equals_the_first_is_taken() -> None:
    assert Ranker({"near": 1.0}).choose([("near",), ("near",)])[0] == 0


def test_every_weight_belongs_to_a_feature_and_every_feature_has_weights() -> None:
    weighed = {name.partition("=")[0] for name in load_ranker().weights}
    assert weighed == FEATURES


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("# a comment\nrule=before\t1.5\n\nprev=before/i\t-2\n", encoding="utf-8")
    assert read_ranker(path).weights == {"rule=before": 1.5, "prev=before/i": -2.0}


@pytest.mark.parametrize("line", ["rule=before 1.5", "rule=before\tmuch", "\t"])
def test_a_line_that_is_no_row_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text(f"# a comment\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"weights\.tsv:2"):
        read_ranker(path)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.tsv"):
        read_ranker(tmp_path / "none.tsv")
