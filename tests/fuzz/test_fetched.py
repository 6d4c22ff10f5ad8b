"""What servers and writers of addresses send: robots.txt, headers, addresses, answers of the archive; the cache."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.errors import FetchError, ReadError
from quoth.fetch.addresses import follow, is_public, parse_address
from quoth.fetch.archive import _find_copy, strip_frame
from quoth.fetch.asking import AGENT, _read_wait
from quoth.fetch.cache import Page, find_copy, find_folder, keep_copy
from quoth.fetch.robots import parse_rules
from quoth.readers import read
from quoth.readers.charset import use_charset
from quoth.records.manifest import parse_manifest
from quoth.records.rows import parse_sources
from quoth.settings import FETCHING

from .breaking import broken

quick = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
ROBOTS = b"User-agent: *\nDisallow: /a*b$\nAllow: /a\nCrawl-delay: 1\nSitemap: x\n\nUser-agent: quoth\nDisallow:\n"
DATE = b"Tue, 04 May 2021 09:00:00 +0200"
COPY = (
    b'{"archived_snapshots": {"closest": {"available": true, "url": "http://web.archive.org/web/2022/x", '
    b'"status": "200"}}}'
)
KINDS = st.sampled_from([b"text/html; charset=koi8-r", b'text/plain; charset="utf-16le"', b"a/b;charset=idna;x=y"])
ADDRESSES = st.sampled_from(
    [
        b"https://user@B\xc3\xbccher.example:80/a b?q=1#top",
        b"http://[::ffff:7f00:1]:99999/",
        b"//x/../y?%zz",
        b"http://1.2.3.4/",
    ]
)


@quick
@given(broken(ROBOTS), st.text(max_size=20))
def test_any_robots_txt_answers(data: bytes, path: str) -> None:
    """Rules, however broken, allow an address or do not."""
    rules = parse_rules(data)
    assert rules is None or rules.can_fetch(f"https://example.org/{path}", AGENT) in (True, False)


@quick
@given(KINDS.flatmap(broken), st.binary(max_size=60))
def test_any_content_type_leaves_text(kind: bytes, data: bytes) -> None:
    """What comes of a header is bytes; reading them gives a document or a ReadError."""
    told = kind.decode("latin-1")
    assert isinstance(use_charset(data, told), bytes)
    with suppress(ReadError):
        read(data, "https://example.org/", told)


@quick
@given(st.one_of(st.text(max_size=40), broken(DATE).map(lambda data: data.decode("cp437"))))
def test_any_retry_after_is_a_wait_or_none(told: str) -> None:
    """A wait is never negative."""
    wait = _read_wait({"Retry-After": told})
    assert wait is None or wait >= 0


@quick
@given(st.one_of(ADDRESSES.flatmap(broken).map(lambda data: data.decode("utf-8", "replace")), st.text(max_size=60)))
def test_any_address_is_one_or_refused(text: str) -> None:
    """An address that is taken has a host and is plain ASCII up to its path; so has one that a server sends on to."""
    for base in (None, "https://example.org/a"):
        try:
            address = parse_address(text) if base is None else follow(base, text, "here")
        except FetchError:
            continue
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https")
        assert parts.netloc.isascii()
        assert parts.hostname


@quick
@given(st.one_of(st.ip_addresses().map(str), st.ip_addresses(v=6).map(lambda address: f"{address}%eth0")))
def test_any_machine_is_public_or_not(machine: str) -> None:
    """No address of a machine is too odd to be told."""
    assert is_public(machine) in (True, False)


@quick
@given(broken(COPY))
def test_any_answer_of_the_archive_names_a_copy_or_none(data: bytes) -> None:
    """A copy that is named is text, and may then be no address."""
    copy = _find_copy(data)
    assert copy is None or isinstance(strip_frame(copy), str)


@quick
@given(st.data())
def test_a_broken_cache_is_none(tmp_path: Path, data: st.DataObject) -> None:
    """A copy that was altered is not used: what comes back is the page, or nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path))
        page = Page("https://example.org/", "https://example.org/", float(round(time.time())), "text/html", b"words")
        keep_copy(page, FETCHING)
        told = next(find_folder().glob("*.json"))
        told.write_bytes(data.draw(broken(told.read_bytes())))
        copy = find_copy(page.address, replace(FETCHING, size=100))
        assert copy is None or (copy.data, copy.address) == (page.data, page.address)


@quick
@given(broken(b"path\tid\tdate\tspeaker\na.txt\ta\t2022-02-01\tAda Holm\n# b\nb.txt\t\t\t\n"))
def test_any_manifest_gives_entries_and_problems(data: bytes) -> None:
    """Entries have a path and a key."""
    entries, _ = parse_manifest(data.decode("utf-8", "replace"))
    assert all(entry.path and entry.key for entry in entries)


@quick
@given(broken(json.dumps({"id": "a", "text": "Words.", "date": "2021", "turns": [{"text": "x"}], "n": 1}).encode()))
def test_any_line_gives_sources_and_problems(data: bytes) -> None:
    """What is no source is a problem."""
    problems: list[object] = []
    for source, place in parse_sources(data.split(b"\n"), "a.jsonl", problems):  # type: ignore[arg-type]
        assert source.source.key
        assert place
