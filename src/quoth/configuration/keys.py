"""The keys of a configuration: one row each, with what it may be and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from quoth.errors import ConfigurationError, UnknownNameError
from quoth.model import Label
from quoth.reports.digests import DIGEST
from quoth.reports.labels import LABELS, find_label
from quoth.settings import FEWEST, UNMARKED
from quoth.verdicts.styles import STYLES

__all__ = ["KEYS", "Configuration", "Ignored", "Key", "read_keys"]


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that does not count, since somebody has looked at it."""

    digest: str
    """The digest of its quotation."""
    reason: str
    """Why it does not count."""
    expires: date | None = None
    """The last day on which it does not count; None for ever."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What one file settles; None for what it does not mention."""

    path: Path
    """The file."""
    record: Path | None = None
    """The record to check against."""
    style: str | None = None
    """The house style."""
    fail_on: Label | None = None
    """The label from which on a finding fails the run."""
    all_kinds: bool | None = None
    """Whether terms and titles are judged too."""
    indirect: bool | None = None
    """Whether what is told in other words is listed too."""
    unmarked: int | None = None
    """From how many words in a row on those of sources without quotation marks are listed; 0 for none."""
    json_fields: tuple[str, ...] | None = None
    """The fields of JSON whose texts are quotations."""
    baseline: Path | None = None
    """The file with the findings that were known."""
    ignore: tuple[Ignored, ...] = ()
    """Findings that do not count."""


class _RefusedError(Exception):
    """A value is none of those that are allowed."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key."""

    name: str
    """As it is written."""
    field: str
    """The field of `Configuration` or `Ignored` that it fills."""
    allowed: str
    """What its value may be, in words."""
    read: Callable[[object, Path], object]
    """Takes the value, and the folder of the file, to what is put into the field."""
    needed: bool = False
    """Whether it may not be left out."""


_DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST}}}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHOWN = 60
"""Code points of a wrong value that are shown."""


def _read_path(value: object, folder: Path) -> Path:
    text = _read_words(value, folder)
    if not text.isprintable():
        raise _RefusedError
    return folder / text


def _read_words(value: object, folder: Path) -> str:  # noqa: ARG001  (the readers of a table share a signature)
    if not isinstance(value, str) or not value.strip():
        raise _RefusedError
    return value


def _read_choice(value: object, folder: Path) -> bool:  # noqa: ARG001
    if not isinstance(value, bool):
        raise _RefusedError
    return value


def _read_number(value: object, folder: Path) -> int:  # noqa: ARG001
    if isinstance(value, bool):
        return UNMARKED if value else 0
    if not isinstance(value, int) or value < FEWEST:
        raise _RefusedError
    return value


def _read_names(value: object, folder: Path) -> tuple[str, ...]:
    return tuple(_read_words(each, folder) for each in (value if isinstance(value, list) else [value]))


def _read_style(value: object, folder: Path) -> str:  # noqa: ARG001
    if not isinstance(value, str) or value not in STYLES:
        raise _RefusedError
    return value


def _read_label(value: object, folder: Path) -> Label:
    try:
        return find_label(_read_words(value, folder))
    except UnknownNameError:
        raise _RefusedError from None


def _read_digest(value: object, folder: Path) -> str:  # noqa: ARG001
    if not isinstance(value, str) or not _DIGEST.fullmatch(value.lower()):
        raise _RefusedError
    return value.lower()


def _read_day(value: object, folder: Path) -> date:  # noqa: ARG001
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _RefusedError from None
    raise _RefusedError


def _read_ignored(value: object, folder: Path) -> tuple[Ignored, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise _RefusedError
    entries = []
    for number, each in enumerate(value, 1):
        entries.append(Ignored(**_read_table(each, IGNORED, folder, f"ignore, table {number}: ")))
    return tuple(entries)


_A_DAY = "a day, as in 2030-12-31"

IGNORED: tuple[Key, ...] = (
    Key("digest", "digest", f"{DIGEST} digits and letters a to f, as --show-digests prints them", _read_digest, True),
    Key("reason", "reason", "words that say why", _read_words, True),
    Key("expires", "expires", _A_DAY, _read_day),
)
"""The keys of a table of `ignore`."""

KEYS: tuple[Key, ...] = (
    Key("record", "record", "a path, from the folder of this file", _read_path),
    Key("style", "style", f"one of {', '.join(STYLES)}", _read_style),
    Key("fail-on", "fail_on", f"one of {', '.join(row.label.value for row in LABELS)}", _read_label),
    Key("all", "all_kinds", "true or false", _read_choice),
    Key("indirect", "indirect", "true or false", _read_choice),
    Key("unmarked", "unmarked", f"true, false, or a number of words from {FEWEST} on", _read_number),
    Key("json-field", "json_fields", "a name, or a list of names", _read_names),
    Key("baseline", "baseline", "a path, from the folder of this file", _read_path),
    Key("ignore", "ignore", "a list of tables, each with digest, reason and perhaps expires", _read_ignored),
)
"""Every key of a configuration."""


def read_keys(table: Mapping[str, object], path: Path) -> Configuration:
    """Return what the table of the file at `path` settles.

    Raises ConfigurationError, which names the file, the key and what is allowed, for any other key or value.
    """
    try:
        return Configuration(path, **_read_table(table, KEYS, path.parent, ""))
    except _WrongError as error:
        raise ConfigurationError(str(path), error.what, error.remedy) from None


class _WrongError(Exception):
    """A key or a value that is not allowed."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _read_table(table: Mapping[str, object], keys: tuple[Key, ...], folder: Path, within: str) -> dict[str, Any]:
    rows = {key.name: key for key in keys}
    for name in table:
        if name not in rows:
            raise _WrongError(f"{within}there is no key {_show(name)}", f"the keys are {', '.join(rows)}")
    fields = {}
    for key in keys:
        if key.name not in table:
            if key.needed:
                raise _WrongError(f"{within}the key {key.name!r} is missing", f"it is {key.allowed}")
            continue
        try:
            fields[key.field] = key.read(table[key.name], folder)
        except _RefusedError:
            what = f"{within}{key.name} cannot be {_show(table[key.name])}"
            raise _WrongError(what, f"it is {key.allowed}") from None
    return fields


def _show(value: object) -> str:
    shown = ("false", "true")[value] if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
