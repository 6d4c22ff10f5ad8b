from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.errors import FetchError
from quoth.fetch import Address, fetch, is_address
from quoth.fetch.addresses import find_machines, is_public, parse_address

PUBLIC = "9.9.9.9 151.101.1.1 2606:4700::1111 64:ff9b::808:808 2002:808:808:: ::ffff:9.9.9.9"
PRIVATE = (
    "127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 192.0.2.1 "
    "224.0.0.1 239.1.1.1 240.0.0.1 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 fec0::1 ff02::1 ff0e::1 2001:db8::1 "
    "::ffff:127.0.0.1 ::ffff:10.0.0.1 ::7f00:1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1 "
    "2001:0:7f00:1::1 100::1"
)


@pytest.mark.parametrize("machine", PUBLIC.split())
def test_public_machines(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize("machine", PRIVATE.split())
def test_private_machines_in_all_their_dresses(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "localhost", "::1", "::ffff:127.0.0.1"])
def test_names_that_lead_home_are_refused(host: str) -> None:
    with pytest.raises(FetchError, match=r"no public one.*--allow-private|no such host"):
        find_machines(host, 80, allow_private=False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("http://example.org", "http://example.org/"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c"),
        ("http://[2606:4700::1111]:80/a", "http://[2606:4700::1111]:80/a"),
        (" https://EXAMPLE.org/A ", "https://example.org/A"),
    ],
)
def test_addresses_are_written_as_they_are_asked_for(text: str, wanted: str) -> None:
    assert parse_address(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["http://", "https:///a", "http://[::1", "http://a:b:c/", "http://x:99999/", "ftp://example.org/a", "file:///a",
     "https://name:secret@example.org/", "http://a..b/", f"http://{'a' * 70}.org/"],
)
def test_what_is_no_address_says_so(text: str) -> None:
    with pytest.raises(FetchError):
        parse_address(text)
    if is_address(text):
        with pytest.raises(FetchError):
            fetch(Address(text))


@pytest.mark.parametrize("text", ["http://a b/", "http://exa%mple/", "http://\udcff/"])
def test_what_looks_like_an_address_and_is_none_says_so(text: str) -> None:
    with pytest.raises(FetchError, match="this is no address"):
        fetch(Address(text))


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_says_that_it_is_none(text: str) -> None:
    """What comes out is the same when it is read again."""
    try:
        address = parse_address(f"http://{text}")
    except FetchError:
        return
    assert parse_address(address) == address
    assert address.isascii() or urlsplit(address).netloc.isascii()


def test_only_addresses_are_addresses() -> None:
    assert is_address("HTTP://x")
    assert not any(map(is_address, ("essay.html", "http", "-", "./http://x", "ftp://x", "https:/x")))
