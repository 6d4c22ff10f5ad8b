"""The parts of a Word document, found by how they are related and not by their names."""

from __future__ import annotations

import posixpath
from typing import Any

from quoth.errors import ReadError
from quoth.model import Problem
from quoth.readers.packed import Package
from quoth.readers.safe_xml import local_name, parse_xml

__all__ = ["Parts"]

_USUAL = {"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}
"""Where parts stand if the relationships do not tell."""


class Parts:
    """Finds and parses parts; one that is damaged beside the text is a problem, not the end."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.problems: list[Problem] = []
        """What could not be read."""
        self._roots = self._relations("")
        self._main = self._roots.get("officeDocument") or _USUAL["officeDocument"]
        if package.find(self._main) is None:
            self._main = _USUAL["officeDocument"]
        self._near = self._relations(self._main)

    def main(self) -> Any:
        """Return the root of the main part. Raises ReadError."""
        if self._package.find(self._main) is None:
            raise ReadError(self._package.name, "this is no Word document: its main part is missing", "save it anew")
        return parse_xml(self._package.read(self._main), self._package.name, self._main)

    def beside(self, relation: str) -> Any:
        """Return the root of a part that the main part names, `styles`; None where there is none or it is damaged."""
        usual = posixpath.join(posixpath.dirname(self._main), f"{relation}.xml")
        return self._try(self._near.get(relation) or usual)

    def beside_package(self, relation: str) -> Any:
        """Return the root of a part that the whole package names; None where there is none or it is damaged."""
        return self._try(self._roots.get(relation) or _USUAL[relation])

    def _try(self, part: str) -> Any:
        try:
            data = self._package.read_if_there(part)
            return None if data is None else parse_xml(data, self._package.name, part)
        except ReadError as error:
            self.problems.append(Problem(error.where, error.what, "the rest was read; save the document anew"))
            return None

    def _relations(self, part: str) -> dict[str, str]:
        """Return the parts that `part` is related to, by the last word of the relation, the same in both dialects."""
        folder, file = posixpath.split(part)
        root = self._try(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for element in root if root is not None else ():
            if local_name(element.tag) == "Relationship" and element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
                found.setdefault((element.get("Type") or "").rpartition("/")[2], target.lstrip("/"))
        return found
