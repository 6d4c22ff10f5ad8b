"""Scripts planted in every field come out as text, in every page and in every format that a browser shows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]
from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script>"
BREAK = "\"'><img src=x onerror=alert(1)>{{7*7}}</textarea></title>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>The gate is open.</text></svg>'
WORDS = f"The tower {SCRIPT} has {BREAK} seven doors and no roof above them at all."


@pytest.fixture(scope="module")
def client(standing: TestClient) -> TestClient:
    row = {"id": f"key {SCRIPT}", "title": f"Title {BREAK}", "speaker": f"Ada {SCRIPT}", "kind": BREAK,
           "url": "javascript:alert(1)", "text": WORDS}  # fmt: skip
    assert standing.post("/api/v1/record/sources", json=row).status_code == 201
    return standing


def look(page: Any) -> str:
    """Return the text of a page, in which nothing may run."""
    tree = html.document_fromstring(page.text)
    for script in tree.xpath("//script"):
        assert script.get("src", "").startswith("/assets/")
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name in ("href", "src", "action", "formaction"):
                assert value.startswith(("/", "#", "https://", "http://", "data:,")) or not value, value
    assert not tree.xpath("//img | //iframe | //object | //embed | //base | //svg[@onload]")
    assert "49" not in tree.xpath("string(//title)")
    return str(tree.text_content())


def read_checks(client: TestClient) -> list[Any]:
    return list(client.get("/api/v1/checks").json()["checks"])


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"text": f"Ada {SCRIPT} said: “{WORDS}”", "name": f"Draft {BREAK}{SCRIPT}"}},
        {"files": {"file": (f"{SCRIPT}.html", f"<title>{BREAK}</title><p>“{WORDS}”".encode())}},
        {"files": {"file": (f"a{BREAK}.md", f"# {SCRIPT}\n\n> {WORDS}\n\n[x](javascript:alert(1))".encode())}},
        {"files": {"file": ("picture.svg", SVG)}},
        {"files": {"file": (f"{SCRIPT}.png", b"\x89PNG\r\n\x1a\n" + SCRIPT.encode())}},
        {"data": {"address": f"http://127.0.0.1:9/{SCRIPT}"}},
    ],
)
def test_a_document_runs_nothing(client: TestClient, sent: dict[str, Any]) -> None:
    page = client.post("/checks", **sent)
    check = client.get(f"/api/v1{page.url.path}?wait=50").json()
    look(client.get(page.url.path))
    if check["state"] == "done":
        again = client.get(f"/api/v1{client.post(page.url.path + '/again').url.path}?wait=50").json()
        look(client.get(f"/checks/{again['id']}/changes"))
        for form in ("html", "json", "text", "markdown"):
            saved = client.get(f"{page.url.path}/report.{form}")
            assert saved.headers["content-disposition"].startswith("attachment; filename=")
            assert "<" not in saved.headers["content-disposition"]
            assert saved.headers["x-content-type-options"] == "nosniff"
    for path in ("/", "/checks"):
        assert check["title"].split()[0][:9] in look(client.get(path))


def test_the_record_runs_nothing(client: TestClient) -> None:
    assert SCRIPT in look(client.get("/record"))
    assert SCRIPT in look(client.get("/record/source", params={"key": f"key {SCRIPT}"}))
    assert SCRIPT in look(client.get("/record/search", params={"words": f"seven doors {SCRIPT}"}))
    look(client.post("/record/add", files={"file": (f"{BREAK}{SCRIPT}.txt", b" ")}))
    look(client.post("/record/add", data={"address": f"http://127.0.0.1:9/{SCRIPT}"}))
    for path in (f"/record/source?key={SCRIPT}", f"/{SCRIPT}", f"/checks/{SCRIPT}", f"/record?page={SCRIPT}"):
        look(client.get(path))


def test_the_interface_answers_in_json_that_no_browser_takes_for_a_page(client: TestClient) -> None:
    for path in ("record/sources", f"record/source?key={SCRIPT}", "search?words=seven+doors", "checks", SCRIPT):
        answer = client.get(f"/api/v1/{path}")
        assert answer.headers["content-type"] in ("application/json", "application/problem+json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        json.loads(answer.text)
