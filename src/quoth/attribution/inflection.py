"""Names in other cases to the form that the document prints in the nominative: `Путина` to `Путин`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import product

from .cues import Grammar

__all__ = ["Cases"]

_LEAST = 2
"""Letters of a name that an ending leaves, at least."""
_PARTS = 4
"""Parts of the longest name whose cases are looked for."""


class Cases:
    """The names that a document prints, to be asked which of them another form is a case of."""

    def __init__(self, forms: Collection[tuple[str, ...]], grammar: Grammar) -> None:
        """`forms` are the parts of all names, as they are printed."""
        self._forms = forms
        self._grammar = grammar
        self._printed = {form[-1] for form in forms}
        self._times = Counter(part for form in forms for part in form)
        self._fuller: dict[str, list[tuple[str, ...]]] = {}
        for form in forms:
            if 1 < len(form) <= _PARTS:
                self._fuller.setdefault(form[-1], []).append(form)
        self._whole: dict[str, bool] = {}

    def find_nominative(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the form whose case `parts` may be; `parts` where none is printed."""
        if not self._grammar.endings or len(parts) > _PARTS:
            return parts
        options = [self._options(part) for part in parts]
        last = next((option for option in options[-1][1:] if option in self._printed), None)
        if self._grammar.last_only:
            return (*parts[:-1], last) if last is not None else parts
        if len(parts) > 1:
            return next((form for form in product(*options) if form != parts and form in self._forms), parts)
        return parts if last is None or self._is_whole(parts[0]) else (last,)

    def _is_whole(self, surname: str) -> bool:
        """Whether a surname is no other one's case: `Анна Петрова`, though `Петров` is printed as well."""
        if surname not in self._whole:
            fuller = self._fuller.get(surname, ())
            # A first name that may be a case of another, of which there is no sign, is as it stands.
            self._whole[surname] = any(
                all(self._times[option] == form.count(option) for option in self._options(form[0])[1:])
                for form in fuller
            )
        return self._whole[surname]

    def _options(self, part: str) -> list[str]:
        """Return a part as it is printed, then every nominative that it may be a case of."""
        return [part] + [
            part[: len(part) - len(ending)] + nominative
            for ending, nominative in self._grammar.endings
            if part.endswith(ending) and len(part) - len(ending) >= _LEAST
        ]
