#!/usr/bin/env python3
"""Whether verdicts are as good as they were: ends with 1 where a figure slid, or where other texts were measured.

    python bench/quality/gate.py                       # the full measure, about half a minute
    python bench/quality/gate.py --quick               # a small sample, two seconds: a test runs it
    python bench/quality/gate.py --update              # pin both anew; refuses to lower a floor
    python bench/quality/gate.py --update --lower "class: splice" --lower accuracy

The floors stand in floors.json beside this file, with the seed, the counts, and a digest of all that is measured.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

import floors
from articles import make_sample
from measures import FIGURES, measure, measure_cases

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
CASES = HERE.parent.parent / "tests" / "cases" / "verdicts"
SEED = 1
SIZES = {"quick": 3, "full": 100}
"""Quotations of each class that stand alone, by the name of the run."""


def run(name: str) -> floors.Run:
    """Measure; return the run as it is pinned."""
    sample = make_sample(SEED, SIZES[name])
    tally = measure(sample)
    figures = {figure.name: [tally.parts[figure.name], tally.wholes[figure.name]] for figure in FIGURES}
    figures["case files"] = list(measure_cases(CASES))
    figures |= tally.by_class("risk: ")
    figures |= {f"class: {group}": [right, lines] for group, (lines, right) in tally.groups.items()}
    return {
        "date": date.today().isoformat(),
        "seed": SEED,
        "each": SIZES[name],
        "digest": sample.digest,
        "quotations": len(sample.lines),
        "figures": figures,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="the small sample alone")
    parser.add_argument("--update", action="store_true", help="pin what is measured now")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help="a figure that may be lowered")
    args = parser.parse_args()
    pinned = floors.read(FLOORS)
    names = list(SIZES) if args.update else ["quick" if args.quick else "full"]
    measured = {name: run(name) for name in names}
    short = 0
    for name, now in measured.items():
        before = pinned.get(name)
        if args.update:
            for figure in floors.pin(before, now, set(args.lower)):
                print(f"{name}: {figure} would be lowered: {_tell(before, figure)} to {_tell(now, figure)}")
                short += 1
            continue
        if before is None:
            print(f"{name}: no floors are pinned")
            return 1
        for what in floors.changed(before, now):
            print(f"{name}: {what} is {now[what]}, pinned {before[what]}: pin anew with --update")
            short += 1
        for figure in floors.slid(before, now):
            print(f"{name}: {figure} slid to {_tell(now, figure)} from {_tell(before, figure)}")
            short += 1
        print(f"{name}: {now['quotations']} quotations, accuracy {floors.share(now['figures']['accuracy']):.4f}")
    if args.update and not short:
        floors.write(FLOORS, pinned | measured)
        print(f"pinned in {FLOORS.name}; bring the manual up to date: QUOTH_WRITE_DOCS=1 pytest tests/test_accuracy.py")
    print("falls short" if short else "holds")
    return 1 if short else 0


def _tell(run: floors.Run | None, figure: str) -> str:
    part, whole = run["figures"].get(figure, (0, 0)) if run else (0, 0)
    return f"{part} of {whole}"


if __name__ == "__main__":
    sys.exit(main())
