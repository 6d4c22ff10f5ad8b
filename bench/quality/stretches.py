"""Stretches of the bundled texts that can be quoted, and who speaks them."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).parent
RECORDS = (HERE / "texts" / "record", HERE.parent.parent / "examples" / "summit" / "record")
ELSEWHERE = HERE / "texts" / "elsewhere"

_WORD = re.compile(r"[^\W_]+(?:['’,.-][^\W_]+)*")
_TURN = re.compile(r"([A-Z][A-Z.'’ -]+): ")
UNFIT = re.compile(r"[\"“”‘\[\]()…\n]|\.\.\.")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a source, spoken by one person."""

    source: str
    day: str | None
    kind: str
    speaker: str | None
    start: int
    text: str
    number: int

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def sentences(self) -> list[int]:
        """Number of the first word of each sentence."""
        spans = self.words
        return [0] + [
            i for i in range(1, len(spans)) if re.search(r"[.?!]\s+$", self.text[spans[i - 1][1] : spans[i][0]])
        ]


@dataclass(frozen=True)
class Stretch:
    """Words `first` to `last` of a paragraph."""

    paragraph: Paragraph
    first: int
    last: int

    @property
    def text(self) -> str:
        return self.paragraph.text[self.at(0) : self.end(len(self) - 1)]

    def __len__(self) -> int:
        return self.last - self.first

    def at(self, i: int) -> int:
        return self.paragraph.words[self.first + i][0]

    def end(self, i: int) -> int:
        return self.paragraph.words[self.first + i][1]

    def word(self, i: int) -> str:
        return self.paragraph.text[self.at(i) : self.end(i)]

    def cut(self, i: int, j: int) -> str:
        """The text from word i to the end of word j - 1; empty where there is none."""
        return self.paragraph.text[self.at(i) : self.end(j - 1)] if j > i else ""

    def put(self, i: int, j: int, new: str) -> str:
        """The whole text with words i to j - 1 exchanged for `new`; where `new` is empty, one space stays."""
        text, base = self.paragraph.text, self.at(0)
        head, tail = self.text[: self.at(i) - base], text[self.end(j - 1) : self.end(len(self) - 1)]
        return f"{head}{new}{tail}" if new else f"{head.rstrip(' ')}{tail}"

    def insert(self, i: int, new: str) -> str:
        """The whole text with `new` before word i."""
        at = self.at(i) - self.at(0)
        return f"{self.text[:at]}{new} {self.text[at:]}"

    @property
    def place(self) -> tuple[str, int, int]:
        p = self.paragraph
        return (p.source, p.start + self.at(0), p.start + self.end(len(self) - 1))


def read_paragraphs() -> list[Paragraph]:
    """All paragraphs of the record, in order."""
    found: list[Paragraph] = []
    for folder in RECORDS:
        for row in map(json.loads, (folder / "record.jsonl").read_text(encoding="utf-8").splitlines()):
            text = (folder / row["path"]).read_text(encoding="utf-8")
            speaker = row.get("speaker")
            for number, match in enumerate(re.finditer(r"[^\n]+", text)):
                turn = _TURN.match(match[0])
                if turn:
                    speaker = turn[1].title()
                start = match.start() + (turn.end() if turn else 0)
                found.append(Paragraph(
                    row["id"], row.get("date"), row.get("kind") or "", speaker, start, text[start : match.end()], number
                ))
    return found


def read_elsewhere() -> list[Paragraph]:
    """All paragraphs of the texts that no record holds."""
    return [
        Paragraph(path.stem, None, "", None, match.start(), match[0], 0)
        for path in sorted(ELSEWHERE.glob("*.txt"))
        for match in re.finditer(r"[^\n]+", path.read_text(encoding="utf-8"))
    ]


class Drawer:
    """Draws stretches from paragraphs; none that the record holds twice."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = [p for p in paragraphs if len(p.words) > 14]
        self._weights = [len(p.words) for p in self.paragraphs]
        self._all = " ".join(word for p in paragraphs for word in _fold(p.text))

    def draw(self, rng: random.Random, least: int, most: int) -> Stretch:
        """A stretch of `least` to `most` words; half of them begin with a sentence."""
        while True:
            (paragraph,) = rng.choices(self.paragraphs, self._weights)
            size = rng.randint(least, most)
            room = len(paragraph.words) - size
            if room <= 0:
                continue
            starts = [i for i in paragraph.sentences if i <= room]
            first = rng.choice(starts) if starts and rng.random() < 0.5 else rng.randint(0, room)
            stretch = Stretch(paragraph, first, first + size)
            if not UNFIT.search(stretch.text) and self._all.count(" ".join(_fold(stretch.text))) == 1:
                return stretch


def _fold(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
