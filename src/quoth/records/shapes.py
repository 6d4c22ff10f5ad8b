"""Documents of other packages, known by their shape: LangChain, LlamaIndex, Haystack; none of them is imported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

__all__ = ["Shaped", "read_shape"]



class _LangChain(Protocol):
    page_content: Any
    metadata: Any


class _LlamaIndex(Protocol):
    text: Any
    metadata: Any


class _Haystack(Protocol):
    content: Any
    meta: Any


class _Found(Protocol):
    node: Any


Shaped = _LangChain | _LlamaIndex | _Haystack | _Found
"""What has one of the shapes."""
_TEXTS = ("page_content", "text", "content")
"""Attributes that hold the words: of LangChain, of LlamaIndex, of Haystack."""
_KNOWN = ("metadata", "meta", "extra_info")
"""Attributes that hold what is known besides."""
_KEYS = ("id", "id_", "node_id", "doc_id")
"""Attributes that name it."""
_NAMED = ("id", "chunk_id", "doc_id", "source")
"""What of the rest may name it where no attribute does."""


def read_shape(given: Any) -> dict[str, Any] | None:
    """Return a document of another package as a row; None where it has not the shape of one.

    One that was found by a search may stand within what tells how near it is: LlamaIndex's `NodeWithScore`.

    >>> from types import SimpleNamespace
    >>> read_shape(SimpleNamespace(page_content="Nobody pays.", metadata={"source": "letter"}, id=None))
    {'source': 'letter', 'id': 'letter', 'text': 'Nobody pays.'}
    """
    inner = getattr(given, "node", None)
    if inner is not None and not isinstance(inner, (str, bytes, Mapping)):
        given = inner
    text = next((words for name in _TEXTS if isinstance(words := getattr(given, name, None), str)), None)
    if text is None:
        return None
    known = next((more for name in _KNOWN if isinstance(more := getattr(given, name, None), Mapping)), None)
    if known is None:
        return None
    row: dict[str, Any] = {str(name): _tell_day(value) for name, value in known.items()}
    own = next((key for name in _KEYS if isinstance(key := getattr(given, name, None), str) and key), None)
    named = own or next((key for name in _NAMED if isinstance(key := known.get(name), str) and key), None)
    return row | ({"id": named} if named else {}) | {"text": text}


def _tell_day(value: Any) -> Any:
    """Return a day as a row tells it; anything else as it is."""
    return value.isoformat()[:10] if isinstance(value, date) else value
