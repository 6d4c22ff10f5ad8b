"""What the extractor would lose of a page, written so that it is kept as text."""

from __future__ import annotations

from typing import Any

__all__ = ["rewrite"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def rewrite(tree: Any) -> None:
    """Rewrite a page in place: marks of `q`, lines of `pre`, calls of notes, times in a sentence, double breaks."""
    for element in list(tree.iter(*_REWRITES)):
        _REWRITES[element.tag](element)
    for element in reversed(list(tree.iter("br"))):
        _part_paragraph(element)


def _write_marks(element: Any) -> None:
    """Write the marks that a browser shows round a short quotation (HTML Standard, 4.5.7)."""
    element.text = "\u201c" + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + "\u201d"
    else:
        element.text += "\u201d"
    element.tag = "span"


def _break_lines(element: Any) -> None:
    """Keep the line ends of set text; the extractor would take every `pre` for a block quotation."""
    element.tag = "p"
    lines = (element.text or "").split("\n")
    element.text = lines[0]
    for place, line in enumerate(lines[1:]):
        end = element.makeelement("br")
        end.tail = line
        element.insert(place, end)


def _raise_digits(element: Any) -> None:
    """Write the call of a note so that it does not become part of the word before it."""
    words = "".join(element.itertext()).strip()
    if words.isdecimal():
        del element[:]
        element.text = words.translate(_RAISED)


def _keep_time(element: Any) -> None:
    """Keep a time that stands in a sentence; the extractor takes all times for those of the page."""
    parent = element.getparent()
    before = element.getprevious()
    ahead = parent.text if before is None and parent is not None else getattr(before, "tail", None)
    if parent is not None and parent.tag == "p" and (ahead or "").strip() and (element.tail or "").strip():
        element.tag = "span"
        element.attrib.clear()


def _part_paragraph(element: Any) -> None:
    """Make two paragraphs of one that two line breaks part; the extractor would keep a single break.

    Called from the last break to the first, so that each move takes along only what stands up to the next.
    """
    after, parent = element.getnext(), element.getparent()
    if after is None or after.tag != "br" or parent is None or parent.tag != "p":
        return
    if (element.tail or "").strip():
        return
    rest = parent.makeelement("p")
    rest.text, rest.tail, parent.tail = after.tail, parent.tail, None
    for child in list(after.itersiblings()):
        rest.append(child)
    parent.remove(after)
    parent.remove(element)
    parent.addnext(rest)


_REWRITES = {"q": _write_marks, "pre": _break_lines, "sup": _raise_digits, "time": _keep_time}
