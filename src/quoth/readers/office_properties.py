"""What office files state of themselves: title, author, language.

The days that they state are those of making and saving the file. None is a day of publication, so none is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .safe_xml import local_name

__all__ = ["Properties", "read_properties"]

_NOBODY = frozenset({
    "", "admin", "administrator", "anonymous", "apache poi", "author", "default user", "guest", "microsoft",
    "microsoft office user", "openpyxl", "owner", "pandoc", "python-docx", "root", "unknown", "unknown author", "user",
    "utilisateur", "windows user", "benutzer", "un-named",
})  # fmt: skip
"""What programs put where the author should stand."""
_UNTITLED = re.compile(
    r"(?:document|dokument|untitled|unbenannt|sans titre|microsoft word\b.*|word document|title|no title)\s*\d*"
    r"|.{1,100}\.(?:docx?|docm|odt|rtf|dotx?)",
    re.IGNORECASE,
)
"""What programs put where the title should stand."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document states of itself."""

    title: str | None = None
    """Its title."""
    author: str | None = None
    """Who wrote it."""
    language: str | None = None
    """Its language, as a tag (BCP 47)."""


def read_properties(root: Any) -> Properties:
    """Return what is stated under `root`, by elements of Dublin Core; None where nothing is."""
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        words = " ".join((element.text or "").split())
        if words:
            found.setdefault(local_name(element.tag), words)
    title = found.get("title", "")
    # OpenDocument keeps the first author apart from who saved the file last.
    author = found.get("initial-creator") or found.get("creator", "")
    return Properties(
        title=None if not any(map(str.isalnum, title)) or _UNTITLED.fullmatch(title[:200]) else title,
        author=None if author.casefold() in _NOBODY else author,
        language=found.get("language"),
    )
