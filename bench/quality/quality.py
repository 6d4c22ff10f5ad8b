#!/usr/bin/env python3
"""How often verdicts are right, on planted quotations whose answers are known, or on labelled data of your own.

    python bench/quality/quality.py                      # planted quotations, seed 1
    python bench/quality/quality.py --seed 2 --each 60 --show 20
    python bench/quality/quality.py --data FOLDER        # your own; its form: bench/quality/README.md
    python bench/quality/quality.py --write FOLDER       # the planted quotations in that form

Prints the figures, the verdicts by class, who was taken for what, and the time a quotation takes beside
rapidfuzz's partial_ratio_alignment over the same record in the same run.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from articles import make_sample
from measures import FIGURES, Tally, measure
from rapidfuzz import fuzz
from samples import Sample, read_sample, write_sample


def baseline(sample: Sample, count: int = 40) -> float:
    """Seconds a quotation that rapidfuzz takes to find it in the record as one text."""
    whole = "\n".join(sample.record.text(source.key) for source in sample.record.sources())
    texts = {article.id: article.text for article in sample.articles}
    some = sample.lines[:: max(1, len(sample.lines) // count)]
    began = time.perf_counter()
    for line in some:
        fuzz.partial_ratio_alignment(texts[line.article][line.start : line.end], whole, score_cutoff=75)
    return (time.perf_counter() - began) / max(1, len(some))


def show(sample: Sample, tally: Tally, misses: int) -> None:
    texts = {article.id: article.text for article in sample.articles}
    for line, said, finding in tally.misses[:misses]:
        print(f"miss {line.group}: {line.label} -> {said}: {texts[line.article][line.start : line.end]!r}")
        if finding:
            found = finding.passage.text if finding.passage else None
            print(f"     {finding.attribution.speaker}; {finding.verdict.rule}: {finding.verdict.reason}")
            print(f"     {found!r}")
    print(f"{len(sample.lines)} quotations in {len(sample.articles)} articles, {len(sample.record)} sources")
    for figure in FIGURES:
        part, whole = tally.parts[figure.name], tally.wholes[figure.name]
        print(f"{figure.name:<15}{tally.figure(figure.name):8.4f}  {part:5d} of {whole:<5d} {figure.says}")
    for name, (part, whole) in tally.by_class("risk: ").items():
        print(f"  {name:<30}{part:4d} of {whole:<4d}{part / whole:7.3f}")
    for name, (lines, right) in tally.groups.items():
        print(f"  {name:<24}{right:4d} of {lines:<4d}{right / lines:7.3f}")
    labels = sorted({said for _, said in tally.confusion})
    print(f"{'':<10}" + "".join(f"{label:>14}" for label in labels))
    for want in sorted({want for want, _ in tally.confusion}):
        print(f"{want:<10}" + "".join(f"{tally.confusion[want, said]:14d}" for said in labels))
    ours, theirs = tally.seconds / len(sample.lines), baseline(sample)
    print(f"{ours * 1e3:.2f} ms a quotation, {ours / theirs:.2f} x rapidfuzz over the record ({theirs * 1e3:.2f} ms)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder with record/, articles.jsonl and labels.jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=30, help="planted quotations of each class that stand alone")
    parser.add_argument("--show", type=int, default=0, help="how many misses to print")
    parser.add_argument("--write", type=Path, help="write the planted quotations to this folder and stop")
    args = parser.parse_args()
    sample = read_sample(args.data) if args.data else make_sample(args.seed, args.each)
    if args.write:
        write_sample(sample, args.write)
    else:
        show(sample, measure(sample), args.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
