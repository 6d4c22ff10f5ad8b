#!/usr/bin/env python3
"""Documents checked on Spark beside the same on one machine: the same findings, and what the engine costs.

    python bench/spark.py DOCUMENTS --record R --cores 1 2 --plan record shards
    python bench/spark.py DOCUMENTS --growth TEXTS.jsonl --megabytes 10 50 100 200 --into FOLDER

For each number of cores: seconds until Spark is there, until all findings are, what Spark's shuffles wrote, and the
share of the cores' time that was not spent in quoth's own functions; that is what one process needs for the same
documents without Spark. The same for each plan that is named; `shards` needs a record in shards. Ends with 1 where a
finding is another. With --growth a record is built of so many megabytes of a table of sources each time, in shards, and
the same documents are checked against it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import time
import urllib.request
from itertools import product
from pathlib import Path
from typing import Any


def digest(rows: list[Any]) -> str:
    """Return one digest for the findings, in whatever order they come."""
    lines = sorted(json.dumps(row, sort_keys=True) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def check_alone(documents: Path, record: Path) -> tuple[float, list[Any]]:
    """Return the seconds that one process needs, with the record open, and the rows."""
    import quoth
    from quoth.readers import read
    from quoth.reports.json_report import report_value
    from quoth.spark.schema import FINDINGS

    opened = quoth.open_record(record)
    quoth.check("He said: “so be it then.”", opened)
    rows: list[Any] = []
    began = time.perf_counter()
    for path in sorted(path for path in documents.rglob("*") if path.is_file()):
        report = quoth.check(read(path.read_bytes(), str(path)), opened)
        rows += [(row["document"]["name"], row.get("number"), row.get("verdict")) for row in
                 FINDINGS.list_rows(report_value(report))]  # fmt: skip
    return time.perf_counter() - began, rows


def check_on_spark(documents: Path, record: Path, cores: int, plan: str) -> None:
    """Check, and print one line of JSON: run as a process of its own, so that the session starts anew."""
    import quoth.spark

    began = time.perf_counter()
    spark = quoth.spark.open_session(f"local[{cores}]", options={"spark.ui.port": "4711"})
    spark.sparkContext.setLogLevel("ERROR")
    there = time.perf_counter()
    found = quoth.spark.check(spark, quoth.spark.read_documents(spark, str(documents)), record, plan=plan)
    rows = [
        (row["document"]["name"], row["number"], row["verdict"].asDict() if row["verdict"] else None)
        for row in found.select("document", "number", "verdict").collect()
    ]
    done = time.perf_counter()
    address = f"{spark.sparkContext.uiWebUrl}/api/v1/applications/{spark.sparkContext.applicationId}/stages"
    with urllib.request.urlopen(address) as answer:
        shuffled = sum(stage["shuffleWriteBytes"] for stage in json.load(answer))
    print(json.dumps({"session": there - began, "check": done - there, "shuffled": shuffled, "digest": digest(rows),
                      "rows": len(rows)}))  # fmt: skip
    spark.stop()


def build_on_spark(texts: Path, megabytes: int, into: Path, cores: int) -> None:
    """Build a record of the first lines of a table of sources, and print what it took."""
    import quoth.spark

    part = into / f"{megabytes}.jsonl"
    with texts.open("rb") as lines, part.open("wb") as file:
        while file.tell() < megabytes * 1_000_000 and (line := lines.readline()):
            file.write(line)
    record = into / f"{megabytes}.quoth"
    shutil.rmtree(record, ignore_errors=True)
    spark = quoth.spark.open_session(f"local[{cores}]")
    spark.sparkContext.setLogLevel("ERROR")
    began = time.perf_counter()
    intake = quoth.spark.build_record(spark, quoth.spark.read_documents(spark, str(part)), record)
    print(json.dumps({"build": time.perf_counter() - began, "sources": intake.added, "read": part.stat().st_size}))
    spark.stop()


def ask(*arguments: object) -> dict[str, Any]:
    """Run a step of this program as a process of its own, and return what it printed."""
    command = [sys.executable, __file__, *map(str, arguments)]
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True).stdout
    return dict(json.loads(told.splitlines()[-1]))


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--plan", choices=("record", "shards"), nargs="+", default=["record"])
    parser.add_argument("--growth", type=Path)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 50, 100, 200])
    parser.add_argument("--into", type=Path)
    parser.add_argument("--step", choices=("check", "build"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step == "check":
        check_on_spark(args.documents, args.record, args.cores[0], args.plan[0])
        return 0
    if args.step == "build":
        build_on_spark(args.growth, args.megabytes[0], args.into, args.cores[0])
        return 0
    if args.growth:
        print(f"{'MB':>6}{'sources':>9}{'build s':>9}{'check s':>9}{'shuffled':>11}")
        for size in args.megabytes:
            step = (args.documents, "--cores", args.cores[-1], "--step")
            built = ask(*step, "build", "--growth", args.growth, "--megabytes", size, "--into", args.into)
            told = ask(*step, "check", "--record", args.into / f"{size}.quoth", "--plan", args.plan[0])
            print(f"{built['read'] / 1e6:6.0f}{built['sources']:9d}{built['build']:9.1f}{told['check']:9.1f}"
                  f"{told['shuffled']:11d}", flush=True)  # fmt: skip
        return 0
    alone, rows = check_alone(args.documents, args.record)
    print(f"one process, no Spark: {alone:.1f} s, {len(rows)} rows, {digest(rows)}", flush=True)
    same = True
    for plan, cores in product(args.plan, args.cores):
        told = ask(args.documents, "--step", "check", "--record", args.record, "--cores", cores, "--plan", plan)
        outside = 1 - alone / (told["check"] * cores)
        same = same and told["digest"] == digest(rows)
        print(f"{plan}, local[{cores}]: session {told['session']:.1f} s, check {told['check']:.1f} s, "
              f"{told['rows']} rows, "
              f"{'the same' if told['digest'] == digest(rows) else 'OTHERS'}; {outside:.0%} outside quoth, "
              f"{told['shuffled']} bytes shuffled", flush=True)  # fmt: skip
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
