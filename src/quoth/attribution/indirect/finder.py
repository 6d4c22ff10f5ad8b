"""Indirect speech: from the paragraphs of a document to what its author tells in other words, as quotations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.attribution.cues import ENGLISH
from quoth.attribution.frames import Frame
from quoth.attribution.lexicons import LANGUAGES, load_lexicon
from quoth.attribution.sites import Proposal
from quoth.attribution.stretches import find_stretches
from quoth.attribution.unspaced import tell_script
from quoth.attribution.voices import Voice, Voices
from quoth.attribution.weights import TOLD
from quoth.model import Attribution, BlockKind, Document, Kind, Quotation, Span
from quoth.text.document_language import language_of

from .places import Place, Told
from .rules import TELLING_RULES
from .verbs import FORMS, NOUNS, OTHER_FORMS

__all__ = ["add_indirect"]

_SIDE = 120
"""Tokens of a sentence looked at on either side of a word: keeps a text without full stops linear."""
_OTHER = re.compile(rf"\b(?:{'|'.join(sorted(OTHER_FORMS | set(NOUNS)))})\b", re.IGNORECASE)
_CUE = re.compile("[VGUsK!]")
_NOUN_BEFORE = frozenset("dhSzfib")
_BEFORE, _AFTER = "$£€¥#@+", "%°"
_CONTRACTED = re.compile(r"\b[^\W\d_]{2,9}n’t\b")
_DOUBTFUL = re.compile("(?<=V)V(?=[uifb])|v(?=b)")


@dataclass(frozen=True, slots=True)
class _Report:
    """One stretch of indirect speech, with its attribution."""

    quotation: Quotation
    """What is told; not yet numbered."""
    attribution: Attribution
    """Who said it."""


def add_indirect(
    document: Document, quotations: tuple[Quotation, ...], attributions: tuple[Attribution, ...]
) -> tuple[tuple[Quotation, ...], tuple[Attribution, ...]]:
    """Return the quotations of a document with what it tells in other words among them, and their attributions.

    All are numbered anew in reading order; what lies inside another has its number as `within`. Two
    quotations are apart, or one lies whole inside the other. Spans count code points of the document's
    text. Nothing is found where the document is told to be in another language than English. Raises nothing.
    """
    if not _is_english(document):
        return quotations, attributions
    reports = _Finder(document, quotations, attributions).run()
    if not reports:
        return quotations, attributions
    pairs = [*zip(quotations, attributions, strict=True), *((r.quotation, r.attribution) for r in reports)]
    pairs.sort(key=lambda pair: (pair[0].span.start, -pair[0].span.end))
    stack: list[Quotation] = []
    numbered: list[Quotation] = []
    for number, (quotation, _) in enumerate(pairs, 1):
        while stack and stack[-1].span.end < quotation.span.end:
            stack.pop()
        again = replace(quotation, number=number, within=stack[-1].number if stack else None)
        stack.append(again)
        numbered.append(again)
    return tuple(numbered), tuple(attribution for _, attribution in pairs)


def _is_english(document: Document) -> bool:
    """Whether attribution reads a document as English."""
    language = language_of(document)
    return load_lexicon(language) is ENGLISH and (language in LANGUAGES or tell_script(document.text) is None)


class _Finder:
    """One walk over one document."""

    def __init__(
        self, document: Document, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
    ) -> None:
        self._document = document
        self._text = document.text
        self._quotations = quotations
        self._attributions = attributions
        self._voices = Voices(document, quotations, ENGLISH)
        self._others = [match.start() for match in _OTHER.finditer(document.text)]
        self._spans = sorted(quotation.span for quotation in quotations)
        self._outer = sorted(quotation.span for quotation in quotations if quotation.within is None)
        self._starts = [span.start for span in self._spans]
        self._cues = {
            a.cue.start: q.span.start for q, a in zip(quotations, attributions, strict=True)
            if a.cue and not q.text[:1].islower()
        }  # fmt: skip

    def run(self) -> list[_Report]:
        """Return what is told, in reading order."""
        found: list[_Report] = []
        last: Voice | None = None
        said = [
            (q.span.start, a) for q, a in zip(self._quotations, self._attributions, strict=True)
            if q.kind.judged and q.within is None and a.speaker
        ]  # fmt: skip
        at = 0
        for stretch in find_stretches(self._document, self._quotations):
            if stretch.inside is not None or stretch.kind is BlockKind.FURNITURE:
                continue
            frame = self._voices.frame(stretch)
            for told, rule in self._tell(frame):
                start = frame.starts[min(told.pieces[0][0], told.phrase.first)]
                while at < len(said) and said[at][0] < start:
                    a = said[at][1]
                    last = Voice(a.speaker, a.mention, a.cue, a.said_on, a.rule)
                    at += 1
                report = self._report(frame, told, rule, last)
                if report is None:
                    continue
                found.append(report)
                a = report.attribution
                if a.speaker:
                    last = Voice(a.speaker, a.mention, a.cue, a.said_on, a.rule)
        return found

    def _tell(self, frame: Frame) -> list[tuple[Told, str]]:
        """Return what the rules find in one paragraph: the outermost of what lies inside one another."""
        self._mark(frame)
        letters = frame.letters
        small = frozenset(at for at, _ in frame.pieces if self._voices.quoted(frame, at)[:1].islower())
        commas = frozenset(at for at, _ in frame.pieces if self._voices.last_character(frame, at) == ",")
        kept: list[tuple[Told, str]] = []
        for match in _CUE.finditer(letters):
            at = match.start()
            low, high = frame.bounds[frame.sentence[at]]
            found = self._ask(frame, at, max(low, at - _SIDE), min(high, at + _SIDE), commas, small)
            if found is None:
                continue
            first, end = _extent(found[0])
            inner = len(kept)
            while inner and _extent(kept[inner - 1][0])[0] >= first:
                inner -= 1
            crossing = inner and _extent(kept[inner - 1][0])[1] > first
            if not crossing and (inner == len(kept) or _extent(kept[-1][0])[1] <= end):
                kept[inner:] = [found]
        return kept

    def _mark(self, frame: Frame) -> None:
        """Mark the verbs and nouns of telling that frames do not know as such."""
        begin = bisect_left(self._others, frame.stretch.span.start)
        end = bisect_left(self._others, frame.stretch.span.end, begin)
        letters = list(frame.letters)
        for match in _CONTRACTED.finditer(self._text, frame.stretch.span.start, frame.stretch.span.end):
            at = bisect_left(frame.starts, match.start())
            if at < len(letters) and frame.starts[at] == match.start() and letters[at] != "Q":
                letters[at] = ENGLISH.classes.get(match.group().lower().replace("’", "'"), letters[at])
        for offset in self._others[begin:end]:
            at = bisect_left(frame.starts, offset)
            if at == len(letters) or frame.starts[at] != offset or letters[at] == "Q":
                continue
            word = self._text[offset : frame.ends[at]].lower()
            if word in NOUNS and letters[at] in "oKN" and word not in OTHER_FORMS:
                letters[at] = "K"
            elif word in OTHER_FORMS and letters[at] in "ovO":
                if word.endswith("ing"):
                    letters[at] = "G"
                elif not (at and letters[at - 1] in _NOUN_BEFORE):
                    letters[at] = "V"
                elif word in NOUNS:
                    letters[at] = "K"
            elif word in FORMS and letters[at] == "v":
                letters[at] = "V"
        line = "".join(letters)
        for match in _DOUBTFUL.finditer(line):
            at = match.start()
            word = self._text[frame.starts[at] : frame.ends[at]].lower()
            if letters[at] == "V" and word in ENGLISH.both:
                letters[at] = "o"  # `obliges states to`
            elif letters[at] == "v" and word in FORMS:
                letters[at] = "V"  # `was told by Hale that`
        frame.letters = "".join(letters)

    def _ask(
        self, frame: Frame, at: int, low: int, high: int, commas: frozenset[int], small: frozenset[int]
    ) -> tuple[Told, str] | None:
        text, starts, ends = self._text, frame.starts, frame.ends

        def word(token: int) -> str:
            return text[starts[token] : ends[token]].lower() if token < len(starts) else ""

        written = word(at)
        uses = FORMS.get(written, frozenset()) if frame.letters[at] in "VG" else frozenset()
        if not uses and frame.letters[at] in "VG":
            return None
        if frame.letters[at] == "K" and written not in NOUNS:
            return None
        quoted = self._cues.get(starts[at], starts[at]) < starts[at]
        place = Place(frame, frame.letters, word, at, low, high, uses, commas, small, quoted)
        asks = text[ends[high - 1] - 1 : ends[high - 1]] == "?"
        for rule in TELLING_RULES:
            told = rule.find(place)
            if told is not None:
                if asks and not (rule.name == "told-aside" and "ask" in uses):
                    return None
                return told, rule.name
        return None

    def _report(self, frame: Frame, told: Told, rule: str, last: Voice | None) -> _Report | None:
        """Return what is told as a quotation; None where it would cross the border of another."""
        pieces = tuple(self._span(frame, *piece) for piece in told.pieces)
        pieces = tuple(piece for piece in pieces if not self._crosses(piece))
        if not pieces:
            return None
        span = Span(pieces[0].start, pieces[-1].end)
        if self._crosses(span):
            return None
        quotation = Quotation(
            number=0, span=span, pieces=pieces, text=" ".join(piece.cut(self._text) for piece in pieces),
            convention="none", kind=Kind.INDIRECT, block=frame.stretch.kind,
        )  # fmt: skip
        at = min(told.cue[0], len(frame.starts) - 1)
        voice = self._voices.speak(frame, Proposal(told.phrase, told.cue, rule), at, last)
        if voice.speaker and self._is_misled(voice, last):
            voice = replace(voice, speaker=None, said_on=None)
        attribution = Attribution(
            voice.speaker, voice.mention, voice.cue, voice.said_on, rule, TOLD[rule],
            day_told=voice.told if voice.said_on else None,
        )  # fmt: skip
        return _Report(quotation, attribution)

    def _is_misled(self, voice: Voice, last: Voice | None) -> bool:
        """Whether `they` or `it` was taken for one person who spoke before."""
        assert voice.speaker is not None
        assert voice.mention is not None
        pointing = voice.mention.cut(self._text).lower() in ("they", "it")
        if not pointing or last is None or voice.speaker != last.speaker:
            return False
        return not self._voices.namer.is_thing(voice.speaker)

    def _span(self, frame: Frame, first: int, last: int) -> Span:
        """Return the span of tokens, with the signs that no token holds: `$5`, `3%`, the stop of `U.S.`."""
        start, end = frame.starts[first], frame.ends[last - 1]
        while start > 0 and self._text[start - 1] in _BEFORE:
            start -= 1
        while self._text[end : end + 1] and self._text[end] in _AFTER:
            end += 1
        if self._text[end : end + 1] == "." and "." in self._text[frame.starts[last - 1] : end]:
            end += 1
        return Span(start, end)

    def _crosses(self, span: Span) -> bool:
        """Whether a quotation holds the stretch, or the two lie partly inside one another.

        What a writer tells between the pieces of a quotation is left out.
        """
        outer = bisect_left(self._outer, span.start, key=lambda one: one.start) - 1
        if outer >= 0 and self._outer[outer].end > span.start:
            return True
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return any(not span.holds(other) for other in self._spans[first:last])


def _extent(told: Told) -> tuple[int, int]:
    return told.pieces[0][0], told.pieces[-1][1]
