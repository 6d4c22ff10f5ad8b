"""quoth on Apache Spark: archives of documents checked where they lie. Needs `quoth[spark]` and Java 17 or newer."""

from __future__ import annotations

from .building import build_record
from .jobs import check, quotations
from .session import open_session
from .tables import read_documents

__all__ = ["build_record", "check", "open_session", "quotations", "read_documents"]
