"""What the writer marked in the quoted words, and whether the mark covers the change."""

from __future__ import annotations

import re

from quoth.model import Departure, DepartureKind, Document, Edit, Quotation, SignalKind, Span, Words
from quoth.text.quoted import QuotedWords

__all__ = ["count_plain_marks", "find_marked_letters", "has_own_mark", "owns_up"]


def count_plain_marks(document: Document, quotation: Quotation) -> int:
    """Count the marks that change no word: `[sic]`, and brackets that hold only punctuation."""
    count = 0
    for signal in quotation.signals:
        inner = signal.span.cut(document.text)[1:-1].strip()
        bracket = signal.kind is SignalKind.BRACKET and bool(inner) and not any(c.isalnum() for c in inner)
        count += signal.kind is SignalKind.SIC or bracket
    return count


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
