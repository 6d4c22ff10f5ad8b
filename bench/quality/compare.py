#!/usr/bin/env python3
"""Finding alone, beside other libraries, on the same planted quotations in the same run.

    python bench/quality/compare.py                  # --seed, --each
    pip install fuzzysearch edlib; python bench/quality/compare.py

The others do not judge, so only this is asked of each: where in the record do these words stand, or nowhere?

found     of quotations that the record holds: the place given overlaps a true one by more than half
nowhere   of quotations that it does not hold: no place is given
ms        wall time a quotation; what is prepared once for the record is not counted

A library that scores is given at several thresholds, since a low one finds more and claims more. Slow ones are asked
about every tenth quotation. quoth judges as well in its time; where it claims no passage, it shows the nearest.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles import make_sample
from measures import HELD, run
from rapidfuzz import fuzz
from samples import Line, Sample

Place = tuple[int, int] | None
Find = Callable[[str], Place]


@dataclass(frozen=True)
class Whole:
    """The record as one text in small letters, and where each source begins in it."""

    text: str
    starts: dict[str, int]


def join(sample: Sample) -> Whole:
    parts, starts, at = [], {}, 0
    for source in sample.record.sources():
        starts[source.key] = at
        parts.append(sample.record.text(source.key).lower().replace("’", "'"))
        at += len(parts[-1]) + 1
    return Whole("\n".join(parts), starts)


def clean(text: str) -> str:
    """What a careful user would do to a quotation first: marks of change taken out, small letters."""
    text = re.sub(r"\[sic\]|\[?(?:…|\.\.\.|\. \. \.)\]?|[\[\]]", " ", text.replace("’", "'"))
    return " ".join(text.lower().split())


def by_in(whole: Whole) -> Find:
    words = [(match[0], match.span()) for match in re.finditer(r"\w+", whole.text)]
    text, at, begins = " ", 1, {}
    for number, (word, _) in enumerate(words):
        begins[at] = number
        text += f"{word} "
        at += len(word) + 1

    def find(quoted: str) -> Place:
        sought = re.findall(r"\w+", quoted)
        where = text.find(f" {' '.join(sought)} ")
        if where < 0:
            return None
        first = begins[where + 1]
        return words[first][1][0], words[first + len(sought) - 1][1][1]

    return find


def by_rapidfuzz(whole: Whole, cutoff: int) -> Find:
    def find(quoted: str) -> Place:
        found = fuzz.partial_ratio_alignment(quoted, whole.text, score_cutoff=cutoff)
        return (found.dest_start, found.dest_end) if found else None

    return find


def by_difflib(whole: Whole, share: float) -> Find:
    matcher = difflib.SequenceMatcher(None, "", whole.text, autojunk=False)

    def find(quoted: str) -> Place:
        matcher.set_seq1(quoted)
        block = matcher.find_longest_match(0, len(quoted), 0, len(whole.text))
        start = block.b - block.a
        return (start, start + len(quoted)) if block.size >= share * len(quoted) else None

    return find


def by_fuzzysearch(whole: Whole) -> Find:
    module = importlib.import_module("fuzzysearch")

    def find(quoted: str) -> Place:
        found = module.find_near_matches(quoted, whole.text, max_l_dist=max(1, len(quoted) // 10))
        best = min(found, key=lambda match: match.dist, default=None)
        return (best.start, best.end) if best else None

    return find


def by_edlib(whole: Whole) -> Find:
    module = importlib.import_module("edlib")

    def find(quoted: str) -> Place:
        found = module.align(quoted, whole.text, mode="HW", task="locations", k=len(quoted) // 4)
        if found["editDistance"] < 0:
            return None
        start, end = found["locations"][0]
        return start or 0, end + 1

    return find


PEERS: tuple[tuple[str, Callable[[Whole], Find], int], ...] = (
    ("words in a row, by `in`", by_in, 1),
    ("rapidfuzz partial ratio, 70", lambda whole: by_rapidfuzz(whole, 70), 1),
    ("rapidfuzz partial ratio, 80", lambda whole: by_rapidfuzz(whole, 80), 1),
    ("rapidfuzz partial ratio, 90", lambda whole: by_rapidfuzz(whole, 90), 1),
    ("difflib longest block, 0.4", lambda whole: by_difflib(whole, 0.4), 10),
    ("difflib longest block, 0.9", lambda whole: by_difflib(whole, 0.9), 10),
    ("fuzzysearch, a tenth changed", by_fuzzysearch, 10),
    ("edlib, a quarter changed", by_edlib, 1),
)
"""Name, what makes the finder for a record, and of how many quotations one is asked about."""


def is_found(line: Line, whole: Whole, place: Place) -> bool:
    return place is not None and any(
        min(place[1], whole.starts[key] + end) - max(place[0], whole.starts[key] + start)
        > 0.5 * min(end - start, place[1] - place[0])
        for key, start, end in line.passages
    )


def tell(name: str, lines: list[Line], whole: Whole, places: Iterator[Place], seconds: float) -> None:
    held = absent = found = nowhere = 0
    for line, place in zip(lines, places, strict=True):
        if line.passages:
            held += 1
            found += is_found(line, whole, place)
        else:
            absent += 1
            nowhere += place is None
    each = seconds / len(lines) * 1e3
    shares = f"{found / max(1, held):8.3f} {nowhere / max(1, absent):8.3f}"
    print(f"{name:<30}{shares} {each:9.2f}   {held} held, {absent} not")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=20)
    args = parser.parse_args()
    sample = make_sample(args.seed, args.each)
    whole = join(sample)
    texts = {article.id: article.text for article in sample.articles}
    alone = [line for line in sample.lines if line.article.startswith("alone") and line.group != "interrupted"]
    print(f"{'':<30}{'found':>8} {'nowhere':>8} {'ms':>9}")
    run(sample)  # what is made once is not timed
    began = time.perf_counter()
    reports = run(sample)
    took = (time.perf_counter() - began) * len(alone) / len(sample.lines)

    def claimed(shown: bool) -> Iterator[Place]:
        for line in alone:
            passages = [
                finding.passage
                for finding in reports[line.article].findings
                if (shown or finding.verdict.wording.value in HELD) and finding.quotation.span.start <= line.start
            ]
            found = next((passage for passage in passages if passage), None)
            shift = whole.starts[found.source.key] if found else 0
            yield (found.span.start + shift, found.span.end + shift) if found else None

    tell("quoth, passage claimed", alone, whole, claimed(False), took)
    tell("quoth, or shown as nearest", alone, whole, claimed(True), took)
    for name, make, step in PEERS:
        try:
            find = make(whole)
        except ImportError:
            print(f"{name:<30} not installed")
            continue
        some = alone[::step]
        began = time.perf_counter()
        places = [find(clean(texts[line.article][line.start : line.end])) for line in some]
        tell(name, some, whole, iter(places), time.perf_counter() - began)
    return 0


if __name__ == "__main__":
    sys.exit(main())
