"""The lines of a mail: what is written, what is quoted behind `>`, and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from quoth.model import BlockKind
from quoth.text.paragraphs import find_paragraphs

from .writing import TextWriter

__all__ = ["write_lines"]

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_ADDRESS = re.compile(r"\s*[<\[](?:mailto:)?[^<>\[\]@\s]{1,80}@[^<>\[\]@\s]{1,200}[>\]]")
_SENT_FROM = re.compile(
    r"(?:sent (?:from|with|via) (?:my|mail|yahoo|proton|outlook)|get outlook for|von meinem .{2,20} gesendet"
    r"|envoyé (?:de mon|depuis mon)|enviado desde mi|inviato da)\b.{0,60}",
    re.IGNORECASE,
)
_SIGNED = ("-- ", "--")
_CUE = 300
"""Code points of the longest line that says whose words are quoted below it."""


def write_lines(writer: TextWriter, text: str, flowed: bool = False, spaceless: bool = False) -> None:
    """Write the text of a mail: a block a paragraph, without the marks of quotation before its lines.

    Where it is `flowed`, lines that end in a space go on in the next; `spaceless`, and the space is not one.
    """
    lines = [_measure(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if flowed:
        lines = list(_join(lines, spaceless))
    runs = [(depth, [line for _, line in run]) for depth, run in groupby(lines, key=lambda line: line[0])]
    for number, (depth, run) in enumerate(runs):
        deeper = number + 1 < len(runs) and runs[number + 1][0] > depth
        _write_run(writer, run, depth, deeper)


def _measure(line: str) -> tuple[int, str]:
    """Return how deep a line is quoted, and its words."""
    found = None if line.startswith(">From ") else _QUOTED.match(line)  # `>From` guards a line in a mailbox
    if found is None:
        return 0, line.removeprefix(">")
    return found[0].count(">"), line[found.end() :]


def _join(lines: list[tuple[int, str]], spaceless: bool) -> Iterator[tuple[int, str]]:
    """Join the lines of one depth that flow into one another."""
    depth, parts = 0, list[str]()
    for deep, line in lines:
        line = line.removeprefix(" ") if not deep else line
        if parts and deep != depth:
            yield depth, "".join(parts)
            parts = []
        depth = deep
        goes_on = line.endswith(" ") and line != _SIGNED[0]
        parts.append(line[:-1] if goes_on and spaceless else line)
        if not goes_on:
            yield depth, "".join(parts)
            parts = []
    if parts:
        yield depth, "".join(parts)


def _write_run(writer: TextWriter, run: list[str], depth: int, deeper: bool) -> None:
    """Write lines of one depth; the last paragraph may lead up to what is quoted below it."""
    kind = BlockKind.QUOTATION if depth else BlockKind.BODY
    signed = next((at for at, line in enumerate(run) if line in _SIGNED), len(run))
    said = [(words, kind) for words in _cut("\n".join(run[:signed]))]
    said += [(words, BlockKind.FURNITURE) for words in _cut("\n".join(run[signed + 1 :]))]
    for number, (words, own) in enumerate(said):
        if deeper and number == len(said) - 1 and words.endswith(":") and len(words) <= _CUE:
            writer.add(BlockKind.BODY, _ADDRESS.sub("", words))
        elif own is BlockKind.BODY and _SENT_FROM.fullmatch(words):
            writer.add(BlockKind.FURNITURE, words)
        else:
            writer.add(own, words)


def _cut(text: str) -> Iterator[str]:
    """Go over the paragraphs of a text, their lines joined."""
    for paragraph in find_paragraphs(text):
        yield " ".join(paragraph.span.cut(text).split())
