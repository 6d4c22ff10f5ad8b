"""Two who speak by turns, without being named: the paragraphs of a dialogue that hold nothing but words in marks.

Whose turn it is can be told only while it is sure that there are two, and that each paragraph is a turn: where a
question is answered, or someone acts between the words, and as long as the turns go on from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .frames import Frame
from .sites import Proposal
from .subjects import phrase_at
from .voices import Voice, Voices

__all__ = ["Exchange"]

RULE = "alternates"
"""Name of the rule."""
_ADDRESSED = re.compile(
    r",\s+((?:(?:Mr|Mrs|Ms|Dr|Sir|Madam|Captain|Senator|President|Professor)\.?\s+)?[^\W\d_a-z]\w+)\s*\?$"
)
"""Who is asked by name: `Is it over, Mr. Hale?`"""
_CLOSING = "\"'“”‘’»«›‹」』`) "
_LONGEST = 400
"""Code points of the longest paragraph that can be a turn."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn."""

    paragraph: int
    """Number of its paragraph."""
    voice: Voice
    """Who speaks."""
    frame: Frame
    """The paragraph."""
    at: int
    """The token of what was said last in it."""


class Exchange:
    """The last two turns of a dialogue, in one document."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self._turns: list[_Turn] = []

    def take(self, paragraph: int, voice: Voice, frame: Frame, at: int) -> None:
        """Take in what was said last: its paragraph, its voice, and its token in the paragraph's frame."""
        turn = _Turn(paragraph, voice, frame, at)
        if self._turns and self._turns[-1].paragraph == paragraph:
            if self._turns[-1].voice.speaker != voice.speaker:
                self._turns.clear()  # two in one paragraph: no turns
            else:
                self._turns[-1] = turn
                return
        self._turns = [*self._turns[-1:], turn]

    def answers(
        self, frame: Frame, tokens: list[tuple[int, int]], paragraph: int, last: Voice | None, spoken: int
    ) -> Iterator[Voice]:
        """Go over who may speak the words that open a paragraph, with nobody named beside them, the likeliest first.

        `tokens` are the first and last token of each of its quotations; `last` spoke last, in paragraph `spoken`.
        Turns are known for English.
        """
        if frame.grammar is not None:
            return
        turn = self._turn(frame, tokens, paragraph, last)
        if turn is not None:
            yield turn
        beat = self._beat(frame, tokens[0][1], last) if spoken == paragraph - 1 else None
        if beat is not None:
            yield beat

    def _turn(
        self, frame: Frame, tokens: list[tuple[int, int]], paragraph: int, last: Voice | None
    ) -> Voice | None:
        """Return whose turn it is, where a paragraph is one turn of a dialogue."""
        if frame.letters.strip("Q.") or len(tokens) > 1:
            return None
        namer = self._voices.namer
        voice = self._next(paragraph, self._words(frame, tokens[0][1]))
        if voice is not None:
            return None if voice.speaker is None or namer.is_thing(voice.speaker) else voice
        asked = self._addressed(paragraph)
        named = namer.called(asked) if asked else None
        return Voice(named, None, None, None, RULE) if named and (last is None or named != last.speaker) else None

    def _beat(self, frame: Frame, at: int, last: Voice | None) -> Voice | None:
        """Return who acts right after words that open a paragraph, in answer to others: `“I am.” Hale stood up.`"""
        letters = frame.letters
        sentence = frame.sentence[at] + 1
        if last is None or sentence >= len(frame.bounds):
            return None
        low, high = frame.bounds[sentence]
        if at + 1 != low or letters[low] not in "NP" or set(letters[low:high]) & set("QVG"):
            return None
        phrase = phrase_at(letters, low, high)
        if phrase is None or letters[phrase.last : phrase.last + 1] != "v":
            return None
        if not self._voices.namer.is_person(frame, phrase):
            return None
        voice = self._voices.speak(frame, Proposal(phrase, None, "beat"), low, last)
        return voice if voice.speaker not in (None, last.speaker) else None

    def _words(self, frame: Frame, at: int) -> str:
        return self._voices.quoted(frame, at).rstrip(_CLOSING)

    def _addressed(self, paragraph: int) -> str | None:
        """Return by which name the paragraph before asks someone."""
        last = self._turns[-1] if self._turns else None
        if last is None or last.paragraph != paragraph - 1:
            return None
        asked = _ADDRESSED.search(self._words(last.frame, last.at)[-60:])
        return asked[1] if asked else None

    def _next(self, paragraph: int, words: str) -> Voice | None:
        """Return whose turn it is in a paragraph that holds only `words` in marks, where that is sure."""
        if len(self._turns) < 2 or len(words) > _LONGEST:
            return None
        other, last = self._turns
        if (other.paragraph, last.paragraph) != (paragraph - 2, paragraph - 1):
            return None
        if other.voice.speaker is None or last.voice.speaker is None or other.voice.speaker == last.voice.speaker:
            return None
        asks = [self._words(turn.frame, turn.at).endswith("?") for turn in (other, last)]
        if not (asks[1] or last.voice.rule in (RULE, "beat") or (asks[0] and words.endswith("?"))):
            return None
        return replace(other.voice, rule=RULE, relay=None, said_on=None)
