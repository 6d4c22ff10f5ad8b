"""Citations of law, which name the document that a quotation is taken from: `Hale v. Ross, 512 U.S. 1, 5 (1994)`.

A citation stands before the words that it holds in brackets (`See Hale v. Ross, 512 U.S. 1 (1994) (“…”)`) or right
after the sentence that they end. The document is the speaker, by its name as written, unless the citation
says whose words they are: `(Holm, J., dissenting)`, `(statement of Sen. Hale)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quoth.model import Span
from quoth.text.lazy import lazy

__all__ = ["Citation", "Citations", "find_citations"]

_HINTS = (" v. ", " vs. ", "§", "¶", "Id. ", "id. at ", " Tr. ", "Transcript of Oral",
          "In re ", "Ex parte ", "Cong. Rec.", "Fed. R. ")  # fmt: skip
"""What every text that cites law holds; most texts hold none of it, and are not looked at further."""
_WORD = r"(?:[A-Z][\w.&’'-]*|of|the|and|&|for|ex rel\.|de|la|von|van)"
_REPORTER = r"\d{1,4} [A-Z][\w.’']*(?: (?:[A-Z][\w.’']*|\d[a-z]{1,2})){0,4}"
_PAGES = r"(?: (?:at )?(?:\d+|_+)(?:[–-]\d+)?(?:, \d+(?:[–-]\d+)?){0,4})"
_CASE = lazy(
    rf"(?<![\w.&’'-])(?P<name>(?:[A-Z][\w.&’'-]*(?:,? {_WORD}){{0,9}} vs?\.? |In re |Ex parte |Matter of )"
    rf"[A-Z][\w.&’'-]*(?:,? (?!\d){_WORD}){{0,9}})(?P<cite>, {_REPORTER}{_PAGES})?"
)
_SHORT = lazy(rf"(?<![\w’'-])(?P<name>[A-Z][\w’'-]+), {_REPORTER} at \d+(?:[–-]\d+)?")
_ID = lazy(r"\b[Ii]d\.(?: at (?:§+ ?)?[\d:–-]+| § ?[\w().]+)?")
_STATUTE = lazy(
    r"(?<![\w.])(?:(?P<name>(?:\d{1,4} (?:[A-Z]\.){2,4}"
    r"|(?:\d{1,4} )?(?:[A-Z][A-Za-z]*\.? ){1,4}(?:Code|Stat\.|Laws|Law|Act|Regs?\.) (?:Ann\. )?)"
    r"(?: ?§§? ?[\w.()–-]*[\w)]))"
    r"|(?P<constitution>U\.S\. Const\. (?:art|amend)\. [IVXL\d]+(?:, § ?\d+)?(?:, cl\. \d+)?)"
    r"|(?P<rule>Fed\. R\. (?:Civ|Crim|App|Evid)\.(?: P\.)? [\w.()]*[\w)]))"
)
_PARTY = r"[A-Z][\w’'.&-]*(?:,? [A-Z][\w’'.&-]*| of| the| for| and){0,8}?"
_PAPER = lazy(
    r"(?P<name>(?:(?:[A-Z][\w’'.]{0,12} ){0,2}(?:Oral Arg\. )?Tr\. (?:of Oral Arg\. )?|Transcript of Oral Argument )"
    r"(?:at )?\d+(?::\d+)?(?:[–-]\d+(?::\d+)?)?"
    rf"(?:, (?:{_PARTY} v\. {_PARTY}(?!,? \d)|{_PARTY}(?=, No))(?:, Nos?\. ?[\w–-]*\w)?)?"
    r"|\b\d{1,4} Cong\. Rec\. [HSE]?[\d,]+"
    r"|(?:Am\. |First |Second )?(?:Compl|Br|Pet|Decl|Aff|Dep|Mem|Mot|Opp)\.(?: ¶¶?| at)? ?\d+(?:[–-]\d+)?"
    r"|(?:ECF|Dkt|Doc)\.? (?:No\. )?\d+(?: at \d+)?)"
)
_PARTS = {
    _CASE: (" v. ", " v ", " vs. ", " vs ", "In re ", "Ex parte ", "Matter of "),
    _SHORT: (" at ",),
    _ID: ("id.", "Id."),
    _STATUTE: ("§", "U.S. Const. ", "Fed. R. "),
    _PAPER: (
        "Tr. ", "Cong. Rec. ", "ECF", "Dkt", "Doc. ", "Doc ",
        "Compl.", "Br.", "Pet.", "Decl.", "Aff.", "Dep.", "Mem.", "Mot.", "Opp.",
    ),
}  # fmt: skip
"""What each match of a pattern holds one of."""
_TAIL = lazy(r"(?:,? ?\([^()“”\"]{0,90}\)){1,4}")
_JUDGE = lazy(r"\((?:opinion of )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}), (?:C\. ?)?J\.(?:J\.)?[,)]")
_STATEMENT = lazy(r"\((?:statement|testimony|remarks|letter|declaration) of (?P<name>(?:[A-Z][\w.’'-]* ?){1,5})")
_BACK = 200
"""Citations looked back over for the one that a short form repeats."""
_QUOTING = re.compile(r" \((quoting|citing) ")
_SIGNALS = frozenset("see cf accord compare contra citing quoting under as and but in also generally e.g with".split())
_SHORTENED = frozenset("""
bd sch dist co corp inc ltd ass'n assn assoc educ dep't dept univ nat'l int'l cnty ins mfg bros ry comm comm'n fed st mr
mrs ms dr jr no u.s hosp indus ctr found servs sys tech auth gen sec'y lab am cal tex fla ill cf e.g v tr arg oral rec
cong penal stat code ann civ crim evid app compl br pet decl const art amend crim mass mich pa va wash ga md ky tenn
""".replace("'", "’").split()) | frozenset("ass'n dep't nat'l int'l comm'n sec'y".split())
"""Words of names and citations that are cut short by a full stop."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation."""

    span: Span
    """Where it stands in the text, with the brackets that belong to it."""
    name: str
    """The document's name as the text gives it in full."""
    mention: Span
    """The words that name it here."""
    author: str | None = None
    """Whose words they are, where it says so, as written."""


_NEAR_BEFORE, _NEAR_AFTER = 4, 24
"""Code points between a quotation and the citation that holds it in brackets, or follows it."""


class Citations:
    """The citations of one text, in order."""

    def __init__(self, found: tuple[Citation, ...]) -> None:
        self._found = found
        self._starts = [one.span.start for one in found]
        self._ends = [one.span.end for one in found]

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Citation]:
        return iter(self._found)

    def first_within(self, start: int, end: int) -> Citation | None:
        """Return the first citation that begins between two places."""
        at = bisect_left(self._starts, start)
        return self._found[at] if at < len(self._found) and self._starts[at] < end else None

    def before(self, text: str, start: int) -> Citation | None:
        """Return the citation that holds in brackets what begins at `start`: `(“…”)`."""
        at = bisect_right(self._ends, start) - 1
        if at < 0 or start - self._ends[at] > _NEAR_BEFORE:
            return None
        between = text[self._ends[at] : start]
        return self._found[at] if between.strip(" \"'“‘[") == "(" else None

    def after(self, text: str, end: int) -> Citation | None:
        """Return the citation that stands right after what ends at `end`: `“…” Hale v. Ross, …`."""
        at = bisect_left(self._starts, end)
        if at == len(self._found) or self._starts[at] - end > _NEAR_AFTER:
            return None
        between = text[end : self._starts[at]]
        words = between.strip(" \n\"'”’.,;([").lower().replace(",", "").replace(".", "").split()
        return self._found[at] if "\n\n" not in between and all(word in _SIGNALS for word in words) else None

    def quoted_in(self, text: str, citation: Citation) -> tuple[Citation, Span] | None:
        """Return the document that the one cited quotes, with the word that says so: `(quoting Ross v. Holm, …)`."""
        at = bisect_left(self._starts, citation.span.end)
        match = _QUOTING.match(text, citation.span.end)
        if match is None or at == len(self._found) or self._starts[at] != match.end():
            return None
        return self._found[at], Span(*match.span(1))


def find_citations(text: str) -> Citations:
    """Return the citations of a text; none where nothing in it looks like law."""
    if not any(hint in text for hint in _HINTS):
        return Citations(())
    found: list[Citation] = []
    for one in sorted(_raw(text), key=lambda one: (one.span.start, -one.span.end)):
        if not found or one.span.start >= found[-1].span.end:
            found.append(_resolve(one, found, text))
    return Citations(tuple(found))


def _find_all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Go over the matches of a pattern in a text, where it holds what they all hold: the patterns are slow."""
    if any(part in text for part in _PARTS[pattern]):
        yield from pattern.finditer(text)


def _raw(text: str) -> Iterator[Citation]:
    for match in _find_all(_CASE, text):
        start = _skip_signals(text, *match.span("name"))
        name = text[start : match.end("name")]
        if match["cite"] is None and not name.startswith(("In re", "Ex parte", "Matter of")) and " v. " not in name:
            continue
        mention = Span(start, match.end("name"))
        yield _with_tail(text, Citation(Span(start, match.end()), " ".join(name.split()), mention))
    for match in _find_all(_SHORT, text):
        yield _with_tail(text, Citation(Span(*match.span()), "", Span(*match.span("name"))))
    for match in _find_all(_ID, text):
        yield _with_tail(text, Citation(Span(*match.span()), "", Span(match.start(), match.start() + 3)))
    for pattern in (_STATUTE, _PAPER):
        for match in _find_all(pattern, text):
            start = _skip_signals(text, *match.span())
            span = Span(start, match.end())
            yield _with_tail(text, Citation(span, " ".join(span.cut(text).split()), span))


def _skip_signals(text: str, start: int, end: int) -> int:
    """Step over the words before a name that say how it bears on the point: `See`, `But see`."""
    for stop in re.finditer(r"([\w’']+)\. ", text[start:end]):
        if stop[1].lower() not in _SHORTENED and not stop[1][0].isdigit() and len(stop[1]) > 1:
            start += stop.end()  # a sentence ends before the name
            return _skip_signals(text, start, end)
    while True:
        word = text[start:end].split(" ", 1)[0]
        if " " not in text[start:end] or word.strip(".,").lower() not in _SIGNALS:
            return start
        if text.startswith("In re ", start):
            return start
        start += len(word) + 1


def _with_tail(text: str, citation: Citation) -> Citation:
    """Take in the brackets that follow: court and year, and whose words they are."""
    tail = _TAIL.match(text, citation.span.end)
    if tail is None:
        return citation
    told = _JUDGE.search(text, tail.start(), tail.end()) or _STATEMENT.search(text, tail.start(), tail.end())
    if told is None:
        return replace(citation, span=Span(citation.span.start, tail.end()))
    return replace(
        citation, span=Span(citation.span.start, tail.end()), author=told["name"].strip(),
        mention=Span(told.start("name"), told.start("name") + len(told["name"].rstrip())),
    )  # fmt: skip


def _resolve(citation: Citation, earlier: list[Citation], text: str) -> Citation:
    """Give a short citation the name of the one that it repeats."""
    if citation.name or not earlier:
        return citation if citation.name else replace(citation, name=citation.mention.cut(text))
    word = citation.mention.cut(text)
    if word.lower().rstrip(".") == "id":
        return replace(citation, name=earlier[-1].name)
    same = next((one for one in reversed(earlier[-_BACK:]) if re.search(rf"\b{re.escape(word)}\b", one.name)), None)
    return replace(citation, name=same.name if same else word)
