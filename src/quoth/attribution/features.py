"""What is known of each offer, as names that weights are learnt for: an ordered table of small functions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .carry import Scene
from .offers import Offer
from .subjects import Phrase
from .voices import Voices

__all__ = ["BESIDE", "CARRIED", "Feature", "View", "describe"]

_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
"""Upper ends of the steps in which distances are told."""
_DROPPED = str.maketrans("", "", "odheAnzgKt")
"""Classes of words that tell nothing of how a sentence is built."""
_AGAIN = re.compile(r"(.)\1+")
_PRONOUNS = frozenset("he she they it we i you his her their its our my".split())


@dataclass(slots=True)  # one for every offer: freezing it would double the time it takes to make
class View:
    """One offer beside the others."""

    offer: Offer
    """The offer."""
    rival: Offer | None
    """What the rules alone would take, where that is another offer."""
    scene: Scene
    """The paragraph."""
    index: int
    """Which of its quotations is asked about."""
    voices: Voices
    """The voices of the document."""
    head: str
    """How the quoted words begin: `low` or `cap`."""
    last: str
    """What they end in: a mark, or `word`."""
    length: int
    """How many words they have, in steps."""
    side: str = ""
    """Whether the phrase stands before or after the quotation; empty where it is carried."""
    form: str = ""
    """What sort of phrase it is."""
    inner: str = ""
    """The classes of the words between phrase and quotation."""
    before: str = ""
    """The class of the word before the phrase; `^` where the sentence begins."""
    low: int = 0
    """First token of the sentence."""
    high: int = 0
    """One past its last."""
    rule: str = field(init=False)
    """The first rule that brings the offer forward."""
    phrase: Phrase = field(init=False)
    """The words that point to the speaker; only where they stand beside the quotation."""
    letters: str = field(init=False)
    """The classes of all words of the paragraph."""

    def __post_init__(self) -> None:
        self.rule = self.offer.rules[0]
        self.letters = self.scene.frame.letters
        if self.offer.phrase is not None:
            self.phrase = self.offer.phrase


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to be known of an offer."""

    name: str
    """Its name; with what it finds it makes the name of a weight, such as `prev=before/i`."""
    says: str
    """What it tells, in words."""
    find: Callable[[View], str | None]
    """Returns what is known, or None."""


def describe(offers: Sequence[Offer], scene: Scene, index: int, voices: Voices) -> list[tuple[str, ...]]:
    """Return the names of all that is known of each of `offers` for quotation `index` of a paragraph."""
    at = offers[0].at
    frame = scene.frame
    words = voices.quoted(frame, at)
    head = "low" if words[:1].islower() else "cap"
    length = _step(words.count(" "))
    low, high = frame.bounds[frame.sentence[at]]
    result = []
    ends: dict[int, str] = {}
    for offer in offers:
        rival = offers[0] if offer is not offers[0] else None
        last = ends.get(offer.at, "")
        if not last:
            last = voices.last_character(frame, offer.at)
            last = ends[offer.at] = last if last and last in ",.?!" else "word"
        if offer.phrase is None:
            view = View(offer, rival, scene, index, voices, head, last, length, low=low, high=high)
            table = CARRIED
        else:
            phrase = offer.phrase
            early = phrase.first < offer.at
            inner = frame.letters[phrase.last : offer.at] if early else frame.letters[offer.at + 1 : phrase.first]
            before = frame.letters[phrase.first - 1] if phrase.first > low else "^"
            view = View(
                offer, rival, scene, index, voices, head, last, length, "before" if early else "after",
                _tell_form(offer, scene, voices), inner, before, low, high,
            )  # fmt: skip
            table = BESIDE
        known = [f"rule={rule}" for rule in offer.rules]
        for feature in table:
            found = feature.find(view)
            if found is not None:
                known.append(f"{feature.name}={found}")
        result.append(tuple(known))
    return result


def _step(distance: int) -> int:
    return bisect_left(_STEPS, distance)


@lru_cache(1 << 12)
def _shape(letters: str) -> str:
    """Return the letters that tell how a sentence is built: verbs, marks, small words; runs of one as one."""
    return _AGAIN.sub(r"\1", letters.translate(_DROPPED))


def _tell_form(offer: Offer, scene: Scene, voices: Voices) -> str:
    """Return what sort of phrase points to the speaker: a pronoun, a name, a description."""
    phrase, frame = offer.phrase, scene.frame
    assert phrase is not None
    if phrase.relative:
        return "relative"
    letter = frame.letters[phrase.first]
    if phrase.last == phrase.first + 1 and letter in "Ph":
        word = voices.text(frame, phrase.first, phrase.last).lower()
        return word if word in _PRONOUNS else "pronoun"
    core = frame.letters[phrase.first : phrase.head]
    person = voices.namer.is_person(frame, phrase)
    if core[-1:] in "NS":
        return ("name of a " if "d" not in core else "the name of a ") + ("person" if person else "thing")
    lead = "the " if letter in "deh" else ""
    if person:
        return lead + "person"
    if core[-1:] == "K":
        return lead + "saying"
    plural = voices.text(frame, phrase.head - 1, phrase.head).endswith("s")
    return lead + ("many" if plural else "one")


def _against(view: View) -> str:
    return f"{view.rival.rules[0] if view.rival else 'itself'}/{view.rule}/{view.side}"


def _rival_side(view: View) -> str | None:
    if view.rival is None or view.rival.phrase is None:
        return None
    return "left" if view.phrase.first < view.rival.phrase.first else "right"


def _against_where(view: View) -> str | None:
    where = _rival_side(view)
    return where and f"{view.rival.rules[0] if view.rival else ''}/{where}/{view.side}"


def _against_between(view: View) -> str | None:
    where = _rival_side(view)
    if where is None or view.rival is None or view.rival.phrase is None:
        return None
    one, other = view.phrase, view.rival.phrase
    between = view.letters[min(one.last, other.last) : max(one.first, other.first)]
    return f"{where}/{_shape(between)[:4]}"


def _sureness(view: View) -> str:
    cue = view.offer.cue
    return "none" if cue is None else "sure" if cue[0] in view.scene.frame.sure else "plain"


def _cue_word(view: View) -> str | None:
    cue = view.offer.cue
    return view.voices.text(view.scene.frame, *cue).lower() if cue else f"none/{view.side}"


def _name_to_cue(view: View) -> str | None:
    cue = view.offer.cue
    return None if cue is None else "beside" if abs(cue[0] - view.phrase.head) <= 1 else "apart"


def _next(view: View) -> str:
    return f"{view.side}/{view.letters[view.phrase.last : min(view.phrase.last + 2, view.high)]}"


def _in_brackets(view: View) -> str | None:
    first, letters = view.phrase.first, view.letters
    return "yes" if letters.rfind("(", view.low, first) > letters.rfind(")", view.low, first) else None


def _prev_word(view: View) -> str | None:
    if view.before not in "iwWA":
        return None
    return view.voices.text(view.scene.frame, view.phrase.first - 1, view.phrase.first).lower()


BESIDE: tuple[Feature, ...] = (
    Feature("form and rule", "the same with the rule", lambda view: f"{view.form}/{view.rule}"),
    Feature("distance", "how many words stand between it and the quotation",
            lambda view: f"{view.side}/{_step(len(view.inner))}"),
    Feature("cues between", "how many other words of saying stand between",
            lambda view: f"{view.side}/{min(3, view.inner.count('V'))}{min(2, view.inner.count('G'))}"),
    Feature("prev", "the word before it", lambda view: f"{view.side}/{view.before}"),
    Feature("prev two", "the two words before it",
            lambda view: view.letters[max(view.low, view.phrase.first - 2) : view.phrase.first]),
    Feature("prev word", "the very word before it", _prev_word),
    Feature("next", "the two words after it", _next),
    Feature("in brackets", "whether it stands in brackets", _in_brackets),
    Feature("cue word", "the word of saying", _cue_word),
    Feature("name to cue", "whether it stands beside the word of saying", _name_to_cue),
    Feature("against", "what the rules alone would take", _against),
    Feature("against where", "on which side of that it stands", _against_where),
    Feature("against between", "what stands between the two", _against_between),
    Feature("ends", "how the quoted words begin and end, with the rule",
            lambda view: f"{view.rule}/{view.last}/{view.head}"),
    Feature("long and cue", "how long it is, with the word of saying",
            lambda view: f"{view.length}/{_sureness(view)}/{view.side}"),
)  # fmt: skip
"""What is known of those who are named in the sentence."""


def _told(view: View) -> str:
    letters = _shape(view.letters[max(view.low, view.offer.at - 60) : view.offer.at])
    return f"{view.rule}/{letters[-4:]}"


def _tells(view: View) -> str:
    letters = _shape(view.letters[view.offer.at + 1 : min(view.high, view.offer.at + 20)])
    return f"{view.rule}/{letters[:3]}"


def _is_thing(view: View) -> str | None:
    voice = view.offer.voice
    return f"{view.rule}/{view.voices.namer.is_thing(voice.speaker)}" if voice and voice.speaker else None


CARRIED: tuple[Feature, ...] = (
    Feature("carried since", "how many sentences after the last quotation",
            lambda view: f"{view.rule}/{min(view.scene.since(view.index), 3)}"),
    Feature("carried long", "how long the quotation is", lambda view: f"{view.rule}/{view.length}"),
    Feature("carried before", "which sorts of words stand before the quotation", _told),
    Feature("carried after", "which sorts of words stand after it", _tells),
    Feature("carried thing", "whether the voice is a thing's", _is_thing),
)  # fmt: skip
"""What is known of those who are carried on from elsewhere."""
