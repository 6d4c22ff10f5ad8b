"""The walk over the tree of an XML document: what stands in it, laid out as text. Without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quoth.model import BlockKind

from .page import Page
from .parts import Dialect, Part, local

__all__ = ["walk"]

_SPACE = re.compile(r"\s+")
_MARKS = "“”„‟«»‹›‘’\"'"
_PRINTED = ("sic", "orig", "abbr", "lem")
"""What is printed, of several readings."""
_ASIDE = {
    Part.NOTE: BlockKind.NOTE,
    Part.STAGE: BlockKind.STAGE,
    Part.CAPTION: BlockKind.CAPTION,
    Part.FURNITURE: BlockKind.FURNITURE,
}
"""What is gathered, and set behind the paragraph that it stands in."""
_GATHERED = frozenset({*_ASIDE, Part.LABEL, Part.PREFIX})
_APART = frozenset({Part.BOX, Part.BLOCK, Part.HEADING, Part.SPEECH})
"""What always begins and ends a block."""
_BREAKS = {Part.SPACE: " ", Part.CELL: " ", Part.LINE: "\n"}
_HOLDS = frozenset({Part.BOX, Part.BLOCK, Part.LINE})


@dataclass(slots=True)
class _Speech:
    """A speech that is being read."""

    speaker: str | None
    otherwise: str | None
    """A label before it, or what points to the speaker: shown where nothing in it names them."""


@dataclass(slots=True)
class _Frame:
    """What holds within an element."""

    part: Part = Part.BOX
    kind: BlockKind = BlockKind.BODY
    flow: bool = False
    """Whether its words run on from one element to the next."""
    speech: _Speech | None = None
    label: str | None = None
    """The speaker that a label in it names, for the speeches behind."""
    cite: str | None = None
    closing: str = ""
    """Mark that ends a quotation."""
    quoted: bool = False
    """Whether it stands in double marks that were added."""
    apart: bool = True
    """Whether it begins and ends blocks."""

    def enter(self, part: Part) -> _Frame:
        """Return what holds within an element of it, until that says otherwise."""
        return _Frame(
            part, self.kind, self.flow, self.speech, self.label, self.cite, quoted=self.quoted, apart=False
        )


def walk(root: Any, dialect: Dialect, page: Page, resolve: Callable[[Any], str]) -> None:
    """Write what stands under `root` onto `page`; `resolve` returns what an entity stands for."""
    walker = _Walker(dialect, dialect.find_names(root), page)
    stack: list[_Step] = []
    top, outside = root, _Frame()
    while True:
        if top is not None:
            own = walker.open(top, outside) if isinstance(top.tag, str) else None
            if own is not None:
                if own.part is not Part.CHOICE:
                    walker.say(top.text, own)
                stack.append((_list_children(top, own), top, own, outside))
            else:
                if not isinstance(top.tag, str):
                    walker.say(resolve(top), outside)
                walker.say(_tail(top, outside), outside)
        if not stack:
            return
        children, element, within, outer = stack[-1]
        top, outside = next(children, None), within
        if top is None:
            stack.pop()
            walker.close((element, within), outer)
            walker.say(_tail(element, outer), outer)


_Step = tuple[Iterator[Any], Any, _Frame, _Frame]
"""An element that is being read: its children that are left, itself, what holds in it, and around it."""


def _list_children(element: Any, own: _Frame) -> Iterator[Any]:
    """Go over the children that are read: all, but of several readings the one that is printed."""
    return iter(element) if own.part is not Part.CHOICE else iter(_choose(element))


def _tail(element: Any, outer: _Frame) -> str | None:
    """Return the words behind an element, within the one around it."""
    return element.tail if outer.part is not Part.CHOICE else None


def _choose(element: Any) -> list[Any]:
    """Return the reading that is printed, if there is one."""
    children = [child for child in element if isinstance(child.tag, str)]
    for name in _PRINTED:
        for child in children:
            if local(child) == name:
                return [child]
    return children[:1]


class _Walker:
    def __init__(self, dialect: Dialect, names: Mapping[str, str], page: Page) -> None:
        self._dialect = dialect
        self._names = names
        self._page = page
        self._gathering: Any = None  # the element whose words are gathered

    def say(self, text: str | None, frame: _Frame) -> None:
        if not text:
            return
        if self._gathering is not None:
            self._page.gather(_SPACE.sub(" ", text))
            return
        speech = frame.speech
        speaker = (speech.speaker or speech.otherwise) if speech and frame.kind is BlockKind.TURN else None
        self._page.say(_SPACE.sub(" ", text), frame.kind, speaker, frame.cite)

    def open(self, element: Any, outer: _Frame) -> _Frame | None:
        """Return what holds within an element; None where it is not read."""
        part = self._tell_part(element)
        if part is Part.SKIP:
            return None
        if part is Part.PAGE and not len(element) and not (element.text or "").strip():
            self._page.turn(element.get("n") or element.get("number") or "", element.get("break") == "no")
            return None
        own = outer.enter(part or Part.INLINE)
        if self._gathering is not None:
            self._page.gather("\n" if part in (Part.BLOCK, Part.LINE) else _BREAKS.get(own.part, ""))
            return own
        if own.part in _GATHERED or part is Part.PAGE:
            self._gathering = element
            self._page.begin_gathering()
            return own
        if part is Part.QUOTE:
            self._open_quote(element, own, outer)
        elif part in _APART or (part is None and not outer.flow):
            own.apart = True
            own.flow = part in (Part.BLOCK, Part.HEADING) or _is_mixed(element)
        if part is Part.HEADING:
            own.kind = BlockKind.HEADING
        elif part is Part.SPEECH:
            self._open_speech(element, own, outer)
        elif part is Part.WORD and element.get("join") in ("left", "both"):
            self._page.join()
        elif own.part in _BREAKS and element.get("break") != "no":
            self._page.part(_BREAKS[own.part])
        if own.apart:
            self._page.end()
        return own

    def _tell_part(self, element: Any) -> Part | None:
        parts, name = self._dialect.parts, local(element)
        kind, parent = element.get("type"), element.getparent()
        found = parts.get(f"{name}[{kind}]") if kind else None
        if found is None and parent is not None:
            found = parts.get(f"{local(parent)}/{name}")
        return found or parts.get(name)

    def _open_speech(self, element: Any, own: _Frame, outer: _Frame) -> None:
        if element.get("nospeaker") == "true":
            return
        pointer = (element.get("who") or element.get("by") or "").strip().lstrip("#")
        named = self._dialect.tell_speaker(element, self._names)
        own.speech = _Speech(named, outer.label or pointer or None)
        own.kind = BlockKind.TURN
        time = self._dialect.tell_time(element)
        if time:
            self._page.mark("time", time)
        self._page.turn(element.get("colnum") or "", False)

    def _open_quote(self, element: Any, own: _Frame, outer: _Frame) -> None:
        if not outer.flow or any(self._tell_part(child) in _HOLDS for child in element):
            own.apart, own.kind, own.flow = True, BlockKind.QUOTATION, _is_mixed(element)
            own.cite = element.get("source") or element.get("cite") or None
            return
        begin, end = element.get("startQuote"), element.get("endQuote")
        first = next((text.strip() for text in element.itertext() if text.strip()), "")
        if begin or end:
            self.say(begin or "", outer)
            own.closing = end or ""
        elif first and first[0] not in _MARKS and self._page.last not in _MARKS:
            begin, own.closing = "‘’" if outer.quoted else "“”"
            own.quoted = not outer.quoted
            self.say(begin, outer)

    def close(self, opened: tuple[Any, _Frame], outer: _Frame) -> None:
        element, own = opened
        if self._gathering is element:
            self._gathering = None
            self._finish_gathering(own, outer)
        elif self._gathering is not None:
            self._page.gather("\n" if own.part in (Part.BLOCK, Part.LINE) else _BREAKS.get(own.part, ""))
        else:
            if own.closing:
                self._page.close_mark(own.closing)
            if own.part is Part.WORD and element.get("join") in ("right", "both"):
                self._page.glue()
            if own.part in (Part.LINE, Part.CELL):
                self._page.part(_BREAKS[own.part])
            if own.apart:
                self._page.end()

    def _finish_gathering(self, own: _Frame, outer: _Frame) -> None:
        words = self._page.end_gathering()
        if own.part is Part.LABEL:
            name = words.replace("\n", " ").strip(" :：—–-.,;") or None
            if name and words.rstrip(" :：—–-,;").endswith("."):
                name += "." * (len(name.split()[-1]) < 4)
            if outer.speech is None:
                outer.label = name
            elif outer.speech.speaker is None:
                outer.speech.speaker = name
        elif own.part is Part.PREFIX:
            self._page.prefix(words)
        elif own.part is Part.PAGE:
            self._page.turn(words, False)
        elif words:
            self._page.aside(_ASIDE[own.part], words)


def _is_mixed(element: Any) -> bool:
    """Whether words stand in an element beside other elements, or alone."""
    return any(text.strip() for text in _own_texts(element))


def _own_texts(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""
