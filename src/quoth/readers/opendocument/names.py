"""The names of OpenDocument (ISO/IEC 26300), each with a short prefix."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from quoth.readers.safe_xml import shorten_name

__all__ = ["attribute", "shorten"]

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation",
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_URIS = {prefix: space for space, prefix in _SPACES.items()}


@lru_cache(maxsize=4096)
def shorten(tag: object) -> str:
    """Return `text:p` for the name of a paragraph; empty for what is no element of a known namespace.

    >>> shorten("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"), shorten("p")
    ('text:p', '')
    """
    return shorten_name(tag, _SPACES)


def attribute(element: Any, name: str) -> str:
    """Return the attribute `text:style-name` of an element, empty where it has none."""
    prefix, _, local = name.partition(":")
    return str(element.get(f"{{{_URIS[prefix]}}}{local}") or "")
