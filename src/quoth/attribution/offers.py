"""What is on offer for one quotation: everyone whom a rule, or the sentence itself, brings forward as its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .frames import Frame
from .rules import find_subject, rules_of
from .sites import Proposal, Site, make_site, propose_all
from .subjects import Phrase, phrase_at
from .voices import Voice

__all__ = ["Offer", "carry_offer", "gather"]

_MOST = 24
"""Phrases of one sentence that are looked at on either side of a piece."""
_SIDE = 60
"""Tokens of a sentence in which they are looked for, on either side."""
_OTHERS = 4
"""Quotations of the sentence on either side, past which nobody is looked for."""
_PIECES = 3
"""Pieces of one interrupted quotation that are asked: its words of saying stand beside the first ones."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One who may have said it."""

    rules: tuple[str, ...]
    """The rules that bring them forward, in the order of their tables."""
    at: int
    """Token of the piece that they stand beside."""
    phrase: Phrase | None
    """The words that point to them, in tokens of the frame; None where they are carried from elsewhere."""
    cue: tuple[int, int] | None
    """The words of saying, in tokens."""
    voice: Voice | None
    """The voice that is carried."""

    @property
    def proposal(self) -> Proposal:
        """The offer as the proposal of its first rule."""
        assert self.phrase is not None
        return Proposal(self.phrase, self.cue, self.rules[0])


def carry_offer(voice: Voice, at: int) -> Offer:
    """Return the offer of a voice from elsewhere."""
    return Offer((voice.rule,), at, None, None, voice)


def gather(frame: Frame, pieces: Sequence[tuple[int, str]], first: Proposal | None) -> list[Offer]:
    """Return all who are named beside the pieces of one quotation: those of rules first, in their order.

    `pieces` are tokens, each with the last character of its words; `first` is what the rules alone would
    take, and comes first. Each phrase is offered once, with all rules that propose it.
    """
    found: dict[int, Offer] = {}
    if first is not None:
        _add(found, first, pieces[0][0], frame)
    for at, last in pieces[:_PIECES]:
        site = make_site(frame, at, last)
        for proposal in propose_all(site, rules_of(frame)):
            _add(found, proposal, at, frame)
        for proposal in _other_cues(site):
            _add(found, proposal, at, frame)
        for proposal in _nearby(site):
            _add(found, proposal, at, frame)
    return list(found.values())


def _add(found: dict[int, Offer], proposal: Proposal, at: int, frame: Frame) -> None:
    phrase = proposal.phrase
    if phrase.first in frame.mute:
        return
    known = found.get(phrase.head)
    if known is None:
        found[phrase.head] = Offer((proposal.rule,), at, phrase, proposal.cue, None)
    elif proposal.rule not in known.rules:
        cue = known.cue or proposal.cue
        found[phrase.head] = Offer((*known.rules, proposal.rule), known.at, known.phrase, cue, None)


def _other_cues(site: Site) -> Iterator[Proposal]:
    """Go over the subjects of all verbs of saying in the sentence before the piece."""
    letters = site.frame.letters
    for verb in range(site.at - 1, max(site.low, site.at - _SIDE) - 1, -1):
        if letters[verb] in "VG":
            phrase = find_subject(site, verb)
            if phrase is not None:
                yield Proposal(phrase, (verb, verb + 1), "other-cue")


def _nearby(site: Site) -> Iterator[Proposal]:
    """Go over the names, pronouns and descriptions in the sentence, whatever they do there."""
    letters = site.frame.letters
    seen = 0
    at, stop = _reach(site)
    while at < stop and seen < 2 * _MOST:
        if letters[at] in "PhdeNSz":
            phrase = phrase_at(letters, at, site.high)
            if letters[at] == "h" and (phrase is None or letters[phrase.last : phrase.last + 1] not in tuple("VXv")):
                phrase = Phrase(at, at + 1, at + 1)  # `his claim`, but `my mother said`
            if phrase is not None:
                seen += 1
                yield Proposal(phrase, _cue_beside(letters, phrase, site), "nearby")
                at = phrase.head
                continue
        elif letters[at] == "W":
            phrase = Phrase(at, at + 1, at + 1, True)
            yield Proposal(phrase, _cue_beside(letters, phrase, site), "nearby")
        at += 1


def _reach(site: Site) -> tuple[int, int]:
    """Return the tokens between which the sentence is looked at: no further than past a few other quotations."""
    letters = site.frame.letters
    low, high = max(site.low, site.at - _SIDE), min(site.high, site.at + _SIDE)
    first, last = site.at, site.at
    for _ in range(_OTHERS):
        first = letters.rfind("Q", low, first)
        if first < 0:
            break
    for _ in range(_OTHERS):
        last = letters.find("Q", last + 1, high)
        if last < 0:
            break
    return first + 1 if first >= 0 else low, last if last >= 0 else high


def _cue_beside(letters: str, phrase: Phrase, site: Site) -> tuple[int, int] | None:
    """Return the verb of saying that a phrase may be the subject of: close after it, else right before it."""
    for at in range(phrase.last, min(site.high, phrase.last + 5)):
        if letters[at] in "VG":
            return at, at + 1
        if letters[at] in "QNP":
            break
    if phrase.first > site.low and letters[phrase.first - 1] in "VU":
        return phrase.first - 1, phrase.first
    return None
