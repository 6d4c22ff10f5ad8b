"""The tables of the history. What they were before is told by the migrations beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

__all__ = ["CHECKS", "DOCUMENTS", "META", "RENDERED", "Moment"]

META = sa.MetaData(
    naming_convention={  # SQLite alters a table by copying it, and finds constraints by their names
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(sa.types.TypeDecorator[datetime]):
    """A time with its zone: SQLite gives it back without one, PostgreSQL in the session's."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Write a time as UTC."""
        try:
            return value.astimezone(UTC) if value else None
        except (OverflowError, ValueError):  # the first or the last day that there is, in another zone
            return value.replace(tzinfo=UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Read a time as UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_TOKEN = sa.String(22)

CHECKS = sa.Table(
    "checks",
    META,
    sa.Column("token", _TOKEN, primary_key=True),
    sa.Column("begun", Moment, nullable=False, index=True),
    sa.Column("ended", Moment),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("digest", sa.String(80), nullable=False),
    sa.Column("asked", sa.JSON, nullable=False),
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("problem", sa.Text, nullable=False),
    sa.Column("sources", sa.Integer, nullable=False),
    sa.Column("before", _TOKEN),
)
"""One row a check. `asked` is how it was asked for, `before` the check that it does again."""

DOCUMENTS = sa.Table(
    "documents",
    META,
    sa.Column("token", _TOKEN, sa.ForeignKey("checks.token", ondelete="CASCADE"), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("media_type", sa.Text),
)
"""The bytes of each document that was checked, compressed by zstd."""

RENDERED = sa.Table(
    "rendered",
    META,
    sa.Column("token", _TOKEN, sa.ForeignKey("checks.token", ondelete="CASCADE"), primary_key=True),
    sa.Column("format", sa.String(20), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""The reports in every format, compressed by zstd: they stay as they were however quoth changes."""
