#!/usr/bin/env python3
"""Learn how much each thing known of a possible speaker weighs, from articles in which speakers are marked.

    python bench/learn_speakers.py --texts ARTICLES/ --rows ROWS.jsonl           # how good it would be
    python bench/learn_speakers.py --texts ARTICLES/ --rows ROWS.jsonl --write src/quoth/attribution/english.tsv

ARTICLES holds `NAME.txt` files. Each line of ROWS is one quoted stretch of one of them:

    {"article": "NAME", "start": 235, "end": 289,            its place, in code points, marks left out
     "source": [{"start": 89, "end": 106}],                  the words that point to the speaker
     "head_name": "Ada Holm"}                                the speaker's name, or null

Rows without a source are passed over. Needs scipy. The figures are from cross-validation: the articles are
cut into four parts by a checksum of their names, and each part is judged by weights learnt from the others.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quoth.attribution.ranking import Ranker
from quoth.attribution.walk import Decision, decide
from quoth.model import Attribution, Quotation
from quoth.quotes import find_quotations
from quoth.readers import read_path

PARTS = 4


@dataclass(frozen=True)
class Example:
    """One decision with the right answers."""

    part: int
    decision: Decision
    right: np.ndarray
    """For each offer whether it points to the speaker."""
    best: np.ndarray
    """For each offer whether it does so best: by name, where one does, and not as the tail of another's words."""


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def surname(name: str | None) -> str:
    return name.split()[-1].strip(".,’'").lower() if name and name.split() else ""


def match_rows(rows: list[dict[str, Any]], quotations: tuple[Quotation, ...]) -> dict[int, list[dict[str, Any]]]:
    """Give each row to the quotation that it overlaps most."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        place = row["start"], row["end"]
        most, index = max(
            ((overlap((p.start, p.end), place), -i) for i, q in enumerate(quotations) for p in q.pieces),
            default=(0, 0),
        )
        if most:
            found[-index].append(row)
    return found


def points_to(offer: Attribution, row: dict[str, Any]) -> tuple[bool, bool]:
    """Whether an offer points to the speaker of a row, and whether it has the speaker's name."""
    named = bool(row["head_name"]) and surname(offer.speaker) == surname(row["head_name"])
    mention = offer.mention
    meets = mention is not None and any(
        overlap((mention.start, mention.end), (source["start"], source["end"])) for source in row["source"]
    )
    return named or meets, named


def is_nested(offer: Attribution, offers: tuple[Attribution, ...]) -> bool:
    """Whether an offer's words are the tail of another's: `Public Works` in `the Department of Public Works`."""
    return offer.mention is not None and any(
        other.mention is not None and other.mention.start < offer.mention.start and other.mention.holds(offer.mention)
        for other in offers
    )


def collect(texts: Path, rows_file: Path) -> list[Example]:
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in rows_file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("source"):
            by_article[row["article"]].append(row)
    examples = []
    for name, rows in sorted(by_article.items()):
        document = read_path(texts / f"{name}.txt")
        quotations = find_quotations(document)
        wanted = match_rows(rows, quotations)
        for decision in decide(document, quotations, Ranker()):
            if decision.quotation not in wanted:
                continue
            answers = [
                [points_to(offer, row) for row in wanted[decision.quotation]] for offer in decision.offers
            ]
            right = np.array([any(meets for meets, _ in offer) for offer in answers])
            best = right & ~np.array([is_nested(offer, decision.offers) for offer in decision.offers])
            named = best & np.array([any(same for _, same in offer) for offer in answers])
            best = named if named.any() else best
            examples.append(Example(zlib.crc32(name.encode()) % PARTS, decision, right, best))
    return examples


def learn(examples: list[Example], restraint: float, least: int) -> dict[str, float]:
    """Return the weights under which the right offers are likeliest, with a quadratic restraint (L2).

    Features seen fewer than `least` times are left out, and so are weights too small to tell.
    """
    used = [e for e in examples if e.right.any() and not e.right.all()]
    seen = Counter(name for e in used for known in e.decision.features for name in known)
    names = sorted(name for name, count in seen.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    rows, columns, group, good = [], [], [], []
    for number, example in enumerate(used):
        answers = example.best if example.best.any() else example.right
        for answer, known in zip(answers, example.decision.features, strict=True):
            columns += [column[name] for name in known if name in column]
            rows += [len(group)] * (len(columns) - len(rows))
            group.append(number)
            good.append(bool(answer))
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(group), len(names)))
    groups, right = np.array(group), np.array(good)
    starts = np.searchsorted(groups, np.arange(len(used)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights
        share = np.exp(score - np.maximum.reduceat(score, starts)[groups])
        whole, part = np.add.reduceat(share, starts), np.add.reduceat(share * right, starts)
        slope = table.T @ (share / whole[groups] - share * right / part[groups])
        return float(np.log(whole / part).sum() + restraint * weights @ weights / 2), slope + restraint * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return {name: round(float(found[i]), 3) for name, i in column.items() if abs(found[i]) >= 0.03}


def judge(examples: list[Example], ranker: Ranker) -> tuple[int, int]:
    """Return how often the ranker is right, and how often the rules alone are."""
    taken = [(e, ranker.choose(e.decision.features)[0]) for e in examples]
    return sum(bool(e.right[best]) for e, best in taken), sum(bool(e.right[0]) for e in examples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--write", type=Path, help="where the table of weights goes")
    parser.add_argument("--restraint", type=float, default=4.0)
    parser.add_argument("--least", type=int, default=15)
    args = parser.parse_args()
    examples = collect(args.texts, args.rows)
    ranked = alone = 0
    for part in range(PARTS):
        weights = learn([e for e in examples if e.part != part], args.restraint, args.least)
        right, rules = judge([e for e in examples if e.part == part], Ranker(weights))
        ranked, alone = ranked + right, alone + rules
    print(f"{len(examples)} decisions that the sure rules leave open")
    print(f"rules alone  {alone / len(examples):.4f}")
    print(f"ranked       {ranked / len(examples):.4f}  (cross-validated)")
    if args.write:
        weights = learn(examples, args.restraint, args.least)
        lines = [f"# {len(weights)} weights, learnt by bench/learn_speakers.py from {len(examples)} decisions"]
        lines += [f"{name}\t{weight:g}" for name, weight in sorted(weights.items())]
        args.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights written to {args.write}")


if __name__ == "__main__":
    main()
