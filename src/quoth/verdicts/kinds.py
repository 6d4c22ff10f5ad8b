"""What a change means and how much it weighs: an ordered table of small named rules, the first that fits.

A weight says how far the change may turn the sense: 0 changes no word, 0.5 and more may turn it, 1 turns
it round. The rules look at the words that came and went, not at how many are the same: a passage and
its denial share all words but one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quoth.model import Departure, DepartureKind

from .changes import Change, expand, number_values, spell
from .lexicon import CONDITIONS, DISFLUENCIES, MODALS, NEGATIONS, QUANTITIES

__all__ = ["KINDS", "KindRule", "fold_of", "name_departures"]


@dataclass(frozen=True, slots=True)
class KindRule:
    """One meaning a change can have."""

    name: str
    """Its name in tables and cases."""
    kind: DepartureKind
    """The kind it gives."""
    fits: Callable[[Change], bool]
    """Whether the change has this meaning."""
    weigh: Callable[[Change], float]
    """How far it may turn the sense, 0 to 1."""
    reason: str
    """Why, with {added} and {dropped} for the words that came and went."""


def fold_of(change: Change) -> str | None:
    """Return the name of the fold under which both sides are the same words, or None.

    A change that is a fold is no departure: it changes no word.
    """
    quoted, recorded = change.quoted_words, change.recorded_words
    if not quoted or not recorded:
        return None
    if quoted == recorded:
        return "case" if change.quoted != change.recorded else "spacing"
    if "".join(quoted) == "".join(recorded):
        return "joined words"
    if number_values(quoted) == number_values(recorded) and len(quoted) == len(recorded):
        pairs = list(zip(quoted, recorded, strict=True))
        same = all(q == r or number_values((q,)) == number_values((r,)) != () for q, r in pairs)
        if same and not any(_year_cut(q, r) for q, r in pairs):
            return "numerals"
    if spell(quoted) == spell(recorded):
        return "spelling"
    if [_bare_possessive(word) for word in quoted] == [_bare_possessive(word) for word in recorded]:
        return "possessive s"
    return None


def _year_cut(quoted: str, recorded: str) -> bool:
    return quoted.rstrip("s") != recorded.rstrip("s") and (quoted[-1:] == "s") != (recorded[-1:] == "s")


def _bare_possessive(word: str) -> str:
    return word[:-2] if word.endswith("s's") else word


def _is_contraction(change: Change) -> bool:
    quoted, recorded = change.quoted_words, change.recorded_words
    return bool(quoted and recorded) and _same_expanded(quoted, recorded)


def _same_expanded(quoted: tuple[str, ...], recorded: tuple[str, ...]) -> bool:
    long_q, long_r = expand(quoted), expand(recorded)
    if long_q == long_r:
        return True
    return len(long_q) == len(long_r) and all(
        q == r or {q, r} in _SHORT for q, r in zip(long_q, long_r, strict=True)
    )


_SHORT = ({"is", "has"}, {"is", "us"}, {"would", "had"}, {"would", "did"}, {"will", "shall"})
"""What one short ending can stand for in two ways."""


def _is_disfluency(change: Change) -> bool:
    words = change.quoted_words + change.recorded_words
    if change.quoted_words and change.recorded_words:
        return False
    if all(word in DISFLUENCIES for word in words):
        return bool(words) and words != ("like",) and words not in (("but",), ("and", "but"))
    once = tuple(word for word in words if word not in ("uh", "um", "er"))
    return len(words) <= 3 and (once == () or once[0] == change.after.casefold() == once[-1])


def _negations(words: Iterable[str]) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def _prefixed(change: Change) -> bool:
    """Whether one side is the other with a denying prefix: `un-`, `in-`, `non-`, `dis-`."""
    pairs = ((a, b) for a in change.added for b in change.dropped)
    return any(
        long.endswith(short) and long[: -len(short)] in ("un", "in", "im", "ir", "il", "non", "dis") and len(short) > 3
        for pair in pairs
        for short, long in (sorted(pair, key=len),)
    )


def _is_negation(change: Change) -> bool:
    return _negations(change.added) != _negations(change.dropped) or _prefixed(change)


def _is_number(change: Change) -> bool:
    added, dropped = number_values(tuple(sorted(change.added))), number_values(tuple(sorted(change.dropped)))
    return bool(added or dropped) and sorted(added) != sorted(dropped)


def _is_quantity(change: Change) -> bool:
    return bool((change.added | change.dropped) & QUANTITIES)


def _is_modality(change: Change) -> bool:
    return bool((change.added | change.dropped) & MODALS)


def _is_condition(change: Change) -> bool:
    return bool((change.added | change.dropped) & CONDITIONS)


def _is_name(change: Change) -> bool:
    if not change.added or not change.dropped:
        return False
    return _capitalised(change.quoted, change.added) and _capitalised(change.recorded, change.dropped)


def _capitalised(text: str, words: frozenset[str]) -> bool:
    tokens = [token.strip("\"“”‘’'.,;:!?()[]") for token in text.split()]
    return any(token[:1].isupper() and token.casefold() in words and len(token) > 1 for token in tokens)


def _content(change: Change) -> float:
    """Weigh by how many words of some length differ; small words alone weigh little."""
    words = change.added | change.dropped
    long = sum(len(word) > 3 for word in words)
    return min(0.45, 0.12 + 0.08 * long + 0.02 * len(words))


KINDS: tuple[KindRule, ...] = (
    KindRule(
        "contraction",
        DepartureKind.CONTRACTION,
        _is_contraction,
        lambda change: 0.05,
        "a short form written out, or the other way round",
    ),
    KindRule(
        "disfluency",
        DepartureKind.DISFLUENCY,
        _is_disfluency,
        lambda change: 0.03,
        "a filler or repeated word",
    ),
    KindRule(
        "negation",
        DepartureKind.NEGATION,
        _is_negation,
        lambda change: 0.95,
        "a word that denies came or went",
    ),
    KindRule(
        "number",
        DepartureKind.NUMBER,
        _is_number,
        lambda change: 0.9,
        "another number",
    ),
    KindRule(
        "modality",
        DepartureKind.MODALITY,
        _is_modality,
        lambda change: 0.7,
        "duty, leave, chance or certainty differs",
    ),
    KindRule(
        "condition",
        DepartureKind.CONDITION,
        _is_condition,
        lambda change: 0.7,
        "a word that narrows the sentence came or went",
    ),
    KindRule(
        "quantity",
        DepartureKind.NUMBER,
        _is_quantity,
        lambda change: 0.6,
        "how much or how many differs",
    ),
    KindRule(
        "name",
        DepartureKind.NAME,
        _is_name,
        lambda change: 0.6,
        "another name",
    ),
    KindRule(
        "insertion",
        DepartureKind.INSERTION,
        lambda change: not change.recorded_words,
        _content,
        "words that the source does not have",
    ),
    KindRule(
        "omission",
        DepartureKind.OMISSION,
        lambda change: not change.quoted_words,
        _content,
        "words left out without a mark",
    ),
    KindRule(
        "wording",
        DepartureKind.WORDING,
        lambda change: True,
        _content,
        "other words",
    ),
)
"""Tried in order; the last fits anything."""


def name_departures(changes: Iterable[Change]) -> tuple[Departure, ...]:
    """Give each change its meaning and weight.

    A change the writer marked keeps its kind and says that it was marked; it weighs nothing unless it
    denies, or changes a number: brackets own up to a change, they do not make it true.
    """
    named = []
    for change in changes:
        rule = next(rule for rule in KINDS if rule.fits(change))
        weight = rule.weigh(change)
        if change.signalled:
            weight = weight / 2 if rule.name in ("negation", "number") and change.recorded_words else 0.0
        named.append(
            Departure(
                rule.kind,
                change.quoted,
                change.recorded,
                change.quoted_span,
                change.recorded_span,
                change.signalled,
                round(weight, 3),
                _reason(rule, change),
            )
        )
    return tuple(named)


def _reason(rule: KindRule, change: Change) -> str:
    marked = "marked: " if change.signalled else ""
    if change.quoted and change.recorded:
        return f"{marked}{rule.reason}: “{change.quoted}” for “{change.recorded}”"
    if change.quoted:
        return f"{marked}{rule.reason}: “{change.quoted}” added"
    return f"{marked}{rule.reason}: “{change.recorded}” left out"
