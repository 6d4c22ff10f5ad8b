"""The language of a document: as it states it, where its text does not say otherwise; else as its text tells.

Small words come first, since they are free and all but never wrong. Only where they tell nothing, and there is enough
to go by, py3langid is asked, which weighs runs of letters; a document in English seldom comes that far.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.model import Document

from .languages import SMALL_WORDS, tell_language

__all__ = ["find_language", "guess_language", "language_of", "settle_language"]

_REACH = 2000
"""Code points that are weighed: more change nothing."""
_LEAST = 20
"""Letters below which nothing is weighed."""
_LEAD = 20.0
"""By how much the likeliest language must be ahead of the next, as a difference of natural logarithms."""
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,4}\s*")
"""A tag of BCP 47, and one with the underscore that locales have."""
_SHARED = {"no": "da", "nb": "da", "nn": "da"}
"""Languages that share the words of another one here."""


def language_of(document: Document) -> str:
    """Return the language in which the document is read, as a code of ISO 639; `und` where nothing tells.

    What the document states holds unless its small words are another language's: pages often state the language of
    their site. Norwegian counts as Danish, whose words of saying it shares. Raises nothing.
    """
    stated, told = _code(document.language), tell_language(document.text)
    if stated is None or (told not in ("und", stated) and stated in SMALL_WORDS):
        return told
    return stated


def settle_language(document: Document) -> Document:
    """Return the document with its language: the tag it states, a code of ISO 639, or None where nothing tells."""
    language = find_language(document.text, document.language)
    return document if language == document.language else replace(document, language=language)


def find_language(text: str, tag: str | None = None) -> str | None:
    """Return the language of a text: the tag that was stated of it, where the text does not say otherwise, else a code
    of ISO 639; None where nothing tells.

    >>> find_language("We shall keep the lantern lit until the last of them is in.", "en-GB")
    'en-GB'
    """
    stated, told = _code(tag), tell_language(text)
    if stated is not None and (told in ("und", stated) or not (stated in SMALL_WORDS or _is_sure(text, told))):
        return tag
    language = told if told != "und" else guess_language(text)
    return language if language != "und" else None


def guess_language(text: str) -> str:
    """Return the language whose runs of letters `text` has, as a code of ISO 639; `und` where two come near.

    >>> guess_language("Bahati hakuja bandarini jana usiku, alisema mwalimu wake.")
    'sw'
    """
    head = text[:_REACH]
    if sum(map(str.isalpha, head)) < _LEAST:
        return "und"
    import py3langid  # type: ignore[import-untyped]  # noqa: PLC0415  (a model of megabytes, seldom needed)

    (best, ahead), (_, behind) = py3langid.rank(head)[:2]
    return str(best) if ahead - behind >= _LEAD else "und"


def _code(tag: str | None) -> str | None:
    found = _TAG.fullmatch(tag) if tag else None
    code = found.group(1).lower() if found else "und"
    return _SHARED.get(code, code) if code != "und" else None


def _is_sure(text: str, told: str) -> bool:
    """Whether the letters bear out what the small words tell, of a text that states a language without known ones."""
    guessed = guess_language(text)
    return _SHARED.get(guessed, guessed) == told
