"""What a quoted stretch is: an ordered table of small named rules; the first that fits decides.

Speech is what no rule claims, so each rule has to be sure: what is called a term or a title is not
checked against the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quoth.model import Document, Kind
from quoth.text.reporting import REPORTING

from .blocks import Paragraph
from .pairing import Pair
from .places import Place, find_headings, find_place
from .usage import CALLING, CHANTING, DENOTING, DETERMINERS, ENTITLING, MENTIONING, SHOWING, TITLED, WORKS

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


def tell_kinds(
    document: Document, pairs: Sequence[Pair], within: Sequence[int], paragraphs: Sequence[Paragraph]
) -> list[Kind]:
    """Return the kind of each pair; `pairs` come in reading order, each with its paragraph."""
    headings = find_headings(document)
    kinds: list[Kind] = []
    for index, paragraph in enumerate(paragraphs):
        last = kinds[-1] if kinds else None
        kinds.append(_tell(find_place(document.text, pairs, within, index, paragraph, headings, last)))
    return kinds


def _tell(place: Place) -> Kind:
    return next((rule.kind for rule in RULES if rule.fits(place)), Kind.SPEECH)


def _is_heading(place: Place) -> bool:
    return tuple(word.lower() for word in place.words) in place.headings and not _is_spoken(place)


def _is_tag(place: Place) -> bool:
    return len(place.words) == 1 and place.text.lstrip()[:1] == "#"


def _is_nickname(place: Place) -> bool:
    """A capitalised word or two between two parts of a name: `Robert C. “Bobby” Scott`."""
    return bool(
        1 <= len(place.words) <= 2
        and place.words[0][0].isupper()
        and not place.text.rstrip().endswith((",", ".", "!", "?"))
        and _NAME_BEFORE.search(place.left)
        and _NAME_AFTER.match(place.right)
    )


def _is_entitled(place: Place) -> bool:
    """In capitals right after `titled`, or beside a noun that names a work: `the film “Arrival”`."""
    if len(place.words) > 14 or _is_spoken(place):
        return False
    if set(place.before[-1:]) & TITLED:
        return True
    if not place.capitals:
        return False
    if place.before[-1:] and place.before[-1] in ENTITLING:
        return place.before[-1] not in CALLING or (len(place.before) > 1 and _is_thing(place.before[-2]))
    near = set(place.before[-2:]) & WORKS or set(place.after[:1]) & SHOWING
    return bool(near) and not place.text.isupper()


def _is_thing(word: str) -> bool:
    """Whether what is called by a name is a thing: the noun right before `called`."""
    return not word.endswith("ly") and word not in _BEING


def _is_capitalised(place: Place) -> bool:
    """Set in capitals as titles are, in the course of a sentence that no speaker takes up."""
    if place.capitals < 2 or not 2 <= len(place.words) <= 12 or place.text.isupper() or _is_spoken(place):
        return False
    if place.text.rstrip().endswith(("!", "?")) or _INNER_STOP.search(place.text):
        return False
    if set(place.before[-6:]) & CALLING or set(place.before[-3:]) & CHANTING:
        return False
    return bool(place.before)


def _is_broadcast(place: Place) -> bool:
    """One word in capitals after its owner: `NBC’s “Today”`."""
    return bool(
        len(place.words) == 1
        and place.capitals
        and _OWNER.search(place.left)
        and not place.text.endswith(("!", "?"))
    )


def _is_listed_title(place: Place) -> bool:
    """Set in capitals, in a list after a title: `“Othello” and “Macbeth”`."""
    return place.listed is Kind.TITLE and place.capitals > 0 and len(place.words) <= 12


def _is_spoken(place: Place) -> bool:
    """Whether a verb of saying, or a colon, stands right before the stretch, or takes it up after."""
    if place.before and place.before[-1] in REPORTING and place.before[-1] not in ENTITLING:
        return True
    if place.left.rstrip().endswith(":") or place.before[-1:] == ("that",):
        return True
    return not place.before and any(word in REPORTING for word in place.after[:4])


def _is_denoted(place: Place) -> bool:
    """A word or phrase mentioned, not said: after `so-called`, `known as`, `the word`."""
    if not 1 <= len(place.words) <= 6 or place.text.rstrip().endswith(("!", "?")):
        return False
    words = place.before
    if words and words[-1] in ("a", "an", "the") and " ".join(words[-3:]) not in DENOTING:
        words = words[:-1]
    ending = " ".join(words[-4:])
    if any(ending == phrase or ending.endswith(f" {phrase}") for phrase in DENOTING):
        return True
    return len(place.words) <= 4 and not place.reported and bool(set(place.after[:1]) & MENTIONING)


def _is_scare(place: Place) -> bool:
    """A word or two held at arm's length: a noun's group in a sentence where nobody speaks."""
    if not 1 <= len(place.words) <= 2 or place.text.rstrip().endswith(("!", "?")):
        return False
    if place.voiced or not place.before or place.listed is Kind.SPEECH:
        return False
    if not any(word[0].islower() for word in place.words):
        return False
    return place.before[-1] in DETERMINERS or _OWNER.search(place.left) is not None or len(place.words) == 1


_NAME_BEFORE = re.compile(r"(?:^|[^\w])[A-ZÀ-ÞŁŠŽ][\w’'-]*\.?\s+$")
_NAME_AFTER = re.compile(r"\s+[A-ZÀ-ÞŁŠŽ][\w’'-]+")
_OWNER = re.compile(r"\w(?:[’']s|s[’'])\s+$")
_INNER_STOP = re.compile(r"[.!?;]\s+\S")
_BEING = frozenset(
    ("be", "been", "being", "is", "was", "were", "are", "he", "she", "it", "him", "her", "them", "you",
     "me", "us", "they", "who", "i", "am")
)

RULES: tuple[Rule, ...] = (
    Rule("set apart", Kind.BLOCK, lambda place: place.block),
    Rule("heading repeated", Kind.TITLE, _is_heading),
    Rule("hashtag", Kind.TERM, _is_tag),
    Rule("nickname", Kind.TERM, _is_nickname),
    Rule("denoted", Kind.TERM, _is_denoted),
    Rule("entitled", Kind.TITLE, _is_entitled),
    Rule("listed title", Kind.TITLE, _is_listed_title),
    Rule("broadcast", Kind.TITLE, _is_broadcast),
    Rule("capitalised", Kind.TITLE, _is_capitalised),
    Rule("scare quotes", Kind.TERM, _is_scare),
)
"""First fit decides; what none fits is speech."""
