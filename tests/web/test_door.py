"""A server that asks for its token: who comes in, by which way, and where that leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from quoth.web.app import make_app
from quoth.web.service import Service
from quoth.web.serving import Serving

TOKEN = "every-third-gate-is-open"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("door")
    (place / "source.txt").write_text("The gate is open to all by day.", encoding="utf-8")
    serving = Serving(place / "source.txt", f"sqlite:///{place / 'history.sqlite'}", token=TOKEN)
    with TestClient(make_app(Service(serving)), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture(autouse=True)
def leave(client: TestClient) -> None:
    client.cookies.clear()


def test_who_does_not_know_the_token_sees_nothing(client: TestClient) -> None:
    for path in ("/", "/checks", "/record", "/record/search?words=gate", "/openapi.json"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
    assert client.post("/checks", data={"text": "“The gate is open.”"}).headers["location"] == "/login?to=%2F"
    refused = client.get("/api/v1/record")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert refused.json()["type"] == "urn:quoth:problem:unauthorized"
    for wrong in ("Bearer wrong", f"Basic {TOKEN}", "Bearer", "Bearer " + "é" * 9):
        assert client.get("/api/v1/record", headers={b"authorization": wrong.encode()}).status_code == 401


def test_programs_send_the_token_in_a_header(client: TestClient) -> None:
    assert client.get("/api/v1/record", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    described = client.get("/openapi.json", headers={"authorization": f"bearer {TOKEN}"}).json()
    assert described["security"] == [{"token": []}]
    assert "401" in described["paths"]["/api/v1/checks"]["post"]["responses"]


def test_browsers_come_in_by_a_page_and_are_led_where_they_wanted_to_go(client: TestClient) -> None:
    asked = client.get("/record/search?words=open gate")
    page = client.get(asked.headers["location"])
    assert 'value="/record/search?words=open%20gate"' in page.text
    wrong = client.post("/login", data={"token": "wrong", "to": "/record"})
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (401, False)
    assert "not the token" in wrong.text
    inside = client.post("/login", data={"token": f" {TOKEN} ", "to": "/record/search?words=open%20gate"})
    assert (inside.status_code, inside.headers["location"]) == (303, "/record/search?words=open%20gate")
    cookie = inside.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert TOKEN not in cookie
    assert client.get("/record").status_code == 200
    client.cookies.clear()
    client.cookies.set("quoth-door", "0" * 64)
    assert client.get("/record").status_code == 303


def test_who_leaves_is_outside(client: TestClient) -> None:
    client.post("/login", data={"token": TOKEN})
    assert client.get("/").status_code == 200
    assert "Leave" in client.get("/login").text
    client.post("/logout")
    assert client.get("/").status_code == 303
    assert "Leave" not in client.get("/login").text


@pytest.mark.parametrize(
    "to",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/%2f/evil.example", "/%5cevil.example", "", "x",
     "/\tevil", "/%0d%0aset-cookie:a=b", "javascript:alert(1)"],
)  # fmt: skip
def test_the_way_in_leads_nowhere_else(client: TestClient, to: str) -> None:
    assert client.post("/login", data={"token": TOKEN, "to": to}).headers["location"] == "/"


def test_what_pages_need_and_whether_the_server_lives_is_told_to_everybody(client: TestClient) -> None:
    assert client.get("/assets/app.css").status_code == 200
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_forms_of_other_sites_are_refused_with_the_cookie_too(client: TestClient) -> None:
    client.post("/login", data={"token": TOKEN})
    sent = {"data": {"text": "“The gate is open.”"}, "headers": {"sec-fetch-site": "cross-site"}}
    assert client.post("/checks", **sent).status_code == 403  # type: ignore[arg-type]


def test_a_token_of_any_letters_opens(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("The gate is open to all by day.", encoding="utf-8")
    token = "шестнадцать знаков – здесь"
    serving = Serving(tmp_path / "source.txt", f"sqlite:///{tmp_path / 'h.sqlite'}", token=token)
    with TestClient(make_app(Service(serving)), base_url="http://localhost", follow_redirects=False) as client:
        assert client.post("/login", data={"token": token}).status_code == 303
        assert client.get("/").status_code == 200
