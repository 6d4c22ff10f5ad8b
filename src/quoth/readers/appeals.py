"""What a page puts into its text to sell itself: walls, newsletters, offers. It is taken away."""

from __future__ import annotations

import re
from typing import Any

from .page_labels import read_words

__all__ = ["take_out_appeals"]

_NAMED = re.compile(
    r"paywall|regwall|subscri|newsletter|sign-?up|donat|membership|piano|offer|promo|meter|call-?to-?action|"
    r"(?:^|[-_ ])cta(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Classes and ids that such parts have; the text behind a wall may have them too."""
_ASKS = re.compile(
    r"\b(?:subscri(?:be|bers?|ption)|sign(?:ed)? up|sign in|log in|newsletters?|donate|your inbox|"
    r"(?:become|be) a member|unlimited access|free trial|cancel any ?time|continue reading|keep reading|support us|"
    r"abonn(?:ieren|ement|ez|enten)|s’abonner|s'abonner|suscr[ií]bete|inscr[ií]ba|assine|abbonati|"
    r"anmelden|registrieren|inscrivez|nieuwsbrief|infolettre)\b",
    re.IGNORECASE,
)
"""What such a part asks for."""
_LONGEST = 700
"""Code points of the longest part that is taken away."""
_KEPT = frozenset({"html", "body", "main", "article"})
_LABEL = 200


def take_out_appeals(tree: Any) -> None:
    """Take away the parts of a page that are named as appeals, are short, and ask for something to be done."""
    for element in list(tree.iter("div", "section", "aside", "p", "ul", "form")):
        if element.tag in _KEPT or element.getparent() is None:
            continue
        named = f"{(element.get('class') or '')[:_LABEL]} {(element.get('id') or '')[:_LABEL]}"
        if _NAMED.search(named):
            words = _short_words(element)
            leads = next(element.iter("a", "button", "input"), None) is not None
            if leads and words is not None and _ASKS.search(words):
                element.drop_tree()


def _short_words(element: Any) -> str | None:
    """Return the words of an element; None where they are more than an appeal has."""
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > _LONGEST:
            return None
    return read_words(element)
