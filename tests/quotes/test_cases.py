"""Every case of `tests/cases/quotes`, and every row and rule named by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from quoth.model import Block, BlockKind, Document, Kind, Span
from quoth.quotes import find_quotations
from quoth.quotes.conventions import CONVENTIONS, DIALOGUE
from quoth.quotes.kinds import RULES

CASES = Path(__file__).parents[1] / "cases" / "quotes"
LINE = re.compile(rf"({'|'.join(Kind)}): (.*?)(?: \{{(.*)\}})?")


@dataclass(frozen=True)
class Case:
    title: str
    names: tuple[str, ...]
    document: Document
    expected: tuple[str, ...]


def build(text: str, kinds: list[str]) -> Document:
    paragraphs = [Span(*found.span()) for found in re.finditer(r".+(?:\n.+)*", text)]
    blocks = tuple(
        Block(BlockKind(kind), span) for kind, span in zip(kinds, paragraphs, strict=True)
    ) if kinds else ()
    return Document("case", text, "sha256:0", blocks=blocks)


def read_cases() -> list[Case]:
    cases = []
    for path in sorted(CASES.glob("*.md")):
        for part in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            head, text, tail = part.split("\n~~~\n")
            title, names, *more = head.split("\n")
            kinds = more[0].removeprefix("blocks: ").split() if more else []
            expected = tuple(line for line in tail.splitlines() if LINE.fullmatch(line))
            cases.append(Case(title, tuple(re.findall("`(.+?)`", names)), build(text, kinds), expected))
    return cases


def show(document: Document) -> tuple[str, ...]:
    lines = []
    for quotation in find_quotations(document):
        notes = [f"within {quotation.within}"] if quotation.within else []
        notes += [] if quotation.closed else ["unclosed"]
        notes += [f"{signal.kind} {signal.span.cut(document.text)}" for signal in quotation.signals]
        pieces = " | ".join(piece.cut(document.text) for piece in quotation.pieces).replace("\n", "⏎")
        lines.append(f"{quotation.kind}: {pieces}" + (f" {{{'; '.join(notes)}}}" if notes else ""))
    return tuple(lines)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert show(case.document) == case.expected


@pytest.mark.parametrize("name", [row.name for row in (*CONVENTIONS, DIALOGUE)])
def test_every_convention_finds_its_marks_in_a_case(name: str) -> None:
    shown = [case for case in read_cases() if name in case.names]
    found = {
        quotation.convention
        for case in shown
        for quotation in find_quotations(case.document)
    }
    assert name in found


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_every_rule_of_kind_has_a_case(name: str) -> None:
    assert any(name in case.names for case in read_cases())
