"""What the writer marked in the quoted words, and whether the mark covers the change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quoth.model import Departure, DepartureKind, Document, Edit, Quotation, SignalKind, Span, Words
from quoth.text.quoted import QuotedWords

__all__ = ["count_plain_marks", "drops_letters", "find_marked_letters", "has_own_mark", "is_own_mark", "owns_up"]

_SIC = re.compile(r"[\[(]\s?sic\b", re.IGNORECASE)


def count_plain_marks(document: Document, quotation: Quotation, recorded: Iterable[str]) -> int:
    """Count the marks that change no word: `[sic]`, and brackets that hold only punctuation.

    Those that the source has itself, in the passages `recorded`, are not the writer's.
    """
    count = -sum(_SIC.subn("", text)[1] for text in recorded)
    for signal in quotation.signals:
        inner = signal.span.cut(document.text)[1:-1].strip()
        bracket = signal.kind is SignalKind.BRACKET and bool(inner) and not any(c.isalnum() for c in inner)
        count += signal.kind is SignalKind.SIC or bracket
    return max(0, count)


def is_own_mark(quoted: str, recorded: str) -> bool:
    """Whether a bracket inside a word is the source's own: `member(s)` on both sides."""
    return any(mark in recorded for mark in "[(") and _bare(quoted) == _bare(recorded)


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def drops_letters(text: str, quoted: Span, recorded: str) -> bool:
    """Whether an empty bracket set against the word at `quoted` of `text` owns up to letters left off: `ship[]`."""
    word = quoted.cut(text).casefold()
    return text[quoted.end : quoted.end + 2] in ("[]", "()") and recorded.casefold().startswith(word)


def owns_up(quoted: str, recorded: str) -> bool:
    """Whether a bracket inside a word covers the whole change: the letters outside it are recorded.

    `pass[ed]` owns up to a change from `passes`, `[w]here` does not to one from `there`.
    """
    match = re.fullmatch(r"([^\[\](){}\s]*)[\[(]([^\])]*)[\])]([^\[\](){}\s]*)", quoted)
    if not match:
        return True
    before, _, after = (part.casefold() for part in match.groups())
    word = recorded.casefold()
    return word.startswith(before) and word.endswith(after) and (len(word) >= len(before) + len(after) or not word)


def find_marked_letters(
    document: Document, quotation: Quotation, quoted: QuotedWords, edit: Edit, text: str, words: Words
) -> list[Departure]:
    """Return a departure for each word that is recorded as quoted but for letters in brackets."""
    found = []
    shift = edit.recorded_words[0] - edit.quoted_words[0]
    for at in range(*edit.quoted_words):
        index = int(quoted.partial[at]) if quoted.partial[at] >= 0 else int(quoted.signal[at])
        if index < 0:
            continue
        signal = quotation.signals[index]
        recorded = Span(int(words.starts[at + shift]), int(words.ends[at + shift]))
        if has_own_mark(text, recorded):
            continue  # the source's own bracket: nothing was changed
        span = Span(int(quoted.words.starts[at]), int(quoted.words.ends[at]))
        mine, theirs = span.cut(document.text), recorded.cut(text)
        if quoted.partial[at] < 0 and span.start - 1 != signal.span.start:
            continue  # one departure a bracket
        bare = re.sub(r"[\[\]()]", "", mine)
        reason = "capital marked" if bare != theirs else "put in brackets, though recorded as it stands"
        found.append(Departure(DepartureKind.CASE, mine, theirs, span, recorded, True, 0.0, reason))
    return found


def has_own_mark(text: str, word: Span) -> bool:
    """Whether a word of the source stands in brackets of its own there."""
    line = text[max(0, word.start - 80) : word.start]
    return line.rfind("[") > line.rfind("]") or line.rfind("(") > line.rfind(")")
