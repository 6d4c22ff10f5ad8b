"""Imports run downhill: a module imports only from lower layers, or from its own folder."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"

ROWS = (
    ("errors", "settings", "version"),
    ("gate", "model", "workers"),
    ("seams", "text"),
    ("alignment",),
    ("attribution", "quotes", "readers", "records", "reports", "search", "verdicts"),
    (
        "archive", "checker", "checking", "configuration", "corrections", "evaluation", "fetch", "files", "growth",
        "ingest", "pipeline", "plugins", "remembered",
    ),
    ("",),
    ("evaluators", "mcp", "spacy", "spark", "testing", "web"),
    ("cli", "pytest_plugin"),
    ("__main__",),
)
"""The folders and modules under `quoth`, lowest layer first; the empty name is the package root."""

WALK = 5
"""The layer of the modules that know every stage; they lie in one folder, and may import one another."""

LAYERS = {name: layer for layer, row in enumerate(ROWS) for name in row}

MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}


def unit(module: str) -> str:
    """Return the folder or module right under `quoth` that `module` belongs to."""
    return module.removeprefix("quoth").lstrip(".").partition(".")[0]


def imports(module: str) -> Iterator[tuple[str, int]]:
    """Yield each module of quoth that `module` imports, anywhere in its text, with the line."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name.partition(".")[0] == "quoth":
                    yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package
            for _ in range(node.level - 1):
                base = base.rpartition(".")[0]
            origin = ".".join(part for part in (base if node.level else "", node.module) if part)
            if origin.partition(".")[0] == "quoth":
                for name in node.names:
                    deeper = f"{origin}.{name.name}"
                    yield deeper if deeper in MODULES else origin, node.lineno


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downhill(module: str) -> None:
    assert unit(module) in LAYERS, f"{module}: give `{unit(module)}` a layer, here and in DESIGN.md"
    layer = LAYERS[unit(module)]
    for target, line in imports(module):
        where = f"{module}, line {line}"
        assert target in MODULES, f"{where}: imports {target}, which does not exist"
        if unit(target) == unit(module):
            continue
        assert unit(target) in LAYERS, f"{where}: {target} has no layer"
        if layer == LAYERS[unit(target)] == WALK:
            continue
        assert LAYERS[unit(target)] < layer, f"{where}: imports {target}, which is not below it"


def test_no_module_imports_itself_through_others() -> None:
    below = {module: {target for target, _ in imports(module)} for module in MODULES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " imports ".join((*path[path.index(module) :], module))
        if module not in done:
            for target in sorted(below[module] & MODULES.keys()):
                visit(target, (*path, module))
            done.add(module)

    for module in MODULES:
        visit(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_a_folder_reaches_its_own_modules_by_relative_imports(module: str) -> None:
    if not unit(module) or "." not in module.removeprefix("quoth."):
        return
    package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level:
            assert not (node.module or "").startswith(f"{package}."), (
                f"{module}, line {node.lineno}: write `from .{(node.module or '').rpartition('.')[2]} import`"
            )
