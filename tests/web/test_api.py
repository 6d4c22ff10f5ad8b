"""The interface for programs: every route, with what it takes, gives and refuses."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

import quoth
from quoth import readers
from quoth.gate import guard
from quoth.reports.json_report import report_value
from quoth.web.app import make_app
from quoth.web.problems import TYPES, name_type
from quoth.web.service import Service
from quoth.web.serving import Serving

TRUE = "Ada Holm said: “The gate shall be open to all by day and by night.”"
FALSE = "Ada Holm said: “The gate must be open to all by day and by night.”"
LONG = (TRUE + " He went on and on. ") * 2000
API = "/api/v1"


def begin(client: TestClient, text: str = FALSE, **more: Any) -> Any:
    return client.post(f"{API}/checks", json={"text": text, **more}).json()


def test_the_report_of_a_small_document_is_in_the_answer_and_is_what_the_library_says(
    client: TestClient, serving: Serving
) -> None:
    answer = client.post(f"{API}/checks", json={"text": FALSE + "\n\n" + TRUE, "name": "draft.md"})
    assert answer.status_code == 201
    check = answer.json()
    assert answer.headers["location"] == f"{API}/checks/{check['id']}"
    assert check["state"] == "done"
    assert check["counts"] == {"altered": 1, "verbatim": 1}
    document = readers.read((FALSE + "\n\n" + TRUE).encode(), "draft.md")
    report = quoth.check(document, quoth.open_record(serving.record))
    assert check["report"] == json.loads(json.dumps(report_value(report)))
    schema = json.loads((files("quoth.reports") / "report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(check["report"])
    assert client.get(answer.headers["location"]).json() == check
    assert client.get(check["page"]).status_code == 200


def test_a_file_is_checked_as_one(standing: TestClient) -> None:
    sent = {"file": ("letters/brief.html", f"<p>{FALSE}</p>".encode())}
    check = standing.post(f"{API}/checks", files=sent, data={"published": "2024-06-01", "all": "false"}).json()
    assert (check["name"], check["counts"]) == ("brief.html", {"altered": 1})
    assert check["asked"] == {
        "style": "strict", "all": False, "indirect": False, "unmarked": None, "published": "2024-06-01",
        "address": False,
    }  # fmt: skip


@pytest.mark.parametrize("form", [False, True])
def test_words_without_marks_are_listed_on_request_and_again(standing: TestClient, form: bool) -> None:
    text = "As is known, the gate shall be open to all by day and by night."
    if form:
        sent: dict[str, Any] = {"files": {"file": ("a.txt", text.encode())}, "data": {"unmarked": "8"}}
    else:
        sent = {"json": {"text": text, "unmarked": 8}}
    check = standing.post(f"{API}/checks", **sent).json()
    assert check["asked"]["unmarked"] == 8
    assert (check["counts"], len(check["report"]["unmarked"])) == ({}, 1)
    again = standing.post(f"{API}/checks/{check['id']}/again").json()
    assert (again["asked"]["unmarked"], len(again["report"]["unmarked"])) == (8, 1)
    assert standing.post(f"{API}/checks", json={"text": text}).json()["report"]["unmarked"] is None


@pytest.mark.parametrize("number", ["2", "-1", "many", "9" * 20, "٣"])
def test_no_number_of_words_is_refused(standing: TestClient, number: str) -> None:
    sent = {"files": {"file": ("a.txt", b"text")}, "data": {"unmarked": number}}
    assert standing.post(f"{API}/checks", **sent).status_code == 422  # type: ignore[arg-type]
    assert standing.post(f"{API}/checks", json={"text": "text", "unmarked": 2}).status_code == 422


def test_a_document_that_cannot_be_read_fails_and_says_why(standing: TestClient) -> None:
    answer = standing.post(f"{API}/checks", files={"file": ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)})
    assert answer.status_code == 201
    assert answer.json()["state"] == "failed"
    assert "picture.png" in answer.json()["problem"]
    refused = standing.get(f"{answer.headers['location']}/report")
    assert refused.status_code == 409


def test_a_large_document_is_a_job_with_progress_that_can_be_cancelled(standing: TestClient) -> None:
    answer = standing.post(f"{API}/checks?wait=0", json={"text": LONG})
    assert answer.status_code == 202
    assert answer.headers["retry-after"] == "1"
    check = answer.json()
    assert (check["state"], check["report"], check["ended"]) == ("open", None, None)
    assert check["progress"]["stage"] in ("waiting", "reading", "searching", "judging")
    cancelled = standing.post(f"{answer.headers['location']}/cancel").json()
    assert (cancelled["state"], cancelled["progress"]) == ("cancelled", None)
    assert standing.post(f"{answer.headers['location']}/again").status_code == 409


def test_who_waits_gets_the_report_of_a_job(standing: TestClient) -> None:
    check = standing.post(f"{API}/checks?wait=0", json={"text": TRUE * 20}).json()
    waited = standing.get(f"{API}/checks/{check['id']}?wait=50").json()
    assert waited["counts"] == {"verbatim": 20}


def test_findings_are_chosen_by_label_and_speaker(standing: TestClient) -> None:
    text = TRUE + " Ben Dahl said: “The gate must be open to all by day.”"
    found = f"{API}/checks/{begin(standing, text)['id']}/findings"
    assert [one["number"] for one in standing.get(found).json()["findings"]] == [1, 2]
    only = standing.get(found, params={"label": ["altered", "misattributed"]}).json()
    assert (only["total"], [one["number"] for one in only["findings"]]) == (2, [2])
    assert [one["number"] for one in standing.get(found, params={"speaker": "ada holm"}).json()["findings"]] == [1]
    assert standing.get(found, params={"label": "wrong"}).status_code == 422


@pytest.mark.parametrize(
    ("form", "media"), [("json", "application/json"), ("html", "text/html"), ("text", "text/plain")]
)
def test_reports_are_given_in_every_format(standing: TestClient, form: str, media: str) -> None:
    answer = standing.get(f"{API}/checks/{begin(standing)['id']}/report", params={"format": form})
    assert answer.headers["content-type"].startswith(media)
    assert "must" in answer.text
    assert standing.get(f"{API}/checks/{begin(standing)['id']}/report?format=exe").status_code == 422


def test_checks_are_listed_done_again_compared_and_removed(client: TestClient) -> None:
    text = "They said, “Bread is baked in the tower on each third morning of the week.”"
    first = begin(client, text)
    row = {"id": "bread", "text": "Bread is baked in the tower on each third morning of the week. So it was."}
    assert client.post(f"{API}/record/sources", json=row).status_code == 201
    again = client.post(f"{API}/checks/{first['id']}/again").json()
    assert again["again_of"] == first["id"]
    changes = client.get(f"{API}/checks/{again['id']}/changes").json()["changes"]
    told = [(change["number"], change["before"], change["after"]) for change in changes]
    assert told == [(1, "not_found", "verbatim")]
    assert client.get(f"{API}/checks/{first['id']}/changes").status_code == 409
    listed = client.get(f"{API}/checks").json()
    assert [check["id"] for check in listed["checks"]] == [again["id"], first["id"]]
    assert listed["next"] is None
    assert client.delete(f"{API}/checks/{first['id']}").status_code == 204
    assert client.delete(f"{API}/checks/{first['id']}").status_code == 404
    assert client.get(f"{API}/checks", params={"before": "2001-01-01T00:00:00Z"}).json()["checks"] == []


def test_quotations_alone_are_listed_and_nothing_is_kept(client: TestClient) -> None:
    given = client.post(f"{API}/quotations", json={"text": TRUE}).json()
    assert [one["attribution"]["speaker"] for one in given["quotations"]] == ["Ada Holm"]
    refused = client.post(f"{API}/quotations", files={"file": ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)})
    assert (refused.status_code, refused.json()["type"]) == (422, name_type("unreadable"))
    assert refused.json()["where"] == "picture.png"
    assert client.get(f"{API}/checks").json()["checks"] == []


def test_the_record_is_listed_read_searched_and_grown(client: TestClient) -> None:
    rows = [{"id": f"talk {n}", "turns": [{"speaker": "Bo", "text": f"Nobody came on day {n}."}]} for n in range(3)]
    for row in rows:
        assert client.post(f"{API}/record/sources", json=row).json()["added"] == 1
    assert client.post(f"{API}/record/sources", json=rows[0]).json()["kept"] == 1
    assert client.get(f"{API}/record").json() == {"name": "gates.quoth", "sources": 4, "grows": True, "problems": []}
    page = client.get(f"{API}/record/sources?limit=3").json()
    assert [source["source"] for source in page["sources"]] == ["speech", "talk 0", "talk 1"]
    assert [source["source"] for source in client.get(page["next"]).json()["sources"]] == ["talk 2"]
    assert client.get(f"{API}/record/sources?start=9").json()["sources"] == []
    some = client.get(f"{API}/record/source", params={"key": "speech", "start": 4, "end": 8}).json()
    assert (some["text"], some["span"], some["speaker"]) == ("gate", [4, 8], "Ada Holm")
    found = client.get(f"{API}/search", params={"words": "nobody came on day", "speaker": "Bo", "limit": 2}).json()
    assert [passage["text"] for passage in found["passages"]] == ["Nobody came on day"] * 2
    assert client.get(f"{API}/search", params={"words": "gate", "date": "2023"}).json()["passages"] == []
    assert client.get(f"{API}/search", params={"words": "gate", "source": "no"}).status_code == 404
    assert client.delete(f"{API}/record/source", params={"key": "talk 1"}).status_code == 204
    assert client.delete(f"{API}/record/source", params={"key": "talk 1"}).status_code == 404


def test_an_archive_and_a_table_bring_several_sources(client: TestClient) -> None:
    table = "id,text\none,The bridge is closed on Sundays to all.\ntwo,The bridge is open on Mondays to all.\n"
    assert client.post(f"{API}/record/sources", files={"file": ("bridges.csv", table.encode())}).json()["added"] == 2
    rows = [{"id": f"line {n}", "text": f"The tower has {n} doors and no roof."} for n in range(3)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    answer = client.post(f"{API}/record/sources", files={"file": ("towers.jsonl", (lines + "{").encode())})
    assert answer.status_code == 201
    assert answer.json()["added"] == 3
    assert [problem["where"] for problem in answer.json()["problems"]] == ["towers.jsonl line 4"]
    nothing = client.post(f"{API}/record/sources", files={"file": ("empty.txt", b" ")})
    assert (nothing.status_code, nothing.json()["type"]) == (422, name_type("unreadable"))


def test_a_record_of_files_is_only_read(serving: Serving, tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("The gate is open to all by day.", encoding="utf-8")
    service = Service(replace(serving, record=tmp_path / "source.txt"))
    with TestClient(make_app(service), base_url="http://localhost") as client:
        assert client.get(f"{API}/record").json()["grows"] is False
        refused = client.post(f"{API}/record/sources", json={"id": "a", "text": "More words."})
        assert (refused.status_code, refused.json()["type"]) == (409, name_type("conflict"))
        assert client.delete(f"{API}/record/source?key=source").status_code == 409


JSON = {"content-type": "application/json"}
UNFIT: list[tuple[str, dict[str, Any], str]] = [
    ("checks", {"json": {}}, "unfit"),
    ("checks", {"json": {"text": "a", "address": "https://a.example"}}, "unfit"),
    ("checks", {"json": {"text": "a", "colour": "red"}}, "unfit"),
    ("checks", {"json": {"text": "a", "published": "2022-02-31"}}, "unfit"),
    ("checks", {"json": {"text": "a", "style": "loose"}}, "unfit"),
    ("checks", {"json": ["a"]}, "unfit"),
    ("checks", {"content": b"{", "headers": JSON}, "bad-request"),
    ("checks", {"content": b"\xff", "headers": JSON}, "bad-request"),
    ("checks", {"content": b"[" * 100_000, "headers": JSON}, "bad-request"),
    ("checks", {"content": b"a=b", "headers": {"content-type": "text/xml"}}, "unsupported-media-type"),
    ("checks", {"content": b"x" * 3_000_000, "headers": JSON}, "too-large"),
    ("checks", {"json": {"text": TRUE}, "headers": {"origin": "http://evil.example"}}, "foreign"),
    ("checks", {"json": {"text": TRUE}, "headers": {"host": "evil.example"}}, "wrong-host"),
    ("quotations", {"data": {"text": " "}}, "unfit"),
    ("record/sources", {"json": {"text": "No key."}}, "unfit"),
    ("record/sources", {"json": {"id": "a"}}, "unfit"),
    ("record/sources", {"json": {"id": "a", "turns": [{"text": 3}]}}, "unfit"),
    ("nothing", {"json": {}}, "not-found"),
    ("record", {"json": {}}, "method-not-allowed"),
]


@pytest.mark.parametrize(("path", "sent", "slug"), UNFIT)
def test_every_fault_is_told_as_a_problem_of_its_type(
    standing: TestClient, path: str, sent: dict[str, Any], slug: str
) -> None:
    answer = standing.post(f"{API}/{path}", **sent)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["title"]) == (name_type(slug), TYPES[slug][1])
    assert answer.status_code == told["status"] == TYPES[slug][0]
    assert told.get("detail") or told.get("errors") or slug == "not-found"


def test_who_asks_wrongly_is_told_how_it_may_be_asked(standing: TestClient) -> None:
    assert standing.post(f"{API}/record/source").headers["allow"] == "DELETE, GET"
    assert standing.put(f"{API}/checks").headers.get_list("allow") == ["GET, POST"]


def test_half_characters_are_mended_as_in_every_text(standing: TestClient) -> None:
    body = json.dumps({"text": "\ud800 " + TRUE, "name": "a\udfffb"})
    check = standing.post(f"{API}/checks", content=body, headers=JSON).json()
    assert (check["name"], check["counts"]) == ("a\ufffdb", {"verbatim": 1})


def test_a_full_queue_is_told_with_when_to_come_again(serving: Serving) -> None:
    with TestClient(make_app(Service(replace(serving, waiting=1))), base_url="http://localhost") as client:
        answers = [client.post(f"{API}/checks?wait=0", json={"text": LONG}) for _ in range(6)]
        full = [answer for answer in answers if answer.status_code == 429]
        assert full
        assert full[0].headers["retry-after"] == "60"
        assert full[0].json()["type"] == name_type("too-many")
        assert len(client.get(f"{API}/checks").json()["checks"]) == 6 - len(full)


def test_a_request_that_never_ends_is_told_so(standing: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_SILENCE", 0.05)
    sent = asyncio.run(ask_slowly(standing.app, {"content-type": "application/json", "host": "localhost"}))
    assert sent[0]["status"] == 408
    assert json.loads(sent[1]["body"])["type"] == name_type("too-slow")


async def ask_slowly(app: Any, headers: dict[str, str]) -> list[Any]:
    """Begin a request whose body never comes; return what is answered."""
    sent: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(50)

    async def send(message: Any) -> None:
        sent.append(message)

    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": f"{API}/checks", "raw_path": b"", "query_string": b"",
             "headers": given, "app": app, "scheme": "http", "root_path": "", "http_version": "1.1"}  # fmt: skip
    await app(scope, receive, send)
    return sent
