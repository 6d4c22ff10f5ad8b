"""Words that begin with an apostrophe, and endings after which one may mean possession: data."""

from __future__ import annotations

__all__ = ["ELISIONS", "WEAK_ENDINGS"]

_ELISIONS = """
em tis twas twere twill twould til till cause cos coz cuz bout n nuff round neath tween twixt gainst ere
cept kay sup ello hood burbs scuse merica dem fraid
"""
ELISIONS = frozenset(_ELISIONS.split())
"""Words printed with their first letters left out (`’em`, `’tis`, `rock ’n’ roll`), lower case."""

WEAK_ENDINGS = ("s", "in", "an", "o", "ol", "th", "d")
"""Letters before an apostrophe at a word's end that make a possessive (`the students’`) or a dropped
letter (`goin’`) as likely as a closing mark."""
