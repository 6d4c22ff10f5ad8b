"""Captions of pictures and tables, which the extractor drops with the pictures."""

from __future__ import annotations

import re
from typing import Any

from quoth.model import BlockKind

from .page_labels import Label, Labels, read_words

__all__ = ["keep_captions"]

_CLASS = re.compile(
    r"(?:^|\s)(?:wp-caption-text|(?:image|photo|picture|media|figure|img|article-image)[-_]*caption(?:[-_]*text)?|"
    r"caption[-_]*text)(?:$|\s)",
    re.IGNORECASE,
)
_LONGEST = 1000
"""Code points of the longest caption that is told by a class."""
_WORDED = ("blockquote", "table", "p", "ul", "ol")
"""What a figure may hold besides pictures."""
_GALLERY = re.compile(r"pull-?quote|highlight|sidebar|related|promo", re.IGNORECASE)
"""Classes of figures that hold no part of the text."""


def keep_captions(tree: Any, labels: Labels) -> None:
    """Write the captions of a page as labelled paragraphs where they stand, and keep the words in figures."""
    for figure in list(tree.iter("figure")):
        if _GALLERY.search(figure.get("class") or ""):
            continue
        captions = [
            part for part in figure.iter("figcaption")
            if next(part.iterancestors("figure", "figcaption")) is figure and read_words(part)
        ]  # fmt: skip
        if captions or any(figure.find(f".//{tag}") is not None for tag in _WORDED):
            figure.tag = "div"
            figure.attrib.clear()
            for caption in captions:
                _write(caption, labels)
    for element in list(tree.iter("p", "div", "span", "dd")):
        if _CLASS.search(element.get("class") or "") and element.getparent() is not None:
            words = read_words(element)
            if words and len(words) <= _LONGEST:
                element.getparent().attrib.pop("class", None)
                _write(element, labels)


def _write(caption: Any, labels: Labels) -> None:
    words, tail = read_words(caption), caption.tail
    caption.clear()
    caption.tag, caption.text, caption.tail = "p", " ".join(words.split()), tail
    labels.put(caption, Label(BlockKind.CAPTION))
