"""Whether two names as written can be one person's: `CLINTON`, `Secretary Clinton`, `Hillary Clinton`."""

from __future__ import annotations

import re
from functools import lru_cache

from .fold import fold_word
from .lazy import lazy

__all__ = ["is_role", "name_parts", "same_person"]

_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr sen senator rep representative
    congressman congresswoman gov governor president vice prime minister foreign secretary chancellor premier
    king queen prince princess pope ambassador judge justice chief gen general col colonel capt captain lt sgt
    former ex hon honorable honourable attorney speaker mayor director chairman chairwoman chair republican
    democratic democrat presidential candidate nominee the of state""".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_ROLES = frozenset(
    """moderator moderators announcer question questioner questions q a audience member unknown unidentified male
    female man woman speaker speakers reporter reporters journalist journalists host interviewer narrator operator
    clerk interpreter participant panel crowd voice all both crosstalk""".split()
)
_PERSONAL = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|sen|hon)\b\.?\s"
_HOLDER_TITLE = lazy(rf"\s*(?i:{_PERSONAL})")
_HOLDER = lazy(rf"\((?=(?i:{_PERSONAL}))([^()]*)\)\s*$")
"""Who holds the office that stands before: a name with a title, at the end, in parentheses."""
_TOKEN = lazy(r"[^\W_]+(?:['’\-][^\W_]+)*")


@lru_cache(4096)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the folded parts of a name without titles, suffixes and what stands in parentheses.

    Where an office is named, and in parentheses the one who holds it, as parliaments print it, it is that one's name.

    >>> name_parts("Sen. Marco Rubio (R-Fla.), Jr."), name_parts("The Minister for Ferries (Dr Ada Holm)")
    (('marco', 'rubio'), ('ada', 'holm'))
    """
    held = _HOLDER.search(name) if "(" in name else None
    if held and not _HOLDER_TITLE.match(name):
        name = held[1]
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", name)
    tokens = [fold_word(token) for token in _TOKEN.findall(bare)]
    tokens = [re.sub(r"'s$", "", token) for token in tokens]
    kept = [token for token in tokens if token not in _SUFFIXES]
    named = [token for token in kept if token not in _TITLES]
    return tuple(named or kept)


@lru_cache(4096)
def is_role(name: str) -> bool:
    """Whether a transcript's label names a part in the proceedings rather than a person.

    >>> is_role("MODERATOR"), is_role("AUDIENCE MEMBER"), is_role("CLINTON")
    (True, True, False)
    """
    parts = name_parts(name)
    return not parts or all(part in _ROLES or part in _TITLES or part.isdigit() for part in parts)


@lru_cache(16384)
def same_person(one: str, other: str) -> bool | None:
    """Whether two names can be one person's; None where they cannot tell.

    The last parts must agree. A first name or initial that both give must agree too; a surname alone
    fits every bearer of it, in either order of the parts.

    >>> same_person("CLINTON", "Hillary Clinton"), same_person("Bill Clinton", "H. Clinton")
    (True, False)
    >>> same_person("MODERATOR", "Hillary Clinton") is None
    True
    """
    if is_role(one) or is_role(other):
        return True if name_parts(one) == name_parts(other) else None
    a, b = name_parts(one), name_parts(other)
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return a[0] in (b[-1], b[0]) or (len(b) > 2 and a[0] in b)
    if a[-1] != b[-1]:
        return set(a) <= set(b) or "".join(a) == "".join(b)
    first, second = a[0], b[0]
    if first == second or (first[0] == second[0] and 1 in (len(first), len(second))):
        return True
    return first in b or second in a or first[:3] == second[:3]
