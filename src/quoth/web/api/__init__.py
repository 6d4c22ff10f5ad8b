"""The interface for programs: the same checks and the same record, as JSON."""

from __future__ import annotations

from .checks import make_checks
from .description import describe
from .record import make_record

__all__ = ["describe", "make_checks", "make_record"]
