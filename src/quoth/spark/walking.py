"""What workers do with documents by the plan `shards`: check them as far as the record is known, again and again."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quoth.archive import Record
from quoth.model import Extraction, Problem
from quoth.pipeline import check_extraction, extract
from quoth.records.disk.told import Known, ToldStore
from quoth.reports.json_report import report_value
from quoth.settings import Settings

from .cells import explain
from .passing import Kind, Row, make_question, name_bytes, pack, unpack, unpack_groups
from .schema import FINDINGS
from .tasks import REMEDY, pack_rows, read_batch, tell_problem

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Opening", "Spreading", "Walking"]


@dataclass(frozen=True)
class Opening:
    """Reads documents and finds their quotations."""

    settings: Settings
    """What is asked for."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over batches of documents; give a row for each."""
        documents = (document for batch in batches for document in read_batch(batch))
        return pack(self._open(document) for document in documents)

    def _open(self, document: Any) -> Row:
        if isinstance(document, Problem):
            return _make_row(b"", Kind.ROWS, [tell_problem(document.where, document)])
        # By all that is known of it: the same whenever it is read anew, and another for whatever is another document.
        named = name_bytes(repr(document).encode())
        try:
            indirect, fields = self.settings.indirect, self.settings.json_fields
            return _make_row(named, Kind.EXTRACTION, extract(document, indirect=indirect, json_fields=fields))
        except Exception as error:
            return _make_row(named, Kind.ROWS, [tell_problem(document.name, explain(document.name, error, REMEDY))])


@dataclass(frozen=True)
class Walking:
    """Checks documents against what is known of the record, and asks for what is not."""

    known: Known
    """What is known of it beforehand."""
    settings: Settings
    """What is asked for."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over rows, those of a document together and in order: the document, and what was answered to it.

        What comes of a document is one row; or all of its rows come again, and with them what it asks.
        """
        groups = unpack_groups(batches, "document")
        return pack(row for _, rows in groups for row in self._walk(list(rows)))

    def _walk(self, rows: list[Row]) -> Iterator[Row]:
        extractions = [row for row in rows if row["kind"] == Kind.EXTRACTION]
        answers = dict(pickle.loads(row["value"]) for row in rows if row["kind"] == Kind.ANSWER)
        extraction: Extraction = pickle.loads(extractions[0]["value"])
        store = ToldStore(self.known, answers)
        found = self._check(extraction, store)
        document = rows[0]["document"]
        if not store.open:
            yield from (_make_row(document, Kind.ROWS, found) for _ in extractions)  # one for each that is the same
            return
        yield from rows
        yield from (make_question(question, document, Kind.QUESTION) for question in store.open)

    def _check(self, extraction: Extraction, store: ToldStore) -> list[Row]:
        try:
            return FINDINGS.list_rows(report_value(check_extraction(extraction, Record(store), self.settings)))
        except Exception as error:  # where not all is answered yet it may be of that
            name = extraction.document.name
            return [tell_problem(name, explain(name, error, REMEDY))]


@dataclass(frozen=True)
class Spreading:
    """Gives the rows of findings that came of documents."""

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Go over what came of documents, in one value each."""
        schema = FINDINGS.make_arrow()
        for row in unpack(batches):
            yield pack_rows(pickle.loads(row["value"]), schema)


def _make_row(document: bytes, kind: Kind, value: object) -> Row:
    return {"document": document, "kind": kind, "name": None, "shard": None, "value": value}
