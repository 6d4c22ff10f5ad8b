"""The bench of answers runs, and its verdicts are right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench" / "answers.py"


def test_what_is_planted_in_answers_is_seen_and_judged_rightly() -> None:
    run("--each", "5", "--seed", "4")


def test_calls_are_timed_and_each_answer_is_checked() -> None:
    printed = run("--calls", "8").splitlines()
    assert [line.split()[0] for line in printed[1:5]] == ["cold", "compiling", "compiled", "plain"]
    assert printed[-1].endswith("8 with every label as planted")


def run(*options: str) -> str:
    command = [sys.executable, str(BENCH), *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
