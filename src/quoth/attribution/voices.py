"""From proposals to voices: the names, spans and days of who is said to speak."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from quoth.model import Days, Document, Quotation, Relay, Span, Told
from quoth.text.day_words import DAY_WORDS

from .citations import Citation, Citations, find_citations
from .cues import Lexicon
from .dates import When, find_day, find_day_behind, find_day_between, find_day_leading, is_undated
from .forms import read_name
from .frames import Classifier, Frame, make_frame
from .mentions import find_names
from .naming import Namer
from .occasions import Occasions
from .propers import refine_names
from .rules import SIGNED
from .sites import Proposal, Site, propose
from .stretches import Stretch, outer_pieces
from .subjects import Phrase, without_day

__all__ = ["Voice", "Voices"]

_LABEL = re.compile(r"([^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,3}):(?=\s)")
_CLOSING = "\"'“”‘’»«›‹」』`) "
_OPENING = "\"'“‘«»‹„「『` …[("
_SIGNATURE = 160
"""Code points of the longest paragraph that can be a signature."""


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
    relay: Relay | None = None
    """Who passes their words on."""
    hands_back: bool = False
    """Whether it is the one who passes them on that speaks in the sentences after."""
    told: Told | None = None
    """Where the days are told."""
    told_at: int = 0
    """The code point of the document at which the quotation stands with which they are told."""

    def onward(self) -> Voice:
        """Return the voice that speaks in the sentences after."""
        if self.relay is None or not self.hands_back:
            return self
        return Voice(self.relay.speaker, self.relay.mention, self.relay.cue, self.said_on, self.rule,
                     told=self.told, told_at=self.told_at)  # fmt: skip


class Voices:
    """Tells the voices of one document; its names are found once."""

    def __init__(self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon) -> None:
        self._text = document.text
        self._published = document.published
        told = lexicon.language
        self._language = told if told in DAY_WORDS else "en"  # English days are in no one's way elsewhere
        self._quotations = quotations
        self._lexicon = lexicon
        self._names = find_names(document.text, lexicon, [piece for piece, _ in outer_pieces(quotations)])
        if lexicon.grammar is not None:
            refine_names(self._names)
        self._classifier = Classifier(lexicon, frozenset(self._names.inner), frozenset(self._names.surnames))
        self.namer = Namer(document.text, self._names, lexicon)
        self._citations = find_citations(document.text) if lexicon.grammar is None else Citations(())
        self.occasions = Occasions(document, quotations, self._citations, self._language)

    def frame(self, stretch: Stretch) -> Frame:
        """Return a stretch cut into tokens."""
        return make_frame(self._text, stretch, self._classifier)

    def text(self, frame: Frame, first: int, last: int) -> str:
        """Return the characters of the tokens from `first` to before `last`."""
        return self._text[frame.starts[first] : frame.ends[last - 1]]

    def quoted(self, frame: Frame, at: int) -> str:
        """Return the quoted words at token `at`, without the marks before them."""
        return self._text[frame.starts[at] : frame.ends[at]].lstrip(_OPENING)

    def ends_in_colon(self, stretch: Stretch) -> bool:
        """Whether a stretch leads up to what follows it."""
        end = stretch.span.end
        return self._text[max(stretch.span.start, end - 3) : end].rstrip().endswith(":")

    def speak(self, frame: Frame, proposal: Proposal, at: int, last: Voice | None) -> Voice:
        """Return the voice that a proposal means; `at` is the quotation's token, `last` who spoke before.

        A speaker who goes on without a new date goes on at the same time, unless the sentence says `earlier`.
        """
        phrase = proposal.phrase if frame.grammar is None else without_day(frame.letters, proposal.phrase)
        speaker = self.namer.name(frame, phrase, last.speaker if last else None)
        cue = frame.span(*proposal.cue) if proposal.cue else None
        day, told = None, None
        if proposal.cue:
            day, told = self._day(frame, phrase, proposal.cue, at, last, speaker)
        implied = frame.grammar is not None and frame.letters[phrase.first] in "VG"
        mention = None if implied else frame.span(phrase.first, phrase.last)
        carried = last is not None and told is Told.CARRIED
        at_day = last.told_at if last is not None and carried else frame.starts[min(at, len(frame.starts) - 1)]
        return Voice(speaker, mention, cue, day, proposal.rule, told=told if day else None, told_at=at_day)

    def date(self, frame: Frame, tokens: Sequence[int], voice: Voice, last: Voice | None) -> Voice:
        """Return a voice with the day that stands beside its quotation at `tokens`, where no cue took it."""
        if frame.grammar is not None or voice.told is Told.SENTENCE:
            return voice
        when = When(self._published, last.said_on if last else None, self._language)
        first, last_piece = tokens[0], tokens[-1]
        day = find_day_leading(self._text, frame, first, when) or find_day_behind(self._text, frame, last_piece, when)
        return replace(voice, said_on=day, told=Told.SENTENCE, told_at=frame.starts[first]) if day else voice

    def _day(
        self, frame: Frame, phrase: Phrase, cue: tuple[int, int], at: int, last: Voice | None, speaker: str | None
    ) -> tuple[Days | None, Told | None]:
        when = When(self._published, last.said_on if last else None, self._language)
        day = find_day(self._text, frame, (phrase.first, phrase.last), cue, when)
        if day is not None and last is not None and day == last.said_on:
            told, between, _ = find_day_between(self._text, frame, at, when)  # `Come 2013, he was back. … that year`
            return (between if told and between is not None else day), Told.SENTENCE
        if day is not None or last is None or last.speaker != speaker:
            return day, Told.SENTENCE
        if is_undated(self._text, frame, at, self._lexicon.earlier):
            return None, None
        told, day, close = find_day_between(self._text, frame, at, when)
        return (day if told else last.said_on), Told.SENTENCE if close else Told.CARRIED

    def named(self, voice: Voice) -> Span | None:
        """Return the name that a voice's pronoun stands for, where it stresses whom it means, the last one named.

        `Hale shrugged. It was she who …`, `Hale shrugged. Her answer: …`; a plain `she said` may mean somebody before.
        """
        mention = voice.mention
        if mention is None or voice.speaker is None or not self._stresses(mention.cut(self._text), voice.rule):
            return None
        for naming in self._names.before(mention.start, 8):
            if "\n\n" in self._text[naming.end : mention.start]:
                return None
            if naming.name.person:
                same = self._names.canonical(naming.name.parts, naming.name.gender) == voice.speaker
                return Span(naming.start, naming.end) if same and self._names.is_prominent(naming) else None
        return None

    def _stresses(self, words: str, rule: str) -> bool:
        """Whether a pronoun is a relative one, or that of a noun of saying that begins its sentence."""
        word = words.lower()
        owns = rule in ("answered", "apposed") and (word in self._lexicon.male or word in self._lexicon.female)
        return owns or word in self._lexicon.personal

    def last_character(self, frame: Frame, at: int) -> str:
        """Return the last character of the quoted words at token `at`, marks left out."""
        end = frame.ends[at]
        while end > frame.starts[at] and self._text[end - 1] in _CLOSING:
            end -= 1
        return self._text[end - 1 : end]

    def labelled(self, frame: Frame, at: int, index: int) -> Voice | None:
        """Return the speaker whom a transcript's label names inside the marks: `“WALLACE: Do you …”`."""
        pieces = self._quotations[index].pieces
        which = bisect_right(pieces, frame.starts[at], key=attrgetter("end"))
        if which == len(pieces):
            return None
        piece = pieces[which]
        match = _LABEL.match(self._text, piece.start, piece.end)
        if not match:
            return None
        label = match.group(1)
        shouted = label.isupper() and label.lower() not in self._lexicon.classes
        if shouted or (" " in label and all(word[:1].isupper() for word in label.split())):
            parts, gender = read_name(label.title() if label.isupper() else label, self._lexicon)
            return Voice(self._names.canonical(parts, gender), Span(*match.span(1)), None, None, "label")
        return None

    def cited(self, index: int, before: bool) -> Voice | None:
        """Return the document that a citation beside a quotation names, before it or after it."""
        if not self._citations:
            return None
        span, text = self._quotations[index].span, self._text
        found = self._citations.before(text, span.start) if before else self._citations.after(text, span.end)
        if found is None:
            return None
        inner = None if before else self._citations.quoted_in(text, found)
        if inner is None:
            return Voice(self._cited_name(found), found.mention, None, None, "citation")
        relay = Relay(self._cited_name(found), found.mention, inner[1])
        return Voice(self._cited_name(inner[0]), inner[0].mention, None, None, "citation", relay)

    def _cited_name(self, citation: Citation) -> str:
        if citation.author is None:
            return citation.name
        parts, gender = read_name(citation.author, self._lexicon)
        return self._names.canonical(parts, gender) if parts else citation.author

    def signed_below(self, following: Stretch) -> Voice | None:
        """Return who signs a quotation in a paragraph of its own: `― Carlos Ruiz`."""
        start = following.span.start
        while start < following.span.end - 1 and self._text[start] in "> ":
            start += 1  # of a block in an e-mail or in Markdown
        if following.pieces or len(following.span) > _SIGNATURE or self._text[start] not in "-—–―":
            return None
        frame = self.frame(following)
        frame.letters = "Q-" + frame.letters.lstrip("-")
        shift = len(frame.letters) - len(frame.starts)
        proposal = propose(Site(frame, 0, 0, len(frame.letters), ""), SIGNED)
        if proposal is None:
            return None
        found = proposal.phrase
        phrase = Phrase(found.first - shift, found.last - shift, found.head - shift)
        frame.letters = frame.letters[shift:]
        return self.speak(frame, Proposal(phrase, None, proposal.rule), 0, None)
