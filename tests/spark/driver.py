"""What the test of the cluster runs as a program: a check of a table on a master, its rows written to a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from quoth.spark import check, open_session


def main(master: str, documents: str, record: str, out: str, options: str, how: str) -> None:
    spark = open_session(master, "cluster", json.loads(options))
    table = spark.read.schema("id STRING, text STRING").json(documents)
    if how == "shards":  # all is done when this returns
        print("begun", flush=True)
        frame = check(spark, table, record, plan="shards", slices=12)
    else:
        frame = check(spark, table, record, send=how == "send", slices=24)
        print("begun", flush=True)
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    Path(f"{out}.part").write_text(json.dumps(rows), "utf-8")
    Path(f"{out}.part").rename(out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
