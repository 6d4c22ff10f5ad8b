"""The parts of a book: what it says of itself, and its chapters in the order of reading."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from quoth.errors import ReadError
from quoth.model import Days
from quoth.readers.packed import Package
from quoth.readers.safe_xml import local_name, parse_xml
from quoth.text.full_days import read_stated

__all__ = ["Book"]

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways of making fonts useless elsewhere, which lock no words (EPUB 3.3, 4.2.6.3.2)."""
_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_UNKNOWN = frozenset(("Unknown", "Unknown Author", "Unknown Title"))
"""What programs write where they were told nothing."""
_OTHER_DAYS = ("modification", "creation", "conversion")
"""Days of EPUB 2 that are not those of publication."""
_FIRST_YEAR = 1400
"""Programs write the year 101, or 1, where they know none; and before printing there was no publication."""


@dataclass(frozen=True, slots=True)
class _Item:
    path: str
    media_type: str
    properties: tuple[str, ...]


class Book:
    """An opened book."""

    def __init__(self, package: Package) -> None:
        """Find its parts. Raises ReadError where they are damaged, or the book is protected."""
        self._package = package
        self.name = package.name
        """The name it was given by."""
        path = self._find_root()
        self._folder = posixpath.dirname(path)
        self._root = parse_xml(package.read(path), self.name, path)
        locked = self._find_locked()
        self.chapters = tuple(self._find_chapters())
        """The paths of its chapters, in the order of reading."""
        if locked.intersection(self.chapters):
            raise ReadError(self.name, "the book is protected against copying", "use one that is not")

    @property
    def title(self) -> str | None:
        """Its title."""
        return next((told for told in self._stated("title") if told not in _UNKNOWN), None)

    @property
    def author(self) -> str | None:
        """Who wrote it; several are parted by commas."""
        names = []
        for element in self._elements("creator"):
            role = next((value for key, value in element.attrib.items() if local_name(key) == "role"), "aut")
            told = " ".join((element.text or "").split())
            if role == "aut" and told and told not in _UNKNOWN:
                names.append(told)
        return ", ".join(dict.fromkeys(names)) or None

    @property
    def language(self) -> str | None:
        """Its language."""
        return next(self._stated("language"), None)

    @property
    def published(self) -> Days | None:
        """The day, month or year that it states."""
        for element in self._elements("date"):
            event = next((value for key, value in element.attrib.items() if local_name(key) == "event"), "")
            days = read_stated(element.text or "") if event not in _OTHER_DAYS else None
            if days is not None and days.first.year >= _FIRST_YEAR:
                return days
        return None

    def read(self, chapter: str) -> bytes:
        """Return the bytes of a chapter. Raises ReadError."""
        return self._package.read(chapter)

    def _elements(self, name: str) -> Iterator[Any]:
        metadata = next((one for one in self._root if local_name(one.tag) == "metadata"), None)
        for element in metadata.iter() if metadata is not None else ():
            if local_name(element.tag).casefold() == name and len(element) == 0:
                yield element

    def _stated(self, name: str) -> Iterator[str]:
        for element in self._elements(name):
            words = " ".join((element.text or "").split())
            if words:
                yield words

    def _find_root(self) -> str:
        data = self._package.read_if_there(_CONTAINER)
        if data is not None:
            for element in parse_xml(data, self.name, _CONTAINER).iter():
                path = element.get("full-path") if local_name(element.tag) == "rootfile" else None
                if path and self._package.find(path) is not None:
                    return str(path)
        named = next((part for part in self._package.parts if part.casefold().endswith(".opf")), None)
        if named is None:
            raise ReadError(self.name, "this is no EPUB book: its table of parts is missing", "fetch it anew")
        return named

    def _find_chapters(self) -> Iterator[str]:
        items: dict[str, _Item] = {}
        spine: list[str] = []
        for element in self._root.iter():
            name = local_name(element.tag)
            if name == "item":
                path = self._resolve(element.get("href") or "")
                properties = tuple((element.get("properties") or "").split())
                media_type = (element.get("media-type") or "").casefold()
                items.setdefault(element.get("id") or "", _Item(path, media_type, properties))
            elif name == "itemref":
                spine.append(element.get("idref") or "")
        for known in dict.fromkeys(spine):
            item = items.get(known)
            if item is not None and item.media_type in _TEXTS and "nav" not in item.properties:
                yield item.path

    def _resolve(self, href: str) -> str:
        path = unquote(href.partition("#")[0])
        return posixpath.normpath(posixpath.join("/", self._folder, path)).lstrip("/")

    def _find_locked(self) -> set[str]:
        data = self._package.read_if_there(_ENCRYPTION)
        if data is None:
            return set()
        locked: set[str] = set()
        for element in parse_xml(data, self.name, _ENCRYPTION).iter():
            if local_name(element.tag) == "EncryptedData":
                method = next((one for one in element if local_name(one.tag) == "EncryptionMethod"), None)
                if method is None or method.get("Algorithm") not in _FONTS:
                    uris = (one.get("URI") for one in element.iter() if local_name(one.tag) == "CipherReference")
                    locked.update(unquote(uri).lstrip("/") for uri in uris if uri)
        return locked
