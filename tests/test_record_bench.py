"""The bench of a record on disk runs, checks its answers, and has its places in the manual."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "bench" / "record.py"


def test_the_bench_of_a_record_finds_what_it_planted() -> None:
    command = [sys.executable, str(BENCH), "--mb", "0.3", "--queries", "30", "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert not figures["wrong"]
    assert figures["reached"] > 0.9
    assert figures["segments"] == 1
    assert figures["pages"] > 0
    assert figures["postings"] > figures["windows"] > 0


def test_its_tables_have_places_in_the_manual() -> None:
    page = (ROOT / "docs" / "quotation-index.md").read_text(encoding="utf-8")
    for name in ("given", "made up"):
        assert page.count(f"<!-- made by bench/record.py: {name} -->\n|") == 1
        assert page.count(f"<!-- to here: {name} -->") == 1
