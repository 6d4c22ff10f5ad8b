"""Files of a project read within a bound."""

from __future__ import annotations

from pathlib import Path

from quoth.errors import ConfigurationError

__all__ = ["read_bounded"]


def read_bounded(path: Path, most: int, too_long: str, missing: tuple[str, str] | None = None) -> bytes:
    """Return the bytes of a file, `most` of them at most; `too_long` is what to do about one that has more.

    Raises ConfigurationError where it cannot be read; `missing` is what is said where there is none, and what to do.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            raise ConfigurationError(str(path), *missing) from None
        what = f"it cannot be read: {(error.strerror or str(error)).lower()}"
        raise ConfigurationError(str(path), what, "check the path and its permissions") from None
    if len(data) > most:
        raise ConfigurationError(str(path), f"it has more than {most:,} bytes", too_long)
    return data
