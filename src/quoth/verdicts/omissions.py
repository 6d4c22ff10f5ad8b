"""What was cut, and how far the cut may turn the sense. A flag with its reason, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from quoth.model import Omission, Span

from .changes import expand, make_phrases, word_list
from .figures import read_numbers
from .languages import LEXICONS
from .lexicon import Lexicon

__all__ = ["name_omissions", "weigh_omission"]


def weigh_omission(text: str, lexicon: Lexicon = LEXICONS["en"]) -> tuple[float, str]:
    """Return weight (0 to 1) and reason for words that were left out.

    A denial or an exception among the words weighs most in a short cut: in a long one it more likely
    belongs to a sentence of its own.

    >>> weigh_omission("not")
    (0.9, 'holds a word that denies: “not”')
    """
    words = make_phrases(expand(word_list(text), lexicon), lexicon)
    short = len(words) <= 12
    for names, weight, reason in (
        (lexicon.negations, 0.9 if short else 0.5, "holds a word that denies"),
        (lexicon.narrowing, 0.8 if short else 0.5, "holds a condition or exception"),
        (lexicon.contrasts, 0.5 if short else 0.3, "holds a contrast"),
        (lexicon.modals, 0.4 if short else 0.2, "holds a word of duty, leave or chance"),
    ):
        found = next((word for word in words if word in names), None)
        if found is not None:
            return weight, f"{reason}: “{found}”"
    if read_numbers(words, lexicon)[0]:
        return (0.4 if short else 0.2), "holds a number"
    count = len(words)
    return min(0.2, 0.02 * count), f"{count} {'word' if count == 1 else 'words'} without denial, condition or number"


def name_omissions(cuts: Iterable[tuple[Span, str, bool]]) -> tuple[Omission, ...]:
    """Return an omission for each cut: its span and text in the source, and whether it was marked."""
    named = []
    for span, text, marked in cuts:
        weight, reason = weigh_omission(text)
        named.append(Omission(span, text, weight, reason if marked else f"cut without a mark; {reason}"))
    return tuple(named)
