#!/usr/bin/env python3
"""Answers as language models write them, with quotations planted whose verdicts are known. A missed one gives exit 1.

    python bench/answers.py                    # 360 quotations against the chunks of the bundled example
    python bench/answers.py --each 100 --seed 7 --show 20
    python bench/answers.py --calls 1000       # how long one answer takes, from nothing and with sources compiled

The record of the example is cut into chunks of some 2,000 characters; each answer quotes them five times, in Markdown
or JSON, with the marks and the citations that models use. `right` is the share whose label is one of those that fit,
`seen` the share that some finding covers, `weighed` that of changes that turn the sense and weigh 0.5 or more.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calls import time_calls

import quoth

RECORD = Path(__file__).parents[1] / "examples" / "summit" / "record"
SIZE = 2000
"""Code points of a chunk, about."""
MARKS = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("「", "」"))
CITED = ("[{n}]", "【{n}†source】", "(Source {n})", "[{key}]", "<cite>{key}</cite>")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
NUMBER = re.compile(r"\b\d{1,4}\b|\b(?:two|three|four|five|six|ten|thirty|forty)\b")
NOT = re.compile(r"\b(?:not|never|no|nor|neither|cannot|nobody|nothing)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Planted:
    """A quotation as an answer gives it."""

    kind: str
    words: str
    chunk: int
    """The chunk that holds it; the one that is cited, unless `cited` says otherwise."""
    labels: tuple[str, ...]
    """Those that fit."""
    cited: int | None = None
    heavy: bool = False
    """Whether some change or cut must weigh 0.5 or more."""


Plant = Callable[[random.Random, list[str]], Planted | None]


def cut_chunks() -> list[str]:
    """Return the texts of the example in chunks that end where paragraphs do."""
    chunks = []
    for path in sorted(RECORD.glob("*.txt")):
        held = ""
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if held and len(held) + len(paragraph) > SIZE:
                chunks.append(held)
                held = ""
            held = f"{held}\n\n{paragraph}" if held else paragraph
        chunks.append(held)
    return [chunk for chunk in chunks if len(WORD.findall(chunk)) > 80]


def list_sentences(chunk: str, least: int, most: int) -> list[str]:
    found = re.findall(r"(?:(?<=[.!?]\s)|(?<=\n\n))[A-Z][^.!?\n\"“”:()—–]+[.!?]", chunk)
    return [one for one in found if least <= len(WORD.findall(one)) <= most]


def choose_sentence(dice: random.Random, chunks: list[str], least: int = 10, most: int = 34) -> tuple[int, str] | None:
    chunk = dice.randrange(len(chunks))
    sentences = list_sentences(chunks[chunk], least, most)
    return (chunk, dice.choice(sentences)) if sentences else None


def take_run(dice: random.Random, words: str, least: int, most: int) -> str:
    spans = [match.span() for match in WORD.finditer(words)]
    count = dice.randint(least, min(most, len(spans)))
    first = dice.randrange(len(spans) - count + 1)
    return words[spans[first][0] : spans[first + count - 1][1]]


def plant_right(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks)
    return found and Planted("right", take_run(dice, found[1], 7, 24), found[0], ("verbatim",))


def plant_markdown(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks)
    if not found:
        return None
    run = take_run(dice, found[1], 7, 20)
    word = dice.choice([one for one in WORD.findall(run) if len(one) > 3] or [run.split()[0]])
    mark = dice.choice(("**", "*", "_", "`"))
    shown = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", f"{mark}{word}{mark}", run, count=1)
    return Planted("markdown inside", shown, found[0], ("verbatim", "marked"))


def plant_edit(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks)
    if not found:
        return None
    run = take_run(dice, found[1], 9, 24)
    inner = [match for match in WORD.finditer(run) if len(match.group()) > 4][1:-1]
    if not inner:
        return None
    match = dice.choice(inner)
    other = dice.choice(("lantern", "orchard", "whistle", "feather", "cupboard"))
    return Planted("light edit", run[: match.start()] + other + run[match.end() :], found[0], ("altered",))


def plant_cut(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks, 18, 40)
    if not found:
        return None
    spans = [match.span() for match in WORD.finditer(found[1])]
    count = dice.randint(3, 7)
    first = dice.randrange(6, len(spans) - count - 5)
    cut = found[1][spans[0][0] : spans[first - 1][1]] + " " + found[1][spans[first + count][0] : spans[-1][1]]
    return Planted("unmarked cut", cut, found[0], ("altered", "spliced"))


def plant_stitched(dice: random.Random, chunks: list[str]) -> Planted | None:
    one, other = choose_sentence(dice, chunks, 9, 24), choose_sentence(dice, chunks, 9, 24)
    if not one or not other or one[0] == other[0]:
        return None
    joined = one[1].rstrip(".!?") + " " + other[1][0].lower() + other[1][1:].rstrip(".!?")
    return Planted("stitched", joined, one[0], ("spliced",))


def plant_wrong(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks)
    if not found:
        return None
    run = take_run(dice, found[1], 7, 24)
    others = [at for at, chunk in enumerate(chunks) if at != found[0] and run not in chunk]
    return Planted("wrong chunk", run, found[0], ("misattributed",), dice.choice(others))


def plant_invented(dice: random.Random, chunks: list[str]) -> Planted | None:
    who = dice.choice(("The harbour master", "Every baker in the province", "A committee of painters", "The orchestra"))
    did = dice.choice(("promised to repaint", "has forgotten to count", "will auction off", "would rather photograph"))
    what = dice.choice(("seven brass telescopes", "the violins of the old theatre", "a museum of umbrellas"))
    when = dice.choice(("before the holidays", "on the first foggy Tuesday", "while the children slept"))
    return Planted("invented", f"{who} {did} {what} {when}", dice.randrange(len(chunks)), ("not_found", "unchecked"))


def plant_short(dice: random.Random, chunks: list[str]) -> Planted | None:
    chunk = dice.randrange(len(chunks))
    found = re.findall(r"\b(?:\d[\d,.]*\d|\d|two|three|four|five|six|ten|thirty|forty)\s[a-z]{4,}\b", chunks[chunk])
    return Planted("short", dice.choice(found), chunk, ("verbatim", "unchecked")) if found else None


def plant_number(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks, 9, 40)
    numbers = list(NUMBER.finditer(found[1])) if found else []
    if not found or not numbers:
        return None
    match = dice.choice(numbers)
    other = str(int(match.group()) + dice.randint(2, 9)) if match.group().isdigit() else "eleven"
    return Planted("number", found[1][: match.start()] + other + found[1][match.end() :].rstrip(".!?"), found[0],
                   ("altered",), heavy=True)  # fmt: skip


def plant_swallowed(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks, 12, 40)
    denial = NOT.search(found[1]) if found else None
    if not found or not denial:
        return None
    spans = [match.span() for match in WORD.finditer(found[1])]
    at = next(i for i, (start, _) in enumerate(spans) if start == denial.start())
    if not 4 <= at <= len(spans) - 5:
        return None
    before, after = found[1][: spans[at - 1][1]], found[1][spans[at + 1][0] :].rstrip(".!?")
    return Planted("denial under an ellipsis", f"{before} … {after}", found[0], ("marked", "altered"), heavy=True)


def plant_marked(dice: random.Random, chunks: list[str]) -> Planted | None:
    found = choose_sentence(dice, chunks, 16, 40)
    if not found or NOT.search(found[1]):
        return None
    spans = [match.span() for match in WORD.finditer(found[1])]
    first = dice.randrange(5, len(spans) - 8)
    before, after = found[1][: spans[first - 1][1]], found[1][spans[first + 3][0] :].rstrip(".!?")
    return Planted("marked cut", f"{before} {dice.choice(('…', '...', '[…]'))} {after}", found[0], ("marked",))


PLANTS: tuple[Plant, ...] = (
    plant_right, plant_markdown, plant_edit, plant_cut, plant_stitched, plant_wrong, plant_invented, plant_short,
    plant_number, plant_swallowed, plant_marked,
)  # fmt: skip


def write_answer(dice: random.Random, planted: list[Planted]) -> tuple[str, list[tuple[int, int]]]:
    """Return an answer that gives some quotations, and where each stands in it."""
    if dice.random() < 0.15:
        return write_json(planted)
    text, spans = "Here is what the documents say.\n\n", []
    for one in planted:
        cited = one.chunk if one.cited is None else one.cited
        mark = dice.choice(CITED).format(n=cited + 1, key=f"chunk-{cited + 1}")
        if dice.random() < 0.2 and one.kind != "short":
            text += "> "
            spans.append((len(text), len(text) + len(one.words)))
            text += f"{one.words}. {mark}\n\n"
            continue
        opening, closing = dice.choice([pair for pair in MARKS if not set(pair) & set(one.words)] or [MARKS[0]])
        text += dice.choice(("- It is put like this: ", "According to the record, ", "* **Point.** They wrote: "))
        spans.append((len(text) + 1, len(text) + 1 + len(one.words)))
        text += f"{opening}{one.words}{closing} {mark}.\n\n"
    return text, spans


def write_json(planted: list[Planted]) -> tuple[str, list[tuple[int, int]]]:
    rows = [{"quote": one.words, "source_id": f"chunk-{(one.chunk if one.cited is None else one.cited) + 1}"}
            for one in planted]  # fmt: skip
    text = json.dumps({"answer": "Here is what they say.", "quotes": rows}, ensure_ascii=False, indent=1)
    spans, at = [], 0
    for one in planted:
        written = json.dumps(one.words, ensure_ascii=False)
        at = text.index(written, at) + 1
        spans.append((at, at + len(written) - 2))
    return text, spans


def main() -> int:
    """Print the figures; return 1 where one is too low."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=33, help="quotations of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="misses to show")
    parser.add_argument("--least", type=float, default=0.98, help="share of verdicts that must be right")
    parser.add_argument("--calls", type=int, default=0, help="answers to time instead, each with sources of its own")
    given = parser.parse_args()
    if given.calls:
        return time_calls(given.calls, given.seed)
    dice = random.Random(given.seed)
    chunks = cut_chunks()
    planted = []
    for plant in PLANTS:
        wanted = len(planted) + given.each
        while len(planted) < wanted:
            one = plant(dice, chunks)
            if one:
                planted.append(one)
    dice.shuffle(planted)
    sources: list[dict[str, Any]] = [{"id": f"chunk-{n}", "text": chunk} for n, chunk in enumerate(chunks, 1)]
    counts: Counter[tuple[str, str]] = Counter()
    times = []
    for at in range(0, len(planted), 5):
        group = planted[at : at + 5]
        answer, spans = write_answer(dice, group)
        begun = time.perf_counter()
        findings = quoth.check(answer, sources=sources).findings
        times.append(1000 * (time.perf_counter() - begun))
        for one, (start, end) in zip(group, spans, strict=True):
            found = [f for f in findings if f.quotation.span.start < end and start < f.quotation.span.end]
            found.sort(key=lambda f: max(f.quotation.span.start, start) - min(f.quotation.span.end, end))
            counts[one.kind, "planted"] += 1
            counts[one.kind, "seen"] += bool(found)
            label = found[0].verdict.label.value if found else "unseen"
            counts[one.kind, "right"] += label in one.labels
            weights = [part.weight for part in (*found[0].departures, *found[0].omitted)] if found else []
            counts[one.kind, "heavy"] += one.heavy
            counts[one.kind, "weighed"] += one.heavy and max(weights, default=0.0) >= 0.5
            if given.show and label not in one.labels:
                given.show -= 1
                reason = found[0].verdict.reason if found else ""
                print(f"miss: {one.kind}: {label} for {'/'.join(one.labels)}: {one.words!r}\n      {reason}")
    print(f"{'kind':26}{'planted':>8}{'seen':>8}{'right':>8}{'weighed':>9}")
    kinds = sorted({kind for kind, _ in counts})
    figures = ("planted", "seen", "right", "heavy", "weighed")
    totals = {what: sum(counts[kind, what] for kind in kinds) for what in figures}
    for kind in kinds:
        heavy = counts[kind, "heavy"]
        weighed = f"{counts[kind, 'weighed'] / heavy:.3f}" if heavy else "-"
        share = [counts[kind, what] / counts[kind, "planted"] for what in ("seen", "right")]
        print(f"{kind:26}{counts[kind, 'planted']:8}{share[0]:8.3f}{share[1]:8.3f}{weighed:>9}")
    right, seen = totals["right"] / totals["planted"], totals["seen"] / totals["planted"]
    weighed = f"{totals['weighed'] / totals['heavy']:.4f}"
    print(f"{len(chunks)} chunks; right {right:.4f}, seen {seen:.4f}, weighed {weighed}; "
          f"an answer of five: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")  # fmt: skip
    return 0 if right >= given.least and seen == 1.0 else 1


if __name__ == "__main__":
    sys.exit(main())
