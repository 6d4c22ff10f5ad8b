"""Which addresses there are, and which may be gone to.

A page may send on to any address, and a name may lead to any machine. So what a name leads to is looked at each time
it is looked up, and the connection is made to that very machine.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit, urlunsplit

from quoth.errors import FetchError

__all__ = ["find_machines", "follow", "is_address", "is_public", "parse_address"]

_ADDRESS = re.compile(r"(?i)https?://")
_CONTROL = re.compile(r"[\x00-\x20\x7f]")
_ASSIGNED = IPv6Network("2000::/3")
"""All that is given out to be reached from anywhere (RFC 4291, 2.4)."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Holds an IPv4 address in its last 32 bits, to which a translator leads (RFC 6052)."""
_SOME = 4
"""Machines of one name that are tried."""


def is_address(text: str) -> bool:
    """Whether the user means a page on the web, and no file.

    >>> is_address("https://example.org/essay"), is_address("essay.html")
    (True, False)
    """
    return bool(_ADDRESS.match(text))


def parse_address(text: str, where: str | None = None) -> str:
    """Return an address as it is asked for: its host in ASCII, without what stands behind `#`.

    Raises FetchError, of `where` if given, where it is none.

    >>> parse_address("HTTPS://Bücher.example/a b?q=1#top")
    'https://xn--bcher-kva.example/a%20b?q=1'
    """
    where = where or text
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise FetchError(where, f"this is no address ({error})", "check how it is written") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(where, "this is no address of a web page", "write http://… or https://…")
    if parts.username is not None or parts.password is not None:
        raise FetchError(where, "the address holds a name or a password", "save the page, and give the file")
    shown = f"[{host}]" if ":" in host else host
    path = _CONTROL.sub(_escape, parts.path or "/")
    query = _CONTROL.sub(_escape, parts.query)
    return urlunsplit((parts.scheme, f"{shown}:{port}" if port else shown, path, query, ""))


def follow(address: str, location: str, where: str) -> str:
    """Return the address that one sends on to, which may be written from it. Raises FetchError where it is none."""
    try:
        joined = urljoin(address, location)
    except ValueError as error:
        raise FetchError(where, f"it sends on to what is no address ({error})", "open it in a browser") from None
    return parse_address(joined, where)


def _escape(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def find_machines(host: str, port: int, allow_private: bool) -> list[str]:
    """Look a host up; return the addresses of its machines.

    Raises FetchError where it does not exist, or where one of them is not public and `allow_private` is not set;
    OSError where that cannot be told now.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise
        raise FetchError(host, "there is no such host", "check the address, and that you are online") from None
    except UnicodeError:
        raise FetchError(host, "this is no name of a host", "check the address") from None
    machines = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for machine in machines:
        if not allow_private and not is_public(machine):
            what = f"the address leads to {machine}, which is no public one"
            raise FetchError(host, what, "give --allow-private if you mean a page of your own network")
    return machines[:_SOME]


def is_public(machine: str) -> bool:
    """Whether a machine's address (IPv4 or IPv6) may be reached from anywhere, and one that it holds may be too.

    >>> [is_public(one) for one in ("9.9.9.9", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::")]
    [True, False, False, False, False]
    """
    address = ip_address(machine.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    held = _find_held(address)
    if held is not None:
        return held.is_global and not held.is_multicast
    return address in _ASSIGNED and address.is_global and not address.is_multicast


def _find_held(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that packets to an IPv6 address are passed on to; None where there is none."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
