from __future__ import annotations

import pytest

from quoth.model import Report
from quoth.reports.inline import DOCUMENTS_OWN, MARKS, inline_parts, shown_parts

SHOWN = {
    1: "All rivers run, / to the sea.",
    2: "[=We=](W)e hold … [=come what may=] the *bridge*.",
    3: "It is [-not-] safe.",
    4: "We came. || [-They left-]{+They+} {+left+}.",
    5: "I own it.",
    6: "No such words <U+001B>[31mhere<U+202E>.",
    8: "[b]rackets and <U+D800>",
}


@pytest.mark.parametrize("number", SHOWN)
def test_changes_stand_in_their_place(report: Report, number: int) -> None:
    finding = report.findings[number - 1]
    parts = shown_parts(finding, report.document.text)
    assert "".join(MARKS[p.kind].before + p.text + MARKS[p.kind].after for p in parts) == SHOWN[number]


def test_the_documents_own_parts_are_its_pieces(report: Report) -> None:
    for finding in report.findings:
        parts = inline_parts(finding, report.document.text)
        pieces = "".join(piece.cut(report.document.text) for piece in finding.quotation.pieces)
        assert "".join(part.text for part in parts if part.kind in DOCUMENTS_OWN) == pieces
