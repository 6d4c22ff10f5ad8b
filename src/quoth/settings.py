"""Every number and choice that a user may set, with the reason for its default."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["STRICT", "Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to search and judge."""

    style: str = "strict"
    """House style, one of `quoth.verdicts.STYLES`; `strict` allows only folds that change no word."""
    all_kinds: bool = False
    """Judge what claims to be nobody's words too: terms, titles, nicknames, words (`--all`)."""
    indirect: bool = False
    """List what the document tells in words of its own too; the nearest passage is shown, not judged (`--indirect`)."""
    candidates: int = 12
    """Windows laid beside a quotation; more finds little and costs time."""
    cut: int = 18
    """Words left out without a mark from which on the parts count as spliced, not altered."""
    context: int = 240
    """Code points shown before and after a passage."""
    others: int = 5
    """Other places listed at most."""


STRICT = Settings()
"""The default: only folds that change no word pass silently."""
