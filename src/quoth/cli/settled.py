"""What is told and written when all documents of a run are checked: what does not count, and a new baseline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from quoth.configuration.baseline import Known, is_baseline, read_baseline, write_baseline
from quoth.errors import ConfigurationError
from quoth.model import ExcuseKind

from .console import open_output, say
from .fixing import show_rewrite
from .work import Checked

__all__ = ["Settled"]


class Settled:
    """Takes what is kept of each document."""

    def __init__(self, baseline: Path | None) -> None:
        """Make ready for a run; `baseline` is where one is to be written.

        Raises UsageError where something else stands there.
        """
        self._excused: Counter[ExcuseKind] = Counter()
        self._failing = 0
        self.unwritten = 0
        """How many documents could not be written."""
        self._known: list[Known] = []
        self._documents: set[str] = set()
        self._baseline = baseline
        self._before: list[Known] = []
        if baseline is not None and baseline.exists():
            if not baseline.is_file() or not is_baseline(baseline):
                raise click.UsageError(f"{baseline} is no baseline, and is not written over: name another file.")
            try:
                self._before = read_baseline(baseline)
            except ConfigurationError as error:  # a merge may have left its marks in it
                say(str(baseline), error.what, "what it held of other documents is dropped")

    def take(self, kept: object) -> None:
        """Take what is kept of one document."""
        assert isinstance(kept, Checked)
        self._excused.update(kept.excused)
        self._failing += kept.failing
        self._known += kept.known
        if kept.rewrite is not None:
            self.unwritten += not show_rewrite(kept.rewrite)
        self._documents.add(kept.document)

    def close(self) -> None:
        """Write the baseline, where one is to be written, and tell what does not count."""
        if self._excused:
            parts = [f"{self._excused[kind]:,} {kind.value}" for kind in ExcuseKind if self._excused[kind]]
            say("not counted", f"{' and '.join(parts)}, {self._failing:,} left that fail{'s' * (self._failing == 1)}")
        if self._baseline is None or not self._documents:
            return
        folder = self._baseline.parent
        # A run over a part of a project must not drop what is known of the rest.
        others = [known for known in self._before if known.document not in self._documents]
        kept = [known for known in others if self._is_there(folder, known.document)]
        with open_output(self._baseline) as write:
            write(write_baseline([*self._known, *kept]))
        count = sum(known.times for known in self._known)
        rest = f", and {sum(known.times for known in kept):,} of other documents" if kept else ""
        say(str(self._baseline), f"written, with {count:,} finding{'s' * (count != 1)}{rest}")

    def _is_there(self, folder: Path, document: str) -> bool:
        """Whether a document may still be there: what is in an archive is, while the archive is; a page always."""
        path = folder / document
        return "://" in document or any(above.is_file() for above in (path, *path.parents))
