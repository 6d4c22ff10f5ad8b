"""The assertion, and what pytest does with it: a run of pytest in a run of pytest."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

import quoth
from quoth.errors import ReadError, UnknownNameError
from quoth.testing import QuotationError, assert_quotations

pytest_plugins = ["pytester"]

SOURCE = "We shall never close the upper gate while the river runs high in spring."
RIGHT = "She said: “We shall never close the upper gate while the river runs high.”"
WRONG = "She said: “We shall close the upper gate while the river runs high.”"
INVENTED = "She said: “Nobody in the whole valley had ever asked us for a second bridge.”"
TESTS = f"""
import pytest
from quoth.testing import assert_quotations as assertion

SOURCES = [{SOURCE!r}]

def test_right(assert_quotations):
    assert assert_quotations({RIGHT!r}, SOURCES).findings

@pytest.mark.parametrize("n", [1, 2])
def test_wrong(assert_quotations, n):
    assert_quotations({WRONG!r}, SOURCES)

def test_imported():
    assertion({WRONG!r}, SOURCES)

def test_other():
    assert 1 == 2
"""
LOADED = any(each.value == "quoth.pytest_plugin" for each in entry_points(group="pytest11"))
"""Whether quoth is installed with its plugin; else pytest is told to load it."""
GIVEN = () if LOADED else ("-p", "quoth.pytest_plugin")


def test_the_package_names_the_plugin() -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    assert '[project.entry-points.pytest11]\nquoth = "quoth.pytest_plugin"\n' in text


def test_what_is_quoted_rightly_passes() -> None:
    given = ([SOURCE], SOURCE, {"id": "log", "text": SOURCE}, quoth.open_record([SOURCE]), quoth.compile(SOURCE))
    for sources in given:
        report = assert_quotations(RIGHT, sources)
        assert [finding.verdict.label.value for finding in report.findings] == ["verbatim"]
    assert assert_quotations("Nothing is quoted here.", [SOURCE]).findings == ()


def test_what_is_not_fails_and_shows_the_words() -> None:
    with pytest.raises(QuotationError) as told:
        assert_quotations(f"{RIGHT}\n\n{WRONG}", [{"id": "log", "text": SOURCE}])
    text = str(told.value)
    assert text.startswith("1 failed (`altered` or graver, or `not_found`) of 2 quotations, checked against ")
    assert "≠ ALTERED" in text
    assert "“We shall [-never-] close the upper gate" in text
    assert "why" in text
    assert "in           log" in text
    assert "≈" not in text
    assert "✓" not in text
    assert len(told.value.report.findings) == 2


@pytest.mark.parametrize("name", ["altered", "misattributed", "not-found", quoth.Label.NOT_FOUND, ["not_found"]])
def test_what_was_invented_fails_whatever_the_label(name: str) -> None:
    with pytest.raises(QuotationError, match="NOT FOUND"):
        assert_quotations(INVENTED, [SOURCE], fail_on=name)


def test_gravity_is_that_of_the_command_line() -> None:
    with pytest.raises(QuotationError, match="NOT FOUND"):
        assert_quotations(INVENTED, [SOURCE])
    for name in ("spliced", quoth.Label.MISATTRIBUTED):
        assert assert_quotations(WRONG, [SOURCE], fail_on=name)
    for name in ("marked", "not_found", "altered"):
        with pytest.raises(QuotationError, match="ALTERED"):
            assert_quotations(WRONG, [SOURCE], fail_on=name)


def test_labels_may_be_given_one_by_one() -> None:
    assert assert_quotations(INVENTED, [SOURCE], fail_on=["altered", quoth.Label.SPLICED])
    assert assert_quotations(f"{INVENTED} {WRONG}", [SOURCE], fail_on=())
    with pytest.raises(QuotationError, match=r"1 failed \(`altered`, `spliced`\) of 2 quotations"):
        assert_quotations(f"{INVENTED}\n\n{WRONG}", [SOURCE], fail_on=("altered", "spliced"))


def test_settings_are_those_of_a_check() -> None:
    assert assert_quotations("He calls it a “gate”.", [SOURCE], fail_on="marked", all_kinds=False)
    with pytest.raises(TypeError, match="has its settings"):
        assert_quotations(RIGHT, quoth.compile(SOURCE), style="ap")
    with pytest.raises(TypeError, match="no_such"):
        assert_quotations(RIGHT, [SOURCE], no_such=1)
    with pytest.raises(UnknownNameError, match="use one of"):
        assert_quotations(RIGHT, [SOURCE], fail_on="wrong")
    with pytest.raises(ReadError, match="missing"):
        assert_quotations(Path("missing.md"), quoth.compile(SOURCE))
    assert assert_quotations("", [SOURCE]).problems


def test_a_failure_is_read_in_pytest(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    result = pytester.runpytest(*GIVEN)
    result.assert_outcomes(passed=1, failed=4)
    result.stdout.fnmatch_lines(["E*QuotationError: 1 failed (`altered` or graver, or `not_found`) of 1 quotation*"])
    result.stdout.fnmatch_lines(["E*We shall ?-never-? close the upper gate*"])
    result.stdout.no_fnmatch_line("*isinstance(sources*")
    assert not list(pytester.path.glob("**/*.html"))


def test_pages_of_what_failed_are_written_where_asked(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_it=TESTS)
    result = pytester.runpytest(*GIVEN, "--quoth-report", "out/pages")
    result.assert_outcomes(passed=1, failed=4)
    pages = sorted(path.name for path in (pytester.path / "out" / "pages").iterdir())
    assert pages == ["test_it.py-test_imported.html", "test_it.py-test_wrong-1.html", "test_it.py-test_wrong-2.html"]
    assert "the upper gate" in (pytester.path / "out" / "pages" / pages[0]).read_text("utf-8")
    result.stdout.fnmatch_lines(["the report is in *test_it.py-test_wrong-1.html"])


def test_a_page_that_cannot_be_written_is_a_line(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    (pytester.path / "out").write_text("a file")
    result = pytester.runpytest(*GIVEN, "--quoth-report", "out", "-k", "imported")
    result.assert_outcomes(failed=1, deselected=4)
    result.stdout.fnmatch_lines(["*the report cannot be written (*"])


def test_the_plugin_imports_nothing_heavy() -> None:
    heavy = ("numpy", "quoth.pipeline", "quoth.testing", "quoth.reports", "jinja2")
    program = f"import sys, quoth.pytest_plugin; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_manual_runs(pytester: pytest.Pytester) -> None:
    text = (Path(__file__).parents[1] / "docs" / "testing.md").read_text("utf-8")
    code = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    pytester.makepyfile("\n\n".join(code))
    pytester.runpytest(*GIVEN).assert_outcomes(passed=2)
    names: dict[str, Any] = {}
    exec(code[0], names)
    with pytest.raises(QuotationError) as told:
        assert_quotations("Bredal wrote: “We shall not come to Hallow Gate in good faith.”", names["CHUNKS"])
    shown = "\n".join(f"    {line}".rstrip() for line in str(told.value).partition("\n\nMarks")[0].splitlines())
    assert shown in text, shown
