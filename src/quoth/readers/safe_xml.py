"""XML from strangers, parsed without entities, network or outside declarations, within limits."""

from __future__ import annotations

from typing import Any

from quoth.errors import BinaryError, EmptyError, ReadError
from quoth.settings import LIMITS
from quoth.text.decode import name_format

__all__ = ["parse_xml"]

_LIMITS = (
    ("Excessive depth", "its elements are nested too deeply", "flatten it"),
    ("amplification", "its entities grow without bound", "write out what they stand for"),
    ("entity reference loop", "its entities hold one another", "write out what they stand for"),
    ("huge text node", "one stretch of its text is too long", "cut it in parts"),
    ("too long", "one stretch of it is too long", "cut it in parts"),
)
"""Words of the parser's messages where a limit was met, what that means, and what to do."""


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root element of `data`, an element of lxml without comments and processing instructions.

    No entity is resolved, no file or address is opened. Depth and lengths are bounded. Raises EmptyError, BinaryError,
    or ReadError where it is no well-formed XML or costs too much; `name` is for messages.
    """
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  (heavy, and only needed here)

    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyError(name, "there is no text in it", "give a file that holds words")
    named = name_format(data)
    if named:
        raise BinaryError(name, f"this is {named}, not XML", "give the XML itself")
    if len(data) > LIMITS.file:
        raise ReadError(name, f"it is larger than {LIMITS.file:,} bytes", "cut it in parts")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        words = str(error)
        for sign, what, remedy in _LIMITS:
            if sign in words:
                raise ReadError(name, what, remedy) from None
        line = getattr(error, "lineno", None) or 1
        raise ReadError(name, f"it is no well-formed XML (line {line})", "mend it, or save it anew") from None
