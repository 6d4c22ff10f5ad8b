"""Which of several offers is the speaker: a sum of learnt weights, one for each thing known of an offer.

The weights are a log-linear model: the chance of an offer is the exponential of its sum, as a share of
those of all offers. They are learnt by `bench/learn_speakers.py`, from any articles in which someone has
marked who speaks, and stand in `english.tsv` beside this module: figures, no texts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import repeat
from pathlib import Path

from quoth.errors import ReadError

__all__ = ["Ranker", "load_ranker", "read_ranker"]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of what `features` tells of an offer."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """By the name of a feature with what it found; one not listed weighs nothing. With none the rules alone decide."""

    def choose(self, offers: Sequence[Sequence[str]]) -> tuple[int, float]:
        """Return the index of the best of `offers`, each given by its features, and its chance, 0 to 1."""
        weights = self.weights
        scores = [sum(map(weights.get, known, repeat(0.0))) for known in offers]
        best = max(range(len(scores)), key=scores.__getitem__)
        return best, 1.0 / sum(math.exp(score - scores[best]) for score in scores)


def read_ranker(path: Path) -> Ranker:
    """Read weights from a table of two columns, a feature and its weight, parted by a tab.

    Raises `ReadError` where the file cannot be read or a line is no such row.
    """
    try:
        table = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        remedy = "give a table made by bench/learn_speakers.py"
        raise ReadError(str(path), f"cannot be read: {fault}", remedy) from fault
    return _parse(table, str(path))


@lru_cache(32)
def load_ranker(language: str = "en") -> Ranker:
    """Return the ranker with the weights that come with quoth; for languages they were not learnt in, without any."""
    if language != "en":
        return Ranker()
    return _parse(resources.files(__package__).joinpath("english.tsv").read_text(encoding="utf-8"), "english.tsv")


def _parse(table: str, where: str) -> Ranker:
    weights = {}
    for number, line in enumerate(table.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        name, tab, weight = line.partition("\t")
        try:
            weights[name] = float(weight)
        except ValueError:
            tab = ""
        if not tab:
            what = "no feature and weight parted by a tab"
            raise ReadError(f"{where}:{number}", what, "take the line out or mend it")
    return Ranker(weights)
