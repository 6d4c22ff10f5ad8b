"""What was cut, and how far the cut may turn the sense. A flag with its reason, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quoth.model import Omission, OmissionPlace, Span

from .changes import expand, make_phrases, word_list
from .figures import read_numbers
from .lexicon import Lexicon

__all__ = ["Cut", "name_omissions", "weigh_omission"]

_SHORT = 12
"""Words up to which a cut most likely belongs to the sentence it is cut from."""
_SWALLOWED = 0.6
"""What leaving out another speaker's words weighs at least: question and answer are made one speech."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the source that are not quoted, with all that weighing them asks."""

    span: Span
    """Where they stand, in the source's text."""
    text: str
    """Their characters."""
    marked: bool
    """Whether the writer marked the cut."""
    lexicon: Lexicon
    """What is known of the language."""
    speakers: tuple[str, ...] = ()
    """Others who speak in it, by name, in order; not the speaker of the words round it."""
    place: OmissionPlace = OmissionPlace.INSIDE
    """Whether it is a cut, or stands before or after the quotation in the same sentence."""
    told: tuple[float, str] | None = None
    """Weight and reason, where they were found with it."""


def weigh_omission(text: str, lexicon: Lexicon) -> tuple[float, str]:
    """Return weight (0 to 1) and reason for words that were left out.

    A denial or an exception among the words weighs most in a short cut: in a long one it more likely
    belongs to a sentence of its own. The reason names all that the words hold, the gravest first.

    >>> from .english import ENGLISH
    >>> weigh_omission("not", ENGLISH)
    (0.9, '1 word; holds a word that denies: “not”')
    """
    bare = word_list(text)
    words = make_phrases(expand(bare, lexicon), lexicon)
    short = len(bare) <= _SHORT
    weights: list[float] = []
    told: list[str] = []
    for names, few, many, reason in (
        (lexicon.negations, 0.9, 0.5, "a word that denies"),
        (lexicon.narrowing, 0.8, 0.5, "a condition or exception"),
        (lexicon.frequency | lexicon.certainty, 0.5, 0.3, "how often or how sure"),
        (lexicon.contrasts, 0.5, 0.3, "a contrast"),
        (lexicon.modals, 0.4, 0.2, "a word of duty, leave or chance"),
    ):
        found = next((word for word in words if word in names), None)
        if found is not None:
            weights.append(few if short else many)
            told.append(f"{reason}: “{found}”")
    if read_numbers(bare, lexicon)[0]:
        weights.append(0.4 if short else 0.2)
        told.append("a number")
    size = f"{len(bare)} {'word' if len(bare) == 1 else 'words'}"
    if not told:
        return min(0.2, 0.02 * len(bare)), f"{size} without denial, condition or number"
    return max(weights), f"{size}; holds {'; '.join(told)}"


def name_omissions(cuts: Iterable[Cut]) -> tuple[Omission, ...]:
    """Return an omission for each cut, weighed, with its reason."""
    named = []
    for cut in cuts:
        weight, reason = cut.told or weigh_omission(cut.text, cut.lexicon)
        if cut.speakers:
            weight = max(weight, _SWALLOWED)
            reason = f"holds words of another speaker: {', '.join(cut.speakers)}; {reason}"
        if cut.place is OmissionPlace.INSIDE and not cut.marked:
            reason = f"cut without a mark; {reason}"
        named.append(Omission(cut.span, cut.text, weight, reason, cut.place))
    return tuple(named)
