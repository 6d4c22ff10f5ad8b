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
from quoth.model import Departure, EditKind
from quoth.text.quoted import read_words
from quoth.text.words import find_words
from quoth.verdicts.changes import Change, make_change
from quoth.verdicts.kinds import KINDS, name_departures, pair_moves
from quoth.verdicts.languages import LEXICONS
from quoth.verdicts.lexicon import NO_WORDS
from quoth.verdicts.same import fold_of

CASES = [
    case
    for path in sorted((Path(__file__).parent.parent / "cases" / "departures").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def changes(recorded: str, quoted: str, language: str, marked: bool) -> list[Change]:
    mine, theirs = read_words(quoted), find_words(recorded)
    fit = fit_words(mine, theirs.keys, np.ones(len(mine)))
    steps = settle_steps(fit.steps, mine, quoted, theirs, recorded)
    found = []
    for edit in make_edits(steps, mine, theirs):
        if edit.kind is EditKind.EQUAL:
            continue
        bare = edit.quoted.cut(quoted).strip("[]")
        found.append(make_change(edit, bare, theirs, recorded, marked, LEXICONS.get(language, NO_WORDS)))
    return found


def decide(case: dict[str, Any]) -> tuple[set[str], list[Departure]]:
    found = changes(case["recorded"], case["quoted"], case.get("language", "en"), case.get("marked", False))
    names = {f"fold: {fold}" for change in found if (fold := fold_of(change))}
    left = [change for change in found if not fold_of(change)]
    names |= {next(rule.name for rule in KINDS if rule.fits(change)) for change in pair_moves(left)}
    return names, list(name_departures(left))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['quoted'][:40]}")
def test_the_rule_decides(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True))
    names, departures = decide(case)
    assert names == {case["rule"]}, [departure.reason for departure in departures]
    for departure in departures:
        assert case.get("least", 0) <= departure.weight <= case.get("most", 1), departure.reason
        assert case.get("reason", "") in departure.reason


def test_every_kind_has_a_case() -> None:
    assert {rule.name for rule in KINDS} <= {case["rule"] for case in CASES}
