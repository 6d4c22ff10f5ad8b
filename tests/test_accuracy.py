"""How often verdicts are right: the quick gate holds, a slide is seen, and the manual says what was measured."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
QUALITY = ROOT / "bench" / "quality"
PAGE = ROOT / "docs" / "accuracy.md"


def load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, QUALITY / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


floors = load("floors")
PINNED = floors.read(QUALITY / "floors.json")


def run(**figures: list[int]) -> dict[str, Any]:
    named = {name.replace("_", " "): figure for name, figure in figures.items()}
    return {"seed": 1, "each": 3, "digest": "sha256:0", "quotations": 10, "figures": named}


def test_verdicts_are_as_good_as_they_were() -> None:
    """A small sample; `python bench/quality/gate.py` measures the full one."""
    done = subprocess.run(
        [sys.executable, QUALITY / "gate.py", "--quick"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("before", "after", "slid"),
    [
        (run(accuracy=[9, 10]), run(accuracy=[9, 10]), []),
        (run(accuracy=[9, 10]), run(accuracy=[10, 10]), []),
        (run(accuracy=[9, 10]), run(accuracy=[8, 10]), ["accuracy"]),
        (run(false_comfort=[0, 10]), run(false_comfort=[1, 10]), ["false comfort"]),
        (run(false_comfort=[2, 10]), run(false_comfort=[1, 10]), []),
        (run(accuracy=[9, 10], risk=[3, 3]), run(accuracy=[9, 10]), ["risk"]),
        (run(risk=[3, 3]), run(risk=[0, 0]), ["risk"]),
    ],
)
def test_a_figure_that_slides_is_named(before: dict[str, Any], after: dict[str, Any], slid: list[str]) -> None:
    assert floors.slid(before, after) == slid
    assert floors.pin(before, after, set()) == slid
    assert floors.pin(before, after, set(slid)) == []


@pytest.mark.parametrize("what", ["seed", "each", "digest", "quotations"])
def test_other_texts_are_noticed(what: str) -> None:
    before = run(accuracy=[9, 10])
    assert floors.changed(before, before) == []
    assert floors.changed(before, before | {what: "other"}) == [what]


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    floors.write(tmp_path / "floors.json", PINNED)
    assert (tmp_path / "floors.json").read_bytes() == (QUALITY / "floors.json").read_bytes()
    assert json.loads((tmp_path / "floors.json").read_text(encoding="utf-8")) == PINNED


def write_table() -> str:
    """Return the figures of the full run as the manual prints them."""
    full = PINNED["full"]
    lines = [
        f"Measured on {full['date']}: {full['quotations']} quotations, {full['each']} of each class alone and the "
        f"rest in articles of eight, seed {full['seed']}.",
        "",
        "| figure | share | counted |",
        "| --- | --- | --- |",
    ]
    figures = full["figures"]
    lines += [row(name, figure) for name, figure in figures.items() if ": " not in name]
    for begins, title in (("risk: ", "Risk weighed"), ("class: ", "Rightly judged")):
        lines += ["", f"{title}, by class:", "", "| class | share | counted |", "| --- | --- | --- |"]
        lines += [row(name[len(begins) :], figure) for name, figure in figures.items() if name.startswith(begins)]
    return "\n".join(lines)


def row(name: str, figure: list[int]) -> str:
    return f"| `{name}` | {figure[0] / figure[1]:.3f} | {figure[0]} of {figure[1]} |"


def test_the_manual_gives_the_figures_that_are_pinned() -> None:
    """With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""
    text = PAGE.read_text(encoding="utf-8")
    head, opening, rest = text.partition("<!-- made from floors.json -->\n")
    shown, closing, tail = rest.partition("<!-- to here -->")
    assert opening
    assert closing
    if os.environ.get("QUOTH_WRITE_DOCS"):
        PAGE.write_text(f"{head}{opening}{write_table()}\n{closing}{tail}", encoding="utf-8")
    else:
        assert shown == write_table() + "\n", "set QUOTH_WRITE_DOCS=1 and run this test once"


def test_every_figure_and_class_is_explained() -> None:
    told = PAGE.read_text(encoding="utf-8").partition("## What is counted")[2]
    for name in PINNED["full"]["figures"]:
        bare = name.rpartition(": ")[2]
        assert re.search(rf"^\| `{re.escape(bare)}` \|", told, re.MULTILINE), name
