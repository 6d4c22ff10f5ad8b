"""The day that a document's name or address gives."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from quoth.model import Days
from quoth.text.full_days import find_full_days

__all__ = ["find_day_in_name"]

_ISO = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d([-_/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)")
_COMPACT = re.compile(r"(?<![^\W_])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![^\W_])")
_WORDED = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-_/])([a-zA-Z]{3,9})\2(\d\d?)(?!\d)")
_SIGNS = re.compile(r"[-_/+.]|%20")


def find_day_in_name(name: str) -> Days | None:
    """Return the day that a file's name or an address gives, as `2031-05-02-the-strait.md`; None unless there is one.

    Of a path only the last part counts, since a folder of downloads is named otherwise. A name with two days is
    not taken for either.

    >>> [str(find_day_in_name(name)) for name in ("strait_20310502.txt", "https://news.example/2031/may/02/strait")]
    ['2031-05-02', '2031-05-02']
    """
    place = name if "://" in name else PurePosixPath(name.replace("\\", "/")).name
    told = [re.sub(r"[_/.]", "-", match.group()) for match in _ISO.finditer(place)]
    told += ["-".join(match.groups()) for match in _COMPACT.finditer(place)]
    told += [f"{match[4]} {match[3]} {match[1]}" for match in _WORDED.finditer(place)]
    told.append(_SIGNS.sub(" ", _ISO.sub("|", _WORDED.sub("|", place))))  # `3-may-2031`, `may-3-2031`
    days = {day for words in told for _, day in find_full_days(words)}
    return days.pop() if len(days) == 1 else None
