"""Expressions that are compiled when they are first used: a page needs few of them, and compiling takes time."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["lazy"]


class _Lazy:
    """Stands for an expression until it is used, and then does what that does."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)  # so that this is asked once for each name
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be used as `re.compile(pattern, flags)` can, and is compiled when it first is.

    >>> lazy(r"\\d+").findall("3 May 2021")
    ['3', '2021']
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
