"""PDFs that a printer makes: what was printed is read back."""

from __future__ import annotations

import re
import textwrap
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import typst

from quoth.model import BlockKind, Document
from quoth.model.document import find_place
from quoth.readers import read
from quoth.text.words import find_words

RECORD = Path(__file__).parents[2] / "examples" / "summit" / "record"
TEXTS = sorted(RECORD.glob("*.txt"))
MARKUP = re.compile(r"([#*_$@<>`\\\[\]~/=+-])")
POINT = re.compile(r"^(\d+)\.")


def escape(words: str) -> str:
    return POINT.sub(r"\1\\.", MARKUP.sub(r"\\\1", words))


def print_pages(source: str, tmp_path: Path) -> Document:
    (tmp_path / "a.typ").write_text(source, encoding="utf-8")
    return read(typst.compile(str(tmp_path / "a.typ")), "a.pdf")


def find(document: Document, *kinds: BlockKind) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks if block.kind in kinds]


def running(document: Document) -> list[str]:
    return find(document, BlockKind.BODY, BlockKind.QUOTATION, BlockKind.HEADING, BlockKind.STAGE)


def alike(one: str, other: str) -> float:
    """Return the share of words that stand in both, in order."""
    first, second = find_words(one).keys.tolist(), find_words(other).keys.tolist()
    matched = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) / max(len(first), len(second))


@pytest.mark.parametrize("indented", [False, True], ids=["spaced", "indented"])
@pytest.mark.parametrize("justified", [False, True], ids=["ragged", "justified"])
@pytest.mark.parametrize("columns", [1, 2])
def test_what_was_printed_is_read_back(columns: int, justified: bool, indented: bool, tmp_path: Path) -> None:
    told = [
        " ".join(part.split())
        for path in TEXTS
        for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
        if part.strip()
    ]
    how = "first-line-indent: 1.2em, spacing: 0.65em" if indented else ""
    source = f"""
        #set page(paper: "a5", columns: {columns}, numbering: "1", header: [The Strait Review], margin: 1.6cm)
        #set par(justify: {str(justified).lower()}, {how})
        #set text(hyphenate: true, size: 9pt, lang: "en")

        {"".join(f"#par[{escape(part)}]" for part in told)}"""
    document = print_pages(source, tmp_path)
    paragraphs = running(document)
    assert alike(" ".join(told), " ".join(paragraphs)) >= 0.999
    straight = {part.replace("’", "'") for part in paragraphs}
    assert sum(part in straight for part in told) >= 0.9 * len(told)
    furniture = find(document, BlockKind.FURNITURE)
    assert len(set(furniture)) * 2 >= len(furniture)
    assert furniture.count("The Strait Review") == len(furniture) / 2


LINE = "The river has kept its side of every bargain we ever made with it, and the Minister said so twice. "
NAMES = "one two three four five six".split()


def test_an_article_is_parted(tmp_path: Path) -> None:
    source = """
        #set page(paper: "a4", columns: 2, numbering: "1", header: [Annals of the Strait #h(1fr) Volume 4])
        #set document(title: "On the ferry", author: "Ada Holm", date: datetime(year: 1999, month: 1, day: 2))
        #set text(size: 10pt, lang: "en", hyphenate: true)
        #set par(justify: true, first-line-indent: 1em, spacing: 0.65em)
        #place(top + center, scope: "parent", float: true)[#text(17pt)[On the ferry at Sennet]]
    """
    for at in range(6):
        source += f"""
        = Section {NAMES[at]}

        {LINE * 3} She said so.#footnote[See the record of {at + 1} May 2021.] {LINE * 9}

        Hale wrote:
        #quote(block: true)[We have come through the sluices, {LINE * 2}]

        {LINE * 5}

        - one thing that matters here
        - another thing, which is longer than the line of a column and so goes over

        #figure(rect(width: 90%, height: 40pt), caption: [A weir.])
        """
    document = print_pages(source, tmp_path)
    assert document.title == "On the ferry"
    assert document.author == "Ada Holm"
    assert document.published is None
    assert not document.problems
    assert find(document, BlockKind.HEADING) == ["On the ferry at Sennet", *(f"Section {name}" for name in NAMES)]
    assert set(find(document, BlockKind.NOTE)) == {
        f"{sign} See the record of {at} May 2021." for at, sign in enumerate("¹²³⁴⁵⁶", 1)
    }
    assert find(document, BlockKind.QUOTATION) == [f"We have come through the sluices, {LINE * 2}".strip()] * 6
    assert find(document, BlockKind.CAPTION) == [f"Figure {at + 1}: A weir." for at in range(6)]
    body = find(document, BlockKind.BODY)
    assert body[:2] == [f"{LINE * 3}She said so.¹ {LINE * 9}".strip(), "Hale wrote:"]
    assert len(body) == 5 * 6
    furniture = set(find(document, BlockKind.FURNITURE))
    assert furniture >= {"1", "2", "3"}
    assert furniture - {"1", "2", "3"} <= {"Annals of the Strait Volume 4", "Annals of the Strait", "Volume 4"}


TURNS = [
    ("Q.", "Where were you on the morning of the third of May, when the ferry left Sennet and did not come back?"),
    ("A.", "At home. I had been told that nobody would be needed, and I believed it, since the mate had said so."),
    ("Q.", "Yes?"),
    ("A.", "Yes."),
    ("MR. HALE:", "Objection to the form of the question, and to the tone in which it is put."),
    ("THE WITNESS:", "I shall answer it."),
    ("", "(Recess taken.)"),
    ("Q.", "Twelve men went aboard?"),
    ("A.", "12 went aboard, and 11 came back."),
]
INDENTS = {"Q.": "     Q.   ", "A.": "     A.   ", "": " " * 15}


def test_a_deposition_is_read_turn_by_turn_with_the_numbers_of_its_lines(tmp_path: Path) -> None:
    lines = [
        line
        for label, words in TURNS * 7
        for line in textwrap.wrap(words, 52, initial_indent=INDENTS.get(label, f"          {label}  "))
    ]
    source = '#set page(paper: "us-letter", margin: 1.2in)\n#set text(font: "DejaVu Sans Mono", size: 10pt)\n'
    for first in range(0, len(lines), 25):
        rows = [*lines[first : first + 25], *[""] * 25][:25]
        numbered = "\n\n".join(f"{at:>2}   {line}" for at, line in enumerate(rows, 1))
        page = f"{' ' * 46}Page {first // 25 + 12}\n\n{numbered}\n\n\n          Veritas Reporting  800-555-0100"
        source += f"```\n{page}\n```\n#pagebreak(weak: true)\n"
    document = print_pages(source, tmp_path)
    assert running(document) == [f"{label} {words}".strip() for label, words in TURNS * 7]
    pages = {f"Page {at}" for at in range(12, 12 + -(-len(lines) // 25))}
    assert {*find(document, BlockKind.FURNITURE)} == {"Veritas Reporting 800-555-0100", *pages}
    at = [at.start() for at in re.finditer("12 went aboard", document.text)][3]
    number = [place for place, line in enumerate(lines) if "12 went" in line][3]
    assert [mark.label for mark in find_place(document.landmarks, at)] == [str(12 + number // 25), str(number % 25 + 1)]


def test_a_brief_on_pleading_paper(tmp_path: Path) -> None:
    quoted = (
        "The river has kept its side of every bargain we ever made with it. It is our turn now, and we shall keep ours"
        " whatever it may cost the three governments. Nobody will remember the clauses."
    )
    said = "The motion rests on a misreading of the letter. As the Court observed, the parties had agreed on it. " * 4
    source = """
        #set page(paper: "us-letter", margin: (left: 1.5in, right: 0.7in, y: 1in),
          background: place(dx: 0.9in, dy: 1in, box(width: 0.35in, stack(spacing: 0pt, ..range(1, 28).map(i =>
            box(height: 24pt, width: 0.35in, align(right, text(size: 12pt)[#i])))))),
          footer: align(center)[OPPOSITION TO MOTION — #context counter(page).display()])
        #set text(size: 12pt, hyphenate: true)
        #set par(leading: 15.9pt, spacing: 15.9pt, first-line-indent: 0.5in, justify: false)
        #align(center)[*ARGUMENT*]
    """
    for _ in range(5):
        source += f"""
        {said} Counsel put it so:

        #block(inset: (left: 0.5in, right: 0.5in))[#set par(leading: 3pt, first-line-indent: 0pt)
        {quoted}]

        #par(first-line-indent: 0pt)[That is not the law.]
        """
    document = print_pages(source, tmp_path)
    assert find(document, BlockKind.HEADING) == ["ARGUMENT"]
    assert find(document, BlockKind.QUOTATION) == [quoted] * 5
    assert find(document, BlockKind.BODY) == [f"{said}Counsel put it so:", "That is not the law."] * 5
    assert {*find(document, BlockKind.FURNITURE)} == {f"OPPOSITION TO MOTION — {at}" for at in (1, 2)}


def test_hyphens_at_line_ends_are_told_by_the_words_of_the_document(tmp_path: Path) -> None:
    source = """
        #set page(width: 4.6cm, height: 20cm, margin: 1cm)
        #set text(size: 9pt, lang: "en", hyphenate: true, costs: (hyphenation: 1%))
        #set par(justify: true)
        It is a well-known office, and well-known offices are internationally efficient. An extraordinarily
        well-known office, the well-known one, and every well-known and extraordinarily well-known one.
        Internationally efficient offices, extraordinarily efficient ones: well-known internationally.
    """
    words = find_words(print_pages(source, tmp_path).text)
    assert words.keys.tolist() == find_words(
        "It is a well-known office, and well-known offices are internationally efficient. An extraordinarily "
        "well-known office, the well-known one, and every well-known and extraordinarily well-known one. "
        "Internationally efficient offices, extraordinarily efficient ones: well-known internationally."
    ).keys.tolist()
