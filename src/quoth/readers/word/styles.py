"""The styles of a Word document: what a paragraph is, and how far it is set in."""

from __future__ import annotations

from typing import Any

from quoth.model import BlockKind
from quoth.readers.style_names import Setting, tell_by_name

from .names import attribute, child, is_on, shorten

__all__ = ["Styles"]

_CHAIN = 50
"""Styles that one is based on, through others; more is a circle or a jest."""
_BODY = 9
"""The outline level of what is no heading (17.3.1.20)."""
_SIDES = (("left", "start"), ("right", "end"), ("firstLine",), ("hanging",))


class Styles:
    """All styles of a document, by their ids."""

    def __init__(self, root: Any = None) -> None:
        """Take the root of the styles part; None where there is none."""
        self._styles: dict[str, Any] = {}
        self._standard: str | None = None
        self._kinds: dict[str | None, BlockKind | None] = {}
        self._indents: dict[str | None, dict[str, int]] = {}
        self._listed: dict[str | None, bool] = {}
        self._raised: dict[str | None, bool] = {}
        for style in root if root is not None else ():
            if shorten(style.tag) == "w:style":
                known = attribute(style, "styleId") or ""
                self._styles.setdefault(known, style)
                standard = (attribute(style, "default") or "0") not in ("0", "false")
                if standard and attribute(style, "type") == "paragraph":
                    self._standard = known

    def kind(self, paragraph: Any) -> BlockKind | None:
        """Return what a `w:p` is by its style and outline level; None where these say nothing."""
        properties = child(paragraph, "w:pPr")
        level = attribute(child(properties, "w:outlineLvl"))
        if level is not None:
            return BlockKind.HEADING if level.isdecimal() and int(level) < _BODY else None
        style = attribute(child(properties, "w:pStyle"))
        if style not in self._kinds:
            self._kinds[style] = self._find_kind(style)
        return self._kinds[style]

    def setting(self, paragraph: Any) -> Setting | None:
        """Return how far a `w:p` is set in; None where it is an item of a list, or not set from the left."""
        properties = child(paragraph, "w:pPr")
        style = attribute(child(properties, "w:pStyle")) or self._standard
        if style not in self._indents:
            merged: dict[str, int] = {}
            chain = self._chain(style)
            for one in reversed(chain):
                merged |= _indents(child(one, "w:pPr"))
            self._indents[style] = merged
            self._listed[style] = any(child(one, "w:pPr", "w:numPr") is not None for one in chain)
        if self._listed[style] or child(properties, "w:numPr") is not None:
            return None
        if attribute(child(properties, "w:jc")) in ("center", "right", "end"):
            return None
        sides = self._indents[style] | _indents(properties)
        first = sides.get("firstLine", 0) - sides.get("hanging", 0)
        return sides.get("left", 0), sides.get("right", 0), first

    def is_raised(self, run: Any) -> bool:
        """Whether a `w:r` is set as superscript, by itself or by its style."""
        properties = child(run, "w:rPr")
        own = attribute(child(properties, "w:vertAlign"))
        if own is not None:
            return own == "superscript"
        style = attribute(child(properties, "w:rStyle"))
        if style is None:
            return False
        if style not in self._raised:
            stated = (attribute(child(one, "w:rPr", "w:vertAlign")) for one in self._chain(style))
            self._raised[style] = next((value for value in stated if value), "") == "superscript"
        return self._raised[style]

    def is_title(self, paragraph: Any) -> bool:
        """Whether a `w:p` has the style of the title of the whole."""
        style = self._styles.get(attribute(child(paragraph, "w:pPr", "w:pStyle")) or "")
        return (attribute(child(style, "w:name")) or "").casefold() == "title"

    def hides(self, run: Any) -> bool:
        """Whether a `w:r` is hidden, by itself or by its style."""
        properties = child(run, "w:rPr")
        if properties is None:
            return False
        if child(properties, "w:vanish") is not None:
            return is_on(properties, "w:vanish")
        style = attribute(child(properties, "w:rStyle"))
        return any(is_on(one, "w:rPr", "w:vanish") for one in self._chain(style)) if style else False

    def _chain(self, style: str | None) -> list[Any]:
        """Return a style and those that it is based on, the nearest first."""
        chain: list[Any] = []
        while style in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[style])
            style = attribute(child(chain[-1], "w:basedOn"))
        return chain

    def _find_kind(self, style: str | None) -> BlockKind | None:
        if style is not None and style not in self._styles:
            return tell_by_name(style)  # latent: named by Word itself, described nowhere
        for one in self._chain(style):
            names = (attribute(child(one, "w:name")), attribute(one, "styleId"))
            for name in names:
                kind = tell_by_name(name) if name else None
                if kind is not None:
                    return kind
            level = attribute(child(one, "w:pPr", "w:outlineLvl"))
            if level is not None and level.isdecimal() and int(level) < _BODY:
                return BlockKind.HEADING
        return None


def _indents(properties: Any) -> dict[str, int]:
    """Return the indents that `w:pPr` states itself, in twips."""
    found: dict[str, int] = {}
    element = child(properties, "w:ind")
    for names in _SIDES:
        for name in names:
            value = attribute(element, name)
            twips = _twips(value) if value else None
            if twips is not None:
                found[names[0]] = twips
    return found


def _twips(value: str) -> int | None:
    """Return a measure in twips: a number is of twips, and the strict dialect may name a unit (22.9.2.14)."""
    for unit, size in (("pt", 20.0), ("in", 1440.0), ("cm", 567.0), ("mm", 56.7), ("pc", 240.0), ("pi", 240.0)):
        if value.endswith(unit):
            value, factor = value[: -len(unit)], size
            break
    else:
        factor = 1.0
    try:
        return int(float(value) * factor)
    except (ValueError, OverflowError):
        return None
