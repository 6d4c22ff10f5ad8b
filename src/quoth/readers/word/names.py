"""The names of WordprocessingML, one for both dialects of a namespace, transitional and strict (ISO/IEC 29500)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from quoth.readers.safe_xml import shorten_name

__all__ = ["attribute", "child", "is_on", "shorten"]

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
}
_W = tuple(f"{{{space}}}" for space, prefix in _PREFIXES.items() if prefix == "w")
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=4096)
def shorten(tag: object) -> str:
    """Return `w:p` for the name of a paragraph in either dialect; empty for what has no part in the text.

    >>> shorten("{http://purl.oclc.org/ooxml/wordprocessingml/main}p"), shorten("{urn:x}p")
    ('w:p', '')
    """
    return shorten_name(tag, _PREFIXES)


def attribute(element: Any, name: str = "val") -> str | None:
    """Return the attribute `w:NAME` of an element, None where it has none."""
    if element is not None:
        for space in _W:
            value = element.get(space + name)
            if value is not None:
                return str(value)
    return None


def child(element: Any, *path: str) -> Any:
    """Return the first element down a path of names, `w:pPr`, `w:pStyle`; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if shorten(one.tag) == name), None)
    return element


def is_on(element: Any, *path: str) -> bool:
    """Whether a switch such as `w:vanish` stands down the path, and is not turned off."""
    switch = child(element, *path)
    return switch is not None and (attribute(switch) or "1").casefold() not in _OFF
