"""Twice the text takes about twice the steps: counted in calls, never in seconds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from quoth.alignment.fit import fit_words
from quoth.archive import open_record
from quoth.pipeline import check, extract
from quoth.readers import read_text
from quoth.text.quoted import read_words
from quoth.text.words import find_words

Count = Callable[[Callable[[], object]], int]

SLACK = 2.6
"""Twice the steps, and something for sorting and for what grows in leaps."""


def paragraphs(count: int) -> str:
    return "".join(
        f"Minister Holm said on Tuesday that paper {i} was “a fair and lasting plan for {i} ships.” She left.\n\n"
        for i in range(count)
    )


TEXTS: dict[str, Callable[[int], str]] = {
    "news": lambda n: paragraphs(n // 100),
    "opening marks": lambda n: "“" * n,
    "opening marks and words": lambda n: "“so " * (n // 4),
    "straight marks": lambda n: '"' * n,
    "nested marks": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "apostrophes": lambda n: "it's the '90s, rock 'n' roll " * (n // 30),
    "one line": lambda n: "word " * (n // 5) + "“and these are the words,” Holm said",
    "ellipses and brackets": lambda n: "“" + "a [b] … (c) " * (n // 12) + "”",
    "capital letters": lambda n: "HALE: SAID SO " * (n // 14),
    "guillemets and words": lambda n: "« so " * (n // 5),
    "guillemets repeated at each line": lambda n: "« so\n» so\n" * (n // 10),
    "a quotation that opens at every paragraph": lambda n: "«so\n\n" * (n // 5),
    "narrators in nested marks": lambda n: "«so, dit-il, " * (n // 24) + "» " * (n // 24),
    "brackets without spaces": lambda n: "他「说『好』」了" * (n // 9),
    "dialogue": lambda n: "— Oui, dit-elle, « jamais ».\n\n" * (n // 30),
    "dashes": lambda n: "— Oui " + "— dit — so " * (n // 11) + "dit-il.",
    "quotations of one sentence": lambda n: "Holm said “a” and “b”, " * (n // 23),
    "labels in one paragraph": lambda n: "Holm: “a” " * (n // 10),
    "a quotation of many paragraphs": lambda n: "“So it goes on\n\n" * (n // 17),
    "quotations far from a citation": lambda n: "See Holm v. Lund, 5 U.S. 1. " + "Lund said “a b” then. " * (n // 22),
    "blank lines": lambda n: "\n" * n + "“a”",
}


@pytest.mark.parametrize("name", TEXTS)
def test_quotations_and_speakers_are_found_in_steps_that_grow_with_the_text(name: str, count_calls: Count) -> None:
    make = TEXTS[name]
    extract(make(1000))  # tables that are filled once
    once, twice = (count_calls(lambda n=n: extract(make(n))) for n in (3000, 6000))  # type: ignore[misc]
    assert twice <= SLACK * once + 2000


def test_checking_takes_steps_that_grow_with_the_document(count_calls: Count) -> None:
    source = paragraphs(60)

    def run(count: int) -> int:
        document = read_text(paragraphs(count))
        return count_calls(lambda: check(document, sources=[source]))

    run(5)
    assert run(40) <= SLACK * run(20) + 2000


def test_looking_up_takes_steps_that_do_not_grow_with_the_record(count_calls: Count) -> None:
    document = read_text(paragraphs(4))

    def run(count: int) -> int:
        record = open_record([paragraphs(count)])
        check(document, record)  # makes the index
        return count_calls(lambda: check(document, record))

    assert run(400) <= 1.5 * run(50)


@pytest.mark.parametrize("words", ["no " * 2000, " ".join(f"w{i}" for i in range(2000)), "a b " * 1000])
def test_a_long_quotation_is_laid_in_steps_that_grow_with_its_words(words: str, count_calls: Count) -> None:
    def run(times: int) -> int:
        quoted, recorded = read_words(words * times + " x"), find_words("y " + words * times + " y")
        return count_calls(lambda: fit_words(quoted, recorded.keys, np.ones(len(quoted))))

    assert run(2) <= SLACK * run(1) + 2000
