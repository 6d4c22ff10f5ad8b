"""No rule without a case: every row of a table is named in the case files that belong to it.

A case names the rule that it is for: `rule = "first name"` in TOML, or the name alone on a line, in
quotes or in backticks in any other text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"

TABLES = (
    ("quoth.quotes.kinds", "RULES", "quotes"),
    ("quoth.quotes.conventions", "CONVENTIONS", "quotes"),
    ("quoth.quotes.interruptions", "LANGUAGES", "quotes"),
    ("quoth.attribution.rules", "RULES", "attribution"),
    ("quoth.readers.datelines", "RULES", "dates"),
    ("quoth.readers.page_dates", "PLACES", "dates"),
    ("quoth.attribution.indirect.rules", "TELLING_RULES", "attribution"),
    ("quoth.attribution.relays.rules", "RELAYS", "attribution"),
    ("quoth.verdicts.kinds", "KINDS", "departures"),
    ("quoth.verdicts.rules", "RULES", "verdicts"),
)
"""Module, table, and the folder under `tests/cases` that holds its cases."""


def names(module: str, table: str) -> list[str]:
    """Return the names of a table's rows, in order."""
    return [row.name for row in getattr(import_module(module), table)]


@cache
def case_text(folder: str) -> str:
    """Return all case files of a folder, one after another."""
    paths = sorted(path for path in (CASES / folder).rglob("*") if path.is_file())
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def is_named(name: str, text: str) -> bool:
    """Whether `text` holds `name` as a whole: alone on its line, or between quotes or backticks."""
    whole = re.escape(name)
    alone = rf"^[\s#*:-]*{whole}[\s:]*$|([\"'`]){whole}\1|[:=]\s*{whole}\s*$"
    return bool(re.search(alone, text, re.MULTILINE))


@pytest.mark.parametrize(("module", "table", "folder"), TABLES)
def test_every_rule_has_a_case(module: str, table: str, folder: str) -> None:
    rows = names(module, table)
    assert rows, f"{module}.{table} is empty"
    missing = [name for name in rows if not is_named(name, case_text(folder))]
    assert not missing, f"add a case under tests/cases/{folder} for: {', '.join(missing)}"


@pytest.mark.parametrize(("module", "table"), [row[:2] for row in TABLES])
def test_rules_have_names_of_their_own(module: str, table: str) -> None:
    rows = names(module, table)
    assert len(set(rows)) == len(rows)


def test_a_name_counts_only_as_a_whole() -> None:
    assert is_named("curly double", 'convention = "curly double"')
    assert is_named("nothing-near", "rule: nothing-near\n")
    assert not is_named("curly double", 'convention = "curly double, wrong way round"')
