"""What the heads of speeches in XML state: who the people are, which day it is; and whom a speech names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from quoth.model import Days
from quoth.text.full_days import read_stated

from .parts import Facts, local, words

__all__ = [
    "list_akn_names", "list_tei_names", "tell_akn_facts", "tell_akn_speaker", "tell_akn_time", "tell_hansard_facts",
    "tell_hansard_speaker", "tell_hansard_time", "tell_plain_facts", "tell_tei_facts", "tell_tei_speaker",
]  # fmt: skip

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DAY = re.compile(r"(?<!\d)[12]\d{3}-[01]\d-[0-3]\d(?!\d)")
_CLOCK = re.compile(r"(?:^|T)(\d\d?):(\d\d)(?::(\d\d))?")
_TONGUES = dict(
    pair.split("=")
    for pair in "eng=en fra=fr fre=fr deu=de ger=de ita=it spa=es por=pt nld=nl dut=nl pol=pl swe=sv dan=da fin=fi "
    "ell=el ces=cs ron=ro hun=hu cat=ca slv=sl hrv=hr bul=bg est=et lav=lv lit=lt".split()
)
"""Languages of three letters (ISO 639-2), as a tag (BCP 47) has them."""
_STRUCK = 200
"""Elements of a document without a head in which its day is looked for."""


def list_tei_names(root: Any) -> dict[str, str]:
    """Return the names of persons, roles and organisations, by their ids."""
    names: dict[str, str] = {}
    for element in root.iter():
        kind, key = local(element), element.get(_ID) or element.get("id")
        if not key or kind not in ("person", "personGrp", "role", "org", "persName"):
            continue
        named = element if kind in ("role", "persName") else _first(element, ("persName", "orgName", "name"))
        shown = _join_name(named) if named is not None else ""
        if shown:
            names.setdefault(key, shown)
    return names


def _join_name(element: Any) -> str:
    """Return a name as it is said: first names before surnames, however a list orders them."""
    given = [words(e) for e in element.iter() if local(e) == "forename"]
    family = [words(e) for e in element.iter() if local(e) == "surname"]
    return " ".join([*given, *family]) if given and family else words(element)


def tell_tei_speaker(element: Any, names: Mapping[str, str]) -> str | None:
    """Return the name of whom `who` points to, where the head lists them, and no `speaker` is printed."""
    if any(local(child) == "speaker" for child in element):
        return None
    shown = [names.get(key.rpartition("#")[2], "") for key in (element.get("who") or "").split()]
    return " and ".join(name for name in shown if name) or None


def tell_tei_facts(root: Any) -> Facts:
    """Return the title, the author and the day of the sitting, of the writing, of the print, or of the edition."""
    head = _first(root, ("teiHeader",))
    if head is None:
        return Facts(language=root.get(_LANG))
    statement = _first(head, ("titleStmt",))
    titles = [e for e in statement.iter() if local(e) == "title"] if statement is not None else []
    title = next((e for e in titles if e.get("type") == "main"), titles[0] if titles else None)
    author = _first(statement, ("author",)) if statement is not None else None
    return Facts(
        words(title) if title is not None else None,
        _join_name(author) if author is not None else None,
        _first_day(_dates(head, ("setting", "settingDesc", "creation", "sourceDesc", "publicationStmt"))),
        root.get(_LANG) or next((e.get(_LANG) for e in root if local(e) == "text"), None),
    )


def _dates(head: Any, places: Iterable[str]) -> Iterator[str]:
    for place in places:
        for within in (e for e in head.iter() if local(e) == place):
            for date in (e for e in within.iter() if local(e) == "date"):
                yield date.get("when") or date.get("when-iso") or words(date)


def list_akn_names(root: Any) -> dict[str, str]:
    """Return how people, roles and bodies are shown, by their ids."""
    names: dict[str, str] = {}
    for element in root.iter():
        if local(element) in ("TLCPerson", "TLCRole", "TLCOrganization"):
            key, shown = element.get("eId") or element.get("id"), " ".join((element.get("showAs") or "").split())
            if key and shown:
                names.setdefault(key, shown)
    return names


def tell_akn_speaker(element: Any, names: Mapping[str, str]) -> str | None:
    """Return who speaks, and else in which office."""
    keys = ((element.get(name) or "").strip().lstrip("#") for name in ("by", "as"))
    return next((names[key] for key in keys if key in names), None)


def tell_akn_facts(root: Any) -> Facts:
    """Return the title, and the day and language of the work."""
    title = _first(root, ("docTitle", "shortTitle", "docType"))
    alias = _first(root, ("FRBRalias",))
    tongue = _first(root, ("FRBRlanguage",))
    code = (tongue.get("language") or "").casefold() if tongue is not None else ""
    dates = (e.get("date") or "" for e in root.iter() if local(e) == "FRBRdate")
    return Facts(
        words(title) if title is not None else alias.get("value") if alias is not None else None,
        None,
        _first_day(dates),
        _TONGUES.get(code, code) or root.get(_LANG),
    )


def tell_akn_time(element: Any) -> str | None:
    """Return the time of day at which a speech begins."""
    return _clock(element.get("startTime") or (element.get("time") if local(element) == "recordedTime" else None))


def tell_hansard_speaker(element: Any, _: Mapping[str, str]) -> str | None:
    """Return the name that a speech shows."""
    return " ".join((element.get("speakername") or "").split()) or None


def tell_hansard_facts(root: Any) -> Facts:
    """Return the day of the sitting: that of a `date`, else of the ids."""

    def days() -> Iterator[str]:
        for element in islice(root.iter(), _STRUCK):
            if local(element) == "date":
                yield element.get("format") or words(element)
        for element in islice(root.iter(), _STRUCK):
            yield element.get("id") or ""

    found = (match.group() for match in map(_DAY.search, days()) if match)
    return Facts(None, None, _first_day(found), None)


def tell_hansard_time(element: Any) -> str | None:
    """Return the time of day at which a speech begins."""
    return _clock(element.get("time"))


def tell_plain_facts(root: Any) -> Facts:
    """Return the first title near the head, and the language."""
    near = islice(root.iter(), _STRUCK)
    return Facts(next((words(e) for e in near if local(e).casefold() == "title"), None), None, None, root.get(_LANG))


def _first(root: Any, names: tuple[str, ...]) -> Any:
    """Return the first element below `root` of the first name that there is one of; None where there is none."""
    for name in names:
        for element in root.iter():
            if local(element) == name:
                return element
    return None


def _first_day(stated: Iterable[str]) -> Days | None:
    return next((days for days in map(read_stated, stated) if days is not None), None)


def _clock(stated: str | None) -> str | None:
    match = _CLOCK.search(stated or "")
    return f"{int(match[1]):02}:{match[2]}:{match[3] or '00'}" if match else None
