"""What each label says to somebody who meets it in a tool that knows nothing of quoth: one row a label."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.model import Label

__all__ = ["RULE_TEXTS", "RuleText"]


@dataclass(frozen=True, slots=True)
class RuleText:
    """One label, told."""

    says: str
    """What it says, in a sentence."""
    means: str
    """What that means, and does not."""
    remedy: str
    """What to do."""
    level: str
    """How grave SARIF has it where a finding does not say: `error`, `warning`, `note` or `none`."""


RULE_TEXTS: dict[Label, RuleText] = {
    Label.VERBATIM: RuleText(
        "The same words stand in the record.",
        "At most marks, capitals or spelling differ that change no word.",
        "There is nothing to do, unless a note says that what stands beside the words matters.",
        "none",
    ),
    Label.MARKED: RuleText(
        "The same words stand in the record, but for changes that are marked.",
        "Each ellipsis and bracket holds up. Whether a cut is fair is for a reader.",
        "Read what was cut, where it weighs much.",
        "none",
    ),
    Label.ALTERED: RuleText(
        "Words depart from the record without a mark.",
        "A word was added, dropped or replaced. It departs from this record; another may have it so.",
        "Quote the words as the source has them, or mark the change by brackets or an ellipsis.",
        "warning",
    ),
    Label.SPLICED: RuleText(
        "Parts that stand apart in the record are joined as one quotation.",
        "They stand in another order, turn or source, or much was cut between them without a mark.",
        "Quote the parts each by itself, or mark the cut by an ellipsis.",
        "warning",
    ),
    Label.MISATTRIBUTED: RuleText(
        "The words stand in the record, but another speaker or another day owns them.",
        "The words themselves may be right.",
        "Name who said them, and when, as the source does.",
        "error",
    ),
    Label.NOT_FOUND: RuleText(
        "The record holds nothing near these words.",
        "It does not say that they were invented: they may stand in a source that is not in the record.",
        "Add the source to the record, or take the quotation marks off.",
        "warning",
    ),
    Label.UNCHECKED: RuleText(
        "The record could not have answered.",
        "The words are too few to tell, or the record does not cover the speaker or the time.",
        "Add sources that cover them, or quote more words.",
        "note",
    ),
}
"""Every label."""
