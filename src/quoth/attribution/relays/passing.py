"""From what rules of passing on find to voices: whose words they are, and who tells of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.attribution.frames import Frame
from quoth.attribution.sites import Proposal, make_site
from quoth.attribution.subjects import Phrase
from quoth.attribution.voices import Voice, Voices
from quoth.model import Relay, Span

from .clauses import REACH, make_clause
from .rules import RELAYS, Passed, Relaying

__all__ = ["pass_on"]

_CUE = re.compile("[VGU]")
_PASSING = frozenset().union(*(rule.words for rule in RELAYS))
"""Words of saying of which every rule asks for one."""
_PIECES = 2
"""Pieces of one interrupted quotation that are asked."""


def pass_on(voices: Voices, frame: Frame, tokens: Sequence[int], voice: Voice, last: Voice | None) -> Voice:
    """Return a voice found beside the quotation at `tokens` with who passes its words on, if anyone does.

    Where the voice found is that of the one who passes them on, the voice of whose words they are is returned.
    `last` is who spoke before. It is known for English.
    """
    if voice.mention is None or frame.grammar is not None:
        return voice
    for at in tokens[:_PIECES]:
        letters = frame.letters
        low, high = frame.bounds[frame.sentence[at]]
        low, high = max(low, at - REACH), min(high, at + REACH)
        cues = [match.start() for match in _CUE.finditer(letters, low, high)]
        if len(cues) + (letters.find("S", low, high) >= 0) < 2:
            continue  # only one who tells
        words = {_word(voices, frame, cue) for cue in cues}
        if words.isdisjoint(_PASSING):
            continue
        site = make_site(frame, at, voices.last_character(frame, at))
        clause = make_clause(site, lambda i: _word(voices, frame, i))
        for rule in RELAYS:
            passed = None if rule.words.isdisjoint(words) else rule.find(clause)
            if passed is not None:
                told = _tell(voices, frame, at, voice, passed, rule, last)
                if told is not None:
                    return told
    return voice


def _word(voices: Voices, frame: Frame, at: int) -> str:
    return voices.text(frame, at, at + 1).lower().replace("’", "'") if at < len(frame.starts) else ""


def _tell(
    voices: Voices, frame: Frame, at: int, voice: Voice, passed: Passed, rule: Relaying, last: Voice | None
) -> Voice | None:
    """Return the voice of whose words they are; None where the voice found is that of neither of two persons."""
    inner, outer = (frame.span(phrase.first, phrase.last) for phrase in (passed.inner, passed.outer))
    spoke = last.speaker if last is not None else None
    teller = voices.namer.name(frame, passed.outer, spoke)
    found_inner = _meets(voice.mention, inner)
    found_outer = _meets(voice.mention, outer) or (teller is not None and teller == voice.speaker)
    if not (found_inner or found_outer) or _meets(inner, outer):
        return None
    if _is_pronoun(frame, passed.inner):
        if frame.letters[passed.inner.first] == "P" and voices.namer.can_mean(frame, passed.inner, passed.outer):
            return None  # `Ross said he had called it “…”`
        speaker = voices.namer.other(frame, passed.inner, spoke, teller)
    else:
        speaker = voices.namer.name(frame, passed.inner, spoke)
        if speaker == teller:
            return None
    relay = Relay(teller, outer, frame.span(*passed.outer_cue))
    if found_inner and not found_outer:
        return replace(voice, relay=relay, hands_back=rule.goes_on)
    told = voices.speak(frame, Proposal(passed.inner, passed.inner_cue, rule.name), at, last)
    return replace(told, speaker=speaker, relay=relay, hands_back=rule.goes_on)


def _is_pronoun(frame: Frame, phrase: Phrase) -> bool:
    return phrase.last == phrase.first + 1 and frame.letters[phrase.first] in "Pmh"


def _meets(one: Span | None, other: Span) -> bool:
    return one is not None and one.start < other.end and other.start < one.end
