"""Notes, captions and stage directions stand amid the text: it goes on behind them, and they speak for themselves."""

from __future__ import annotations

import pytest

from quoth import extract
from quoth.model import BlockKind, Document
from quoth.readers.writing import TextWriter

BODY, NOTE, CAPTION, STAGE = BlockKind.BODY, BlockKind.NOTE, BlockKind.CAPTION, BlockKind.STAGE
FURNITURE, COMMENT, QUOTATION = BlockKind.FURNITURE, BlockKind.COMMENT, BlockKind.QUOTATION


def write(*blocks: tuple[BlockKind, str]) -> Document:
    writer = TextWriter("essay")
    for kind, text in blocks:
        writer.add(kind, text)
    return writer.finish(b"")


def found(document: Document) -> list[tuple[str, str | None, str | None]]:
    extraction = extract(document)
    return [
        (quotation.text, attribution.speaker, attribution.rule)
        for quotation, attribution in zip(extraction.quotations, extraction.attributions, strict=True)
    ]


SAID = (BODY, "Mara Hale spoke to the town at noon. “We shall pay for the lamp,” Hale said.")


@pytest.mark.parametrize("kind", [NOTE, CAPTION])
def test_a_quotation_in_a_note_or_a_caption_is_attributed_within_it(kind: BlockKind) -> None:
    named = write(SAID, (kind, "“It was dark,” Bo Quist said."), (BODY, "“All of it.”"))
    bare = write(SAID, (kind, "“It was dark.”"), (BODY, "“All of it.”"))
    plain = write(SAID, (BODY, "“All of it.”"))
    last = found(plain)[-1]
    assert last[1] == "Mara Hale"
    assert found(named)[1][:2] == ("It was dark,", "Bo Quist")
    assert found(named)[2] == last  # the voice of the text runs on past it
    assert found(bare)[1][:2] == ("It was dark.", None)  # and not into it
    assert found(bare)[2] == last


def test_nobody_speaks_in_a_stage_direction() -> None:
    document = write(SAID, (STAGE, "(Voices: “Hear, hear!”)"), (BODY, "“All of it.”"))
    assert [text for text, _, _ in found(document)] == ["We shall pay for the lamp,", "All of it."]
    assert found(document)[1] == found(write(SAID, (BODY, "“All of it.”")))[1]


@pytest.mark.parametrize("kind", [NOTE, CAPTION, STAGE, FURNITURE])
def test_a_quotation_of_several_paragraphs_goes_on_past_what_stands_amid_them(kind: BlockKind) -> None:
    document = write((BODY, "Hale said: “We shall pay."), (kind, "12"), (BODY, "“All of it, and soon.”"))
    (quotation,) = extract(document).quotations
    assert [piece.cut(document.text) for piece in quotation.pieces] == ["We shall pay.", "All of it, and soon."]


@pytest.mark.parametrize("kind", [NOTE, CAPTION, STAGE, FURNITURE])
def test_what_a_paragraph_introduces_may_stand_behind_what_is_amid(kind: BlockKind) -> None:
    document = write((BODY, "Mara Hale said in her letter:"), (kind, "12"), (QUOTATION, "We shall pay for it all."))
    assert found(document)[0][1] == "Mara Hale"


def test_an_unclosed_quotation_does_not_run_into_the_next_comment() -> None:
    document = write((COMMENT, "Hale said “we shall pay."), (FURNITURE, "oldquay says:"), (COMMENT, "“Not I.”"))
    assert [quotation.text for quotation in extract(document).quotations][-1] == "Not I."


def test_a_quotation_in_a_note_amid_another_is_no_part_of_it() -> None:
    document = write((BODY, "Hale said: “We shall pay."), (NOTE, "Quist said “no”."), (BODY, "“All of it.”"))
    extraction = extract(document)
    spoken = {q.text: a.speaker for q, a in zip(extraction.quotations, extraction.attributions, strict=True)}
    assert spoken["no"] == "Quist"
