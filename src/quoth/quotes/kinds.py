"""What a quoted stretch is: an ordered table of small named rules; the first that fits decides.

Speech is what no rule claims, so each rule has to be sure: what is called a term or a title is not
checked against the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quoth.model import Document, Kind
from quoth.text.document_language import language_of

from .blocks import Paragraph
from .pairing import Pair
from .places import Place, find_headings, find_place
from .usage import NO_USAGE, USAGE

__all__ = ["RULES", "Rule", "tell_kinds"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling what a quoted stretch is."""

    name: str
    """Its name, as cases and tests call it."""
    kind: Kind
    """What it makes of a stretch that fits."""
    fits: Callable[[Place], bool]
    """Whether a stretch in its place fits."""
    most: int = 1 << 30
    """Words of the longest stretch that can fit."""


def tell_kinds(
    document: Document, pairs: Sequence[Pair], within: Sequence[int], paragraphs: Sequence[Paragraph]
) -> list[Kind]:
    """Return the kind of each pair; `pairs` come in reading order, each with its paragraph."""
    headings = find_headings(document)
    usage = USAGE.get(language_of(document), NO_USAGE)
    kinds: list[Kind] = []
    for index, paragraph in enumerate(paragraphs):
        last = kinds[-1] if kinds else None
        kinds.append(_tell(find_place(document.text, pairs, within, index, paragraph, headings, last, usage)))
    return kinds


def _tell(place: Place) -> Kind:
    length = len(place.words)
    return next((rule.kind for rule in RULES if length <= rule.most and rule.fits(place)), Kind.SPEECH)


def _is_heading(place: Place) -> bool:
    return tuple(word.lower() for word in place.words) in place.headings and not _is_spoken(place)


def _is_tag(place: Place) -> bool:
    return len(place.words) == 1 and place.text.lstrip()[:1] == "#"


def _is_nickname(place: Place) -> bool:
    """A capitalised word or two between two parts of a name, or named as one: `Robert C. “Bobby” Scott`."""
    if not place.words or _is_cried(place):
        return False
    if _follows(place, place.usage.nicknaming):
        return True
    return bool(
        len(place.words) <= 2
        and place.words[0][0].isupper()
        and not place.text.rstrip().endswith((",", "."))
        and _NAME_BEFORE.search(place.left)
        and _NAME_AFTER.match(place.right)
    )


def _is_mentioned(place: Place) -> bool:
    """A word or phrase spoken of as one: `the word “reset”`, `“reset” means`."""
    if not place.words or _is_cried(place):
        return False
    if _follows(place, place.usage.naming):
        return True
    return len(place.words) <= 4 and not place.reported and bool(set(place.after[:1]) & place.usage.mentioning)


def _is_denoted(place: Place) -> bool:
    """A word or phrase at arm's length, which the words before say: after `so-called`, `known as`."""
    return bool(place.words) and not _is_cried(place) and _follows(place, place.usage.denoting)


def _is_bylined(place: Place) -> bool:
    """A work before its author: `“Storm Ahead,” by Ada Holm`."""
    return _BYLINE.match(place.right) is not None and not place.reported


def _is_entitled(place: Place) -> bool:
    """In capitals right after `titled`, or beside a noun that names a work: `the film “Arrival”`."""
    usage = place.usage
    if _is_spoken(place):
        return False
    if set(place.before[-1:]) & usage.titled:
        return True
    if not place.capitals or _FULL_STOP.search(place.text):
        return False
    if place.before[-1:] and place.before[-1] in usage.entitling:
        return place.before[-1] not in usage.calling or (len(place.before) > 1 and _is_thing(place.before[-2]))
    near = set(place.before[-2:]) & usage.works or set(place.after[:1]) & usage.showing
    return bool(near) and not place.text.isupper()


def _is_thing(word: str) -> bool:
    """Whether what is called by a name is a thing: the noun right before `called`."""
    return not word.endswith("ly") and word not in _BEING


def _is_listed_title(place: Place) -> bool:
    """Set in capitals, in a list after a title: `“Othello” and “Macbeth”`."""
    return place.listed is Kind.TITLE and place.capitals > 0


def _is_broadcast(place: Place) -> bool:
    """One word in capitals after its owner: `NBC’s “Today”`."""
    owned = len(place.words) == 1 and place.capitals > 0 and not _is_cried(place)
    return owned and _OWNER.search(place.left) is not None


def _is_inscribed(place: Place) -> bool:
    """What is read off a surface: `a sign that read “Go home”`."""
    surfaces = place.usage.surfaces
    words = place.before
    if not words or surfaces.isdisjoint(words[-4:]):
        return False
    return words[-1] in surfaces or words[-1] in _READING or (words[-1] == "that" and words[-2:-1] != ("said",))


def _is_posted(place: Place) -> bool:
    """What was posted: `she tweeted: “…”`, `“…,” he tweeted`."""
    posting = place.usage.posting
    return bool(place.before and place.before[-1] in posting) or not posting.isdisjoint(place.after[1:3])


def _is_document(place: Place) -> bool:
    """What a text says of itself: `Article 5 says that “…”`, `“…,” the resolution declared`."""
    documents, reporting = place.usage.documents, place.usage.reporting
    if len(place.after) > 2 and not place.before and place.after[0] in place.usage.determiners:
        return place.after[1] in documents and place.after[2] in reporting
    words = place.before[:-1] if place.before[-1:] == ("that",) else place.before
    if len(words) < 2 or words[-1] not in reporting:
        return False
    subject = words[-3:-1]
    return subject[-1] in documents or (subject[-1][0].isdigit() and subject[0] in documents)


def _is_capitalised(place: Place) -> bool:
    """Set in capitals as titles are, in the course of a sentence that no speaker takes up."""
    if place.capitals < 2 or place.text.isupper() or _is_spoken(place):
        return False
    if _is_cried(place) or _INNER_STOP.search(place.text):
        return False
    if set(place.before[-6:]) & place.usage.calling or set(place.before[-3:]) & place.usage.chanting:
        return False
    return bool(place.before)


def _is_spoken(place: Place) -> bool:
    """Whether a verb of saying, or a colon, stands right before the stretch, or takes it up after."""
    usage = place.usage
    if place.before and place.before[-1] in usage.reporting and place.before[-1] not in usage.entitling:
        return True
    if place.left.rstrip().endswith(":") or place.before[-1:] == ("that",):
        return True
    return not place.before and not usage.reporting.isdisjoint(place.after[:4])


def _is_cried(place: Place) -> bool:
    return place.text.rstrip().endswith(("!", "?"))


def _follows(place: Place, phrases: tuple[str, ...]) -> bool:
    """Whether one of `phrases` stands right before, or with an article between."""
    if not phrases or not place.before:
        return False
    words = place.before
    if words[-1] in ("a", "an", "the") and " ".join(words[-3:]) not in phrases:
        words = words[:-1]
    ending = " ".join(words[-4:])
    return any(ending == phrase or ending.endswith(f" {phrase}") for phrase in phrases)


def _is_qualifying(place: Place) -> bool:
    """A few words before the noun they qualify, where nobody says anything: `a “clawback” plan`."""
    if not place.words or place.told or not place.usage.small:
        return False
    if not place.text.rstrip()[-1:].isalnum():
        return False
    following = place.after[0] if place.after else ""
    plain = following not in place.usage.small and not following.endswith("ly")
    return plain and place.right[:1].isspace() and place.right.lstrip()[:1].islower()


def _is_joined(place: Place) -> bool:
    """A few words that a hyphen makes part of another: `“moan”-worthy`."""
    return bool(place.words) and _HYPHEN.match(place.right) is not None


def _is_subject(place: Place) -> bool:
    """A few words that a sentence begins with and is about: `“Containment” was the policy`."""
    if not place.words or place.before or not place.after or not place.right.lstrip()[:1].islower():
        return False
    if place.after[0] in _ABOUT and not _ANSWERING.isdisjoint(place.after[1:5]):
        return False  # `“No” was Hale's answer`, `“…” is how she put it`
    return place.after[0] in _ABOUT or (not place.told and bool(place.usage.small))


def _is_glossed(place: Place) -> bool:
    """A name that the words behind it explain: `“Equity,” a thriller about money`."""
    if not place.words or place.reported:
        return False
    return _GLOSS.match(place.text.rstrip()[-1:] + place.right[:8]) is not None


def _is_scare(place: Place) -> bool:
    """A word or two held at arm's length: a noun's group in a sentence where nobody speaks."""
    if not place.words or _is_cried(place):
        return False
    if not place.before or place.listed is Kind.SPEECH:
        return False
    if len(place.words) == 1 and not place.told and place.usage.small:
        return True
    if place.voiced or not place.usage.reporting or not any(word[0].islower() for word in place.words):
        return False
    return place.before[-1] in place.usage.determiners or _OWNER.search(place.left) is not None or len(place.words) == 1


_NAME_BEFORE = re.compile(r"(?:^|[^\w])[A-ZÀ-ÞŁŠŽ][\w’'-]*\.?\s+$")
_NAME_AFTER = re.compile(r"\s+[A-ZÀ-ÞŁŠŽ][\w’'-]+")
_OWNER = re.compile(r"\w(?:[’']s|s[’'])\s+$")
_INNER_STOP = re.compile(r"[.!?;]\s+\S")
_FULL_STOP = re.compile(r"[^\W\d_]{5}\.\s+\S")
"""The end of a sentence inside, and not of `Mr.` or `Prof.`"""
_BYLINE = re.compile(r",?\s+by\s+[^\W\d_a-z]")
_HYPHEN = re.compile(r"[-‑][^\W\d_]")
_GLOSS = re.compile(r",\W?\s?(?:an?|the)\s")
_READING = frozenset("read reads reading said saying says".split())
_ABOUT = frozenset("is was are were has means".split())
_ANSWERING = frozenset(
    "answer reply response verdict message comment retort how all what words advice warning cry motto refrain".split()
)
_BEING = frozenset(
    ("be", "been", "being", "is", "was", "were", "are", "he", "she", "it", "him", "her", "them", "you",
     "me", "us", "they", "who", "i", "am")
)

RULES: tuple[Rule, ...] = (
    Rule("set apart", Kind.BLOCK, lambda place: place.block),
    Rule("heading repeated", Kind.TITLE, _is_heading),
    Rule("hashtag", Kind.TERM, _is_tag, 1),
    Rule("nickname", Kind.NICKNAME, _is_nickname, 3),
    Rule("mentioned", Kind.WORD, _is_mentioned, 6),
    Rule("denoted", Kind.TERM, _is_denoted, 6),
    Rule("bylined", Kind.TITLE, _is_bylined, 20),
    Rule("entitled", Kind.TITLE, _is_entitled, 14),
    Rule("listed title", Kind.TITLE, _is_listed_title, 12),
    Rule("broadcast", Kind.TITLE, _is_broadcast, 1),
    Rule("inscribed", Kind.MESSAGE, _is_inscribed),
    Rule("posted", Kind.MESSAGE, _is_posted),
    Rule("document", Kind.DOCUMENT, _is_document),
    Rule("capitalised", Kind.TITLE, _is_capitalised, 12),
    Rule("glossed", Kind.TITLE, _is_glossed, 4),
    Rule("joined", Kind.TERM, _is_joined, 3),
    Rule("subject", Kind.TERM, _is_subject, 3),
    Rule("qualifying", Kind.TERM, _is_qualifying, 4),
    Rule("scare quotes", Kind.TERM, _is_scare, 2),
)
"""First fit decides; what none fits is speech."""
