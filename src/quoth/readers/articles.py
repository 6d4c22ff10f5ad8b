"""Pages that hold several texts: live blogs with a post an entry, and articles one below another.

The extractor takes the first article of a page, and leaves the others. So they are put into one, in their order, each
begun by its time where it bears one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from quoth.model import BlockKind

from .page_dates import is_elsewhere
from .page_labels import Label, Labels, is_nested, read_words

__all__ = ["join_articles"]

_LIVE = re.compile(r"live-?(?:blog|updates?|feed|ticker|coverage|text)|liveticker|minute-by-minute", re.IGNORECASE)
"""Classes and ids of what holds the posts of a live blog."""
_POST = re.compile(r"(?:^|[-_\s])(?:post|update|entry|block|item|event|key-?event)s?(?:$|[-_\s])", re.IGNORECASE)
"""Classes of a post in it."""
_POSTING = re.compile("BlogPosting|NewsArticle")
_COMMENT = re.compile("comment", re.IGNORECASE)
_HEADS = ("h1", "h2", "h3", "h4")
_DEPTH = 100
_OUTER = 4
"""Elements round the posts among which the whole text is looked for."""
_LABEL = 200
_LEAST, _LEAST_LIVE = 200, 40
"""Code points of words outside links below which an article, or a post of a live blog, is no text of its own."""
_TEASER = 500
"""Code points of words outside links below which an article whose head leads elsewhere tells of another page."""
_MOST = 3000
"""Posts that are joined."""
_SHORT = 60
"""Code points of the longest words of a time."""


def join_articles(tree: Any, labels: Labels) -> None:
    """Rewrite a page with several articles or posts as one article that holds them all; leave any other as it is."""
    posts = _find_posts(tree)
    if not 2 <= len(posts) <= _MOST:
        return
    whole = _find_holder(posts)
    whole.tag = "article"
    whole.attrib.clear()
    whole.set("class", "post")  # which the extractor looks for first
    for post in posts:
        _write_time(post, labels)
        for part in post.iter("article", "div", "section", "main", "li"):
            part.tag = "div"
            for key in ("id", "itemprop", "role"):
                part.attrib.pop(key, None)
            if part is post or re.search("post|entry|article|story|content|body|text|main", part.get("class") or ""):
                part.attrib.pop("class", None)


def _find_posts(tree: Any) -> list[Any]:
    """Return the texts of a page, in order; none lies in another."""
    candidates = {element: live for element in tree.iter("article", "div", "section", "li")
                  if (live := _tell_post(element)) is not None
                  and not is_nested(element, "article", "li")}  # fmt: skip
    if len(candidates) < 2:
        return []
    sizes = {element: _measure(element) for element in candidates}
    worded = [
        element for element, live in candidates.items()
        if sizes[element] >= (_LEAST_LIVE if live else _LEAST) and not _is_teaser(element, sizes[element])
        and not is_elsewhere(element)
    ]  # fmt: skip
    held: dict[Any, list[Any]] = {}
    known = set(worded)
    for element in worded:
        outer = next((other for other in islice(element.iterancestors(), _DEPTH) if other in known), None)
        if outer is not None:
            held.setdefault(outer, []).append(element)
    wrappers = {
        outer for outer, inner in held.items()
        if len(inner) > 1 and 2 * sum(sizes[element] for element in inner) > sizes[outer]
    }  # fmt: skip
    chosen: list[Any] = []
    inside: set[Any] = set()
    for element in worded:
        if element in wrappers:
            continue
        if not any(other in inside for other in islice(element.iterancestors(), _DEPTH)):
            chosen.append(element)
            inside.add(element)
    return chosen


def _tell_post(element: Any) -> bool | None:
    """Return whether an element is a post of a live blog, or else an article; None for what is neither."""
    named = _names(element)
    if _COMMENT.search(named) or "comment" in (element.get("itemprop") or "").lower():
        return None
    if element.get("itemprop") == "liveBlogUpdate":
        return True
    live = any(_LIVE.search(_names(outer)) for outer in islice(element.iterancestors(), 6))
    if live and (element.tag == "article" or _POST.search(named)) and next(element.iter("time"), None) is not None:
        return True
    return False if element.tag == "article" or _POSTING.search(element.get("itemtype") or "") else None


def _measure(element: Any) -> int:
    """Return how many code points of words outside links an element has."""
    size = len(read_words(element))
    return size - sum(len(read_words(link)) for link in element.iter("a"))


def _is_teaser(element: Any, size: int) -> bool:
    """Whether an article tells of another page: its head, or all of it, is a link that leads there."""
    if size >= _TEASER:
        return False
    for head in element.iter(*_HEADS):
        around = next((outer for outer in islice(head.iterancestors(), 4) if outer.tag == "a"), None)
        link = around if around is not None else next(head.iter("a"), None)
        leads = link is not None and "#" not in (link.get("href") or "#")
        return leads and (around is not None or read_words(link) == read_words(head))
    return False


def _find_holder(posts: Sequence[Any]) -> Any:
    """Return the element that holds all posts; one is made where that is the body of the page."""
    shared = list(posts[0].iterancestors())
    for post in posts[1:]:
        outer = set(post.iterancestors())
        shared = [element for element in shared if element in outer]
    if shared[0].tag not in ("body", "html"):
        whole = (outer for outer in shared[:_OUTER] if outer.tag in ("main", "article"))
        return next(whole, shared[0])  # with what introduces the posts
    holder = posts[0].makeelement("article")
    posts[0].addprevious(holder)
    for post in posts:
        post.tail = None
        holder.append(post)
    return holder


def _write_time(post: Any, labels: Labels) -> None:
    """Begin a post with its time, as the page shows it."""
    time = next(post.iter("time"), None)
    if time is None:
        return
    words = " ".join(read_words(time).split()) or (time.get("datetime") or "").strip()
    if not 0 < len(words) <= _SHORT:
        return
    line = post.makeelement("p")
    line.text, line.tail, post.text = words, post.text, None
    post.insert(0, line)
    labels.put(line, Label(BlockKind.FURNITURE, time=words))


def _names(element: Any) -> str:
    return f"{(element.get('class') or '')[:_LABEL]} {(element.get('id') or '')[:_LABEL]}"
