"""What the elements of an XML document can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from quoth.model import Days

__all__ = ["Dialect", "Facts", "Part", "local", "words"]


class Part(StrEnum):
    """What an element of a dialect is, as far as reading goes."""

    SKIP = "skip"
    """No words of the text: metadata, what an editor put beside what is printed."""
    BOX = "box"
    """It holds blocks, and no words of its own that run on into what follows."""
    BLOCK = "block"
    """A paragraph, or another block of running text."""
    HEADING = "heading"
    """A title."""
    SPEECH = "speech"
    """One speaker's words, in blocks or bare."""
    LABEL = "label"
    """The speaker of what follows, in words; not among the words of the text."""
    STAGE = "stage"
    """What happens."""
    NOTE = "note"
    """A note."""
    CAPTION = "caption"
    """What stands under a picture."""
    FURNITURE = "furniture"
    """Heads of pages, lists of votes."""
    QUOTE = "quote"
    """A quotation: with marks in a paragraph, else a block."""
    CHOICE = "choice"
    """Several readings of one place; the one that is printed is taken."""
    PAGE = "page"
    """The beginning of a page; of a column, where columns are counted."""
    PREFIX = "prefix"
    """A number that stands before the block behind it."""
    LINE = "line"
    """A line of verse."""
    SPACE = "space"
    """A break that parts words."""
    CELL = "cell"
    """Parted from what stands beside it by a space."""
    WORD = "word"
    """One word; `join` says that no space stands beside it."""
    INLINE = "inline"
    """A stretch of a paragraph."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of a document states."""

    title: str | None = None
    """Its title."""
    author: str | None = None
    """Who wrote it."""
    published: Days | None = None
    """When it was said or written, else published."""
    language: str | None = None
    """Its language, as a tag."""


def _no_names(_: Any) -> Mapping[str, str]:
    return {}


def _nobody(_: Any, __: Mapping[str, str]) -> str | None:
    return None


def _no_time(_: Any) -> str | None:
    return None


def _no_facts(_: Any) -> Facts:
    return Facts()


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of writing speeches, or other texts, in XML."""

    name: str
    """Its name, as in `READERS`."""
    roots: frozenset[str]
    """Local names of its root elements; none for the dialect that takes all others."""
    parts: Mapping[str, Part]
    """What its elements are: by `name[TYPE]`, with the value of the attribute `type`; by `parent/name`; by `name`.
    What is not listed is part of the paragraph that it stands in, else a block where it stands among blocks."""
    find_names: Callable[[Any], Mapping[str, str]] = _no_names
    """Returns the names of people that its head lists, by their ids."""
    tell_speaker: Callable[[Any, Mapping[str, str]], str | None] = _nobody
    """Returns who speaks an element, by its attributes."""
    tell_facts: Callable[[Any], Facts] = _no_facts
    """Returns what its head states."""
    tell_time: Callable[[Any], str | None] = _no_time
    """Returns the time of day at which an element begins, where it states one."""


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: Any) -> str:
    """Return all the words in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())
