"""Text to sentences, with their places.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis that white space and a
word in upper case (or a digit, an opening mark, a letter of a script without case) follow. A full
stop after an abbreviation or an initial does not end one. Closing marks and brackets belong to the
sentence they close. Stretches given as `closed`, such as quotations, are never cut inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quoth.model import Span

from .calendar_words import MONTHS

__all__ = ["ABBREVIATIONS", "find_sentences", "iter_sentences"]

ABBREVIATIONS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """mr mrs ms mx dr prof st rev fr hon pres gov lt sen sens rep reps gen col maj capt cmdr sgt cpl adm
        atty supt insp det dep asst amb sec secy messrs mmes no nos vs v etc inc ltd co corp dept div est
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
        okla ore pa tenn tex va vt wash wis wyo cf al ed eds vol art arts para paras sec pp p ch fig
        op cit id ibid e.g i.e u.s u.k u.n e.u d.c n.y n.j n.h n.c s.c n.d s.d n.m r.i w.va a.m p.m ph.d
        jr sr""".split()
    ),
    "de": frozenset(
        """dr prof hr fr st abg bzw ca etc evtl ggf inkl jh mio mrd nr s str u.a vgl vs z.b d.h usw o.ä""".split()
    ),
    "fr": frozenset(
        """m mm mme mlle dr pr me st ste av art cf éd env etc ex janv févr juil sept oct nov déc n no p vol""".split()
    ),
    "es": frozenset(
        """sr sra srta dr dra d dña lic ing prof gral st sta sto av art cf etc ej núm p pág ee.uu vol ud uds""".split()
    ),
    "it": frozenset("sig sig.ra dott prof on avv ing dr mons s art cfr ecc es n p pag vol".split()),
    "pt": frozenset("sr sra dr dra prof profa eng exmo av art cf etc ex n p pág vol".split()),
    "nl": frozenset("dr prof mr drs ir mw dhr mevr ing st art bijv bv ca d.w.z enz nr o.a blz jl".split()),
    "sv": frozenset("dr prof st bl.a ca dvs etc f.d jfr kl m.m nr osv s.k t.ex".split()),
    "da": frozenset("dr prof hr fr st bl.a ca dvs etc f.eks jf kl m.m nr osv pga".split()),
    "pl": frozenset("dr prof mgr inż ks gen płk ul al art br im itd itp m.in np nr r tzw wg zob".split()),
    "ru": frozenset("г гг проф акад им ул д стр рис см тыс млн млрд руб т.е т.д т.п т.к др пр".split()),
}
"""Words after whose full stop the sentence usually goes on, lower case, by language."""
_ORDINALS = frozenset({"de"})
"""Languages that write days with a full stop and months in upper case."""
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those but and in on at for his her their its".split()
)
"""Words that begin a sentence after an abbreviation that may also end one: `the U.S. The`."""
_MAY_END = frozenset("u.s u.k u.n e.u d.c n.y a.m p.m etc jr sr inc co ltd corp ph.d".split())
_STOP = re.compile(r"(?:[.!?…]|\.(?:\s?\.){2,3})+[\"'”’»›)\]¹²³⁰⁴-⁹]*(?=\s|$)|[。！？]+[」』”’）]*")
_STOP_ABROAD = re.compile(
    r"(?:[.!?…]|\.(?:\s?\.){2,3})+(?:[ \u00a0\u202f][»«›‹])?[\"'”“’‘»«›‹)\]¹²³⁰⁴-⁹]*(?=\s|$)|[。！？]+[」』”’）]*"
)
"""The same outside English, where “ and « close as well, and a space may stand before them."""
_MARK = re.compile(r"[.!?…。！？]")
"""How both begin."""
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}$")
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
"""Initials: `J.M. Hale`, and bodies of which the list of abbreviations cannot have all."""
_OPENING = "\"'“‘„«‹([「『¿¡—–-"
_LOOK_BACK = 24


def find_sentences(
    text: str, span: Span | None = None, closed: Iterable[Span] = (), language: str = "en"
) -> list[Span]:
    """Cut `text`, or its stretch `span`, into sentences; spans point into `text`, without outer white space.

    `closed` are stretches in order and apart that no sentence ends inside of.

    >>> [s.cut("Mr. Hale left. Did he?") for s in find_sentences("Mr. Hale left. Did he?")]
    ['Mr. Hale left.', 'Did he?']
    """
    return list(iter_sentences(text, span, closed, language))


def iter_sentences(
    text: str, span: Span | None = None, closed: Iterable[Span] = (), language: str = "en"
) -> Iterator[Span]:
    """Yield the sentences one by one, so that no more is read than is asked for."""
    start, end = (span.start, span.end) if span else (0, len(text))
    abbreviations = ABBREVIATIONS.get(language, frozenset())
    shut = iter(closed)
    wall = next(shut, None)
    begin = start
    for match in _find_stops(_STOP if language == "en" else _STOP_ABROAD, text, start, end):
        while wall is not None and wall.end < match.end():
            wall = next(shut, None)
        if wall is not None and wall.start <= match.start() and match.end() < wall.end:
            continue
        if not _ends(text, match, end, abbreviations) or (language in _ORDINALS and _is_date(text, match, language)):
            continue
        yield from _strip(text, begin, match.end())
        begin = match.end()
    yield from _strip(text, begin, end)


def _find_stops(stop: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of `stop`, which begins with a mark: one set of characters is sought far faster than it."""
    while mark := _MARK.search(text, start, end):
        match = stop.match(text, mark.start(), end)
        if match:
            yield match
        start = (match or mark).end()


def _is_date(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a full stop is that of a day before its month: `am 3. März`."""
    if match.group() != "." or not _ORDINAL.search(text, max(0, match.start() - 3), match.start()):
        return False
    after = re.compile(r"\s+([^\W\d_]+)").match(text, match.end())
    return after is not None and after.group(1).lower() in MONTHS[language]


def _ends(text: str, match: re.Match[str], end: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence ends at this mark."""
    after = match.end()
    while after < end and text[after].isspace():
        after += 1
    if after == end:
        return True
    following = text[after]
    if following.islower():
        return False
    if not (following.isalnum() or following in _OPENING):
        return following not in ",;:.)]"
    if match.group() != ".":
        return True
    word = _WORD_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    if not word:
        return True
    key = word.group().lower()
    dotted = _DOTTED.fullmatch(key) is not None
    if len(key) > 1 and key not in abbreviations and not dotted:
        return True
    if len(key) == 1 and key != "i" and word.group().isupper():
        return False  # an initial
    if key in _MAY_END or dotted:
        stop = after
        while stop < end and text[stop].isalpha():
            stop += 1
        return text[after:stop].lower() in _STARTERS
    return key not in abbreviations


def _strip(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the stretch without outer white space; none where nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Span(start, end),) if end > start else ()
