"""The page on answers of language models: each block runs, in the order of the page, and prints what is below it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATH = ROOT / "docs" / "answers.md"
NEEDED = {"LangChain": "langchain_core", "LlamaIndex": "llama_index.core", "An MCP client": "mcp"}
"""What the blocks of a section need besides."""
BLOCK = re.compile(
    r"^```(?P<language>python|sh)\n(?P<code>.*?)^```$(?:\n\n^(?P<fence>````?)text\n(?P<shown>.*?)^(?P=fence)$)?",
    re.MULTILINE | re.DOTALL,
)
PROGRAMS = {"quoth": '-m quoth "$@"', "python": '"$@"'}


def list_sections() -> dict[str, list[re.Match[str]]]:
    """Return the blocks of each section that has some, by its heading."""
    text = PATH.read_text(encoding="utf-8")
    heads = list(re.finditer(r"^## (.*)\n", text, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    found = {head[1]: list(BLOCK.finditer(text, head.end(), end)) for head, end in zip(heads, ends, strict=True)}
    return {head: blocks for head, blocks in found.items() if blocks}


SECTIONS = list_sections()
ORDER = list(SECTIONS)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where `quoth` and `python` are those of this test, for all that is begun there."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, given in PROGRAMS.items():
        script = f'#!/bin/sh\nPYTHONPATH="{os.pathsep.join(filter(None, sys.path))}" exec "{sys.executable}" {given}\n'
        (programs / name).write_text(script, encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run_python(code: str, where: str, names: dict[str, object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, where, "exec"), names)
    return printed.getvalue()


def run_shell(code: str) -> str:
    done = subprocess.run(["sh", "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    return done.stdout


def strip_ends(text: str) -> str:
    """Return `text` without blanks at the ends of lines, which no page should have."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def show(text: str, block: re.Match[str], printed: str) -> str:
    """Return the page with what a block prints now."""
    head, tail = text.split(block["code"])
    fence, start = block["fence"], tail.index(f"{block['fence']}text\n")
    end = tail.index(f"\n{fence}\n", start)
    return f"{head}{block['code']}{tail[:start]}{fence}text\n{printed}{tail[end + 1 :]}"


@pytest.mark.usefixtures("place")
@pytest.mark.skipif(os.name != "posix", reason="the page's commands are those of a shell")
@pytest.mark.parametrize("section", ORDER)
def test_the_blocks_of_a_section_print_what_stands_below_them(section: str) -> None:
    """Those of the sections before it run first. With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""
    pytest.importorskip(NEEDED.get(section, "quoth"))
    names: dict[str, object] = {"__name__": "example"}
    for before in ORDER[: ORDER.index(section)]:
        if before not in NEEDED:
            for block in SECTIONS[before]:
                if block["language"] == "python":
                    run_python(block["code"], before, names)
    changes = []
    for number, block in enumerate(SECTIONS[section], 1):
        where = f"{PATH.name}, {section}, block {number}"
        shell = block["language"] == "sh"
        printed = strip_ends(run_shell(block["code"]) if shell else run_python(block["code"], where, names))
        if os.environ.get("QUOTH_WRITE_DOCS"):
            changes.append((block, printed))
        else:
            assert printed == (block["shown"] or ""), f"{where}: set QUOTH_WRITE_DOCS=1 and run this test once"
    for block, printed in changes:
        PATH.write_text(show(PATH.read_text(encoding="utf-8"), block, printed), encoding="utf-8")


def test_all_ways_are_shown_and_nothing_is_printed_unseen() -> None:
    assert {*NEEDED, "One answer against its chunks", "A gate in continuous integration"} <= set(ORDER)
    assert all(block["shown"] for blocks in SECTIONS.values() for block in blocks)


def test_the_gate_fails_and_annotates() -> None:
    shown = "".join(block["shown"] for block in SECTIONS["A gate in continuous integration"])
    assert shown.count("exit status 1\n") == 2
    assert "::error file=answers/cooling.md,line=1," in shown
    assert "::warning file=answers/cooling.md,line=2," in shown
