"""Every number and choice that a user may set, with the reason for its default."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMITS", "STRICT", "Limits", "Settings"]


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


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost to read; one that costs more is a problem, not a crash."""

    file: int = 500_000_000
    """Bytes of a file."""
    unpacked: int = 500_000_000
    """Bytes that all parts of a packed file come to together."""
    members: int = 20_000
    """Parts of a packed file."""
    ratio: int = 200
    """Times as large as when it was packed that a part of more than ten million bytes may be; more is a bomb."""
    xml: int = 50_000_000
    """Bytes of one XML document, or of one XML part of a packed file: its tree takes some thirteen times as many."""
    nesting: int = 2
    """Archives within archives."""
    pages: int = 10_000
    """Pages of a document."""
    text: int = 50_000_000
    """Code points of a document's text."""


LIMITS = Limits()
"""The default: a large book is well within it."""
