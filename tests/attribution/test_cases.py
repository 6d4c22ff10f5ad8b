"""Every case of `tests/cases/attribution`, and one for each name that an attribution can carry."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quoth.attribution import attribute
from quoth.attribution.weights import CONFIDENCE
from quoth.model import Attribution, Days, Document
from quoth.quotes import find_quotations
from quoth.readers import read_text

FOLDER = Path(__file__).parents[1] / "cases" / "attribution"
CASES: list[dict[str, Any]] = [
    case
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def show(document: Document, attribution: Attribution) -> dict[str, str]:
    mention, cue = attribution.mention, attribution.cue
    return {
        "rule": attribution.rule,
        "speaker": attribution.speaker or "",
        "mention": mention.cut(document.text) if mention else "",
        "cue": cue.cut(document.text) if cue else "",
        "said_on": str(attribution.said_on) if attribution.said_on else "",
    }


@pytest.mark.parametrize("blocks", [True, False], ids=["blocks", "bare"])
@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, Any], blocks: bool) -> None:
    published = Days.parse(case["published"]) if "published" in case else None
    document = replace(read_text(case["document"]), published=published)
    quotations = find_quotations(document)
    if not blocks:
        document = replace(document, blocks=())
    attributions = attribute(document, quotations)
    assert len(attributions) == len(quotations) == len(case["expected"])
    for attribution, expected in zip(attributions, case["expected"], strict=True):
        shown = show(document, attribution)
        assert {key: shown[key] for key in expected} == expected


def test_every_rule_that_is_weighed_has_a_case() -> None:
    named = {row.get("rule") for case in CASES for row in case["expected"]}
    assert set(CONFIDENCE) <= named
