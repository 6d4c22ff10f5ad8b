"""Pages from a server on this machine: what comes, what does not, and why."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from quoth.errors import FetchError
from quoth.fetch import Address, Page, fetch, fetch_document
from quoth.fetch.cache import find_folder
from quoth.model import Days, Document
from quoth.settings import FETCHING, Fetching
from quoth.version import __version__

from .conftest import PAGE, Answer, Site

OPEN = replace(FETCHING, allow_private=True, pause=0.0)


def get(url: str, fetching: Fetching = OPEN) -> Page:
    return fetch(Address(url, fetching))


def refuse(url: str, words: str, fetching: Fetching = OPEN) -> FetchError:
    with pytest.raises(FetchError, match=words) as caught:
        get(url, fetching)
    assert caught.value.where == url
    assert caught.value.remedy
    return caught.value


def test_a_page_is_fetched_once_and_politely(site: Site) -> None:
    url = site.put("/essay.html", PAGE)
    page = get(f"{url}#part")
    assert (page.data, page.media_type, page.final) == (PAGE, "text/html", url)
    assert site.asked == ["/robots.txt", "/essay.html"]
    assert site.agents == {f"quoth/{__version__} (checks quotations; fetches a page when a person asks for it)"}
    document = fetch_document(Address(url, OPEN))
    assert document.name == url
    assert "We shall keep the old bridge" in document.text
    assert document.digest == page.digest


def test_the_type_that_the_server_states_counts_where_the_address_has_no_ending(site: Site) -> None:
    assert fetch_document(Address(site.put("/notes", b"# Head\n\nWords.", "text/markdown"), OPEN)).title == "Head"


def test_an_address_of_this_machine_is_refused_unless_it_is_allowed(site: Site) -> None:
    error = refuse(site.put("/essay", PAGE), "127.0.0.1, which is no public one", replace(OPEN, allow_private=False))
    assert "--allow-private" in error.remedy
    assert not site.asked


def test_redirects_are_followed_and_each_is_looked_at(site: Site) -> None:
    end = site.put("/end", PAGE)
    site.move("/b?c", "end")
    assert get(site.move("/a", "/b?c")).final == end
    assert site.asked == ["/robots.txt", "/a", "/b?c", "/end"]
    refuse(site.move("/file", "file:///etc/passwd"), "no address of a web page")
    refuse(site.move("/user", "http://me:secret@127.0.0.1/"), "a name or a password")
    refuse(site.move("/none", "http://[1"), "sends on to what is no address")
    refuse(site.move("/round", "/round"), "more than 5 times")


def test_robots_are_asked_once_for_each_site_and_heeded(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private\nAllow: /private/open\n", "text/plain")
    url = site.put("/private/essay", PAGE)
    refuse(url, "does not want programs")
    refuse(site.move("/way", "/private/essay"), "does not want programs")
    assert get(site.put("/private/open", PAGE)).data == PAGE
    assert site.asked.count("/robots.txt") == 1
    assert "/private/essay" not in site.asked


def test_where_robots_cannot_be_had_nothing_is_fetched(site: Site) -> None:
    site.put("/robots.txt", b"", status=500)
    refuse(site.put("/essay", PAGE), "robots.txt cannot be had .500 Internal Server Error.")
    assert "/essay" not in site.asked


def test_robots_that_are_too_long_are_read_in_part(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: quoth\nDisallow: /a\n" + b"# long\n" * 100_000, "text/plain")
    refuse(site.put("/a", PAGE), "does not want programs")


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "no such page .404 Not Found."), (403, "not given to everybody"), (500, "server failed"),
     (204, "gives no page .204"), (599, "server failed .599."), (304, "gives no page")],
)
def test_what_is_no_page_says_what_it_is(site: Site, status: int, words: str) -> None:
    refuse(site.put("/essay", b"", status=status), words)
    assert site.asked.count("/essay") == 1


def test_a_busy_server_is_asked_again(site: Site) -> None:
    given = iter([(503, {}, b""), (429, {"Retry-After": "0"}, b""), (200, {"Content-Type": "text/html"}, PAGE)])
    site.answers["/essay"] = lambda: next(given)
    assert get(site.base + "/essay").data == PAGE
    refuse(site.put("/busy", b"", status=503), "server failed .503")
    assert site.asked.count("/busy") == 3


@pytest.mark.parametrize("wait", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_server_that_asks_to_be_left_alone_is(site: Site, wait: str) -> None:
    refuse(site.put("/essay", b"", status=429, Retry_After=wait), "asks to be left alone")
    assert site.asked.count("/essay") == 1


def test_pages_are_bounded_as_they_are_unpacked(site: Site) -> None:
    small = replace(OPEN, size=1_000_000)
    bomb = gzip.compress(b" " * 50_000_000)
    refuse(site.put("/bomb", bomb, Content_Encoding="gzip"), "larger than 1,000,000 bytes", small)
    refuse(site.put("/large", b" " * 1_000_001), "larger than 1,000,000 bytes", small)
    assert get(site.put("/just", b" " * 1_000_000), small).data == b" " * 1_000_000
    assert get(site.put("/good", gzip.compress(PAGE), Content_Encoding="gzip"), small).data == PAGE
    refuse(site.put("/bad", b"no gzip", Content_Encoding="gzip"), "cannot be unpacked", small)


def test_an_answer_that_breaks_off_is_none(site: Site) -> None:
    url = site.put("/essay", PAGE, Content_Length=str(len(PAGE) + 10))
    refuse(url, "broke off|fell silent", replace(OPEN, read=0.5))


@contextmanager
def listening(answer: bytes | None) -> Iterator[str]:
    """Serve no HTTP: take calls and say nothing, or `answer`."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    call = server.accept()[0]
                except OSError:
                    return
                held.append(call)
                if answer is not None:
                    call.recv(65536)
                    call.sendall(answer)
                    call.close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x"
        for call in held:
            call.close()
        server.shutdown(socket.SHUT_RDWR)  # so that it waits for no more calls
        thread.join()


def test_servers_that_are_none() -> None:
    with listening(b"220 mail.example ready\r\n") as url:
        refuse(url, "broke off")
    with listening(b"") as url:
        refuse(url, "broke off")
    with listening(None) as url:
        refuse(url, "fell silent", replace(OPEN, read=0.1))
        hasty = replace(OPEN, connect=0.1, read=0.1)
        refuse(url.replace("http:", "https:"), "cannot be reached|fell silent|broke off", hasty)
    with listening(b"no TLS at all") as url:
        refuse(url.replace("http:", "https:"), "not safe|broke off")
    refuse(url, "cannot be reached .Connection refused.")


def test_all_of_it_together_has_an_end() -> None:
    with listening(None) as url:
        refuse(url, r"no whole answer came within 0\.1 s", replace(OPEN, total=0.1))


def test_a_copy_is_kept_with_its_time_and_digest(site: Site) -> None:
    url = site.put("/essay", PAGE)
    page = get(url)
    told = json.loads(next(find_folder().glob("*.json")).read_text())
    assert told == {
        "address": url, "final": url, "fetched": page.fetched, "media_type": "text/html", "digest": page.digest,
    }  # fmt: skip
    site.put("/essay", b"other")
    assert get(url) == page
    assert site.asked.count("/essay") == 1
    assert get(url, replace(OPEN, fresh=0.0)).data == b"other"
    assert get(url).data == b"other"


def test_a_copy_that_was_tampered_with_is_not_used(site: Site) -> None:
    url = site.put("/essay", PAGE)
    get(url)
    next(find_folder().glob("*.body")).write_bytes(b"others' words")
    assert get(url).data == PAGE
    next(find_folder().glob("*.json")).write_bytes(b"[1")
    assert get(url).data == PAGE
    assert site.asked.count("/essay") == 3


def test_a_copy_of_a_private_page_is_not_given_where_private_ones_are_not_allowed(site: Site) -> None:
    url = site.put("/essay", PAGE)
    get(url)
    refuse(url, "no public one", FETCHING)


def test_old_copies_are_taken_out(site: Site) -> None:
    get(site.put("/a", PAGE))
    get(site.put("/b", PAGE), replace(OPEN, kept=-10.0))
    assert len(list(find_folder().iterdir())) == 2


def test_a_cache_that_cannot_be_written_is_done_without(site: Site, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert get(site.put("/essay", PAGE)).data == PAGE


def snapshots(site: Site, day: str, **more: object) -> bytes:
    url = f"{site.base}/web/{day}/http://gone.example/essay"
    return json.dumps(
        {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": url, **more}}}
    ).encode()


def test_the_archived_copy_nearest_to_a_day_is_taken(site: Site) -> None:
    fetching = replace(OPEN, archive=True, archive_at=f"{site.base}/available")
    asked = "/available?url=http%3A%2F%2Fgone.example%2Fessay"
    site.put(f"{asked}&timestamp=20220201", snapshots(site, "20220203101112"), "application/json")
    site.put(asked, snapshots(site, "20250101000000"), "application/json")
    site.put("/web/20220203101112id_/http://gone.example/essay", PAGE)
    site.put("/web/20250101000000id_/http://gone.example/essay", PAGE.replace(b"lantern", b"beacon"))
    near = Address("http://gone.example/essay", fetching, Days.parse("2022-02-01/2022-02-05"))
    document = fetch_document(near)
    assert document.name == f"{site.base}/web/20220203101112/http://gone.example/essay"
    assert document.title == "The lantern"
    assert fetch_document(replace(near, near=None)).title == "The beacon"
    assert "/robots.txt" not in site.asked
    count = len(site.asked)
    assert fetch_document(near) == document
    assert len(site.asked) == count + 1  # which copy it is, is asked again, and the copy is kept


NOTHING: list[tuple[Answer, str]] = [
    ((200, {}, b'{"archived_snapshots": {}}'), "no copy"),
    ((200, {}, b"[]"), "no copy"),
    ((200, {}, b"<html>"), "no copy"),
    ((200, {}, b"[" * 100_000), "no copy"),
    ((200, {}, b'{"archived_snapshots": {"closest": {"available": true, "url": "file:///etc/passwd"}}}'), "no address"),
    ((200, {}, b'{"archived_snapshots": {"closest": {"available": false, "url": "http://a.example/"}}}'), "no copy"),
    ((404, {}, b""), "does not say which copies it has"),
]


@pytest.mark.parametrize(("answer", "words"), NOTHING)
def test_an_archive_without_a_copy_says_so(site: Site, answer: Answer, words: str) -> None:
    site.answers["/available?url=http%3A%2F%2Fgone.example%2Fessay"] = answer
    fetching = replace(OPEN, archive=True, archive_at=f"{site.base}/available")
    refuse("http://gone.example/essay", words, fetching)


def test_a_site_whose_robots_fail_is_not_asked_again_in_a_run(site: Site) -> None:
    site.put("/robots.txt", b"", status=500)
    for path in ("/a", "/b", "/c"):
        refuse(site.put(path, PAGE), "robots.txt cannot be had")
    assert site.asked == ["/robots.txt"]


def test_robots_are_asked_once_however_many_processes_fetch(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private\n", "text/plain")
    urls = [site.put(f"/essay-{number}", PAGE) for number in range(6)]
    record = "We shall keep the old bridge open for every farmer of the valley."
    folder = find_folder().parent
    folder.mkdir(parents=True)
    (folder / "r.jsonl").write_text(json.dumps({"id": "a", "text": record}), "utf-8")
    command = [sys.executable, "-m", "quoth", "check", *urls, "--record", str(folder / "r.jsonl"), "-j", "3"]
    command += ["--allow-private", "--refresh", "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 6), done.stderr
    assert site.asked.count("/robots.txt") == 1


def read_page(site: Site, path: str, body: bytes, kind: str) -> Document:
    return fetch_document(Address(site.put(path, body, kind), OPEN))


META = '<html><head><meta charset="{}"></head><body><p>Żółw said: „Zażółć gęślą jaźń.”</p></body></html>'


def test_the_encoding_that_the_server_states_goes_first_and_that_of_the_page_second(site: Site) -> None:
    wrong = META.format("koi8-r").encode("iso8859-2", "replace").replace(b"?", b'"')
    assert "gęślą jaźń" in read_page(site, "/header", wrong, "text/html; charset=ISO-8859-2").text
    right = META.format("iso-8859-2").encode("iso8859-2", "replace").replace(b"?", b'"')
    assert "gęślą jaźń" in read_page(site, "/meta", right, "text/html").text
    assert "gęślą jaźń" in read_page(site, "/unknown", right, "text/html; charset=klingon").text
    text = "Он сказал: мост открыт для всех.".encode("koi8-r")
    page = read_page(site, "/text", text, 'text/plain; charset="KOI8-R"')
    assert page.text == text.decode("koi8-r")
    assert page.digest == "sha256:" + hashlib.sha256(text).hexdigest()
    japanese = "橋は開いている。".encode("iso2022_jp")
    assert read_page(site, "/jp", japanese, "text/plain; charset=iso-2022-jp").text == "橋は開いている。"
    wide = "The bridge is open.".encode("utf-16-le")
    assert read_page(site, "/wide", wide, "text/plain; charset=utf-16le").text == "The bridge is open."


def test_what_is_utf_8_is_read_as_such_whatever_the_server_states(site: Site) -> None:
    words = "The toll – three francs – is “just”."
    assert read_page(site, "/utf", words.encode(), "text/plain; charset=iso-8859-1").text == words
    assert read_page(site, "/mark", b"\xef\xbb\xbf" + words.encode(), "text/plain; charset=koi8-r").text == words
    assert read_page(site, "/rot", b"The toll is just.", "text/plain; charset=rot13").text == "The toll is just."
