#!/usr/bin/env python3
"""A record on disk as it grows: how large, how fast, how much of it is found. A wrong answer gives no figure.

    python bench/record.py                                  # 10, 50 and 250 MB of text made up (see prose.py)
    python bench/record.py --mb 100 --jsonl speeches.jsonl  # the first 100 MB of a file of sources, one a line
    python bench/record.py --mb 10 --json                   # for machines
    python bench/record.py --page docs/quotation-index.md   # the page's table of text made up, or of text given, anew

Looked up are stretches of 5 to 35 words. Of `damaged` ones a tenth of the words is lost: `reached` says how many
stand among the ten passages that come back, `first` how many are the first. The others are whole: they must come
back word for word, nearly all that have ten words or more, and nine in ten of the shorter ones, else the run ends
with exit code 1. Times are the least of several processes. See the README for what each column is.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prose import write_sources
from touched import watch_columns

import quoth

WORD = re.compile(r"\w+(?:['’]\w+)*")
LOST, LONGEST = 0.1, 35
"""Share of words that a damaged stretch has lost; words of a stretch at most, five at least."""
EXACT, LEAST = 10, (0.98, 0.9)
"""Words of a stretch that is long, and the shares of whole ones that must be found, long and short; one is forgiven."""
WHOLE = 0.7
"""Share of a whole stretch's words that its passage must hold: common words at its ends may be left out."""
TIMES = 3
"""Processes whose least times count."""
Query = dict[str, Any]
COLUMNS = {
    "text": ("MB of text", "{:.0f}"), "build": ("build MB/s", "{:.1f}"), "peak": ("peak MB", "{:.0f}"),
    "texts": ("texts B/B", "{:.2f}"), "index": ("index B/B", "{:.2f}"), "segments": ("segments", "{:d}"),
    "open": ("open ms", "{:.1f}"), "p50": ("p50 ms", "{:.2f}"), "p99": ("p99 ms", "{:.1f}"),
    "reached": ("reached", "{:.3f}"), "first": ("first", "{:.3f}"), "exact": ("exact", "{:.3f}"),
    "postings": ("postings", "{:.0f}"), "windows": ("windows", "{:.0f}"), "pages": ("index pages", "{:.0f}"),
    "read": ("read kB", "{:.0f}"), "own": ("reader MB", "{:.0f}"), "mapped": ("mapped MB", "{:.0f}"),
}  # fmt: skip
"""The table's columns: name, heading, and how the figure is written."""


def main() -> int:
    """Print the figures; return 1 where an answer is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, nargs="+", default=[10, 50, 250], help="sizes of the text")
    parser.add_argument("--jsonl", type=Path, help="sources, one a line, with text or turns; else text is made up")
    parser.add_argument("--queries", type=int, default=500, help="damaged stretches, and a fifth as many whole ones")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one object a size")
    parser.add_argument("--page", type=Path, help="a page whose table is to be replaced, if no answer is wrong")
    parser.add_argument("--look", nargs=2, metavar=("RECORD", "QUERIES"), help=argparse.SUPPRESS)
    parser.add_argument("--count", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.look:
        record, queries = map(Path, args.look)
        listed = json.loads(queries.read_text(encoding="utf-8"))
        print(json.dumps(count(record, listed) if args.count else look_up(record, listed)))
        return 0
    wrong, rows = [], [[heading for heading, _ in COLUMNS.values()], ["---"] * len(COLUMNS)]
    if not args.json:
        print("\n".join(map(line, rows)))
    for megabytes in args.mb:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(Path(folder), args, megabytes)
        rows.append([write(figures[name], shape) for name, (_, shape) in COLUMNS.items()])
        if figures["wrong"]:
            wrong.append(f"{megabytes:g} MB: not found word for word: {figures['wrong']}")
        else:
            print(json.dumps(figures) if args.json else line(rows[-1]), flush=True)
    for what in wrong:
        print(what, file=sys.stderr)
    if args.page and not wrong:
        replace_table(args.page, "given" if args.jsonl else "made up", "\n".join(map(line, rows)))
    return 1 if wrong else 0


def line(cells: list[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def replace_table(page: Path, name: str, table: str) -> None:
    """Put a table between the two comments of a page that bear its name."""
    opening, closing = f"<!-- made by bench/record.py: {name} -->\n", f"<!-- to here: {name} -->"
    before, found, rest = page.read_text(encoding="utf-8").partition(opening)
    _, ended, after = rest.partition(closing)
    if not found or not ended:
        raise SystemExit(f"{page} has no place for a table named {name!r}")
    page.write_text(f"{before}{opening}{table}\n{closing}{after}", encoding="utf-8")


def write(figure: float | None, shape: str) -> str:
    """Return a figure as it stands in the table; nothing where it could not be measured here."""
    return "" if figure is None else shape.format(figure)


def measure(folder: Path, args: argparse.Namespace, megabytes: float) -> dict[str, Any]:
    """Build a record of so much text in a folder, and return its figures."""
    part, record, queries = folder / "part.jsonl", folder / "record.quoth", folder / "queries.json"
    places, size = write_part(part, args.jsonl, args.seed, megabytes)
    planted = plant(part, places, args.queries, args.seed)
    queries.write_text(json.dumps(planted), encoding="utf-8")
    began = time.perf_counter()
    peak = build(record, part)
    figures: dict[str, Any] = {"text": size / 1e6, "build": size / 1e6 / (time.perf_counter() - began), "peak": peak}
    segments = [path.stat().st_size for path in (record / "segments").iterdir()]
    figures |= {"texts": (record / "catalogue.sqlite").stat().st_size / size, "index": sum(segments) / size}
    figures["segments"] = len(segments)
    runs = [ask(record, queries) for _ in range(TIMES)]
    least = {name: min(run[name] for run in runs) for name in ("open", "p50", "p99")}
    return figures | runs[0] | least | ask(record, queries, "--count")


def write_part(part: Path, given: Path | None, seed: int, megabytes: float) -> tuple[list[int], int]:
    """Write the first sources, so many megabytes of text; return where each line begins, and the bytes of text."""
    places, size = [], 0
    with part.open("wb") as out:
        for source in read_sources(given) if given else write_sources(seed):
            if size >= megabytes * 1e6:
                break
            places.append(out.tell())
            out.write(json.dumps(source, ensure_ascii=False).encode() + b"\n")
            size += len(text_of(source).encode())
    return places, size


def read_sources(given: Path) -> Iterator[dict[str, Any]]:
    """Go over the sources of a file of JSON lines."""
    with given.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield {"id": f"line-{number}", **json.loads(line)}


def text_of(source: dict[str, Any]) -> str:
    """Return the text that the spans of a source count in."""
    if "text" in source:
        return str(source["text"])
    return "\n\n".join(turn["text"] for turn in source["turns"])


def plant(part: Path, places: list[int], damaged: int, seed: int) -> list[Query]:
    """Return stretches of sources chosen at random: damaged ones, and a fifth as many whole ones."""
    rng = random.Random(seed)
    made: list[Query] = []
    with part.open("rb") as lines:
        for _ in range(60 * damaged):
            if len(made) == damaged + damaged // 5:
                return made
            lines.seek(rng.choice(places))
            source = json.loads(lines.readline())
            text, whole = text_of(source), len(made) >= damaged
            words = [match.span() for match in WORD.finditer(text)]
            if len(words) < 60:
                continue
            length = rng.randint(5, LONGEST)
            first = rng.randrange(len(words) - length)
            kept = [text[a:b] for a, b in words[first : first + length] if whole or rng.random() >= LOST]
            span = words[first][0], words[first + length - 1][1]
            if len(kept) >= 4:
                sought = text[slice(*span)] if whole else " ".join(kept)
                made.append({"id": source["id"], "span": span, "words": sought, "length": length, "whole": whole})
    raise SystemExit("there is too little text: most sources have fewer than 60 words")


def build(record: Path, part: Path) -> float | None:
    """Add the sources to a new record by the command; return the largest memory of one of its processes, in MB.

    This process holds no texts: on Linux, what it held would be counted as the other's.
    """
    command = [sys.executable, "-m", "quoth", "record", "add", str(record), str(part)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as adding:
        if not hasattr(os, "wait4"):
            status, peak = adding.wait(), None
        else:
            _, status, used = os.wait4(adding.pid, 0)
            adding.returncode = status
            peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    if status:
        raise SystemExit(f"`quoth record add` failed: {status}")
    return peak


def ask(record: Path, queries: Path, *more: str) -> dict[str, Any]:
    """Look the stretches up in a process of its own."""
    command = [sys.executable, __file__, "--look", str(record), str(queries), *more]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return figures


def look_up(record: Path, queries: list[Query]) -> dict[str, Any]:
    """Look stretches up, time each, check the answers."""
    quoth.open_record([{"id": "a", "text": "so that all is imported"}]).search("all is imported")
    began = time.perf_counter()
    opened = quoth.open_record(record)
    took = {"open": (time.perf_counter() - began) * 1e3}
    times, hits, firsts, exact, wrong = [], 0, 0, [0, 0], [[0, 0], [0, 0]]
    for query in queries:
        began = time.perf_counter()
        passages = opened.search(query["words"], limit=10)
        times.append((time.perf_counter() - began) * 1e3)
        if query["whole"]:
            found = any(is_same(query["words"], opened.text(one.source.key, one.span)) for one in passages)
            exact = [exact[0] + found, exact[1] + 1]
            short = query["length"] < EXACT
            wrong[short][0] += found
            wrong[short][1] += 1
        else:
            right = [
                passage.source.key == query["id"]
                and passage.span.start < query["span"][1] and passage.span.end > query["span"][0]
                for passage in passages
            ]  # fmt: skip
            hits += any(right)
            firsts += bool(right) and right[0]
    times.sort()
    damaged = sum(not query["whole"] for query in queries)
    missed = [(found, of) for (found, of), share in zip(wrong, LEAST, strict=True) if found < min(share * of, of - 1)]
    figures = {"p50": times[len(times) // 2], "p99": times[int(len(times) * 0.99)]}
    figures |= {"reached": hits / damaged, "first": firsts / damaged, "exact": exact[0] / max(exact[1], 1)}
    return took | figures | memory() | {"wrong": ", ".join(f"{found} of {of}" for found, of in missed)}


def is_same(sought: str, found: str) -> bool:
    """Tell whether the words are the same in one run; a passage may begin or end a few words earlier or later."""
    ours, theirs = (WORD.findall(text.lower()) for text in (sought, found))
    short, long = sorted((ours, theirs), key=len)
    return len(short) > WHOLE * len(ours) and f" {' '.join(short)} " in f" {' '.join(long)} "


def memory() -> dict[str, float | None]:
    """Return the memory that this process holds of its own, and of mapped files, in MB; None where none tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return {"own": None, "mapped": None}
    held = dict(re.findall(r"^(RssAnon|RssFile):\s+(\d+) kB", status.read_text(), re.MULTILINE))
    return {"own": int(held["RssAnon"]) * 1024 / 1e6, "mapped": int(held["RssFile"]) * 1024 / 1e6}


def count(record: Path, queries: list[Query]) -> dict[str, float | None]:
    """Return what an average look-up reads: postings, windows, pages of the index, kilobytes read by calls."""
    touched = watch_columns()
    pages = postings = windows = 0
    opened = quoth.open_record(record)
    opened.search(queries[0]["words"])
    segments = opened.store._view.index.segments
    before = bytes_read()
    for query in queries:
        touched.clear()
        opened.search(query["words"], limit=10)
        pages += len(touched.pages)
        postings += sum(touched.items.get(id(segment.postings.entries), 0) for segment in segments)
        windows += sum(touched.times.get(id(segment.sketch), 0) for segment in segments)  # each is read by itself
    after = bytes_read()
    read = (after - before) / 1e3 / len(queries) if after is not None and before is not None else None
    shares = {"postings": postings, "windows": windows, "pages": pages}
    return {name: total / len(queries) for name, total in shares.items()} | {"read": read}


def bytes_read() -> int | None:
    """Return the bytes that this process has read by calls, from the disk or not; None where none tells."""
    told = Path("/proc/self/io")
    return int(told.read_text().split()[1]) if told.exists() else None


if __name__ == "__main__":
    sys.exit(main())
