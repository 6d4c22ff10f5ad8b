"""Speakers carried on: over a sentence, a paragraph, and paragraphs that hold nothing but quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.model import BlockKind

from .frames import Frame, Stretch
from .rules import BEFORE, RULES, SUBJECT
from .sites import Proposal, Site, make_site, propose
from .subjects import first_subject
from .voices import Voice, Voices

__all__ = ["Carrier", "Run"]

_NEAR = 2
"""Paragraphs over which a speaker runs on into one that is nothing but quotation."""


@dataclass(slots=True)
class Run:
    """What is carried along a document."""

    voice: Voice | None = None
    """The last who spoke."""
    paragraph: int = -1
    """The paragraph in which they last spoke."""
    kind: BlockKind = BlockKind.BODY
    """The kind of block they spoke in."""
    flowing: bool = False
    """Whether the document lets a speaker run on, quotation after quotation, without naming them again."""


class Carrier:
    """Finds the voices of quotations beside which nobody is named."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self.run = Run()
        self._alone: dict[int, bool] = {}

    def carry(self, frame: Frame, named: list[Voice | None], number: int, previous: Stretch | None) -> None:
        """Fill in the voices that are None in `named`, one a piece of the frame; `number` is the paragraph's."""
        run, stretch = self.run, frame.stretch
        if stretch.kind is not run.kind and stretch.inside is None:
            run.voice, run.kind = None, stretch.kind
        kept = run.voice, run.paragraph
        introduced: Voice | None = None
        if stretch.inside is not None:
            run.voice = None
        elif stretch.label:
            introduced = Voice(stretch.label, None, None, None, "label")
        else:
            introduced = self._introduced(stretch, previous)
        later = _next_named(named)
        self._alone = {}
        for i in range(len(named)):
            voice = named[i]
            if voice is None:
                voice = named[i] = self._unnamed(frame, named, i, later[i], number, introduced, previous)
            if voice is not None and not (run.flowing and self._is_thing(voice)):
                run.flowing = run.flowing or voice.rule == "monologue"
                run.voice, run.paragraph = voice, number
        if stretch.inside is not None:
            run.voice, run.paragraph = kept

    def is_sure(self, frame: Frame, proposal: Proposal) -> bool:
        """Whether the cue is a verb that does little else than report words, or no verb at all."""
        return proposal.cue is not None and (
            proposal.cue[0] in frame.sure or frame.letters[proposal.cue[0]] not in "VG"
        )

    def yields(self, frame: Frame, proposal: Proposal) -> bool:
        """Whether a doer gives way to the voice that runs on: `The bloc “refers to …”` amid someone's words.

        Things do much that is told in the words of whoever speaks. A thing with a name of its own keeps
        what it is said to hold (`the Charter includes “…”`), but nothing where there is no cue.
        """
        run = self.run
        if not run.flowing or run.voice is None or frame.stretch.inside is not None or self.is_sure(frame, proposal):
            return False
        if self._voices.namer.is_person(frame, proposal.phrase):
            return False
        return proposal.cue is None or not self._voices.namer.is_named(frame, proposal.phrase)

    def _is_thing(self, voice: Voice) -> bool:
        """Whether a voice is a document's or a body's, which does not run on."""
        return voice.speaker is not None and self._voices.namer.is_thing(voice.speaker)

    def _unnamed(
        self, frame: Frame, named: Sequence[Voice | None], i: int, later: int, number: int,
        introduced: Voice | None, previous: Stretch | None,
    ) -> Voice | None:  # fmt: skip
        """Return the voice of piece `i`, beside which nobody is named; `later` is the next one that is."""
        at = frame.pieces[i][0]
        sentence = frame.sentence[at]
        earlier = named[i - 1] if i else None
        distance = sentence - frame.sentence[frame.pieces[i - 1][0]] if i else 0
        if earlier is not None and distance == 0:
            return replace(earlier, rule="same-sentence")
        following = named[later] if later >= 0 else None
        if following is not None and frame.sentence[frame.pieces[later][0]] == sentence:
            return replace(following, rule="same-sentence")
        alone = self._is_alone(frame, sentence)
        if introduced is not None and (alone or (i == 0 and sentence == 0)):
            return introduced
        if alone:
            if earlier is not None and distance <= 1:
                return replace(earlier, rule="same-paragraph")
            before = self._sentence_before(frame, sentence)
            if before is not None:
                return before
            if earlier is not None:
                return replace(earlier, rule="same-paragraph")
            if following is not None:
                return replace(following, rule="later-in-paragraph")
            told = self._told_before(previous) if sentence == 0 and frame.stretch.inside is None else None
            if told is not None:
                return told
            if self.run.voice is not None and number - self.run.paragraph <= _NEAR:
                return replace(self.run.voice, rule="monologue")
        return self._weakly(frame, at, earlier)

    def _weakly(self, frame: Frame, at: int, earlier: Voice | None) -> Voice | None:
        """Return the sentence's doer, else whoever spoke last."""
        if frame.stretch.kind is BlockKind.FURNITURE:
            return None
        proposal = propose(make_site(frame, at, ""), SUBJECT)
        if proposal is not None and frame.stretch.inside is None and not self.yields(frame, proposal):
            return self._voices.speak(frame, proposal, at, self.run.voice)
        if earlier is not None:
            return replace(earlier, rule="same-paragraph")
        if self.run.voice is not None:
            return replace(self.run.voice, rule="run" if self.run.flowing else "carried")
        return None

    def _is_alone(self, frame: Frame, sentence: int) -> bool:
        """Whether a sentence is nothing but quotation."""
        if sentence not in self._alone:
            low, high = frame.bounds[sentence]
            self._alone[sentence] = not frame.letters[low:high].strip("Q.,:;-&()")
        return self._alone[sentence]

    def _sentence_before(self, frame: Frame, sentence: int) -> Voice | None:
        """Return the doer of the sentence before one that is nothing but a quotation."""
        if sentence == 0:
            return None
        return self._doer(frame, *frame.bounds[sentence - 1], "sentence-before")

    def _doer(self, frame: Frame, low: int, high: int, rule: str) -> Voice | None:
        """Return who speaks or acts in a sentence that leads up to a quotation."""
        found = propose(Site(frame, high, max(low, high - 120), high, ""), BEFORE)
        if rule == "paragraph-before" and (
            found is None or found.cue is None or found.phrase.relative or found.cue[0] not in frame.sure
        ):
            return None
        if found is not None:
            return self._voices.speak(frame, Proposal(found.phrase, found.cue, rule), low, self.run.voice)
        phrase = first_subject(frame.letters, low, min(high, low + 120))
        if phrase is None:
            return None
        spoken = bool(frame.pieces) and frame.pieces[0][0] < low
        if spoken and not self._voices.namer.is_person(frame, phrase):
            return None  # a thing, after someone has spoken already
        return self._voices.speak(frame, Proposal(phrase, None, rule), low, self.run.voice)

    def _told_before(self, previous: Stretch | None) -> Voice | None:
        """Return who speaks in the author's words at the end of the paragraph before."""
        if previous is None or previous.kind is not BlockKind.BODY:
            return None
        frame = self._voices.frame(previous)
        if not frame.bounds or (frame.pieces and frame.pieces[-1][0] >= frame.bounds[-1][0]):
            return None
        told = self._doer(frame, *frame.bounds[-1], "paragraph-before")
        if told is None and self.run.voice is None and not frame.pieces:
            for low, high in frame.bounds[-2::-1]:
                told = self._doer(frame, low, high, "paragraph-before")
                if told is not None:
                    break
        return told

    def _introduced(self, stretch: Stretch, previous: Stretch | None) -> Voice | None:
        """Return whom the paragraph before introduces: it ends in a colon."""
        if previous is None or (previous.kind is not stretch.kind and stretch.kind is not BlockKind.QUOTATION):
            return None
        if not self._voices.ends_in_colon(previous):
            return None
        frame = self._voices.frame(previous)
        if not frame.bounds:
            return None
        low, high = frame.bounds[-1]
        low = max(low, high - 120)
        frame.letters += "Q"
        found = propose(Site(frame, high, low, high, ""), RULES)
        phrase, cue = (found.phrase, found.cue) if found else (first_subject(frame.letters, low, high), None)
        if phrase is None:
            return None
        return self._voices.speak(frame, Proposal(phrase, cue, "introduced"), high - 1, self.run.voice)


def _next_named(named: Sequence[Voice | None]) -> list[int]:
    """Return for each piece the next one after it that has a voice, or -1."""
    following, result = -1, [-1] * len(named)
    for i in range(len(named) - 1, -1, -1):
        result[i] = following
        if named[i] is not None:
            following = i
    return result
