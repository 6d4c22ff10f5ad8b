"""The resources: what the record is, and the text of each of its sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.server.mcpserver.resources import ResourceSecurity

from quoth.errors import QuothError, UnknownNameError
from quoth.reports.clean import show_hidden
from quoth.reports.json_report import dump

from .service import Service
from .values import make_problems
from .working import Workshop

__all__ = ["add_resources"]

_Result = TypeVar("_Result")
_ANY = ResourceSecurity(exempt_params={"key"})
"""A key names a source and is no path: nothing is opened by it."""


def add_resources(server: MCPServer[Any], service: Service, workshop: Workshop) -> None:
    """Give a server the resources of the record of `service`."""

    @server.resource("quoth://record", title="The record", mime_type="application/json")
    async def record() -> str:
        """What the record is: its name, how many sources it holds, whether they can be added to, what is unreadable."""

        def work() -> str:
            held = service.record
            problems = [problem.model_dump() for problem in make_problems(service.problems)]
            value = {"name": held.name, "sources": len(held), "grows": service.grows, "problems": problems}
            return dump(value)

        return await _mend(work)

    @server.resource("quoth://sources/{key}", title="A source", mime_type="text/plain", security=_ANY)
    async def source(key: str) -> str:
        """The text of a source, its first 200,000 characters; unseen characters are shown as code points."""
        text, total = await _mend(lambda: service.read(key))
        more = f"\n\n[quoth: {total - len(text):,} characters of this source follow]\n" if total > len(text) else ""
        return show_hidden(text) + more

    async def _mend(work: Callable[[], _Result]) -> _Result:
        try:
            return await workshop.look(work)
        except UnknownNameError as error:
            raise ResourceNotFoundError(str(error)) from error
        except QuothError as error:
            raise ResourceError(str(error)) from error
