"""What a page says of itself for machines, as linked data: JSON-LD in its `script` elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["is_article", "read_articles", "read_bodies", "read_names", "read_things"]

_LARGEST = 500_000
"""Code points of linked data from which on it is not read."""
_ARTICLE = re.compile("Article|Posting|Report|Speech|Statement")
_MOST = 500
"""Posts of a live blog, or authors, that are looked at."""
_TAG = re.compile(r"<[A-Za-z/!][^>]{0,2000}>")

Thing = dict[str, Any]
"""An object of linked data."""


def read_things(tree: Any) -> Iterator[Thing]:
    """Go over what a page's linked data is about: its outermost things, not those that they mention.

    `tree` is the page as lxml has it. Raises nothing: what is no JSON is passed over.
    """
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(script.text or "") <= _LARGEST:
            yield from _parse(script.text or "")


def is_article(thing: Thing) -> bool:
    """Whether a thing says that it is an article, a post, a speech."""
    return _ARTICLE.search(str(thing.get("@type"))) is not None


def read_articles(tree: Any) -> list[Thing]:
    """Return the articles that a page's linked data is about."""
    return [thing for thing in read_things(tree) if is_article(thing)]


def read_bodies(tree: Any) -> Iterator[tuple[str | None, str]]:
    """Go over the texts that the linked data holds whole, each with its headline: an article's, a live blog's posts."""
    for article in read_articles(tree):
        updates = article.get("liveBlogUpdate")
        for part in [article, *(updates[:_MOST] if isinstance(updates, list) else [])]:
            body = part.get("articleBody") if isinstance(part, dict) else None
            if isinstance(body, str) and body.strip():
                headline = part.get("headline")
                yield headline if isinstance(headline, str) else None, _TAG.sub(" ", body)


def read_names(value: object) -> list[str]:
    """Return the names of one or several persons or bodies: texts, things with a `name`, or lists of them."""
    found = []
    for one in (value if isinstance(value, list) else [value])[:_MOST]:
        name = one.get("name") if isinstance(one, dict) else one
        for words in name if isinstance(name, list) else [name]:
            if isinstance(words, str) and words.strip() and "://" not in words:
                found.append(" ".join(words.split()))
    return list(dict.fromkeys(found))


def _parse(words: str) -> Iterator[Thing]:
    try:
        found = json.loads(words.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            yield thing
            graph, about = thing.get("@graph"), thing.get("mainEntity")
            for inner in [*(graph if isinstance(graph, list) else []), about]:
                if isinstance(inner, dict):
                    yield inner
