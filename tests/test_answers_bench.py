"""The bench of answers runs, and its verdicts are right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench" / "answers.py"


def test_what_is_planted_in_answers_is_seen_and_judged_rightly() -> None:
    command = [sys.executable, str(BENCH), "--each", "5", "--seed", "4"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
