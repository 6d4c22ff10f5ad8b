"""Ways to change a quotation, each with what must then be said of it: one small function a class, and one table."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from stretches import UNFIT, Drawer, Paragraph, Stretch
from words import (
    CONDITIONS,
    CUTS,
    DENIALS,
    DENIED,
    FILLERS,
    GLOSSES,
    HELPERS,
    MODALITY,
    NAMES,
    NUMBERS,
    QUANTITIES,
    ROLES,
    SHORT_FORMS,
    SMALL,
    SPELLINGS,
    STAND_INS,
)

Place = tuple[str, int, int]
_TELLING = {*NUMBERS, *DENIALS, *MODALITY, *CONDITIONS, *QUANTITIES, *HELPERS}


@dataclass(frozen=True)
class Planted:
    """Words as they will be printed, and what they are."""

    words: str
    stretch: Stretch
    passages: tuple[Place, ...]
    changed: tuple[tuple[str, str], ...] = ()
    broken: bool = False
    """Whether the words are to be printed in two pieces; a bar shows where."""


@dataclass(frozen=True)
class Tools:
    """What the functions draw from."""

    rng: random.Random
    record: Drawer
    elsewhere: Drawer
    paragraphs: list[Paragraph]
    paraphrases: list[tuple[str, str]]

    def draw(self, least: int = 10, most: int = 30) -> Stretch:
        return self.record.draw(self.rng, least, most)

    def inner(self, stretch: Stretch, fits: Callable[[str], bool]) -> int | None:
        """A word well inside that fits, drawn by chance; None where there is none."""
        places = [i for i in range(3, len(stretch) - 3) if fits(stretch.word(i))]
        return self.rng.choice(places) if places else None


Change = Callable[[Tools], Planted | None]


def _one(stretch: Stretch, words: str, quoted: str = "", recorded: str = "") -> Planted:
    return Planted(words, stretch, (stretch.place,), ((quoted, recorded),) if quoted or recorded else ())


def _is_plain(word: str) -> bool:
    return len(word) > 4 and word.islower() and word not in _TELLING


def verbatim(tools: Tools) -> Planted:
    stretch = tools.draw(8)
    return _one(stretch, stretch.text)


def fragment(tools: Tools) -> Planted:
    stretch = tools.draw(5, 7)
    return _one(stretch, stretch.text)


def typography(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    words = stretch.text.replace("'", "’")
    words = re.sub(r"[,;]", "", words, count=tools.rng.randint(1, 3))
    words = words[0].swapcase() + words[1:] if words[0].islower() or words[1].islower() else words
    words = words.replace("; ", " – ").replace(" ", "\u00a0", 1)
    return _one(stretch, words) if words != stretch.text else None


def numeral(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in NUMBERS)
    return None if i is None else _one(stretch, stretch.put(i, i + 1, str(NUMBERS[stretch.word(i)])))


def spelling(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: SPELLINGS.get(word, word) != word)
    return None if i is None else _one(stretch, stretch.put(i, i + 1, SPELLINGS[stretch.word(i)]))


def interrupted(tools: Tools) -> Planted:
    stretch = tools.draw(12)
    i = tools.rng.randint(5, len(stretch) - 5)
    return Planted(f"{stretch.cut(0, i)}|{stretch.cut(i, len(stretch))}", stretch, (stretch.place,), broken=True)


def case(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    letter = stretch.text[0]
    if not letter.isalpha() or stretch.word(0).startswith("I"):
        return None
    return _one(stretch, f"[{letter.swapcase()}]{stretch.text[1:]}")


def ellipsis(tools: Tools) -> Planted | None:
    stretch = tools.draw(16)
    i = tools.rng.randint(4, len(stretch) - 10)
    j = i + tools.rng.randint(1, 6)
    gone = {stretch.word(k).casefold() for k in range(i, j)}
    if gone & {*DENIALS, *CONDITIONS} or any(word.endswith("n't") for word in gone):
        return None
    return _one(stretch, f"{stretch.cut(0, i)} {tools.rng.choice(CUTS)} {stretch.cut(j, len(stretch))}")


def long_ellipsis(tools: Tools) -> Planted | None:
    """A cut of a sentence or more within one paragraph."""
    stretch = tools.draw(32, 80)
    i, j = tools.rng.randint(8, 12), len(stretch) - tools.rng.randint(8, 12)
    return _one(stretch, f"{stretch.cut(0, i)} {tools.rng.choice(CUTS)} {stretch.cut(j, len(stretch))}")


def bracket(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in "it they them he she this that these those him".split())
    return None if i is None else _one(stretch, stretch.put(i, i + 1, tools.rng.choice(STAND_INS)))


def gloss(tools: Tools) -> Planted:
    stretch = tools.draw()
    return _one(stretch, stretch.insert(tools.rng.randint(4, len(stretch) - 4), tools.rng.choice(GLOSSES)))


def ending(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: _is_plain(word) and not word.endswith(("s", "ed", "ing", "ly", "'")))
    if i is None:
        return None
    return _one(stretch, stretch.put(i, i + 1, stretch.word(i) + tools.rng.choice(("[s]", "(s)", "[ed]"))))


def sic(tools: Tools) -> Planted:
    stretch = tools.draw()
    return _one(stretch, stretch.insert(tools.rng.randint(4, len(stretch) - 4), "[sic]"))


def dropped(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, _is_plain)
    if i is None or not _joined(stretch, i - 1, i + 1):
        return None
    return _one(stretch, stretch.put(i, i + 1, ""), "", stretch.word(i))


def _joined(stretch: Stretch, i: int, j: int) -> bool:
    """Whether only spaces part the words: what a writer would leave out without a mark looks so."""
    return not re.search(r"[^\w\s'’-]", stretch.cut(i, j + 1))


def inserted(tools: Tools) -> Planted:
    stretch = tools.draw()
    filler = tools.rng.choice(FILLERS)
    return _one(stretch, stretch.insert(tools.rng.randint(3, len(stretch) - 3), filler), filler, "")


def substituted(tools: Tools) -> Planted | None:
    stretch, other = tools.draw(), tools.draw()
    i, j = tools.inner(stretch, _is_plain), tools.inner(other, _is_plain)
    if i is None or j is None or stretch.word(i)[:4] == other.word(j)[:4]:
        return None
    return _one(stretch, stretch.put(i, i + 1, other.word(j)), other.word(j), stretch.word(i))


def short_changed(tools: Tools) -> Planted | None:
    """Six to eight words, one of them another: little is left to find them by."""
    stretch, other = tools.draw(6, 8), tools.draw()
    places = [i for i in range(1, len(stretch) - 1) if _is_plain(stretch.word(i))]
    j = tools.inner(other, _is_plain)
    if not places or j is None:
        return None
    i, new = tools.rng.choice(places), other.word(j)
    return None if stretch.word(i)[:4] == new[:4] else _one(stretch, stretch.put(i, i + 1, new), new, stretch.word(i))


def edge(tools: Tools) -> Planted | None:
    """Another word at the very end or beginning, where an alignment may simply stop short."""
    stretch, other = tools.draw(), tools.draw()
    i, j = tools.rng.choice((0, len(stretch) - 1)), tools.inner(other, _is_plain)
    if j is None or not _is_plain(stretch.word(i)) or stretch.word(i)[:4] == other.word(j)[:4]:
        return None
    return _one(stretch, stretch.put(i, i + 1, other.word(j)), other.word(j), stretch.word(i))


def under_cover(tools: Tools) -> Planted | None:
    """A word exchanged in a quotation that has an honest ellipsis elsewhere."""
    stretch, other = tools.draw(22, 34), tools.draw()
    i, j = tools.rng.randint(4, 8), tools.inner(other, _is_plain)
    places = [k for k in range(i + 7, len(stretch) - 3) if _is_plain(stretch.word(k))]
    if j is None or not places:
        return None
    k = tools.rng.choice(places)
    if stretch.word(k)[:4] == other.word(j)[:4]:
        return None
    tail = Stretch(stretch.paragraph, stretch.first + i + 2, stretch.last).put(k - i - 2, k - i - 1, other.word(j))
    return _one(stretch, f"{stretch.cut(0, i)} {tools.rng.choice(CUTS)} {tail}", other.word(j), stretch.word(k))


def half_invented(tools: Tools) -> Planted:
    """Recorded words that run on into words that no source holds."""
    stretch, other = tools.draw(9, 12), tools.elsewhere.draw(tools.rng, 8, 11)
    return _one(stretch, f"{stretch.text} {other.text}")


def contraction(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    for i in range(2, len(stretch) - 3):
        for j in (i + 1, i + 2):
            short = SHORT_FORMS.get(stretch.cut(i, j))
            if short:
                return _one(stretch, stretch.put(i, j, short), short, stretch.cut(i, j))
    return None


def name(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    skip = {"I", "Madam", "Speaker", "Mr", "Ms", "Article", "Party", "Parties"}
    places = [
        i
        for i in range(3, len(stretch) - 2)
        if stretch.word(i).istitle() and len(stretch.word(i)) > 3 and stretch.word(i) not in skip
        and stretch.first + i not in stretch.paragraph.sentences and _joined(stretch, i - 1, i)
    ]
    if not places:
        return None
    i, new = tools.rng.choice(places), tools.rng.choice(NAMES)
    return _one(stretch, stretch.put(i, i + 1, new), new, stretch.word(i)) if new != stretch.word(i) else None


def denial_dropped(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in DENIALS)
    if i is None:
        return None
    new = DENIED.get(stretch.word(i), "")
    return _one(stretch, stretch.put(i, i + 1, new), new, stretch.word(i))


def denial_added(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in HELPERS)
    if i is None or stretch.word(i + 1) in DENIALS:
        return None
    return _one(stretch, stretch.insert(i + 1, "not"), "not", "")


def denial_in_bracket(tools: Tools) -> Planted | None:
    """A "not" that the writer adds in brackets: owned up to, and turning the sense all the same."""
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in HELPERS)
    if i is None or stretch.word(i + 1) in DENIALS:
        return None
    return _one(stretch, stretch.insert(i + 1, "[not]"))


def number(tools: Tools) -> Planted | None:
    stretch = tools.draw()
    i = tools.inner(stretch, lambda word: word in NUMBERS or word.replace(",", "").isdigit())
    if i is None:
        return None
    old = stretch.word(i)
    new = tools.rng.choice([word for word in NUMBERS if word != old])
    if old not in NUMBERS:
        new = f"{int(old.replace(',', '')) * 2 + 1:,}" if "," in old else str(int(old) + tools.rng.choice((1, 10, 100)))
    return _one(stretch, stretch.put(i, i + 1, new), new, old)


def _swap(table: dict[str, str]) -> Change:
    def change(tools: Tools) -> Planted | None:
        stretch = tools.draw()
        i = tools.inner(stretch, lambda word: word in table)
        if i is None:
            return None
        old, new = stretch.word(i), table[stretch.word(i)]
        return _one(stretch, stretch.put(i, i + 1, new), new, old)

    return change


def swallowed_denial(tools: Tools) -> Planted | None:
    stretch = tools.draw(14)
    i = tools.inner(stretch, lambda word: word in ("not", "never"))
    if i is None:
        return None
    j = min(i + tools.rng.randint(1, 3), len(stretch) - 3)
    return _one(stretch, f"{stretch.cut(0, i)} {tools.rng.choice(CUTS)} {stretch.cut(j, len(stretch))}")


def swallowed_condition(tools: Tools) -> Planted | None:
    stretch = tools.draw(18, 34)
    i = tools.inner(stretch, lambda word: word in ("unless", "if", "except", "provided", "until", "only"))
    if i is None:
        return None
    j = min(i + tools.rng.randint(2, 8), len(stretch) - 4)
    if j <= i:
        return None
    return _one(stretch, f"{stretch.cut(0, i)} {tools.rng.choice(CUTS)} {stretch.cut(j, len(stretch))}")


def _pair(tools: Tools) -> tuple[Stretch, Stretch] | None:
    """Two stretches of one source, from paragraphs that are no neighbours."""
    one, two = tools.draw(8, 18), tools.draw(8, 18)
    near = one.paragraph.source != two.paragraph.source or abs(one.paragraph.number - two.paragraph.number) < 2
    return None if near else (one, two)


def splice(tools: Tools) -> Planted | None:
    pair = _pair(tools)
    return pair and Planted(f"{pair[0].text} {pair[1].text}", pair[0], (pair[0].place, pair[1].place))


def other_source(tools: Tools) -> Planted | None:
    one, two = tools.draw(8, 18), tools.draw(8, 18)
    if one.paragraph.source == two.paragraph.source:
        return None
    return Planted(f"{one.text} {tools.rng.choice(CUTS)} {two.text}", one, (one.place, two.place))


def reorder(tools: Tools) -> Planted | None:
    stretch = tools.draw(18, 32)
    h = tools.rng.randint(8, len(stretch) - 8)
    words = f"{stretch.cut(h, len(stretch))} {tools.rng.choice(CUTS)} {stretch.cut(0, h)}"
    halves = ((0, h), (h, len(stretch)))
    first, last = (Stretch(stretch.paragraph, stretch.first + a, stretch.first + b) for a, b in halves)
    return Planted(words, stretch, (stretch.place, first.place, last.place))


def sentence_cut(tools: Tools) -> Planted | None:
    stretch = tools.draw(9, 14)
    paragraph = stretch.paragraph
    later = [i for i in paragraph.sentences if i >= stretch.last]
    if len(later) < 2 or later[0] - stretch.last > 6 or later[1] - later[0] < 8 or len(paragraph.words) - later[1] < 9:
        return None
    one = Stretch(paragraph, stretch.first, later[0])
    two = Stretch(paragraph, later[1], later[1] + 9)
    if re.search(r"[\"“”‘\[\]()…]", one.text + two.text):
        return None
    both = Stretch(paragraph, one.first, two.last)
    return Planted(f"{one.text}. {two.text}", one, (one.place, two.place, both.place))


def joined_turns(tools: Tools) -> Planted | None:
    at = tools.rng.randrange(len(tools.paragraphs) - 1)
    one, two = tools.paragraphs[at], tools.paragraphs[at + 1]
    if one.source != two.source or one.speaker == two.speaker or min(len(one.words), len(two.words)) < 7:
        return None
    size, more = tools.rng.randint(7, min(14, len(one.words))), tools.rng.randint(7, min(14, len(two.words)))
    last, first = Stretch(one, len(one.words) - size, len(one.words)), Stretch(two, 0, more)
    if re.search(r"[\"“”‘\[\]()…]", last.text + first.text):
        return None
    both = (one.source, last.place[1], first.place[2])
    return Planted(f"{last.text}. {first.text}", last, (last.place, first.place, both))


def stops_short(tools: Tools) -> Planted | None:
    """The words up to an exception or condition, which stays unquoted."""
    paragraph = tools.rng.choice(tools.record.paragraphs)
    text, spans = paragraph.text, paragraph.words
    narrowing = ("unless", "except", "provided", "if", "until")
    ends = [i for i in range(8, len(spans)) if text[slice(*spans[i])] in narrowing]
    if not ends:
        return None
    last = tools.rng.choice(ends)
    sentence = max(i for i in paragraph.sentences if i <= last)
    first = max(sentence, last - tools.rng.randint(9, 24))
    stretch = Stretch(paragraph, first, last)
    return _one(stretch, stretch.text) if len(stretch) > 7 and not UNFIT.search(stretch.text) else None


_GOVERNED = re.compile(r"(?:\bnot|\bnever|n't|\bcannot|\bnobody) (?:(?!an? |the )\w+ ){1,3}?that (?=\w)", re.IGNORECASE)


def starts_late(tools: Tools) -> Planted | None:
    """The words behind “I do not say that”, which stays unquoted."""
    paragraph = tools.rng.choice(tools.record.paragraphs)
    starts = [match.end() for match in _GOVERNED.finditer(paragraph.text)]
    if not starts:
        return None
    offset = tools.rng.choice(starts)
    first = next(i for i, (start, _) in enumerate(paragraph.words) if start >= offset)
    ends = [*(i for i in paragraph.sentences if i > first), len(paragraph.words)]
    stretch = Stretch(paragraph, first, min(ends[0], first + tools.rng.randint(8, 24)))
    return _one(stretch, stretch.text) if len(stretch) > 5 and not UNFIT.search(stretch.text) else None


def particular(tools: Tools) -> Planted | None:
    """Words too particular to be said twice by chance, for another's mouth."""
    stretch = tools.draw(14, 30)
    known = stretch.paragraph.speaker not in (None, *ROLES)  # the chair may be anyone
    return _one(stretch, stretch.text) if known else None


def paraphrase(tools: Tools) -> Planted | None:
    source, words = tools.rng.choice(tools.paraphrases)
    stretch = tools.draw()
    return Planted(words, stretch, ()) if stretch.paragraph.source == source else None


def invented(tools: Tools) -> Planted:
    return Planted(tools.elsewhere.draw(tools.rng, 9, 30).text, tools.draw(), ())


@dataclass(frozen=True)
class Group:
    """One class of planted quotations."""

    name: str
    change: Change
    label: str
    risk: bool = False
    accept: tuple[str, ...] = ()
    named: str = "same"
    """Who is named as the speaker: the same, another person, or the same person on another day."""


GROUPS = (
    Group("verbatim", verbatim, "verbatim"),
    Group("fragment", fragment, "verbatim"),
    Group("typography", typography, "verbatim"),
    Group("numeral", numeral, "verbatim"),
    Group("spelling", spelling, "verbatim"),
    Group("interrupted", interrupted, "verbatim"),
    Group("stops short", stops_short, "verbatim", risk=True),
    Group("starts late", starts_late, "verbatim", risk=True),
    Group("case", case, "marked"),
    Group("ellipsis", ellipsis, "marked"),
    Group("long ellipsis", long_ellipsis, "marked"),
    Group("bracket", bracket, "marked"),
    Group("gloss", gloss, "marked"),
    Group("ending", ending, "marked"),
    Group("sic", sic, "marked"),
    Group("swallowed denial", swallowed_denial, "marked", risk=True),
    Group("swallowed condition", swallowed_condition, "marked", risk=True),
    Group("denial in brackets", denial_in_bracket, "marked", risk=True),
    Group("dropped", dropped, "altered"),
    Group("inserted", inserted, "altered"),
    Group("substituted", substituted, "altered"),
    Group("small word", _swap(SMALL), "altered"),
    Group("short and changed", short_changed, "altered"),
    Group("changed at the edge", edge, "altered"),
    Group("changed beside an ellipsis", under_cover, "altered"),
    Group("half invented", half_invented, "altered", accept=("spliced", "absent")),
    Group("contraction", contraction, "altered"),
    Group("name", name, "altered", risk=True),
    Group("denial dropped", denial_dropped, "altered", risk=True),
    Group("denial added", denial_added, "altered", risk=True),
    Group("number", number, "altered", risk=True),
    Group("modality", _swap(MODALITY), "altered", risk=True),
    Group("condition", _swap(CONDITIONS), "altered", risk=True),
    Group("quantity", _swap(QUANTITIES), "altered", risk=True),
    Group("splice", splice, "spliced"),
    Group("splice of two sources", other_source, "spliced"),
    Group("reorder", reorder, "spliced"),
    Group("sentence cut", sentence_cut, "spliced", accept=("altered",)),
    Group("joined turns", joined_turns, "spliced"),
    Group("other speaker", particular, "verbatim", named="another"),
    Group("other day", particular, "verbatim", named="another day"),
    Group("paraphrase", paraphrase, "absent"),
    Group("invented", invented, "absent"),
)
"""Every class, in the order in which the figures are printed."""
