"""What the rules of departures ask of a language: the shape of its row of data, and an empty row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["NO_WORDS", "Lexicon", "stem"]

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language whose coming or going turns a sentence; all folded, as `fold_word` folds."""

    phrases: frozenset[tuple[str, ...]] = frozenset()
    """Words that are one word in what they do: `as long as`; joined by blanks they stand in the sets below."""
    negations: frozenset[str] = _NONE
    """Words that deny; a sentence with one more or one fewer says the opposite."""
    near_negations: frozenset[str] = _NONE
    """Those of them that deny all but a little: `hardly`."""
    denying_prefixes: tuple[str, ...] = ()
    """What makes a word its own denial: `un`, `non`."""
    denying_endings: tuple[str, ...] = ()
    """How a short form that denies ends: `n't`."""
    modals: frozenset[str] = _NONE
    """Words of duty, leave, ability and intent."""
    certainty: frozenset[str] = _NONE
    """Words that say how sure it is, or that only others say so."""
    frequency: frozenset[str] = _NONE
    """Words that say how often."""
    conditions: frozenset[str] = _NONE
    """Words that make a sentence hold only if, unless or until something else does, or for some alone."""
    narrowing: frozenset[str] = _NONE
    """Those that narrow what stands before or after a quotation, or in a cut: conditions and exceptions."""
    adverbs: frozenset[str] = _NONE
    """Those of them that narrow only the words beside them: `only`."""
    inverted: frozenset[str] = _NONE
    """Verbs that make a condition at the head of a sentence: `Should it fail, ...`."""
    contrasts: frozenset[str] = _NONE
    """Words that turn from what was said before."""
    answering: frozenset[str] = _NONE
    """Those of them that, at the head of a sentence, turn from the sentence before."""
    causes: frozenset[str] = _NONE
    """Words that say why or when."""
    quantities: frozenset[str] = _NONE
    """Words that say how much or how many without a figure."""
    magnitudes: frozenset[str] = _NONE
    """Round sizes without a figure: `dozens`, `hundreds`."""
    degrees: frozenset[str] = _NONE
    """Words that compare, or stop short of the whole: `more`, `almost`."""
    strengths: frozenset[str] = _NONE
    """Words that only make louder or softer: `very`."""
    units: Mapping[str, str] = field(default_factory=dict)
    """What is counted beside a number, each form with the one name of the unit."""
    unit_signs: Mapping[str, str] = field(default_factory=dict)
    """Signs that stand beside a number, with the name of the unit."""
    opposites: frozenset[frozenset[str]] = frozenset()
    """Pairs of words of which one says the contrary of the other, by their stems."""
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Words that bound, deny or join, each with one that means the same."""
    steps: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)
    """Words and stems that say more or less of one thing: which things, and how much."""
    attempts: frozenset[str] = _NONE
    """Verbs before another verb by which a thing is not done yet."""
    vague: frozenset[str] = _NONE
    """Quantities that say nothing exact: `many`."""
    hearsay: frozenset[str] = _NONE
    """Verbs by which a speaker gives another's words or thoughts."""
    that: frozenset[str] = _NONE
    """The word that may stand between such a verb and what it gives."""
    own: frozenset[str] = _NONE
    """Words near before such a verb by which the words or thoughts are the speaker's own, or asked for: `I say`."""
    bounding: frozenset[str] = _NONE
    """Words that bound, hedge or condition what stands right behind them: `nearly`, `some of`, `when`."""
    persons: Mapping[str, str] = field(default_factory=dict)
    """Words for persons, each with whom it means: `my` means who says `I`."""
    tenses: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Forms of common verbs: the verb, and the tense of the form."""
    endings: tuple[tuple[str, str], ...] = ()
    """Endings of words and what stands for them in the stem, longest first."""
    timed_endings: tuple[str, ...] = ()
    """Endings of verbs that tell a tense."""
    comparing_endings: tuple[str, ...] = ()
    """Endings of words that compare."""
    helpers: frozenset[str] = _NONE
    """Verbs, as `tenses` names them, that only help others to a tense."""
    small: frozenset[str] = _NONE
    """Words that a capital makes no name of: articles, pronouns, and other words that begin sentences."""
    relatives: frozenset[str] = _NONE
    """Words before which a comma decides whether they narrow."""
    fillers: frozenset[str] = _NONE
    """Sounds and words of somebody who looks for words, wherever they stand."""
    loose_fillers: frozenset[str] = _NONE
    """Words that are fillers only where a comma, a dash or a sentence's end sets them off."""
    numerals: Mapping[str, float] = field(default_factory=dict)
    """Words for numbers below a hundred, and the round tens."""
    ordinals: Mapping[str, float] = field(default_factory=dict)
    """Words for places in a row."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """Words that multiply the number before them."""
    linking: frozenset[str] = _NONE
    """Words that begin another clause: a condition right after one belongs to what follows."""
    ones: frozenset[str] = _NONE
    """Words that are one before a scale: `a dozen`."""
    joints: frozenset[str] = _NONE
    """Words inside a number that say nothing: `two hundred and ten`."""
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Endings of short forms and what they can stand for."""
    short_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Short forms whose stem changes: `won't`."""
    clitic_hosts: frozenset[str] = _NONE
    """Words after which the ending that may also show an owner is a verb: `it's`, not `Holm's`."""
    same_short: frozenset[frozenset[str]] = frozenset()
    """Pairs of words that one short ending can stand for."""
    same_words: Mapping[str, str] = field(default_factory=dict)
    """Spellings of a word, each with one of them; a blank stands between two words."""
    spellings: tuple[tuple[str, str], ...] = ()
    """Expressions for endings that are spelt in two ways, each with one of them; tried in order on both sides."""
    points: frozenset[str] = _NONE
    """Words between whole and broken figures: `two point three`."""
    number_endings: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    """Letters set against figures: by how much they multiply, and `th` for a place in a row, `s` for a decade."""
    homographs: frozenset[str] = _NONE
    """Words that an apostrophe makes into others."""


NO_WORDS = Lexicon()
"""For a language without data: figures, marks and how much of the words differs are all that is told."""


def stem(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Return what is left of a word without its ending; forms of one word mostly have one stem.

    >>> stem("applied", (("ied", "y"),)), stem("stopped", (("ed", ""),))
    ('apply', 'stop')
    """
    for ending, form in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + form
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
