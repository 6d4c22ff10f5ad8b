"""XML from strangers: parsed without entities, without a DTD, without the network, and within limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from quoth.errors import BinaryError, EmptyError, ReadError
from quoth.settings import LIMITS
from quoth.text.decode import name_format

from .packed import clean_name

__all__ = ["local_name", "parse_xml", "shorten_name", "walk_tree"]

_FAULTS = (
    ("depth", "is nested too deeply"),
    ("amplification", "declares entities that grow past all measure"),
    ("entity reference loop", "declares entities that hold themselves"),
    ("huge", "holds a stretch of text without end"),
    ("too long", "holds a stretch of text without end"),
    ("buffer", "holds a stretch of text without end"),
)
"""What the parser says where a limit is passed, and how it is told; all else is damage."""
_SPACE = re.compile(r"\s+")
_LONGEST = 120
_ANEW = "save or fetch it anew"


def parse_xml(data: bytes, name: str, part: str | None = None, entities: bool = False) -> Any:
    """Return the root of an XML document. `part` is where in the file `name` it stands.

    Raises ReadError (EmptyError, BinaryError) where it is empty, not well-formed, too large, or nested more than 256
    deep. No entity is resolved. One that XML does not know is an error, since words would be missing; a caller that
    knows what they stand for has them left in the tree, with `entities`.
    """
    etree = _load()
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyError(name, "it holds no XML" if part is None else f"its part {clean_name(part)} is empty", _ANEW)
    kind = name_format(data)
    if kind:
        raise BinaryError(name, f"this is {kind}, not XML", "give the XML itself")
    what = f"its part {clean_name(part)}" if part else "the XML"
    if len(data) > LIMITS.xml:
        raise ReadError(name, f"{what} is larger than {LIMITS.xml:,} bytes", "cut it in parts")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError, AssertionError) as error:
        raise _explain(error, name, what) from None
    if root is None:
        raise ReadError(name, f"{what} is empty", "save or fetch it anew")
    if entities:
        return root
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and next(subset.iterentities(), None) is not None:
        raise ReadError(name, f"{what} declares entities of its own, which are not followed", "save it without them")
    unknown = next(root.iter(etree.Entity), None)
    if unknown is not None:
        raise ReadError(name, f"{what} holds {unknown.text[:_LONGEST]}, which is not defined in it", "save it anew")
    return root


def walk_tree(root: Any) -> Any:
    """Return an iterator of (`start` or `end`, element) over a tree, however deep, with a method `skip_subtree`."""
    return _load().iterwalk(root, events=("start", "end"))


def local_name(tag: object) -> str:
    """Return the name of an element without its namespace; empty for what is no element.

    >>> local_name("{urn:x}p"), local_name("p"), local_name(None)
    ('p', 'p', '')
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def shorten_name(tag: object, prefixes: Mapping[str, str]) -> str:
    """Return `w:p` for the name of an element whose namespace has the prefix `w`; empty for what has none.

    >>> shorten_name("{urn:x}p", {"urn:x": "x"}), shorten_name("{urn:y}p", {"urn:x": "x"}), shorten_name("p", {})
    ('x:p', '', '')
    """
    if not isinstance(tag, str):
        return ""
    space, _, name = tag.removeprefix("{").partition("}")
    prefix = prefixes.get(space)
    return f"{prefix}:{name}" if prefix else ""


def _load() -> Any:
    return import_module("lxml.etree")  # heavy, and without types of its own


def _explain(error: Exception, name: str, what: str) -> ReadError:
    said = _SPACE.sub(" ", str(error)).strip()
    lower = said.casefold()
    for word, told in _FAULTS:
        if word in lower:
            return ReadError(name, f"{what} {told}", "do not open it unless you know where it comes from")
    shown = said.removesuffix(" (<string>, line 1)")[:_LONGEST]
    return ReadError(name, f"{what} is not well-formed ({shown})", "save or fetch it anew")
