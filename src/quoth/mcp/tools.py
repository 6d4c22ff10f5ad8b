"""The tools: what a model may ask for, with the schema of what it gives and gets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from inspect import getdoc
from typing import Annotated, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from quoth.errors import QuothError
from quoth.settings import FEWEST, Settings
from quoth.verdicts.styles import STYLES

from . import limits, shapes
from .service import Service
from .telling import tell_added, tell_found, tell_result, tell_sources
from .values import find_uri, make_found, make_problems, make_result, make_sources
from .working import Workshop

__all__ = ["add_tools"]

_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_ADDS = ToolAnnotations(read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Text = Annotated[str, Field(min_length=1, max_length=limits.TEXT, description=(
    "The answer or document whose quotations are to be checked, whole: what stands around them tells who speaks."))]
Given = Annotated[list[shapes.Given] | None, Field(min_length=1, max_length=limits.SOURCES, description=(
    "Sources to check against instead of the record, such as the passages that the answer was written from."))]
Style = Annotated[str, Field(json_schema_extra={"enum": list(STYLES)}, description=(
    "The house style: which changes pass without a mark. `strict`: none."))]
All = Annotated[bool, Field(description="Judge terms, titles and nicknames too, which claim to be nobody's words.")]
Unmarked = Annotated[int | None, Field(ge=FEWEST, le=10**6, description=(
    "List words of sources that stand without quotation marks too, from so many in a row on; 8 are no chance."))]
Full = Annotated[bool, Field(description="Give the whole report too, with all spans: much longer.")]
Words = Annotated[str, Field(min_length=1, max_length=limits.WORDS, description=(
    "The words as they are remembered; they need not be exact nor complete."))]
Name = Annotated[str | None, Field(min_length=1, max_length=limits.NAME, description=(
    "Only what this one says, named in any form."))]
Date = Annotated[str | None, Field(min_length=1, max_length=limits.NAME, description=(
    "Only sources of this time: 2022-02-01, 2022-02, 2022 or 2022-02-01/2022-02-14."))]
Key = Annotated[str, Field(min_length=1, max_length=limits.KEY)]
Keys = Annotated[list[Key] | None, Field(max_length=limits.LISTED, description="Only these sources, by their keys.")]
Limit = Annotated[int, Field(ge=1, le=limits.LISTED, description="How many to give at most.")]
Start = Annotated[int, Field(ge=0, le=10**12, description="How many to pass over: `next` of the page before.")]



def add_tools(server: MCPServer[Any], service: Service, workshop: Workshop) -> None:
    """Give a server the tools by which `service` is asked; that which adds only where sources may be added."""

    async def check_quotations(
        text: Text, ctx: Context[Any, Any], sources: Given = None, style: Style = "strict",
        all: All = False, unmarked: Unmarked = None, full: Full = False,  # noqa: A002
    ) -> Annotated[CallToolResult, shapes.Result]:  # fmt: skip
        """Check every quotation of a text word by word, against the record or against sources that you give.

        Tells of each whether it stands, and if not, what was changed, cut or joined, or who said it really, with the
        words of the source to put in its place. Use it before you give an answer that quotes.
        """
        settings = Settings(style=style, all_kinds=all, unmarked=unmarked)
        given = None if sources is None else [source.model_dump(exclude_none=True) for source in sources]

        def work(watch: Any) -> shapes.Result:
            report = service.check(text, given, settings, watch)
            return make_result(report, full=full, held=given is None)

        async def tell(done: float, total: float, stage: str) -> None:
            await ctx.report_progress(done, total, stage)

        result = await _mend(workshop.check(work, tell))
        return _answer(tell_result(result), result)

    async def find_passage(
        words: Words, speaker: Name = None, date: Date = None, sources: Keys = None, limit: Limit = 10,
    ) -> Annotated[CallToolResult, shapes.Found]:  # fmt: skip
        """Find words in the record as they are remembered; the nearest passages come first, as they really stand.

        Use it to quote rightly: copy the words from the passage, and name its source and its speaker.
        """

        def work() -> shapes.Found:
            return make_found(service.record.name, service.find(words, limit, speaker, date, sources))

        found = await _mend(workshop.look(work))
        return _answer(tell_found(found), found)

    async def list_sources(
        start: Start = 0, limit: Limit = limits.LISTED
    ) -> Annotated[CallToolResult, shapes.Sources]:
        """List the sources of the record, a page at a time, in the order in which they were added."""

        def work() -> shapes.Sources:
            return make_sources(service.record.name, *service.list(start, limit), start)

        page = await _mend(workshop.look(work))
        return _answer(tell_sources(page), page)

    async def add_source(
        id: Annotated[Key, Field(description="Names the source from now on; no other may have it.")],  # noqa: A002
        text: Annotated[str, Field(min_length=1, max_length=limits.TEXT, description="Its whole text.")],
        title: Annotated[str | None, Field(max_length=limits.NAME, description="Its title.")] = None,
        date: Annotated[str | None, Field(max_length=limits.NAME, description=(
            "When its words were said or published: 2022-02-01, 2022-02 or 2022."))] = None,
        speaker: Annotated[str | None, Field(max_length=limits.NAME, description=(
            "Who says all of it; leave it out for a transcript of several."))] = None,
        url: Annotated[str | None, Field(max_length=limits.KEY, description="Where it was taken from.")] = None,
    ) -> Annotated[CallToolResult, shapes.Added]:  # fmt: skip
        """Add a primary source to the record, such as a transcript or a letter. Nothing that it holds is replaced.

        Never add a text that a model wrote, an answer of your own included: it would bear itself out.
        """
        given = {"id": id, "text": text, "title": title, "date": date, "speaker": speaker, "url": url}
        source = {name: value for name, value in given.items() if value is not None}

        def work() -> shapes.Added:
            intake = service.add(source)
            return shapes.Added(source=id, uri=find_uri(id), added=bool(intake.added), total=len(service.record),
                                problems=make_problems(intake.problems))  # fmt: skip

        added = await _mend(workshop.look(work))
        return _answer(tell_added(added), added)

    tools: list[tuple[Callable[..., Any], str, ToolAnnotations]] = [
        (check_quotations, "Check quotations", _READS),
        (find_passage, "Find a passage", _READS),
        (list_sources, "List the sources", _READS),
    ]
    if service.grows:
        tools.append((add_source, "Add a source", _ADDS))
    for function, title, does in tools:
        server.add_tool(function, title=title, description=getdoc(function), annotations=does)


async def _mend(work: Awaitable[Any]) -> Any:
    """Return what comes of some work; what quoth says of a mistake becomes what the tool says."""
    try:
        return await work
    except QuothError as error:
        raise ToolError(str(error)) from error


def _answer(text: str, value: BaseModel) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=text)], structured_content=value.model_dump(mode="json"))
