"""One format that can be read: a row of the table, or what an outside package adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from quoth.errors import MissingExtraError
from quoth.seams import Reader

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format that can be read."""

    name: str
    """Its name in messages."""
    endings: tuple[str, ...]
    """Endings of file names, with the point, in small letters."""
    media_types: tuple[str, ...]
    """Its media types (RFC 6838)."""
    entry: str
    """`module:function` of its reader, imported when first used."""
    needs: str | None = None
    """The module without which it cannot be read, where that does not come with quoth."""
    extra: str | None = None
    """The extra of quoth that brings it: `pip install 'quoth[EXTRA]'`."""

    @property
    def installed(self) -> bool:
        """Whether what it needs is there."""
        try:
            return not self.needs or find_spec(self.needs) is not None
        except (ImportError, ValueError):  # a module of a package that is not there, or in a broken state
            return False

    def load(self) -> Reader:
        """Return its reader; raise MissingExtraError where what it needs is not installed."""
        if not self.installed:
            what = f"to read {self.name}, a package is needed that is not installed ({self.needs})"
            package = f"quoth[{self.extra}]" if self.extra else self.needs
            raise MissingExtraError(self.name, what, f"run `pip install '{package}'`")
        module, _, function = self.entry.partition(":")
        return cast(Reader, getattr(import_module(module), function))
