from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoth
from quoth.corrections import CORRECTED, Correction, correct, write_diff
from quoth.errors import ReadError
from quoth.model import Document, Label, Report
from quoth.readers import read

SENTENCES = (
    "We shall keep the old bridge open for every farmer of the valley, and we ask no toll of anyone.",
    "It cost us more than we had in the chest that winter, and nobody has complained of it to this day.",
    "The river belongs to nobody, unless the council decides otherwise in the spring of the coming year.",
    "“We are poor,” my father said, “but we are many, and the mill is ours for as long as it turns.”",
)
RECORD = quoth.open_record([{"id": "speech", "speaker": "Ann Lee", "text": " ".join(SENTENCES)}])
OTHERS = ("purple", "never", "twelve", "mountain", "unless", "quietly", "[they]", "…", "*we*", "“poor”")


def check(document: Document) -> Report:
    return quoth.check(document, RECORD)


def mend(data: bytes, name: str = "note.md") -> Correction:
    return correct(data, check(read(data, name)), CORRECTED, check)


@st.composite
def quotations(draw: st.DrawFn) -> str:
    """Return words of the speech, a few of them changed, as a document may quote them."""
    start = draw(st.integers(0, 2))
    words = " ".join(SENTENCES[start : start + draw(st.integers(1, 3))]).split()
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words) - 1))
        words[at : at + draw(st.integers(0, 12))] = draw(st.lists(st.sampled_from(OTHERS), max_size=2))
        words = words or ["we"]
    text = " ".join(words)
    if draw(st.booleans()):
        return f"> {text}"
    inner = text.replace("“", "‘").replace("”", "’")
    half = inner.find(" ", len(inner) // 2)
    shown = f"“{inner[:half].strip()},” she said, “{inner[half:].strip()}”"
    return draw(st.sampled_from((f"Ann Lee said: “{inner}”", f"Ann Lee said, {shown}")))


DOCUMENTS = st.lists(quotations(), min_size=1, max_size=4)
ENDS = st.sampled_from(("\n", "\r\n"))


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, ENDS, st.sampled_from(("note.md", "note.txt")))
def test_what_was_put_right_holds_and_the_rest_is_the_same(parts: list[str], end: str, name: str) -> None:
    """After a correction each quotation that was put right holds, what stands outside the quotations is the same to
    the byte, and a second correction changes nothing.
    """
    data = (end * 2).join(("# Néte", *parts, "The end.")).encode() + end.encode()
    before = check(read(data, name))
    mended = mend(data, name)
    after = mended.report
    assert after == check(read(mended.data, name))
    grave = [sum(f.verdict.label in CORRECTED for f in report.findings) for report in (before, after)]
    assert len(mended.left) == grave[1]
    assert (mended.fixed == 0) is (mended.data == data)
    if len(before.findings) == len(after.findings):
        assert outside(before) == outside(after)
        spans = [finding.quotation.span for finding in after.findings]
        for one, finding in zip(before.findings, after.findings, strict=True):
            alone = sum(span.overlaps(finding.quotation.span) for span in spans) == 1
            if alone and one.quotation.text != finding.quotation.text:
                assert finding.verdict.label in (Label.VERBATIM, Label.MARKED)
    again = mend(mended.data, name)
    assert (again.data, again.fixed) == (mended.data, 0)


def outside(report: Report) -> list[str]:
    """Return what stands between the pieces of quotations."""
    parts, at = [], 0
    for finding in report.findings:
        for piece in finding.quotation.pieces:
            if piece.start >= at:
                parts.append(report.document.text[at : piece.start])
                at = piece.end
    return [*parts, report.document.text[at:]]


WRONG = "Jö wrote.\r\n\r\nAnn Lee said: “We shall keep the new bridge open for every farmer of the valley.”\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "cp1252"),
    ],
)  # fmt: skip
def test_the_encoding_stays(mark: bytes, encoding: str) -> None:
    data = mark + WRONG.encode(encoding)
    assert mend(data, "note.txt").data == mark + WRONG.replace("new", "old").encode(encoding)


def test_what_the_encoding_cannot_hold_is_told() -> None:
    said = "We shall keep the старый bridge open for every farmer of the valley."
    record = quoth.open_record([{"id": "s", "speaker": "Ann Lee", "text": said}])
    data = WRONG.encode("cp1252")
    with pytest.raises(ReadError, match="CP1252, cannot hold"):
        correct(data, quoth.check(read(data, "a.txt"), record), CORRECTED, lambda d: quoth.check(d, record))


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (f"<html><body><p>{WRONG}</p></body></html>".encode(), "a.html", "this is HTML"),
        (WRONG.encode() + b"\xff and \xfe more of it \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9" * 2, "a.txt", "UTF-8"),
    ],
)
def test_what_cannot_be_rewritten_is_told(data: bytes, name: str, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        mend(data, name)


def test_only_the_labels_that_are_asked_for_and_not_what_is_spared() -> None:
    data = WRONG.encode()
    report = check(read(data, "a.md"))
    assert correct(data, report, [Label.SPLICED], check).fixed == 0
    assert correct(data, report, CORRECTED, check, lambda report: {1}).fixed == 0
    assert correct(data, report, CORRECTED, check).fixed == 1


def test_the_diff_is_unified_and_safe_to_show() -> None:
    assert write_diff("a.md", "one\r\ntwo\x1b[2J\r\n", "one\r\n2\r\n") == (
        "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n one\r\n-two<U+001B>[2J\r\n+2\r\n"
    )
    assert write_diff("a.md", "one", "two").count("\\ No newline at end of file\n") == 2
    assert write_diff("a.md", "one\n", "one\n") == ""


def test_a_document_with_a_mark_that_is_never_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(WRONG + "\n“It was never closed, and we shall keep the new bridge open for every farmer", "utf-8")
    mended = mend(path.read_bytes())
    assert mend(mended.data).fixed == 0
