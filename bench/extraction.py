#!/usr/bin/env python3
"""How fast quotations and speakers are found, from one page to fifty megabytes. A wrong answer gives no figure.

    python bench/extraction.py              # 1, 5 and 25 MB as articles, and as one text
    python bench/extraction.py --most 50    # up to 50 MB

The articles are made from the bundled example with a fixed seed: paragraphs of its sentences, every third
with a quotation, in the forms that newspapers use, each planted with its speaker. The baseline, in the same
run, is one pattern for words over the same text. One line a size: megabytes a second for articles of some
five kilobytes each, and for all of them as one text; near linear means that the figures of a column stay alike.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from dataclasses import replace

from speed import RECORD

import quoth
from quoth.readers import read_text

FIRST = "Ada Bo Clara Dan Elsa Finn Gerda Hugo Ines Jon Kira Lars Mona Nils Olga Pelle".split()
LAST = "Holm Berg Hale Lund Roth Vorn Sand Falk Stern Moor Beck Dahl Krag Ness Rask Thorn".split()
FORMS = (
    "“{words},” {speaker} said.",
    "“{words},” said {speaker}, who had come by train.",
    "{speaker} told the council that it was “{part}” and left.",
    "{speaker} said: “{words}.”",
    "“{words},” {speaker} said on Monday. “{more}.”",
    "According to {speaker}, “{words}.”",
)
"""Forms of reporting; what they hold in marks is a quotation, and `speaker` is who said it."""


def make_articles(rng: random.Random, size: int) -> tuple[list[str], list[list[tuple[str, str]]]]:
    """Return articles of `size` characters together, each with its planted quotations and their speakers."""
    sentences: list[str] = []
    for path in sorted(RECORD.glob("*.txt")):
        sentences += re.split(r"(?<=[.!?])\s+", path.read_text(encoding="utf-8"))
    plain = [s.strip().rstrip(".?!") for s in sentences if not re.search(r"[\"“”‘’():\n]", s) and len(s) > 40]
    articles, planted, length = [], [], 0
    while length < size:
        people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(3)]
        paragraphs, answers = [], []
        for i in range(18):
            if i % 3 == 1:
                speaker, words, more = rng.choice(people), rng.choice(plain), rng.choice(plain)
                part = " ".join(words.split()[-5:])
                form = rng.choice(FORMS)
                paragraphs.append(form.format(speaker=speaker, words=words, more=more, part=part))
                answers += [(match, speaker) for match in re.findall(r"“([^”]*)”", paragraphs[-1])]
            else:
                paragraphs.append(" ".join(f"{rng.choice(plain)}." for _ in range(3)))
        articles.append("\n\n".join(paragraphs))
        planted.append(answers)
        length += len(articles[-1]) + 2
    return articles, planted


def count_right(extraction: quoth.model.Extraction, answers: list[tuple[str, str]]) -> tuple[int, int]:
    """Return how many planted quotations were found, and how many with their speaker."""
    text = extraction.document.text
    found = {
        (piece.cut(text).rstrip(",."), attribution.speaker)
        for quotation, attribution in zip(extraction.quotations, extraction.attributions, strict=True)
        for piece in quotation.pieces
    }
    words = {piece for piece, _ in found}
    planted = [(piece.rstrip(",."), speaker) for piece, speaker in answers]
    return sum(piece in words for piece, _ in planted), sum(pair in found for pair in planted)


def main() -> int:
    """Print the figures; return 1 where an answer is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=25, help="megabytes of the largest text")
    args = parser.parse_args()
    word = re.compile(r"\w+")
    quoth.extract("“Yes,” she said.")  # what is loaded once is not timed
    wrong = 0
    for size in [size for size in (1, 5, 25, 50) if size <= args.most]:
        articles, planted = make_articles(random.Random(7), size * 1_000_000)
        whole = "\n\n".join(articles)
        documents = [read_text(article) for article in articles]
        began = time.process_time()
        word.findall(whole)
        baseline = time.process_time() - began
        began = time.process_time()
        extractions = [quoth.extract(document) for document in documents]
        apart = time.process_time() - began
        began = time.process_time()
        together = quoth.extract(replace(documents[0], text=whole, blocks=()))
        as_one = time.process_time() - began
        total = sum(map(len, planted))
        right = [count_right(e, answers) for e, answers in zip(extractions, planted, strict=True)]
        found, named = sum(f for f, _ in right) / total, sum(n for _, n in right) / total
        if found < 0.999 or named < 0.97 or len(together.quotations) != sum(len(e.quotations) for e in extractions):
            print(f"{size} MB: found {found:.4f}, speakers {named:.4f}, {len(together.quotations)} as one")
            wrong += 1
            continue
        print(
            f"{size:3} MB  articles {size / apart:6.2f} MB/s ({apart / baseline:5.1f} x words)"
            f"  one text {size / as_one:6.2f} MB/s ({as_one / baseline:5.1f} x words)  speakers {named:.3f}"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
