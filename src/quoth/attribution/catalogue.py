"""Every name that an attribution can carry as its rule, with what it finds: for the manual, which is made from it."""

from __future__ import annotations

from dataclasses import dataclass

from .relays import RELAYS
from .rules import RULES, SUBJECT
from .weights import CONFIDENCE

__all__ = ["CATALOGUE", "Entry", "write_table"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule."""

    name: str
    """As attributions name it."""
    finds: str
    """What it finds, by an example."""
    where: str
    """Where it looks: `beside` the quotation, in its `sentence`, or `elsewhere`."""


_SENTENCE = (
    ("other-cue", "Hale told Holm, who said he was “…”: a verb of saying further off"),
    ("nearby", "Hale's plan for “…” failed: any other name, pronoun or description"),
)
_ELSEWHERE = (
    ("citation", "Hale v. Ross, 512 U.S. 1, 5 (1994) (“…”); “…” Id. at 6: what is cited, or whose words that says"),
    ("same-sentence", "another quotation of the sentence has a speaker"),
    ("introduced", "the paragraph before ends in a colon: Hale said the following:"),
    ("same-paragraph", "the quotation before it in the paragraph has a speaker"),
    ("sentence-before", "the sentence before it tells who speaks or acts"),
    ("later-in-paragraph", "a quotation further on in the paragraph has a speaker"),
    ("paragraph-before", "the paragraph before it ends in telling who spoke"),
    ("alternates", "paragraph upon paragraph of nothing but quotations, two who speak by turns: a question, an answer"),
    ("beat", "“I am.” Hale stood up: who acts right after words that answer another's"),
    ("monologue", "paragraph upon paragraph of nothing but quotations"),
    ("run", "someone's words run through the document, and nobody else is named"),
    ("carried", "the last who spoke"),
    ("enclosing", "the quotation that it stands in has a speaker"),
    ("none", "nobody"),
)
CATALOGUE: tuple[Entry, ...] = (
    *(Entry(rule.name, rule.finds, "beside") for rule in RULES),
    *(Entry(rule.name, rule.finds, "beside") for rule in RELAYS),
    *(Entry(rule.name, rule.finds, "sentence") for rule in SUBJECT),
    *(Entry(name, finds, "sentence") for name, finds in _SENTENCE),
    *(Entry(name, finds, "elsewhere") for name, finds in _ELSEWHERE),
)
"""All rules, those that look nearest first."""


def write_table() -> str:
    """Return the table of the manual, in Markdown: name, where it looks, what it finds, how often it is right."""
    lines = ["| rule | looks | finds | right |", "| --- | --- | --- | --- |"]
    for entry in CATALOGUE:
        right = f"{CONFIDENCE[entry.name]:.2f}" if entry.name in CONFIDENCE else ""
        lines.append(f"| `{entry.name}` | {entry.where} | {entry.finds} | {right} |")
    return "\n".join(lines)
