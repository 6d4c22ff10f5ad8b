"""The ways of marking speech with a pair of marks, as data.

The order matters. A mark's *home* is the row it acts in where its neighbours leave open whether it
opens or closes: the row that the document uses most (see `house_style`), else the first that names
the mark. Rows with unlike partners that nobody prints on purpose stand last: they are faults of
typing, but of a kind that every newspaper prints.
"""

from __future__ import annotations

from quoth.seams import Convention

__all__ = ["APOSTROPHES", "ARROWS", "BLOCK", "CONVENTIONS", "DASHES", "DIALOGUE"]

CONVENTIONS: tuple[Convention, ...] = (
    Convention("curly double", "“", "”", 1),
    Convention("straight double", '"', '"', 1),
    Convention("full-width double", "＂", "＂", 1),
    Convention("guillemets", "«", "»", 1, again="»"),
    Convention("guillemets pointing inwards", "»", "«", 1),
    Convention("guillemets pointing right", "»", "»", 1),
    Convention("low and high double", "„", "“", 1),
    Convention("low double", "„", "”", 1),
    Convention("corner brackets", "「", "」", 1),
    Convention("half-width corner brackets", "｢", "｣", 1),
    Convention("white corner brackets", "『", "』", 2),
    Convention("double primes", "〝", "〟", 1),
    Convention("double primes, reversed", "〝", "〞", 1),
    Convention("gershayim", "״", "״", 1),
    Convention("closing double on both sides", "”", "”", 1),
    Convention("closing double before opening double", "”", "“", 1),
    Convention("doubled backtick", "``", "''", 1),
    Convention("doubled straight single", "''", "''", 1),
    Convention("doubled curly single", "‘‘", "’’", 1),
    Convention("doubled comma", ",,", "''", 1),
    Convention("doubled comma, curly end", ",,", "”", 1),
    Convention("doubled comma, high end", ",,", "“", 1),
    Convention("doubled comma, straight end", ",,", '"', 1),
    Convention("doubled comma, doubled end", ",,", "’’", 1),
    Convention("doubled angle", "<<", ">>", 1),
    Convention("curly single", "‘", "’", 2),
    Convention("straight single", "'", "'", 2),
    Convention("backtick single", "`", "'", 2),
    Convention("backtick and acute", "`", "´", 2),
    Convention("single guillemets", "‹", "›", 2),
    Convention("single guillemets pointing inwards", "›", "‹", 2),
    Convention("low and high single", "‚", "‘", 2),
    Convention("low single", "‚", "’", 2),
    Convention("closing single on both sides", "’", "’", 2, beside="closing double on both sides"),
    Convention("low double, straight end", "„", '"', 1, slip=True),
    Convention("mixed double, straight end", "“", '"', 1, slip=True),
    Convention("mixed double, curly end", '"', "”", 1, slip=True),
    Convention("mixed double, doubled end", "“", "''", 1, slip=True),
    Convention("mixed double, doubled curly end", "“", "’’", 1, slip=True),
    Convention("doubled backtick, straight end", "``", '"', 1, slip=True),
    Convention("doubled curly single, wrong way round", "’’", "’’", 1, slip=True),
    Convention("curly double, end wrong way round", "“", "“", 1, slip=True),
    Convention("curly double, start wrong way round", "”", "”", 1, slip=True),
    Convention("curly double, both wrong way round", "”", "“", 1, slip=True),
    Convention("straight double, end wrong way round", '"', "“", 1, slip=True),
    Convention("backtick single, curly end", "`", "’", 2, slip=True),
    Convention("mixed single, straight end", "‘", "'", 2, slip=True),
    Convention("mixed single, curly end", "'", "’", 2, slip=True),
    Convention("curly single, end wrong way round", "‘", "‘", 2, slip=True),
)
"""Every pair of marks that is looked for; add a row for another one."""

APOSTROPHES = frozenset("'’‘`´")
"""Marks that also stand for left-out letters, feet, minutes and possession: never read as a quotation
mark between two letters or digits, and never taken to open where nothing closes."""

ARROWS = frozenset("«»‹›") | {"<<", ">>"}
"""Marks that also point somewhere (`« Back`, `Read more »`): printed with or without a space inside, and
with one inside they are no quotation unless they close."""

BLOCK = Convention("block", "", "", 1)
"""A block set apart, without marks: only a name, never looked for."""

DIALOGUE = Convention("dialogue dash", "", "", 1)
"""A paragraph that a dash opens: only a name here, see `dialogue`."""

DASHES = "—–―-"
"""What opens a paragraph of dialogue; two hyphens are a dash, and one counts only where the document does so
throughout."""
