"""Names that stand apart from any sentence: the label before a quotation, and the signature after it."""

from __future__ import annotations

import re

from .sites import Found, Rule, Site
from .subjects import Phrase, phrase_at

__all__ = ["LABEL", "SIGNATURE"]

_LABEL = re.compile(r"[NSto]{1,5}(?:\([^)]{0,6}\))?:Q")


def _label(site: Site) -> Found | None:
    """`WALLACE: “…”` at the head of a paragraph."""
    match = _LABEL.match(site.frame.letters)
    if not match or match.end() - 1 != site.at:
        return None
    end = site.frame.letters.index(":")
    stop = site.frame.letters.find("(", 0, end)
    last = stop if stop > 0 else end
    return Phrase(0, last, last), (end, end + 1)


_SIGNED = re.compile(r"Q\.?-([NSdo]*N(?:[fi,]?[dNon]*){0,6})\.?$")
_SIGNED_IN_BRACKETS = re.compile(r"Q\.?\((NN{1,4})(?:,[^()Q]{0,12})?\)\.?$")


def _signed(site: Site) -> Found | None:
    """`“…” ― Carlos Ruiz` or `“…” (Carlos Ruiz, 1987)`, at the end of a paragraph or in one of its own below."""
    letters = site.frame.letters
    match = _SIGNED.match(letters, site.at) or (_SIGNED_IN_BRACKETS.match(letters) if site.at == 0 else None)
    if not match:
        return None
    phrase = phrase_at(letters, match.start(1), match.end(1))
    return (phrase, (match.start(1) - 1, match.start(1))) if phrase is not None else None


LABEL = Rule("label", "HALE: “…”", _label)
SIGNATURE = Rule("signed", "“…” — Hale", _signed)
