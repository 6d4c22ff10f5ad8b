"""From quotations to attributions: cues beside them first, then voices carried over the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.model import Attribution, BlockKind, Document, Quotation

from .carry import Carrier
from .cues import ENGLISH, Lexicon
from .frames import Frame, Stretch, find_stretches
from .rules import RULES
from .sites import Proposal, Site, make_site, propose
from .voices import Voice, Voices
from .weights import CONFIDENCE

__all__ = ["attribute"]

_LONG = 60
"""Tokens of the longest sentence that is read as telling who said the one before it."""


def attribute(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Return who is said to have said each quotation: one attribution a quotation, in the same order.

    Spans of the attributions count code points of the document's text. Raises nothing: where nobody
    is named the attribution is empty.
    """
    return _Walk(document, quotations, ENGLISH).run() if quotations else ()


class _Walk:
    """One walk over one document."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self._document = document
        self._quotations = quotations
        self._voices = Voices(document, quotations, lexicon)
        self._carrier = Carrier(self._voices)
        self._found: dict[int, Voice] = {}

    def run(self) -> tuple[Attribution, ...]:
        previous: Stretch | None = None
        stretches = list(find_stretches(self._document, self._quotations))
        for number, stretch in enumerate(stretches):
            if stretch.pieces:
                following = stretches[number + 1] if number + 1 < len(stretches) else None
                self._settle(stretch, number, previous, following)
            if stretch.inside is None:
                previous = stretch
        for index, quotation in enumerate(self._quotations):
            # What stands inside someone's words was said by them, where they name nobody.
            if index not in self._found and quotation.within is not None:
                outer = self._found.get(quotation.within - 1)
                if outer is not None:
                    self._found[index] = replace(outer, rule="enclosing")
        return tuple(_write(self._found.get(index)) for index in range(len(self._quotations)))

    def _settle(
        self, stretch: Stretch, number: int, previous: Stretch | None, following: Stretch | None
    ) -> None:
        """Find the voices of one paragraph's quotations."""
        frame = self._voices.frame(stretch)
        named = [self._named(frame, at, index) for at, index in frame.pieces]
        last = frame.pieces[-1][0]
        if named[-1] is None and following is not None and last == len(frame.letters) - 1:
            named[-1] = self._voices.signed_below(following)
        self._share(frame, named)
        self._carrier.carry(frame, named, number, previous)
        for (_, index), voice in zip(frame.pieces, named, strict=True):
            if voice is not None:
                self._found.setdefault(index, voice)

    def _share(self, frame: Frame, named: list[Voice | None]) -> None:
        """Give an interrupted quotation one voice: that of its first piece that has one."""
        first: dict[int, Voice] = {}
        for (_, index), voice in zip(frame.pieces, named, strict=True):
            known = self._found.get(index) or voice
            if known is not None:
                first.setdefault(index, known)
        for i, (_, index) in enumerate(frame.pieces):
            named[i] = first.get(index)

    def _named(self, frame: Frame, at: int, index: int) -> Voice | None:
        """Return the voice that is named beside a piece."""
        labelled = self._voices.labelled(frame, at, index)
        if labelled is not None:
            return labelled
        last = self._voices.last_character(frame, at)
        proposal = self._after(frame, at, last) or propose(make_site(frame, at, last), RULES)
        if proposal is None or self._carrier.yields(frame, proposal):
            return None
        if frame.stretch.kind is BlockKind.FURNITURE and not self._carrier.is_sure(frame, proposal):
            return None
        return self._voices.speak(frame, proposal, at, self._carrier.run.voice)

    def _after(self, frame: Frame, at: int, last: str) -> Proposal | None:
        """Return what the next sentence proposes where it belongs to the quotation: `“Why?” Hale asked.`"""
        sentence = frame.sentence[at]
        low, high = frame.bounds[sentence]
        if at + 1 != high or not last or last not in "?!…—-.," or sentence + 1 == len(frame.bounds):
            return None
        first, end = frame.bounds[sentence + 1]
        if end - first > _LONG or "Q" in frame.letters[first : first + 3]:
            return None
        proposal = propose(Site(frame, at, max(low, at - 120), end, last), RULES)
        if proposal is None or proposal.rule not in ("after-direct", "after-inverted") or proposal.cue is None:
            return None
        rest = frame.letters[max(proposal.cue[1], proposal.phrase.last) : end].rstrip(".")
        # After a full stop the sentence must tell nothing but who spoke.
        fits = not rest or (last != "." and rest[0] not in "TVXYN:")
        return proposal if fits else None


def _write(voice: Voice | None) -> Attribution:
    if voice is None:
        return Attribution()
    return Attribution(
        voice.speaker, voice.mention, voice.cue, voice.said_on, voice.rule, CONFIDENCE.get(voice.rule, 0.5)
    )
