"""The floors below which no figure may slide, and what is pinned with them. Pure functions: nothing is measured here.

A run is {"date", "seed", "each", "digest", "quotations", "figures"};
its figures are {name: [part, whole]}, those in `MOST`
the better the lower, all others the better the higher. Classes go by the names `class: …` and `risk: …`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Run = dict[str, Any]

MOST = frozenset({"false comfort", "false alarm", "accusation"})
"""Figures of which less is better."""
PINNED = ("seed", "each", "digest", "quotations")
"""What must be as it was for two runs to be comparable."""


def read(path: Path) -> dict[str, Run]:
    """Return the pinned runs by name; none where there is no file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(path: Path, runs: dict[str, Run]) -> None:
    """Write the runs, a figure a line, so that a difference is read easily."""
    text = json.dumps(runs, ensure_ascii=False, indent=1)
    for run in runs.values():
        for part, whole in run["figures"].values():
            text = text.replace(f"[\n    {part},\n    {whole}\n   ]", f"[{part}, {whole}]")
    path.write_text(text + "\n", encoding="utf-8")


def share(figure: list[int]) -> float:
    """Return a figure as a share; 0 where nothing was counted."""
    return figure[0] / figure[1] if figure[1] else 0.0


def slid(pinned: Run, run: Run) -> list[str]:
    """Return the names of the figures that are worse than pinned, or gone."""
    names = []
    for name, old in pinned["figures"].items():
        new = run["figures"].get(name)
        if new is None or not new[1] or ((share(new) > share(old)) if name in MOST else (share(new) < share(old))):
            names.append(name)
    return names


def changed(pinned: Run, run: Run) -> list[str]:
    """Return what makes the two runs measure different things: seed, size, texts, count."""
    return [what for what in PINNED if pinned[what] != run[what]]


def pin(pinned: Run | None, run: Run, lower: set[str]) -> list[str]:
    """Return why `run` may not be pinned instead: the figures that it would lower and that `lower` does not name."""
    return [name for name in slid(pinned, run) if name not in lower] if pinned else []
