"""Several rendered reports as one text, one after another as they come: what stands round, between and over them."""

from __future__ import annotations

from typing import Protocol

from .formats import Format, load

__all__ = ["Joining", "start_joining"]


class Joining(Protocol):
    """Takes rendered reports of one format in order, and gives what is to be written."""

    def add(self, text: str) -> str:
        """Take a report as it is rendered alone; return what may be written by now."""

    def close(self) -> str:
        """Return what stands after the last, or where there was none, what stands for none."""


def start_joining(form: Format, many: bool = True) -> Joining:
    """Return what joins reports of `form`. Without `many` there is one, and only what it says itself is written."""
    if form.joining is not None:
        made: Joining = load(form.joining)()
        return made
    return _Lined(form, many)


class _Lined:
    """Joins texts by lines: a heading that stands once over all, a last line that stands once below them."""

    def __init__(self, form: Format, many: bool) -> None:
        self._form, self._many = form, many
        self._before = form.opening if many else ""
        self._last = ""
        self._begun = False

    def add(self, text: str) -> str:
        if self._begun and self._form.heading:
            text = text.partition("\n")[2]
        if self._form.ending:
            cut = text.rfind("\n", 0, -1) + 1
            text, self._last = text[:cut], text[cut:]
        written = self._before + text
        self._before = self._form.between if self._many else ""
        self._begun = True
        return written

    def close(self) -> str:
        if not self._many:
            return self._last
        return (self._last if self._begun else self._before) + self._form.closing
