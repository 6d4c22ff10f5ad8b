"""Every case of `tests/cases/attribution`, and one for each name that an attribution can carry."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quoth.attribution import Ranker, attribute
from quoth.attribution.catalogue import CATALOGUE
from quoth.attribution.weights import CONFIDENCE, UNMEASURED
from quoth.model import Attribution, Days, Document
from quoth.quotes import find_quotations
from quoth.readers import read_text

FOLDER = Path(__file__).parents[1] / "cases" / "attribution"


def read_cases(pattern: str) -> list[dict[str, Any]]:
    return [
        case
        for path in sorted(FOLDER.glob(pattern))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


CASES = [case for name in ("english", "forms", "introductions", "names", "law") for case in read_cases(f"{name}.toml")]
TONGUES = [
    case
    for name in "german french spanish italian portuguese dutch scandinavian polish russian chinese_japanese".split()
    for case in read_cases(f"{name}.toml")
]
ALL = {"rule", "speaker", "mention", "cue", "said_on", "relay", "relay_cue", "day_told", "cited", "cited_by", "named"}
RANKED = read_cases("ranked.toml") + read_cases("relays.toml") + read_cases("occasions.toml")


def show(document: Document, attribution: Attribution) -> dict[str, str]:
    mention, cue, relay = attribution.mention, attribution.cue, attribution.relay
    return {
        "rule": attribution.rule,
        "speaker": attribution.speaker or "",
        "mention": mention.cut(document.text) if mention else "",
        "cue": cue.cut(document.text) if cue else "",
        "said_on": str(attribution.said_on) if attribution.said_on else "",
        "day_told": attribution.day_told.value if attribution.day_told else "",
        "cited": attribution.cited.name if attribution.cited else "",
        "cited_by": attribution.cited.told.value if attribution.cited else "",
        "named": attribution.named.cut(document.text) if attribution.named else "",
        "relay": (relay.speaker or "?") if relay else "",
        "relay_cue": relay.cue.cut(document.text) if relay else "",
    }


def check(case: dict[str, Any], blocks: bool, ranker: Ranker | None, keys: set[str]) -> None:
    published = Days.parse(case["published"]) if "published" in case else None
    document = replace(read_text(case["document"]), published=published)
    quotations = find_quotations(document)
    if not blocks:
        document = replace(document, blocks=())
    attributions = attribute(document, quotations, ranker)
    assert len(attributions) == len(quotations) == len(case["expected"])
    for attribution, expected in zip(attributions, case["expected"], strict=True):
        shown = show(document, attribution)
        assert {key: shown[key] for key in expected if key in keys} == {
            key: value for key, value in expected.items() if key in keys
        }


@pytest.mark.parametrize("blocks", [True, False], ids=["blocks", "bare"])
@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_the_rules_alone_stand(case: dict[str, Any], blocks: bool) -> None:
    check(case, blocks, Ranker(), ALL)


AGREED = [case for case in CASES if case.get("ranked", True)]


@pytest.mark.parametrize("case", AGREED, ids=[case["title"] for case in AGREED])
def test_the_ranker_names_the_same_speakers(case: dict[str, Any]) -> None:
    check(case, True, None, {"speaker"})


@pytest.mark.parametrize("case", RANKED, ids=[case["title"] for case in RANKED])
def test_the_ranker_does_better(case: dict[str, Any]) -> None:
    check(case, True, None, ALL)


@pytest.mark.parametrize("case", TONGUES, ids=[case["title"] for case in TONGUES])
def test_other_languages(case: dict[str, Any]) -> None:
    check(case, True, None, ALL)


def test_every_rule_that_is_weighed_has_a_case() -> None:
    named = {row.get("rule") for case in CASES + RANKED + TONGUES for row in case["expected"]}
    assert set(CONFIDENCE) | set(UNMEASURED) <= named
    assert {entry.name for entry in CATALOGUE} <= named
