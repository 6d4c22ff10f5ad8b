"""The server over HTTP: whom it lets in, what it refuses, and how it ends."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

Begin = Callable[..., tuple["subprocess.Popen[str]", str]]
TOKEN = "every-third-gate-is-open"
PING = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}).encode()
TAKES = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
LETTER = {"id": "letter", "text": "The gate shall be open to all by day and by night."}
CHECK = {"text": "“The gate shall be open to all by day and by night.”", "sources": [LETTER]}


def post(address: str, data: bytes = PING, **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data, TAKES | named), timeout=50) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_only_who_knows_the_token_is_answered(begin: Begin) -> None:
    _, address = begin("--token", TOKEN)

    async def work(token: str) -> Any:
        headers = {"authorization": f"Bearer {token}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=50) as asking,
            Client(streamable_http_client(address, http_client=asking)) as client,
        ):
            return await client.call_tool("check_quotations", CHECK)

    assert anyio.run(work, TOKEN).structured_content["counts"] == {"verbatim": 1}
    wrong: tuple[dict[str, Any], ...] = (
        {}, {"authorization": "Bearer every-other-gate-is-open"}, {"authorization": "Basic eDp5"},
    )  # fmt: skip
    for headers in wrong:
        status, text = post(address, **headers)
        assert (status, json.loads(text)["error"]["code"]) == (401, -32600)
        assert TOKEN not in text


def test_pages_of_other_sites_and_other_names_are_refused(begin: Begin) -> None:
    _, address = begin("--allow-host", "quoth.example.org")
    assert post(address, origin="https://evil.example")[0] == 403
    assert post(address, sec_fetch_site="cross-site")[0] == 403
    assert post(address, host="evil.example")[0] == 421
    assert post(address, host="quoth.example.org")[0] not in (403, 421)


def test_what_is_too_large_or_no_json_is_answered(begin: Begin) -> None:
    _, address = begin()
    assert post(address, b"{")[0] == 400
    assert post(address, PING[:-1] + b',"params":{"x":"\\ud800"}}')[0] in (200, 400)
    asked = http.client.HTTPConnection(address.split("/")[2], timeout=50)
    asked.putrequest("POST", "/mcp")
    asked.putheader("content-length", "50000001")
    asked.endheaders()
    assert asked.getresponse().status == 413
    asked.close()
    assert post(address.replace("/mcp", "/other"))[0] == 404

    async def work() -> Any:
        async with Client(address) as client:
            return await client.call_tool("check_quotations", CHECK)

    assert anyio.run(work).structured_content["counts"] == {"verbatim": 1}


def test_several_clients_are_answered_at_once(begin: Begin) -> None:
    _, address = begin()
    counted: list[Any] = []

    async def one(mode: str) -> None:
        async with Client(address, mode=mode) as client:
            counted.append((await client.call_tool("check_quotations", CHECK)).structured_content["counts"])

    async def work() -> None:
        async with anyio.create_task_group() as group:
            for number in range(10):
                group.start_soon(one, "legacy" if number % 2 else "auto")

    anyio.run(work)
    assert counted == [{"verbatim": 1}] * 10


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly_though_clients_listen(begin: Begin, number: signal.Signals) -> None:
    process, address = begin()

    async def work() -> None:
        async with Client(address, mode="legacy") as client:
            await client.list_tools()
            process.send_signal(number)
            await anyio.to_thread.run_sync(process.wait, 30)

    with suppress(Exception):  # the client may say that the server is gone
        anyio.run(work)
    assert process.wait(30) in (0, -number)
    assert process.stderr
    assert process.stderr.read() == ""
