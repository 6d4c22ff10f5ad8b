"""The styles of an OpenDocument text: what a paragraph is, how far it is set in, what is raised or hidden."""

from __future__ import annotations

import re
from typing import Any

from quoth.model import BlockKind
from quoth.readers.style_names import Setting, tell_by_name

from .names import attribute, shorten

__all__ = ["Styles"]

_CHAIN = 50
"""Styles that one descends from; more is a circle or a jest."""
_UNITS = {"in": 1440.0, "cm": 566.93, "mm": 56.693, "pt": 20.0, "pc": 240.0, "px": 15.0}
"""Twips of each unit of length."""
_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(in|cm|mm|pt|pc|px)")
_PROPERTIES = ("style:paragraph-properties", "style:text-properties")


class Styles:
    """All styles, by family and name; those of the content come before those of the styles part."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._facts: dict[tuple[str, str], dict[str, str]] = {}
        self._kinds: dict[str, BlockKind | None] = {}
        for root in roots:
            for holder in root if root is not None else ():
                if shorten(holder.tag) in ("office:automatic-styles", "office:styles"):
                    for style in holder:
                        key = (attribute(style, "style:family"), attribute(style, "style:name"))
                        self._styles.setdefault(key, style)

    def kind(self, name: str) -> BlockKind | None:
        """Return what a paragraph of a style is; None where the style says nothing."""
        if name not in self._kinds:
            self._kinds[name] = self._find_kind(name)
        return self._kinds[name]

    def setting(self, name: str) -> Setting | None:
        """Return how far a paragraph of a style is set in; None where it is not set from the left."""
        facts = self._properties("paragraph", name)
        if facts.get("text-align") in ("center", "end", "right"):
            return None
        left, right, first = (_twips(facts.get(side, "")) for side in ("margin-left", "margin-right", "text-indent"))
        return left, right, first

    def breaks_page(self, name: str) -> bool:
        """Whether a paragraph of a style begins a page."""
        return self._properties("paragraph", name).get("break-before") == "page"

    def is_raised(self, name: str) -> bool:
        """Whether a stretch of a style is superscript."""
        place = self._properties("text", name).get("text-position", "")
        return place.startswith("super") or bool(re.match(r"[1-9]\d*%", place))

    def hides(self, family: str, name: str) -> bool:
        """Whether what has a style of a family, `text` or `paragraph`, is hidden."""
        return self._properties(family, name).get("display") == "none"

    def _chain(self, family: str, name: str) -> list[Any]:
        chain: list[Any] = []
        while (family, name) in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[family, name])
            name = attribute(chain[-1], "style:parent-style-name")
        return chain

    def _properties(self, family: str, name: str) -> dict[str, str]:
        """Return what a style states of itself and takes over from its forebears, by names without prefix."""
        key = (family, name)
        if key not in self._facts:
            facts: dict[str, str] = {}
            for style in reversed(self._chain(family, name)):
                for properties in style:
                    if shorten(properties.tag) in _PROPERTIES:
                        facts |= {str(tag).rpartition("}")[2]: str(value) for tag, value in properties.attrib.items()}
            self._facts[key] = facts
        return self._facts[key]

    def _find_kind(self, name: str) -> BlockKind | None:
        chain = self._chain("paragraph", name)
        names = [name] if not chain else []  # a style that is described nowhere has its name alone
        for style in chain:
            # The parent comes by its name too: a style that is only named may be described nowhere.
            names += [attribute(style, f"style:{which}") for which in ("display-name", "name", "parent-style-name")]
        return next((kind for kind in map(tell_by_name, filter(None, names)) if kind is not None), None)


def _twips(length: str) -> int:
    found = _LENGTH.fullmatch(length.strip())
    return int(float(found[1]) * _UNITS[found[2]]) if found else 0
