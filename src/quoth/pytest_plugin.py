"""What pytest gets from quoth where both are installed: a fixture, and reports of the assertions that failed.

pytest loads it at its start, in every project, so it imports nothing of quoth before a test asks for it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

__all__ = ["assert_quotations", "pytest_addoption", "pytest_runtest_makereport"]

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 120
"""Code points of a file's name."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.getgroup("quoth").addoption(
        "--quoth-report",
        metavar="DIR",
        help="Write a page for each failed assert_quotations into DIR: the document with all its quotations.",
    )


@pytest.fixture
def assert_quotations() -> Callable[..., Any]:
    """Return `quoth.testing.assert_quotations`: `assert_quotations(answer, sources, fail_on="altered")`."""
    from quoth.testing import assert_quotations  # noqa: PLC0415  (heavy, and few tests ask for it)

    return assert_quotations


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Generator[None, Any, None]:
    """Write the page of a failed assertion, where pages are asked for, and say where it is."""
    outcome = yield
    folder = item.config.getoption("quoth_report")
    testing = sys.modules.get("quoth.testing")  # no such assertion has failed where it is not loaded
    if folder and testing and call.excinfo and isinstance(call.excinfo.value, testing.QuotationError):
        told = _write_page(item.config.invocation_params.dir / folder, item.nodeid, call.excinfo.value.report)
        outcome.get_result().sections.append(("quoth", told))


def _write_page(folder: Path, name: str, report: Any) -> str:
    """Write the page of a report; return where it is, or why there is none."""
    from quoth.reports import render  # noqa: PLC0415  (only where one is asked for)

    stem = _UNFIT.sub("-", name).strip("-.")
    if len(stem) > _LONGEST:
        stem = f"{stem[:_LONGEST]}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
    path = folder / f"{stem}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(render(report, "html"), "utf-8")
    except OSError as error:
        return f"{path}: the report cannot be written ({error.strerror})"
    return f"the report is in {path}"
