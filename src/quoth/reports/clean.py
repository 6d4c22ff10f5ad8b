"""Text from a document or a source, made safe and short for a line of a report."""

from __future__ import annotations

import re

__all__ = ["clean", "shorten", "shorten_end", "shorten_start", "show_hidden"]

_SPACE = re.compile(r"[\s\x1c-\x1f\u200b]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What can drive a terminal, turn the order of letters round, or break the encoding."""
_HIDDEN_IN_CELLS = re.compile(f"(?![\\t\\n\\r]){_HIDDEN.pattern}")
"""The same where tabs and line breaks may stay."""


def clean(text: str) -> str:
    """Put `text` on one line: white space becomes one space, control characters are shown as code points.

    A terminal obeys control characters, and a turned direction can make words read as others
    (Unicode Technical Report 36), so neither reaches a reader as it is.

    >>> clean("a\\n  b" + chr(27) + "[31m" + chr(0x202E))
    'a b<U+001B>[31m<U+202E>'
    """
    return _show(_HIDDEN, _SPACE.sub(" ", text))


def show_hidden(text: str) -> str:
    """Show control characters as code points, as `clean` does, but leave white space as it is.

    >>> show_hidden("a\\n  b" + chr(27) + "[31m")
    'a\\n  b<U+001B>[31m'
    """
    return _show(_HIDDEN_IN_CELLS, text)


def _show(hidden: re.Pattern[str], text: str) -> str:
    return hidden.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def shorten(text: str, limit: int) -> str:
    """Take words out of the middle of `text` until about `limit` code points are left, and say how many.

    >>> shorten("one two three four five six seven eight", 22)
    'one two … (4 words) … seven eight'
    """
    if len(text) <= limit:
        return text
    words = text.split()
    head, tail = _fit(words, limit // 2), _fit(words[::-1], limit // 2)
    cut = len(words) - head - tail
    if not head or not tail or cut < 1:
        return f"{text[: limit // 2]}…{text[-(limit // 2):]}"
    counted = "1 word" if cut == 1 else f"{cut} words"
    return f"{' '.join(words[:head])} … ({counted}) … {' '.join(words[-tail:])}"


def shorten_end(text: str, limit: int) -> str:
    """Keep the beginning of `text`, whole words of at most `limit` code points.

    >>> shorten_end("one two three", 8)
    'one two …'
    """
    if len(text) <= limit:
        return text
    words = text.split()
    kept = _fit(words, limit)
    return (" ".join(words[:kept]) + " …") if kept else text[:limit] + "…"


def shorten_start(text: str, limit: int) -> str:
    """Keep the end of `text`, whole words of at most `limit` code points.

    >>> shorten_start("one two three", 9)
    '… two three'
    """
    if len(text) <= limit:
        return text
    words = text.split()
    kept = _fit(words[::-1], limit)
    return ("… " + " ".join(words[-kept:])) if kept else "…" + text[-limit:]


def _fit(words: list[str], limit: int) -> int:
    """How many of `words`, from the first on, fit into `limit` code points."""
    kept, length = 0, -1
    for word in words:
        length += 1 + len(word)
        if length > limit:
            break
        kept += 1
    return kept
