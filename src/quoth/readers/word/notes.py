"""The footnotes and endnotes of a Word document, numbered as they are called."""

from __future__ import annotations

from typing import Any

from quoth.readers.passages import raise_digits

from .names import attribute, shorten

__all__ = ["Notes"]

_KINDS = {"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote"}


class Notes:
    """All notes, by kind and id; each is given out once."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], list[str]] = {}
        self._numbers: dict[str, int] = {}
        self._calls: dict[tuple[str, str], str] = {}
        self.missing = 0
        """How many notes were called that are not there."""

    def add(self, element: Any, texts: list[str]) -> None:
        """Take in a `w:footnote` or `w:endnote`, with the words of its paragraphs."""
        self._texts.setdefault((shorten(element.tag), attribute(element, "id") or ""), texts)

    def call(self, reference: str, known: str, own_mark: bool) -> tuple[str, list[str]]:
        """Return the raised number of a note and its paragraphs, the first with that number before it.

        `reference` is the name of the element that calls it; with a mark of its own it is not counted.
        """
        kind = _KINDS[reference]
        key = (kind, known)
        if key in self._calls:
            return self._calls[key], []
        number = ""
        if not own_mark:
            self._numbers[kind] = self._numbers.get(kind, 0) + 1
            number = raise_digits(str(self._numbers[kind]))
        self._calls[key] = number
        if key not in self._texts:
            self.missing += 1
            return number, []
        texts = [text for text in self._texts[key] if text]
        return number, [f"{number} {texts[0]}".strip(), *texts[1:]] if texts else []
