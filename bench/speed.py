#!/usr/bin/env python3
"""How fast quoth is, beside a baseline in the same run. A wrong answer gives no figure.

Reading words is timed against `str.split`; finding quotations against one regular expression for the
marks; checking against `rapidfuzz.fuzz.partial_ratio_alignment` on the whole source, which finds but
does not judge.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

import quoth
from quoth.readers import read_text
from quoth.text.words import find_words

RECORD = Path(__file__).parent.parent / "examples" / "summit" / "record"


def best(work: Callable[[], object], times: int = 3) -> float:
    """Return the least of several wall times, in seconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def make_source(rng: random.Random, size: int) -> str:
    """Return sentences of the example in a random order, each with a number of its own, `size` characters."""
    sentences: list[str] = []
    for path in sorted(RECORD.glob("*.txt")):
        sentences += re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8"))
    parts: list[str] = []
    length = 0
    while length < size:
        part = f"{rng.choice(sentences)} Item {len(parts)} was read."
        parts.append(part)
        length += len(part) + 1
    return " ".join(parts)


def make_quotations(rng: random.Random, source: str, count: int) -> list[tuple[str, str]]:
    """Return stretches of the source with the label each must get: as they stand, or with a word put in."""
    words = [match.span() for match in re.finditer(r"\S+", source)]
    made = []
    while len(made) < count:
        length = rng.randint(12, 30)
        first = rng.randrange(len(words) - length)
        text = source[words[first][0] : words[first + length - 1][1]]
        if re.search(r"[\"“”‘’()\[\]…]|\.\.\.", text):
            continue
        if len(made) % 2:
            at = text.index(" ", len(text) // 2)
            made.append((text[:at] + " perpendicular" + text[at:], "altered"))
        else:
            made.append((text, "verbatim"))
    return made


def main() -> int:
    """Print the figures; return 1 where an answer is wrong."""
    rng = random.Random(7)
    source = make_source(rng, 100_000)
    made = make_quotations(rng, source, 400)
    document = "".join(f"The speaker said: “{text}”\n\n" for text, _ in made)
    wrong = 0

    found = len(find_words(source))
    split = len(re.findall(r"\w+(?:['’.,]\w+)*", source))
    if abs(found - split) > split // 20:
        print(f"words: {found} found, about {split} expected")
        wrong += 1
    ours, theirs = best(lambda: find_words(source)), best(source.split)
    print(f"words       {len(source) / ours / 1e6:8.1f} M characters a second   {ours / theirs:6.1f} x str.split")

    extraction = quoth.extract(document)
    if len(extraction.quotations) != len(made):
        print(f"quotations: {len(extraction.quotations)} found, {len(made)} expected")
        wrong += 1
    marks = re.compile("“[^”]*”")
    ours, theirs = best(lambda: quoth.extract(document)), best(lambda: marks.findall(document))
    print(f"quotations  {len(document) / ours / 1e6:8.2f} M characters a second   {ours / theirs:6.0f} x one pattern")

    report = quoth.check(read_text(document), sources=[source])
    labels = [finding.verdict.label.value for finding in report.findings]
    misses = sum(said != wanted for said, (_, wanted) in zip(labels, made, strict=False))
    if misses > len(made) // 50:
        print(f"verdicts: {misses} of {len(made)} are not as planted")
        wrong += 1
    ours = best(lambda: quoth.check(document, sources=[source]))
    theirs = best(lambda: [fuzz.partial_ratio_alignment(text, source, score_cutoff=75) for text, _ in made], 1)
    print(f"check       {ours / len(made) * 1e3:8.3f} ms a quotation          {ours / theirs:6.2f} x rapidfuzz")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
