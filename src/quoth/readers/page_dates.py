"""The day that a web page states: in its metadata, or beside its text.

The places stand in the order of their standing. One that names two different days is passed over, and the next is
asked: a page lists other pages, with days of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from quoth.model import Days
from quoth.text.full_days import find_full_days, read_stated

from .datelines import one_of, take_out_changes
from .linked_data import is_article, read_things

__all__ = ["PLACES", "Place", "find_address", "find_page_day", "is_elsewhere"]

_LABEL = 200
"""Code points of a class or id that are looked at."""
_SHORT = 120
"""Code points of an element that tells a day beside the text, and not in it."""
_NAMES = frozenset(
    "date pubdate publishdate publish-date publish_date publication_date publication-date published_date datepublished "
    "dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued dcterms.created citation_date "
    "citation_publication_date citation_online_date parsely-pub-date sailthru.date article.published "
    "article_date_original originalpublicationdate release_date".split()
)
"""Names of `meta` elements that hold the day of publication."""
_DATED = re.compile(
    r"(?:^|[-_\s])(?:date|dates|datetime|pubdate|published|posted|publication|byline|dateline|timestamp|entry-meta|"
    r"post-meta|article-meta|meta-date)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"updated|modified|event|expir|copyright", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|widget|recent|popular|footer|teaser|recommend|trending|read-?more|more-?(?:from|stories)",
    re.IGNORECASE,
)
"""Classes of what stands beside the text and tells of other things."""
_DEPTH = 100
"""Elements round another that are looked at: a page may be nested without end."""
_OUTSIDE = frozenset({"nav", "aside", "footer", "form"})


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a page that may state its day."""

    name: str
    """Its name."""
    says: str
    """What is looked at, as the manual has it."""
    find: Callable[[Any], Iterator[Days]]
    """Yields the days that it names, from the tree of the page."""


def find_page_day(tree: Any) -> Days | None:
    """Return the days on which the page says that it was published; None where no place names one.

    `tree` is the page as lxml has it, unchanged. Raises nothing for a page however broken.
    """
    for place in PLACES:
        days = one_of(place.find(tree))
        if days is not None:
            return days
    return None


def find_address(tree: Any) -> str | None:
    """Return the address that the page gives as its own."""
    for path in ('//link[@rel="canonical"]/@href', '//meta[@property="og:url"]/@content'):
        for address in tree.xpath(path):
            if "://" in address:
                return str(address)
    return None


def _linked_data(tree: Any) -> Iterator[Days]:
    articles: list[Days | None] = []
    others: list[Days | None] = []
    for thing in read_things(tree):
        value = thing.get("datePublished")
        own = articles if is_article(thing) else others
        own += [read_stated(value)] if isinstance(value, str) else []
    yield from (days for days in articles or others if days is not None)


def _open_graph(tree: Any) -> Iterator[Days]:
    wanted = ("article:published_time", "og:article:published_time", "og:published_time", "book:release_date")
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in wanted:
            yield from _stated(element.get("content"))


def _named(tree: Any) -> Iterator[Days]:
    for element in tree.iter("meta"):
        if (element.get("name") or "").lower() in _NAMES:
            yield from _stated(element.get("content"))


def _item(tree: Any) -> Iterator[Days]:
    for element in tree.iter("meta", "time", "span", "div", "p"):
        if (element.get("itemprop") or "").lower() == "datepublished" and not is_elsewhere(element):
            yield from _stated(element.get("content") or element.get("datetime") or _words(element))


def _time(tree: Any) -> Iterator[Days]:
    """Go over the `time` elements of the page; those that say they are the day of publication, if there are any."""
    told, all_days = [], []
    for element in tree.iter("time"):
        classes = f"{_classes(element)} {element.get('itemprop') or ''}"
        if _CHANGED.search(classes) or is_elsewhere(element):
            continue
        before = (element.getprevious() is None and getattr(element.getparent(), "text", None)) or ""
        if not take_out_changes(before) and before.strip():
            continue  # `Updated <time>`
        days = list(_stated(element.get("datetime") or _words(element)))
        all_days += days
        told += days if element.get("pubdate") is not None or "publish" in classes else []
    yield from told or all_days


def _class(tree: Any) -> Iterator[Days]:
    for element in tree.iter("span", "div", "p", "li", "small", "abbr", "header", "h4", "h5", "h6"):
        classes = _classes(element)
        if not _DATED.search(classes) or _CHANGED.search(classes) or is_elsewhere(element):
            continue
        words = (element.get("title") if element.tag == "abbr" else None) or _words(element)
        found = [days for clause in take_out_changes(words) for _, days in find_full_days(clause)]
        if len(words) <= _SHORT and len(set(found)) == 1:
            yield found[0]


def is_elsewhere(element: Any) -> bool:
    """Whether an element stands in a part of the page that tells of other things."""
    for outer in islice(element.iterancestors(), _DEPTH):
        if outer.tag in _OUTSIDE or (outer.tag not in ("body", "html") and _ELSEWHERE.search(_classes(outer))):
            return True
    return False


def _classes(element: Any) -> str:
    """Return what an element is called: its class and its id, as far as they matter."""
    return f"{(element.get('class') or '')[:_LABEL]} {(element.get('id') or '')[:_LABEL]}"


def _stated(value: str | None) -> Iterator[Days]:
    days = read_stated(value) if value else None
    if days is not None:
        yield days


def _words(element: Any) -> str:
    """Return the words of an element as far as they matter."""
    words = ""
    for part in element.itertext():
        words += f" {part}"
        if len(words) > 2 * _SHORT:
            break
    return " ".join(words.split())


PLACES: tuple[Place, ...] = (
    Place("linked data", "`datePublished` of the article in JSON-LD; of another thing, where it names no article",
          _linked_data),
    Place("open graph", "`article:published_time`", _open_graph),
    Place("meta name", "`meta` elements named `date`, `dc.date`, `dcterms.issued`, `parsely-pub-date` and the like",
          _named),
    Place("item", "`itemprop=\"datePublished\"`", _item),
    Place("time", "`time` elements, but for those of an update, and beside or below the text", _time),
    Place("class", "a short element whose class or id speaks of a date or a byline, and which tells one day in full",
          _class),
)  # fmt: skip
"""The places, the best first."""
