"""OpenDocument texts: body, tables, notes, text boxes; changes as accepted; annotations left out."""

from __future__ import annotations

from typing import Any

from quoth.errors import ReadError
from quoth.model import Document, Problem
from quoth.readers.office_properties import read_properties
from quoth.readers.packed import Package
from quoth.readers.safe_xml import parse_xml
from quoth.readers.style_names import Looks, tell_kinds
from quoth.readers.writing import TextWriter

from .body import Body
from .names import shorten
from .styles import Styles

__all__ = ["read"]

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument text; raises ReadError where it is damaged, locked, or no such text."""
    package = Package(data, name, "OpenDocument")
    problems: list[Problem] = []
    manifest = _try(package, _MANIFEST, problems)
    if manifest is not None and any(shorten(one.tag) == "manifest:encryption-data" for one in manifest.iter()):
        raise ReadError(name, "it is locked with a password", "save it without one")
    if package.find(_CONTENT) is None:
        raise ReadError(name, "this is no OpenDocument text: its content is missing", "save it anew")
    root = parse_xml(package.read(_CONTENT), name, _CONTENT)
    text = next((one for one in root.iter() if shorten(one.tag) == "office:text"), None)
    if text is None:
        raise ReadError(name, "this is no OpenDocument text: it may be a sheet or slides", "save it as .odt")
    styles = Styles(root, _try(package, "styles.xml", problems))
    body = Body(text, styles)
    paragraphs = list(body.paragraphs())
    writer = TextWriter(name)
    looks = [
        Looks(
            paragraph.kind or styles.kind(paragraph.style),
            styles.setting(paragraph.style) if paragraph.loose else None,
            paragraph.passage.text(),
        )
        for paragraph in paragraphs
    ]
    for paragraph, kind in zip(paragraphs, tell_kinds(looks), strict=True):
        paragraph.passage.lay(writer, kind, marked=body.pages.trusted)
    stated = read_properties(_try(package, "meta.xml", problems))
    return writer.finish(
        data, title=stated.title, author=stated.author, language=stated.language, problems=tuple(problems)
    )


def _try(package: Package, part: str, problems: list[Problem]) -> Any:
    """Return the root of a part beside the text; None where there is none, or it is damaged, which is a problem."""
    try:
        data = package.read_if_there(part)
        return None if data is None else parse_xml(data, package.name, part)
    except ReadError as error:
        problems.append(Problem(error.where, error.what, "the rest was read; save the document anew"))
        return None

