"""Labels that own passes put on parts of a page, and that come out of the extractor with the words.

The extractor keeps words and a few kinds of elements, and nothing else: no attributes, no places. So a label is written
as a token before the words that it is of and one behind them, made of characters that the page does not have, and both
are taken off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from quoth.model import BlockKind

__all__ = ["BLOCK_TAGS", "Label", "Labels", "is_nested", "read_words"]

BLOCK_TAGS = frozenset(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements whose words stand apart from what is round them."""
_LEVELS = 4
"""Quotations, or articles, in one another that are told apart."""
_SPACE = re.compile(r"\s+")
_EDGES = re.compile(r" *\n *")


@dataclass(frozen=True, slots=True)
class Label:
    """What a pass knows of the words behind it."""

    kind: BlockKind
    """What they are."""
    speaker: str | None = None
    """Whose they are, where the page tells."""
    cite: str | None = None
    """The address they are said to come from."""
    time: str | None = None
    """The time of the post that begins with them."""


class Labels:
    """The labels of one page."""

    def __init__(self, words: str) -> None:
        """Choose a token that is not among `words`, which are all of the page."""
        self._head = next(head for n in count() if (head := f"⟦{n}·") not in words)
        self._token = re.compile(re.escape(self._head) + r"(\d*)⟧\s*")
        self._all: list[Label] = []

    def put(self, element: Any, label: Label) -> None:
        """Label the words of an element, each of its paragraphs."""
        self._all.append(label)
        token = f"{self._head}{len(self._all) - 1}⟧"
        for part in element.iter():
            if part is element or part.tag in BLOCK_TAGS:
                _write_round(part, token, f"{self._head}⟧")

    def split(self, words: str) -> Iterator[tuple[Label | None, str]]:
        """Cut words at the tokens in them; each part with its label, the first perhaps without one."""
        label, at = None, 0
        for found in self._token.finditer(words):
            if words[at : found.start()].strip():
                yield label, words[at : found.start()].strip()
            label, at = self._all[int(found[1])] if found[1] else None, found.end()
        if words[at:].strip():
            yield label, words[at:].strip()

    def take_off(self, words: str) -> str:
        """Return words without tokens."""
        return self._token.sub("", words)


def is_nested(element: Any, *tags: str) -> bool:
    """Whether an element lies in more others of these names than people write: it is left as it is.

    Else the words of a page of many such levels would be read once a level.
    """
    return next(islice(element.iterancestors(*tags), _LEVELS, None), None) is not None


def read_words(element: Any) -> str:
    """Return the words of an element on lines as its breaks and blocks part them."""
    parts: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, True)]
    while stack:
        part, opening = stack.pop()
        breaks = part.tag == "br" or part.tag in BLOCK_TAGS
        if opening:
            if isinstance(part.tag, str) and part.tag not in ("script", "style"):
                parts.append("\n" if breaks else "")
                parts.append(_SPACE.sub(" ", part.text or ""))
                stack.append((part, False))
                stack.extend((child, True) for child in reversed(part))
            elif part is not element:
                parts.append(_SPACE.sub(" ", part.tail or ""))
        else:
            parts.append("\n" if breaks and part.tag != "br" else "")
            parts.append(_SPACE.sub(" ", part.tail or "") if part is not element else "")
    return re.sub(r"\n{2,}", "\n", _EDGES.sub("\n", _SPACE_RUN.sub(" ", "".join(parts)))).strip()


_SPACE_RUN = re.compile(r"[^\S\n]+")


def _write_round(element: Any, token: str, end: str) -> None:
    """Write tokens round the words that stand in the element itself, up to the first block in it."""
    first = next((child for child in element if isinstance(child.tag, str) and child.tag in BLOCK_TAGS), None)
    inline = element[: element.index(first)] if first is not None else element[:]
    own = [element.text or "", *(words for child in inline for words in (*child.itertext(), child.tail or ""))]
    if any(words.strip() for words in own):
        element.text = token + (element.text or "").lstrip()
        if inline:
            inline[-1].tail = (inline[-1].tail or "") + end
        else:
            element.text += end
    for child in element[len(inline) :]:
        if (child.tail or "").strip():
            child.tail = token + child.tail.strip() + end
