"""The ways of marking speech with a pair of marks, as data.

The order matters twice. A mark's *home* is the first row that names it: where its neighbours leave
open whether a mark opens or closes, it acts as in its home. And where several rows fit, the first
one names the quotation. Rows with unlike partners stand below the regular ones: they are faults of
typing, but of a kind that every newspaper prints.
"""

from __future__ import annotations

from quoth.seams import Convention

__all__ = ["APOSTROPHES", "BLOCK", "CONVENTIONS"]

CONVENTIONS: tuple[Convention, ...] = (
    Convention("curly double", "“", "”", 1),
    Convention("straight double", '"', '"', 1),
    Convention("doubled backtick", "``", "''", 1),
    Convention("doubled straight single", "''", "''", 1),
    Convention("doubled curly single", "‘‘", "’’", 1),
    Convention("low double", "„", "”", 1),
    Convention("curly single", "‘", "’", 2),
    Convention("straight single", "'", "'", 2),
    Convention("backtick single", "`", "'", 2),
    Convention("low single", "‚", "’", 2),
    Convention("mixed double, straight end", "“", '"', 1),
    Convention("mixed double, curly end", '"', "”", 1),
    Convention("mixed double, doubled end", "“", "''", 1),
    Convention("doubled backtick, straight end", "``", '"', 1),
    Convention("doubled curly single, wrong way round", "’’", "’’", 1),
    Convention("curly double, end wrong way round", "“", "“", 1),
    Convention("curly double, start wrong way round", "”", "”", 1),
    Convention("curly double, both wrong way round", "”", "“", 1),
    Convention("straight double, end wrong way round", '"', "“", 1),
    Convention("mixed single, straight end", "‘", "'", 2),
    Convention("mixed single, curly end", "'", "’", 2),
    Convention("curly single, end wrong way round", "‘", "‘", 2),
)
"""Every pair of marks that is looked for; add a row for another one."""

APOSTROPHES = frozenset("'’‘`")
"""Marks that also stand for left-out letters, feet, minutes and possession: never read as a quotation
mark between two letters or digits, and never taken to open where nothing closes."""

BLOCK = Convention("block", "", "", 1)
"""A block set apart, without marks: only a name, never looked for."""
