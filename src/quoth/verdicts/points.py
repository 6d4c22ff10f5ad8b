"""Marks between the same words that move the sense: a question made a statement, a comma, marks put round a word.

Punctuation changes no word, and a transcript's is its writer's: such a departure is listed and weighed, and
never makes a quotation `altered` by itself. A sign of currency is a word, and another one is another number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from quoth.model import Departure, DepartureKind, Span, Words

from .figures import write_unit
from .lexicon import Lexicon

__all__ = ["POINTS", "Gap", "PointRule", "compare_last", "compare_points", "write_point_table"]

_QUOTES = re.compile("[\"“”„‟«»‹›「」『』]|(?<![^\\W\\d_])['‘’]|['‘’](?![^\\W\\d_])")
_ENDS = re.compile(r"[.!;](?!\d)")
_SIGNS = re.compile(r"[^\W\d_]{0,3}[\u0024\u00a3\u00a5\u20a0-\u20bf]")
_SCARE = 3
"""Words that may stand between marks put round them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two words that both sides share, or after the last."""

    quoted: str
    """The characters on the quoted side."""
    recorded: str
    """The characters on the recorded side."""
    following: str
    """The recorded word after it, lower case; empty at the end."""
    ahead: tuple[str, ...]
    """What stands on the quoted side in the gaps after the next words."""
    held: tuple[str, ...]
    """What stands on the recorded side there."""
    lexicon: Lexicon
    """What is known of the language."""


@dataclass(frozen=True, slots=True)
class PointRule:
    """One way in which marks move the sense."""

    name: str
    """Its name in tables and cases."""
    kind: DepartureKind
    """The kind it gives."""
    fits: Callable[[Gap], bool]
    """Whether the marks do so."""
    weight: float
    """How far it may turn the sense, 0 to 1."""
    reason: str
    """Why, in a few words."""
    says: str
    """An example, for the manual."""


def _currency(gap: Gap) -> bool:
    one, other = _SIGNS.search(gap.quoted), _SIGNS.search(gap.recorded)
    return bool(one and other) and _unit(one, gap) != _unit(other, gap)


def _unit(match: re.Match[str] | None, gap: Gap) -> str:
    return write_unit(match.group(), gap.lexicon) if match else ""


def _question(gap: Gap) -> bool:
    return "?" in gap.recorded and "?" not in gap.quoted and bool(_ENDS.search(gap.quoted))


def _statement(gap: Gap) -> bool:
    return "?" in gap.quoted and "?" not in gap.recorded and bool(_ENDS.search(gap.recorded))


def _scare(gap: Gap) -> bool:
    if not _QUOTES.search(gap.quoted) or _QUOTES.search(gap.recorded):
        return False
    return any(_QUOTES.search(mark) for mark in gap.ahead) and not any(_QUOTES.search(mark) for mark in gap.held)


def _comma(gap: Gap) -> bool:
    quoted, recorded = gap.quoted.strip(), gap.recorded.strip()
    return {quoted, recorded} == {"", ","} and gap.following in gap.lexicon.relatives


POINTS: tuple[PointRule, ...] = (
    PointRule("currency", DepartureKind.NUMBER, _currency, 0.85, "another currency", "`€40` for `$40`"),
    PointRule("question dropped", DepartureKind.PUNCTUATION, _question, 0.4, "a question is made a statement",
              "`.` for `?`"),
    PointRule("question made", DepartureKind.PUNCTUATION, _statement, 0.4, "a statement is made a question",
              "`?` for `.`"),
    PointRule("marks put in", DepartureKind.PUNCTUATION, _scare, 0.2, "quotation marks are put round the next words",
              "`the ‘peace’ plan` for `the peace plan`"),
    PointRule("comma", DepartureKind.PUNCTUATION, _comma, 0.3, "a comma decides whether what follows narrows",
              "`the pilots, who came` for `the pilots who came`"),
)  # fmt: skip
"""Tried in order; a gap that none fits is a fold."""


def compare_points(
    one: str, one_words: Words, first: int, other: str, other_words: Words, start: int, count: int,
    breaks: Collection[int], lexicon: Lexicon,
) -> Iterator[Departure]:
    """Yield a departure for each gap between `count` equal words whose marks move the sense.

    The words are `one_words` from `first` on, in the text `one`, and `other_words` from `start` on, in the text
    `other`; gaps before the words that `breaks` counts are left alone.
    """
    mine = [Span(int(one_words.ends[at - 1]), int(one_words.starts[at])) for at in range(first + 1, first + count)]
    theirs = [
        Span(int(other_words.ends[at - 1]), int(other_words.starts[at])) for at in range(start + 1, start + count)
    ]
    for i, (a, b) in enumerate(zip(mine, theirs, strict=True)):
        quoted, recorded = a.cut(one), b.cut(other)
        if quoted == recorded or first + 1 + i in breaks:
            continue
        following = other[b.end : int(other_words.ends[start + 1 + i])].lower()
        ahead = tuple(span.cut(one) for span in mine[i + 1 : i + 1 + _SCARE])
        held = tuple(span.cut(other) for span in theirs[i + 1 : i + 1 + _SCARE])
        yield from _name(Gap(quoted, recorded, following, ahead, held, lexicon), a, b)


def compare_last(one: str, mine: Span, other: str, theirs: Span, lexicon: Lexicon) -> Iterator[Departure]:
    """Yield a departure where the marks after the last word, `mine` and `theirs`, move the sense."""
    quoted, recorded = mine.cut(one), theirs.cut(other)
    if "?" in quoted or "?" in recorded:
        yield from _name(Gap(quoted, recorded, "", (), (), lexicon), mine, theirs)


def _name(gap: Gap, mine: Span, theirs: Span) -> Iterator[Departure]:
    rule = next((rule for rule in POINTS if rule.fits(gap)), None)
    if rule is None:
        return
    sides = [_strip(span, text) for span, text in ((mine, gap.quoted), (theirs, gap.recorded))]
    (a, quoted), (b, recorded) = sides
    said = f"“{quoted}” for “{recorded}”" if quoted and recorded else f"“{quoted or recorded}”"
    reason = f"{rule.reason}: {said}" + (f" before “{gap.following}”" if gap.following else "")
    yield Departure(rule.kind, quoted, recorded, a, b, False, rule.weight, reason)


def _strip(span: Span, text: str) -> tuple[Span, str]:
    bare = text.strip()
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(bare)), bare


def write_point_table() -> str:
    """Return the rules as a table in Markdown, in their order."""
    rows = ["| rule | kind | weight | what differs |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{rule.name}` | `{rule.kind.value}` | {rule.weight:.2f} | {rule.reason}: {rule.says} |" for rule in POINTS
    ]
    return "\n".join(rows)
