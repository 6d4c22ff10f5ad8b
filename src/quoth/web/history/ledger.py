"""The history of checks: each with its document, and with its report in every format."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
import zstandard

from quoth.errors import QuothError

from .engine import NewerError, open_engine, update, writing
from .tables import CHECKS, DOCUMENTS, RENDERED

__all__ = ["SHOWN", "Check", "Ledger", "NewerError"]

_OPEN = "open"
"""The state of a check that was begun; `done`, `failed` or `cancelled` is what it ends in."""
SHOWN = 50
"""Checks of one page of the history."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check."""

    token: str
    """Names it: nobody can guess it, so who knows it may see it."""
    begun: datetime
    """When it was asked for."""
    ended: datetime | None
    """When it ended; None while it goes on."""
    state: str
    """`open`, `done`, `failed` or `cancelled`."""
    name: str
    """What the document was called when it was given."""
    title: str
    """The document's title, else its name."""
    digest: str
    """The document's digest; empty while that is not known."""
    asked: Mapping[str, Any]
    """How it was asked for: style, kinds, day of publication."""
    counts: Mapping[str, int]
    """How many findings carry each label."""
    problem: str
    """Why there is no report; empty where there is one."""
    sources: int
    """How many sources the record held."""
    before: str | None
    """The check that it does again; None for a first one."""

    @property
    def total(self) -> int:
        """How many quotations were found."""
        return sum(self.counts.values())


class Ledger:
    """The history in one database. Threads may share it."""

    def __init__(self, url: str) -> None:
        """Open the history at `sqlite:///FILE` or `postgresql://…`, and bring it up to date.

        Raises QuothError where the address is none or nothing answers there, and NewerError where a later quoth
        wrote it.
        """
        self._engine = open_engine(url)
        try:
            update(self._engine)
        except sa.exc.SQLAlchemyError as error:
            self._engine.dispose()
            where = self._engine.url.render_as_string(hide_password=True)
            what = f"the history cannot be opened: {str(error.args[0]).splitlines()[0]}"
            raise QuothError(where, what, "check the address of the database") from None
        except BaseException:
            self._engine.dispose()
            raise

    def begin(self, name: str, asked: Mapping[str, Any], sources: int, before: str | None = None) -> str:
        """Enter a check that is to be done; return its token."""
        token = secrets.token_urlsafe(16)
        row = {"token": token, "begun": datetime.now(UTC), "state": _OPEN, "name": _clean(name), "title": _clean(name)}
        row |= {"digest": "", "asked": dict(asked), "counts": {}, "problem": "", "sources": sources, "before": before}
        with writing(self._engine) as connection:
            connection.execute(CHECKS.insert().values(row))
        return token

    def finish(
        self,
        token: str,
        title: str,
        digest: str,
        counts: Mapping[str, int],
        rendered: Mapping[str, str],
        data: bytes,
        media_type: str | None,
    ) -> None:
        """Enter what came of a check. One that was removed meanwhile stays so."""
        packer = zstandard.ZstdCompressor()
        reports = [
            {"token": token, "format": form, "data": packer.compress(text.encode("utf-8", "backslashreplace"))}
            for form, text in rendered.items()
        ]
        document = {"token": token, "data": packer.compress(data), "media_type": media_type}
        with writing(self._engine) as connection:
            known = {"title": _clean(title), "digest": digest, "counts": dict(counts)}
            if self._end(connection, token, "done", known):
                connection.execute(DOCUMENTS.insert().values(document))
                connection.execute(RENDERED.insert(), reports)

    def fail(self, token: str, problem: str) -> None:
        """Enter why a check gave no report."""
        with writing(self._engine) as connection:
            self._end(connection, token, "failed", {"problem": _clean(problem)})

    def cancel(self, token: str) -> None:
        """Enter that a check was given up."""
        with writing(self._engine) as connection:
            self._end(connection, token, "cancelled", {})

    def give_up(self) -> int:
        """Enter as failed what a server that was stopped left open; return how many those are."""
        lost = "the server was stopped before it was done: check it again"
        with writing(self._engine) as connection:
            query = CHECKS.update().where(CHECKS.c.state == _OPEN)
            return connection.execute(query.values(state="failed", problem=lost, ended=datetime.now(UTC))).rowcount

    def find(self, token: str) -> Check | None:
        """Return the check of that token; None where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(CHECKS).where(CHECKS.c.token == token)).mappings().first()
        return Check(**row) if row else None

    def list(self, begun_before: datetime | None = None, most: int = SHOWN) -> Sequence[Check]:
        """Return the newest checks, or those begun before a time, the newest first."""
        query = sa.select(CHECKS).order_by(CHECKS.c.begun.desc(), CHECKS.c.token).limit(most)
        if begun_before:
            query = query.where(CHECKS.c.begun < begun_before)
        with self._engine.connect() as connection:
            return [Check(**row) for row in connection.execute(query).mappings()]

    def read_report(self, token: str, form: str) -> str | None:
        """Return the report of a check in the format of that name; None where there is none."""
        query = sa.select(RENDERED.c.data).where(RENDERED.c.token == token, RENDERED.c.format == form)
        with self._engine.connect() as connection:
            data = connection.execute(query).scalar()
        return zstandard.ZstdDecompressor().decompress(data).decode("utf-8") if data is not None else None

    def list_formats(self, token: str) -> frozenset[str]:
        """Return the formats in which the report of a check is there: an older version of quoth kept fewer."""
        query = sa.select(RENDERED.c.format).where(RENDERED.c.token == token)
        with self._engine.connect() as connection:
            return frozenset(connection.execute(query).scalars())

    def read_document(self, token: str) -> tuple[bytes, str | None] | None:
        """Return the bytes of the document of a check, and their media type; None where there are none."""
        query = sa.select(DOCUMENTS.c.data, DOCUMENTS.c.media_type).where(DOCUMENTS.c.token == token)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return (zstandard.ZstdDecompressor().decompress(row[0]), row[1]) if row else None

    def remove(self, token: str) -> bool:
        """Take a check out of the history, with its document and reports; return whether it was there."""
        with writing(self._engine) as connection:
            return connection.execute(CHECKS.delete().where(CHECKS.c.token == token)).rowcount > 0

    def close(self) -> None:
        """Leave the database."""
        self._engine.dispose()

    def _end(self, connection: sa.Connection, token: str, state: str, known: Mapping[str, Any]) -> bool:
        query = CHECKS.update().where(CHECKS.c.token == token, CHECKS.c.state == _OPEN)
        return connection.execute(query.values(state=state, ended=datetime.now(UTC), **known)).rowcount > 0


def _clean(text: str) -> str:
    """Return a text that every database takes: PostgreSQL knows no NUL, UTF-8 no surrogate."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")
