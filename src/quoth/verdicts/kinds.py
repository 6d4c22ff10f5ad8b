"""What a change means and how much it weighs: an ordered table of small named rules, the first that fits.

A weight says how far the change may turn the sense: 0 changes no word, 0.5 and more may turn it, 1 turns
it round. The rules look at the words that came and went, not at how many are the same: a passage and
its denial share all words but one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from quoth.model import Departure, DepartureKind

from . import grades as g
from . import meanings as m
from .changes import Change

__all__ = ["KINDS", "KindRule", "name_departures", "pair_moves", "tell_rule", "write_kind_table"]

_SHORT = 12
"""Words up to which a change is read word by word; in a longer one a word may belong to a sentence of its own."""
_NEAR = 8
"""Changes between two halves of a move, at most."""


@dataclass(frozen=True, slots=True)
class KindRule:
    """One meaning a change can have."""

    name: str
    """Its name in tables and cases."""
    kind: DepartureKind
    """The kind it gives."""
    fits: Callable[[Change], bool]
    """Whether the change has this meaning."""
    weight: float | Callable[[Change], float]
    """How far it may turn the sense, 0 to 1."""
    reason: str
    """Why, in a few words; what the sides say follows."""
    says: str
    """What differs, for the manual: a line with an example."""

    def weigh(self, change: Change) -> float:
        """Return how far the change may turn the sense; less where the words are many and a reader sees them."""
        if isinstance(self.weight, float):
            many = len(change.quoted_words) > _SHORT or len(change.recorded_words) > _SHORT
            return min(self.weight, 0.6) if many else self.weight
        return self.weight(change)


def _content(change: Change) -> float:
    """Weigh by how many words of content differ; small words alone weigh little."""
    words, lexicon = change.differing, change.lexicon
    if lexicon.small:
        light = lexicon.small | lexicon.persons.keys()
        helping = {word for word in words if lexicon.tenses.get(word, ("",))[0] in lexicon.helpers}
        long = sum(len(word) > 2 for word in words - light - helping)
    else:  # in a language without data the long words are those of content
        long = sum(len(word) > 3 for word in words)
    return min(0.45, 0.12 + 0.08 * long + 0.02 * len(words))


def _beside_denial(change: Change) -> float:
    return 0.8 if m.near_denial(change) else 0.6


def _number_weight(change: Change) -> float:
    """Weigh another number most; one that came or went with its words turns less."""
    if change.quoted_words and change.recorded_words:
        return 0.9 if max(len(change.quoted_words), len(change.recorded_words)) <= _SHORT else 0.6
    return 0.6


def _moved_weight(change: Change) -> float:
    lexicon = change.lexicon
    turning = lexicon.negations | lexicon.narrowing | lexicon.frequency
    if change.quoted_words and change.recorded_words:  # two that changed places: who did what to whom
        return max(0.5, next(rule for rule in KINDS[1:] if rule.fits(change)).weigh(change))
    return 0.2 if change.differing.isdisjoint(turning) else 0.5


K = DepartureKind
KINDS: tuple[KindRule, ...] = (
    KindRule("moved", K.ORDER, lambda c: c.moved, _moved_weight, "stands in another place in the record",
             "the same words a little before or after: `3 May` for `May 3`"),
    KindRule("contraction", K.CONTRACTION, m.contracted, 0.05, "a short form written out, or the other way round",
             "`it's` for `it is`"),
    KindRule("disfluency", K.DISFLUENCY, m.filled, 0.03, "a filler or repeated word",
             "`uh`, a set-off `you know`, a word said twice"),
    KindRule("false start", K.DISFLUENCY, m.cut_short, 0.05, "a start that was broken off",
             "`we will -- we shall go`, quoted as `we shall go`"),
    KindRule("doubled letter", K.SPELLING, m.another_spelling, 0.05, "another spelling", "`occured` for `occurred`"),
    KindRule("citation", K.OMISSION, m.cited, 0.05, "a citation left out",
             "a citation that stands by itself between two sentences"),
    KindRule("same meaning", K.WORDING, g.same_meaning, 0.05, "another word that means the same",
             "`everyone` for `everybody`, `must` for `have to`"),
    KindRule("negation", K.NEGATION, m.sense_turned, 0.95, "a word that denies came or went",
             "`not`, `never`, `without`, `fails to`, `un-`; with two denials the sense stays"),
    KindRule("weaker denial", K.NEGATION, m.denied_less, 0.5, "both deny, one of them all but a little",
             "`hardly any` for `no`"),
    KindRule("double negation", K.NEGATION, m.denied_twice, 0.3, "two denials, which together say the same",
             "`not unlikely` for `likely`"),
    KindRule("unit", K.NUMBER, m.another_unit, 0.85, "another unit beside the number",
             "`36 days` for `36 hours`, `percentage points` for `percent`"),
    KindRule("magnitude", K.NUMBER, m.another_size, 0.85, "another size",
             "`hundreds of thousands` for `tens of thousands`"),
    KindRule("number", K.NUMBER, m.another_number, _number_weight, "another number",
             "in figures or words: amounts, years, places in a row, days"),
    KindRule("bound", K.NUMBER, m.bound_moved, 0.6, "a word that bounds the number came or went",
             "`about 40`, `at least 40`, quoted as `40`"),
    KindRule("frequency", K.FREQUENCY, m.any_of("frequency"), _beside_denial, "how often differs",
             "`always`, `sometimes`; more beside a word that denies"),
    KindRule("opposite", K.OPPOSITE, m.opposite, 0.8, "the contrary",
             "`decrease` for `increase`, `after` for `before`"),
    KindRule("cause turned", K.OPPOSITE, g.because_turned, 0.8, "a cause for a hindrance, or the other way round",
             "`despite` for `because of`"),
    KindRule("step", K.DEGREE, g.another_step, 0.5, "more or less of one thing",
             "`ordered` for `asked`, `proves` for `suggests`, `convicted` for `charged`"),
    KindRule("certainty", K.MODALITY, m.any_of("certainty"), 0.6, "how sure it is differs",
             "`likely`, `perhaps`, `allegedly`"),
    KindRule("attempt", K.MODALITY, g.attempted, 0.6, "what was tried or planned is told as done, or otherwise",
             "`burned` for `tried to burn`"),
    KindRule("tense", K.TENSE, m.another_tense, m.tense_weight, "another tense or form of the verb",
             "`was` for `is`, `would` for `will`, `has gone` for `went`"),
    KindRule("modality", K.MODALITY, m.any_of("modals"), 0.7, "duty, leave, chance or intent differs",
             "`must` for `may`, `is able to` for `has to`"),
    KindRule("condition", K.CONDITION, m.any_of("conditions"), 0.7, "a condition or exception came or went",
             "`if`, `unless`, `only`, `until`, `as long as`"),
    KindRule("contrast", K.CONTRAST, m.any_of("contrasts"), 0.4, "a word of contrast came or went",
             "`but`, `although`, `instead of`"),
    KindRule("cause", K.CONDITION, m.any_of("causes"), 0.5, "when, where or why differs",
             "`because`, `when`, `since`"),
    KindRule("quantity", K.NUMBER, m.any_of("quantities"), g.quantity_weight, "how much or how many differs",
             "`all` for `some`, `few` for `many`"),
    KindRule("name for pronoun", K.NAME, m.name_filled_in, 0.3, "a name for a word that only points, or the other way",
             "`Marrenia would` for `it would`"),
    KindRule("name", K.NAME, m.another_name, 0.6, "another name", "a person, a place, a body"),
    KindRule("strength", K.DEGREE, m.louder, 0.15, "louder or softer", "`very`, `really`, `simply`"),
    KindRule("degree", K.DEGREE, m.any_of("degrees"), 0.5, "the degree differs",
             "`almost`, `more`, `entirely`, `just`"),
    KindRule("person", K.PERSON, m.another_person, 0.3, "another person is meant", "`he` for `I`, `our` for `their`"),
    KindRule("form", K.WORDING, m.another_form, m.form_weight, "another form of the word",
             "`ships` for `ship`; a comparison weighs more: `largest` for `large`"),
    KindRule("insertion", K.INSERTION, lambda c: not c.recorded_words, _content, "words that the source does not have",
             "weighed by how much content they have"),
    KindRule("omission", K.OMISSION, lambda c: not c.quoted_words, _content, "words left out without a mark",
             "weighed in the same way"),
    KindRule("wording", K.WORDING, lambda c: True, _content, "other words", "weighed in the same way"),
)  # fmt: skip
"""Tried in order; the last fits anything."""

_TURNING = frozenset(
    (K.NEGATION, K.NUMBER, K.FREQUENCY, K.OPPOSITE, K.MODALITY, K.CONDITION)
)
"""Kinds that a mark owns up to, and does not make harmless."""
_GLOSS = 3
"""Words up to which what a bracket puts in is part of the sentence; longer ones explain it."""


def name_departures(changes: Sequence[Change]) -> tuple[Departure, ...]:
    """Give each change its meaning and weight; `changes` are those of one passage, in reading order.

    A change the writer marked keeps its kind and says that it was marked. It weighs nothing, unless it turns
    the sense: a bracket owns up to a change, it does not make it true. A short word put in that denies or
    narrows weighs as it would without the bracket.
    """
    named = []
    for change in pair_moves(changes):
        rule = next(rule for rule in KINDS if rule.fits(change))
        weight = rule.weigh(change)
        if change.signalled:
            weight *= _marked_share(rule, change)
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


def tell_rule(change: Change) -> str:
    """Return the name of the first rule that fits a change."""
    return next(rule.name for rule in KINDS if rule.fits(change))


def _marked_share(rule: KindRule, change: Change) -> float:
    """Return how much of its weight a change keeps where the writer marked it."""
    if rule.kind not in _TURNING:
        return 0.0
    if not change.recorded_words:
        return 1.0 if len(change.quoted_words) <= _GLOSS and rule.name != "number" else 0.0
    return 0.5 if rule.kind in (K.NEGATION, K.NUMBER, K.OPPOSITE) else 0.0


def pair_moves(changes: Sequence[Change]) -> Iterable[Change]:
    """Mark words that are dropped in one place and put in at another nearby as moved."""
    moved: set[int] = set()
    for at, change in enumerate(changes):
        if at in moved or change.signalled or not (change.quoted_words or change.recorded_words):
            continue
        for other_at in range(at + 1, min(at + _NEAR, len(changes))):
            other = changes[other_at]
            pair = (change.recorded_words, change.quoted_words)
            near = abs(other.recorded_span.start - change.recorded_span.start) < 60
            if near and not other.signalled and (other.quoted_words, other.recorded_words) == pair:
                moved |= {at, other_at}
                break
    return (replace(change, moved=True) if at in moved else change for at, change in enumerate(changes))


def _reason(rule: KindRule, change: Change) -> str:
    marked = "marked: " if change.signalled else ""
    if change.quoted and change.recorded:
        return f"{marked}{rule.reason}: “{change.quoted}” for “{change.recorded}”"
    did, words = ("put in", change.quoted) if change.quoted else ("left out", change.recorded)
    around = _around(change, words)
    return f"{marked}{rule.reason}: “{words}” {did}" + (f": “{around}”" if around != words else "")


def _around(change: Change, words: str) -> str:
    """Return words with two recorded ones on either side, within their sentence."""
    before = " ".join(change.before.split()[-2:])
    after = " ".join(change.after.split()[:2])
    for mark in ".?!":
        before = before.rpartition(f"{mark} ")[2]
        after = after.partition(f"{mark} ")[0]
    if before.endswith((".", "?", "!")):
        before = ""
    joint = "" if after[:1] in tuple(",.;:?!") else " "
    return f"{before} {words}{joint}{after}".strip(" ,;:")


def write_kind_table() -> str:
    """Return the rules as a table in Markdown, in their order."""
    rows = ["| rule | kind | weight | what differs |", "| --- | --- | --- | --- |"]
    for rule in KINDS:
        weight = f"{rule.weight:.2f}" if isinstance(rule.weight, float) else "varies"
        rows.append(f"| `{rule.name}` | `{rule.kind.value}` | {weight} | {rule.says} |")
    return "\n".join(rows)
