"""The words of the calendar: months and days of the week, by language. Data.

Full names and the abbreviations that newspapers use, in small letters and without a point. The names are
those of the Unicode locale data (CLDR).
"""

from __future__ import annotations

__all__ = ["MONTHS", "WEEKDAYS", "spell"]


def _count(names: str, first: int, **others: int) -> dict[str, int]:
    """Return word to number; names parted by a stroke mean the same."""
    found = {word: i for i, row in enumerate(names.split(), first) for word in row.split("|")}
    return found | others


MONTHS: dict[str, dict[str, int]] = {
    "en": _count(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
        "october|oct november|nov december|dec",
        1,
    ),
    "de": _count(
        "januar|jänner|jan februar|feber|feb märz|mrz april|apr mai juni|jun juli|jul august|aug "
        "september|sept|sep oktober|okt november|nov dezember|dez",
        1,
    ),
    "fr": _count(
        "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct "
        "novembre|nov décembre|déc",
        1,
    ),
    "es": _count(
        "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
        "septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
        1,
    ),
    "it": _count(
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
        "settembre|sett|set ottobre|ott novembre|nov dicembre|dic",
        1,
    ),
}
"""Month to its number, from 1."""

WEEKDAYS: dict[str, dict[str, int]] = {
    "en": _count("monday tuesday wednesday thursday friday saturday sunday", 0),
    "de": _count("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag", 0),
    "fr": _count("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    "es": _count("lunes martes miércoles jueves viernes sábado domingo", 0),
    "it": _count(
        "lunedì|lunedi martedì|martedi mercoledì|mercoledi giovedì|giovedi venerdì|venerdi sabato domenica", 0
    ),
}
"""Day of the week to its number, Monday being 0."""

_ALWAYS_CAPITAL = frozenset({"en", "de"})
"""Languages that write these words with a capital; in them `may` and `march` are other words."""


def spell(words: dict[str, int], language: str) -> str:
    """Return an expression for any of `words` as the language writes them: `May` and `MAY`, never `may`.

    >>> spell({"mai": 5}, "fr")
    'Mai|MAI|mai'
    """
    forms = [form for word in sorted(words, key=len, reverse=True) for form in (word.capitalize(), word.upper())]
    if language not in _ALWAYS_CAPITAL:
        forms += sorted(words, key=len, reverse=True)
    return "|".join(forms)
