#!/usr/bin/env python3
"""How well indirect speech is found, against articles in which someone has marked what is told and who says it.

    python bench/indirect.py --rows marked.jsonl --articles texts/
    python bench/indirect.py --articles texts/ --sample 150 --seed 7     # a sample to judge by hand

Each line of the rows is an object with `article` (the name of a file in the folder, without `.txt`), `start` and
`end` of a stretch in marks, `content` (a list of `[start, end]`: all that is told there, in marks or not), `source`
(a list of `{start, end}`: the words that point to the speaker) and `head_name` (the speaker's name, or null). A
content counts where three of its words or more stand outside marks: those are the writer's own. Offsets count code
points.

found     half of the content or more lies in one stretch of indirect speech
bounds    both ends are within a few characters, `that` and marks at the end left out
speaker   the words pointed to overlap, or the surname is the same; of those found
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import quoth
from quoth.model import Attribution, Kind, Quotation, Span

WORD = re.compile(r"\w+")
LEAD = re.compile(r"(?:that|whether|if)\s+")
TAIL = " .,:;!?\"'”’"
Pair = tuple[Quotation, Attribution]


def find(path: Path) -> tuple[str, list[Pair]]:
    """Return an article's text, and what it tells in words of its own."""
    document = quoth.read(path)
    extraction = quoth.extract(document, indirect=True)
    pairs = zip(extraction.quotations, extraction.attributions, strict=True)
    return document.text, [pair for pair in pairs if pair[0].kind is Kind.INDIRECT]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the word that opens it and the marks that end it."""
    lead = LEAD.match(text, start, end)
    return lead.end() if lead else start, start + len(text[start:end].rstrip(TAIL))


def bounds_agree(text: str, span: Span, content: list[int]) -> bool:
    """Whether both ends are the same, but for a mark or two."""
    mine, theirs = trim(text, span.start, span.end), trim(text, *content)
    return abs(mine[0] - theirs[0]) <= 2 and abs(mine[1] - theirs[1]) <= 1


def names_agree(attribution: Attribution, row: dict[str, Any]) -> bool:
    """Whether the speaker is the one marked."""
    mention = attribution.mention
    if mention and any(mention.start < s["end"] and s["start"] < mention.end for s in row["source"]):
        return True
    said, marked = (attribution.speaker or "").split()[-1:], (row["head_name"] or "").split()[-1:]
    return bool(said) and said[0].lower() == "".join(marked).lower()


def measure(rows: Path, articles: Path) -> None:
    """Print the figures, whole and by rule."""
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked[row["article"]].append(row)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, held in sorted(marked.items()):
        text, pairs = find(articles / f"{name}.txt")
        seen: set[tuple[int, int]] = set()
        for row in held:
            for content in row["content"]:
                span = Span(*content)
                quoted = [(other["start"], other["end"]) for other in held]
                plain = [m for m in WORD.finditer(text, *content) if not any(a <= m.start() < b for a, b in quoted)]
                if len(plain) < 3 or (span.start, span.end) in seen:
                    continue
                seen.add((span.start, span.end))
                counts["all"]["marked"] += 1

                def shared(pair: Pair, span: Span = span) -> int:
                    return sum(max(0, min(p.end, span.end) - max(p.start, span.start)) for p in pair[0].pieces)

                best = max(pairs, key=shared, default=None)
                if best is None or 2 * shared(best) < len(span):
                    continue
                right = any(bounds_agree(text, one, content) for one in (best[0].span, *best[0].pieces))
                for key in ("all", best[1].rule):
                    counts[key]["found"] += 1
                    counts[key]["bounds"] += right
                    counts[key]["sourced"] += bool(row["source"])
                    counts[key]["speaker"] += bool(row["source"]) and names_agree(best[1], row)
    whole = counts["all"]
    print(f"marked {whole['marked']}, found {whole['found'] / max(1, whole['marked']):.3f}")
    for rule, count in sorted(counts.items(), key=lambda item: -item[1]["found"]):
        found, sourced = max(1, count["found"]), max(1, count["sourced"])
        smooth = (count["speaker"] + 1) / (count["sourced"] + 2)
        print(
            f"{rule:16} found {count['found']:5}  bounds {count['bounds'] / found:.3f}"
            f"  speaker {count['speaker'] / sourced:.3f}  with one right and one wrong added {smooth:.2f}"
        )


def sample(articles: Path, size: int, seed: int) -> None:
    """Print a random sample, each with the words round it."""
    found = [(text, *pair) for path in sorted(articles.glob("*.txt")) for text, pairs in [find(path)] for pair in pairs]
    for number, (text, quotation, attribution) in enumerate(random.Random(seed).sample(found, size), 1):
        ends = [place for span in (quotation.span, attribution.mention) if span for place in (span.start, span.end)]
        around = text[max(0, min(ends) - 90) : max(ends) + 60]
        print(f"{number}  {attribution.rule}  {attribution.speaker}\n    {quotation.text}\n    {around!r}")


def main() -> int:
    """Measure, or print a sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True, help="folder of texts")
    parser.add_argument("--rows", type=Path, help="what is marked in them, a JSON line each")
    parser.add_argument("--sample", type=int, default=0, help="print that many found ones instead")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    args = parser.parse_args()
    if args.sample:
        sample(args.articles, args.sample, args.seed)
    elif args.rows:
        measure(args.rows, args.articles)
    else:
        parser.error("give --rows or --sample")
    return 0


if __name__ == "__main__":
    sys.exit(main())
