"""One door: the public names stand in the package root, sorted, and are loaded when first used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import quoth
import quoth.model

SOURCE = Path(__file__).parents[1] / "src" / "quoth"


def test_public_names_are_sorted_and_said_once() -> None:
    assert quoth.__all__ == sorted(set(quoth.__all__))


@pytest.mark.parametrize("name", quoth.__all__)
def test_public_names_are_there_and_documented(name: str) -> None:
    value = getattr(quoth, name)
    if callable(value):
        assert (value.__doc__ or "").strip(), f"quoth.{name} has no docstring"


def test_nothing_else_is_listed() -> None:
    assert sorted(dir(quoth)) == quoth.__all__


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = quoth.no_such_name


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("numpy", "lxml", "trafilatura", "rapidfuzz", "dateparser", "rich", "click")
    program = f"import sys, quoth; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_READING = ("quoth.readers", "quoth.checking", "quoth.growth", "quoth.ingest")
_LIGHT = ("numpy", "rapidfuzz", "filelock", *_READING)


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("quoth.archive", _LIGHT),
        ("quoth.model.record", _LIGHT),
        ("quoth.records.address", _LIGHT),
        ("quoth.seams", _LIGHT),
        ("quoth.text.names", _LIGHT),
    ],
)
def test_what_opens_a_record_loads_neither_readers_nor_searching(module: str, heavy: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", quoth.model.__all__)
def test_the_values_are_loaded_when_first_used(name: str) -> None:
    assert hasattr(quoth.model, name)


def test_a_wrong_name_of_a_value_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = quoth.model.no_such_name


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_name_what_they_offer(path: Path) -> None:
    """Each module's `__all__`, where it has one, is sorted and names what stands in it."""
    if path in (SOURCE / "__init__.py", SOURCE / "model" / "__init__.py"):
        return  # their names are loaded on request: tested above
    tree = ast.parse(path.read_text(encoding="utf-8"))
    offered: list[str] = []
    defined: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            defined.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            defined.update((name.asname or name.name).partition(".")[0] for name in node.names)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
            defined |= names
            if "__all__" in names:
                assert node.value is not None
                offered = ast.literal_eval(node.value)
    assert len(offered) == len(set(offered))
    absent = sorted(set(offered) - defined)
    assert not absent, f"{path.name} offers {absent}, which it does not hold"
