"""Who speaks in Chinese and Japanese, whose words are not parted: simple rules over the characters beside a quotation.

`张三说：「…」`, `「…」，李四表示`, `「…」と山田氏は述べた`, `山田氏は「…」と述べた`, `据李四说，「…」`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quoth.model import Document, Quotation, Span
from quoth.text.paragraphs import find_paragraphs

from .lexicons.unspaced import CHINESE, JAPANESE, Script
from .voices import Voice

__all__ = ["find_voices", "tell_script"]

_REACH = 60
"""Code points looked at on either side of a quotation."""
_HEAD = 400
"""Code points of a document by which its script is told."""
_START = re.compile(r"[。！？；\n“”「」『』]")
_DIRECT = re.compile(r"(?:了|过|過|着|著)?(?:记者|記者)?[：:，,]?\s*$")
_BLANK = re.compile(r"[\s，,、]*")


def tell_script(text: str) -> Script | None:
    """Return what is known of the script of `text`; None where it is neither Chinese nor Japanese."""
    head = text[:_HEAD]
    han, kana = sum("\u4e00" <= char <= "\u9fff" for char in head), sum("\u3040" <= char <= "\u30ff" for char in head)
    if han + kana == 0 or 2 * (han + kana) < len("".join(head.split())):
        return None
    return JAPANESE if 10 * kana > han else CHINESE


def find_voices(document: Document, quotations: Sequence[Quotation], script: Script) -> dict[int, Voice]:
    """Return the voice of each quotation for which someone is named, by its index."""
    paragraphs = [block.span for block in document.blocks] or [p.span for p in find_paragraphs(document.text)]
    starts = [span.start for span in paragraphs]
    found: dict[int, Voice] = {}
    speakers: list[tuple[str, str | None]] = []
    last: tuple[int, Voice] | None = None
    for index, quotation in enumerate(quotations):
        if quotation.within is not None:
            outer = found.get(quotation.within - 1)
            if outer is not None:
                found[index] = replace(outer, rule="enclosing")
            continue
        paragraph = bisect_right(starts, quotation.span.start)
        told = _find_beside(document.text, quotation.span, script)
        if told is not None:
            rule, who, cue = told
            voice = Voice(_name(who.cut(document.text), script, speakers), who, cue, None, rule)
        elif last is not None and last[0] == paragraph:
            voice = replace(last[1], rule="same-paragraph")
        else:
            continue
        found[index] = voice
        last = paragraph, voice
    return found


def _find_beside(text: str, span: Span, script: Script) -> tuple[str, Span, Span] | None:
    """Return the rule that finds someone beside a quotation, with the words for them and the words of saying."""
    low = max(0, span.start - _REACH)
    low = max([low, *(match.end() for match in _START.finditer(text, low, span.start))])
    stop = _START.search(text, span.end, span.end + _REACH)
    high = stop.start() if stop else min(len(text), span.end + _REACH)
    told = script.telling.search(text, low, span.start)
    if told:
        who = _subject(text, told.start("who"), told.end("who"), script)
        return ("telling", who, Span(*told.span("cue"))) if who else None
    led = text[low : span.start].rstrip().endswith(("：", ":"))
    before = _before(text, low, span, high, script) if led else None
    return before or _after(text, span, high, script) or _before(text, low, span, high, script)


def _after(text: str, span: Span, high: int, script: Script) -> tuple[str, Span, Span] | None:
    """`「…」，李四表示`, `「…」と山田氏は述べた`: the subject and its verb stand behind."""
    first = span.end
    if script.quoting:
        if not text.startswith(script.quoting, first):
            return None
        first += len(script.quoting)
    first = _BLANK.match(text, first, high).end()  # type: ignore[union-attr]  # it matches nothing, at least
    cue = script.saying.search(text, first, high)
    who = _subject(text, first, cue.start(), script) if cue else None
    if who is None or cue is None or (script.quoting and text[who.end] not in "はがも"):
        return None
    return "after-direct", who, Span(*cue.span())


def _before(text: str, low: int, span: Span, high: int, script: Script) -> tuple[str, Span, Span] | None:
    """`张三说：「…」`, `山田氏は「…」と述べた`: the subject stands before."""
    cues = list(script.saying.finditer(text, low, span.start))
    if script.quoting:
        behind = script.saying.search(text, span.end, high) if text.startswith(script.quoting, span.end) else None
        cues = [behind] if behind else cues[-1:]
    if not cues:
        return None
    cue = cues[-1]
    who = _subject(text, low, min(cue.start(), span.start), script)
    if who is None:
        return None
    direct = cue.end() <= span.start and _DIRECT.match(text, cue.end(), span.start)
    return "before-direct" if direct else "before", who, Span(*cue.span())


def _subject(text: str, low: int, high: int, script: Script) -> Span | None:
    """Return the words for the doer at the beginning of a stretch."""
    match = script.lead.match(text, low, high)
    first = match.end() if match else low
    stop = script.stop.search(text, first + 1, high)
    last = stop.start() if stop else high
    written = text[first:last]
    first += len(written) - len(written.lstrip())
    last -= len(written) - len(written.rstrip())
    return Span(first, last) if first < last <= first + 16 else None


def _name(written: str, script: Script, speakers: list[tuple[str, str | None]]) -> str | None:
    """Return the fullest name that was used before for whoever is written so, without titles; remember it."""
    gender: str | None = None
    bare = written
    while match := script.titles.search(bare):
        gender = gender or ("f" if match.group() in script.female else "m" if match.group() in script.male else None)
        rest = bare[match.end() :].removeprefix("の") or bare[: match.start()]
        if not rest:
            break
        bare = rest
    if bare in script.pronouns:
        told = "f" if bare in script.female else "m" if bare in script.male else None
        return next((name for name, other in reversed(speakers) if None in (told, other) or told == other), None)
    if len(bare) > script.longest and "·" not in bare and "・" not in bare:
        return written
    fuller = next(
        (name for name, other in reversed(speakers)
         if name != bare and name.startswith(bare) and (gender is None or other in (None, gender))), None
    )  # fmt: skip
    name = fuller or bare
    speakers.append((name, gender))
    return name
