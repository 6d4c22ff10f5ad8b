"""The words by which days are told, by language: data, as pieces of expressions.

`{month}`, `{weekday}`, `{count}` and `{unit}` stand for any month, day of the week, number and unit of the
language. Beside them each language tells in words how far off a day is.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DAY_WORDS", "DayWords"]


@dataclass(frozen=True, slots=True)
class DayWords:
    """How one language tells days."""

    of: str
    """What may stand between day, month and year: `of`, `de`."""
    inside: str
    """What stands before a month or a year in which something was said: `in`, `im`, `en`."""
    near: dict[str, int]
    """Expressions for a day, with how many days back it is."""
    last: tuple[str, ...]
    """Expressions for the unit before this one, with `{unit}`: `last {unit}`."""
    this: tuple[str, ...]
    """The same for the present one, which is not over: `earlier this {unit}`."""
    weekday_before: str
    """What may stand before a day of the week and turn it: `(?P<which>last|next)`."""
    ago: tuple[str, ...]
    """Expressions with `{count}` and `{unit}`: `{count} {unit} ago`."""
    units: dict[str, str]
    """Expressions for day, week, month and year, with the unit."""
    counts: dict[str, int]
    """Numbers in words."""
    occasions: str = ""
    """Nouns for what someone says or writes; a year before one is that of the saying: `her 2014 memoir`."""
    same: str = ""
    """Expressions for the day told last: `the same day`."""
    before: str = ""
    """Expressions for the day before it."""
    after: str = ""
    """Expressions for the day after it."""
    later: tuple[str, ...] = ()
    """Expressions with `{count}` and `{unit}` for days after it: `{count} {unit} later`."""


DAY_WORDS: dict[str, DayWords] = {
    "en": DayWords(
        of="of",
        inside="in|of|since|during|come|last|late|early|mid|spring|summer|autumn|fall|winter",
        near={"today|tonight|this (?:morning|afternoon|evening)": 0, "yesterday|last (?:night|evening)": 1},
        last=("(?:last|the past|the previous) {unit}",),
        this=("this {unit}",),
        weekday_before="last|this|next|past",
        ago=("{count} {unit} ago",),
        units={"days?": "day", "weeks?": "week", "months?": "month", "years?": "year"},
        counts={"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
                "nine": 9, "ten": 10},
        occasions="address|article|autobiography|book|campaign|column|conference|convention|debate|diary|email|essay|hearing|"
                  "interview|lecture|letter|manifesto|meeting|memo|memoir|memorandum|op-ed|opinion|paper|post|rally|report|"
                  "session|sermon|speech|statement|summit|testimony|tweet",
        same="(?:on |in )?(?:the same|that(?: very| same)?) (?:day|night|evening|morning|afternoon|year)|"
             "in (?:the|that|this) same (?:address|speech|statement|interview|letter|debate|session)",
        before="the (?:day|night|evening) before|the previous (?:day|night|evening)",
        after="the (?:next|following) (?:day|morning|night)|the (?:day|morning) after",
        later=("{count} {unit} (?:later|after(?:wards?)?)",),
    ),
    "de": DayWords(
        of="",
        inside="im|in|im Jahre?|seit|Anfang|Mitte|Ende",
        near={"heute": 0, "gestern": 1, "vorgestern": 2},
        last=("(?:letzten?|letztes|vergangenen?|vergangenes|vorigen?|voriges) {unit}",),
        this=("diese[nsr]? {unit}",),
        weekday_before="letzten|vergangenen|diesen|nächsten|kommenden",
        ago=("vor {count} {unit}",),
        units={"Tag(?:en)?|tag(?:en)?": "day", "Wochen?": "week", "Monat(?:en|s)?": "month", "Jahr(?:en|es)?": "year"},
        counts={"einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
                "neun": 9, "zehn": 10},
        same="am (?:selben|gleichen) (?:Tag|Abend|Morgen)",
        before="am (?:Tag|Abend) (?:zuvor|davor)|am Vortag",
        after="am (?:nächsten|folgenden) (?:Tag|Morgen|Abend)|am Tag (?:danach|darauf)|tags darauf",
        later=("{count} {unit} (?:später|danach)",),
    ),
    "fr": DayWords(
        of="",
        inside="en|depuis|début|fin|mi",
        near={"aujourd[’']hui|ce (?:matin|soir)": 0, "hier": 1, "avant-hier": 2},
        last=("(?:la|le|l[’'])\\s?{unit} (?:dernière?|passée?|précédente?)",),
        this=("cette? {unit}",),
        weekday_before="",
        ago=("il y a {count} {unit}",),
        units={"jours?": "day", "semaines?": "week", "mois": "month", "ans?|années?": "year"},
        counts={"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
                "neuf": 9, "dix": 10},
        same="le (?:même|soir même) ?(?:jour|soir)?|ce jour-là",
        before="la veille",
        after="le lendemain(?: matin| soir)?",
        later=("{count} {unit} (?:plus tard|après)",),
    ),
    "es": DayWords(
        of="de(?:l)?",
        inside="en|desde|a (?:principios|mediados|finales) de",
        near={"hoy|esta (?:mañana|tarde|noche)": 0, "ayer|anoche": 1, "anteayer": 2},
        last=("(?:el|la) {unit} (?:pasad[oa]|anterior)",),
        this=("est[ea] {unit}",),
        weekday_before="pasado|próximo",
        ago=("hace {count} {unit}",),
        units={"días?": "day", "semanas?": "week", "mes(?:es)?": "month", "años?": "year"},
        counts={"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
                "nueve": 9, "diez": 10},
        same="(?:el|ese) mismo día|ese día",
        before="el día anterior|la víspera",
        after="al día siguiente",
        later=("{count} {unit} (?:después|más tarde)",),
    ),
    "it": DayWords(
        of="",
        inside="in|nel|da|a (?:inizio|metà|fine)",
        near={"oggi|stamattina|stasera": 0, "ieri(?: sera)?": 1, "l[’']altro ieri": 2},
        last=("(?:la|il|lo|l[’'])\\s?{unit} (?:scors[oa]|passat[oa]|precedente)", "(?:lo )?scorso {unit}"),
        this=("quest[oa’'] ?{unit}",),
        weekday_before="scorso|prossimo",
        ago=("{count} {unit} fa",),
        units={"giorn[oi]": "day", "settiman[ae]": "week", "mes[ei]": "month", "ann[oi]": "year"},
        counts={"un": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8,
                "nove": 9, "dieci": 10},
        same="lo stesso giorno|quel giorno",
        before="il giorno prima|la vigilia",
        after="il giorno (?:dopo|seguente)|l[’']indomani",
        later=("{count} {unit} (?:dopo|più tardi)",),
    ),
}  # fmt: skip
"""By ISO 639-1 code."""
