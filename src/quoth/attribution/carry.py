"""Speakers carried over sentences and paragraphs, and what pronouns stand for."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.model import Span

__all__ = ["Voice"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks, as far as it is known."""

    speaker: str | None
    """Canonical name."""
    mention: Span | None
    """The words that point to them."""
    cue: Span | None
    """The words of saying."""
    rule: str
    """The rule that found them."""
