"""Which conventions are a document's own, told from the document.

One mark does different things in different countries: `“` opens in English and closes in German, `»`
closes in French and opens in Danish, `”` opens as well as closes in Swedish. Where a mark stands
beside white space it shows which way it looks. These looks are counted over the whole document: a row
is used as often as the rarer of its two marks looks the row's way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from quoth.seams import Convention

from .marks import Mark, Table

__all__ = ["settle_table"]

_LEAST = 2
"""Uses that make a row a document's own: once may be a slip."""
_LEAD = 2
"""How many times as often as an earlier row with the same mark."""


def settle_table(table: Table, marks: Iterable[Mark]) -> tuple[Table, bool]:
    """Return `table` with the document's own rows as homes, and whether its outermost marks are single ones.

    `marks` are all marks of the document. Single marks are outermost, as in Britain, where they open
    more than twice as often as double ones.
    """
    opens: Counter[str] = Counter()
    closes: Counter[str] = Counter()
    spaced: Counter[str] = Counter()
    for mark in marks:
        if mark.opens != mark.closes:
            (opens if mark.opens else closes)[mark.text] += 1
        elif mark.text in table.stray:
            spaced[mark.text] += 1
    singles = sum(opens[mark] for mark in table.single)
    single = singles > 2 * (opens.total() - singles)
    table = _keep_arrows(table, opens, closes, spaced)
    home = _find_homes(table, opens, closes)
    own = {row.name for row in home.values()}
    beside = [row for row in table.rows if row.beside in own]
    if home == table.home and not beside:
        return table, single
    pairs = dict(table.pairs)
    for row in (*home.values(), *beside):
        pairs[row.opening, row.closing] = row
    for row in beside:
        home[row.opening] = home[row.closing] = row
    openers = table.openers | {row.opening for row in beside}
    closers = table.closers | {row.closing for row in beside}
    return replace(table, pairs=pairs, home=home, openers=openers, closers=closers), single


def _keep_arrows(table: Table, opens: Counter[str], closes: Counter[str], spaced: Counter[str]) -> Table:
    """Return `table` without those strays with which the document quotes as often as with any other mark."""
    others = max((opens[mark] for mark in table.openers - table.stray), default=0)
    kept = set(table.stray)
    for row in table.rows:
        if row.opening in table.stray:
            first = opens[row.opening] + spaced[row.opening]
            last = closes[row.closing] + spaced[row.closing]
            if min(first, last) > max(_LEAST, others):
                kept.discard(row.opening)
    return replace(table, stray=frozenset(kept)) if len(kept) < len(table.stray) else table


def _find_homes(table: Table, opens: Counter[str], closes: Counter[str]) -> dict[str, Convention]:
    home = dict(table.home)
    for row in table.rows:
        count = min(opens[row.opening], closes[row.closing])
        if row.slip or row.beside or count < _LEAST:
            continue
        for mark in {row.opening, row.closing}:
            before = home[mark]
            if count > _LEAD * min(opens[before.opening], closes[before.closing]):
                home[mark] = row
    return home
