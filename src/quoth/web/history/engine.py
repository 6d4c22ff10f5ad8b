"""The database of the history: how it is reached, and brought up to date by whoever starts first."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from quoth.errors import QuothError

__all__ = ["NewerError", "open_engine", "update", "writing"]

_LOCK = 0x71756F7468
"""Number of the lock under which PostgreSQL lets one server at a time bring the tables up to date."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000", "foreign_keys=ON")
_PATIENCE, _SLOWEST = 10, 15_000
"""Seconds that PostgreSQL has to answer at all, and milliseconds that one query may take."""
_POSTGRES = re.compile(r"^postgres(ql)?(?=://)")


class NewerError(QuothError):
    """The database was written by a later version of quoth."""


def open_engine(url: str) -> sa.Engine:
    """Return what leads to the database at `sqlite:///FILE` or `postgresql://…`.

    Raises QuothError for any other address.
    """
    address = _POSTGRES.sub("postgresql", url)
    try:
        parsed = sa.make_url(address)
    except sa.exc.ArgumentError:
        raise QuothError(url, "that is no address of a database", "give sqlite:///FILE or postgresql://…") from None
    if parsed.get_backend_name() == "postgresql":
        return _open_postgresql(parsed)
    if parsed.get_backend_name() != "sqlite":
        what = f"quoth keeps no history in {parsed.get_backend_name()}"
        raise QuothError(url, what, "give sqlite:///FILE or postgresql://…")
    # Without an isolation level sqlite3 begins no transaction of its own accord; `_begin` says which kind is begun.
    engine = sa.create_engine(parsed, connect_args={"timeout": 10, "isolation_level": None})
    sa.event.listen(engine, "connect", _set_pragmas)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _open_postgresql(address: sa.URL) -> sa.Engine:
    """Return what leads to a PostgreSQL server; `?host=/FOLDER` is one that is reached by a socket, as libpq has it."""
    options: dict[str, object] = {"timeout": _PATIENCE, "application_name": "quoth"}
    folder = address.query.get("host")
    if isinstance(folder, str) and folder.startswith("/"):
        options["unix_sock"] = f"{folder}/.s.PGSQL.{address.query.get('port', 5432)}"
        address = address.difference_update_query(["host", "port"])
    address = address.set(drivername="postgresql+pg8000")
    engine = sa.create_engine(address, pool_size=5, max_overflow=5, pool_pre_ping=True, connect_args=options)
    sa.event.listen(engine, "connect", _set_timeout)
    return engine


def _set_timeout(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET statement_timeout = {_SLOWEST}")
    cursor.close()
    connection.commit()


def _set_pragmas(connection: Any, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: sa.Engine) -> AbstractContextManager[sa.Connection]:
    """Begin a transaction that will write: in SQLite it waits for its turn now, rather than fail half way."""
    return engine.execution_options(writes=True).begin()


def update(engine: sa.Engine) -> bool:
    """Bring the tables up to date; return whether there was something to do.

    Raises NewerError where a later version of quoth wrote them.
    """
    from alembic import command  # noqa: PLC0415  (heavy, and only needed at the start)
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    newest = ScriptDirectory.from_config(_configure(None)).get_current_head()
    with engine.connect() as connection:  # mostly there is nothing to do, and no lock is needed to see it
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return False
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        before = MigrationContext.configure(connection).get_current_revision()
        try:
            command.upgrade(_configure(connection), "head")
        except CommandError:
            where = engine.url.render_as_string(hide_password=True)
            raise NewerError(where, f"a later quoth wrote the history ({before})", "update quoth") from None
        return before != newest


def _configure(connection: sa.Connection | None) -> Any:
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
