"""What the tools give, asked by the official client of the command as a process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import jsonschema
import pytest
from mcp import Client, MCPError

import quoth
from quoth.errors import ReadError
from quoth.growth import add_sources
from quoth.mcp import limits
from quoth.mcp.service import Service
from quoth.settings import STRICT

ROOT = Path(__file__).parents[2]
ESSAY = quoth.read(ROOT / "examples" / "summit" / "essay.html").text
REPORT = json.loads((ROOT / "src" / "quoth" / "reports" / "report.schema.json").read_text(encoding="utf-8"))
LETTER = {"id": "letter", "text": "The gate shall be open to all by day and by night.", "speaker": "Ada Holm"}
RIGHT = "Ada Holm wrote: “The gate shall be open to all by day and by night.”"
WRONG = "Ada Holm wrote: “The gate shall not be open to all by day and by night.”"

Ask = Callable[..., Any]


async def check_answer(client: Client, name: str, given: dict[str, Any]) -> Any:
    """Call a tool, have what it gives go past its schema, and return that with the text."""
    (tool,) = [tool for tool in (await client.list_tools()).tools if tool.name == name]
    result = await client.call_tool(name, given)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    assert tool.output_schema is not None
    jsonschema.validate(result.structured_content, tool.output_schema)
    return result.structured_content, getattr(result.content[0], "text", "")


def test_tools_tell_what_they_take_give_and_do(ask: Ask, record: Path) -> None:
    tools = {tool.name: tool for tool in ask(lambda client: client.list_tools(), "--record", record).tools}
    assert tools.keys() == {"check_quotations", "find_passage", "list_sources"}
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert tool.annotations.open_world_hint is False
        assert tool.description
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert all(field.get("description") for field in tool.input_schema["properties"].values())
    taken = tools["check_quotations"].input_schema["properties"]
    assert taken["text"]["maxLength"] == 1_000_000
    assert taken["sources"]["anyOf"][0]["maxItems"] == 1_000
    assert "chicago" in taken["style"]["enum"]
    assert tools["find_passage"].input_schema["properties"]["limit"]["maximum"] == 50


def test_a_document_is_checked_against_the_record(ask: Ask, record: Path) -> None:
    answer, text = ask(lambda client: check_answer(client, "check_quotations", {"text": ESSAY}), "--record", record)
    report = quoth.check(ESSAY, quoth.open_record(record))
    assert answer["counts"] == {label.value: count for label, count in report.counts.items()}
    assert [row["quotation"] for row in answer["findings"]] == [one.quotation.text for one in report.findings]
    assert answer["failed"] == 7
    assert answer["report"] is None
    assert text.startswith("7 of 23 quotations do not stand: 4 altered, 1 spliced, 1 misattributed, 1 not_found.")
    assert 'left out: "not" (negation, weight 0.95)' in text
    assert 'cut inside: "unless the joint commission has met by then"' in text
    assert answer["findings"][2]["passage"]["uri"] == "quoth://sources/2024-05-14-press-conference"


def test_an_answer_is_checked_against_sources_in_hand_and_needs_no_record(ask: Ask) -> None:
    async def work(client: Client) -> Any:
        wrong = await check_answer(client, "check_quotations", {"text": WRONG, "sources": [LETTER], "full": True})
        return wrong, await check_answer(client, "check_quotations", {"text": RIGHT, "sources": [LETTER]})

    (wrong, text), (right, told) = ask(work)
    (finding,) = wrong["findings"]
    assert (finding["label"], finding["stands"], finding["departures"][0]["kind"]) == ("altered", False, "negation")
    assert finding["passage"]["uri"] is None
    assert "Replace the words of `quotation` by those of `passage`" in text
    jsonschema.validate(wrong["report"], REPORT)
    assert right["counts"] == {"verbatim": 1}
    assert told == "1 of 1 quotation stands, and none was found wrong."


def test_a_style_and_all_kinds_may_be_asked_for(call: Ask) -> None:
    given = {"text": "The so-called “open gate” stays.", "sources": [LETTER]}
    assert call("check_quotations", given).structured_content["findings"][0]["kind"] == "term"
    judged = call("check_quotations", given | {"all": True, "style": "ap"}).structured_content["findings"][0]
    assert judged["reason"] != "Not presented as someone's words: a term."


def test_passages_are_found_and_can_be_narrowed(ask: Ask, record: Path) -> None:
    async def work(client: Client) -> Any:
        words = {"words": "a bucket with three handles"}
        narrowed = [{"speaker": "Halvessen"}, {"speaker": "Bredal"}, {"date": "2024-05"}, {"date": "1999"}]
        return [(await check_answer(client, "find_passage", words | more))[0]["passages"] for more in narrowed]

    halvessen, bredal, may, long_ago = ask(work, "--record", record)
    assert "bucket with three handles" in halvessen[0]["text"]
    assert halvessen[0]["speaker"] == "RUO HALVESSEN"
    assert not any("handles" in passage["text"] for passage in bredal)
    assert may
    assert not long_ago


def test_sources_are_listed_a_page_at_a_time_and_read(ask: Ask, record: Path) -> None:
    async def work(client: Client) -> Any:
        pages, start = [], 0
        while start is not None:
            page, _ = await check_answer(client, "list_sources", {"start": start, "limit": 2})
            pages.append(page)
            start = page["next"]
        texts = [(await client.read_resource(row["uri"])).contents[0] for page in pages for row in page["sources"]]
        about = (await client.read_resource("quoth://record")).contents[0]
        with pytest.raises(MCPError, match="holds no source"):
            await client.read_resource("quoth://sources/..%2F..%2Fetc%2Fpasswd")
        templates = await client.list_resource_templates()
        return pages, texts, about, templates.resource_templates

    pages, texts, about, templates = ask(work, "--record", record)
    opened = quoth.open_record(record)
    assert [row["source"] for page in pages for row in page["sources"]] == [source.key for source in opened.sources()]
    assert [len(page["sources"]) for page in pages] == [2, 2, 1]
    assert [text.text for text in texts] == [opened.text(source.key) for source in opened.sources()]
    assert json.loads(about.text) == {"name": "archive.quoth", "sources": 5, "grows": False, "problems": []}
    assert [template.uri_template for template in templates] == ["quoth://sources/{key}"]


def test_sources_are_added_where_that_was_allowed_and_none_is_replaced(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "new.quoth"
    add_sources(path, {"id": "first", "text": "Nobody pays for water."})
    given = LETTER | {"id": "acts/§ 4"}

    async def work(client: Client) -> Any:
        (tool,) = [tool for tool in (await client.list_tools()).tools if tool.name == "add_source"]
        assert tool.annotations
        assert not tool.annotations.read_only_hint
        assert tool.annotations.destructive_hint is False
        added = await check_answer(client, "add_source", given)
        again = await check_answer(client, "add_source", given)
        other = await client.call_tool("add_source", given | {"text": "The gate is shut."})
        empty = await client.call_tool("add_source", {"id": "empty", "text": " \n "})
        found = await check_answer(client, "find_passage", {"words": "the gate shall be open"})
        return added, again, other, empty, found, await client.read_resource(added[0]["uri"])

    added, again, other, empty, found, read = ask(work, "--record", path, "--allow-add")
    assert (added[0]["added"], again[0]["added"], again[0]["total"]) == (True, False, 2)
    assert other.is_error
    assert "give another id; nothing was changed" in other.content[0].text
    assert empty.is_error
    assert found[0]["passages"][0]["source"] == "acts/§ 4"
    assert read.contents[0].text == LETTER["text"]


def test_without_a_record_tools_say_what_is_missing(ask: Ask) -> None:
    async def work(client: Client) -> Any:
        calls = [("check_quotations", {"text": RIGHT}), ("find_passage", {"words": "gate"}), ("list_sources", {})]
        with pytest.raises(MCPError, match="begun without a record"):
            await client.read_resource("quoth://record")
        return [await client.call_tool(*call) for call in calls]

    for result in ask(work):
        assert result.is_error
        assert result.content[0].text == (
            "record: this server was begun without a record; begin it with --record RECORD, or check against `sources`"
        )


TOO_MUCH: list[tuple[str, dict[str, Any], str]] = [
    ("check_quotations", {"text": ""}, "text: "),
    ("check_quotations", {"text": "a" * 1_000_001}, "text: "),
    ("check_quotations", {}, "text: field required"),
    ("check_quotations", {"text": RIGHT, "sources": []}, "sources: "),
    ("check_quotations", {"text": RIGHT, "sources": [LETTER] * 1001}, "sources: "),
    ("check_quotations", {"text": RIGHT, "sources": [LETTER | {"autor": "x"}]}, "sources.0.autor: "),
    ("check_quotations", {"text": RIGHT, "sources": [{"id": "x", "text": "a" * 900_000}] * 12}, "sources: they hold"),
    ("check_quotations", {"text": RIGHT, "sources": [LETTER], "style": "baroque"}, "baroque: "),
    ("find_passage", {"words": "a" * 2001}, "words: "),
    ("find_passage", {"words": "gate", "limit": 51}, "limit: "),
    ("find_passage", {"words": "gate", "date": "some day\n"}, "date: 'some day\\n' is no date; write it as 2022-02-01"),
    ("find_passage", {"words": "gate", "sources": ["none"]}, "archive.quoth: the record holds no source 'none'"),
    ("list_sources", {"start": -1}, "start: "),
    ("add_source", LETTER, "Unknown tool: add_source"),
]


def test_what_is_too_much_or_wrong_is_said_in_a_line(ask: Ask, record: Path) -> None:
    async def work(client: Client) -> Any:
        return [await client.call_tool(name, given) for name, given, _ in TOO_MUCH]

    for result, (name, _, said) in zip(ask(work, "--record", record), TOO_MUCH, strict=True):
        assert result.is_error, name
        text = result.content[0].text
        assert text.startswith(said), text
        assert "\n" not in text
        assert len(text) < 500


def test_a_long_check_tells_how_far_it_is_and_can_be_given_up(ask: Ask) -> None:
    told: list[tuple[float, float | None, str | None]] = []
    many = {"text": RIGHT * 3000, "sources": [LETTER]}

    async def work(client: Client) -> Any:
        with anyio.CancelScope() as scope:

            async def tell(progress: float, total: float | None, message: str | None) -> None:
                told.append((progress, total, message))
                if message == "judging":
                    scope.cancel()

            await client.call_tool("check_quotations", many, progress_callback=tell)
        assert scope.cancelled_caught
        return await client.call_tool("check_quotations", {"text": WRONG, "sources": [LETTER]})

    assert ask(work).structured_content["failed"] == 1
    assert [progress for progress, _, _ in told] == sorted({progress for progress, _, _ in told})
    assert {total for _, total, _ in told} == {3.0}


def test_callers_at_once_get_each_their_own_answer(ask: Ask) -> None:
    answers: dict[int, Any] = {}

    async def work(client: Client) -> None:
        async def one(number: int) -> None:
            source = {"id": f"source {number}", "text": f"The gate number {number} shall be open to all by day."}
            text = f"She said: “The gate number {number} shall be open to all by day.”"
            result = await client.call_tool("check_quotations", {"text": text, "sources": [source]})
            answers[number] = result.structured_content

        async with anyio.create_task_group() as group:
            for number in range(20):
                group.start_soon(one, number)

    ask(work)
    for number in range(20):
        assert answers[number]["counts"] == {"verbatim": 1}
        assert answers[number]["findings"][0]["passage"]["source"] == f"source {number}"


def test_of_many_findings_the_gravest_are_given(call: Ask) -> None:
    given = {"text": f"{RIGHT}\n\n" * 300 + WRONG, "sources": [LETTER]}
    answer = call("check_quotations", given).structured_content
    assert (answer["total"], len(answer["findings"]), answer["left_out"]) == (301, limits.FINDINGS, 101)
    assert answer["findings"][-1]["label"] == "altered"


def test_words_without_marks_are_listed_on_request_and_quoted(call: Ask) -> None:
    text = f"It says that {LETTER['text'].rstrip('.')}, and more."
    assert call("check_quotations", {"text": text, "sources": [LETTER]}).structured_content["unmarked"] is None
    result = call("check_quotations", {"text": text, "sources": [LETTER], "unmarked": 5})
    answer = result.structured_content
    assert answer["total"] == 0
    (one,) = answer["unmarked"]
    assert text[slice(*one["span"])] == one["text"]
    assert one["passage"]["source"] == LETTER["id"]
    assert "without quotation marks: put them in marks" in result.content[0].text
    none = call("check_quotations", {"text": "Nothing.", "sources": [LETTER], "unmarked": 5})
    assert none.structured_content["unmarked"] == []
    assert "No words of a source were found" in none.content[0].text


def test_too_many_quotations_are_refused_before_they_are_searched_for() -> None:
    text = "“A gate.” " * (limits.QUOTATIONS + 1)
    stages = []
    with pytest.raises(ReadError, match=r"5,001 quotations, and 5,000 are checked at once; check it in parts"):
        Service(None).check(text, [LETTER], STRICT, lambda stage, done, total: stages.append(stage))
    assert set(stages) == {"reading"}


def test_older_clients_are_served_too(ask: Ask) -> None:
    given = {"text": WRONG, "sources": [LETTER]}
    result = ask(lambda client: client.call_tool("check_quotations", given), mode="legacy")
    assert result.structured_content["failed"] == 1
