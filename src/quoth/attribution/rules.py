"""Who is named beside a quotation: an ordered table of small rules; the first that answers decides.

Each rule looks at the sentence round one piece of a quotation and proposes the words that point to
the speaker and the words of saying. How often each is right stands in `weights`.
"""

from __future__ import annotations

import re

from .frames import Frame
from .introductions import APPOSED, GAVE_LINE, LEFT_TO
from .labels import LABEL, SIGNATURE
from .nouns import answered, by_agent, in_words_of, is_how
from .orders import FINAL, IMPLIED, OWNED, SPLIT, TELLING, TURNED
from .sites import Found, Rule, Site
from .subjects import Phrase, after_verb, before_verb, core_before, first_subject, phrase_at

__all__ = ["AFTER", "BEFORE", "RULES", "SIGNED", "SUBJECT", "find_subject", "rules_of"]

_REACH = 45
"""Tokens looked back over for a cue; a sentence seldom has more before its quotation."""


def _skip(site: Site) -> int:
    at, letters = site.at + 1, site.frame.letters
    while at < site.high and letters[at] in ",-A&":
        at += 1
    return at


def _after_inverted(site: Site) -> Found | None:
    """`“…,” said Ms. Hale`."""
    letters, at = site.frame.letters, _skip(site)
    if "&" in letters[site.at : at]:
        return None
    while at < site.high and letters[at] in "X":
        at += 1
    if at >= site.high or letters[at] != "V":
        return None
    phrase = after_verb(letters, at, site.high)
    if phrase is None or (letters[phrase.first] == "P" and letters[phrase.last : phrase.last + 1] in tuple("VXYv")):
        return None
    return phrase, (at, at + 1)


def _after_direct(site: Site) -> Found | None:
    """`“…,” Hale said`, with what may stand between the name and the verb."""
    letters, at = site.frame.letters, _skip(site)
    if at < site.high and letters[at] in "WTwU":
        return None
    quick = phrase_at(letters, at, site.high)
    if quick is None:
        return None
    if site.last not in ",?!.…—-–" and letters[site.at + 1] not in ",-" and not _bare(site, quick):
        return None
    stop = min(site.high, at + 40)
    for verb in range(quick.last, stop):
        if letters[verb] == "Q":
            break
        if letters[verb] == "V":
            if "&" in letters[site.at : at] and _LEADS_ON.match(letters, verb + 1, site.high):
                return None  # `whether “…,” and Hale answered, “…”`: they say what follows
            phrase = before_verb(letters, verb, at)
            if phrase is not None and phrase.first <= at and not phrase.relative:
                return phrase, (verb, verb + 1)
            if letters[quick.last : quick.last + 2] == ",W":
                if phrase is not None and phrase.relative and verb < stop - 1 and "V" in letters[verb + 1 : stop]:
                    continue  # the relative clause's own verb
                return quick, (verb, verb + 1)
            if letters[quick.last] == "&" and phrase is not None and phrase.first == quick.last + 1:
                return Phrase(quick.first, phrase.last, quick.head), (verb, verb + 1)
            if verb == quick.last or (letters[quick.last : verb].strip("AX") == "" ):
                return quick, (verb, verb + 1)
    if letters[quick.last : quick.last + 1] == "v" and site.last in ",?!" and letters[quick.last - 1] in "NPo":
        return quick, (quick.last, quick.last + 1)  # a verb of any kind: `“…,” Hale hedged`
    return None


_LEADS_ON = re.compile("[,:]Q")


def _bare(site: Site, phrase: Phrase) -> bool:
    """Whether nothing but a short `Hale said` follows, so that no comma is needed to tell."""
    return bool(re.fullmatch(r"[NP]+A?V[AtiNd.,]*", site.frame.letters[phrase.first : site.high]))


def _according(site: Site) -> Found | None:
    """`according to the Interior Ministry`, before or after."""
    letters = site.frame.letters
    at = _skip(site)
    spots = [at] if at < site.high and letters[at] == "U" else []
    before = letters.rfind("U", max(site.low, site.at - _REACH), site.at)
    if before >= 0 and not re.search("[VQ]", letters[before : site.at]):
        spots.append(before)
    if not spots:
        after = letters.find("U", site.at, site.high)
        between = letters[site.at + 1 : max(after, 0)]
        if after >= 0 and not re.search("[VGQ]", between) and "V" not in letters[site.low : site.at]:
            spots.append(after)
    for spot in spots:
        if letters[spot + 1 : spot + 2] == "u":
            phrase = phrase_at(letters, spot + 2, site.high)
            if phrase is not None:
                return phrase, (spot, spot + 2)
    return None


def find_subject(site: Site, verb: int) -> Phrase | None:
    """Return the subject of a finite or hanging verb before the piece."""
    letters = site.frame.letters
    before = letters[verb - 1] if verb > site.low else ""
    if letters[verb] == "V":
        if before in ("", "Q") or (before == "," and letters[verb - 2 : verb - 1] == "Q"):
            turned = after_verb(letters, verb, site.at)
            if turned is not None:
                return turned
        if before not in ("&", "u"):
            phrase = before_verb(letters, verb, site.low)
            if phrase is not None:
                return phrase
    elif before in "NP" and before:
        first = core_before(letters, verb, site.low)
        if first is not None and letters[first - 1 : first] == "f":
            return Phrase(first, verb, verb)  # `footage of Hale asking`
        phrase = before_verb(letters, verb, site.low)
        if phrase is not None:
            return phrase
    return _clause_subject(site, verb)


def _clause_subject(site: Site, verb: int) -> Phrase | None:
    """Return the subject of the last finite verb before `verb`, else the sentence's first."""
    letters = site.frame.letters
    for other in range(verb - 1, max(site.low, verb - 30) - 1, -1):
        if letters[other] == "V" and (other == site.low or letters[other - 1] not in "&u"):
            phrase = before_verb(letters, other, site.low)
            if phrase is not None:
                return phrase
            if other > site.low and letters[other - 1] in "Q,":
                return after_verb(letters, other, verb)
    return first_subject(letters, site.low, verb)


def _before_direct(site: Site) -> Found | None:
    """`Hale said: “…”`, `Hale said that “…”`: the cue touches the quotation."""
    letters = site.frame.letters
    at = site.at
    while at > site.low and letters[at - 1] in ":,T-A":
        at -= 1
    verb = at - 1
    if verb < site.low or letters[verb] not in "VG":
        return None
    if site.last == "," and letters[site.at + 1 : site.at + 2] not in ("&", ","):
        after = _after_direct(site) or _after_inverted(site)
        if after is not None:
            return None  # the comma inside the marks says that the sentence is reported after them
    phrase = find_subject(site, verb)
    return (phrase, (verb, verb + 1)) if phrase is not None else None


_POSSESSED = re.compile(r"([NSh]*[Shz])[oAnN]{0,4}K(?:i[NdotnS]{1,5})?[T:,]{0,2}$")


def _possessive(site: Site) -> Found | None:
    """`Rubio's claim that “…”`."""
    letters = site.frame.letters
    low = max(site.low, site.at - 16)
    match = _POSSESSED.search(letters, low, site.at)
    if not match:
        return None
    first, last = match.span(1)
    sure = site.frame.sure
    told = letters[site.low : first]
    if any(at in sure for at in range(site.low, first)) or (letters[last - 1] == "h" and "V" in told):
        return None  # the sentence has a cue of its own, and this noun is what it speaks about
    noun = letters.index("K", last)
    return Phrase(first, last, last), (noun, noun + 1)


def _before(site: Site) -> Found | None:
    """`Hale said on Tuesday that the plan was “…”`: the nearest cue before the quotation."""
    letters = site.frame.letters
    for verb in _cues_before(site):
        letter = letters[verb]
        if letter == "V" and verb > site.low and letters[verb - 1] in "Y":
            agent = _agent(site, verb)
            if agent is not None:
                return agent, (verb, verb + 1)
        phrase = find_subject(site, verb)
        if phrase is not None and phrase.first not in site.frame.mute:
            return phrase, (verb, verb + 1)
    return None


def _cues_before(site: Site) -> list[int]:
    """Return the verbs of saying before the piece, nearest first, but the sure ones before the others."""
    letters, sure = site.frame.letters, site.frame.sure
    low = max(site.low, site.at - _REACH, letters.rfind("Q", site.low, site.at) + 1)
    found = [verb for verb in range(site.at - 1, low - 1, -1) if letters[verb] in "VG"]
    return [verb for verb in found if verb in sure] + [verb for verb in found if verb not in sure]


def _agent(site: Site, verb: int) -> Phrase | None:
    """Return who did it in `was called “…” by Hale`."""
    letters = site.frame.letters
    by = letters.find("b", verb, min(site.high, site.at + 12))
    return phrase_at(letters, by + 1, site.high) if by >= 0 else None


def _passive(site: Site) -> Found | None:
    """`described as “…” by Hale`."""
    letters = site.frame.letters
    at = site.at + 1
    if at < site.high and letters[at] == "b":
        phrase = phrase_at(letters, at + 1, site.high)
        if phrase is not None:
            shared = site.low if "Qb" in letters[site.low : site.at] else site.at - 4  # `“…” by Hale and “…” by Ross`
            cue = letters.rfind("V", max(site.low, shared), site.at)
            if cue > site.low and letters[cue - 1] in "YA":
                return phrase, (cue, cue + 1)
    return None


def _after_far(site: Site) -> Found | None:
    """`That “…” will pass, Hale said`: the sentence goes on after the quotation and is then reported."""
    letters = site.frame.letters
    for verb in range(site.at + 2, min(site.high, site.at + _REACH)):
        letter = letters[verb]
        if letter == "Q":
            return None
        if letter == "V":
            phrase = before_verb(letters, verb, site.at + 1)
            if phrase is not None and phrase.first > site.at and letters[phrase.first - 1] == ",":
                return phrase, (verb, verb + 1)
            if letters[verb - 1] == "," and (turned := after_verb(letters, verb, site.high)) is not None:
                return turned, (verb, verb + 1)
    return None


def _subject_only(site: Site) -> Found | None:
    """`Hale was unmoved by the “…”`: no cue, but the sentence has a doer before the quotation."""
    reported = site.frame.reported
    if reported and any(site.low <= at < site.at for at in reported):
        return None  # what is said of the doer is told in the words of whoever spoke before
    phrase = first_subject(site.frame.letters, site.low, site.at)
    return (phrase, None) if phrase is not None else None


RULES: tuple[Rule, ...] = (
    LABEL,
    SIGNATURE,
    Rule("after-inverted", "“…,” said Hale", _after_inverted),
    SPLIT,
    Rule("passive", "described as “…” by Hale", _passive),
    FINAL,
    TELLING,
    TURNED,
    Rule("by-agent", "described by Hale as “…”", by_agent),
    Rule("is-how", "“…” is how Hale described it", is_how),
    LEFT_TO,
    GAVE_LINE,
    APPOSED,
    Rule("before-direct", "Hale said: “…”", _before_direct),
    Rule("after-direct", "“…,” Hale said", _after_direct),
    Rule("answered", "“…” was Hale's answer; Hale's answer was “…”", answered),
    Rule("words-of", "in the words of Hale, “…”", in_words_of),
    Rule("according-to", "according to Hale, “…”", _according),
    Rule("possessive", "Hale's claim that “…”", _possessive),
    OWNED,
    IMPLIED,
    Rule("before", "Hale said on Monday that the plan was “…”", _before),
    Rule("after-far", "that “…” would pass, Hale said", _after_far),
)
"""The rules in the order in which they are asked."""
_ENGLISH = tuple(rule for rule in RULES if rule not in (SPLIT, FINAL, TELLING, TURNED, OWNED, IMPLIED))
_NOUNS = (by_agent, is_how, answered, in_words_of)
_OTHERS = tuple(rule for rule in RULES if rule.find not in _NOUNS and rule not in (LEFT_TO, GAVE_LINE, APPOSED))


def rules_of(frame: Frame) -> tuple[Rule, ...]:
    """Return the rules that can answer in the language of a frame: in English not those of `orders`."""
    return _ENGLISH if frame.grammar is None else _OTHERS


SIGNED = (SIGNATURE,)
"""For a signature that stands in a paragraph of its own."""
AFTER = tuple(rule for rule in RULES if rule.name in ("after-inverted", "after-direct"))
"""Those that look only at what stands right after."""
_BEFORE = ("before-turned", "before-direct", "possessive", "statement-of", "implied", "before")
BEFORE = tuple(rule for rule in RULES if rule.name in _BEFORE)
"""Those that look only at what stands before: for a sentence that leads up to a quotation."""
SUBJECT = (Rule("subject", "Hale was unmoved by the “…”", _subject_only),)
"""Asked last of all, once nobody carries on."""
