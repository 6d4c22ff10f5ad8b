"""The encoding that a server states for a page: it goes before the one that the page states, as in browsers."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from quoth.text.decode import find_encoding

__all__ = ["use_charset"]

_STATED = re.compile(r"""(?i);\s*charset\s*=\s*["']?([^\s"';,]{1,40})""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAME = ("utf-8", "ascii")
"""Encodings that need no telling: what is UTF-8 is known by itself."""


def use_charset(data: bytes, media_type: str | None) -> bytes:
    """Return the bytes of a text in UTF-8, where `media_type` states an encoding that they can be in; else as they are.

    A byte-order mark goes first, and so does UTF-8 with more than ASCII in it, which nothing else is by chance.

    >>> use_charset(b"caf\\xe9", "text/html; charset=iso-8859-1").decode()
    'café'
    """
    stated = _STATED.search(media_type or "")
    named = find_encoding(stated.group(1)) if stated else None
    if named is None or named in _SAME or data.startswith(_MARKS):
        return data
    if not data.isascii() and not named.startswith(("utf-16", "utf-32")):
        with suppress(UnicodeDecodeError):
            data.decode("utf-8")
            return data
    with suppress(UnicodeError):
        return data.decode("cp1252" if named == "iso8859-1" else named).encode("utf-8")
    return data
