"""The pages, as a browser without scripts uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from quoth.web.app import make_app
from quoth.web.service import Service
from quoth.web.serving import Serving

Wait = Callable[[Any], Any]
TRUE = "Ada Holm said: “The gate shall be open to all by day and by night.”"
FALSE = "Ada Holm said: “The gate must be open to all by day and by night.”"


def read(page: Any) -> Any:
    return html.document_fromstring(page.text)


def labels(page: Any) -> list[str]:
    return [card.get("data-label") for card in read(page).cssselect("details.card")]


def test_a_pasted_text_becomes_a_report(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", data={"text": FALSE, "name": "Draft"}))
    assert page.status_code == 200
    assert labels(page) == ["altered"]
    assert [one.text_content() for one in read(page).cssselect("blockquote ins")] == ["must"]
    home = client.get("/")
    assert "Draft" in home.text
    assert "1</span>" not in home.text.split("Checked last")[0]


def test_a_file_becomes_a_report_and_is_saved_in_every_format(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", files={"file": ("a/b/essay.md", f"# On gates\n\n{TRUE}".encode())}))
    assert labels(page) == ["verbatim"]
    links = [link.get("href") for link in read(page).cssselect(".menu a")]
    assert len(links) >= 5
    for link in links:
        saved = client.get(link)
        assert saved.status_code == 200
        assert "On gates" in saved.text or "essay.md" in saved.text
        assert saved.headers["content-disposition"].startswith("attachment")
    assert client.get(links[0].rpartition(".")[0] + ".exe").status_code == 404


def test_style_and_day_are_heeded(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", data={"text": TRUE, "published": "2023-01-01"}))
    assert labels(page) != ["verbatim"] or "2023" in page.text
    for form in ({"published": "never"}, {"style": "loose"}, {"address": "no address"}):
        assert client.post("/checks", data={"text": TRUE, **form}).status_code == 422
    assert client.post("/checks", data={"text": "  "}).status_code == 422


def test_what_cannot_be_read_says_why(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", files={"file": ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99)}))
    assert page.status_code == 200
    assert "picture.png" in read(page).cssselect("[role=alert]")[0].text_content()


def test_a_check_done_again_after_the_record_has_grown_says_what_changed(client: TestClient, wait: Wait) -> None:
    text = TRUE + " And he said, “Bread is baked in the tower on each third morning of the week.”"
    first = wait(client.post("/checks", data={"text": text}))
    assert labels(first) == ["verbatim", "not_found"]
    source = b"Bread is baked in the tower on each third morning of the week. So it was."
    added = client.post("/record/add", files={"file": ("bread.txt", source)})
    assert added.status_code == 200
    assert "is in the record" in added.text
    second = wait(client.post(first.url.path + "/again"))
    assert labels(second) == ["verbatim", "verbatim"]
    changes = read(client.get(second.url.path + "/changes"))
    assert [row.cssselect("td")[0].text_content() for row in changes.cssselect("tbody tr")] == ["2"]
    assert "not found" in changes.text_content()
    assert client.get(first.url.path + "/changes").status_code == 404


def test_the_history_lists_and_forgets(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", data={"text": TRUE, "name": "To be forgotten"}))
    assert "To be forgotten" in client.get("/checks").text
    assert "To be forgotten" not in client.post(page.url.path + "/remove").text
    assert client.get(page.url.path).status_code == 404


def test_the_record_is_seen_searched_and_grown(client: TestClient) -> None:
    assert "Speech on gates" in client.get("/record").text
    found = client.get("/record/search", params={"words": "open by day and night"})
    assert "Speech on gates" in found.text
    link = read(found).cssselect(".found .place a")[0].get("href")
    assert "Nobody pays for water" in client.get(link).text
    assert client.get("/record/source", params={"key": "no"}).status_code == 404
    client.post("/record/add", files={"file": ("more.txt", b"More words are spoken here than there.")})
    assert "key=more" in client.get("/record").text
    assert "key=more" not in client.post("/record/remove", data={"key": "more"}).text
    table = b"id,text\none,The bridge is closed on Sundays.\ntwo,The bridge is open on Mondays.\n"
    assert "2 sources of bridges.csv" in client.post("/record/add", files={"file": ("bridges.csv", table)}).text
    empty = client.post("/record/add", files={"file": ("empty.txt", b"  ")})
    assert empty.status_code == 422
    assert "empty.txt" in empty.text


def test_a_text_without_a_name_is_called_by_its_first_words(client: TestClient, wait: Wait) -> None:
    wait(client.post("/checks", data={"text": f"He read brief.pdf\n\n{TRUE}"}))
    page = client.get("/checks").text
    assert "He read brief.pdf" in page
    assert "could not be checked" not in page


@pytest.mark.parametrize("before", ["0001-01-01", "9999-12-31T23:59:59-12:00", "2024-01-01T00:00:00Z"])
def test_any_day_may_be_looked_before(client: TestClient, before: str) -> None:
    assert client.get("/checks", params={"before": before}).status_code == 200


def test_a_record_of_files_does_not_grow_here(serving: Serving, tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text("The gate is open to all by day.", encoding="utf-8")
    service = Service(replace(serving, record=tmp_path / "source.txt"))
    with TestClient(make_app(service), base_url="http://localhost") as client:
        assert 'action="/record/add"' not in client.get("/record").text
        refused = client.post("/record/add", files={"file": ("more.txt", b"More words.")})
    assert refused.status_code == 409
    assert "quoth record add" in refused.text


def test_whoever_addresses_another_name_or_sends_from_another_site_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421
    assert client.post("/checks", data={"text": TRUE}, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.post("/checks", data={"text": TRUE}, headers={"sec-fetch-site": "same-site"}).status_code == 403


def test_what_is_too_large_is_refused_whatever_length_is_stated(client: TestClient) -> None:
    large = b"x" * 3_000_000
    assert client.post("/checks", files={"file": ("a.txt", large)}).status_code == 413

    def stream() -> Any:
        for _ in range(30):
            yield large[:100_000]

    streamed = client.post("/checks", content=stream(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert streamed.status_code == 413


@pytest.mark.parametrize("path", ["/", "/checks", "/record", "/nothing", "/assets/app.css", "/assets/../app.py"])
def test_every_answer_forbids_what_is_not_its_own(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.status_code in (200, 404)


def test_pages_need_nothing_from_elsewhere_and_no_script_within(client: TestClient, wait: Wait) -> None:
    done = wait(client.post("/checks", data={"text": TRUE}))
    for page in (client.get("/"), client.get("/record"), done):
        tree = read(page)
        assert all(link.startswith(("/", "data:")) for link in tree.xpath("//@src | //link/@href"))
        assert not tree.xpath("//style | //@style | //script[not(@src)]")
        assert len(set(tree.xpath("//@id"))) == len(tree.xpath("//@id"))


def test_a_hostile_name_is_shown_as_it_is(client: TestClient, wait: Wait) -> None:
    page = wait(client.post("/checks", data={"text": TRUE, "name": "<script>alert(1)</script>"}))
    assert "<script>alert" not in page.text + client.get("/checks").text
