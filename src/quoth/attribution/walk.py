"""From quotations to attributions: cues beside them first, then voices carried over the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quoth.model import Attribution, BlockKind, Days, Document, Quotation, Span

from .cues import ENGLISH, Lexicon
from .dates import find_day, is_undated
from .frames import Frame, Stretch, find_stretches, make_frame, outer_pieces
from .mentions import Names, find_names, read_name
from .naming import Namer
from .rules import BEFORE, SIGNED, SUBJECT, Proposal, Site, propose
from .subjects import Phrase, first_subject
from .weights import CONFIDENCE

__all__ = ["attribute"]

_LABEL = re.compile(r"([^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,3}):(?=\s)")
_CLOSING = "\"'“”‘’»«›‹」』`) "


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks, with the words that tell it."""

    speaker: str | None
    """Canonical name."""
    mention: Span | None
    """The words that point to them."""
    cue: Span | None
    """The words of saying."""
    said_on: Days | None
    """The days of saying."""
    rule: str
    """The rule that found them."""


@dataclass(slots=True)
class _Run:
    """What is carried along a document."""

    voice: Voice | None = None
    """The last who spoke."""
    paragraph: int = -1
    """The paragraph in which they last spoke."""
    introduced: Voice | None = None
    """Whom the paragraph before introduces with a colon."""
    kind: BlockKind = BlockKind.BODY
    """The kind of block they spoke in."""
    flowing: bool = False
    """Whether the document lets a speaker run on: someone was introduced once and many quotations follow."""
    found: dict[int, Voice] = field(default_factory=dict)
    """What is known of each quotation, by index."""


def attribute(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Attribution, ...]:
    """Return who is said to have said each quotation: one attribution a quotation, in the same order.

    Spans of the attributions count code points of the document's text. Raises nothing: where nobody
    is named the attribution is empty.
    """
    if not quotations:
        return ()
    return _Walk(document, quotations, ENGLISH).run()


class _Walk:
    """One walk over one document."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self._document = document
        self._text = document.text
        self._quotations = quotations
        self._lexicon = lexicon
        quoted = outer_pieces(quotations)
        self._names: Names = find_names(document.text, lexicon, [piece for piece, _ in quoted])
        self._known = frozenset(self._names.inner)
        self._namer = Namer(document.text, self._names, lexicon)
        self._run = _Run()

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
            if index not in self._run.found and quotation.within is not None:
                outer = self._run.found.get(quotation.within - 1)
                if outer is not None:
                    self._run.found[index] = replace(outer, rule="enclosing")
        return tuple(self._write(self._run.found.get(i)) for i in range(len(self._quotations)))

    def _write(self, voice: Voice | None) -> Attribution:
        if voice is None:
            return Attribution()
        return Attribution(
            voice.speaker, voice.mention, voice.cue, voice.said_on, voice.rule, CONFIDENCE.get(voice.rule, 0.5)
        )

    def _settle(
        self, stretch: Stretch, number: int, previous: Stretch | None, following: Stretch | None
    ) -> None:
        """Find the voices of one paragraph's quotations."""
        frame = make_frame(self._text, stretch, self._lexicon, self._known)
        voices: list[Voice | None] = [self._named(frame, at, index) for at, index in frame.pieces]
        if voices and voices[-1] is None and following is not None and frame.pieces[-1][0] == len(frame.letters) - 1:
            voices[-1] = self._signed_below(following)
        self._share_pieces(frame, voices)
        self._carry(frame, voices, number, previous)
        for (_, index), voice in zip(frame.pieces, voices, strict=True):
            if voice is not None and index not in self._run.found:
                self._run.found[index] = voice

    def _named(self, frame: Frame, at: int, index: int) -> Voice | None:
        labelled = self._labelled(frame, at, index)
        if labelled is not None:
            return labelled
        sentence = frame.sentence[at]
        low, high = frame.bounds[sentence]
        last = self._last(frame, at)
        if at + 1 == high and last in "?!…—-.," and sentence + 1 < len(frame.bounds):
            # `“Why?” Hale asked.`: the sentence that follows belongs to the quotation.
            low_after, high_after = frame.bounds[sentence + 1]
            if high_after - low_after <= 60 and "Q" not in frame.letters[low_after : low_after + 3]:
                site = Site(frame, at, low, high_after, last)
                proposal = propose(site)
                if proposal is not None and proposal.rule in ("after-direct", "after-inverted") and self._short(
                    frame, proposal, high_after, last
                ):
                    return self._voice(frame, proposal, at)
        proposal = propose(Site(frame, at, low, high, last))
        if proposal is None:
            return None
        if frame.stretch.kind is BlockKind.FURNITURE and not self._sure(frame, proposal):
            return None
        if self._yields(frame, proposal):
            return None
        return self._voice(frame, proposal, at)

    def _sure(self, frame: Frame, proposal: Proposal) -> bool:
        """Whether the cue is a verb that does little else than report words, or no verb at all."""
        return proposal.cue is not None and (
            proposal.cue[0] in frame.sure or frame.letters[proposal.cue[0]] not in "VG"
        )

    def _yields(self, frame: Frame, proposal: Proposal) -> bool:
        """Whether a doer gives way to the voice that runs on: `The bloc “refers to …”` amid someone's words.

        Things do much that is told in the words of whoever speaks. A thing with a name of its own keeps
        what it is said to hold (`the Charter includes “…”`), but nothing where there is no cue.
        """
        run = self._run
        if not run.flowing or run.voice is None or frame.stretch.inside is not None or self._sure(frame, proposal):
            return False
        if self._namer.is_person(frame, proposal.phrase):
            return False
        return proposal.cue is None or not self._namer.is_named(frame, proposal.phrase)

    def _signed_below(self, following: Stretch) -> Voice | None:
        """Return who signs a quotation in a paragraph of its own: `― Carlos Ruiz`."""
        if following.pieces or len(following.span) > 160 or self._text[following.span.start] not in "-—–―":
            return None
        frame = make_frame(self._text, following, self._lexicon, self._known)
        frame.letters = "Q-" + frame.letters.lstrip("-")
        shift = len(frame.letters) - len(frame.starts)
        proposal = propose(Site(frame, 0, 0, len(frame.letters), ""), SIGNED)
        if proposal is None:
            return None
        phrase = Phrase(*(end - shift for end in (proposal.phrase.first, proposal.phrase.last, proposal.phrase.head)))
        frame.letters = frame.letters[shift:]
        return self._voice(frame, Proposal(phrase, None, proposal.rule), 0)

    def _labelled(self, frame: Frame, at: int, index: int) -> Voice | None:
        """Return the speaker whom a transcript's label names inside the marks: `“WALLACE: Do you …”`."""
        piece = next((p for p in self._quotations[index].pieces if p.end > frame.starts[at]), None)
        if piece is None:
            return None
        match = _LABEL.match(self._text, piece.start, piece.end)
        if not match:
            return None
        label = match.group(1)
        if label.isupper() and label.lower() not in self._lexicon.classes or " " in label and all(
            word[:1].isupper() for word in label.split()
        ):
            parts, gender = read_name(label.title() if label.isupper() else label, self._lexicon)
            return Voice(self._names.canonical(parts, gender), Span(*match.span(1)), None, None, "label")
        return None

    def _short(self, frame: Frame, proposal: Proposal, high: int, last: str) -> bool:
        """Whether nothing but the act of saying is told after the cue."""
        assert proposal.cue is not None
        rest = frame.letters[max(proposal.cue[1], proposal.phrase.last) : high].rstrip(".")
        if last in ".":
            return not rest
        return not rest or rest[0] in ",itAQ(w"

    def _last(self, frame: Frame, at: int) -> str:
        end = frame.ends[at]
        while end > frame.starts[at] and self._text[end - 1] in _CLOSING:
            end -= 1
        return self._text[end - 1 : end]

    def _voice(self, frame: Frame, proposal: Proposal, at: int) -> Voice:
        phrase = proposal.phrase
        mention = frame.span(phrase.first, phrase.last)
        speaker = self._namer.name(frame, phrase, self._run.voice.speaker if self._run.voice else None)
        cue = frame.span(*proposal.cue) if proposal.cue else None
        day = None
        if proposal.cue:
            tokens = (phrase.first, phrase.last)
            day = find_day(self._text, frame, tokens, proposal.cue, self._document.published)
            last = self._run.voice
            if day is None and last is not None and last.speaker == speaker and not is_undated(self._text, frame, at):
                day = last.said_on
        return Voice(speaker, mention, cue, day, proposal.rule)

    def _share_pieces(self, frame: Frame, voices: list[Voice | None]) -> None:
        """Give an interrupted quotation one voice: that of its first piece that has one."""
        first: dict[int, Voice] = dict(self._run.found)
        for i, (_, index) in enumerate(frame.pieces):
            voice = voices[i]
            if index in first:
                voices[i] = first[index]
            elif voice is not None:
                first[index] = voice
        for i, (_, index) in enumerate(frame.pieces):
            if voices[i] is None and index in first:
                voices[i] = first[index]

    def _carry(self, frame: Frame, voices: list[Voice | None], number: int, previous: Stretch | None) -> None:
        run, stretch = self._run, frame.stretch
        if stretch.kind is not run.kind and stretch.inside is None:
            run.voice, run.kind = None, stretch.kind
        kept = run.voice, run.paragraph
        if stretch.inside is not None:
            run.voice = None
        introduced = self._introduced(stretch, previous) if stretch.inside is None else None
        if stretch.label and stretch.inside is None:
            introduced = Voice(stretch.label, None, None, None, "label")
        for i, (at, _) in enumerate(frame.pieces):
            voice = voices[i]
            if voice is None:
                voice = voices[i] = self._unnamed(frame, voices, i, at, number, introduced, previous)
            if voice is not None and not (run.flowing and self._is_thing(voice)):
                if voice.rule == "monologue":
                    run.flowing = True
                run.voice, run.paragraph = voice, number
        if stretch.inside is not None:
            run.voice, run.paragraph = kept

    def _is_thing(self, voice: Voice) -> bool:
        """Whether a voice is a document's or a body's, which does not run on."""
        return voice.speaker is not None and self._namer.is_thing(voice.speaker)

    def _unnamed(
        self, frame: Frame, voices: list[Voice | None], i: int, at: int, number: int, introduced: Voice | None,
        previous: Stretch | None,
    ) -> Voice | None:
        """Return the voice of a piece beside which nobody is named."""
        run = self._run
        sentence = frame.sentence[at]
        low, high = frame.bounds[sentence]
        words = frame.letters[low:high].strip("Q.,:;-&()")
        alone = not words.strip("Q,&")
        if i and frame.sentence[frame.pieces[i - 1][0]] == sentence and voices[i - 1] is not None:
            return _as(voices[i - 1], "same-sentence")
        for j in range(i + 1, len(frame.pieces)):
            if frame.sentence[frame.pieces[j][0]] != sentence:
                break
            if voices[j] is not None:
                return _as(voices[j], "same-sentence")
        if introduced is not None and (i == 0 or alone) and (alone or sentence == 0):
            return introduced
        if alone:
            before = self._sentence_before(frame, sentence)
            if i and voices[i - 1] is not None and frame.sentence[frame.pieces[i - 1][0]] >= sentence - 1:
                return _as(voices[i - 1], "same-paragraph")
            if before is not None and (before.cue is not None or before.rule == "sentence-before"):
                return before
            if i and voices[i - 1] is not None:
                return _as(voices[i - 1], "same-paragraph")
            for j in range(i + 1, len(frame.pieces)):
                if voices[j] is not None:
                    return _as(voices[j], "later-in-paragraph")
            if sentence == 0 and frame.stretch.inside is None:
                told = self._told_before(previous)
                if told is not None:
                    return told
            if run.voice is not None and number - run.paragraph <= 2:
                return _as(run.voice, "monologue")
        proposal = propose(Site(frame, at, low, high, ""), (SUBJECT,))
        if frame.stretch.kind is BlockKind.FURNITURE:
            return None
        if proposal is not None and frame.stretch.inside is None and not self._yields(frame, proposal):
            return self._voice(frame, proposal, at)
        if i and voices[i - 1] is not None:
            return _as(voices[i - 1], "same-paragraph")
        if run.voice is not None:
            return _as(run.voice, "run" if run.flowing else "carried")
        return None

    def _sentence_before(self, frame: Frame, sentence: int) -> Voice | None:
        """Return the doer of the sentence before one that is nothing but a quotation."""
        if sentence == 0:
            return None
        low, high = frame.bounds[sentence - 1]
        return self._doer(frame, low, high, "sentence-before")

    def _doer(self, frame: Frame, low: int, high: int, rule: str) -> Voice | None:
        letters = frame.letters
        inner = propose(Site(frame, high, low, high, ""), BEFORE)
        if rule == "paragraph-before" and (
            inner is None or inner.cue is None or inner.phrase.relative or inner.cue[0] not in frame.sure
        ):
            return None
        if inner is not None:
            return self._voice(frame, Proposal(inner.phrase, inner.cue, rule), low)
        phrase = first_subject(letters, low, high)
        if phrase is None or (rule == "sentence-before" and frame.sentence[low] and not self._namer.is_person(
            frame, phrase
        ) and "Q" in letters[:low]):
            return None  # a thing, after someone has spoken already
        return self._voice(frame, Proposal(phrase, None, rule), low)

    def _told_before(self, previous: Stretch | None) -> Voice | None:
        """Return who speaks in the author's words at the end of the paragraph before."""
        if previous is None or previous.kind is not BlockKind.BODY:
            return None
        frame = make_frame(self._text, previous, self._lexicon, self._known)
        if not frame.bounds or "Q" in frame.letters[frame.bounds[-1][0] :]:
            return None
        told = self._doer(frame, *frame.bounds[-1], "paragraph-before")
        if told is None and self._run.voice is None and not frame.pieces:
            for bounds in frame.bounds[-2::-1]:
                told = self._doer(frame, *bounds, "paragraph-before")
                if told is not None:
                    break
        return told

    def _introduced(self, stretch: Stretch, previous: Stretch | None) -> Voice | None:
        """Return whom the paragraph before introduces: it ends in a colon."""
        if previous is None or (previous.kind is not stretch.kind and stretch.kind is not BlockKind.QUOTATION):
            return None
        end = previous.span.end
        if not self._text[max(previous.span.start, end - 3) : end].rstrip().endswith(":"):
            return None
        frame = make_frame(self._text, previous, self._lexicon, self._known)
        if not frame.bounds:
            return None
        low, high = frame.bounds[-1]
        frame.letters += "Q"
        site = Site(frame, high, low, high, "")
        proposal = propose(site)
        if proposal is None:
            phrase: Phrase | None = first_subject(frame.letters, low, high)
            if phrase is None:
                return None
            proposal = Proposal(phrase, None, "introduced")
        return self._voice(frame, Proposal(proposal.phrase, proposal.cue, "introduced"), high - 1)


def _as(voice: Voice | None, rule: str) -> Voice | None:
    return None if voice is None else replace(voice, rule=rule)
