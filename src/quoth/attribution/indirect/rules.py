"""How reported speech is written: an ordered table of small rules; the first that answers for a word decides."""

from __future__ import annotations

from quoth.attribution.weights import TOLD

from .around import find_according, find_as_told, find_aside
from .behind import (
    find_accusation,
    find_bare_clause,
    find_doing,
    find_infinitive,
    find_order,
    find_question,
    find_that_clause,
)
from .by_whom import find_noun, find_passive
from .places import TellingRule

__all__ = ["TELLING_RULES", "write_telling_table"]

TELLING_RULES: tuple[TellingRule, ...] = (
    TellingRule("told-that", "Hale said on Monday that the dam would fail", find_that_clause),
    TellingRule("told-how", "Hale asked whether the dam would fail", find_question),
    TellingRule("told-passive", "states are obliged by the Charter to publish it", find_passive),
    TellingRule("told-order", "Hale urged the council to mend the dam", find_order),
    TellingRule("told-accusation", "Hale accused Holm of hiding the report", find_accusation),
    TellingRule("told-infinitive", "Hale promised to mend the dam", find_infinitive),
    TellingRule("told-doing", "Hale denied taking money", find_doing),
    TellingRule("told-bare", "Hale said the dam would fail", find_bare_clause),
    TellingRule("told-aside", "the dam, Hale said, would fail", find_aside),
    TellingRule("told-as", "as Hale put it, the dam was dead", find_as_told),
    TellingRule("told-according", "according to Hale, the dam would fail", find_according),
    TellingRule("told-noun", "Hale's promise that the dam would hold", find_noun),
)
"""The rules in the order in which they are asked."""


def write_telling_table() -> str:
    """Return the table of the manual, in Markdown: name, what it finds, how often its speaker is right."""
    lines = ["| rule | finds | right |", "| --- | --- | --- |"]
    lines += [f"| `{rule.name}` | {rule.finds} | {TOLD[rule.name]:.2f} |" for rule in TELLING_RULES]
    return "\n".join(lines)
