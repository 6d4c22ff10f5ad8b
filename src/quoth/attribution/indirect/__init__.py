"""Indirect speech: what a writer tells in other words, found by the words of saying, and given to its speaker."""

from __future__ import annotations

from .finder import add_indirect

__all__ = ["add_indirect"]
