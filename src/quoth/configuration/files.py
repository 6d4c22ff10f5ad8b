"""Where a project's configuration stands: found upwards from a document, and read."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from quoth.errors import ConfigurationError

from .bounds import read_bounded
from .keys import Configuration, read_keys

__all__ = ["NAMES", "Finder", "read_configuration"]

_SHARED = "pyproject.toml"
NAMES = ("quoth.toml", _SHARED)
"""The names that a configuration goes by; of two in one folder the first counts."""
_LONGEST = 1_000_000
"""Bytes of a configuration."""
_TOP = ".git"
"""What stands in the topmost folder of a project."""


class Finder:
    """Finds configurations, each read once however many documents it is for."""

    def __init__(self) -> None:
        self._found: dict[Path, Configuration | None] = {}

    def find(self, folder: Path) -> Configuration | None:
        """Return the configuration that stands nearest to a folder, in it or above it; None where there is none.

        The folder that holds `.git` is the last one looked into. A `pyproject.toml` without a table `[tool.quoth]` is
        passed over. Raises ConfigurationError where one cannot be used.
        """
        folder = Path(os.path.abspath(folder))  # noqa: PTH100  (a link to a document belongs where it stands)
        passed = []
        configuration = None
        for above in (folder, *folder.parents):
            if above in self._found:
                configuration = self._found[above]
                break
            passed.append(above)
            configuration = _look(above)
            if configuration is not None or os.path.lexists(above / _TOP):
                break
        self._found.update(dict.fromkeys(passed, configuration))
        return configuration


def read_configuration(path: Path) -> Configuration:
    """Read the configuration at `path`: of a `pyproject.toml` the table `[tool.quoth]`, else the whole file.

    Raises ConfigurationError where it cannot be used.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100
    configuration = _read(path)
    if configuration is None:
        raise ConfigurationError(str(path), "it has no table [tool.quoth]", "write one, or name another file")
    return configuration


def _look(folder: Path) -> Configuration | None:
    for name in NAMES:
        path = folder / name
        if os.path.isfile(path):  # noqa: PTH113  (of a folder that may not be looked into it says no)
            configuration = _read(path)
            if configuration is not None:
                return configuration
    return None


def _read(path: Path) -> Configuration | None:
    data = read_bounded(path, _LONGEST, "a baseline holds what is known")
    try:
        table: object = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigurationError(str(path), f"line {line} is no UTF-8", "save it as UTF-8") from None
    except RecursionError:
        raise ConfigurationError(str(path), "it is nested too deep", "write it plainly") from None
    except ValueError as error:
        what = f"it is no TOML: {str(error)[:200]}"
        raise ConfigurationError(str(path), what, "mend it, or pass it over with --no-config") from None
    if path.name == _SHARED:
        for name in ("tool", "quoth"):
            table = table.get(name) if isinstance(table, dict) else None
        if table is None:
            return None
    if not isinstance(table, dict):
        raise ConfigurationError(str(path), "tool.quoth is no table", "write [tool.quoth], and the keys below it")
    return read_keys(table, path)
