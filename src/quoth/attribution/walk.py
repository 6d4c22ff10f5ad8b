"""From quotations to attributions: cues beside them first, then voices carried over the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.model import ASIDE, Attribution, BlockKind, Document, Quotation, Told, stands_amid
from quoth.text.document_language import language_of

from .carry import Carrier, Scene
from .cues import Lexicon
from .features import describe
from .frames import Frame
from .lexicons import LANGUAGES, load_lexicon
from .offers import Offer, carry_offer, gather
from .ranking import Ranker, load_ranker
from .relays import pass_on
from .rules import rules_of
from .sites import Proposal, Site, make_site, propose
from .stretches import Stretch, find_stretches
from .unspaced import find_voices, tell_script
from .voices import Voice, Voices
from .weights import CONFIDENCE, UNMEASURED

__all__ = ["Decision", "attribute", "decide"]

_CARRIED = frozenset(
    ("same-paragraph", "alternates", "monologue", "run", "carried", "paragraph-before", "sentence-before")
)
"""Rules that give a quotation the voice of another one."""
_ELSEWHERE = (_CARRIED - {"paragraph-before", "sentence-before"}) | {"later-in-paragraph", "beat"}
"""Those that give it a day told with another one."""
_AFTER = ("after-direct", "after-inverted", "after-split")
"""Rules by which the sentence after a quotation may tell who said it."""
_PLAIN = frozenset(("by-agent", "is-how", "answered", "words-of", "left-to", "gave-line", "apposed"))
"""Rules that look for forms with no other reading."""
_LONG = 60
"""Tokens of the longest sentence that is read as telling who said the one before it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice of a speaker: what was on offer, what told for and against each, and what was taken."""

    quotation: int
    """Index of the quotation."""
    offers: tuple[Attribution, ...]
    """The attributions to choose from; the first is what the rules alone would take."""
    features: tuple[tuple[str, ...], ...]
    """What is known of each offer, by name."""
    taken: int
    """Index of the offer that was taken."""


def attribute(
    document: Document, quotations: tuple[Quotation, ...], ranker: Ranker | None = None
) -> tuple[Attribution, ...]:
    """Return who is said to have said each quotation: one attribution a quotation, in the same order.

    `ranker` weighs who may be the speaker; without one, that which comes with quoth, which has learnt English:
    where another language is told, the rules alone decide. Spans of the attributions count code points of the
    document's text. Raises nothing: where nobody is named the attribution is empty.
    """
    if not quotations:
        return ()
    language = language_of(document)
    script = tell_script(document.text) if language not in LANGUAGES else None
    if script is not None:
        voices = find_voices(document, quotations, script)
        return tuple(_write(voices.get(index)) for index in range(len(quotations)))
    lexicon = load_lexicon(language)
    return _Walk(document, quotations, lexicon, ranker or load_ranker(lexicon.language)).run()


def decide(document: Document, quotations: tuple[Quotation, ...], ranker: Ranker) -> list[Decision]:
    """Return every choice that `attribute` makes, for learning the ranker's weights."""
    walk = _Walk(document, quotations, load_lexicon(language_of(document)), ranker, [])
    walk.run()
    return walk.decisions or []


class _Walk:
    """One walk over one document."""

    def __init__(
        self, document: Document, quotations: Sequence[Quotation], lexicon: Lexicon, ranker: Ranker,
        decisions: list[Decision] | None = None,
    ) -> None:  # fmt: skip
        self._document = document
        self._quotations = quotations
        self._voices = Voices(document, quotations, lexicon)
        self._carrier = Carrier(self._voices)
        self._ranker = ranker
        self._found: dict[int, Voice] = {}
        self._sure: dict[int, float] = {}
        self.decisions = decisions

    def run(self) -> tuple[Attribution, ...]:
        stretches = list(find_stretches(self._document, self._quotations))
        self._walk([stretch for stretch in stretches if stretch.kind not in ASIDE])
        text = self._carrier
        for stretch in stretches:
            if stretch.kind in ASIDE and stretch.pieces:  # a note, a caption: nobody's voice runs into it, or out of it
                self._carrier = self._carrier if stretch.inside is not None else Carrier(self._voices)
                self._settle(stretch, 0, None, None)
        self._carrier = text
        for index, quotation in enumerate(self._quotations):
            # What stands inside someone's words was said by them, where they name nobody.
            if index not in self._found and quotation.within is not None:
                outer = self._found.get(quotation.within - 1)
                if outer is not None:
                    told = Told.CARRIED if outer.told is not None else None
                    self._found[index] = replace(outer, rule="enclosing", told=told)
        return tuple(map(self._attribution, range(len(self._quotations))))

    def _walk(self, stretches: Sequence[Stretch]) -> None:
        """Find the voices of the running text, paragraph by paragraph."""
        previous: Stretch | None = None
        for number, stretch in enumerate(stretches):
            if stretch.pieces:
                following = stretches[number + 1] if number + 1 < len(stretches) else None
                self._settle(stretch, number, previous, following)
            if stretch.inside is None and not stands_amid(stretch.kind, previous.kind if previous else None):
                previous = stretch

    def _attribution(self, index: int) -> Attribution:
        """Write the attribution of one quotation, with what it is taken from, and the day that its section tells."""
        voice, occasions = self._found.get(index), self._voices.occasions
        section = occasions.section(self._quotations[index].span.start)
        if voice is not None and section is not None and section.days is not None:
            before = voice.told is Told.CARRIED and voice.told_at < section.start
            if voice.said_on is None or before:
                voice = replace(voice, said_on=section.days, told=Told.HEADING)
        named = self._voices.named(voice) if voice is not None else None
        return replace(_write(voice, self._sure.get(index)), cited=occasions.cited(index), named=named)

    def _settle(
        self, stretch: Stretch, number: int, previous: Stretch | None, following: Stretch | None
    ) -> None:
        """Find the voices of one paragraph's quotations."""
        frame = self._voices.frame(stretch)
        units: dict[int, list[int]] = {}
        for at, index in frame.pieces:
            units.setdefault(index, []).append(at)
        below = None
        if following is not None and frame.pieces[-1][0] == len(frame.letters) - 1:
            below = self._voices.signed_below(following)
        known = [self._found.get(index) or self._known(frame, tokens, index) for index, tokens in units.items()]
        if below is not None and known[-1] is None:
            known[-1] = below
        first = [self._first(frame, tokens) for tokens in units.values()]
        for i, index in enumerate(units):
            if known[i] is None:
                beside = first[i]
                told = beside is not None and beside.cue is not None
                known[i] = self._voices.cited(index, True) or (None if told else self._voices.cited(index, False))
        named = known[:]
        if stretch.inside is not None or None in first:  # else nobody looks ahead to who is named further on
            run = self._carrier.run.voice if stretch.inside is None else None
            named = [
                voice or (self._voices.speak(frame, proposal, tokens[0], run) if proposal else None)
                for voice, proposal, tokens in zip(known, first, units.values(), strict=True)
            ]
        spans = [(tokens[0], tokens[-1]) for tokens in units.values()]
        scene = self._carrier.open(frame, number, previous, spans, named)
        for i, (index, tokens) in enumerate(units.items()):
            proposal = first[i]
            if known[i] is not None and self._tells_late(frame, tokens[0], index, proposal):
                assert proposal is not None
                running = self._carrier.running(scene)
                known[i] = self._found[index] = self._voices.speak(frame, proposal, tokens[0], running)
            voice = known[i] or self._choose(scene, i, index, tokens, proposal)
            if voice is not None and voice.rule not in _CARRIED:
                passed = pass_on(self._voices, frame, tokens, voice, self._carrier.running(scene))
                if passed.rule != voice.rule:
                    self._sure.pop(index, None)
                voice = passed
            if voice is not None:
                if voice.rule in _ELSEWHERE and voice.told is not None:
                    voice = replace(voice, told=Told.CARRIED)
                voice = self._voices.date(frame, tokens, voice, self._carrier.running(scene))
            claimed = not self._quotations[index].kind.nobodys
            self._carrier.settle(scene, i, voice if claimed else None)
            if voice is not None:
                self._found.setdefault(index, voice)

    def _known(self, frame: Frame, tokens: Sequence[int], index: int) -> Voice | None:
        """Return the voice that a label inside the marks names."""
        return next((voice for at in tokens if (voice := self._voices.labelled(frame, at, index))), None)

    def _first(self, frame: Frame, tokens: Sequence[int]) -> Proposal | None:
        """Return what the rules alone would take of what stands beside a quotation."""
        for at in tokens:
            last = self._voices.last_character(frame, at)
            proposal = self._after(frame, at, last) or propose(make_site(frame, at, last), rules_of(frame))
            if proposal is None or self._carrier.yields(frame, proposal):
                continue
            if frame.stretch.kind is BlockKind.FURNITURE and not self._carrier.is_sure(frame, proposal):
                continue
            return proposal
        return None

    def _choose(
        self, scene: Scene, i: int, index: int, tokens: Sequence[int], first: Proposal | None
    ) -> Voice | None:
        """Return the voice of one quotation: what the rules are sure of, else the best of all that are on offer."""
        frame, run = scene.frame, self._carrier.running(scene)
        alone = self._rules_decide(frame)
        if first is not None and (alone or self._settles(frame, tokens[0], first)):
            return self._voices.speak(frame, first, tokens[0], run)
        carried: list[Offer] = []
        if first is None:
            voices = self._carrier.voices(scene, i)
            likeliest = next(voices, None)
            goes_on = likeliest is not None and likeliest.rule in ("same-paragraph", "alternates", "beat")
            if alone or (goes_on and scene.is_alone(scene.sentence(i))):
                return likeliest
            if likeliest is not None:
                carried = [carry_offer(voice, tokens[0]) for voice in (likeliest, *voices)]
        pieces = [(at, self._voices.last_character(frame, at)) for at in tokens]
        offers = carried + gather(frame, pieces, first)
        if not offers:
            return None
        if len(offers) == 1 and self.decisions is None:
            return self._speak(offers[0], frame, run)
        known = describe(offers, scene, i, self._voices)
        best, chance = self._ranker.choose(known)
        if len(offers) > 1:
            self._sure[index] = chance
        if self.decisions is not None:
            written = tuple(_write(self._speak(offer, frame, run)) for offer in offers)
            self.decisions.append(Decision(index, written, tuple(known), best))
        return self._speak(offers[best], frame, run)

    def _rules_decide(self, frame: Frame) -> bool:
        """Whether nothing is weighed: there are no weights, or a speaker runs on from paragraph to paragraph.

        Where one does, what stands in the sentence is mostly what they speak of.
        """
        runs_on = self._carrier.run.flowing and frame.stretch.inside is None
        return runs_on or (not self._ranker.weights and self.decisions is None)

    def _tells_late(self, frame: Frame, at: int, index: int, first: Proposal | None) -> bool:
        """Whether a quotation that began paragraphs ago, with nobody named, is told of here: `“…,” added Holm`."""
        voice = self._found.get(index)
        late = voice is not None and voice.rule in _CARRIED
        return late and first is not None and self._settles(frame, at, first)

    def _settles(self, frame: Frame, at: int, first: Proposal) -> bool:
        """Whether the rules' answer needs no weighing: `“…,” Hale said`, which is right 98 times in 100."""
        if first.rule == "passive" and first.cue is not None:
            return first.cue[0] in frame.sure and frame.letters[first.cue[1] : at].strip("sQbNdo&") == ""
        return first.rule in _PLAIN or (
            first.rule in ("after-direct", "after-inverted")
            and first.cue is not None
            and first.cue[0] in frame.sure
            and (self._voices.last_character(frame, at) in (",", "?", "!", ".") or self._is_set_off(frame, at))
            and frame.letters[at + 2 : at + 3] != "&"  # `…,” and Holm answered`: who speaks stands before, perhaps
        )

    def _is_set_off(self, frame: Frame, at: int) -> bool:
        """Whether a quotation begins its sentence, alone in it, with a comma behind its marks: `‘…’, Hale said`."""
        low, high = frame.bounds[frame.sentence[at]]
        return low == at and frame.letters[at + 1 : at + 2] == "," and "Q" not in frame.letters[at + 1 : high]

    def _speak(self, offer: Offer, frame: Frame, run: Voice | None) -> Voice:
        if offer.voice is not None:
            return offer.voice
        return self._voices.speak(frame, offer.proposal, offer.at, run)

    def _after(self, frame: Frame, at: int, last: str) -> Proposal | None:
        """Return what the next sentence proposes where it belongs to the quotation: `“Why?” Hale asked.`"""
        sentence = frame.sentence[at]
        low, high = frame.bounds[sentence]
        if at + 1 != high or not last or last not in "?!…—-.," or sentence + 1 == len(frame.bounds):
            return None
        first, end = frame.bounds[sentence + 1]
        if end - first > _LONG or "Q" in frame.letters[first : first + 3] or ":Q" in frame.letters[first:end]:
            return None
        proposal = propose(Site(frame, at, max(low, at - 120), end, last), rules_of(frame))
        if proposal is None or proposal.rule not in _AFTER or proposal.cue is None:
            return None
        rest = frame.letters[max(proposal.cue[1], proposal.phrase.last) : end].rstrip(".")
        # After a full stop the sentence must tell nothing but who spoke.
        fits = not rest or (last != "." and rest[0] not in "TVXYN:")
        return proposal if fits else None


def _write(voice: Voice | None, sure: float | None = None) -> Attribution:
    if voice is None:
        return Attribution()
    if sure is None:
        sure = CONFIDENCE.get(voice.rule) or UNMEASURED.get(voice.rule, 0.5)
    return Attribution(voice.speaker, voice.mention, voice.cue, voice.said_on, voice.rule, sure, voice.relay,
                       voice.told if voice.said_on else None)  # fmt: skip
