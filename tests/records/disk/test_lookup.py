"""Look-ups in segments against an exhaustive twin, over planted damage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz.distance import LCSseq

from quoth.model import Source, SourceText
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.text.words import find_words

RARE = [f"rare{i}" for i in range(400)]
COMMON = "the of and to in that is for it as was with be by on not he his but at are this have from or".split()


def make_text(rng: random.Random, length: int) -> list[str]:
    return [rng.choice(COMMON) if rng.random() < 0.6 else rng.choice(RARE) for _ in range(length)]


@pytest.fixture(scope="module")
def texts() -> list[list[str]]:
    rng = random.Random(4)
    return [make_text(rng, rng.randint(5, 300)) for _ in range(24)]


@pytest.fixture(scope="module", params=[1, 7])
def store(
    request: pytest.FixtureRequest, texts: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> DiskStore:
    """Return a record made in one go, or in several, so that segments are merged."""
    folder: Path = tmp_path_factory.mktemp("record") / "test.quoth"
    sources = [SourceText(Source(f"s{at}"), " ".join(words)) for at, words in enumerate(texts)]
    for at in range(request.param):
        with Writer(folder) as writer:
            writer.add(sources[at :: request.param])
    return DiskStore(folder)


def damage(rng: random.Random, texts: list[list[str]]) -> Iterator[list[str]]:
    """Yield stretches of the texts with words lost, changed and put in."""
    for _ in range(60):
        words = rng.choice(texts)
        first = rng.randrange(len(words))
        stretch = words[first : first + rng.randint(3, 30)]
        kept = [rng.choice(RARE) if rng.random() < 0.1 else word for word in stretch if rng.random() > 0.1]
        if len(kept) > 2:
            yield kept


def test_no_stretch_holds_more_of_the_words_than_the_first_window(store: DiskStore, texts: list[list[str]]) -> None:
    rng = random.Random(5)
    worse = count = 0
    for sought in damage(rng, texts):
        keys = find_words(" ".join(sought)).keys
        (windows,) = store.nominate([keys], 12)
        best = max(
            (
                LCSseq.similarity(keys.tolist(), store.words(window.source)[window.first : window.last].keys.tolist())
                for window in windows
            ),
            default=0,
        )
        size = 2 * len(sought)
        exhaustive = max(
            LCSseq.similarity(sought, words[at : at + size])
            for words in texts
            for at in range(0, max(1, len(words) - size + 1))
        )
        count += 1
        worse += best < exhaustive
    assert worse <= 1, f"{worse} of {count}"
