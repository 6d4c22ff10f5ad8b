"""Where a quotation stands in its sentence, and what a rule says of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .frames import Frame
from .subjects import Phrase

__all__ = ["Found", "Proposal", "Rule", "Site", "make_site", "propose", "propose_all"]

_SIDE = 120
"""Tokens of a sentence looked at on either side of a quotation: keeps a text without full stops linear."""


@dataclass(frozen=True, slots=True)
class Site:
    """One piece of a quotation in its sentence."""

    frame: Frame
    """The paragraph."""
    at: int
    """The piece's token."""
    low: int
    """First token of its sentence."""
    high: int
    """One past the last."""
    last: str
    """The last character of the quoted words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A speaker proposed for a quotation, in tokens of one frame."""

    phrase: Phrase
    """The words that point to the speaker."""
    cue: tuple[int, int] | None
    """The words of saying, half-open."""
    rule: str
    """Name of the rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of naming the speaker."""

    name: str
    """Its name in reports and cases."""
    finds: str
    """What it finds, by an example."""
    find: Callable[[Site], tuple[Phrase, tuple[int, int] | None] | None]
    """Return the speaker's words and the cue's tokens, or None."""


Found = tuple[Phrase, tuple[int, int] | None]
"""The speaker's words, and the cue's tokens where there is a cue."""


def make_site(frame: Frame, at: int, last: str) -> Site:
    """Return the site of the piece at token `at`, whose words end in the character `last`."""
    low, high = frame.bounds[frame.sentence[at]]
    return Site(frame, at, max(low, at - _SIDE), min(high, at + _SIDE), last)


def propose(site: Site, rules: tuple[Rule, ...]) -> Proposal | None:
    """Return what the first of `rules` that answers proposes."""
    for rule in rules:
        found = rule.find(site)
        if found is not None:
            return Proposal(found[0], found[1], rule.name)
    return None


def propose_all(site: Site, rules: tuple[Rule, ...]) -> list[Proposal]:
    """Return what each of `rules` that answers proposes, in their order."""
    answers = ((rule.find(site), rule.name) for rule in rules)
    return [Proposal(found[0], found[1], name) for found, name in answers if found is not None]
