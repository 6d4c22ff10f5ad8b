"""The manual cannot drift: whatever a user can type, read or be told stands in it, and its examples run."""

from __future__ import annotations

import dataclasses
import doctest
import os
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import click
import pytest

import quoth
import quoth.spark
from quoth import errors, evaluators
from quoth.attribution.catalogue import CATALOGUE, write_table
from quoth.attribution.indirect.rules import TELLING_RULES, write_telling_table
from quoth.attribution.lexicons import LANGUAGES as TONGUES
from quoth.cli import commands
from quoth.configuration.keys import IGNORED, KEYS, read_keys
from quoth.model import Axis, BlockKind, DepartureKind, Kind, Label, OmissionPlace, SignalKind
from quoth.quotes.conventions import BLOCK, CONVENTIONS, DIALOGUE
from quoth.quotes.interruptions import LANGUAGES
from quoth.quotes.kinds import RULES as QUOTATION_RULES
from quoth.readers import READERS
from quoth.readers.bundles import BUNDLES
from quoth.readers.datelines import RULES as DATELINES
from quoth.readers.page_dates import PLACES
from quoth.readers.page_facts import PLACES as FACTS
from quoth.reports import FORMATS
from quoth.reports.csv_report import COLUMNS
from quoth.reports.findings_csv import FINDING_COLUMNS
from quoth.reports.weighing import SEVERITIES
from quoth.settings import Settings
from quoth.spacy import ATTRIBUTES
from quoth.spark.schema import write_column_table
from quoth.text.fold import FOLDS
from quoth.verdicts.kinds import KINDS, write_kind_table
from quoth.verdicts.notes import write_note_table
from quoth.verdicts.points import write_point_table
from quoth.verdicts.rules import RULES as VERDICT_RULES
from quoth.verdicts.styles import write_style_table, write_styles

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "DESIGN.md", "CHANGELOG.md")]
PAGES += sorted(DOCS.glob("*.md"))
README = ROOT / "README.md"
ELSEWHERE = {"api.md", "mcp.md", "answers.md", "spark.md"}
"""Pages whose examples ask servers or need others: they run in tests/web, tests/mcp, tests/spark, test_answers_docs."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def missing(names: list[str], text: str) -> list[str]:
    """Return the names that `text` does not print as code."""
    return [name for name in names if f"`{name}`" not in text]


def blocks(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, down to the next of its rank; empty where there is none."""
    match = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^\1 |\Z)", text, re.MULTILINE | re.DOTALL)
    return match[2] if match else ""


def walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name, groups included."""
    yield context.command_path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from walk(below, click.Context(below, parent=context, info_name=name))


COMMANDS = dict(walk(commands, click.Context(commands, info_name="quoth")))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    text = section(page("command-line.md"), f"`{name}`")
    assert text, f"docs/command-line.md has no section headed `{name}`"
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"`{re.escape(option)}[ `]", text), f"{option} of {name} is not explained"
        else:
            assert isinstance(parameter, click.Argument)
            assert (parameter.metavar or str(parameter.name).upper()) in text


TOLD = (
    ("verdicts.md", Label, "label"),
    ("verdicts.md", Axis, "axis"),
    ("verdicts.md", DepartureKind, "departure"),
    ("verdicts.md", OmissionPlace, "place of an omission"),
    ("quotations.md", Kind, "kind"),
    ("quotations.md", SignalKind, "signal"),
    ("quotations.md", BlockKind, "block"),
)


@pytest.mark.parametrize(("name", "values", "what"), TOLD, ids=[what for _, _, what in TOLD])
def test_every_value_of_the_report_is_documented(name: str, values: type[Enum], what: str) -> None:
    absent = missing([str(value.value) for value in values], page(name))
    assert not absent, f"docs/{name} does not explain the {what}: {', '.join(absent)}"


NAMED = {
    "report formats": ("formats.md", [row.name for row in FORMATS]),
    "document formats": ("documents.md", [ending for row in (*READERS, *BUNDLES) for ending in row.endings]),
    "conventions": ("quotations.md", [row.name for row in (*CONVENTIONS, BLOCK, DIALOGUE)]),
    "languages of interruptions": ("quotations.md", [row.name for row in LANGUAGES]),
    "rules of kinds": ("quotations.md", [row.name for row in QUOTATION_RULES]),
    "attribution rules": ("attribution.md", [row.name for row in CATALOGUE]),
    "rules of indirect speech": ("attribution.md", [row.name for row in TELLING_RULES]),
    "folds": ("verdicts.md", [fold.name for fold in FOLDS]),
    "departure rules": ("verdicts.md", [row.name for row in KINDS]),
    "verdict rules": ("verdicts.md", [row.name for row in VERDICT_RULES]),
    "settings": ("python.md", list(Settings.__dataclass_fields__)),
    "errors": ("python.md", errors.__all__),
    "figures of a score": ("evaluation.md", list(quoth.Score.__dataclass_fields__)),
    "evaluators": ("evaluation.md", [name for name in evaluators.__all__ if name.islower()]),
    "keys of a configuration": ("configuration.md", [key.name for key in (*KEYS, *IGNORED)]),
    "public names of quoth.spark": ("spark.md", quoth.spark.__all__),
    "public names": ("python.md", [f"quoth.{name}" for name in quoth.__all__]),
}


@pytest.mark.parametrize("what", NAMED)
def test_every_row_of_a_table_is_documented(what: str) -> None:
    name, names = NAMED[what]
    absent = missing(names, page(name))
    assert not absent, f"docs/{name} does not explain: {', '.join(absent)}"


def test_every_column_is_documented_as_the_table_says_it() -> None:
    rows = [f"| `{column.name}` | {column.says} |" for column in COLUMNS]
    assert "\n".join(rows) in page("formats.md")
    more = [f"| `{column.name}` | {column.says} |" for column in FINDING_COLUMNS]
    assert "\n".join(more) in page("formats.md")


def test_gravity_is_documented_as_the_table_says_it() -> None:
    rows = [f"| {f'`{rule.severity}`' if rule.severity else 'nothing'} | {rule.says} |" for rule in SEVERITIES]
    assert "\n".join(rows) in page("formats.md")


def test_every_language_in_which_speakers_are_told_is_named() -> None:
    text = section(page("attribution.md"), "Languages")
    assert not [name for name in TONGUES.values() if name not in text]


def test_every_attribute_of_spacys_docs_and_spans_is_documented_as_the_table_says_it() -> None:
    rows = [f"| `{row.owner.__name__.lower()}._.{row.name}` | {row.says} |" for row in ATTRIBUTES]
    assert "\n".join(rows) in page("spacy.md")


def test_every_place_of_a_day_is_documented_as_the_tables_say_it() -> None:
    for table in (PLACES, DATELINES):
        rows = [f"| `{row.name}` | {row.says} |" for row in table]
        assert "\n".join(rows) in page("documents.md")


def test_every_place_of_a_title_an_author_or_a_language_is_documented_as_the_table_says_it() -> None:
    rows = [f"| {row.fact} | `{row.name}` | {row.says} |" for row in FACTS]
    assert "\n".join(rows) in page("documents.md")


@pytest.mark.parametrize("name", ["configuration.md", "ci.md"])
def test_the_configurations_that_are_shown_can_be_used(name: str) -> None:
    shown = blocks(page(name), "toml")
    assert shown
    for block in shown:
        assert read_keys(tomllib.loads(block), ROOT / "quoth.toml").record


def test_the_quick_start_is_two_commands() -> None:
    start = section(README.read_text(encoding="utf-8"), "Quick start")
    commands = blocks(start, "sh")
    assert len(commands) == 2
    assert all(len(command.strip().splitlines()) == 1 for command in commands)
    assert commands[0].strip().endswith("quoth demo")


def test_the_readme_the_check_and_the_sessions_run_the_same_tests() -> None:
    start = section(README.read_text(encoding="utf-8"), "Quick start")
    words = shlex.split(blocks(start, "sh")[1].rpartition("&&")[2])
    call = " ".join(words[words.index("-m") :])
    assert call == "-m pytest -q"
    assert f'"$python" {call} ' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert '"-m", "pytest", *(session.posargs or ["-q"])' in (ROOT / "noxfile.py").read_text(encoding="utf-8")


def excerpt(shown: str, printed: str) -> str:
    """Return `shown` with each of its paragraphs as it is printed now: by number, or by its first word."""
    now = {paragraph.split()[0]: paragraph for paragraph in printed.rstrip().split("\n\n")}
    return "\n\n".join(now.get(part.split()[0], part) for part in shown.rstrip().split("\n\n")) + "\n"


def test_the_readme_shows_what_is_really_printed() -> None:
    """With QUOTH_WRITE_DOCS set, the README is brought up to date instead."""
    example = ROOT / "examples" / "summit"
    document = dataclasses.replace(quoth.read(example / "essay.html"), name="essay.html")
    printed = quoth.render(quoth.check(document, quoth.open_record(example / "record")), "text", width=100)
    text = README.read_text(encoding="utf-8")
    (shown,) = blocks(text, "text")
    if os.environ.get("QUOTH_WRITE_DOCS"):
        README.write_text(text.replace(shown, excerpt(shown, printed)), encoding="utf-8")
    else:
        assert shown == excerpt(shown, printed), "set QUOTH_WRITE_DOCS=1 and run this test once"


def test_the_rules_of_attribution_are_listed_as_they_are() -> None:
    """With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""
    path = DOCS / "attribution.md"
    text = path.read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- made from the code -->\n(.*?)\n<!-- to here -->", text, re.DOTALL)
    if os.environ.get("QUOTH_WRITE_DOCS"):
        path.write_text(text.replace(f"-->\n{shown}\n<!--", f"-->\n{write_table()}\n<!--"), encoding="utf-8")
    else:
        assert shown == write_table(), "set QUOTH_WRITE_DOCS=1 and run this test once"


def test_the_rules_of_indirect_speech_are_listed_as_they_are() -> None:
    """With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""
    path = DOCS / "attribution.md"
    text = path.read_text(encoding="utf-8")
    opening, closing = "<!-- made from the code: indirect -->\n", "\n<!-- to here: indirect -->"
    before, _, rest = text.partition(opening)
    shown, _, after = f"{rest}".partition(closing.strip("\n"))
    if os.environ.get("QUOTH_WRITE_DOCS"):
        path.write_text(f"{before}{opening}{write_telling_table()}{closing}{after}", encoding="utf-8")
    else:
        assert shown.strip("\n") == write_telling_table(), "set QUOTH_WRITE_DOCS=1 and run this test once"


MADE = (
    ("verdicts.md", "departures", write_kind_table),
    ("verdicts.md", "points", write_point_table),
    ("verdicts.md", "notes", write_note_table),
    ("styles.md", "house styles", write_styles),
    ("styles.md", "styles", write_style_table),
    ("spark.md", "columns", write_column_table),
)
"""Tables of the manual that the code writes: page, name, and what writes it."""


@pytest.mark.parametrize(("name", "what", "write"), MADE, ids=[what for _, what, _ in MADE])
def test_tables_of_the_code_are_listed_as_they_are(name: str, what: str, write: Callable[[], str]) -> None:
    """With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""
    text = page(name)
    opening, closing = f"<!-- made from the code: {what} -->\n", f"<!-- to here: {what} -->"
    before, _, rest = text.partition(opening)
    shown, _, after = rest.partition(closing)
    if os.environ.get("QUOTH_WRITE_DOCS"):
        (DOCS / name).write_text(f"{before}{opening}{write()}\n{closing}{after}", encoding="utf-8")
    else:
        assert shown.strip("\n") == write(), "set QUOTH_WRITE_DOCS=1 and run this test once"


def test_the_design_names_every_folder_and_module() -> None:
    text = (ROOT / "DESIGN.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "src" / "quoth").iterdir()):
        name = f"{path.name}/" if path.is_dir() else path.stem
        if path.suffix in ("", ".py") and name not in ("__init__", "__pycache__/"):
            assert f"`{name}`" in text, f"DESIGN.md gives {name} no layer"


@pytest.mark.parametrize("path", [path for path in PAGES if path.name not in ELSEWHERE], ids=lambda path: path.name)
def test_examples_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python block runs from the project's root, after those before it, and prints what it says."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for number, block in enumerate(blocks(path.read_text(encoding="utf-8"), "python"), 1):
        where = f"{path.name}, block {number}"
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, names, where, str(path), 0)
            runner.run(test, clear_globs=False)
            names = test.globs
        else:
            exec(compile(block, where, "exec"), names)
    assert runner.summarize(verbose=False).failed == 0


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's headings get."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", [*PAGES, ROOT / "examples" / "README.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.partition(":")[0] in ("http", "https", "mailto"):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), f"{path.name} links to {target}"


def test_every_page_is_listed() -> None:
    listed = page("index.md")
    for path in sorted(DOCS.glob("*.md")):
        if path.name != "index.md":
            assert f"({path.name})" in listed, f"docs/index.md does not list {path.name}"


PRIVATE = ("/work" + "/", "/tmp/" + "venv", "/root" + "/", "bash" + "_jobs")
"""Places of one machine, which mean nothing on another; in parts, so that this file is free of them."""
OWN = ("src", "tests", "docs", "examples", "bench", ".ci", "*.md", "*.toml", "noxfile.py")


def test_nothing_depends_on_the_machine_it_was_made_on() -> None:
    for pattern in OWN:
        for top in ROOT.glob(pattern):
            for path in [top] if top.is_file() else sorted(top.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    text = path.read_bytes().decode("utf-8", "replace")
                    assert not [place for place in PRIVATE if place in text], path
