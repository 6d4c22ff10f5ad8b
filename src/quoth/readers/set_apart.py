"""Block quotations of a page: what they cite, and who signs below them."""

from __future__ import annotations

import re
from typing import Any

from quoth.model import BlockKind

from .page_labels import BLOCK_TAGS, Label, Labels, is_nested, read_words

__all__ = ["label_quotations"]

_DASH = re.compile(r"[—–―-]{1,2}\s*\S")
_LONGEST = 120
"""Code points of the longest signature."""
_PULLED = re.compile(r"pull-?quote", re.IGNORECASE)
"""What says the words of the text once more, in large letters."""


def label_quotations(tree: Any, labels: Labels) -> None:
    """Label every block quotation with what it cites, and set below it what signs it.

    A signature is the caption of its figure, else what ends it: a `footer`, a `cite` or a short line behind a dash.
    Those that repeat the text in large letters are taken away.
    """
    for figure in list(tree.iter("figure", "aside", "div")):
        if _PULLED.search(figure.get("class") or "") and figure.getparent() is not None:
            figure.drop_tree()
    for quote in [quote for quote in tree.iter("blockquote") if not is_nested(quote, "blockquote")]:
        if _PULLED.search(quote.get("class") or ""):
            quote.drop_tree()
            continue
        for part in (_caption(quote), _signature(quote)):
            if part is not None:
                _set_below(quote, part, labels)
                break
        cite = " ".join((quote.get("cite") or "").split())
        if cite:
            labels.put(quote, Label(BlockKind.QUOTATION, cite=cite))


def _caption(quote: Any) -> Any | None:
    """Return the caption of a figure that is nothing but this quotation (HTML Standard, 4.4.4)."""
    figure = quote.getparent()
    if figure is None or figure.tag != "figure":
        return None
    rest = [child for child in figure if child is not quote and isinstance(child.tag, str)]
    return rest[0] if len(rest) == 1 and rest[0].tag == "figcaption" and rest[0].getnext() is None else None


def _signature(quote: Any) -> Any | None:
    """Return the element that ends a quotation and says who it is of."""
    last = next((child for child in reversed(quote) if isinstance(child.tag, str)), None)
    if last is None or (last.tail or "").strip():
        return None
    words = read_words(last)
    if not words or len(words) > _LONGEST or "\n" in words or not _has_words_before(quote, last):
        return None
    if last.tag in ("footer", "cite") or (last.tag in BLOCK_TAGS | {"small"} and _DASH.match(words)):
        return last
    only = last[0] if last.tag == "p" and len(last) == 1 and not (last.text or "").strip() else None
    return last if only is not None and only.tag == "cite" and not (only.tail or "").strip() else None


def _has_words_before(quote: Any, last: Any) -> bool:
    if (quote.text or "").strip():
        return True
    for child in quote:
        if child is last:
            return False
        if any(words.strip() for words in child.itertext()) or (child.tail or "").strip():
            return True
    return False


def _set_below(quote: Any, part: Any, labels: Labels) -> None:
    """Write a signature as a paragraph below its quotation, with the dash that tells it."""
    words = " ".join(read_words(part).split())
    part.drop_tree()
    if not words:
        return
    below = quote.makeelement("p")
    below.text = words if _DASH.match(words) else f"— {words}"
    below.tail, quote.tail = quote.tail, None
    quote.addnext(below)
    labels.put(below, Label(BlockKind.BODY))
