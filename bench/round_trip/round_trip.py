#!/usr/bin/env python3
"""Whether a true quotation stays true through every format: texts are printed, quoted, and read back.

    python bench/round_trip/round_trip.py [--data FOLDER] [--matrix] [--engines] [--least 0.995]

Verbatim stretches of the texts are set into an article. The article is printed in each format, and so are the
texts; each article is checked against plain sources, and sources of each format against a plain article
(`--matrix`: all against all; `--engines`: also as Chromium, WeasyPrint and LibreOffice print and save, where they
are installed; engines take their time, so give them few `--texts`). Every quotation must be found, and called
verbatim. Then characters of the sources are damaged as scanning damages them, and counted is how many quotations are
still found, and how many are called verbatim with no fold that says why.

PDF needs `typst`, Word `python-docx` (both come with `quoth[dev]`); the engines need `pyphen`, which comes with
WeasyPrint.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from engines import ENGINES, find_missing
from printing import FORMATS, QUOTED

import quoth
from quoth.archive import Record
from quoth.model import Document
from quoth.readers import READERS, read

TEXTS = Path(__file__).parent.parent / "quality" / "texts" / "record"
LEADS = (
    "One line of it is worth the whole: “{}” Nobody has answered that.",
    "The page says, “{}” and goes on to other matters.",
    "It is put there in so many words: “{}”",
    "Readers wrote to us about a single passage, “{}”, more than about the rest.",
)
CONFUSED = (
    ("m", "rn"), ("rn", "m"), ("l", "1"), ("I", "l"), ("O", "0"), ("e", "c"), ("c", "e"), ("h", "li"), ("d", "cl"),
    ("fi", "ñ"), ("t", "f"), ("i", "í"), ("s", "5"), ("B", "8"), ("vv", "w"), ("u", "ii"),
)  # fmt: skip
"""What scanning takes for something else."""


_UNFIT = re.compile(r"[\"“”‘()\[\]…]|\.\.\.|’(?!\w)|\b[A-Z]+\.?:|\d\.$")
"""Marks, and the labels of turns (`HOLM:`, `HOLM, JR.:`), which are nobody's words."""


def load_texts(folder: Path) -> dict[str, list[str]]:
    """Return the paragraphs of each text, by its name."""
    texts = {}
    for path in sorted(folder.glob("*.txt")):
        parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        texts[path.stem] = [" ".join(part.split()) for part in parts if part.strip()]
    return texts


def plant(texts: dict[str, list[str]], count: int, rng: random.Random) -> list[str]:
    """Return so many stretches of 8 to 30 words, each of one paragraph, without marks inside and different."""
    made: list[str] = []
    pool = [part for parts in texts.values() for part in parts if len(part.split()) > 40]
    while len(made) < count:
        words = rng.choice(pool).split()
        size = rng.randint(8, 30)
        first = rng.randrange(len(words) - size)
        stretch = " ".join(words[first : first + size]).strip(" ,;:—–-")
        if not _UNFIT.search(stretch) and stretch not in made:
            made.append(stretch)
    return made


def write_article(stretches: Sequence[str]) -> list[str]:
    return [LEADS[at % len(LEADS)].format(stretch) for at, stretch in enumerate(stretches)]


def print_documents(form: str, documents: Sequence[tuple[str, Sequence[str]]]) -> list[Document]:
    if form in ENGINES:
        ending, batch = ENGINES[form]
        printed = batch(documents)
    else:
        ending, printer = FORMATS[form]
        printed = [printer(title, paragraphs) for title, paragraphs in documents]
    names = [re.sub(r"\W+", "-", title) + ending for title, _ in documents]
    return [read(data, name) for data, name in zip(printed, names, strict=True)]


def print_document(form: str, title: str, paragraphs: Sequence[str]) -> Document:
    return print_documents(form, [(title, paragraphs)])[0]


def print_record(form: str, texts: dict[str, list[str]]) -> Record:
    return quoth.open_record(print_documents(form, list(texts.items())))


def judge(article: Document, record: Record, stretches: Sequence[str]) -> tuple[float, list[str]]:
    """Return the share of the quotations that are called verbatim, and the others with what they are called."""
    labels: dict[str, str] = {}
    for finding in quoth.check(article, record).findings:
        labels[tell_letters(finding.quotation.text)] = str(finding.verdict.label)
    called = [(stretch, labels.get(tell_letters(stretch), "no quotation")) for stretch in stretches]
    missed = [f"{label}: {stretch}" for stretch, label in called if label != "verbatim"]
    return 1 - len(missed) / len(stretches), missed


def flatten(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def tell_letters(text: str) -> str:
    """Return what tells one quotation from others; a hyphen at a line's end may join or part its words."""
    return "".join(re.findall(r"[^\W_]+", re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]", "", text.casefold())))


def damage(text: str, share: float, rng: random.Random) -> str:
    """Return a text of which a share of the characters are confused, as scanning does, or a space is lost or put in."""
    out, at = [], 0
    while at < len(text):
        if rng.random() < share:
            fitting = [pair for pair in CONFUSED if text.startswith(pair[0], at)]
            if fitting:
                old, new = rng.choice(fitting)
                out.append(new)
                at += len(old)
                continue
            if text[at] == " " and rng.random() < 0.5:
                at += 1
                continue
            if text[at].isalpha() and rng.random() < 0.2:
                out.append(text[at] + " ")
                at += 1
                continue
        out.append(text[at])
        at += 1
    return "".join(out)


def alter(stretch: str, words: Sequence[str], rng: random.Random) -> str:
    """Return a stretch in which one word, not the first or the last, is another."""
    said = stretch.split()
    at = rng.randrange(1, len(said) - 1)
    other = rng.choice([word for word in words if word != flatten(said[at])])
    return " ".join([*said[:at], other, *said[at + 1 :]])


def judge_damaged(
    texts: dict[str, list[str]], stretches: Sequence[str], share: float, seed: int, show: bool
) -> tuple[float, float, int, int]:
    """Return the shares of quotations that are found in damaged sources, and verbatim; how many of these without a
    fold; and of quotations with one word altered how many are verbatim."""
    rng = random.Random(seed)
    damaged = {name: [damage(part, share, rng) for part in parts] for name, parts in texts.items()}
    record = print_record("plain text", damaged)
    article = print_document("plain text", "Lines worth keeping", write_article(stretches))
    whole = {flatten(part) for parts in damaged.values() for part in parts}
    found = verbatim = silent = 0
    for finding in quoth.check(article, record).findings:
        found += finding.passage is not None and str(finding.verdict.label) not in ("not_found", "unchecked")
        same = any(f" {flatten(finding.quotation.text)} " in f" {part} " for part in whole)
        verbatim += str(finding.verdict.label) == "verbatim"
        silent += str(finding.verdict.label) == "verbatim" and not same and not finding.folds
        if show and str(finding.verdict.label) != "verbatim":
            print(f"    {finding.verdict.label}: {finding.verdict.reason}")
    words = sorted({word for parts in texts.values() for part in parts for word in flatten(part).split()})
    altered = write_article([alter(stretch, words, rng) for stretch in stretches])
    judged = quoth.check(print_document("plain text", "Lines worth keeping", altered), record).findings
    passed = sum(str(finding.verdict.label) == "verbatim" for finding in judged)
    return found / len(stretches), verbatim / len(stretches), silent, passed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=TEXTS, help="a folder of .txt files")
    parser.add_argument("--texts", type=int, help="texts that are drawn by lot; all where it is not given")
    parser.add_argument("--count", type=int, default=200, help="quotations that are planted")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--matrix", action="store_true", help="articles of every format, sources of every format")
    parser.add_argument("--engines", action="store_true", help="also print by the engines that are installed")
    parser.add_argument("--only", default="", help="formats with this in their name, and plain text")
    parser.add_argument("--show", action="store_true", help="print what is missed")
    parser.add_argument("--least", type=float, help="least share that must be verbatim in each")
    args = parser.parse_args()
    texts = load_texts(args.data)
    if args.texts is not None:
        texts = dict(random.Random(args.seed).sample(sorted(texts.items()), min(args.texts, len(texts))))
    stretches = plant(texts, args.count, random.Random(args.seed))
    readable = {row.name for row in READERS}
    missing = find_missing() if args.engines else []
    printable = [form for form in ENGINES if args.engines and not any(name in form for name in missing)]
    forms = [form for form in [*FORMATS, *printable] if form.split(",")[0] in readable]
    forms = [form for form in forms if args.only in form or form == "plain text"]
    lines = write_article(stretches)
    articles = {form: print_document(form, "Lines worth keeping", lines) for form in forms if form not in QUOTED}
    records = {form: print_record(form, texts) for form in forms}
    low = 0
    for article in articles:
        for record in records:
            if args.matrix or "plain text" in (article, record):
                share, missed = judge(articles[article], records[record], stretches)
                low += args.least is not None and share < args.least
                print(f"{article:>25} against {record:<25} {share:.4f}", flush=True)
                if args.show:
                    print("".join(f"    {line}\n" for line in missed), end="")
    for share in (0.003, 0.01, 0.03):
        found, verbatim, silent, passed = judge_damaged(texts, stretches, share, args.seed, args.show)
        told = f"found {found:.4f}, verbatim {verbatim:.4f}, {silent} without a fold"
        print(f"{share:.1%} of characters damaged: {told}; {passed} verbatim of as many with a word altered")
    if missing:
        print(f"not installed: {', '.join(missing)}")
    left = [form for form in FORMATS if form not in forms]
    if left:
        print(f"not read yet: {', '.join(left)}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
