"""The title, the author and the language that a web page states, where it states them best.

Its day has a module of its own, `page_dates`. Where no place here tells, the extractor's own search stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .linked_data import Thing, read_articles, read_names

__all__ = ["PLACES", "Place", "find_author", "find_language", "find_title"]

_LONGEST = 500
"""Code points of the longest title or name that is taken."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a page that may state a fact of it."""

    name: str
    """Its name."""
    says: str
    """What is looked at, as the manual has it."""
    fact: str
    """What it tells: `title`, `author`, `language`."""
    find: Callable[[Any, list[Thing]], Iterator[str]]
    """Yields what it tells, from the page's tree and the articles of its linked data."""


def find_title(tree: Any) -> str | None:
    """Return the title that the page states for machines."""
    return _find(tree, "title")


def find_author(tree: Any) -> str | None:
    """Return its author; several are parted by semicolons."""
    return _find(tree, "author")


def find_language(tree: Any) -> str | None:
    """Return its language, as a tag of BCP 47."""
    return _find(tree, "language")


def _find(tree: Any, fact: str) -> str | None:
    articles = read_articles(tree)
    for place in PLACES:
        if place.fact == fact:
            for words in place.find(tree, articles):
                clean = " ".join(html.unescape(words).split())
                if clean and len(clean) <= _LONGEST:
                    return clean
    return None


def _headline(_: Any, articles: list[Thing]) -> Iterator[str]:
    for article in articles:
        yield from (words for key in ("headline", "name") if isinstance(words := article.get(key), str))


def _linked_author(_: Any, articles: list[Thing]) -> Iterator[str]:
    for article in articles:
        yield "; ".join(read_names(article.get("author") or article.get("creator")))


def _metas(tree: Any, names: tuple[str, ...]) -> Iterator[str]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        if name.lower() in names:
            yield element.get("content") or ""


def _open_title(tree: Any, _: list[Thing]) -> Iterator[str]:
    yield from _metas(tree, ("og:title",))


def _open_author(tree: Any, _: list[Thing]) -> Iterator[str]:
    named = (name for name in _metas(tree, ("article:author", "og:article:author")) if "/" not in name)
    yield "; ".join(dict.fromkeys(named))


def _html_language(tree: Any, _: list[Thing]) -> Iterator[str]:
    for element in (tree.getroottree().getroot(), *tree.iter("html", "body", "article")):
        for key in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
            yield from _tags(element.get(key))


def _linked_language(_: Any, articles: list[Thing]) -> Iterator[str]:
    for article in articles:
        language = article.get("inLanguage")
        yield from _tags(language if isinstance(language, str) else None)


def _meta_language(tree: Any, _: list[Thing]) -> Iterator[str]:
    for words in _metas(tree, ("content-language", "dc.language", "dcterms.language", "language", "og:locale")):
        yield from _tags(words)


def _tags(words: str | None) -> Iterator[str]:
    if words and _TAG.fullmatch(words.strip()):
        yield words.strip().replace("_", "-")


PLACES: tuple[Place, ...] = (
    Place("linked data", "`headline` of the article in JSON-LD", "title", _headline),
    Place("open graph", "`og:title`", "title", _open_title),
    Place("linked data", "`author` of the article in JSON-LD", "author", _linked_author),
    Place("open graph", "`article:author`, where it is a name", "author", _open_author),
    Place("html", "`lang` of `html`, `body` or the article", "language", _html_language),
    Place("linked data", "`inLanguage` of the article in JSON-LD", "language", _linked_language),
    Place("meta", "`content-language`, `dc.language`, `og:locale`", "language", _meta_language),
)
"""The places, the best of each fact first."""
