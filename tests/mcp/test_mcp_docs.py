"""The page on the server for models: what it shows is what is given, and all that is there is told."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import click
import pytest
from mcp import Client

from quoth.cli import commands
from quoth.growth import add_sources
from quoth.mcp import limits
from quoth.mcp.quoting import WARNING

from .conftest import open_streams, run

ROOT = Path(__file__).parents[2]
PATH = ROOT / "docs" / "mcp.md"
PAGE = PATH.read_text(encoding="utf-8")
TOOLS = re.findall(r"^## `(\w+)`$", PAGE, re.MULTILINE)


def section(name: str) -> str:
    return PAGE.split(f"## `{name}`\n")[1].split("\n## ")[0]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    add_sources(tmp_path / "archive.quoth", ROOT / "examples" / "summit" / "record")
    return tmp_path / "archive.quoth"


def test_every_tool_is_told_with_what_it_takes_and_gives_and_no_other(record: Path) -> None:
    server = open_streams("--record", str(record), "--allow-add")
    tools = {tool.name: tool for tool in run(server, lambda client: client.list_tools()).tools}
    assert list(tools) == TOOLS
    for name, tool in tools.items():
        text = section(name)
        taken = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| ([^|]*) \|", text.split("```json")[0], re.MULTILINE)))
        assert taken == list(tool.input_schema["properties"])
        assert tool.output_schema
        shapes = [tool.output_schema, *tool.output_schema.get("$defs", {}).values()]
        for field in {field for shape in shapes for field in shape["properties"]} - {"note"}:
            assert f"`{field}`" in text + section("check_quotations"), field


def test_the_answers_of_the_page_are_those_that_are_given(record: Path) -> None:
    """With QUOTH_WRITE_DOCS set, the page is brought up to date instead."""

    async def work(client: Client) -> list[str]:
        given = [json.loads(re.findall(r"```json\n(.*?)\n```", section(name))[0]) for name in TOOLS]
        results: list[Any] = [await client.call_tool(*call) for call in zip(TOOLS, given, strict=True)]
        return [result.content[0].text for result in results]

    answers = iter(run(open_streams("--record", str(record), "--allow-add"), work))
    pattern = re.compile(r"(?<=^````text\n).*?(?=\n````$)", re.MULTILINE | re.DOTALL)
    told = pattern.sub(lambda _: next(answers), PAGE)
    if os.environ.get("QUOTH_WRITE_DOCS"):
        PATH.write_text(told, encoding="utf-8")
    else:
        assert told == PAGE, "set QUOTH_WRITE_DOCS=1 and run this test once"
    assert told.count(WARNING) == 3


def test_the_python_of_the_page_runs(record: Path) -> None:
    (block,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    here = open_streams("--record", str(record))
    begun = 'StdioServerParameters(command="quoth", args=["mcp", "--record", "archive.quoth"])'
    assert begun in block
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(block.replace(begun, f"StdioServerParameters(**{here.model_dump()!r})"), {"__name__": "example"})
    assert f"This prints `{printed.getvalue().strip()}`." in PAGE


def test_configurations_of_the_page_are_json_and_begin_what_there_is() -> None:
    configured = [json.loads(block) for block in re.findall(r"```json\n(\{\"mcpServers.*?)\n```", PAGE)]
    assert len(configured) == 2
    server = configured[0]["mcpServers"]["quoth"]
    assert server["command"] == "quoth"
    command = commands.get_command(click.Context(commands), server["args"][0])
    assert command
    assert command.make_context("mcp", server["args"][1:]).params["record"] == Path("archive.quoth")
    port = next(one.default for one in command.params if one.name == "port")
    assert configured[1]["mcpServers"]["quoth"]["url"] == f"http://127.0.0.1:{port}/mcp"


def test_bounds_are_told_as_they_are() -> None:
    for bound in (limits.TEXT, limits.SOURCES, limits.TOTAL, limits.WORDS, limits.FINDINGS, limits.SHOWN, limits.READ,
                  limits.QUOTATIONS):  # fmt: skip
        assert f"{bound:,}" in PAGE
    assert (limits.LISTED, limits.CHECKS, limits.WAITING, limits.SECONDS) == (50, 2, 100, 300.0)
    assert all(word in PAGE for word in ("up to 50", "Two checks", "a hundred may wait", "five minutes"))
