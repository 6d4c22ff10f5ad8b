"""Posts of other sites that a page shows in its text: each becomes a block quotation with its speaker."""

from __future__ import annotations

import re
from typing import Any

from quoth.model import BlockKind

from .page_labels import Label, Labels, is_nested, read_words

__all__ = ["set_posts_apart"]

_EMBED = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|truthsocial-embed|instagram-media|tiktok-embed|"
    r"text-post-media|fb-(?:post|xfbml-parse-ignore)|reddit-embed(?:-bq)?)(?:$|\s|-)"
)
"""Classes that sites give to the posts that they offer for showing elsewhere."""
_SIGNED = re.compile(
    r"(?P<line>[—–-]{1,2}\s*(?P<name>[^()\n—–]{1,80}?)\s*\((?P<handle>@[\w.@-]{1,80})\)[^\n]{0,80})\s*\Z"
)
"""`— Ada Holm (@adaholm) May 3, 2021`, which ends a post."""
_SHARED = re.compile(
    r"(?:A|View this) post (?:shared )?by (?P<name>[^()\n]{1,80}?)\s*\((?P<handle>@[\w.-]{1,80})\)\s*\Z"
)
"""`A post shared by Ada Holm (@adaholm)`."""
_LINK = re.compile(r"(?:\s*(?:https?://t\.co/\w+|pic\.(?:twitter|x)\.com/\w+))+\s*\Z")
"""What stands for a picture or an address at the end of a post, and is no word of it."""
_WRAPS = 3
"""Elements round a post that sites put there for it."""
_MOST = 20_000
"""Code points of the longest post."""


def set_posts_apart(tree: Any, labels: Labels) -> None:
    """Rewrite every embedded post of a page: its words as a labelled block quotation, its signature below it."""
    for quote in [quote for quote in tree.iter("blockquote") if not is_nested(quote, "blockquote")]:
        known = _EMBED.search(quote.get("class") or "") is not None
        if not known and quote.find("a") is None and quote.find(".//a") is None:
            continue  # a post leads back to its site
        words = read_words(quote)
        if len(words) > _MOST:
            continue
        signed = _SIGNED.search(words[-250:]) or (_SHARED.search(words[-250:]) if known else None)
        if not known and signed is None:
            continue
        _write(quote, words, signed, labels)


def _write(quote: Any, words: str, signed: re.Match[str] | None, labels: Labels) -> None:
    name = " ".join(signed["name"].split()) if signed else None
    address = _address(quote)
    body = words[: len(words) - len(words[-250:]) + signed.start()] if signed else words
    body = "\n".join(_LINK.sub("", line) for line in body.split("\n")).strip()
    line = signed.groupdict().get("line") if signed else None
    tail, outer = quote.tail, quote.getparent()
    quote.clear()
    quote.tail = tail
    for paragraph in body.split("\n"):
        if paragraph.strip():
            part = quote.makeelement("p")
            part.text = paragraph.strip()
            quote.append(part)
    labels.put(quote, Label(BlockKind.QUOTATION, name, address))
    if line and body:
        below = quote.makeelement("p")
        below.text, below.tail, quote.tail = line.strip(), quote.tail, None
        quote.addnext(below)
        labels.put(below, Label(BlockKind.BODY))
    for _ in range(_WRAPS):
        if outer is not None and "embed" in (outer.get("class") or "") and outer.tag in ("div", "figure", "section"):
            outer.tag = "div"
            outer.attrib.clear()
            outer = outer.getparent()


def _address(quote: Any) -> str | None:
    """Return the address of the post itself: what the element cites, else its last link."""
    stated = quote.get("cite") or quote.get("data-instgrm-permalink") or quote.get("data-bluesky-uri")
    links = [link.get("href") for link in quote.iter("a") if "://" in (link.get("href") or "")]
    found = stated or (links[-1] if links else None)
    return found.partition("?")[0] if found else None
