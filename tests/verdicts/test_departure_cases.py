"""Every kind of departure, from cases that anyone can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from quoth.alignment.edits import make_edits
from quoth.alignment.fit import fit_words
from quoth.alignment.settle import settle_steps
from quoth.model import EditKind
from quoth.text.quoted import read_words
from quoth.text.words import find_words
from quoth.verdicts.changes import Change
from quoth.verdicts.kinds import KINDS, fold_of, name_departures

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "departures").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def changes(recorded: str, quoted: str) -> list[Change]:
    mine, theirs = read_words(quoted), find_words(recorded)
    fit = fit_words(mine, theirs.keys, np.ones(len(mine)))
    steps = settle_steps(fit.steps, mine, quoted, theirs, recorded)
    found = []
    for edit in make_edits(steps, mine, theirs):
        if edit.kind is EditKind.EQUAL:
            continue
        last = edit.recorded_words[1]
        after = recorded[int(theirs.starts[last]) : int(theirs.ends[last])] if last < len(theirs) else ""
        found.append(
            Change(
                edit.quoted.cut(quoted), edit.recorded.cut(recorded), edit.quoted, edit.recorded, False, "", after
            )
        )
    return found


def decide(case: dict[str, Any]) -> tuple[set[str], list[float]]:
    names, weights = set(), []
    for change in changes(case["recorded"], case["quoted"]):
        fold = fold_of(change)
        if fold:
            names.add(f"fold: {fold}")
            continue
        names.add(next(rule.name for rule in KINDS if rule.fits(change)))
        weights += [departure.weight for departure in name_departures([change])]
    return names, weights


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['quoted'][:40]}")
def test_the_rule_decides(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    names, weights = decide(case)
    assert names == {case["rule"]}
    assert all(case.get("least", 0) <= weight <= case.get("most", 1) for weight in weights)


def test_every_kind_has_a_case() -> None:
    assert {rule.name for rule in KINDS} <= {case["rule"] for case in CASES}
