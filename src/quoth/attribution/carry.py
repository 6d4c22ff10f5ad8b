"""Speakers carried on: over a sentence, a paragraph, and paragraphs that hold nothing but quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quoth.model import BlockKind

from .exchanges import Exchange
from .frames import Frame
from .rules import BEFORE, SUBJECT, rules_of
from .sites import Proposal, Site, make_site, propose
from .stretches import Stretch
from .subjects import first_subject, phrase_at
from .voices import Voice, Voices

__all__ = ["Carrier", "Run", "Scene"]

_NEAR = 2
"""Paragraphs over which a speaker runs on into one that is nothing but quotation."""
_FROM = re.compile("K[ifb](?=[dhNSoe]{1,9}:?$)")
"""A noun of saying with whose it is, at the end of what introduces: `quotes from Hale:`"""
_ASKING = frozenset("ask asks asked asking".split())
"""Verbs after which the one who is asked speaks."""


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


@dataclass(slots=True)
class Scene:
    """One paragraph with quotations, as far as it has been settled."""

    frame: Frame
    """The paragraph."""
    number: int
    """Its number in the document."""
    previous: Stretch | None
    """The paragraph before."""
    tokens: list[tuple[int, int]]
    """First and last token of each quotation."""
    named: list[Voice | None]
    """Whom the rules alone find beside each quotation, until it is settled: then its voice."""
    introduced: Voice | None
    """Whom the paragraph before introduces."""
    following: list[int] = field(init=False)
    """For each quotation the next one beside which the rules alone find someone; -1 for none."""
    alone: dict[int, bool] = field(default_factory=dict)
    """For each sentence asked about, whether it is nothing but quotation."""

    def __post_init__(self) -> None:
        self.following = [-1] * len(self.named)
        for i in range(len(self.named) - 2, -1, -1):
            self.following[i] = i + 1 if self.named[i + 1] is not None else self.following[i + 1]

    def sentence(self, i: int) -> int:
        """Return the sentence in which quotation `i` begins."""
        return self.frame.sentence[self.tokens[i][0]]

    def is_alone(self, sentence: int) -> bool:
        """Whether a sentence is nothing but quotation."""
        if sentence not in self.alone:
            low, high = self.frame.bounds[sentence]
            self.alone[sentence] = not self.frame.letters[low:high].strip("Q.,:;-&()")
        return self.alone[sentence]

    def since(self, i: int) -> int:
        """Return how many sentences quotation `i` stands after the one before it."""
        return self.sentence(i) - self.frame.sentence[self.tokens[i - 1][1]] if i else 0


class Carrier:
    """Finds the voices of quotations beside which nobody is named."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self.run = Run()
        self._exchange = Exchange(voices)

    def open(
        self, frame: Frame, number: int, previous: Stretch | None,
        tokens: list[tuple[int, int]], named: list[Voice | None],
    ) -> Scene:  # fmt: skip
        """Begin a paragraph; `named` are the voices that the rules alone find beside its quotations."""
        run, stretch = self.run, frame.stretch
        introduced: Voice | None = None
        if stretch.inside is None:
            if stretch.kind is not run.kind:
                run.voice, run.kind = None, stretch.kind
            if stretch.label:
                introduced = Voice(stretch.label, None, None, None, "label")
            else:
                introduced = self._introduced(stretch, previous)
        return Scene(frame, number, previous, tokens, named, introduced)

    def settle(self, scene: Scene, i: int, voice: Voice | None) -> None:
        """Let quotation `i` of a paragraph have its voice, and carry the voice on."""
        scene.named[i] = voice
        if voice is None or scene.frame.stretch.inside is not None:
            return
        run = self.run
        self._exchange.take(scene.number, voice, scene.frame, scene.tokens[i][1])
        if not (run.flowing and self._is_thing(voice)):
            run.flowing = run.flowing or voice.rule == "monologue"
            run.voice, run.paragraph = voice.onward(), scene.number

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

    def running(self, scene: Scene) -> Voice | None:
        """Return who speaks on; inside someone's words, whoever spoke there last."""
        if scene.frame.stretch.inside is None:
            return self.run.voice
        return next((voice for voice in reversed(scene.named) if voice is not None), None)

    def voices(self, scene: Scene, i: int) -> Iterator[Voice]:
        """Go over the voices that may carry on to quotation `i`, the likeliest first, each rule once."""
        seen = set()
        for voice in self._voices_in_order(scene, i):
            if voice.rule not in seen:
                seen.add(voice.rule)
                yield voice

    def _voices_in_order(self, scene: Scene, i: int) -> Iterator[Voice]:
        frame, named = scene.frame, scene.named
        sentence = scene.sentence(i)
        earlier = named[i - 1] if i else None
        distance = scene.since(i)
        later = scene.following[i]
        following = named[later] if later >= 0 else None
        if earlier is not None and distance == 0:
            yield replace(earlier, rule="same-sentence")
        if following is not None and scene.sentence(later) == sentence:
            yield replace(following, rule="same-sentence")
        alone = scene.is_alone(sentence)
        running, inside = self.running(scene), frame.stretch.inside is not None
        if scene.introduced is not None and (alone or (i == 0 and sentence == 0)):
            yield scene.introduced
        if alone and i == 0 and sentence == 0 and not inside:
            yield from self._exchange.answers(frame, scene.tokens, scene.number, self.run.voice, self.run.paragraph)
        if alone:
            if earlier is not None and distance <= 1:
                yield replace(earlier.onward(), rule="same-paragraph")
            before = self._sentence_before(frame, sentence)
            if before is not None:
                yield before
            if earlier is not None:
                yield replace(earlier.onward(), rule="same-paragraph")
            if following is not None:
                yield replace(following.onward(), rule="later-in-paragraph")
            told = self._told_before(scene.previous) if sentence == 0 and frame.stretch.inside is None else None
            if told is not None:
                yield told
            if running is not None and (inside or scene.number - self.run.paragraph <= _NEAR):
                yield replace(running, rule="monologue")
        at = scene.tokens[i][0]
        if frame.stretch.kind is BlockKind.FURNITURE:
            return
        proposal = propose(make_site(frame, at, ""), SUBJECT)
        if proposal is not None and frame.stretch.inside is None and not self.yields(frame, proposal):
            yield self._voices.speak(frame, proposal, at, self.run.voice)
        if earlier is not None:
            yield replace(earlier.onward(), rule="same-paragraph")
        if running is not None:
            yield replace(running, rule="run" if self.run.flowing else "carried")
        if not alone:
            before = self._sentence_before(frame, sentence)
            if before is not None:
                yield before
            if following is not None:
                yield replace(following.onward(), rule="later-in-paragraph")

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
            asked = self._asked(frame, found, high) if rule == "sentence-before" else None
            return self._voices.speak(frame, asked or Proposal(found.phrase, found.cue, rule), low, self.run.voice)
        phrase = first_subject(frame.letters, low, min(high, low + 120))
        if phrase is None:
            return None
        spoken = bool(frame.pieces) and frame.pieces[0][0] < low
        if spoken and not self._voices.namer.is_person(frame, phrase):
            return None  # a thing, after someone has spoken already
        return self._voices.speak(frame, Proposal(phrase, None, rule), low, self.run.voice)

    def _asked(self, frame: Frame, found: Proposal, high: int) -> Proposal | None:
        """Return the one who is asked, and answers: `We asked Hale when she came. “At noon.”`"""
        if found.cue is None or self._voices.text(frame, *found.cue).lower() not in _ASKING:
            return None
        asked = phrase_at(frame.letters, found.cue[1], high)
        if asked is None or frame.letters[asked.head - 1] != "N" or not self._voices.namer.is_person(frame, asked):
            return None
        return Proposal(asked, found.cue, "sentence-before")

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
        found = propose(Site(frame, high, low, high, ""), rules_of(frame))
        named = _FROM.search(frame.letters, low, high)
        phrase, cue = (found.phrase, found.cue) if found else (None, None)
        if phrase is None and named is not None:
            phrase = phrase_at(frame.letters, named.end(), high)
        if phrase is None:
            phrase = first_subject(frame.letters, low, high)
        if phrase is None:
            return None
        return self._voices.speak(frame, Proposal(phrase, cue, "introduced"), high - 1, self.run.voice)
