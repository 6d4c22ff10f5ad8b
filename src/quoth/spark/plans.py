"""How a job goes about a record: which of two plans, by its size or as somebody says."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING

from quoth.errors import RecordError, UnknownNameError
from quoth.records.disk.places import SEGMENTS
from quoth.records.disk.shards import ShardedStore

if TYPE_CHECKING:
    from quoth.archive import Record

__all__ = ["Plan", "choose_plan"]

_FITS = 0.5
"""Share of a machine's memory up to which an index is held there, once read, beside all else."""


class Plan(StrEnum):
    """How documents and a record come together."""

    RECORD = "record"
    """Each worker opens the record, and checks its documents by itself."""
    SHARDS = "shards"
    """Each shard of the record is opened by one task, and is asked by all documents together, in rounds."""


def choose_plan(record: Record, asked: Plan | str | None, send: bool = False) -> Plan:
    """Return the plan for a record: the one that is asked for, else `shards` where it is in shards and its index is
    larger than half the memory of this machine, which is taken for that of each.

    What a look-up reads stands anywhere in the index: where that does not stay in memory each look-up waits for a disk.
    Raises RecordError where the record does not suit the plan that is asked for, UnknownNameError where there is none
    of that name.
    """
    store = record.store
    if asked is None:
        large = isinstance(store, ShardedStore) and not send and _measure(store) > _FITS * _count_memory()
        return Plan.SHARDS if large else Plan.RECORD
    try:
        plan = Plan(asked)
    except ValueError:
        what, known = "no plan goes by that name", ", ".join(Plan)
        raise UnknownNameError(str(asked), what, f"use one of {known}") from None
    if plan is Plan.SHARDS and not isinstance(store, ShardedStore):
        what = "the plan `shards` is for a record in shards, and this is none"
        raise RecordError(record.name, what, "make one by `quoth spark build`, or take the plan `record`")
    if plan is Plan.SHARDS and send:
        what = "by the plan `shards` no worker gets a copy of the record"
        raise RecordError(record.name, what, "put it where every machine sees it, or take the plan `record`")
    return plan


def _measure(store: ShardedStore) -> int:
    """Return how many bytes the index of a record takes."""
    folders = (shard.folder / SEGMENTS for shard in store.shards)
    return sum(file.stat().st_size for folder in folders for file in folder.iterdir())


def _count_memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
