"""What was checked before, and what came of it: kept in SQLite, or in PostgreSQL."""

from __future__ import annotations

from .ledger import SHOWN, Check, Ledger, NewerError

__all__ = ["SHOWN", "Check", "Ledger", "NewerError"]
