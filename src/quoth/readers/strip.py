"""Markup taken off a page, in one pass and in order: what is left when nothing finer can be done."""

from __future__ import annotations

import html
import re

__all__ = ["strip_markup"]

_SILENT = ("script", "style", "noscript", "template", "svg", "head")
"""Elements whose content no one reads."""
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})
"""Elements that begin on a line of their own."""
_LINES = frozenset({"br", "td", "th", "option"})
"""Of these, those that part lines or cells and not paragraphs."""
_NAME = re.compile(r"<(/?)([a-z!?][a-z0-9:-]{0,40})")
_RUN = re.compile(r"\s+")
_SMALL = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def strip_markup(page: str) -> str:
    """Return the words of a page, its paragraphs parted by blank lines; no markup is too broken.

    >>> strip_markup("<p>One &amp; <b>two</b></p><script>x</script><p>three")
    'One & two\\n\\nthree'
    """
    lower = page.lower()
    if len(lower) != len(page):  # a few capitals grow when made small, which would shift every place
        lower = page.translate(_SMALL)
    parts: list[str] = []
    at = 0
    while True:
        tag = page.find("<", at)
        if tag < 0:
            parts.append(_RUN.sub(" ", page[at:]))
            break
        parts.append(_RUN.sub(" ", page[at:tag]))
        at = _after_tag(page, lower, tag, parts)
    return _tidy(html.unescape("".join(parts)))


def _after_tag(page: str, lower: str, tag: int, parts: list[str]) -> int:
    """Return where the text goes on after what begins at `tag`; put in the break it makes."""
    if page.startswith("<!--", tag):
        close = page.find("-->", tag + 4)
        return len(page) if close < 0 else close + 3
    name = _NAME.match(lower, tag)
    if not name:
        parts.append("<")
        return tag + 1
    close = page.find(">", name.end())
    after = len(page) if close < 0 else close + 1
    element = name.group(2)
    if element in _BREAKS:
        parts.append("\n" if element in _LINES else "\n\n")
    if element in _SILENT and not name.group(1):
        end = lower.find(f"</{element}", after)
        return len(page) if end < 0 else end
    return after


def _tidy(text: str) -> str:
    paragraphs = []
    for paragraph in re.split(r"\n\n+", text):
        lines = [line.strip() for line in paragraph.split("\n")]
        whole = "\n".join(line for line in lines if line)
        if whole:
            paragraphs.append(whole)
    return "\n\n".join(paragraphs)
